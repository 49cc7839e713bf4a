"""How far may the price go from here, either way? A band of moves, never a direction.

A logistic regression over past volatility, hour and volume says how likely a move is that four
fifths of hours do not make; hours scored alike share the moves that followed such hours. A network
that also read the headline was no better (docs/models.md), so text is not asked.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.market import hours, trailing
from ml.market.candles import Candles
from ml.market.hours import Logistic, Places

NAME: Final = "band"
FILE: Final = "band.npz"
HORIZONS: Final = (1, 4, 24)  # hours
BIG: Final = 0.8  # quantile of moves from which one is big
GROUPS: Final = 5  # hours scored alike
MOST: Final = 0.8  # of moves stay within the wide end
_QUARTER: Final = 90 * 24

Floats = NDArray[np.float64]
Verdict = Literal["usually moves", "rarely moves"]


def table(candles: Candles) -> Floats:
    """Return hours x features: volatility against the week's, last moves, volume, time."""
    price = np.log(candles.close)
    week = hours.week_deviation(candles)
    usual, _ = trailing.mean_and_deviation(np.nan_to_num(np.log(week)), _QUARTER, hours.WEEK)
    columns = [
        np.log(np.maximum(hours.deviation(candles, 6), 1e-6) / week),
        np.log(np.maximum(hours.deviation(candles, hours.DAY), 1e-6) / week),
        np.log(week) - usual,
        *(np.abs(trailing.change(price, n)) / (week * np.sqrt(n)) for n in (1, 6, 24)),
        np.log(candles.high / candles.low) / week,
        hours.volume_z(candles),
        *hours.clock(candles),
    ]
    return np.stack(columns, axis=1)


def sizes(candles: Candles) -> Floats:
    """Return hours x `HORIZONS`: the move after each hour's close in its week's deviations.

    NaN where the move has not happened yet.
    """
    price, week = np.log(candles.close), hours.week_deviation(candles)
    columns = []
    for ahead in HORIZONS:
        later = np.concatenate([price[ahead:], np.full(ahead, np.nan)])
        columns.append(np.abs(later - price) / (week * np.sqrt(ahead)))
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class MoveBand:
    """Expected move over `hours`, either way, as shares of the price.

    Half of moves stay within `half`, four fifths within `most`. `verdict` tells whether hours like
    this one moved more than an ordinary hour more often than not; `chance_of_big` is that of a move
    which four fifths of hours do not make.
    """

    hours: int
    half: float
    most: float
    chance_of_big: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Groups:
    """What followed hours scored alike: horizons x groups, sizes in deviations of the week.

    `borders` part the groups by chance, `lively` is the share that moved more than the median of
    all hours.
    """

    borders: Floats
    half: Floats
    most: Floats
    lively: Floats

    def of(self, horizon: int, chances: Floats) -> Places:
        """Return the group of each chance."""
        return np.asarray(np.searchsorted(self.borders[horizon], chances, side="right"))


class BandModel:
    """Reads hourly candles of any coin; learnt on Bitcoin's."""

    def __init__(self, regression: Logistic, groups: Groups) -> None:
        self._regression = regression
        self.groups = groups

    def chances(self, candles: Candles, at: Places) -> Floats:
        """Return places x `HORIZONS` chances of a big move."""
        return self._regression.chances(table(candles)[at])

    def read(self, candles: Candles) -> tuple[MoveBand, ...]:
        """Return a band a horizon after the last candle; wants `hours.READY` candles at least."""
        at = np.array([len(candles) - 1])
        chances = self.chances(candles, at)[0]
        week = float(hours.week_deviation(candles)[-1])
        return tuple(self._band(n, float(chance), week) for n, chance in enumerate(chances))

    def _band(self, horizon: int, chance: float, week: float) -> MoveBand:
        group = int(self.groups.of(horizon, np.array([chance]))[0])
        unit = week * np.sqrt(HORIZONS[horizon])
        lively = self.groups.lively[horizon, group] > 0.5
        return MoveBand(
            HORIZONS[horizon],
            float(np.expm1(self.groups.half[horizon, group] * unit)),
            float(np.expm1(self.groups.most[horizon, group] * unit)),
            chance,
            "usually moves" if lively else "rarely moves",
        )


def group(chances: Floats, found: Floats) -> Groups:
    """Return the groups of equal size that rows x `HORIZONS` chances and sizes make."""
    shape = (len(HORIZONS), GROUPS)
    borders = np.quantile(chances, np.arange(1, GROUPS) / GROUPS, axis=0).T
    half, most, lively = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for horizon in range(len(HORIZONS)):
        member = np.searchsorted(borders[horizon], chances[:, horizon], side="right")
        for number in range(GROUPS):
            these = found[member == number, horizon]
            half[horizon, number], most[horizon, number] = np.quantile(these, [0.5, MOST])
            lively[horizon, number] = (these > np.median(found[:, horizon])).mean()
    return Groups(borders, half, most, lively)


def load_band(folder: Path = registry.MODELS) -> BandModel:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card(NAME, folder)
    content = registry.load_file(card, FILE, folder)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        groups = Groups(*(arrays[name] for name in ("borders", "half", "most", "lively")))
        return BandModel(hours.logistic_from(arrays), groups)
