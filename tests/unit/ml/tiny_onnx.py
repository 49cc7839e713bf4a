"""Writes a three-class bag-of-words classifier as an ONNX file, byte by byte (onnx.proto3)."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

_INT64, _FLOAT = 7, 1


def _number(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _number(number << 3) + _number(value)
    content = value.encode() if isinstance(value, str) else value
    return _number(number << 3 | 2) + _number(len(content)) + content


def _port(name: str, kind: int, *axes: str) -> bytes:
    shape = b"".join(_field(1, _field(2, axis)) for axis in axes)
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def _node(operator: str, inputs: tuple[str, ...], output: str, attribute: bytes = b"") -> bytes:
    given = b"".join(_field(1, name) for name in inputs)
    return given + _field(2, output) + _field(4, operator) + attribute


def write_classifier(path: Path, pieces: int, scores: Mapping[int, tuple[float, ...]]) -> None:
    """Make logits the mean over the tokens of each token's scores, 0 for tokens not named."""
    table = np.zeros((pieces, 3), dtype=np.float32)
    for token, values in scores.items():
        table[token] = values
    weights = (
        _field(1, pieces) + _field(1, 3) + _field(2, _FLOAT)
        + _field(8, "table") + _field(9, table.tobytes())
    )  # fmt: skip
    axis = _field(5, _field(1, "axes") + _field(8, 1) + _field(20, 7))
    flat = _field(5, _field(1, "keepdims") + _field(3, 0) + _field(20, 2))
    graph = (
        _field(1, _node("Gather", ("table", "input_ids"), "words"))
        + _field(1, _node("ReduceMean", ("words",), "logits", axis + flat))
        + _field(2, "bag")
        + _field(5, weights)
        + _field(11, _port("input_ids", _INT64, "texts", "tokens"))
        + _field(12, _port("logits", _FLOAT, "texts", "classes"))
    )
    path.write_bytes(_field(1, 8) + _field(7, graph) + _field(8, _field(2, 13)))
