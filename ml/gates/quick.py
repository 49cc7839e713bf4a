"""Is the fast tier right often enough to stand in for the encoder, and fast enough to bother?"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from ml import datasets, metrics
from ml.datasets import Example
from ml.gates.gate import Gate
from ml.judge import quick
from ml.judge.quick import Quick, load_quick
from ml.judgement import Kind

NAME: Final = quick.NAME
TOLERANCE: Final = 0.001  # of a probability
ACCURACY: Final = 0.60
RATE: Final = 4000.0  # texts a second of one core
_BATCH: Final = 256
_ROUNDS: Final = 5
_SETS: Final[dict[str, Callable[[Path], list[Example]]]] = {
    "CryptoLin newest 20 %": datasets.cryptolin,
    "crypto tweets held out 20 %": datasets.cbr,
    "TFNS official validation": datasets.tfns,
}
_TEXTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("Exchange hacked, customer funds stolen", "news"),
    ("Bitcoin soars to a new record", "news"),
    ("feels like it bottomed, buying more", "social"),
    ("Shares fall after weak guidance", "finance"),
)


def golden() -> Sequence[float]:
    """Return the probabilities of four texts."""
    texts, kinds = zip(*_TEXTS, strict=True)
    return [float(value) for value in load_quick().read(texts, kinds).ravel()]


def measured(folder: Path) -> list[Gate]:
    """Judge the shipped model on the test rows of the encoder, and time it there."""
    model = load_quick()
    gates = []
    for name, load in _SETS.items():
        gates.append(_gate(name, model, load(folder)))
    rows = datasets.select(datasets.cryptolin(folder), "test")
    rate = texts_a_second(model, [e.text for e in rows], [e.head for e in rows])
    gates.append(
        Gate(
            what="texts a second of one core, CryptoLin", value=rate, n=len(rows), limit=RATE,
            unit="texts/s",
        )
    )  # fmt: skip
    return gates


def figures(folder: Path) -> dict[str, dict[str, float]]:
    """Return what the card records."""
    model = load_quick()
    return {
        name: {field: round(value, 4) for field, value in _figures(model, load(folder)).items()}
        for name, load in _SETS.items()
    }


def texts_a_second(model: Quick, texts: Sequence[str], kinds: Sequence[Kind]) -> float:
    """Return how many texts a second of CPU it reads in batches, the best of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.process_time()
        for at in range(0, len(texts), _BATCH):
            model.read(texts[at : at + _BATCH], kinds[at : at + _BATCH])
        best = min(best, time.process_time() - began)
    return len(texts) / best


def _gate(name: str, model: Quick, examples: Sequence[Example]) -> Gate:
    found = _figures(model, examples)
    return Gate(
        what=f"accuracy, {name}", value=found["accuracy"], n=int(found["rows"]),
        limit=max(ACCURACY, found["majority"]), naive=found["majority"], naive_is="majority",
        parts={"macro-F1": found["macro_f1"], "calibration error": found["calibration_error"]},
    )  # fmt: skip


def _figures(model: Quick, examples: Sequence[Example]) -> dict[str, float]:
    test = datasets.select(examples, "test")
    truth = np.array([e.label for e in test])
    said = model.read([e.text for e in test], [e.head for e in test])
    learnt = [e.label for e in datasets.select(examples, "train")]
    common = max(set(learnt), key=learnt.count)
    return metrics.scores(truth, said.argmax(axis=1) - 1) | {
        "calibration_error": metrics.calibration_error(said, truth + 1),
        "majority": float((truth == common).mean()),
    }
