"""Dated headlines beside the hours they fell in; the price is entered at that hour's close."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import datasets
from ml.market import hours
from ml.market.band import HORIZONS, sizes
from ml.market.candles import Candles, bitcoin
from ml.market.folds import by_time
from ml.market.hours import Places

EMBARGO: Final = 48  # hours: a day ahead, twice
LEARNT: Final = 0.7

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DatedNews:
    """Headlines in order of time, the place of each one's hour, and the moves after that hour.

    `is_learnt` and `is_judged` part them by time, with an embargo between.
    """

    texts: list[str]
    at: Places
    sizes: Floats
    is_learnt: NDArray[np.bool_]
    is_judged: NDArray[np.bool_]
    candles: Candles


def dated_news(folder: Path) -> DatedNews:
    """Return the headlines of 2021-11 to 2023-12; raises `MissingData`."""
    candles = bitcoin(folder)
    found = datasets.columns(folder, "news_btc_2021_2023_timestamped")
    hour = (found["t"].astype("datetime64[h]") - candles.opened[0].astype("datetime64[h]")).astype(
        np.int64
    )
    usable = (hour >= hours.READY) & (hour < len(candles) - max(HORIZONS))
    rows = np.flatnonzero(usable)[np.argsort(hour[usable], kind="stable")]
    at = hour[rows]
    is_learnt, is_judged = by_time(at, int(at[int(LEARNT * len(at))]), EMBARGO)
    texts = [str(found["text"][row]) for row in rows]
    return DatedNews(texts, at, sizes(candles)[at], is_learnt, is_judged, candles)
