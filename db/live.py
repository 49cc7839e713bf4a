"""What pages hear as it happens, and which processes are alive; hints, never the truth."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import orjson
from prometheus_client import generate_latest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from db import redis as names
from desk.nursery import Nursery, is_ending

ALIVE_FOR_S: Final = 10
METRICS_FOR_S: Final = 60
BEAT_S: Final = 3
_CHANNELS: Final = (
    names.QUOTES_CHANNEL,
    names.DEPTHS_CHANNEL,
    names.EVENTS_CHANNEL,
    names.PAGES_CHANNEL,
)
_KINDS: Final = {
    "OrderChanged": "orders",
    "PlanChanged": "plans",
    "ConnectionChanged": "venues",
    "AlertRaised": "alerts",
    "AlertGraded": "alerts",
    "HeadlineChanged": "news",
    "SessionsEnded": "sessions",
}


class Live:
    """Quotes, books and events off Redis pub/sub; who was away reads the tables again."""

    def __init__(self, redis: Redis, process: str) -> None:
        self._redis = redis
        self._process = process

    async def beat(self) -> None:
        """Say that this process is alive, and what it has counted.

        It counts as gone ten seconds after the last time.
        """
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(names.ALIVE + self._process, b"1", ex=ALIVE_FOR_S)
            pipe.set(names.METRICS + self._process, generate_latest(), ex=METRICS_FOR_S)
            await pipe.execute()

    async def metrics(self) -> dict[str, str]:
        """Return what each process has counted, in Prometheus' text format, by process."""
        keys = [key async for key in self._redis.scan_iter(names.METRICS + "*", count=100)]
        found = await self._redis.mget(keys) if keys else []
        return {
            key.decode().removeprefix(names.METRICS): text.decode()
            for key, text in sorted(zip(keys, found, strict=True))
            if text is not None
        }

    async def alive(self) -> frozenset[str]:
        """Return the names of the processes that are alive."""
        found = [key async for key in self._redis.scan_iter(names.ALIVE + "*", count=100)]
        return frozenset(key.decode().removeprefix(names.ALIVE) for key in found)

    async def forget(self) -> None:
        """Count every process as gone until it says anew that it is alive."""
        for process in await self.alive():
            await self._redis.delete(names.ALIVE + process)

    async def is_up(self) -> bool:
        """Tell whether Redis answers."""
        try:
            return bool(await self._redis.ping())
        except (RedisError, OSError):
            return False

    async def version(self) -> tuple[str, str]:
        """Return name and version of the server, such as ("valkey", "9.1.2")."""
        found = await self._redis.info("server")
        name = str(found.get("server_name", "redis"))
        return name, str(found.get(f"{name}_version", found["redis_version"]))

    async def events(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Yield ("quotes", {"quotes": [...]}), ("orders", {...}) and so on as they come.

        The first is ("subscribed", {}). It comes again when the connection was lost and made
        anew: what was said in between is not known. Raises `RedisError` when it cannot be made.
        """
        async with self._redis.pubsub() as hints:
            await hints.subscribe(*_CHANNELS)
            while not is_ending():
                message = await hints.get_message(timeout=5.0)
                if message is not None and (said := _read(message)) is not None:
                    yield said


def _read(message: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Return what a message of Redis says; one SUBSCRIBE names all channels, one stands for it."""
    channel = message["channel"].decode()
    if message["type"] == "subscribe":
        return ("subscribed", {}) if channel == names.EVENTS_CHANNEL else None
    body = orjson.loads(message["data"])
    if channel == names.QUOTES_CHANNEL:
        return "quotes", {"quotes": body}
    if channel == names.DEPTHS_CHANNEL:
        return "depths", body
    kind = _KINDS.get(body.get("kind"))
    return None if kind is None else (kind, body)


@asynccontextmanager
async def told_alive(redis_url: str, process: str) -> AsyncIterator[None]:
    """Say while inside that this process is alive; for rooms that need nothing else of memory.

    They run without Redis as well, and nobody is told then.
    """
    if not redis_url:
        yield
        return
    redis = names.connect(redis_url)
    live = Live(redis, process)

    async def beat() -> None:
        with suppress(RedisError, OSError):
            await live.beat()

    try:
        async with Nursery() as nursery:
            nursery.forever(beat, name="heartbeat", pause_s=BEAT_S)
            yield
    finally:
        await redis.aclose()
