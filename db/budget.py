"""Turns at the venues, shared by all processes through Redis."""

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from db import redis as names
from desk.nursery import within

log = structlog.get_logger(__name__)
BURST = 5
AWAY_S = 0.5  # a Redis that takes longer counts as away: the order would grow old
_FORGET_MS = 3_600_000
# A budget is the moment its next turn is due; a turn may be taken up to BURST - 1 early, but never
# before a pause ends. The clock is that of Redis, so that processes on several machines agree.
_TAKE = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local each, early, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local due = math.max(now, tonumber(redis.call('GET', KEYS[1]) or now))
local held = tonumber(redis.call('GET', KEYS[2]) or 0)
local wait = math.max(0, due - early - now, held - now)
if wait <= patience then
  redis.call('SET', KEYS[1], string.format('%.0f', due + each), 'PX', ARGV[4])
end
return wait
"""
_PAUSE = """
local t = redis.call('TIME')
local ends = t[1] * 1000000 + t[2] + tonumber(ARGV[1])
if ends > tonumber(redis.call('GET', KEYS[1]) or 0) then
  redis.call('SET', KEYS[1], string.format('%.0f', ends), 'PX', ARGV[2])
end
return 0
"""


class RedisBudget:
    """Implements desk.ports.Budget.

    While Redis is away nobody is held back: the venue's own answer (429) is the net below.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._take = redis.register_script(_TAKE)
        self._pause = redis.register_script(_PAUSE)

    async def take(self, name: str, *, per_second: float, patience_s: float) -> float:
        """See the port."""
        each = 1_000_000 / per_second
        args = [each, each * (BURST - 1), patience_s * 1_000_000, _FORGET_MS]
        try:
            wait = await within(AWAY_S, self._take(keys=_keys(name), args=args))
        except (RedisError, TimeoutError) as e:
            log.warning("no count of requests", budget=name, error=type(e).__name__)
            return 0.0
        return float(wait) / 1_000_000

    async def pause(self, name: str, *, seconds: float) -> None:
        """See the port."""
        args = [seconds * 1_000_000, _FORGET_MS]
        try:
            await within(AWAY_S, self._pause(keys=_keys(name)[1:], args=args))
        except (RedisError, TimeoutError) as e:
            log.warning("no pause kept", budget=name, error=type(e).__name__)


def _keys(name: str) -> list[str]:
    key = names.BUDGET + name
    return [key, f"{key}:pause"]
