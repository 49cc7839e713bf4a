"""Chart patterns by rule: pivots of a window of closes, and what their heights must be.

These rules are the label; a person would draw other lines. Names say what a window looks like so
far, not what comes next: nothing was found to follow (docs/models.md).
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

WINDOW: Final = 96  # closes
NONE: Final = "none"
NAMES: Final = (
    NONE, "double top", "double bottom", "head and shoulders", "inverse head and shoulders",
    "ascending triangle", "descending triangle", "symmetric triangle", "bull flag",
)  # fmt: skip
REVERSAL: Final = 0.2  # of the window's range makes a pivot
LEVEL: Final = 0.12  # heights within it are one height
CLEAR: Final = 0.08  # heights this far apart are two

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Heights = list[float]
Places = list[int]


def pivots(heights: Floats, reversal: float = REVERSAL) -> tuple[Heights, Places]:
    """Return the heights and places of every turn of at least `reversal`.

    The first is where the first move began, the last the farthest that the last move has come.
    """
    turns, places = [float(heights[0])], [0]
    low = high = extreme = (turns[0], 0)
    rising = 0
    for place, height in enumerate(heights.tolist()):
        if rising == 0:
            low, high = min(low, (height, place)), max(high, (height, -place))
            if height - low[0] >= reversal or high[0] - height >= reversal:
                rising = 1 if height - low[0] >= reversal else -1
                turns[0], places[0] = low if rising > 0 else (high[0], -high[1])
                extreme = (height, place)
        elif (height - extreme[0]) * rising >= 0:
            extreme = (height, place)
        elif (extreme[0] - height) * rising >= reversal:
            turns.append(extreme[0])
            places.append(extreme[1])
            extreme, rising = (height, place), -rising
    return [*turns, extreme[0]], [*places, extreme[1]]


def seen(windows: NDArray[Any]) -> Singles:
    """Return windows x 2 x `WINDOW`: standardised closes, and straight lines from turn to turn.

    What the network looks at; the lines are heights of the window, -1 to 1.
    """
    middle = windows - windows.mean(axis=1, keepdims=True)
    closes = middle / (windows.std(axis=1, keepdims=True) + 1e-9)
    steps = np.arange(windows.shape[1])
    lines = np.empty(closes.shape)
    for row, heights in enumerate(_heights(windows)):
        turns, places = pivots(heights)
        lines[row] = np.interp(steps, places, turns)
    both: Singles = np.stack([closes, 2 * lines - 1], axis=1).astype(np.float32)
    return both


def _heights(windows: NDArray[Any]) -> Floats:
    low = windows.min(axis=1, keepdims=True)
    width = windows.max(axis=1, keepdims=True) - low
    return np.asarray((windows - low) / np.maximum(width, 1e-12), dtype=np.float64)


def name(closes: Floats) -> int:
    """Return the place in `NAMES` of what `WINDOW` log closes look like."""
    if closes.max() <= closes.min():
        return 0
    heights = _heights(closes[None])[0]
    turns, _ = pivots(heights)
    upside_down = [1 - turn for turn in turns]
    for place, rule in _RULES:
        given = upside_down if place in _MIRRORED else turns
        if given[1] > given[0] and rule(given):
            return place
    return NAMES.index("bull flag") if _is_flag(heights) else 0


def _is_double_top(turns: Heights) -> bool:
    if len(turns) != 5:
        return False
    start, one, middle, two, end = turns
    depth = min(one, two) - middle
    return abs(one - two) <= LEVEL and 0.25 <= depth <= 0.7 and max(start, end) <= middle + 0.1


def _is_head_and_shoulders(turns: Heights) -> bool:
    if len(turns) != 7:
        return False
    start, left, one, head, two, right, end = turns
    return (
        head - max(left, right) >= LEVEL
        and abs(left - right) <= 0.2
        and abs(one - two) <= 0.15
        and max(start, end) <= min(one, two) + 0.1
    )


def _is_ascending(turns: Heights) -> bool:
    highs, lows = turns[1::2], turns[2::2]
    return (
        6 <= len(turns) <= 8
        and max(highs) - min(highs) <= LEVEL
        and _rises(lows)
        and turns[0] <= lows[0] - CLEAR
    )


def _is_symmetric(turns: Heights) -> bool:
    highs, lows = turns[1::2], turns[2::2]
    return 6 <= len(turns) <= 8 and _rises(lows) and _rises([-high for high in highs])


def _rises(heights: Heights) -> bool:
    return all(after - before >= CLEAR for before, after in pairwise(heights))


def _is_flag(heights: Floats) -> bool:
    top = int(heights.argmax())
    after = heights[top:]
    if not 10 <= top <= WINDOW // 2 or heights[:5].min() > 0.1 or after.min() < 0.5:
        return False
    steps = np.arange(len(after)) / WINDOW
    slope, level = np.polyfit(steps, after, 1)
    return bool(slope < -0.1 and (after - slope * steps - level).std() < 0.06 and after[-1] < 0.85)


_RULES: Final[tuple[tuple[int, Callable[[Heights], bool]], ...]] = (
    (1, _is_double_top), (2, _is_double_top), (3, _is_head_and_shoulders),
    (4, _is_head_and_shoulders), (5, _is_ascending), (6, _is_ascending), (7, _is_symmetric),
)  # fmt: skip
_MIRRORED: Final = frozenset({2, 4, 6})
