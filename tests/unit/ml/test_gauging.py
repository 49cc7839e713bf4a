"""Prices laid out for the shipped market models, and what they say of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from desk import clock
from ml.gauging import FRAMES, Gauging, Models
from ml.market.geometry import WINDOW

FIRST = 1_700_000_000 // 3600 * 3600
LONG = 4_400


class Laid:
    """Rows that lie there, wishes that wait, readings that were kept."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, tuple[str, Any]]] = {}
        self.wishes: list[dict[str, Any]] = []
        self.kept: dict[str, Mapping[str, Any]] = {}
        self.asked = 0

    def lay(self, what: str, symbol: str, rows: list[list[float]]) -> None:
        self.rows.setdefault(what, {})[symbol] = (str(len(rows)), rows)

    async def fed(self, what: str, known: Mapping[str, str]) -> dict[str, tuple[str, Any]]:
        found = self.rows.get(what, {})
        return {s: found[s] for s in found if known.get(s) != found[s][0]}

    async def keep(self, name: str, body: Mapping[str, Any]) -> None:
        self.asked += 1
        self.kept[name] = body

    async def wish(self) -> dict[str, Any] | None:
        return self.wishes.pop(0) if self.wishes else None


@pytest.fixture(scope="module")
def models() -> Models:
    return Models.load()


def walk(count: int, seed: int = 1) -> list[list[float]]:
    """Hours of a random walk of half a percent an hour."""
    random = np.random.default_rng(seed)
    closes = 100 * np.exp(np.cumsum(0.005 * random.standard_normal(count)))
    opens = np.concatenate([[100.0], closes[:-1]])
    highs, lows = np.maximum(opens, closes) * 1.001, np.minimum(opens, closes) * 0.999
    volumes = random.uniform(5, 15, count)
    times = FIRST + 3600 * np.arange(count)
    found: list[list[float]] = np.stack(
        [times, opens, highs, lows, closes, volumes], axis=1
    ).tolist()
    return found


def wish(shares: dict[str, str], *, age_ms: int = 0) -> dict[str, Any]:
    return {"name": "risk:1:paper", "shares": shares, "hour": "7", "at": clock.epoch_ms() - age_ms}


async def test_a_day_of_a_portfolio_and_the_next_hour_of_its_coins_are_read(models: Models) -> None:
    laid = Laid()
    laid.lay("hours", "BTC/USDT", walk(LONG, 1))
    laid.lay("hours", "ETH/USDT", walk(LONG, 2))
    gauging = Gauging(laid, models)
    await gauging.round()
    band = laid.kept["band:BTC/USDT"]
    # An hour of the walk is half a percent: half of moves are within two thirds of that.
    assert band["hours"] == 1
    assert 0.001 < float(band["half"]) < float(band["most"]) < 0.02
    assert band["liveliness"] in {"usually", "rarely"}

    laid.wishes.append(wish({"BTC/USDT": "0.40", "ETH/USDT": "0.10"}))
    await gauging.answer()
    told = laid.kept["risk:1:paper"]
    assert (told["shares"], told["hour"]) == ({"BTC/USDT": "0.40", "ETH/USDT": "0.10"}, "7")
    usual, rare = told["losses"]
    assert (usual["level"], rare["level"]) == ("0.05", "0.01")
    assert 0.005 < float(usual["value_at_risk"]) < float(rare["value_at_risk"]) < 0.1
    assert float(usual["value_at_risk"]) < float(usual["shortfall"])


async def test_twice_as_much_at_stake_is_twice_the_loss(models: Models) -> None:
    laid = Laid()
    laid.lay("hours", "BTC/USDT", walk(LONG))
    gauging = Gauging(laid, models)
    await gauging.round()
    found = [gauging.losses({"BTC/USDT": share})["losses"][0] for share in ("0.40", "0.80")]
    small, large = (float(one["value_at_risk"]) for one in found)
    assert large == pytest.approx(2 * small, rel=0.05)


@pytest.mark.parametrize("count", [0, 500, 4_320])
async def test_too_short_a_history_gives_hours_and_no_figures(models: Models, count: int) -> None:
    laid = Laid()
    laid.lay("hours", "ETH/USDT", walk(LONG))
    if count:
        laid.lay("hours", "BTC/USDT", walk(count))
    gauging = Gauging(laid, models)
    await gauging.round()
    told = gauging.losses({"BTC/USDT": "0.50", "ETH/USDT": "0.20"})
    assert told == {"losses": [], "hours": max(count - 1, 0), "wanted": 4_320}


async def test_who_has_gone_is_not_answered(models: Models) -> None:
    laid = Laid()
    laid.wishes.append(wish({"BTC/USDT": "0.40"}, age_ms=11_000))
    await Gauging(laid, models).answer()
    assert laid.kept == {}


async def test_a_chart_by_the_book_is_named_with_what_followed_and_noise_is_not(
    models: Models,
) -> None:
    steps = np.linspace(0, 4, WINDOW)
    peaks = 100 * np.exp(0.05 * np.interp(steps, range(5), (0, 1, 0.5, 1, 0.1)))
    flat = [100.0] * WINDOW
    laid = Laid()
    for symbol, closes in (("TOP/USDT", peaks.tolist()), ("FLAT/USDT", flat)):
        laid.lay("closes-15m", symbol, [[0, c, c, c, c, 1] for c in closes])
    laid.lay("closes-1h", "NEW/USDT", [[0, 1, 1, 1, 1, 1]] * 5)
    await Gauging(laid, models).round()
    named = laid.kept["look:TOP/USDT:15m"]
    assert named["name"] == "double top"
    assert float(named["confidence"]) >= models.patterns.limit
    assert (named["windows"], named["mean_bp"], named["error_bp"]) == (229, "8.0", "29.9")
    assert laid.kept["look:FLAT/USDT:15m"] == {"name": ""}
    assert laid.kept["look:NEW/USDT:1h"] == {"name": ""}


async def test_what_has_not_changed_is_not_read_again(models: Models) -> None:
    laid = Laid()
    for frame in FRAMES:
        laid.lay(f"closes-{frame}", "BTC/USDT", walk(WINDOW))
    gauging = Gauging(laid, models)
    await gauging.round()
    before = laid.asked
    await gauging.round()
    assert laid.asked == before + 1  # only that there is no edge is said anew, lest it lapse


async def test_direction_is_told_as_what_it_is(models: Models) -> None:
    laid = Laid()
    await Gauging(laid, models).round()
    told = laid.kept["direction"]
    assert told["has_edge"] is False
    assert float(told["net_bp"]) < 0
    assert 0.5 < float(told["right"]) < 0.55


def bars(count: int, *, burst: int = 0, begin: int = FIRST) -> list[list[float]]:
    """Quiet bars of fifteen seconds, the last `burst` of them of a pump."""
    random = np.random.default_rng(3)
    found, price = [], 1.0
    for number in range(count):
        wild = number >= count - burst
        price *= 1.03 if wild else 1 + 0.0005 * random.standard_normal()
        trades, volume = (60, 900.0) if wild else (3, float(random.uniform(4, 8)))
        found.append([begin + 15 * number, trades, trades - 1, volume, volume * 0.9, price, price])
    return found


async def test_a_burst_of_volume_and_price_raises_an_alarm_that_says_who_and_why(
    models: Models,
) -> None:
    laid = Laid()
    laid.lay("bars", "NEW/USDT", bars(600, burst=3))
    laid.lay("bars", "QUIET/USDT", bars(601))
    await Gauging(laid, models).listen()
    told = laid.kept["oddity:NEW/USDT"]
    assert told["found_by"] in {"rule", "both"}
    assert told["at"] == FIRST + 15 * 599
    assert min(float(told["volume"]), float(told["price"])) >= models.pumps.rule_limit
    assert float(told["move"]) > 0.05
    assert "oddity:QUIET/USDT" not in laid.kept


async def test_nothing_is_odd_before_an_hour_of_trades_or_after_a_hole(models: Models) -> None:
    laid = Laid()
    gauging = Gauging(laid, models)
    laid.lay("bars", "NEW/USDT", bars(100, burst=3))
    await gauging.listen()
    laid.lay("bars", "NEW/USDT", bars(20, burst=3, begin=FIRST + 15 * 1000))
    await gauging.listen()
    assert laid.kept == {}


async def test_bars_add_up_as_they_come_and_a_late_one_replaces_what_was_known(
    models: Models,
) -> None:
    laid, quiet = Laid(), bars(606, burst=4)
    gauging = Gauging(laid, models)
    laid.lay("bars", "NEW/USDT", quiet[:600])
    await gauging.listen()
    assert laid.kept == {}
    laid.lay("bars", "NEW/USDT", quiet[590:606])
    await gauging.listen()
    assert laid.kept["oddity:NEW/USDT"]["at"] == FIRST + 15 * 605
