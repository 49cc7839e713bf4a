import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from prometheus_client import REGISTRY

from desk import clock
from desk.nursery import Nursery
from ml import worker
from ml.app import serve
from ml.batching import MicroBatcher
from ml.judge.service import Judge
from ml.judgement import Judgement, Readable
from ml.worker import TRIES, Malformed, Worker, parse
from tests.unit.ml.memory_bus import MemoryBus, Message


class Moody:
    """Refuses `bad` always and `moody` the first times."""

    def __init__(self, moods: int = 0) -> None:
        self.moods = moods

    def score(self, headlines: Sequence[Readable]) -> list[Judgement]:
        for headline in headlines:
            if headline.text == "bad" or (headline.text == "moody" and self.moods > 0):
                self.moods -= headline.text == "moody" and len(headlines) == 1
                raise RuntimeError(headline.text)
        return [Judgement(0.5, "bullish", 0.7, 0.2, "other", 0.0, "moody", 1.0) for _ in headlines]


def message(number: int, text: str = "Bitcoin rises", **more: Any) -> Message:
    body = {"id": f"h{number}", "text": text, "kind": "news"} | more
    return Message(f"{number}-0", body)


async def work(bus: MemoryBus, model: Moody) -> None:
    count = len(bus.waiting)
    async with Nursery() as nursery:
        batcher = MicroBatcher(model)
        nursery.spawn(batcher.run(), name="batches")
        nursery.forever(Worker(bus, batcher, nursery, consumer="c").run, name="w", pause_s=0.01)
        await bus.finished(count)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PAUSE_S", 0.0005)
    monkeypatch.setattr(worker, "BLOCK_MS", 5)


async def test_headlines_come_back_as_scores_and_are_acknowledged(judge: Judge) -> None:
    bus = MemoryBus(
        [
            message(1, "Hackers steal $90 million from exchange", published_at="x", seen_at="y"),
            message(2, "$BTC breaking out, buying more", kind="social"),
        ]
    )
    await served(judge, bus)
    first, second = sorted(bus.published, key=lambda body: body["id"])
    assert (first["id"], first["label"], first["event"]) == ("h1", "bearish", "hack")
    assert (second["id"], second["label"]) == ("h2", "bullish")
    assert set(first) == {
        "id", "sentiment", "label", "confidence", "impact", "event", "manipulation", "model",
        "scored_at", "took_ms",
    }  # fmt: skip
    assert first["scored_at"].endswith("+00:00")
    assert sorted(bus.acked) == ["1-0", "2-0"]


async def served(judge: Judge, bus: MemoryBus, *, lag_s: float = 1e12) -> None:
    """Serve until everything is judged."""
    count = len(bus.waiting)
    serving = asyncio.ensure_future(serve(judge, bus, quick=judge.relieved(), lag_s=lag_s))
    await bus.finished(count)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_headlines_that_waited_too_long_are_judged_by_the_quick_model(judge: Judge) -> None:
    text = "Hackers steal $90 million from exchange"
    old = [Message(f"{clock.epoch_ms() - 60_000 + n}-0", message(n, text).body) for n in range(40)]
    late, fresh = MemoryBus(old), MemoryBus([Message(f"{clock.epoch_ms()}-0", message(1).body)])
    before = REGISTRY.get_sample_value("tapewire_headlines_quick_total") or 0
    for bus in (late, fresh):
        await served(judge, bus, lag_s=30)
    assert {body["model"].rpartition("-")[0] for body in late.published} == {"quick"}
    assert {(body["label"], body["event"]) for body in late.published} == {("bearish", "hack")}
    assert [body["model"].rpartition("-")[0] for body in fresh.published] == ["sentiment"]
    assert REGISTRY.get_sample_value("tapewire_headlines_quick_total") == before + 40


async def test_what_a_crash_left_behind_is_no_sign_of_a_lag(judge: Judge) -> None:
    bus = MemoryBus([Message(f"{clock.epoch_ms() - 60_000}-0", message(1).body, tries=2)])
    await served(judge, bus, lag_s=30)
    assert [body["model"].rpartition("-")[0] for body in bus.published] == ["sentiment"]


async def test_a_thousand_headlines_each_get_one_score() -> None:
    bus = MemoryBus([message(n) for n in range(1000)])
    await work(bus, Moody())
    assert sorted(body["id"] for body in bus.published) == sorted(f"h{n}" for n in range(1000))


async def test_a_headline_that_always_fails_is_buried_after_its_tries_and_alone() -> None:
    bus = MemoryBus([message(1), message(2, "bad"), message(3)])
    await work(bus, Moody())
    assert [entry for entry, _ in bus.buried] == ["2-0"]
    assert "judging failed" in bus.buried[0][1]
    assert sorted(bus.acked) == ["1-0", "3-0"]


async def test_a_headline_that_fails_for_a_while_is_scored_in_the_end() -> None:
    bus = MemoryBus([message(1, "moody")])
    await work(bus, Moody(moods=TRIES - 1))
    assert [body["id"] for body in bus.published] == ["h1"]
    assert bus.buried == []


async def test_a_headline_that_took_processes_down_with_it_is_buried_unjudged() -> None:
    bus = MemoryBus([Message("7-0", message(7).body, tries=TRIES + 1)])
    await work(bus, Moody())
    assert bus.buried[0][0] == "7-0"
    assert bus.published == []


async def test_an_outage_of_the_bus_is_waited_out() -> None:
    bus = MemoryBus([message(1)], broken=3)
    await work(bus, Moody())
    assert [body["id"] for body in bus.published] == ["h1"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "no id"},
        {"id": "h1"},
        {"id": "h1", "text": "   "},
        {"id": "h1", "text": 5},
        {"id": "h1", "text": "x", "kind": "rumour"},
        {"id": "h1", "text": "x", "kind": None},
    ],
)
async def test_what_is_no_headline_is_buried_at_once(body: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        parse(body)
    bus = MemoryBus([Message("1-0", body)])
    await work(bus, Moody())
    assert "malformed" in bus.buried[0][1]


def test_kind_is_news_when_it_is_not_said() -> None:
    assert parse({"id": "h", "text": "x"}).kind == "news"
