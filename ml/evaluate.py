"""Measures the shipped models on rows they were not trained on, beside VADER and the majority.

    python -m ml.evaluate [--data FOLDER] [--json]

Without the data sets (they are not ours to ship) it measures our own labelled headlines and shows
the figures of the model cards, marked `recorded`. Exits with 1 when a measured figure is below its
gate.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ml import datasets, metrics, registry
from ml.datasets import Example, MissingData, Post
from ml.judge.impact import classify
from ml.judge.manipulation import QUESTIONS, Manipulation, load_manipulation
from ml.judge.sentiment import Encoder, load_sentiment
from ml.judgement import KINDS
from ml.market_check import check_impact
from ml.text import normalise

OWN: Final = Path(__file__).parent.parent / "tests" / "cases" / "headlines_labelled.jsonl"
VARIABLE: Final = "TAPEWIRE_DATA_SETS"
VADER_BAND: Final = 0.05  # its authors' threshold for neutral

# What must hold on measured rows: (set, figure) -> floor, or ceiling for calibration_error.
GATES: Final = {
    ("CryptoLin newest 20 %", "macro_f1"): 0.70,
    ("CryptoLin newest 20 %", "calibration_error"): 0.08,
    ("crypto tweets held out 20 %", "calibration_error"): 0.08,
    ("TFNS official validation", "macro_f1"): 0.80,
    ("TFNS official validation", "calibration_error"): 0.08,
    ("Surge Reddit zero-shot", "accuracy"): 0.80,
    ("scam posts held out 20 %", "average_precision"): 0.85,
    ("pump messages newest 20 %", "average_precision"): 0.85,
    ("our headlines", "macro_f1"): 0.70,
}
_SETS: Final[tuple[tuple[str, Callable[[Path], list[Example]]], ...]] = (
    ("CryptoLin newest 20 %", datasets.cryptolin),
    ("crypto tweets held out 20 %", datasets.cbr),
    ("TFNS official validation", datasets.tfns),
    ("Surge Reddit zero-shot", datasets.surge_reddit),
)
_POSTS: Final[tuple[tuple[str, str, Callable[[Path], list[Post]]], ...]] = (
    ("scam posts held out 20 %", "scam", datasets.scams),
    ("pump messages newest 20 %", "pump", datasets.pumps),
)

Figures = dict[str, float]
Integers = NDArray[np.int64]
Measure = Callable[[], Iterable["Row"]]


@dataclass(frozen=True, slots=True)
class Row:
    """One set: the model's figures, and accuracy and macro-F1 of the two baselines."""

    name: str
    model: Figures
    vader: Figures = field(default_factory=dict)
    majority: Figures = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured now, what the cards recorded, and why a set is missing."""

    rows: Sequence[Row]
    recorded: dict[str, Any]
    missing: Sequence[str]

    @property
    def breaches(self) -> list[str]:
        """Name every measured figure on the wrong side of its gate."""
        return [line for row in self.rows for line in _breaches(row)]

    def text(self) -> str:
        """Return the report as a person reads it."""
        lines = [f"{'set':29}{'rows':>6}  {'':10}{'accuracy':>9}{'macro-F1':>9}  calibration error"]
        for row in self.rows:
            lines += _lines(row)
        lines += [f"not measured: {reason}" for reason in self.missing]
        if self.missing:
            lines += ["recorded in the model cards:", json.dumps(self.recorded, indent=1)]
        lines += [f"BELOW ITS GATE: {breach}" for breach in self.breaches]
        return "\n".join(lines)


def evaluate(data_dir: Path | None, own: Path = OWN) -> Report:
    """Measure on every set that is there; never raises for one that is not."""
    sentiment, manipulation = load_sentiment(provider="cpu"), load_manipulation()
    recorded = {
        name: dict(registry.load_card(name).metrics) for name in ("sentiment", "manipulation")
    }
    measures: list[Measure] = [lambda: _own(own, sentiment, manipulation)]
    missing: list[str] = []
    if data_dir is None:
        missing.append(f"data sets: give --data FOLDER or set {VARIABLE} (docs/models.md)")
    else:
        measures += _tones(data_dir, sentiment) + _all_posts(data_dir, manipulation)
        measures.append(lambda: [Row("impact prior against BTC, 1 h", check_impact(data_dir))])
    rows, absent = _what_is_there(measures)
    return Report(rows, recorded, missing + absent)


def tone_rows(folder: Path) -> tuple[list[Row], list[str]]:
    """Measure the sentiment model on every labelled set; return too why some are missing."""
    return _what_is_there(_tones(folder, load_sentiment(provider="cpu")))


def post_rows(folder: Path) -> tuple[list[Row], list[str]]:
    """Measure the manipulation model on every labelled set; return too why some are missing."""
    return _what_is_there(_all_posts(folder, load_manipulation()))


def _what_is_there(measures: Iterable[Measure]) -> tuple[list[Row], list[str]]:
    """Return the rows, and why the others are missing."""
    rows: list[Row] = []
    missing: list[str] = []
    for measure in measures:
        try:
            rows += measure()
        except MissingData as e:
            missing.append(str(e))
    return rows, missing


def _tones(folder: Path, sentiment: Encoder) -> list[Measure]:
    return [_tone(name, load, folder, sentiment) for name, load in _SETS]


def _all_posts(folder: Path, model: Manipulation) -> list[Measure]:
    return [_posts(name, q, load, folder, model) for name, q, load in _POSTS]


def _tone(
    name: str, load: Callable[[Path], list[Example]], folder: Path, sentiment: Encoder
) -> Measure:
    def measure() -> list[Row]:
        examples = load(folder)
        test = datasets.select(examples, "test")
        learnt = datasets.select(examples, "train") or test
        return [measure_tone(name, test, sentiment, [e.label for e in learnt])]

    return measure


def measure_tone(
    name: str, test: Sequence[Example], sentiment: Encoder, learnt: Sequence[int]
) -> Row:
    """Measure one set; one without neutral rows asks only for the sign."""
    truth = np.array([e.label for e in test])
    given = sentiment.read([e.text for e in test], [e.head for e in test])
    polar = 0 not in truth
    said = _signs(given[:, 2] - given[:, 0]) if polar else given.argmax(axis=1) - 1
    model = metrics.scores(truth, said)
    if not polar:
        model["calibration_error"] = metrics.calibration_error(given, truth + 1)
    common = max(set(learnt), key=list(learnt).count)
    return Row(
        name,
        model,
        _vader([e.text for e in test], truth, polar=polar),
        metrics.scores(truth, np.full_like(truth, common)),
    )


def _signs(values: NDArray[np.float64]) -> Integers:
    return np.where(values >= 0, 1, -1).astype(np.int64)


def _vader(texts: Sequence[str], truth: Integers, *, polar: bool) -> Figures:
    try:
        vader = importlib.import_module("vaderSentiment.vaderSentiment")
    except ImportError:
        return {}
    analyzer = vader.SentimentIntensityAnalyzer()
    compound = np.array([analyzer.polarity_scores(text)["compound"] for text in texts])
    if polar:
        return metrics.scores(truth, _signs(compound))
    said = (compound >= VADER_BAND).astype(np.int64) - (compound <= -VADER_BAND)
    return metrics.scores(truth, said)


def _posts(
    name: str,
    question: str,
    load: Callable[[Path], list[Post]],
    folder: Path,
    model: Manipulation,
) -> Measure:
    def measure() -> list[Row]:
        test = [post for post in load(folder) if post.part == "test"]
        truth = np.array([post.label for post in test])
        score = model.read([post.text for post in test])[:, QUESTIONS.index(question)]
        recall, _ = metrics.recall_at_precision(truth, score, 0.9)
        figures = {
            "rows": float(len(test)),
            "average_precision": metrics.average_precision(truth, score),
            "recall_at_precision_0.9": recall,
            "base_rate": float(truth.mean()),
        }
        return [Row(name, figures)]

    return measure


def _own(file: Path, sentiment: Encoder, manipulation: Manipulation) -> list[Row]:
    rows = datasets.headlines(file)
    kinds = {name: name for name in KINDS}
    honest = [row for row in rows if not row["manipulative"]]
    examples = [
        Example(normalise(row["text"]), row["label"], kinds[row["kind"]], "test") for row in honest
    ]
    tone = measure_tone("our headlines", examples, sentiment, [e.label for e in examples])
    events = np.mean([classify(normalise(r["text"]), r["kind"])[0] == r["event"] for r in honest])
    doubt = manipulation.read([row["text"] for row in rows]).max(axis=1) >= 0.5
    wrong = np.array([row["manipulative"] for row in rows])
    figures = {
        "rows": float(len(rows)),
        "manipulative_found": float(doubt[wrong].mean()),
        "honest_flagged": float(doubt[~wrong].mean()),
        "event_as_labelled": float(events),
    }
    return [tone, Row("our headlines, other questions", figures)]


def _breaches(row: Row) -> list[str]:
    lines = []
    for (name, figure), bound in GATES.items():
        value = row.model.get(figure)
        if name != row.name or value is None:
            continue
        ceiling = figure == "calibration_error"
        if value > bound if ceiling else value < bound:
            word = "at most" if ceiling else "at least"
            lines.append(f"{name}: {figure} is {value:.3f}, wanted {word} {bound:.2f}")
    return lines


def _lines(row: Row) -> list[str]:
    rows = f"{row.model.get('rows', 0):6.0f}"
    if "accuracy" not in row.model:
        figures = ", ".join(
            f"{name.replace('_', ' ')} {value:.3f}"
            for name, value in row.model.items()
            if name != "rows"
        )
        return [f"{row.name:29}{rows}  {figures}"]
    lines: list[str] = []
    for who, figures_of in (("model", row.model), ("VADER", row.vader), ("majority", row.majority)):
        if figures_of:
            error = figures_of.get("calibration_error")
            shown = "" if error is None else f"{error:12.3f}"
            scores = f"{figures_of['accuracy']:9.3f}{figures_of['macro_f1']:9.3f}"
            lines.append(f"{row.name if not lines else '':29}{rows}  {who:10}{scores}{shown}")
    return lines


def main() -> int:
    """Print the report; return 1 when a gate is missed."""
    parser = argparse.ArgumentParser(prog="python -m ml.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get(VARIABLE))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report = evaluate(Path(options.data) if options.data else None)
    values = asdict(report) | {"breaches": report.breaches}
    sys.stdout.write((json.dumps(values) if options.json else report.text()) + "\n")
    return 1 if report.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
