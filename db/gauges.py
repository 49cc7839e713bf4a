"""Prices laid out for the models and what they read in them, in Redis: hints, never money."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from redis.asyncio import Redis
from redis.exceptions import RedisError

from db import redis as names
from desk import clock

LIFE_S: Final = 7200  # what nobody has read anew for so long is not shown
MOST_WISHES: Final = 1000
BLOCK_S: Final = 2


class RedisDials:
    """Implements desk.ports.Dials, and what the models' process needs beside it."""

    def __init__(self, redis: Redis) -> None:
        self._redis: Any = redis  # its own types know one answer for both kinds of client

    async def feed(
        self, what: str, symbol: str, *, stamp: str, rows: Sequence[Sequence[float]]
    ) -> None:
        """See the port."""
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(names.GAUGED + what, symbol, orjson.dumps(rows))
            pipe.hset(names.GAUGED + what + names.STAMPS, symbol, stamp)
            await pipe.execute()

    async def stamp(self, what: str, symbol: str) -> str:
        """See the port."""
        found = await self._redis.hget(names.GAUGED + what + names.STAMPS, symbol)
        return found.decode() if found else ""

    async def fed(self, what: str, known: Mapping[str, str]) -> dict[str, tuple[str, Any]]:
        """Return stamp and rows of every market whose stamp is not the one that is known."""
        stamps = await self._redis.hgetall(names.GAUGED + what + names.STAMPS)
        told = {symbol.decode(): stamp.decode() for symbol, stamp in stamps.items()}
        fresh = [symbol for symbol, stamp in told.items() if known.get(symbol) != stamp]
        if not fresh:
            return {}
        rows = await self._redis.hmget(names.GAUGED + what, fresh)
        return {
            symbol: (told[symbol], orjson.loads(kept))
            for symbol, kept in zip(fresh, rows, strict=True)
            if kept
        }

    async def keep(self, name: str, body: Mapping[str, Any]) -> None:
        """Write what was read."""
        await self._redis.set(names.GAUGE + name, orjson.dumps(dict(body)), ex=LIFE_S)

    async def find(self, name: str) -> dict[str, Any] | None:
        """See the port; nothing while Redis is away."""
        try:
            kept = await self._redis.get(names.GAUGE + name)
        except RedisError:
            return None
        found: dict[str, Any] | None = orjson.loads(kept) if kept else None
        return found

    async def ask(self, wish: Mapping[str, Any]) -> None:
        """See the port."""
        body = orjson.dumps({**wish, "at": clock.epoch_ms()})
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.rpush(names.WISHES, body)
            pipe.ltrim(names.WISHES, -MOST_WISHES, -1)
            await pipe.execute()

    async def wish(self) -> dict[str, Any] | None:
        """Wait a moment for the next wish and take it."""
        found = await self._redis.blpop([names.WISHES], timeout=BLOCK_S)
        body: dict[str, Any] | None = orjson.loads(found[1]) if found else None
        return body

    async def are_read(self) -> bool:
        """See the port."""
        try:
            return bool(await self._redis.exists(f"{names.ALIVE}ml"))
        except RedisError:
            return False
