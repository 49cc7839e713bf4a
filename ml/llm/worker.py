"""Takes questions off the bus, has the model write, and puts what it writes back as it grows.

A question is taken once: what a crash leaves is not asked again, for it has been paid for, and
the desk says that it was lost.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import structlog
from prometheus_client import Counter, Histogram

from desk import clock
from desk.errors import LlmFailed
from desk.nursery import Nursery
from desk.ports import Llm
from desk.questions import reply
from desk.questions.model import ANSWERS, ASKED, Problem, Prompt, State
from desk.questions.prompt import AGAIN
from desk.questions.reply import MOST_REPLY, Reply
from desk.questions.tidy import tidy_so_far
from ml.bus import BLOCK_MS, Bus, Entry, Intake

GROUP: Final = "llm"
TICK_S: Final = 0.3
TRIES: Final = 2
PATIENCE_S: Final = 5.0  # of what a busy server asks for
_FINAL: Final = frozenset({Problem.REFUSED, Problem.SLOW})  # trying again would not help

WROTE: Final = Counter("tapewire_llm_replies_total", "Replies of the language model.", ["outcome"])
TOKENS: Final = Counter("tapewire_llm_tokens_total", "Tokens of questions and answers.")
FIRST_S: Final = Histogram("tapewire_llm_first_word_seconds", "From taking a question to a word.")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the bus carries it."""

    id: str
    prompt: Prompt
    sources: int
    until: datetime

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Asked":
        """Read a message; raises `KeyError`, `TypeError`, `ValueError`."""
        prompt = Prompt(
            system=str(body["system"]),
            user=str(body["user"]),
            most_tokens=int(body["most_tokens"]),
        )
        until = datetime.fromisoformat(body["until"])
        return cls(str(body["id"]), prompt, int(body["sources"]), until)


@dataclass(slots=True)
class Draft:
    """What the model has written of one reply, and how that ended."""

    raw: str = ""
    spent: int = 0  # by tries that are over
    tokens: int = 0
    reply: Reply | None = None
    problem: Problem = Problem.NONE
    began_at: float = field(default_factory=lambda: clock.epoch_ms() / 1000)

    def again(self) -> None:
        """Begin anew; what was written is dropped, what it cost is not."""
        self.spent += self.tokens
        self.raw, self.tokens, self.problem = "", 0, Problem.NONE


class Writer:
    """Answers questions, some at a time."""

    def __init__(
        self, bus: Bus, llm: Llm, nursery: Nursery, *, consumer: str, at_once: int
    ) -> None:
        self._bus = bus
        self._llm = llm
        self._nursery = nursery
        self._consumer = consumer
        self._intake = Intake(
            self._take, self._answer, nursery, name="answer question", at_once=at_once
        )

    async def run(self) -> None:
        """Take and answer until cancelled; raises what the bus raises."""
        await self._intake.run()

    async def _take(self) -> Sequence[Entry]:
        entries = await self._bus.consume(
            ASKED, group=GROUP, consumer=self._consumer, count=1, block_ms=BLOCK_MS
        )
        await self._bus.ack(ASKED, GROUP, *(entry.id for entry in entries))
        return entries

    async def _answer(self, entries: Sequence[Entry]) -> None:
        (entry,) = entries
        try:
            asked = Asked.of(entry.body)
        except (KeyError, TypeError, ValueError) as e:
            log.warning("question unreadable", entry=entry.id, error=type(e).__name__)
            return
        if clock.now() >= asked.until or await self._bus.is_called_off(asked.id):
            return  # its end has been told
        draft = Draft()
        writing = self._nursery.spawn(self._write(asked, draft), name="write answer")
        try:
            state = await self._watch(asked, draft, writing)
        finally:
            writing.cancel()
        await asyncio.wait({writing})
        await self._bus.publish(ANSWERS, _ending(asked, draft, state))
        WROTE.labels(draft.problem or state).inc()
        TOKENS.inc(_cost(asked, draft))

    async def _watch(self, asked: Asked, draft: Draft, writing: asyncio.Task[None]) -> State:
        """Publish what grows until it is written, called off, or too late; return which."""
        shown = ""
        while not (await asyncio.wait({writing}, timeout=TICK_S))[0]:
            if await self._bus.is_called_off(asked.id):
                return State.STOPPED
            if clock.now() >= asked.until:
                draft.problem = Problem.SLOW
                return State.FAILED
            text = tidy_so_far(reply.so_far(draft.raw), asked.sources)
            if text and text != shown:
                await self._bus.publish(ANSWERS, _growing(asked, text))
                shown = text
        return State.FAILED if draft.reply is None else State.ANSWERED

    async def _write(self, asked: Asked, draft: Draft) -> None:
        """Have the model write once, and once more when that may help."""
        prompt = asked.prompt
        for attempt in range(TRIES):
            if attempt:
                draft.again()
            try:
                await self._attempt(prompt, draft)
                draft.reply = reply.read(draft.raw)
            except LlmFailed as e:
                draft.problem = Problem(e.why)
                log.warning("no usable reply", question=asked.id, why=e.why, attempt=attempt + 1)
                if draft.problem in _FINAL or attempt == TRIES - 1:
                    return
                if draft.problem is Problem.MALFORMED:
                    prompt = replace(asked.prompt, user=asked.prompt.user + AGAIN)
                await asyncio.sleep(min(e.retry_after_s, PATIENCE_S))
            else:
                return

    async def _attempt(self, prompt: Prompt, draft: Draft) -> None:
        async with aclosing(self._llm.write(prompt)) as pieces:
            async for piece in pieces:
                if piece.text and not draft.raw:
                    FIRST_S.observe(max(0.0, clock.epoch_ms() / 1000 - draft.began_at))
                draft.raw += piece.text
                draft.tokens = draft.tokens if piece.tokens is None else piece.tokens
                if len(draft.raw) > MOST_REPLY:
                    raise LlmFailed(Problem.MALFORMED)


def _cost(asked: Asked, draft: Draft) -> int:
    """Return the tokens used; of a server that does not say, what the text comes to."""
    written = asked.prompt.system + asked.prompt.user + draft.raw
    return draft.spent + (draft.tokens or len(written) // 4)


def _growing(asked: Asked, text: str) -> dict[str, Any]:
    return {"id": asked.id, "state": State.WAITING.value, "answer": text}


def _ending(asked: Asked, draft: Draft, state: State) -> dict[str, Any]:
    is_whole = state is State.ANSWERED and draft.reply is not None
    left = draft.reply.answer if is_whole and draft.reply else reply.so_far(draft.raw)
    return {
        "id": asked.id,
        "state": state.value,
        "answer": "" if state is State.FAILED else left,
        "confidence": draft.reply.confidence if draft.reply else None,
        "problem": draft.problem.value if state is State.FAILED else "",
        "tokens": _cost(asked, draft),
    }
