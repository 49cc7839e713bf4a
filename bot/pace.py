"""How fast Telegram lets a bot write: token buckets, and queues in which money goes first.

Telegram's limits (core.telegram.org/bots/faq): about 30 messages a second over all chats, about
one a second in a chat with short bursts, 20 a minute in a group.
"""

import asyncio
import heapq
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final


class Priority(IntEnum):
    """Who goes first when several messages wait: the smaller number."""

    MONEY = 0  # receipts, and the answer to what a person has just asked
    ALERT = 1
    NOTICE = 2  # grades, broadcasts: nobody waits for them


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, then `per_s` a second."""

    per_s: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """Never more than 30 in a second, 20 in a group's minute: burst and refill together."""

    everyone: Rate = Rate(25, 5)
    private: Rate = Rate(1, 5)
    group: Rate = Rate(0.25, 5)


UNLIMITED: Final = Limits(Rate(1e4, 1e4), Rate(1e4, 1e4), Rate(1e4, 1e4))
_GRAIN: Final = 1e-6  # of a token: less is rounding, not time to wait
_MOST_CHATS: Final = 20_000
_ROOM: Final = 3  # messages at once: one that may be left out leaves two to what must go


class Crowded(Exception):
    """A chat has no room for a message that may be left out."""


class Bucket:
    """Tokens that fill up at a rate; `block` empties it for a while."""

    def __init__(self, rate: Rate, now: float) -> None:
        self.rate = rate
        self._tokens = rate.burst
        self._at = now

    def delay_s(self, now: float) -> float:
        """Return the seconds until a token can be taken, 0 when one is there."""
        self._fill(now)
        missing = 1 - self._tokens
        if missing < _GRAIN:
            missing = 0.0
        return max(0.0, self._at - now) + missing / self.rate.per_s

    def room(self, now: float) -> float:
        """Return how many tokens could be taken at once."""
        self._fill(now)
        return self._tokens if self._at <= now else 0.0

    def take(self) -> None:
        """Take one token; only after `delay_s` returned 0."""
        self._tokens -= 1

    def block(self, until: float) -> None:
        """Give out nothing before `until`, then one token."""
        self._tokens, self._at = 1.0, max(until, self._at)

    def _fill(self, now: float) -> None:
        if now > self._at:
            refill = (now - self._at) * self.rate.per_s
            self._tokens = min(self.rate.burst, self._tokens + refill)
            self._at = now


class Turnstile:
    """Lets one through at a time: by priority, then by arrival."""

    def __init__(self) -> None:
        self._is_taken = False
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._arrival = itertools.count()

    @property
    def is_idle(self) -> bool:
        """True when nobody is in it or waits for it."""
        return not self._is_taken

    @asynccontextmanager
    async def turn(self, priority: Priority) -> AsyncIterator[None]:
        """Hold the turnstile for the body."""
        await self._enter(priority)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, priority: Priority) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (priority, next(self._arrival), turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # the turn had come: hand it on
            raise

    def _leave(self) -> None:
        while self._queue:
            turn = heapq.heappop(self._queue)[2]
            if not turn.done():
                turn.set_result(None)
                return
        self._is_taken = False


@dataclass(slots=True)
class _Gate:
    bucket: Bucket
    turnstile: Turnstile = field(default_factory=Turnstile)


class Pace:
    """Holds every message back until its chat and the whole bot may send one more."""

    def __init__(
        self,
        limits: Limits,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._now = now
        self._sleep = sleep
        self._everyone = _Gate(Bucket(limits.everyone, now()))
        self._chats: dict[int, _Gate] = {}

    @asynccontextmanager
    async def turn(self, chat_id: int, priority: Priority) -> AsyncIterator[None]:
        """Hold the chat for one request; messages of a chat leave in order."""
        gate = self._gate(chat_id)
        async with gate.turnstile.turn(priority):
            await self._pass(chat_id, priority)
            yield

    def has_room(self, chat_id: int) -> bool:
        """Tell whether one more message would be in nobody's way."""
        gate = self._gate(chat_id)
        return gate.turnstile.is_idle and gate.bucket.room(self._now()) >= _ROOM

    async def again(self, chat_id: int, priority: Priority, *, after_s: float) -> None:
        """Wait for a second try inside a turn: Telegram asked for `after_s` of silence."""
        self._gate(chat_id).bucket.block(self._now() + after_s)
        await self._pass(chat_id, priority)

    async def _pass(self, chat_id: int, priority: Priority) -> None:
        await self._token(self._gate(chat_id).bucket)
        async with self._everyone.turnstile.turn(priority):
            await self._token(self._everyone.bucket)

    async def _token(self, bucket: Bucket) -> None:
        while (delay_s := bucket.delay_s(self._now())) > 0:
            await self._sleep(delay_s)
        bucket.take()

    def _gate(self, chat_id: int) -> _Gate:
        gate = self._chats.get(chat_id)
        if gate is None:
            self._forget_idle()
            rate = self._limits.private if chat_id > 0 else self._limits.group
            gate = self._chats[chat_id] = _Gate(Bucket(rate, self._now()))
        return gate

    def _forget_idle(self) -> None:
        if len(self._chats) < _MOST_CHATS:
            return
        now = self._now()
        for chat_id, gate in list(self._chats.items()):
            if gate.turnstile.is_idle and not gate.bucket.delay_s(now):
                del self._chats[chat_id]
