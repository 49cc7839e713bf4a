"""What models read, as people see it: figures with their meaning, no word of a direction."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.callbacks.signals import Score
from bot.plots import Plot
from bot.screen import button
from bot.views import market, portfolio, signals
from desk import i18n
from desk.gauges.model import Band, Edge, Finder, Liveliness, Look, Loss, Losses, Oddity
from desk.gauges.sightings import Tally
from desk.i18n import Texts
from desk.market.model import Timeframe
from desk.portfolio.service import Summary
from desk.signals.scorecard import By
from ml.market.geometry import NAMES, NONE

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
LOOK = Look(
    name="double top",
    confidence=Decimal("0.9612"),
    windows=229,
    mean_bp=Decimal(8),
    error_bp=Decimal("29.9"),
)
BAND = Band(hours=1, half=Decimal("0.0031"), most=Decimal("0.00725"), liveliness=Liveliness.USUALLY)
SUMMARY = Summary(
    cash=Decimal(4000),
    reserved=Decimal(0),
    positions=(),
    realised=Decimal(0),
    fees=Decimal(0),
    deposited=Decimal(10000),
    day_change=Decimal(0),
)
LANGUAGES = i18n.languages()


def texts(language: str = "en") -> Texts:
    return i18n.texts(language)


def caption(
    language: str = "en",
    *,
    look: Look | None = LOOK,
    band: Band | None = BAND,
    tally: Tally | None = None,
) -> str:
    t = texts(language)
    plot = Plot(symbol="BTC/USDT", timeframe=Timeframe.M15, candles=(), shown=10, zone="UTC")
    trade = button("x", Score())
    return market.chart_caption(plot, t, trade=[trade], band=band, look=look, tally=tally).text


def test_the_range_of_the_next_hour_is_a_size_and_is_called_one() -> None:
    told = caption(look=None)
    assert "Expected range of the next hour: within ±0.31 % in half of such hours" in told
    assert "±0.72 % in four of five" in told
    assert "A size, not a direction." in told


def test_a_pattern_has_its_record_with_count_and_interval_and_the_word_chance() -> None:
    told = caption(band=None)
    assert "a double top, 96 % sure" in told
    assert "After 229 of them in 2019" in told
    assert "95 % between −51 and +67" in told
    assert "chance" in told


def test_a_pattern_has_this_desks_own_record_too() -> None:
    told = caption(band=None, tally=Tally(name="double top", n=40, hits=18, moved=36))
    assert "The books say down after it." in told
    assert "18 of 40 times within 48 candles: 45 %, 95 % between 31 and 60 %" in told
    assert "a thrown coin 45 %" in told


def test_too_few_charts_are_counted_and_no_rate_is_told() -> None:
    told = caption(band=None, tally=Tally(name="bull flag", n=19, hits=19, moved=19))
    assert "The books say up after it. On this desk 19 have run their 48 candles so far" in told
    assert "from 20 on" in told
    assert "100" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_has_a_name_of_its_own_and_captions_fit(language: str) -> None:
    tally = Tally(name="double top", n=12_345, hits=6_789, moved=12_000)
    told = {
        caption(language, look=replace(LOOK, name=name), tally=tally)
        for name in NAMES
        if name != NONE
    }
    assert len(told) == len(NAMES) - 1
    assert max(len(one) for one in told) <= 1024  # Telegram's limit for a caption


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_models_a_caption_says_nothing_of_them(language: str) -> None:
    assert len(caption(language, look=None, band=None).splitlines()) <= 2


def test_a_day_of_losses_is_told_in_money_with_what_it_means() -> None:
    levels = (("0.05", "120", "180"), ("0.01", "250", "300"))
    losses = Losses(
        losses=tuple(
            Loss(level=Decimal(a), value_at_risk=Decimal(b), shortfall=Decimal(c))
            for a, b, c in levels
        ),
        hours=4400,
        wanted=4320,
    )
    told = portfolio.portfolio(SUMMARY, losses, texts()).text
    assert "1 day in 20 loses <b>120.00 USDT</b> or more, 180.00 on average" in told
    assert "1 in 100 about 250.00 (passed a little more often when tested)" in told
    short = replace(losses, losses=(), hours=300)
    told = portfolio.portfolio(SUMMARY, short, texts()).text
    assert "not enough history yet" in told
    assert "Risk" not in portfolio.portfolio(SUMMARY, None, texts()).text


@pytest.mark.parametrize("finder", Finder)
@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_trades_name_who_found_them_and_why(language: str, finder: Finder) -> None:
    oddity = Oddity(
        at=NOW - timedelta(minutes=2),
        found_by=finder,
        volume=Decimal("21.4"),
        price=Decimal("16.2"),
        move=Decimal("0.0412"),
    )
    told = str(market.warning(oddity, texts(language), now=NOW))
    assert "+4.1" in told.replace(",", ".")
    assert "21" in told
    assert "16" in told
    assert market.warning(None, texts(language), now=NOW) is None


def test_direction_is_no_edge_with_its_numbers_and_stands_among_models_alone() -> None:
    edge = Edge(
        has_edge=False,
        right=Decimal("0.5364"),
        reversal=Decimal("0.5259"),
        hours=26420,
        trades=2937,
        net_bp=Decimal("-17.4"),
    )
    told = signals.scorecard([], Score(by=By.MODEL), texts(), names={}, edge=edge).text
    assert "no edge" in told
    assert "53.6 % of 26420 hours" in told
    assert "−17.4 bp" in told
    assert "edge" not in signals.scorecard([], Score(), texts(), names={}).text
