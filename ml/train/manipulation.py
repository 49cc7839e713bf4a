"""Fits the two linear manipulation models and writes them with their card; about a minute.

    python -m ml.train.manipulation --data DATA

News headlines join the negatives of both, so that an outlet reporting a fraud is not taken for one.
"""

import argparse
import importlib
import importlib.metadata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, StratifiedKFold

from ml import datasets, metrics, ngrams
from ml.datasets import Post
from ml.judge.manipulation import FILE, QUESTIONS, load_manipulation
from ml.registry import Card, write_card

_sparse: Any = importlib.import_module("scipy.sparse")  # it ships no types

FOLDS: Final = 5
PRECISION: Final = 0.9

Floats = NDArray[np.float64]


def main() -> None:
    """Read the arguments, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("ml/models"))
    options = parser.parse_args()
    posts = {"scam": datasets.scams(options.data), "pump": datasets.pumps(options.data)}
    news = datasets.ordinary(options.data)
    cleared = [post for post in news if post.part == "train"]
    train = {
        question: [post for post in posts[question] if post.part == "train"] + cleared
        for question in QUESTIONS
    }
    inverse = ngrams.inverse_frequency(
        ngrams.count([post.text for question in QUESTIONS for post in train[question]])
    )
    fitted = [_fit(train[question], inverse) for question in QUESTIONS]
    margins = [_out_of_fold(train[question], inverse) for question in QUESTIONS]
    slopes = [_platt(m, _truth(train[q])) for m, q in zip(margins, QUESTIONS, strict=True)]
    _save(options.out / FILE, inverse, fitted, slopes)
    _write_card(options.out, posts, news, _pooled_grouped(posts["pump"], inverse))


def _fit(posts: Sequence[Post], inverse: Floats) -> tuple[Floats, float]:
    model = LogisticRegression(C=5, max_iter=500, class_weight="balanced")
    model.fit(_matrix(posts, inverse), _truth(posts))
    return model.coef_[0], float(model.intercept_[0])


def _out_of_fold(posts: Sequence[Post], inverse: Floats) -> Floats:
    """Return margins from models that saw neither the post nor another of its group."""
    truth = _truth(posts)
    if any(post.group for post in posts):
        groups = [post.group or str(place) for place, post in enumerate(posts)]
        folds = GroupKFold(FOLDS).split(truth, truth, groups)
    else:
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(truth, truth)
    margins = np.zeros(len(posts))
    for train, test in folds:
        weights, bias = _fit([posts[place] for place in train], inverse)
        margins[test] = _matrix([posts[place] for place in test], inverse) @ weights + bias
    return margins


def _pooled_grouped(posts: Sequence[Post], inverse: Floats) -> float:
    """Return average precision over all messages, each judged without its own channel."""
    return metrics.average_precision(_truth(posts), _out_of_fold(posts, inverse))


def _platt(margins: Floats, truth: NDArray[np.int64]) -> tuple[float, float]:
    """Return (slope, offset) that turn margins into probabilities (Platt 1999)."""
    model = LogisticRegression(C=1e6).fit(margins[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _matrix(posts: Sequence[Post], inverse: Floats) -> Any:
    found = ngrams.weigh(ngrams.count([post.text for post in posts]), inverse)
    shape = (found.texts, ngrams.BUCKETS)
    return _sparse.csr_matrix((found.value, (found.rows, found.buckets)), shape=shape)


def _truth(posts: Sequence[Post]) -> NDArray[np.int64]:
    return np.array([post.label for post in posts])


def _save(
    path: Path,
    inverse: Floats,
    fitted: Sequence[tuple[Floats, float]],
    slopes: Sequence[tuple[float, float]],
) -> None:
    weights = np.stack([weights for weights, _ in fitted])
    scale = np.abs(weights).max(axis=1) / 32767
    slope = np.array([slope for slope, _ in slopes])
    bias = np.array([s * b + o for (_, b), (s, o) in zip(fitted, slopes, strict=True)])
    np.savez_compressed(
        path,
        inverse_frequency=inverse.astype(np.float16),
        weights=np.round(weights / scale[:, None]).astype(np.int16),
        scale=scale,
        slope=slope,
        bias=bias,
    )


def _write_card(
    folder: Path, posts: dict[str, list[Post]], news: Sequence[Post], grouped: float
) -> None:
    card = Card(
        name="manipulation",
        version="1.0.0",
        files={},
        licence="Weights Apache-2.0; see `data` for what they learnt from",
        backbone="none: hashed n-grams and logistic regression",
        data=[
            {"name": "janitr X posts", "used": "80 % by hash", "licence": "MIT"},
            {
                "name": "Telegram pump messages (SIGMOD 2023)",
                "used": "oldest 80 % by date",
                "licence": "none stated",
            },
            {
                "name": "CryptoLin",
                "used": "oldest 80 % by date, as negatives",
                "licence": "none stated",
            },
        ],
        made_with={name: importlib.metadata.version(name) for name in ("numpy", "scikit-learn")},
        parameters={},
        metrics={},
        forbidden_claims=[
            "that one model covers scams and pumps: each finds only its own",
            "detection of wash trading or spoofing: this reads words alone",
        ],
    )
    write_card(card, folder, [FILE])
    figures = _measure(folder, posts, news)
    figures["pump"]["average_precision_by_channel"] = round(grouped, 4)
    values = {field: getattr(card, field) for field in Card.__slots__} | {"metrics": figures}
    write_card(Card(**values), folder, [FILE])


def _measure(
    folder: Path, posts: dict[str, list[Post]], news: Sequence[Post]
) -> dict[str, dict[str, float]]:
    """Measure the very file that ships, on its test parts."""
    model = load_manipulation(folder)
    headlines = model.read([post.text for post in news if post.part == "test"])
    figures = {}
    for column, question in enumerate(QUESTIONS):
        test = [post for post in posts[question] if post.part == "test"]
        score = model.read([post.text for post in test])[:, column]
        recall, threshold = metrics.recall_at_precision(_truth(test), score, PRECISION)
        figures[question] = {
            "rows": float(len(test)),
            "average_precision": round(metrics.average_precision(_truth(test), score), 4),
            "recall_at_precision_0.9": round(recall, 4),
            "threshold_of_that": round(threshold, 4),
            "news_headlines_over_0.5": round(float((headlines[:, column] >= 0.5).mean()), 4),
        }
    return figures


if __name__ == "__main__":
    main()
