"""Indicators as charts draw them, out of closing prices, oldest first. Pure; floats, for pixels.

Each gives as many values as it can and the last one belongs to the last price: what has not enough
prices before it has no value.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

USUAL_RSI = 14


def ema(values: Sequence[float], length: int) -> list[float]:
    """Return the exponential moving average, beginning with the mean of the first `length` values.

    EMA(t) = EMA(t-1) + 2 / (length + 1) * (value(t) - EMA(t-1)): the weight whose average age is
    that of a plain mean over `length` (R. G. Brown, Smoothing, Forecasting and Prediction, 1963).
    """
    if len(values) < length:
        return []
    weight, found = 2 / (length + 1), [sum(values[:length]) / length]
    for value in values[length:]:
        found.append(found[-1] + weight * (value - found[-1]))
    return found


def rsi(values: Sequence[float], length: int = USUAL_RSI) -> list[float]:
    """Return the Relative Strength Index, 0 to 100; 50 where nothing has moved.

    RSI = 100 * U / (U + D), which is 100 - 100 / (1 + U / D), of the mean rise U and the mean fall
    D: plain means over the first `length` changes, then mean(t) = (mean(t-1) * (length - 1) +
    change(t)) / length (J. W. Wilder, New Concepts in Technical Trading Systems, 1978).
    """
    changes = [after - before for before, after in pairwise(values)]
    if len(changes) < length:
        return []
    rises = _smoothed([max(change, 0.0) for change in changes], length)
    falls = _smoothed([max(-change, 0.0) for change in changes], length)
    return [_strength(up, down) for up, down in zip(rises, falls, strict=True)]


def _smoothed(changes: Sequence[float], length: int) -> Iterator[float]:
    mean = sum(changes[:length]) / length
    yield mean
    for change in changes[length:]:
        mean = (mean * (length - 1) + change) / length
        yield mean


def _strength(up: float, down: float) -> float:
    return 100 * up / (up + down) if up + down else 50.0
