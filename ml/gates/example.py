"""Candles that are always the same, for golden outputs."""

import numpy as np

from ml.market.candles import Candles


def waves() -> Candles:
    """Return 400 hours of waves of different lengths."""
    number = np.arange(400)
    close = 100 * np.exp(0.02 * np.sin(number / 7) + 0.01 * np.sin(number / 31))
    opened = np.datetime64("2024-01-01T00:00:00") + number * np.timedelta64(3600, "s")
    before = np.concatenate([close[:1], close[:-1]])
    volume = 10 + 3 * np.sin(number / 5)
    return Candles(opened, before, close * 1.003, close * 0.997, close, volume)
