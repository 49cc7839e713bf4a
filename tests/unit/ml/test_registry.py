import json
from dataclasses import replace
from pathlib import Path

import pytest

from ml import registry
from ml.judge.manipulation import load_manipulation
from ml.registry import BadModel


@pytest.mark.parametrize("name", ["sentiment", "manipulation"])
def test_every_shipped_file_has_the_checksum_of_its_card(name: str) -> None:
    card = registry.load_card(name)
    assert card.files
    assert all(registry.load_file(card, file) for file in card.files)


@pytest.mark.parametrize("name", ["sentiment", "manipulation"])
def test_a_card_says_what_it_was_made_from_and_what_not_to_claim(name: str) -> None:
    card = registry.load_card(name)
    assert all(row["name"] and row["licence"] and row["used"] for row in card.data)
    assert card.forbidden_claims
    assert card.metrics
    assert card.label == f"{name}-{card.version}"


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    card = registry.load_card("manipulation")
    (tmp_path / "manipulation.card.json").write_text(
        (registry.MODELS / "manipulation.card.json").read_text()
    )
    changed = bytearray((registry.MODELS / "manipulation.npz").read_bytes())
    changed[1000] ^= 1
    (tmp_path / "manipulation.npz").write_bytes(changed)
    with pytest.raises(BadModel) as refused:
        load_manipulation(tmp_path)
    assert card.files["manipulation.npz"][:12] in str(refused.value.values["problem"])


def test_a_file_the_card_does_not_know_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.onnx").write_bytes(b"x")
    with pytest.raises(BadModel, match="its card says nothing"):
        registry.load_file(registry.load_card("sentiment"), "other.onnx", tmp_path)


def test_a_missing_file_or_card_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match=r"sentiment\.card\.json"):
        registry.load_card("sentiment", tmp_path)
    with pytest.raises(BadModel, match=r"sentiment\.onnx"):
        registry.load_file(registry.load_card("sentiment"), "sentiment.onnx", tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x"}', '{"nonsense": 1}'])
def test_a_broken_card_is_refused_with_what_a_card_holds(tmp_path: Path, text: str) -> None:
    (tmp_path / "sentiment.card.json").write_text(text)
    with pytest.raises(BadModel, match="forbidden_claims"):
        registry.load_card("sentiment", tmp_path)


def test_a_written_card_reads_back_with_fresh_checksums(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(b"weights")
    card = replace(registry.load_card("sentiment"), name="trial", files={})
    registry.write_card(card, tmp_path, ["weights.npz"])
    read = registry.load_card("trial", tmp_path)
    assert registry.load_file(read, "weights.npz", tmp_path) == b"weights"
    assert json.loads((tmp_path / "trial.card.json").read_text())["name"] == "trial"
