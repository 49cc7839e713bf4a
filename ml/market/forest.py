"""An isolation forest (Liu et al. 2008) as arrays: what is parted from the rest early is odd."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_EULER = 0.5772156649015329
_ROWS = 50_000  # at once, which keeps a tree's walk in the cache


def expected_depth(rows: int) -> float:
    """Return the mean depth of a search that ends among `rows` (the paper's equation 1)."""
    if rows < 2:
        return 0.0
    return 1.0 if rows == 2 else 2.0 * (log(rows - 1) + _EULER) - 2.0 * (rows - 1) / rows


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees x nodes: a row goes left where `feature` is up to `threshold`; a leaf is its own child.

    `depth` is where a row that ends in a leaf would end if the leaf were grown on, `typical` the
    mean depth of any row.
    """

    feature: Places
    threshold: NDArray[np.float32]
    left: Places
    right: Places
    depth: Floats
    typical: float

    def scores(self, rows: NDArray[np.float32]) -> Floats:
        """Return how odd each row is, 0 to 1; a half is ordinary."""
        parts = [self._scores(rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _scores(self, rows: NDArray[np.float32]) -> Floats:
        all_rows = np.arange(len(rows))
        total = np.zeros(len(rows))
        for tree in range(len(self.feature)):
            at = np.zeros(len(rows), dtype=np.int64)
            while True:
                lower = rows[all_rows, self.feature[tree, at]] <= self.threshold[tree, at]
                below = np.where(lower, self.left[tree, at], self.right[tree, at])
                if np.array_equal(below, at):
                    break
                at = below
            total += self.depth[tree, at]
        return np.asarray(2.0 ** (-total / len(self.feature) / self.typical))


def from_arrays(arrays: Mapping[str, Any]) -> Forest:
    """Return the forest that a file's arrays are."""
    return Forest(
        arrays["feature"].astype(np.int64),
        arrays["threshold"],
        arrays["left"].astype(np.int64),
        arrays["right"].astype(np.int64),
        arrays["depth"].astype(np.float64),
        float(arrays["typical"]),
    )
