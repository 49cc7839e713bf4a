"""Judging on a server that speaks KServe v2, and here while it is away, late or talks nonsense."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import numpy as np
import pytest

from desk.settings import Settings
from ml import registry
from ml.half import FILE, halved
from ml.judge import triton
from ml.judge.service import Judge, load
from ml.judge.triton import Failed, Triton
from ml.judgement import Headline
from ml.runtime import open_session
from tests.integration.ml.kserve import Answer, Server, binary, output, plain, serving

TEXTS = [
    Headline("Exchange hacked, $300 million stolen, withdrawals halted"),
    Headline("Bitcoin soars to record as SEC approves ETF"),
    Headline("gm frens, $SOL to the moon", "social"),
]


@pytest.fixture(scope="module")
def session() -> Any:
    """What a GPU would serve, on the CPU."""
    return open_session(
        halved(registry.load_file(registry.load_card("sentiment"), FILE)), provider="cpu"
    )


@pytest.fixture
def server(session: Any) -> Iterator[Server]:
    with serving(session) as found:
        yield found


def settings(server: Server, **changes: object) -> Settings:
    values: dict[str, object] = {
        "ml_provider": "cpu",
        "ml_backend": "triton",
        "ml_triton_url": server.url,
    }
    return Settings.model_validate(values | changes)


@pytest.fixture
def judge(server: Server) -> Judge:
    return load(settings(server))


@pytest.fixture(scope="module")
def local() -> Judge:
    return load(Settings(ml_provider="cpu"))


@pytest.mark.parametrize("answer", [binary, plain], ids=["binary tensors", "JSON"])
def test_the_server_judges_as_the_local_model_does(
    server: Server, judge: Judge, local: Judge, answer: Answer
) -> None:
    server.answer = answer
    there, here = judge.score(TEXTS), local.score(TEXTS)
    assert [j.label for j in there] == [j.label for j in here]
    assert all(abs(a.confidence - b.confidence) < 0.2 for a, b in zip(there, here, strict=True))
    assert {j.model for j in there} == {f"{local.version}@triton"}
    assert set(server.paths) == {"/v2/models/sentiment/infer"}


def test_many_texts_are_asked_for_in_batches(server: Server, judge: Judge) -> None:
    server.paths.clear()
    assert len(judge.score(TEXTS * 30)) == 90
    assert len(server.paths) == 3


def broken(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    """Return an answer that does not depend on what was asked."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: (status, sent, body)


def as_json(**changes: Any) -> Answer:
    """Return an answer whose output is described otherwise."""
    return lambda logits: (200, {}, json.dumps(output(logits, **changes)).encode())


GARBAGE: dict[str, Answer] = {
    "an error": broken(503, b'{"error": "model is not ready"}'),
    "a page": broken(200, b"<html>"),
    "nothing": broken(),
    "no outputs": broken(200, b"{}"),
    "a list": broken(200, b"[1, 2]"),
    "another shape": lambda logits: binary(logits, shape=[1, 2]),
    "another type": lambda logits: binary(logits, datatype="BF16"),
    "another name": lambda logits: binary(logits, name="scores"),
    "too few numbers": as_json(data=[0.5]),
    "words for numbers": as_json(data=["a"] * 9),
    "not finite": lambda logits: binary(logits * np.nan),
    "a header beyond the end": broken(200, b"{}", Inference_Header_Content_Length="99"),
    "a header that is no number": broken(200, b"{}", Inference_Header_Content_Length="-1"),
    "too much": broken(200, b" " * 1_000_000),
    "half a tensor": lambda logits: (*binary(logits)[:2], binary(logits)[2][:-3]),
}


@pytest.mark.parametrize("answer", GARBAGE.values(), ids=GARBAGE.keys())
def test_nonsense_is_refused_and_the_local_model_judges(
    server: Server, judge: Judge, local: Judge, answer: Answer
) -> None:
    server.answer = answer
    assert [j.label for j in judge.score(TEXTS)] == [j.label for j in local.score(TEXTS)]
    assert judge.version == local.version


def test_a_server_that_is_late_is_not_waited_for(server: Server, local: Judge) -> None:
    server.pause_s = 2.0
    judge = load(settings(server, ml_triton_timeout_s=0.1))
    assert judge.version == local.version, "the first text was judged here"
    server.paths.clear()
    assert judge.score(TEXTS)[0].label == "bearish"
    assert server.paths == [], "it is left alone for a while"


def test_a_server_that_comes_back_is_asked_again(
    server: Server, local: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(triton, "REST_S", 0.0)
    judge = load(settings(server, ml_triton_url="http://127.0.0.1:1"))
    assert judge.score(TEXTS)[0].model == local.version
    server.answer = broken(500)
    judge = load(settings(server))
    assert judge.score(TEXTS)[0].model == local.version
    server.answer = binary
    assert judge.score(TEXTS)[0].model == f"{local.version}@triton"


def test_a_failure_says_what_it_was(server: Server) -> None:
    ids = np.ones((1, 4), dtype=np.int64)
    inputs = {"input_ids": ids, "attention_mask": ids}
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        server.answer = broken(503)
        with pytest.raises(Failed, match="status 503"):
            Triton(client, "sentiment").run(None, inputs)
    with (
        httpx.Client(base_url="http://127.0.0.1:1", trust_env=False) as client,
        pytest.raises(Failed, match="ConnectError"),
    ):
        Triton(client, "sentiment").run(None, inputs)
