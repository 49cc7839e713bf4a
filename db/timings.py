"""When things happened, read for `tapewire bench`; and the least that a commit and a hop cost."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from redis.asyncio import Redis
from sqlalchemy import Engine, event, text
from sqlalchemy.ext.asyncio import AsyncEngine

_ALERTS: Final = text(
    "SELECT h.guid, h.seen_at, s.scored_at, o.created_at, d.sent_at FROM alert_deliveries d"
    " JOIN headlines h ON h.id = d.headline_id JOIN scores s ON s.headline_id = h.id"
    " JOIN outbox o ON o.kind = 'AlertRaised' AND o.body ->> 'headline_id' = h.id"
    " AND (o.body ->> 'chat_id')::bigint = d.chat_id"
    " WHERE d.chat_id = ANY(:chats) AND d.state = 'sent'"
)
_ORDERS: Final = text(
    "SELECT i.received_at, o.created_at, o.sent_at, min(f.at) AS filled_at FROM orders o"
    " JOIN inbox i ON i.update_id::text = o.cause JOIN fills f ON f.order_id = o.id"
    " WHERE o.account_id = ANY(:accounts) AND o.attempt = 1"
    " GROUP BY o.id, i.update_id ORDER BY o.created_at"
)
_OVER: Final = text(
    "SELECT count(*) FROM orders WHERE account_id = ANY(:accounts) AND created_at >= :since"
    " AND next_check_at IS NULL"
)
_SCORED: Final = text("SELECT count(*) FROM headlines WHERE guid = ANY(:guids) AND is_scored")
_TAKEN: Final = text("SELECT count(*) FROM headlines WHERE guid = ANY(:guids)")
_KEPT: Final = text(
    "SELECT h.guid, h.duplicate_of IS NOT NULL, h.coins, h.title,"
    " (SELECT count(*) FROM scores s WHERE s.headline_id = h.id) FROM headlines h"
    " WHERE h.guid = ANY(:guids)"
)
_TOLD: Final = text(
    "SELECT d.chat_id, h.guid, d.state, d.message_id FROM alert_deliveries d"
    " JOIN headlines h ON h.id = d.headline_id WHERE d.chat_id = ANY(:chats)"
)
# Writes and flushes a record of the log as the smallest transaction does, and no row.
_COMMIT: Final = "SELECT pg_logical_emit_message(true, 'bench', 'x')"
_HOP: Final = "bench:hop"
_SETTLE_S: Final = 0.002  # until the reader waits


@dataclass(frozen=True, slots=True)
class AlertTimes:
    """A headline from being seen to its alert's being acknowledged by Telegram.

    It is claimed when its event is written, at the end of the transaction that decides.
    """

    guid: str
    seen_at: datetime
    scored_at: datetime
    claimed_at: datetime
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tables say of an item of a feed; `scores` counts how often a score was kept."""

    guid: str
    is_duplicate: bool
    coins: list[str]
    title: str
    scores: int


@dataclass(frozen=True, slots=True)
class Told:
    """A delivery: to whom, of which item, how it stands; `message_id` once it was sent."""

    chat_id: int
    guid: str
    state: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class OrderTimes:
    """An order from the update that asked for it to the venue's clock on its first fill.

    It is created when it is decided, before its transaction is written; it is sent when the
    worker takes it up, before that is written. The venue's clock counts whole milliseconds.
    """

    received_at: datetime
    created_at: datetime
    sent_at: datetime
    filled_at: datetime


class Timings:
    """Read-only questions over one engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def alerts(self, chat_ids: Sequence[int]) -> list[AlertTimes]:
        """Return the times of alerts that reached these chats."""
        async with self._engine.connect() as connection:
            found = await connection.execute(_ALERTS, {"chats": list(chat_ids)})
            return [AlertTimes(*row) for row in found]

    async def orders(self, account_ids: Sequence[int]) -> list[OrderTimes]:
        """Return the times of orders that filled at the first attempt, oldest first."""
        async with self._engine.connect() as connection:
            found = await connection.execute(_ORDERS, {"accounts": list(account_ids)})
            return [OrderTimes(*row) for row in found]

    async def over(self, account_ids: Sequence[int], since: datetime) -> int:
        """Return how many of their orders placed since are over."""
        wanted = {"accounts": list(account_ids), "since": since}
        async with self._engine.connect() as connection:
            return int(await connection.scalar(_OVER, wanted) or 0)

    async def scored(self, guids: Sequence[str]) -> int:
        """Return how many of these items of feeds have their scores."""
        async with self._engine.connect() as connection:
            return int(await connection.scalar(_SCORED, {"guids": list(guids)}) or 0)

    async def taken(self, guids: Sequence[str]) -> int:
        """Return how many of these items of feeds are in the tables."""
        async with self._engine.connect() as connection:
            return int(await connection.scalar(_TAKEN, {"guids": list(guids)}) or 0)

    async def kept(self, guids: Sequence[str]) -> list[Kept]:
        """Return what is known of these items; one that two sources told under a guid, twice."""
        async with self._engine.connect() as connection:
            found = await connection.execute(_KEPT, {"guids": list(guids)})
            return [Kept(*row) for row in found]

    async def told(self, chat_ids: Sequence[int]) -> list[Told]:
        """Return every delivery that these chats got or are to get."""
        async with self._engine.connect() as connection:
            found = await connection.execute(_TOLD, {"chats": list(chat_ids)})
            return [Told(*row) for row in found]

    async def commits_ms(self, count: int) -> list[float]:
        """Return what the smallest durable transaction takes, on the bare driver."""
        return await self._on_driver(_COMMIT, count)

    async def selects_ms(self, count: int) -> list[float]:
        """Return what the smallest question takes, on the bare driver."""
        return await self._on_driver("SELECT 1", count)

    async def _on_driver(self, query: str, count: int) -> list[float]:
        async with self._engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            if driver is None:
                return []
            spent = []
            for _ in range(count):
                began = time.perf_counter()
                await driver.execute(query)
                spent.append((time.perf_counter() - began) * 1000)
            return spent


class Statements:
    """Counts what this process asks of PostgreSQL in the body, BEGIN and COMMIT not."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> Self:
        event.listen(Engine, "before_cursor_execute", self._one)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._one)

    def _one(self, *_: object) -> None:
        self.count += 1


async def hops_ms(redis: Redis, count: int) -> list[float]:
    """Return how long an entry of a stream takes to reach a reader that waits for it."""

    async def read() -> float:
        await redis.xread({_HOP: "$"}, count=1, block=1000)
        return time.perf_counter()

    async def add() -> float:
        await asyncio.sleep(_SETTLE_S)
        began = time.perf_counter()
        await redis.xadd(_HOP, {"body": b"x"}, maxlen=10)
        return began

    pairs = [await asyncio.gather(read(), add()) for _ in range(count)]
    await redis.delete(_HOP)
    return [(ended - began) * 1000 for ended, began in pairs]
