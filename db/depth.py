"""Order books that pages look at: wishes that lapse, and a channel; nothing is kept."""

from collections.abc import Collection
from typing import Any, Final

import orjson
from redis.asyncio import Redis

from db import redis as names
from desk import clock
from desk.market.bars import Trade
from desk.market.depth import Depth, Level, Listing
from desk.money import plain

MOST: Final = 12  # books at once, of all venues together
LASTS_S: Final = 5
# The time is that of Redis, so that processes on several machines agree.
_WANT = """
local now = redis.call('TIME')[1]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local refused = {}
for at = 3, #ARGV do
  local one = ARGV[at]
  if redis.call('ZSCORE', KEYS[1], one) or redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[1]) then
    redis.call('ZADD', KEYS[1], now + ARGV[2], one)
  else
    refused[#refused + 1] = one
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[2] + 1)
return refused
"""
_WANTED = """
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. redis.call('TIME')[1], '+inf')
"""


class RedisDepths:
    """Implements desk.ports.Depths."""

    def __init__(self, redis: Redis, *, most: int = MOST, lasts_s: int = LASTS_S) -> None:
        self._redis = redis
        self._most = most
        self._lasts_s = lasts_s
        self._want = redis.register_script(_WANT)
        self._wanted = redis.register_script(_WANTED)

    async def want(self, listings: Collection[Listing]) -> set[Listing]:
        """See the port."""
        if not listings:
            return set()
        named = [":".join(one) for one in sorted(listings)]
        args: list[str | int] = [self._most, self._lasts_s, *named]
        return _read(await self._want(keys=[names.DEPTHS_WANTED], args=args))

    async def wanted(self) -> set[Listing]:
        """See the port."""
        return _read(await self._wanted(keys=[names.DEPTHS_WANTED]))

    async def show(self, depth: Depth) -> None:
        """See the port."""
        await self._redis.publish(names.DEPTHS_CHANNEL, orjson.dumps(write_depth(depth)))


def _read(written: list[bytes]) -> set[Listing]:
    return {Listing(*one.decode().split(":", 1)) for one in written}


def write_depth(depth: Depth) -> dict[str, Any]:
    """Return a book as JSON values: sums are text, times milliseconds, levels [price, quantity].

    `age_s` is how old the book is already: a page's own clock may be wrong.
    """
    return {
        **depth.listing._asdict(),
        "bids": _levels(depth.bids),
        "asks": _levels(depth.asks),
        "trades": [_trade(one) for one in depth.trades],
        "age_s": max(0.0, round(depth.age_s(clock.now()), 1)),
    }


def _levels(levels: Collection[Level]) -> list[list[str]]:
    return [[plain(level.price), plain(level.quantity)] for level in levels]


def _trade(trade: Trade) -> list[Any]:
    side = "buy" if trade.is_purchase else "sell"
    return [plain(trade.price), plain(trade.quantity), int(trade.at.timestamp() * 1000), side]
