"""Statistics over the last values of a series: nothing in here can see a later one."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def lag(values: Floats, steps: int) -> Floats:
    """Return the value `steps` before each place; NaN where there is none."""
    missing = np.full(min(steps, len(values)), np.nan)
    found: Floats = np.concatenate([missing, values[: len(values) - len(missing)]])
    return found


def change(values: Floats, steps: int = 1) -> Floats:
    """Return each value less the one `steps` before it; NaN at the start."""
    return np.asarray(values - lag(values, steps))


def total(values: Floats, window: int) -> Floats:
    """Return the sum of the last `window` values; of all so far at the start."""
    sums = np.cumsum(values)
    return np.asarray(sums - np.concatenate([np.zeros(min(window, len(sums))), sums[:-window]]))


def mean_and_deviation(values: Floats, window: int, least: int) -> tuple[Floats, Floats]:
    """Return mean and sample standard deviation of the last `window` values.

    NaN below `least` values. `values` must be finite.
    """
    if not len(values):
        return values, values
    shifted = values - values[0]  # squares of small numbers lose nothing in a running sum
    count = np.minimum(np.arange(1, len(values) + 1), window).astype(np.float64)
    mean = total(shifted, window) / count
    spread = total(shifted * shifted, window) - count * mean * mean
    variance = np.maximum(spread, 0.0) / np.maximum(count - 1, 1)
    enough = count >= max(least, 2)
    return np.where(enough, mean + values[0], np.nan), np.where(enough, np.sqrt(variance), np.nan)


def smoothed(values: Floats, decay: float, start: float) -> Floats:
    """Return the exponentially weighted mean up to and with each value, from `start`."""
    result = np.empty(len(values))
    now = start
    for place, value in enumerate(values):
        now = decay * now + (1 - decay) * value
        result[place] = now
    return result
