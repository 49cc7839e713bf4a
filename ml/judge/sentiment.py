"""Tone of a text: a fine-tuned MiniLM with a head each for news, social posts and finance."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from ml import registry
from ml.half import FILE, halved
from ml.judgement import KINDS, Kind
from ml.metrics import softmax
from ml.runtime import CPU, Provider, choose_providers, on_gpu, open_session
from ml.tokenize import MAX_TOKENS, encode, load_tokenizer, pad

BATCH: Final = 32  # beyond it a batch leaves the cache and each text costs more
VOCABULARY: Final = "vocab.txt"

# Texts x tokens that TensorRT builds its one engine for.
SHAPES: Final = {
    kind: f"input_ids:{size},attention_mask:{size}"
    for kind, size in (("min", "1x1"), ("opt", "32x32"), ("max", f"512x{MAX_TOKENS}"))
}
Floats = NDArray[np.float64]


class Sentiment(Protocol):
    """Anything that gives probabilities of cleaned texts (ml.text.normalise) by kind of source."""

    @property
    def version(self) -> str: ...
    def read(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats: ...


class Encoder:
    """Runs the encoder over any number of texts, in batches of like length.

    int8 activations are scaled by batch, so a probability differs with the company it was computed
    in: by 0.02 in the median, 0.13 at most (docs/models.md). Equal batches give equal output.
    """

    def __init__(
        self, session: Any, tokenizer: Any, temperature: Mapping[str, float], version: str
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._temperature = np.array([temperature.get(kind, 1.0) for kind in KINDS])
        self.version = version

    def read(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats:
        """Return calibrated probabilities, texts x (bearish, neutral, bullish)."""
        heads = _heads(kinds)
        return softmax(
            self._run(texts)[np.arange(len(heads)), heads] / self._temperature[heads, None]
        )

    def logits(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats:
        """Return what the heads said before calibration; for fitting and for measuring it."""
        heads = _heads(kinds)
        return np.asarray(self._run(texts)[np.arange(len(heads)), heads])

    def _run(self, texts: Sequence[str]) -> Floats:
        tokens = encode(self._tokenizer, texts)
        order = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
        result = np.zeros((len(tokens), len(KINDS), 3))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            ids, mask = pad([tokens[row] for row in rows])
            inputs = {"input_ids": ids, "attention_mask": mask}
            result[rows] = self._session.run(None, inputs)[0]
        return result


def load_sentiment(
    *, provider: Provider = "auto", threads: int = 1, folder: Path = registry.MODELS
) -> Encoder:
    """Open the encoder that ships with the desk; raises `BadModel`.

    A GPU cannot run its int8 file and gets it as float16 (ml.half). Where none starts the file
    runs on the CPU, unless a GPU is demanded: `BadConfiguration`.
    """
    card = registry.load_card("sentiment", folder)
    content = registry.load_file(card, FILE, folder)
    session = _gpu_session(content, provider, threads)
    if session is None:
        session = open_session(content, provider="cpu", threads=threads)
    return over(session, card, folder)


def over(
    session: Any, card: registry.Card, folder: Path = registry.MODELS, by: str = ""
) -> Encoder:
    """Return the encoder over something that runs it; `by` is added to its version."""
    registry.load_file(card, VOCABULARY, folder)
    tokenizer = load_tokenizer(folder / VOCABULARY)
    return Encoder(session, tokenizer, card.parameters["temperature"], card.label + by)


def _gpu_session(content: bytes, provider: Provider, threads: int) -> Any:
    """Return a session that runs on the GPU; None where the CPU is the one to use."""
    if choose_providers(provider) == (CPU,):
        return None
    session = open_session(halved(content), provider=provider, threads=threads, shapes=SHAPES)
    return session if on_gpu(session) else None


def _heads(kinds: Sequence[Kind]) -> NDArray[np.int64]:
    return np.array([KINDS.index(kind) for kind in kinds], dtype=np.int64)
