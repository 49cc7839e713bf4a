"""Tone of a text in a fraction of the encoder's time: linear models over hashed n-grams.

For when more comes in than the encoder can read: it is less often right, and says so by its own
calibrated confidence.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml import ngrams, registry
from ml.judgement import KINDS, LABELS, Kind
from ml.metrics import softmax

NAME: Final = "quick"
FILE: Final = "quick.npz"

Floats = NDArray[np.float64]


class Quick:
    """Gives calibrated probabilities of cleaned texts (ml.text.normalise) by kind of source.

    `weights` are kinds x labels x buckets. A text scores the same in any company.
    """

    def __init__(
        self,
        inverse_frequency: Floats,
        weights: NDArray[np.float32],
        bias: Floats,
        temperature: Floats,
        version: str,
    ) -> None:
        self._inverse_frequency = inverse_frequency
        self._weights = weights
        self._bias = bias
        self._temperature = temperature
        self.version = version

    def read(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats:
        """Return probabilities, texts x (bearish, neutral, bullish)."""
        if not texts:
            return np.zeros((0, len(LABELS)))
        heads = np.array([KINDS.index(kind) for kind in kinds], dtype=np.int64)
        return softmax(self.margins(texts, heads) / self._temperature[heads, None])

    def margins(self, texts: Sequence[str], heads: NDArray[np.int64]) -> Floats:
        """Return what the linear models say before calibration, texts x labels."""
        found = ngrams.weigh(ngrams.count(texts), self._inverse_frequency)
        head = heads[found.rows]
        sums = [
            np.bincount(
                found.rows, found.value * self._weights[head, label, found.buckets], len(texts)
            )
            for label in range(len(LABELS))
        ]
        return np.asarray(np.stack(sums, axis=1) + self._bias[heads])


def load_quick(folder: Path = registry.MODELS) -> Quick:
    """Open the model that ships with the desk; raises `BadModel`."""
    card = registry.load_card(NAME, folder)
    content = registry.load_file(card, FILE, folder)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Quick(
            arrays["inverse_frequency"].astype(np.float64),
            arrays["weights"].astype(np.float32) * arrays["scale"][:, None, None],
            arrays["bias"].astype(np.float64),
            arrays["temperature"].astype(np.float64),
            card.label,
        )
