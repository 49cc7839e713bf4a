"""Candles made of random steps, for tests."""

from dataclasses import replace

import numpy as np

from ml.market.candles import Candles


def candles(count: int = 600, seed: int = 1, size: float = 0.005) -> Candles:
    random = np.random.default_rng(seed)
    close = 100 * np.exp(np.cumsum(random.normal(0, size, count)))
    open_ = np.concatenate([close[:1], close[:-1]])
    high = np.maximum(open_, close) * (1 + random.uniform(0, size, count))
    low = np.minimum(open_, close) * (1 - random.uniform(0, size, count))
    opened = np.datetime64("2024-01-01T00:00:00") + np.arange(count) * np.timedelta64(3600, "s")
    return Candles(opened, open_, high, low, close, random.uniform(1, 50, count))


def changed_after(known: Candles, cut: int, seed: int = 9) -> Candles:
    """Return the same candles up to `cut` and wholly different ones from there."""
    other = candles(len(known), seed, 0.08)
    columns = {}
    for name in ("open", "high", "low", "close", "volume"):
        values = getattr(known, name).copy()
        values[cut:] = 7 * getattr(other, name)[cut:]
        columns[name] = values
    return replace(known, **columns)
