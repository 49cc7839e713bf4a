"""Events on their way out: written with their transaction, told until somebody says done."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import ARRAY, BigInteger, all_, any_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db import redis as names
from db.base import table
from db.engine import single
from db.models.messages import OutboxRow
from desk import clock, events
from desk.events import Event

log = structlog.get_logger(__name__)
TRIES: Final = 5
_OUTBOX: Final = table(OutboxRow)
_DONE: Final = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .values(done_at=bindparam("now"))
)
# One array, however many are in flight: a list of as many parameters is compiled anew each time.
_PENDING: Final = (
    select(OutboxRow.id, OutboxRow.kind, OutboxRow.body)
    .where(
        OutboxRow.done_at.is_(None),
        OutboxRow.id != all_(bindparam("skip", type_=ARRAY(BigInteger))),
    )
    .order_by(OutboxRow.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its place in the outbox."""

    id: int
    event: Event


def encode(event: Event) -> tuple[str, dict[str, Any]]:
    """Return the kind and body of an event; bodies hold ids and words, no sums."""
    return type(event).__name__, asdict(event)


def decode(kind: str, body: dict[str, Any]) -> Event:
    """Return the event again; a kind that no longer exists raises `AttributeError`."""
    found: type[Event] = getattr(events, kind)
    return found(**body)


class Outbox:
    """What is still to be told, oldest first; the bot is the one who tells."""

    def __init__(self, engine: AsyncEngine, redis: Redis) -> None:
        self._engine = engine
        self._single = single(engine)
        self._redis = redis
        self._hints: Any = None

    async def pending(self, limit: int, *, skip: Collection[int] = ()) -> list[Told]:
        """Return events not told yet, those in `skip` (in flight) left out."""
        asked = {"skip": list(skip), "most": limit}
        async with self._single.connect() as connection:
            found = (await connection.execute(_PENDING, asked)).all()
        told = []
        for row in found:
            try:
                told.append(Told(row.id, decode(row.kind, row.body)))
            except (AttributeError, TypeError) as e:
                await self._give_up(row.id, f"unreadable: {e}")
        return told

    async def done(self, ids: Sequence[int]) -> None:
        """Note that events were told."""
        async with self._single.connect() as connection:
            await connection.execute(_DONE, {"ids": list(ids), "now": clock.now()})

    async def _give_up(self, event_id: int, why: str) -> None:
        log.error("event given up", event_id=event_id, why=why)
        async with self._engine.begin() as connection:
            row = update(OutboxRow).where(OutboxRow.id == event_id)
            await connection.execute(row.values(done_at=clock.now(), error=why[:500]))

    async def failed(self, event_id: int, why: str) -> None:
        """Note a failure; after five the event is given up and stays in the table with why."""
        async with self._engine.begin() as connection:
            row = update(OutboxRow).where(OutboxRow.id == event_id)
            await connection.execute(row.values(tries=OutboxRow.tries + 1, error=why[:500]))
            spent = row.where(OutboxRow.tries >= TRIES)
            await connection.execute(spent.values(done_at=clock.now()))

    async def woken(self, timeout_s: float) -> None:
        """Wait for the hint that something was committed, at most `timeout_s`.

        Without Redis it waits the time-out out: the table is the truth, the hint only speed.
        """
        try:
            await self._wait(timeout_s)
        except RedisError:
            await asyncio.sleep(timeout_s)

    async def _wait(self, timeout_s: float) -> None:
        try:
            if self._hints is None:
                self._hints = self._redis.pubsub(ignore_subscribe_messages=True)
                await self._hints.subscribe(names.EVENTS_CHANNEL)
            if await self._hints.get_message(timeout=timeout_s) is None:
                return
            while await self._hints.get_message(timeout=0) is not None:
                pass  # one look at the table serves every hint that came meanwhile
        except RedisError:
            await self._hints.aclose()
            self._hints = None
            raise
