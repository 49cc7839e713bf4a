"""What a chart looks like so far, by a small network that learnt from rules and from drawings.

A name is a name: what followed the windows it was given to was nothing beyond chance.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.market.geometry import NAMES, NONE, WINDOW, seen
from ml.metrics import softmax
from ml.runtime import open_session

NAME: Final = "patterns"
FILE: Final = "patterns.onnx"
BATCH: Final = 512

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Look:
    """One of `NAMES` and the chance the network gives it, 0 to 1; `none` below its limit."""

    name: str
    confidence: float


class Patterns:
    """Reads windows of `WINDOW` closes together with the lines between their turns."""

    def __init__(self, session: Any, limit: float) -> None:
        self._session = session
        self.limit = limit

    def read(self, closes: Floats) -> Look:
        """Return what the last `WINDOW` closes look like; closes are prices, oldest first."""
        chances = self.chances(np.log(closes[None, -WINDOW:]))[0]
        place = int(named(chances[None], self.limit)[0])
        return Look(NAMES[place], float(chances[place]))

    def chances(self, windows: Floats) -> Floats:
        """Return the probability of each of `NAMES` for windows of log closes."""
        parts = [
            self._session.run(None, {"charts": seen(windows[at : at + BATCH])})[0]
            for at in range(0, len(windows), BATCH)
        ]
        return softmax(np.concatenate(parts).astype(np.float64))


def named(chances: Floats, limit: float) -> Places:
    """Return the most likely place in `NAMES`, that of `none` where it is below the limit."""
    best = chances.argmax(axis=1)
    none = NAMES.index(NONE)
    return np.where(chances.max(axis=1) >= limit, best, none).astype(np.int64)


def load_patterns(folder: Path = registry.MODELS) -> Patterns:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card(NAME, folder)
    session = open_session(registry.load_file(card, FILE, folder), provider="cpu")
    return Patterns(session, card.parameters["limit"])
