"""The float16 file for the GPU runs on the CPU too, and says what the float32 one says."""

import json
from pathlib import Path

import numpy as np
import pytest

from ml import half, onnx_proto, registry
from ml.half import FILE
from ml.judge.sentiment import Encoder, over
from ml.judgement import Kind
from ml.runtime import open_session
from ml.text import normalise

CASES = Path(__file__).parents[2] / "cases" / "headlines_labelled.jsonl"
NEAR = 0.005  # of a probability, float16 from float32; it was 0.001 at most
AS_INT8 = 0.2  # int8 scales activations by batch


@pytest.fixture(scope="module")
def shipped() -> bytes:
    return registry.load_file(registry.load_card("sentiment"), FILE)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [normalise(json.loads(line)["text"]) for line in lines]


def encoder(content: bytes) -> Encoder:
    return over(open_session(content, provider="cpu"), registry.load_card("sentiment"))


def test_float16_agrees_with_float32_on_every_labelled_headline(
    shipped: bytes, texts: list[str]
) -> None:
    kinds: list[Kind] = ["news"] * len(texts)
    as_half, as_whole, as_int8 = (
        encoder(content).read(texts, kinds)
        for content in (half.halved(shipped), half.whole(shipped), shipped)
    )
    assert len(texts) >= 100
    assert np.abs(as_half - as_whole).max() < NEAR
    assert (as_half.argmax(axis=1) == as_whole.argmax(axis=1)).mean() > 0.99
    assert np.abs(as_half - as_int8).max() < AS_INT8
    assert (as_half.argmax(axis=1) == as_int8.argmax(axis=1)).mean() > 0.97


def test_nothing_of_eight_bits_is_left_and_inputs_and_output_are_as_before(shipped: bytes) -> None:
    content = half.halved(shipped)
    assert 1.8 < len(content) / len(shipped) < 2.1
    operators = {node.op_type for node in onnx_proto.read(content).graph.node}
    assert not {name for name in operators if "Quantize" in name or "Integer" in name}
    session, before = (open_session(each, provider="cpu") for each in (content, shipped))
    for side in ("get_inputs", "get_outputs"):
        now, then = getattr(session, side)(), getattr(before, side)()
        assert [(p.name, p.type, p.shape) for p in now] == [(p.name, p.type, p.shape) for p in then]


def test_the_mask_still_hides_what_pads_a_text(shipped: bytes) -> None:
    judge = encoder(half.halved(shipped))
    long = "Bitcoin " * 60
    alone = judge.read(["Exchange hacked, funds stolen"], ["news"])
    padded = judge.read(["Exchange hacked, funds stolen", long], ["news", "news"])[:1]
    assert np.abs(alone - padded).max() < NEAR


def test_the_script_writes_the_file_that_a_server_is_to_serve(
    shipped: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["half", str(tmp_path / "model.onnx")])
    half.main()
    assert (tmp_path / "model.onnx").read_bytes() == half.halved(shipped)
