"""What a portfolio of coins may lose in a day: three ways to draw the day, in equal parts.

Filtered bootstrap (Barone-Adesi et al. 1999), Student-t steps at a volatility halfway between now
and half a year, and whole past days. Mixed, because each alone is wrong in its own way
(docs/models.md). It tells sizes of losses, never a direction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.market.trailing import smoothed

NAME: Final = "risk"
LEVELS: Final = (0.05, 0.01)

Floats = NDArray[np.float64]


class TooShort(ValueError):
    """There are fewer returns than the model looks back on."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One-day loss as a share of the portfolio, positive: exceeded on `level` of days, as modelled.

    `shortfall` is the mean loss of those days.
    """

    level: float
    value_at_risk: float
    shortfall: float


@dataclass(frozen=True, slots=True)
class RiskModel:
    """The numbers of the card: hours looked back on, memory of volatility, tails, paths drawn."""

    window_hours: int
    memory_hours: int
    degrees: int
    horizon_hours: int
    paths: int

    def losses(self, returns: Floats, seed: int = 0) -> tuple[Loss, ...]:
        """Return the losses at `LEVELS` after hourly log returns of the portfolio, oldest first.

        Equal returns and seed give equal figures. Raises `TooShort`.
        """
        if len(returns) < self.window_hours:
            raise TooShort(f"{len(returns)} hourly returns, wanted {self.window_hours}")
        window = returns[-self.window_hours :]
        ends = np.sort(np.expm1(self._ends(window, np.random.default_rng(seed))))
        return tuple(_loss(ends, level) for level in LEVELS)

    def _ends(self, window: Floats, random: np.random.Generator) -> Floats:
        """Return the log returns of the days drawn."""
        decay = 1 - 1 / self.memory_hours
        first = float(window[: self.memory_hours].var())
        variance = np.maximum(smoothed(window**2, decay, first), 1e-12)
        before = np.concatenate([[first], variance[:-1]])
        each = self.paths // 3
        return np.concatenate(
            [
                self._filtered(window / np.sqrt(np.maximum(before, 1e-12)), variance[-1], random),
                self._heavy_tailed(window, variance[-1], random),
                _past_days(window, self.horizon_hours, each, random),
            ]
        )

    def _filtered(self, shocks: Floats, variance: float, random: np.random.Generator) -> Floats:
        """Return days of past shocks, each scaled by the volatility that the ones before left."""
        each, decay = self.paths // 3, 1 - 1 / self.memory_hours
        drawn = shocks[random.integers(0, len(shocks), (self.horizon_hours, each))]
        now, ends = np.full(each, variance), np.zeros(each)
        for shock in drawn:
            step = np.sqrt(now) * shock
            ends += step
            now = decay * now + (1 - decay) * step * step
        return ends

    def _heavy_tailed(self, window: Floats, now: float, random: np.random.Generator) -> Floats:
        """Return days of Student-t hours whose variance is the mean of now's and the window's."""
        size = np.sqrt((now + window.var()) / 2 * (self.degrees - 2) / self.degrees)
        shape = (self.paths // 3, self.horizon_hours)
        return np.asarray(size * random.standard_t(self.degrees, shape).sum(axis=1))


def portfolio_returns(closes: Mapping[str, Floats], shares: Mapping[str, float]) -> Floats:
    """Return hourly log returns of a portfolio held at constant shares of its value.

    `closes` are hourly and of one length; what the shares leave of 1 is cash. Coins fall together:
    that is kept, because the hours are the same for all.
    """
    gain = np.zeros(len(next(iter(closes.values()))) - 1)
    for coin, share in shares.items():
        gain += share * (np.diff(closes[coin]) / closes[coin][:-1])
    return np.log1p(gain)


def load_risk(folder: Path = registry.MODELS) -> RiskModel:
    """Open the model that ships with the desk: its card is all of it. Raises `BadModel`."""
    return RiskModel(**registry.load_card(NAME, folder).parameters["model"])


def _past_days(window: Floats, hours: int, count: int, random: np.random.Generator) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(window)])
    starts = random.integers(0, len(window) - hours + 1, count)
    return np.asarray(sums[starts + hours] - sums[starts])


def _loss(ends: Floats, level: float) -> Loss:
    worst = ends[: max(1, int(level * len(ends)))]
    return Loss(level, -float(worst[-1]), -float(worst.mean()))
