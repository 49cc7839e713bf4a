from dataclasses import replace
from pathlib import Path

import pytest

from ml import gates, registry
from ml.datasets import MissingData
from ml.gates.gate import Gate, between, farthest


def test_reaching_a_limit_keeps_it_from_either_side() -> None:
    gate = Gate(what="w", value=0.8, n=5, limit=0.8)
    assert gate.is_kept
    assert replace(gate, is_least=False).is_kept
    assert not replace(gate, value=0.79).is_kept
    assert not replace(gate, value=float("nan")).is_kept
    assert replace(gate, value=0.0, limit=None).is_kept


@pytest.mark.parametrize(("value", "kept"), [(0.03, [False, True]), (0.07, [True, False])])
def test_a_figure_between_two_limits_is_two_gates(value: float, kept: list[bool]) -> None:
    assert [gate.is_kept for gate in between("rate", value, 9, 0.04, 0.06)] == kept


@pytest.mark.parametrize("model", gates.MODELS)
def test_a_plain_clone_says_what_the_card_says(model: str) -> None:
    offered = gates.of(model)
    assert farthest(registry.load_card(offered.NAME), offered.golden()) <= offered.TOLERANCE


def test_outputs_that_cannot_be_compared_are_infinitely_far() -> None:
    card = registry.load_card("risk")
    assert farthest(card, [0.1]) == float("inf")
    assert farthest(replace(card, parameters={}), []) == float("inf")


@pytest.mark.parametrize("model", ["sentiment", "manipulation"])
def test_every_labelled_set_that_is_missing_is_told(model: str, tmp_path: Path) -> None:
    silent = [gate for gate in gates.of(model).measured(tmp_path) if not gate.n]
    assert len(silent) == {"sentiment": 4, "manipulation": 2}[model]
    assert all("is not there" in gate.what and gate.limit is None for gate in silent)


@pytest.mark.parametrize(
    "model", [m for m in gates.MODELS if m not in {"sentiment", "manipulation"}]
)
def test_a_market_model_without_its_sets_says_which(model: str, tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="is not there"):
        gates.of(model).measured(tmp_path)
