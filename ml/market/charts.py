"""Windows of real closes at several scales, what the rules call them, and what followed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.market import geometry
from ml.market.candles import Candles
from ml.market.geometry import WINDOW
from ml.market.shapes import SCALES

AHEAD: Final = WINDOW // 2  # steps of the window's own scale
_STILL: Final = 0.2  # of steps without a move make a window worthless

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Charts:
    """Windows of log closes; `after` is the log return of the `AHEAD` steps that follow each."""

    windows: Floats
    after: Floats

    def names(self) -> Places:
        """Return the place in `geometry.NAMES` that the rules give each window."""
        return np.array([geometry.name(window) for window in self.windows], dtype=np.int64)


def charts(candles: Candles, stride: int) -> Charts:
    """Return windows that begin every `stride` steps of each scale; still ones are left out."""
    price = np.log(candles.close)
    windows, after = [], []
    for scale in SCALES:
        last = len(price) - scale * (WINDOW + AHEAD)
        starts = np.arange(0, max(last, 0), stride * scale)
        found = price[starts[:, None] + scale * np.arange(WINDOW)]
        end = starts + scale * (WINDOW - 1)
        is_alive = (np.diff(found, axis=1) == 0).mean(axis=1) < _STILL
        windows.append(found[is_alive])
        after.append((price[end + scale * AHEAD] - price[end])[is_alive])
    return Charts(np.concatenate(windows), np.concatenate(after))


def together(parts: list[Charts]) -> Charts:
    """Return several sets of windows as one."""
    return Charts(
        np.concatenate([part.windows for part in parts]),
        np.concatenate([part.after for part in parts]),
    )


def between(candles: Candles, start: str, stop: str) -> Candles:
    """Return the candles from `start` up to, not including, `stop` (dates)."""
    first, last = np.searchsorted(candles.opened, [np.datetime64(start), np.datetime64(stop)])
    return candles.part(int(first), int(last))
