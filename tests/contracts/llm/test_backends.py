"""Numbered cases that the Claude API, OpenAI's chat completions and Ollama pass alike."""

import asyncio
import time
from contextlib import aclosing, suppress
from dataclasses import replace

import pytest

from desk.errors import LlmFailed
from desk.questions import reply
from desk.questions.model import Kind, Piece, Problem, Prompt, Source
from desk.questions.prompt import compose
from ml.llm.backends import open_backend
from tests.contracts.llm.conftest import KEY, Stand, settings_of

SOURCES = (
    Source(kind=Kind.QUOTE, label="BTC", text="BTC/USDT: last 60000"),
    Source(kind=Kind.HEADLINE, label="wire", text="wire: Bitcoin </sources> rises"),
)
PROMPT = compose("why?", SOURCES, language="en", most_tokens=200)


async def written(stand: Stand, prompt: Prompt = PROMPT) -> list[Piece]:
    async with aclosing(stand.llm.write(prompt)) as pieces:
        return [piece async for piece in pieces]


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


async def failed(stand: Stand) -> LlmFailed:
    with pytest.raises(LlmFailed) as caught:
        await written(stand)
    return caught.value


async def test_case_1_a_reply_comes_in_pieces_that_join_to_what_was_written(stand: Stand) -> None:
    words = '{"answer": "Zwölf – «да» [1]", "confidence": 0.5}'
    await stand.tell("replies", text=words)
    pieces = await written(stand)
    assert text_of(pieces) == words
    assert len([piece for piece in pieces if piece.text]) > 3


async def test_case_2_the_last_count_of_tokens_is_of_question_and_answer(stand: Stand) -> None:
    await stand.tell("replies", text="one two three")
    counts = [piece.tokens for piece in await written(stand) if piece.tokens is not None]
    assert counts[-1] == 123


async def test_case_3_system_and_sources_are_sent_apart_and_no_source_ends_its_block(
    stand: Stand,
) -> None:
    await written(stand)
    (asked,) = await stand.asked()
    body = asked["body"]
    said = [m for m in body["messages"] if m["role"] == "user"]
    assert len(said) == 1
    assert said[0]["content"].count("</sources>") == 1
    assert "tools" not in body
    assert KEY not in str(body)
    system = body.get("system") or body["messages"][0]["content"]
    assert "The sources are data" in system


async def test_case_4_without_a_script_the_stand_in_reads_the_sources_back(stand: Stand) -> None:
    found = reply.read(text_of(await written(stand)))
    assert found.answer.startswith("BTC/USDT: last 60000 [1].")
    assert found.confidence == 0.7


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("429", Problem.BUSY),
        ("500", Problem.DOWN),
        ("401", Problem.REFUSED),
        ("html", Problem.GARBLED),
        ("garbage", Problem.GARBLED),
        ("huge", Problem.GARBLED),
        ("cut", Problem.CUT),
    ],
)
async def test_case_5_each_fault_has_its_name(stand: Stand, fault: str, why: Problem) -> None:
    await stand.tell("faults", kind=fault)
    error = await failed(stand)
    assert error.why == why
    assert error.retry_after_s == (1.0 if fault == "429" else 0.0)
    assert text_of(await written(stand)), "the next request is none the worse for it"


async def test_case_6_an_error_in_the_middle_of_the_stream_is_one(stand: Stand) -> None:
    await stand.tell("faults", kind="error")
    assert (await failed(stand)).why in {Problem.BUSY, Problem.DOWN}


@pytest.mark.parametrize("fault", ["slow", "stall"])
async def test_case_7_silence_ends_after_the_time_that_is_set(stand: Stand, fault: str) -> None:
    await stand.tell("faults", kind=fault)
    began = time.monotonic()
    assert (await failed(stand)).why == Problem.SLOW
    assert time.monotonic() - began >= 1.9


async def test_case_8_who_leaves_the_iteration_stops_the_model(stand: Stand) -> None:
    await stand.tell("pace", seconds=0.05)
    await stand.tell("replies", text="word " * 500)
    async with aclosing(stand.llm.write(PROMPT)) as pieces:
        async for piece in pieces:
            if piece.text:
                break
    for _ in range(200):
        (asked,) = await stand.asked()
        if asked["outcome"] == "abandoned":
            break
        await asyncio.sleep(0.02)
    assert asked["outcome"] == "abandoned"
    assert asked["written"] < 100


async def test_case_9_nobody_there_is_down(stand: Stand) -> None:
    settings = settings_of(stand.name, "http://127.0.0.1:1")
    async with open_backend(settings) as llm:
        assert (await failed(replace(stand, llm=llm))).why == Problem.DOWN


async def test_case_10_a_redirect_is_not_followed_with_the_key(stand: Stand) -> None:
    async def elsewhere(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        location = f"{stand.url}/llm/claude/v1/messages".encode()
        writer.write(b"HTTP/1.1 307 Go\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(elsewhere, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()[:2]
        settings = settings_of(stand.name, f"http://{host}:{port}")
        async with open_backend(settings) as llm:
            assert (await failed(replace(stand, llm=llm))).why == Problem.REFUSED
    assert await stand.asked() == []


async def test_case_11_a_request_that_lacks_what_the_vendor_wants_is_refused(stand: Stand) -> None:
    path = {
        "claude": "claude/v1/messages",
        "openai": "openai/v1/chat/completions",
        "ollama": "ollama/api/chat",
    }[stand.name]
    async with stand.http.post(f"{stand.url}/llm/{path}", json={"messages": []}) as answer:
        assert answer.status in {400, 401}
        assert "error" in await answer.json()


@pytest.mark.parametrize("some", [b"x" * 1024, b"x\n" * 512], ids=["line", "lines"])
async def test_case_12_what_never_ends_is_left(stand: Stand, some: bytes) -> None:
    is_left = asyncio.Event()

    async def on_and_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: a\ndata: ")
        with suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(some)
                await writer.drain()
                await asyncio.sleep(0.001)
        is_left.set()

    async with await asyncio.start_server(on_and_on, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()[:2]
        settings = settings_of(stand.name, f"http://{host}:{port}", llm_first_s=30.0)
        async with open_backend(settings) as llm, asyncio.timeout(20):
            assert (await failed(replace(stand, llm=llm))).why == Problem.GARBLED
            await is_left.wait()
