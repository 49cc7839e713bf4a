"""Figures of merit of a classifier, in numpy, so that anybody can check them without more."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def softmax(logits: Floats) -> Floats:
    """Return probabilities along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def accuracy(truth: Integers, said: Integers) -> float:
    """Return the share of right answers."""
    return float((truth == said).mean())


def macro_f1(truth: Integers, said: Integers) -> float:
    """Return the plain mean of the F1 of every class that is in the truth or was said."""
    scores = []
    for label in np.union1d(truth, said):
        right = int(((truth == label) & (said == label)).sum())
        wrong = int(((truth == label) != (said == label)).sum())
        scores.append(2 * right / (2 * right + wrong))
    return float(np.mean(scores))


def scores(truth: Integers, said: Integers) -> dict[str, float]:
    """Return accuracy, macro-F1 and how many rows they are over."""
    return {
        "accuracy": accuracy(truth, said),
        "macro_f1": macro_f1(truth, said),
        "rows": float(len(truth)),
    }


def calibration_error(probabilities: Floats, truth: Integers, bins: int = 10) -> float:
    """Return the expected calibration error over equal-width bins of confidence (Guo 2017)."""
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    place = np.minimum((confidence * bins).astype(np.int64), bins - 1)
    total = 0.0
    for number in range(bins):
        here = place == number
        if here.any():
            total += here.mean() * abs(right[here].mean() - confidence[here].mean())
    return float(total)


def average_precision(truth: Integers, score: Floats) -> float:
    """Return the area under precision over recall by the step rule (as scikit-learn's)."""
    precision, recall = _precision_recall(truth, score)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def recall_at_precision(truth: Integers, score: Floats, floor: float) -> tuple[float, float]:
    """Return (the best recall with at least this precision, the threshold that gives it)."""
    precision, recall = _precision_recall(truth, score)
    good = np.flatnonzero(precision >= floor)
    if not good.size:
        return 0.0, 1.0
    best = good[-1]
    return float(recall[best]), float(np.unique(score)[::-1][best])


def area_under_curve(truth: Integers, score: Floats) -> float:
    """Return the chance that a positive is scored above a negative; ties count half."""
    order = np.unique(score, return_inverse=True)[1]
    counts = np.bincount(order)
    middle = np.cumsum(counts) - (counts - 1) / 2
    ranks = middle[order]
    positive = truth == 1
    ups, downs = int(positive.sum()), int((~positive).sum())
    return float((ranks[positive].sum() - ups * (ups + 1) / 2) / (ups * downs))


def _precision_recall(truth: Integers, score: Floats) -> tuple[Floats, Floats]:
    """Return precision and recall at each distinct threshold, from the strictest down."""
    order = np.argsort(-score, kind="stable")
    ranked, hits = score[order], np.cumsum(truth[order] == 1)
    last = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    return hits[last] / (last + 1), hits[last] / max(hits[-1], 1)
