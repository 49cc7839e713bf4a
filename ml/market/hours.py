"""What models of hourly prices look at: tables and windows of hours, from the past alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml.market import trailing
from ml.market.candles import Candles

WEEK: Final = 168
DAY: Final = 24
WINDOW: Final = 64  # hours that a network sees
CHANNELS: Final = 7
READY: Final = 256  # hours until every feature has its history
_ORDINARY: Final = 0.005  # a usual deviation of an hour

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Places = NDArray[np.int64]


def hourly_returns(candles: Candles) -> Floats:
    """Return the log return of each hour, 0 for the first."""
    return np.nan_to_num(trailing.change(np.log(candles.close)))


def deviation(candles: Candles, window: int) -> Floats:
    """Return the deviation of the last `window` hourly returns, this hour's with them."""
    return trailing.mean_and_deviation(hourly_returns(candles), window, window)[1]


def week_deviation(candles: Candles) -> Floats:
    """Return the deviation of a week of hours, never 0."""
    return np.maximum(deviation(candles, WEEK), 1e-6)


def clock(candles: Candles) -> tuple[Floats, Floats, Floats]:
    """Return sine and cosine of the hour of the day in UTC, and 1 on Saturdays and Sundays."""
    hours = candles.opened.astype("datetime64[h]").astype(np.int64)
    angle = 2 * np.pi * (hours % DAY) / DAY
    weekday = (hours // DAY + 3) % 7  # 1970 began on a Thursday
    return np.sin(angle), np.cos(angle), (weekday >= 5).astype(np.float64)


def volume_z(candles: Candles) -> Floats:
    """Return the z-score of the log volume in its week."""
    volume = np.log(candles.volume + 1e-9)
    mean, spread = trailing.mean_and_deviation(volume, WEEK, WEEK)
    return (volume - mean) / np.maximum(spread, 1e-6)


def place_in_range(candles: Candles) -> Floats:
    """Return where an hour closed between its low (-1) and its high (1); 0 without a range."""
    width = candles.high - candles.low
    middle = 2 * candles.close - candles.high - candles.low
    return np.divide(middle, width, out=np.zeros(len(width)), where=width > 0)


def channels(candles: Candles) -> Singles:
    """Return hours x `CHANNELS` as the networks read them; hours before `READY` hold zeros."""
    week = trailing.lag(week_deviation(candles), 1)
    sine, cosine, _ = clock(candles)
    columns = [
        np.clip(hourly_returns(candles) / week, -8, 8),
        np.clip(volume_z(candles), -5, 5),
        np.clip(np.log(candles.high / candles.low) / week, 0, 20) / 4,
        place_in_range(candles),
        sine,
        cosine,
        np.log(week / _ORDINARY),
    ]
    found = np.stack(columns, axis=1)
    found[: WEEK + 2] = 0
    seen: Singles = np.nan_to_num(found).astype(np.float32)
    return seen


def windows(series: Singles, at: Places) -> Singles:
    """Return the `WINDOW` hours that end with each place, oldest first."""
    seen: Singles = series[at[:, None] + np.arange(1 - WINDOW, 1)]
    return seen


@dataclass(frozen=True, slots=True)
class Logistic:
    """Logistic regressions side by side over standardised columns."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats

    def chances(self, rows: Floats) -> Floats:
        """Return rows x questions probabilities."""
        margins = ((rows - self.mean) / self.scale).clip(-10, 10) @ self.weights.T + self.bias
        return np.asarray(1 / (1 + np.exp(-margins)))


def logistic_from(arrays: Mapping[str, Any]) -> Logistic:
    """Return the regressions that a file's arrays are."""
    names = ("mean", "scale", "weights", "bias")
    return Logistic(*(arrays[name].astype(np.float64) for name in names))
