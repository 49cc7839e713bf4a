"""Tone of a text from an NVIDIA Triton server, or anything else that speaks its protocol.

KServe's predict protocol, version 2, over HTTP, with Triton's binary tensor data extension
(github.com/triton-inference-server/server, docs/protocol). The server runs our encoder (`python -m
ml.half` writes the file for it); texts are cut into tokens here. While it is away, late or talks
nonsense the local encoder judges: headlines never wait for a server.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx
import numpy as np
import orjson
import structlog
from numpy.typing import NDArray
from prometheus_client import Counter

from ml.judge.sentiment import Encoder
from ml.judgement import KINDS, Kind

OUTPUT: Final = "logits"
INPUTS: Final = ("input_ids", "attention_mask")
REST_S: Final = 5.0  # the server is left alone for so long after it failed
_LENGTH: Final = "Inference-Header-Content-Length"
_ROW: Final = (len(KINDS), 3)
_MOST_HEADER: Final = 65_536
FAILURES: Final = Counter(
    "tapewire_triton_failures_total", "Batches judged here for the server did not.", ["reason"]
)
log = structlog.get_logger(__name__)
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Failed(Exception):
    """The server gave nothing to use; the text says why."""


@dataclass(frozen=True, slots=True)
class Triton:
    """One model of a server, run as an onnxruntime session is."""

    client: httpx.Client
    model: str

    def run(self, _: None, inputs: Mapping[str, Integers]) -> list[Floats]:
        """Return [logits], texts x heads x classes; raises `Failed`. The client sets the time."""
        texts = len(inputs[INPUTS[0]])
        head, body = _asked(inputs)
        path = f"/v2/models/{self.model}/infer"
        sent = {_LENGTH: str(len(head)), "Content-Type": "application/octet-stream"}
        try:
            answer = self.client.post(path, content=head + body, headers=sent)
        except httpx.HTTPError as e:
            raise Failed(type(e).__name__) from e
        if answer.status_code != httpx.codes.OK:
            raise Failed(f"status {answer.status_code}")
        return [_logits(answer, texts)]


class Remote:
    """Judges on the server, and by the local encoder for as long as the server is not well."""

    def __init__(self, server: Encoder, local: Encoder) -> None:
        self._server = server
        self._local = local
        self._well_at = -math.inf
        self.version = local.version

    def read(self, texts: Sequence[str], kinds: Sequence[Kind]) -> Floats:
        """Return calibrated probabilities; `version` says afterwards who judged."""
        if time.monotonic() >= self._well_at:
            try:
                found = self._server.read(texts, kinds)
            except Failed as e:
                self._well_at = time.monotonic() + REST_S
                FAILURES.labels(str(e)).inc()
                log.warning("triton failed", reason=str(e), again_in_s=REST_S)
            else:
                self.version = self._server.version
                return found
        self.version = self._local.version
        return self._local.read(texts, kinds)


def _asked(inputs: Mapping[str, Integers]) -> tuple[bytes, bytes]:
    """Return the request's JSON and the tensors behind it, little-endian and row by row."""
    raw = {name: inputs[name].astype("<i8").tobytes() for name in INPUTS}
    described = [
        {
            "name": name,
            "shape": list(inputs[name].shape),
            "datatype": "INT64",
            "parameters": {"binary_data_size": len(raw[name])},
        }
        for name in INPUTS
    ]
    wanted = [{"name": OUTPUT, "parameters": {"binary_data": True}}]
    return orjson.dumps({"inputs": described, "outputs": wanted}), b"".join(raw.values())


def _logits(answer: httpx.Response, texts: int) -> Floats:
    """Take the logits out of an answer in binary or in JSON; raises `Failed` for anything else."""
    content = answer.content
    if len(content) > _MOST_HEADER + 64 * texts * math.prod(_ROW):
        raise Failed("too long")
    head, tail = _divided(content, answer.headers.get(_LENGTH, ""))
    try:
        (output,) = [each for each in orjson.loads(head)["outputs"] if each["name"] == OUTPUT]
        if (output["datatype"], list(output["shape"])) != ("FP32", [texts, *_ROW]):
            raise Failed("another shape or type")
        values = _values(output, tail)
    except (ValueError, KeyError, TypeError) as e:
        raise Failed("not understood") from e
    if values.size != texts * math.prod(_ROW) or not np.isfinite(values).all():
        raise Failed("numbers missing or not finite")
    return values.reshape(texts, *_ROW)


def _divided(content: bytes, length: str) -> tuple[bytes, bytes]:
    if not length:
        return content, b""
    if not length.isdecimal() or int(length) > len(content):
        raise Failed("not understood")
    return content[: int(length)], content[int(length) :]


def _values(output: Mapping[str, Any], tail: bytes) -> Floats:
    if "data" in output:
        return np.asarray(output["data"], dtype=np.float64).ravel()
    return np.frombuffer(tail, dtype="<f4").astype(np.float64)
