"""Fits the fast tier of sentiment: a linear model for each kind of source; a minute of one core.

    python -m ml.train.quick --data DATA

The same rows are learnt from and kept apart as for the encoder (ml.train.sentiment).
"""

import argparse
import importlib
import importlib.metadata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from ml import datasets, metrics, ngrams
from ml.datasets import Example
from ml.gates import quick as gates
from ml.judge.quick import FILE, NAME, Quick
from ml.judgement import KINDS, LABELS
from ml.registry import MODELS, Card, write_card

_sparse: Any = importlib.import_module("scipy.sparse")  # it ships no types

STRENGTH: Final = 5.0
_TEMPERATURES: Final = np.exp(np.linspace(np.log(0.3), np.log(4.0), 200))


def main() -> None:
    """Read the arguments, fit, calibrate, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    examples = datasets.sentiment(options.data)
    train = {head: datasets.select(examples, "train", head) for head in KINDS}
    known = [e.text for head in KINDS for e in train[head]]
    inverse = ngrams.inverse_frequency(ngrams.count(known)).astype(np.float16).astype(np.float64)
    fitted = [_fit(train[head], inverse) for head in KINDS]
    weights = np.stack([coefficients for coefficients, _ in fitted])
    scale = np.abs(weights).max(axis=(1, 2)) / 127
    small = np.round(weights / scale[:, None, None]).astype(np.int8)
    bias = np.stack([intercept for _, intercept in fitted])
    ones = np.ones(len(KINDS))
    raw = Quick(
        inverse, small.astype(np.float32) * scale[:, None, None].astype(np.float32), bias, ones, ""
    )
    np.savez_compressed(
        MODELS / FILE,
        inverse_frequency=inverse.astype(np.float16),
        weights=small,
        scale=scale.astype(np.float32),
        bias=bias,
        temperature=np.array([_temperature(raw, examples, n) for n in range(len(KINDS))]),
    )
    write_card(_card(), MODELS, [FILE])
    write_card(replace(_card(), metrics=gates.figures(options.data)), MODELS, [FILE])


def _fit(examples: Sequence[Example], inverse: Any) -> tuple[Any, Any]:
    found = ngrams.weigh(ngrams.count([e.text for e in examples]), inverse)
    matrix = _sparse.csr_matrix(
        (found.value, (found.rows, found.buckets)), shape=(found.texts, ngrams.BUCKETS)
    )
    model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
    model.fit(matrix, [e.label for e in examples])
    return model.coef_, model.intercept_


def _temperature(raw: Quick, examples: Sequence[Example], head: int) -> float:
    """Return the temperature of least negative log-likelihood on the head's validation rows."""
    rows = datasets.select(examples, "validation", KINDS[head])
    margins = raw.margins([e.text for e in rows], np.full(len(rows), head))
    truth = np.array([e.label + 1 for e in rows])
    losses = [
        -np.log(metrics.softmax(margins / t)[np.arange(len(rows)), truth] + 1e-12).mean()
        for t in _TEMPERATURES
    ]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 3)


def _card() -> Card:
    return Card(
        name=NAME,
        version="1.0.0",
        files={},
        licence="Weights Apache-2.0; see `data` for what they learnt from",
        backbone="none: hashed n-grams and logistic regression",
        data=[
            {"name": "CryptoLin", "used": "oldest 80 % by date", "licence": "none stated"},
            {"name": "cryptobertRefined tweets", "used": "80 % by hash", "licence": "none stated"},
            {
                "name": "twitter-financial-news-sentiment",
                "used": "train split",
                "licence": "MIT",
            },
            {"name": "Surge AI stock sentiment", "used": "all", "licence": "MIT"},
        ],
        made_with={name: importlib.metadata.version(name) for name in ("numpy", "scikit-learn")},
        parameters={"labels": list(LABELS)},
        metrics={},
        forbidden_claims=[
            "an accuracy without the name of the set it was measured on",
            "that it is as good as the encoder: it is for when the encoder cannot keep up",
            "prediction of prices: a headline mostly reports a move that has happened",
        ],
    )


if __name__ == "__main__":
    main()
