"""What workers show of themselves in Redis: how sources are doing, how much waits in streams."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

import orjson
from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from db import redis as names
from desk.sources.model import Health, State

_STREAMS: Final = (names.HEADLINES, names.SCORES, names.POSTS)
_MOMENTS: Final = ("at", "last_ok_at", "again_at")


class RedisBoard:
    """Implements desk.ports.Board."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def show(self, sources: Sequence[Health]) -> None:
        """See the port."""
        await self._redis.set(names.SOURCES, orjson.dumps([asdict(health) for health in sources]))

    async def sources(self) -> list[Health]:
        """See the port."""
        try:
            kept = await self._redis.get(names.SOURCES)
        except (RedisError, OSError):
            return []
        return [_health(one) for one in orjson.loads(kept)] if kept else []

    async def queues(self) -> dict[str, int]:
        """See the port; nothing while Redis is away."""
        try:
            found = {stream: await self._waiting(stream) for stream in _STREAMS}
            found["trade"] = int(await self._redis.zcard(names.TRADE_QUEUE))
        except (RedisError, OSError):
            return {}
        return found

    async def _waiting(self, stream: str) -> int:
        """Return what the slowest group of readers has not read or is not done with."""
        try:
            groups = await self._redis.xinfo_groups(stream)
        except ResponseError:  # nobody has written to it yet
            return 0
        # No lag is told where entries were cut away unread: then all that is left waits.
        length = await self._redis.xlen(stream)
        lags = [length if g["lag"] is None else g["lag"] + g["pending"] for g in groups]
        return int(max(lags, default=length))


def _health(kept: Mapping[str, Any]) -> Health:
    moments = {n: datetime.fromisoformat(kept[n]) if kept[n] else None for n in _MOMENTS}
    return Health(**{**kept, **moments, "state": State(kept["state"])})
