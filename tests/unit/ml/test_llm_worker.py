"""Questions off the bus, answers onto it: once, growing, stopped, tried again, in time."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from desk import clock
from desk.errors import LlmFailed
from desk.nursery import Nursery
from desk.questions.model import Piece, Problem, Prompt
from desk.questions.reply import MOST_REPLY
from ml.llm.worker import Writer
from tests.unit.ml.memory_bus import MemoryBus, Message

GOOD = json.dumps({"answer": "BTC fell [1] and [9].", "confidence": 0.5})


@dataclass
class Scripted:
    """A model that writes its replies in order; an error among them is raised."""

    replies: list[str | LlmFailed]
    pause_s: float = 0.0
    prompts: list[Prompt] = field(default_factory=list)
    is_left: bool = False

    async def write(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        self.prompts.append(prompt)
        reply = self.replies.pop(0)
        try:
            if isinstance(reply, LlmFailed):
                yield Piece(text='{"answer": "half of', tokens=7)
                raise reply
            for letter in reply:
                yield Piece(text=letter)
                await asyncio.sleep(self.pause_s)
            yield Piece(tokens=50)
        except (GeneratorExit, asyncio.CancelledError):
            self.is_left = True
            raise


def asked(number: int, *, seconds: float = 30) -> Message:
    until = clock.now() + timedelta(seconds=seconds)
    body = {"id": f"q{number}", "system": "s", "user": "u", "most_tokens": 9, "sources": 2}
    return Message(f"{number}-0", {**body, "until": until.isoformat()})


async def answered(
    bus: MemoryBus, llm: Scripted, *, until: Callable[[], bool] | None = None
) -> list[dict[str, Any]]:
    """Let the worker run until something is true, by default until the first ending."""
    is_done = until or (lambda: any(body["state"] != "waiting" for body in bus.published))
    async with Nursery() as nursery:
        writer = Writer(bus, llm, nursery, consumer="c", at_once=2)
        nursery.spawn(writer.run(), name="take questions")
        for _ in range(1000):
            if is_done():
                break
            await asyncio.sleep(0.01)
    assert is_done()
    return [body for body in bus.published if body["state"] != "waiting"]


async def test_an_answer_grows_and_ends_with_what_it_cost() -> None:
    bus = MemoryBus([asked(1)])
    (end,) = await answered(bus, Scripted([GOOD], pause_s=0.02))
    assert end == {
        "id": "q1",
        "state": "answered",
        "answer": "BTC fell [1] and [9].",
        "confidence": 0.5,
        "problem": "",
        "tokens": 50,
    }
    grown = [body["answer"] for body in bus.published if body["state"] == "waiting"]
    assert grown == sorted(grown, key=len)
    assert "BTC fell [1]".startswith(grown[0][:12])
    assert not [text for text in grown if "[9]" in text]
    assert bus.acked == ["1-0"]


async def test_a_reply_that_does_not_fit_is_asked_for_again_in_other_words() -> None:
    llm = Scripted(["I would rather chat.", GOOD])
    (end,) = await answered(MemoryBus([asked(1)]), llm)
    assert (end["state"], end["tokens"]) == ("answered", 100)
    first, second = llm.prompts
    assert second.user.startswith(first.user)
    assert "not that JSON object" in second.user


async def test_two_replies_that_do_not_fit_are_the_end() -> None:
    (end,) = await answered(MemoryBus([asked(1)]), Scripted(["no", '{"action": "buy"}']))
    assert (end["state"], end["problem"], end["answer"]) == ("failed", "malformed", "")


async def test_a_server_in_trouble_is_asked_twice_and_one_that_refuses_once() -> None:
    for problem, times in ((Problem.DOWN, 2), (Problem.CUT, 2), (Problem.REFUSED, 1)):
        llm = Scripted([LlmFailed(problem), LlmFailed(problem)])
        (end,) = await answered(MemoryBus([asked(1)]), llm)
        assert (end["state"], end["problem"]) == ("failed", problem.value)
        assert (len(llm.prompts), end["tokens"]) == (times, 7 * times)


async def test_calling_off_leaves_the_model_and_keeps_what_was_written() -> None:
    bus = MemoryBus([asked(1)])
    llm = Scripted(['{"answer": "' + "word " * 500], pause_s=0.005)

    def is_stopped() -> bool:
        if bus.published:
            bus.called_off.add("q1")
        return any(body["state"] == "stopped" for body in bus.published)

    (end,) = await answered(bus, llm, until=is_stopped)
    assert end["answer"].startswith("word")
    assert llm.is_left


async def test_what_is_called_off_or_too_late_before_it_begins_is_not_asked() -> None:
    bus = MemoryBus([asked(1), asked(2, seconds=-1)], called_off={"q1"})
    llm = Scripted([])
    await answered(bus, llm, until=lambda: len(bus.acked) == 2)
    assert (bus.published, llm.prompts) == ([], [])


async def test_time_ends_an_answer_that_goes_on_for_ever() -> None:
    llm = Scripted(['{"answer": "' + "w" * 10_000], pause_s=0.01)
    (end,) = await answered(MemoryBus([asked(1, seconds=0.5)]), llm)
    assert (end["state"], end["problem"]) == ("failed", "slow")
    assert llm.is_left


async def test_a_reply_without_end_is_left_at_its_limit() -> None:
    llm = Scripted(["x" * (MOST_REPLY + 5_000)] * 2)
    (end,) = await answered(MemoryBus([asked(1)]), llm)
    assert end["problem"] == "malformed"


async def test_what_cannot_be_read_stops_nobody() -> None:
    bus = MemoryBus([Message("1-0", {"id": "x"}), Message("2-0", {}), asked(3)])
    (end,) = await answered(bus, Scripted([GOOD]))
    assert (end["id"], bus.acked) == ("q3", ["1-0", "2-0", "3-0"])
