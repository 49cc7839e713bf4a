"""Splits by time: what is learnt ends well before what is judged begins."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fold:
    """Places to learn from, to stop early by, and to judge on, in this order of time."""

    train: Places
    validation: Places
    test: Places


def walk_forward(start: int, stop: int, folds: int, first: float, embargo: int) -> list[Fold]:
    """Return folds whose tests share out what follows the `first` part of [start, stop).

    Between two parts `embargo` places are left out: at least as far as a label looks ahead or a
    window looks back. The last tenth of what is learnt from is the validation.
    """
    size = stop - start
    edges = [start + int(size * (first + (1 - first) * n / folds)) for n in range(folds + 1)]
    return [
        Fold(*learnt(start, begin - embargo, embargo), np.arange(begin, end))
        for begin, end in pairwise(edges)
    ]


def learnt(start: int, stop: int, embargo: int) -> tuple[Places, Places]:
    """Return the places to train on and to validate on, with the embargo between them."""
    border = stop - (stop - start) // 10
    return np.arange(start, border - embargo), np.arange(border, stop)


def by_time(at: Places, border: int, embargo: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows, each at a place in time, are learnt from and which are judged."""
    return at < border - embargo, at >= border
