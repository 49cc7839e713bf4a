"""Does a text read like a scam or like a call to a pump? Linear models over hashed n-grams.

Two questions, two weight vectors: a model of one does not find the other (docs/models.md). They
know posts and messages; a sober headline of a fraud is news, and scored low as it should be.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import ngrams, registry

QUESTIONS: Final = ("scam", "pump")
FILE: Final = "manipulation.npz"

Floats = NDArray[np.float64]


class Manipulation:
    """Gives texts x (scam, pump) probabilities, calibrated on held-out posts and messages."""

    def __init__(
        self, inverse_frequency: Floats, weights: Floats, bias: Floats, slope: Floats
    ) -> None:
        self._inverse_frequency = inverse_frequency
        self._weights = weights
        self._bias = bias
        self._slope = slope

    def read(self, texts: Sequence[str]) -> Floats:
        """Return probabilities, texts x (scam, pump)."""
        if not texts:
            return np.zeros((0, len(QUESTIONS)))
        return np.asarray(1.0 / (1.0 + np.exp(-self.margins(texts))))

    def margins(self, texts: Sequence[str]) -> Floats:
        """Return the calibrated log-odds, texts x (scam, pump)."""
        found = ngrams.weigh(ngrams.count(texts), self._inverse_frequency)
        sums = [
            np.bincount(found.rows, found.value * weights[found.buckets], len(texts))
            for weights in self._weights
        ]
        return np.asarray(self._slope * np.stack(sums, axis=1) + self._bias)


def load_manipulation(folder: Path = registry.MODELS) -> Manipulation:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card("manipulation", folder)
    content = registry.load_file(card, FILE, folder)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Manipulation(
            arrays["inverse_frequency"].astype(np.float64),
            arrays["weights"].astype(np.float64) * arrays["scale"][:, None],
            arrays["bias"].astype(np.float64),
            arrays["slope"].astype(np.float64),
        )
