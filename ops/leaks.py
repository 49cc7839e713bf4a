"""Looks for the desk's own secrets where none may be: logs, database, Redis, metrics."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import aiohttp
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine

from db import redis as redises
from db import verify
from desk import environment as configuration
from desk.secret import Secret
from desk.settings import Settings
from workers.keys import KeyFile

SHORTEST: Final = 8  # a shorter text is found anywhere by accident
_PIECE: Final = 2**20


async def places(
    settings: Settings, engine: AsyncEngine, *, known: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return (name of the secret, where it was found): of `known`, or of the desk's own."""
    known = dict(_secrets(settings)) if known is None else known
    found = [pair async for pair in _elsewhere(settings, known)]
    for name, secret in known.items():
        found += [(name, f"table {table}") for table in await verify.tables_with(engine, secret)]
    return found + list(_in_logs(settings, known))


def _secrets(settings: Settings) -> Iterator[tuple[str, str]]:
    for field in type(settings).model_fields:
        value = getattr(settings, field)
        if isinstance(value, Secret) and len(value.reveal()) >= SHORTEST:
            yield configuration.variable(field), value.reveal()
    for field in ("database_url", "redis_url"):
        password = unquote(urlsplit(getattr(settings, field)).password or "")
        if len(password) >= SHORTEST:
            yield configuration.variable(field), password
    path = KeyFile(settings).path
    if path.is_file():
        for line in path.read_text(encoding="ascii", errors="replace").split():
            yield "the sealing key", line.rpartition(":")[2]


def _in_logs(settings: Settings, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path in sorted((settings.data_dir / "logs").glob("*.log")):
        with path.open("rb") as file:
            tail = b""
            hit: set[str] = set()
            while piece := file.read(_PIECE):
                text = tail + piece
                hit |= {name for name, secret in known.items() if secret.encode() in text}
                tail = text[-max(map(len, known.values()), default=0) :]
        yield from ((name, str(path)) for name in sorted(hit))


async def _elsewhere(settings: Settings, known: dict[str, str]) -> AsyncIterator[tuple[str, str]]:
    redis = redises.connect(settings.redis_url)
    try:
        async for place, content in _redis(redis):
            for name, secret in known.items():
                if secret in content:
                    yield name, f"redis {place}"
    finally:
        await redis.aclose()
    metrics = await _metrics(settings)
    for name, secret in known.items():
        if secret in metrics:
            yield name, "metrics"


async def _redis(redis: Redis) -> AsyncIterator[tuple[str, str]]:
    read: dict[bytes, Callable[[Any], Any]] = {
        b"string": redis.get,
        b"hash": redis.hgetall,
        b"stream": redis.xrange,
        b"zset": lambda key: redis.zrange(key, 0, -1),
        b"set": redis.smembers,
        b"list": lambda key: redis.lrange(key, 0, -1),
    }
    async for key in redis.scan_iter(count=500):
        kind = await redis.type(key)
        if kind in read:
            yield key.decode(errors="replace"), f"{key!r} {await read[kind](key)!r}"


async def _metrics(settings: Settings) -> str:
    limit = aiohttp.ClientTimeout(total=3)
    url = f"http://127.0.0.1:{settings.webapp_port}/metrics"
    try:
        async with aiohttp.ClientSession(timeout=limit) as session, session.get(url) as answer:
            return await answer.text()
    except (aiohttp.ClientError, TimeoutError):
        return ""
