"""Holds the impact prior against what Bitcoin did next: the figure that forbids us to boast.

A headline at minute t is entered at the close of the hour that contains t; the question is whether
the hour after moved more than four fifths of its hours do, in units of the last day's volatility.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml import datasets, metrics
from ml.judge.impact import classify
from ml.text import normalise

BIG_QUANTILE: Final = 0.8
DAY: Final = 24


def check_impact(folder: Path) -> dict[str, float]:
    """Return how well the prior ranks headlines by the move after them; 0.5 is a coin's toss.

    Raises `MissingData` when the dated headlines or the prices are not in `folder`.
    """
    news = datasets.read(folder, "news_btc_2021_2023_timestamped")
    candles = datasets.read(folder, "ohlcv_binance_BTCUSDT_1h_2021_2026")
    move, volatility = _moves(np.array([row["close"] for row in candles], dtype=np.float64))
    place = {row["date"]: number for number, row in enumerate(candles)}
    rows = [(impact_of(row), place.get(_hour(row["t"]))) for row in news]
    found = [(impact, at) for impact, at in rows if at is not None and at + 1 < len(move)]
    impacts = np.array([impact for impact, _ in found])
    at = np.array([number for _, number in found])
    size = np.abs(move[at + 1]) / volatility[at]
    usable = np.isfinite(size)
    impacts, size, at = impacts[usable], size[usable], at[usable]
    big = (size > np.quantile(size, BIG_QUANTILE)).astype(np.int64)
    return {
        "rows": float(len(impacts)),
        "auc_of_impact_for_a_big_move": metrics.area_under_curve(big, impacts),
        "auc_of_last_hours_move": metrics.area_under_curve(big, np.abs(move[at]) / volatility[at]),
    }


def impact_of(row: dict[str, Any]) -> float:
    """Return the prior of a dated headline."""
    return classify(normalise(row["text"]))[1]


def _hour(at: datetime) -> datetime:
    """Return the opening time of the hour's candle that contains `at`."""
    return at - timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond)


def _moves(close: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each hour's log return and the standard deviation of the day that ends with it."""
    move = np.concatenate([[np.nan], np.diff(np.log(close))])
    windows = np.lib.stride_tricks.sliding_window_view(move, DAY)
    volatility = np.concatenate([np.full(DAY - 1, np.nan), windows.std(axis=1)])
    return move, volatility
