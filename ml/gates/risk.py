"""Does a portfolio lose more than the stated value at risk as often as stated?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.gates.gate import Gate, between
from ml.market import candles, coverage
from ml.market.coverage import Coverage, Days
from ml.market.risk import RiskModel, load_risk, portfolio_returns

NAME: Final = "risk"
TOLERANCE: Final = 0.003  # a share of the portfolio; other random streams stay within it
LOW, HIGH = 0.040, 0.060
REFUSED: Final = 0.05  # p-value
_SURVIVORS: Final = ("bitcoin", "bnb", "dogecoin", "ethereum", "litecoin", "ripple", "solana")
_OLD: Final = ("BTCUSD", "ETHUSD", "LTCUSD")
_OLD_START: Final = np.datetime64("2016-11-01")  # after a hole of two months in that venue's data

Floats = NDArray[np.float64]


def golden() -> Sequence[float]:
    """Return the losses after half a year of waves that swell."""
    hours = np.arange(4400)
    returns = 0.004 * np.sin(hours * 1.7) * (1 + 0.5 * np.sin(hours / 200)) - 0.00001
    losses = load_risk().losses(returns)
    return [value for loss in losses for value in (loss.value_at_risk, loss.shortfall)]


def measured(folder: Path) -> list[Gate]:
    """Back-test Bitcoin alone, and two equal portfolios as one run of days."""
    return [gate for who, tested in _tests(folder).items() for gate in _gates(who, *tested)]


def figures(folder: Path) -> dict[str, dict[str, float]]:
    """Return what the card records."""
    return {who: _figures(*tested) for who, tested in _tests(folder).items()}


def _tests(folder: Path) -> Mapping[str, tuple[Days, Floats]]:
    """Return the days back-tested and the naive value at risk of them, by name."""
    model = load_risk()
    found = {}
    for who, sets in histories(folder).items():
        tests = [coverage.back_test(model, returns) for returns in sets]
        found[who] = (coverage.together(tests), _naive(model, sets, tests))
    return found


def _figures(days: Days, naive: Floats) -> dict[str, float]:
    five, one = coverage.coverage(days)
    found = {
        "days": five.days,
        "breached_5": five.rate,
        "kupiec_5": five.kupiec,
        "christoffersen_5": five.independence,
        "breached_1": one.rate,
        "kupiec_1": one.kupiec,
        "shortfall_ratio_5": five.shortfall_ratio,
        "gaussian_breached_5": float((days.lost > naive).mean()),
    }
    return {name: round(float(value), 4) for name, value in found.items()}


def histories(folder: Path) -> Mapping[str, list[Floats]]:
    """Return hourly log returns by name; parts of one name are back-tested apart and pooled."""
    recent = candles.eight_coins(folder)
    old = candles.seven_pairs(folder)
    now = {coin: recent[coin].close for coin in _SURVIVORS}
    then = {coin: old[coin].close[old[coin].opened >= _OLD_START] for coin in _OLD}
    return {
        "BTC": [np.diff(np.log(candles.bitcoin(folder).close))],
        "coins": [
            portfolio_returns(closes, dict.fromkeys(closes, 1 / len(closes)))
            for closes in (then, now)
        ],
    }


def _naive(model: RiskModel, sets: list[Floats], tests: list[Days]) -> Floats:
    return np.concatenate(
        [
            coverage.gaussian(model, returns, len(days.lost))
            for returns, days in zip(sets, tests, strict=True)
        ]
    )


def _gates(who: str, days: Days, naive: Floats) -> list[Gate]:
    five, one = coverage.coverage(days)
    share = f"5 % VaR breached, {who}"
    loss = coverage.quantile_loss(days.stated[:, 0], days.lost, five.level)
    naive_loss = coverage.quantile_loss(naive, days.lost, five.level)
    return [
        *between(share, five.rate, five.days, LOW, HIGH),
        Gate(
            what=f"Kupiec p-value of 5 %, {who}", value=five.kupiec, n=five.days, limit=REFUSED,
        ),
        Gate(
            what=f"quantile loss of 5 %, {who}", value=1e4 * loss, n=five.days, unit="bp",
            limit=1e4 * naive_loss, is_least=False, naive=1e4 * naive_loss,
            naive_is="Gaussian of the same half year",
        ),
        Gate(
            what=f"breaches in a row over chance, {who}", value=five.clusters, n=five.days,
            parts={"Christoffersen p": five.independence, "shortfall ratio": five.shortfall_ratio},
        ),
        _under_covered(who, one),
    ]  # fmt: skip


def _under_covered(who: str, one: Coverage) -> Gate:
    return Gate(
        what=f"1 % VaR breached, {who}: under-covered", value=one.rate, n=one.days,
        parts={"Kupiec p": one.kupiec},
    )  # fmt: skip
