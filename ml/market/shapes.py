"""Draws chart patterns to learn from: a template, bent, upon the noise of real prices.

Windows without a pattern come from the same generator, or a network would learn to tell drawn from
real.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.market.geometry import NAMES, WINDOW

_TEMPLATES: Final = (
    (0, 1, 0.55, 1, 0),
    (1, 0, 0.45, 0, 1),
    (0, 0.7, 0.4, 1, 0.4, 0.7, 0),
    (1, 0.3, 0.6, 0, 0.6, 0.3, 1),
    (0, 1, 0.3, 1, 0.55, 1, 0.75, 1),
    (1, 0, 0.7, 0, 0.45, 0, 0.25, 0),
    (0, 1, 0.2, 0.8, 0.35, 0.65, 0.48, 0.54),
    (0, 1, 0.8, 0.92, 0.72, 0.84, 0.66),
)
HEIGHT: Final = 4.0  # of a template, in deviations of the noise
JITTER: Final = 0.06
SCALES: Final = (1, 2, 3, 4)  # candles a step

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def draw(
    closes: Floats, count: int, amplitude: float, random: np.random.Generator
) -> tuple[Floats, Places]:
    """Return windows and their places in `NAMES`.

    `closes` are logs of real prices whose bridged paths are the noise; `amplitude` scales it.
    """
    labels = random.integers(0, len(NAMES), count)
    drawn = np.stack([_one(closes, int(label), amplitude, random) for label in labels])
    return drawn, labels.astype(np.int64)


def _one(closes: Floats, label: int, amplitude: float, random: np.random.Generator) -> Floats:
    noise = _noise(closes, random) * amplitude
    if label == 0:
        shape = HEIGHT * random.integers(0, 2) * _nothing(random)
        return shape + noise * random.uniform(0.3, 1.5)
    return HEIGHT * _bent(_TEMPLATES[label - 1], random) + noise * random.uniform(0.3, 1.0)


def _bent(template: tuple[float, ...], random: np.random.Generator) -> Floats:
    heights = np.array(template) + random.normal(0, JITTER, len(template))
    times = np.concatenate([[0], np.cumsum(random.dirichlet(np.full(len(template) - 1, 8.0)))])
    begin, end = random.uniform(0, 0.15), random.uniform(0.85, 1)
    at = np.clip((np.linspace(0, 1, WINDOW) - begin) / (end - begin), 0, 1)
    return np.interp(at, times / times[-1], heights)


def _nothing(random: np.random.Generator) -> Floats:
    heights = random.uniform(0, 1, random.integers(4, 9))
    times = np.sort(np.concatenate([[0, 1], random.uniform(0, 1, len(heights) - 2)]))
    return np.interp(np.linspace(0, 1, WINDOW), times, heights)


def _noise(closes: Floats, random: np.random.Generator) -> Floats:
    """Return a real path tied to 0 at both ends, of deviation 1."""
    scale = int(random.choice(SCALES))
    start = int(random.integers(0, len(closes) - scale * WINDOW))
    path = closes[start : start + scale * WINDOW : scale]
    path = path - np.linspace(path[0], path[-1], WINDOW)
    return np.asarray(path / (path.std() + 1e-9))
