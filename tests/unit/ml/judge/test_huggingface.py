import json
from pathlib import Path

import numpy as np
import pytest

from desk.errors import BadConfiguration
from desk.settings import Settings
from ml.judge.huggingface import load_directory
from ml.judge.service import load
from ml.judgement import Headline
from ml.registry import MODELS, BadModel
from tests.unit.ml.tiny_onnx import write_classifier

FINBERT = {"0": "positive", "1": "negative", "2": "neutral"}


def directory(path: Path, labels: dict[str, str]) -> Path:
    """Lay out a classifier that knows two words, as an export for onnxruntime would be."""
    vocabulary = (MODELS / "vocab.txt").read_text(encoding="utf-8")
    pieces = vocabulary.splitlines()
    (path / "vocab.txt").write_text(vocabulary, encoding="utf-8")
    (path / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
    config = {"model_type": "bert", "id2label": labels, "vocab_size": len(pieces)}
    (path / "config.json").write_text(json.dumps(config))
    column = {name: int(number) for number, name in labels.items()}
    words = {"rises": "positive", "falls": "negative", "meets": "neutral"}
    scores = {
        pieces.index(word): tuple(60.0 * (n == column.get(name)) for n in range(3))
        for word, name in words.items()
    }
    write_classifier(path / "model.onnx", len(pieces), scores)
    return path


def test_any_order_of_the_publishers_classes_is_read_right(tmp_path: Path) -> None:
    classifier = load_directory(directory(tmp_path, FINBERT), provider="cpu")
    texts = ["bitcoin falls", "bitcoin rises a lot over the whole long day", "board meets"] * 15
    given = classifier.read(texts, ["news"] * len(texts))
    assert given.argmax(axis=1).tolist() == [0, 2, 1] * 15
    assert np.allclose(given.sum(axis=1), 1)
    assert classifier.read([], []).shape == (0, 3)


def test_such_a_model_takes_the_place_of_ours(tmp_path: Path) -> None:
    folder = directory(tmp_path, FINBERT)
    judge = load(Settings(ml_provider="cpu", ml_backend="hf", ml_model_dir=folder))
    (judged,) = judge.score([Headline("Bitcoin rises")])
    assert judged.label == "bullish"
    assert judged.model == tmp_path.name


def test_a_folder_and_a_backend_that_do_not_fit_stop_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match="needs TAPEWIRE_ML_MODEL_DIR"):
        load(Settings(ml_provider="cpu", ml_backend="hf"))
    with pytest.raises(BadConfiguration, match="say hf, or leave the folder out"):
        load(Settings(ml_provider="cpu", ml_model_dir=tmp_path))


def test_classes_of_unknown_meaning_are_refused_by_name(tmp_path: Path) -> None:
    labels = {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}
    with pytest.raises(BadModel, match="label_0, label_1, label_2"):
        load_directory(directory(tmp_path, labels), provider="cpu")


def test_a_directory_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match=r"config\.json"):
        load_directory(tmp_path)
    directory(tmp_path, FINBERT)
    (tmp_path / "config.json").write_text('{"model_type": "no such type"}')
    with pytest.raises(BadModel, match="cannot be read"):
        load_directory(tmp_path)


def test_weights_without_torch_are_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory(tmp_path, FINBERT)
    (tmp_path / "model.onnx").unlink()
    monkeypatch.setitem(__import__("sys").modules, "torch", None)
    with pytest.raises(BadModel, match="torch is not installed"):
        load_directory(tmp_path)
