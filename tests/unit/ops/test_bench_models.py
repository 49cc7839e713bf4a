"""`tapewire bench models`: gates become figures, and a gate that is missed fails the command."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from desk.settings import Settings
from ml import gates, registry
from ml.evaluate import VARIABLE
from ml.gates import risk
from ops import bench
from ops.bench import models


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Leave one model, whose outputs can be bent, and no data."""
    monkeypatch.setattr(gates, "MODELS", ("risk",))
    monkeypatch.delenv(VARIABLE, raising=False)
    return risk


def test_without_data_it_says_so_and_checks_outputs(alone: ModuleType) -> None:
    checked, silent = models.measure()
    assert checked.verdict == "ok"
    assert checked.stats["value"] <= risk.TOLERANCE
    assert VARIABLE in silent.what
    assert not silent.stats


def test_a_set_that_is_missing_is_named(alone: ModuleType, tmp_path: Path) -> None:
    _, silent = models.measure(tmp_path)
    assert "ohlcv_binance" in silent.what


def test_outputs_that_differ_from_the_card_fail_the_command(
    alone: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert bench.run(Settings(data_dir=tmp_path), "models", as_json=True) == 0
    found = [value + 0.01 for value in risk.golden()]
    monkeypatch.setattr(risk, "golden", lambda: found)
    assert bench.run(Settings(data_dir=tmp_path), "models", as_json=True) == 1


def test_a_gate_that_is_missed_fails_and_one_without_limit_judges_nothing(
    alone: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate = gates.gate.Gate(what="recall", value=0.8, n=25, limit=0.8, naive=0.5, naive_is="rule")
    told = replace(gate, limit=None)
    monkeypatch.setattr(risk, "measured", lambda _: [gate, replace(gate, value=0.79), told])
    _, kept, missed, silent = models.measure(tmp_path)
    assert (kept.verdict, missed.verdict, silent.verdict) == ("ok", "over", "")
    assert missed.is_broken
    assert "budget >= 0.8" in kept.lines()[0]
    assert "floor 0.5  (rule)" in kept.lines()[0]


def test_a_file_that_is_not_its_cards_is_a_missed_gate_and_the_others_are_still_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gates, "MODELS", ("quick", "risk"))
    monkeypatch.delenv(VARIABLE, raising=False)
    bad = registry.BadModel(file="/models/quick.npz", problem="has SHA-256 0, its card says 1")

    def refuse(*_: object) -> bytes:
        raise bad

    monkeypatch.setattr(registry, "load_file", refuse)
    quick, checked, _ = models.measure()
    assert quick.is_broken
    assert quick.what == "quick.npz has SHA-256 0, its card says 1"
    assert checked.verdict == "ok"
