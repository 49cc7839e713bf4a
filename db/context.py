"""Everything a process needs of memory, opened once: the desk on real stores, and the rest."""

import gc
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from arq.connections import ArqRedis
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from db import queue as queues
from db import redis as names
from db.board import RedisBoard
from db.budget import RedisBudget
from db.bus import RedisBus
from db.cache import RedisQuotes, RedisReferences
from db.depth import RedisDepths
from db.gauges import RedisDials
from db.inbox import Inbox
from db.live import BEAT_S, Live
from db.outbox import Outbox
from db.queue import Queue
from db.receipts import Receipts
from db.store import Store
from db.uow import SqlUnit
from desk import pulse
from desk.facade import Desk, build_desk
from desk.nursery import Nursery
from desk.ports import Venue
from desk.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What `app.py` of a room hands on; handlers, routes and jobs see the desk alone."""

    desk: Desk
    inbox: Inbox
    outbox: Outbox
    receipts: Receipts
    bus: RedisBus
    budget: RedisBudget
    live: Live
    store: Store
    nursery: Nursery

    async def ready(self) -> None:
        """Say from now on that this process is alive; called once it can do its work.

        Returns once it has been said, or could not be: what is not urgent begins after that.
        """
        freeze()
        self.nursery.spawn(pulse.watch(), name="pulse")
        with suppress(RedisError, OSError):
            await self.live.beat()
        self.nursery.forever(self.live.beat, name="heartbeat", pause_s=BEAT_S)


def freeze() -> None:
    """Have the garbage collector leave alone what is there by now, 300,000 objects of libraries.

    Else it looks through all of them, a tenth of a second, in the middle of an order.
    """
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def open_desk(
    settings: Settings,
    *,
    process: str = "tapewire",
    venues: Mapping[str, Venue] | None = None,
    pool_size: int = 8,
) -> AsyncIterator[Context]:
    """Open connections and build the desk; close all on the way out."""
    engine = engines.connect(
        settings.database_url, pool_size=pool_size, application=f"tapewire-{process}"
    )
    redis = names.connect(settings.redis_url)
    arq = _arq(settings.redis_url)
    try:
        async with Nursery() as nursery:
            live = Live(redis, process)
            yield _context(
                settings,
                engine,
                redis,
                queue=Queue(arq),
                venues=venues,
                live=live,
                nursery=nursery,
            )
    finally:
        await arq.aclose()
        await redis.aclose()
        await engine.dispose()


def _context(
    settings: Settings,
    engine: AsyncEngine,
    redis: Redis,
    *,
    queue: Queue,
    venues: Mapping[str, Venue] | None,
    live: Live,
    nursery: Nursery,
) -> Context:
    bus = RedisBus(redis)

    reading = engines.single(engine)

    def open_unit(*, reads: bool = False) -> SqlUnit:
        return SqlUnit(reading if reads else engine, redis, queue, reads=reads)

    return Context(
        desk=build_desk(
            settings,
            open_unit=open_unit,
            quotes=RedisQuotes(redis),
            bus=bus,
            board=RedisBoard(redis),
            references=RedisReferences(redis),
            depths=RedisDepths(redis),
            dials=RedisDials(redis),
            venues=venues,
        ),
        inbox=Inbox(engine),
        outbox=Outbox(engine, redis),
        receipts=Receipts(engine),
        bus=bus,
        budget=RedisBudget(redis),
        live=live,
        store=Store(engine),
        nursery=nursery,
    )


def _arq(url: str) -> ArqRedis:
    options: dict[str, Any] = {
        "job_serializer": queues.serialize,
        "job_deserializer": queues.deserialize,
        "default_queue_name": names.TRADE_QUEUE,
    }
    found: ArqRedis = ArqRedis.from_url(
        url, socket_connect_timeout=names.CONNECT_S, socket_timeout=names.ANSWER_S
    )
    for name, value in options.items():
        setattr(found, name, value)
    return found
