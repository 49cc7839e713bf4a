"""Whether what the models say goes with what the market does after: ranks against ranks. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import atanh, sqrt, tanh
from statistics import StatisticsError, correlation, median, quantiles
from typing import Final

from desk.signals.model import Forecast
from desk.signals.statistics import ENOUGH

MOST_POINTS: Final = 400
BINS: Final = 5
_Z: Final = 1.959963984540054  # of the normal distribution, 95 % two-sided
_EDGE: Final = 0.999999  # Fisher's transformation has no value at one


class Said(StrEnum):
    """What of the models' words is held against the market.

    The tone against the move with its sign, or the impact against the size of the move.
    """

    TONE = "tone"
    IMPACT = "impact"

    @property
    def least(self) -> float:
        """The smallest value there may be; the largest is one."""
        return -1.0 if self is Said.TONE else 0.0

    def pair(self, forecast: Forecast) -> tuple[float, float]:
        """Return what was said, and what the market did in units of the coin's volatility."""
        if self is Said.TONE:
            return forecast.sentiment, forecast.sigmas
        return forecast.impact, abs(forecast.sigmas)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The alerts of which `low` to `high` was said, and the quartiles of the moves after them.

    `quartiles` is None for fewer than 20 of them.
    """

    low: float
    high: float
    n: int
    quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """How far what was said and what the market did rise together, -1 to 1, over `n` alerts.

    `rho` and its 95 % interval are None for fewer than 20 alerts, and where all said the same or
    nothing moved. `points` are the newest alerts, 400 at most, oldest first.
    """

    n: int
    rho: float | None
    interval: tuple[float, float] | None
    bins: tuple[Bin, ...]
    points: tuple[tuple[float, float], ...]


def correlate(forecasts: Sequence[Forecast], said: Said) -> Correlation:
    """Return how what was said went with what the market did, of alerts oldest first.

    Ranks ask for no straight line and no one move outweighs the others: C. Spearman, "The proof
    and measurement of association between two things", American Journal of Psychology 15 (1904).
    """
    pairs = [said.pair(forecast) for forecast in forecasts]
    rho = spearman(pairs)
    return Correlation(
        n=len(pairs),
        rho=rho,
        interval=None if rho is None else interval(rho, len(pairs)),
        bins=_bins(pairs, said.least),
        points=tuple(pairs[-MOST_POINTS:]),
    )


def spearman(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Spearman's rank correlation; None for fewer than `ENOUGH` or without any spread.

    Equal values share the mean of their ranks, so it is Pearson's correlation of the ranks.
    """
    if len(pairs) < ENOUGH:
        return None
    said, moved = zip(*pairs, strict=True)
    try:
        return max(-1.0, min(1.0, correlation(_ranks(said), _ranks(moved))))
    except StatisticsError:  # one of the two never changes
        return None


def interval(rho: float, n: int) -> tuple[float, float]:
    """Return where the true rank correlation lies with 95 % confidence.

    Fisher's transformation with the variance of D. G. Bonett and T. A. Wright, "Sample size
    requirements for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65
    (2000).
    """
    middle = atanh(max(-_EDGE, min(_EDGE, rho)))
    reach = _Z * sqrt((1 + rho * rho / 2) / (n - 3))
    return tanh(middle - reach), tanh(middle + reach)


def _ranks(values: Sequence[float]) -> list[float]:
    places = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    before = 0
    for _, group in groupby(places, key=values.__getitem__):
        equals = list(group)
        for place in equals:
            ranks[place] = before + (len(equals) + 1) / 2
        before += len(equals)
    return ranks


def _bins(pairs: Sequence[tuple[float, float]], least: float) -> tuple[Bin, ...]:
    width = (1 - least) / BINS
    groups: list[list[float]] = [[] for _ in range(BINS)]
    for said, moved in pairs:
        groups[max(0, min(BINS - 1, int((said - least) / width)))].append(moved)
    return tuple(
        Bin(
            low=least + number * width,
            high=least + (number + 1) * width,
            n=len(moves),
            quartiles=_quartiles(moves),
        )
        for number, moves in enumerate(groups)
    )


def _quartiles(moves: Sequence[float]) -> tuple[float, float, float] | None:
    if len(moves) < ENOUGH:
        return None
    low, _, high = quantiles(moves, n=4, method="inclusive")
    return low, median(moves), high
