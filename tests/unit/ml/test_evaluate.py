import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ml import datasets, evaluate
from ml.datasets import Example
from ml.evaluate import GATES, VARIABLE, Row
from ml.judge.sentiment import Encoder

DATA = os.environ.get(VARIABLE)


@pytest.fixture(scope="module")
def plain() -> evaluate.Report:
    return evaluate.evaluate(None)


def test_a_plain_clone_measures_our_headlines_and_beats_vader(plain: evaluate.Report) -> None:
    own = plain.rows[0]
    assert own.model["rows"] >= 120
    assert own.model["macro_f1"] > own.vader["macro_f1"] + 0.1
    assert own.model["macro_f1"] > own.majority["macro_f1"] + 0.3
    assert plain.breaches == []


def test_what_cannot_be_measured_is_shown_as_recorded_and_says_why(plain: evaluate.Report) -> None:
    text = plain.text()
    assert f"give --data FOLDER or set {VARIABLE}" in text
    assert "recorded in the model cards" in text
    assert "average_precision" in text


def test_an_empty_folder_names_every_missing_set(tmp_path: Path) -> None:
    report = evaluate.evaluate(tmp_path)
    assert len(report.missing) == 7
    assert len(report.rows) == 2


def test_the_cards_hold_to_the_gates(plain: evaluate.Report) -> None:
    news, finance = plain.recorded["sentiment"]["news"], plain.recorded["sentiment"]["finance"]
    assert news["macro_f1"] >= GATES["CryptoLin newest 20 %", "macro_f1"]
    assert finance["macro_f1"] >= GATES["TFNS official validation", "macro_f1"]
    for head in plain.recorded["sentiment"].values():
        assert head["agreement_with_fp32"] >= 0.96
        assert head["calibration_error"] <= 0.08
    for question in plain.recorded["manipulation"].values():
        assert question["average_precision"] >= 0.85
    assert plain.recorded["manipulation"]["pump"]["average_precision_by_channel"] >= 0.85


def test_a_figure_below_its_gate_is_a_breach() -> None:
    row = Row("TFNS official validation", {"macro_f1": 0.5, "calibration_error": 0.5, "rows": 9})
    breaches = evaluate.Report([row], {}, []).breaches
    assert breaches == [
        "TFNS official validation: macro_f1 is 0.500, wanted at least 0.80",
        "TFNS official validation: calibration_error is 0.500, wanted at most 0.08",
    ]


def test_a_set_without_neutral_rows_asks_only_for_the_sign(sentiment: Encoder) -> None:
    examples = [
        Example("Exchange hacked, funds stolen", -1, "news", "test"),
        Example("Bitcoin soars to new record", 1, "news", "test"),
    ]
    row = evaluate.measure_tone("two", examples, sentiment, [1])
    assert row.model["accuracy"] == 1
    assert "calibration_error" not in row.model
    assert row.majority["accuracy"] == 0.5


def test_the_command_prints_json_and_leaves_with_zero() -> None:
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "ml.evaluate", "--json"],
        capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["breaches"] == []


@pytest.mark.skipif(not DATA, reason=f"{VARIABLE} is not set")
def test_every_set_that_is_there_holds_to_its_gate() -> None:
    report = evaluate.evaluate(Path(DATA or ""))
    assert len(report.rows) > 2
    assert report.breaches == []


@pytest.mark.skipif(not DATA, reason=f"{VARIABLE} is not set")
def test_no_text_of_a_test_part_was_trained_on() -> None:
    examples = datasets.sentiment(Path(DATA or ""))
    learnt = {e.text for e in datasets.select(examples, "train")}
    again = [e for e in datasets.select(examples, "test") if e.text in learnt]
    assert np.mean(len(again)) <= 0.002 * len(examples)
