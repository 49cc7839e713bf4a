"""Quotes and reference prices in Redis: written by the market worker, read by everyone."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import orjson
from redis.asyncio import Redis
from redis.exceptions import RedisError

from db import redis as names
from desk import clock
from desk.errors import NoQuote
from desk.market.model import Quote, Reference
from desk.money import plain
from desk.venues.profiles import PAPER

_SUMS = ("bid", "ask", "ask_size", "last", "change_percent", "high", "low", "volume")
PATIENCE_S: Final = 5.0  # a server that died is back by then
PAUSE_S: Final = 0.1
FRESH: Final = timedelta(minutes=1)


class RedisQuotes:
    """Implements desk.ports.Quotes; while Redis starts again, whoever asks waits a moment."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def get(self, symbol: str, venue: str = PAPER) -> Quote | None:
        """See the port; raises `NoQuote` when Redis stays away."""
        try:
            kept = await _patiently(lambda: self._redis.hget(names.quotes(venue), symbol))
        except RedisError as e:
            raise NoQuote(symbol=symbol) from e
        return read_quote(orjson.loads(kept)) if kept else None

    async def all(self, venue: str = PAPER) -> dict[str, Quote]:
        """See the port."""
        kept = await _patiently(lambda: self._redis.hgetall(names.quotes(venue)))
        quotes = (read_quote(orjson.loads(value)) for value in kept.values())
        return {quote.symbol: quote for quote in quotes}

    async def bids(self, *venues: str) -> dict[str, Decimal]:
        """See the port; reading whole quotes would cost seven times as much."""
        kept = await _patiently(lambda: self._kept(venues or (PAPER,)))
        quotes = [orjson.loads(value) for of_one in reversed(kept) for value in of_one.values()]
        if len(kept) > 1:  # an old price stands in only where nobody has one of now
            oldest = clock.now() - FRESH
            quotes.sort(key=lambda quote: datetime.fromisoformat(quote["at"]) >= oldest)
        return {quote["symbol"]: Decimal(quote["bid"]) for quote in quotes}

    async def forget(self, venue: str) -> None:
        """See the port."""
        await self._redis.delete(names.quotes(venue))

    async def put(self, quotes: Sequence[Quote]) -> None:
        """See the port."""
        if not quotes:
            return
        written = {q.symbol: orjson.dumps(write_quote(q)) for q in quotes}
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(names.quotes(quotes[0].venue), mapping=written)
            pipe.publish(names.QUOTES_CHANNEL, b"[" + b",".join(written.values()) + b"]")
            await pipe.execute()

    async def _kept(self, venues: Sequence[str]) -> list[dict[bytes, bytes]]:
        async with self._redis.pipeline(transaction=False) as pipe:
            for venue in venues:
                pipe.hgetall(names.quotes(venue))
            return await pipe.execute()


class RedisReferences:
    """Implements desk.ports.References."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def put(self, source: str, found: Sequence[Reference]) -> None:
        """See the port; a coin is found by its symbol before it is by another's name."""
        written = {one.symbol: orjson.dumps(_write_reference(one)) for one in found}
        names_ = {one.name.upper(): written[one.symbol] for one in reversed(found)}
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(names.REFERENCES + source)
            if written:
                pipe.hset(names.REFERENCES + source, mapping=names_ | written)
            pipe.sadd(names.REFERENCE_SOURCES, source)
            await pipe.execute()

    async def of(self, words: str) -> list[Reference]:
        """See the port; nothing while Redis is away."""
        try:
            sources = await _asked(self._redis.smembers(names.REFERENCE_SOURCES))
            keys = [names.REFERENCES + source.decode() for source in sources]
            kept = [await _asked(self._redis.hget(key, words)) for key in keys]
        except RedisError:
            return []
        return [_read_reference(orjson.loads(one)) for one in kept if one]


async def _asked(answer: Any) -> Any:
    """Wait for an answer of the client, whose types say that it may be there at once."""
    return await answer


def _write_reference(reference: Reference) -> dict[str, Any]:
    change = reference.change_percent
    return {
        "source": reference.source,
        "symbol": reference.symbol,
        "name": reference.name,
        "price": plain(reference.price),
        "change_percent": None if change is None else plain(change),
        "at": reference.at.isoformat(),
    }


def _read_reference(kept: dict[str, Any]) -> Reference:
    change = kept["change_percent"]
    told: dict[str, Any] = {
        "price": Decimal(kept["price"]),
        "change_percent": None if change is None else Decimal(change),
        "at": datetime.fromisoformat(kept["at"]),
    }
    return Reference(**{**kept, **told})


async def _patiently(ask: Callable[[], Any]) -> Any:
    clock = asyncio.get_running_loop().time
    deadline = clock() + PATIENCE_S
    while True:
        try:
            return await ask()
        except RedisError:
            if clock() > deadline:
                raise
            await asyncio.sleep(PAUSE_S)


def write_quote(quote: Quote) -> dict[str, Any]:
    """Return the quote as JSON values; sums are strings, the time is ISO 8601."""
    sums = {name: plain(getattr(quote, name)) for name in _SUMS}
    named = {"venue": quote.venue, "symbol": quote.symbol, "at": quote.at.isoformat()}
    return {**named, **sums}


def read_quote(kept: dict[str, Any]) -> Quote:
    """Return the quote that `write_quote` wrote."""
    sums = {name: Decimal(kept[name]) for name in _SUMS if name in kept}  # an older desk wrote some
    at = datetime.fromisoformat(kept["at"])
    return Quote(venue=kept["venue"], symbol=kept["symbol"], at=at, **sums)
