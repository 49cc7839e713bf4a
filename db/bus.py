"""Redis Streams as the desk's bus for news and scores: at least once, bounded, never money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from db import redis as names

MOST: Final = 20_000  # entries kept per stream; older ones are trimmed
ABANDONED_MS: Final = 10_000  # another consumer's entry is claimed after this long
TRIES: Final = 5
CALLED_OFF_FOR_S: Final = 3600
BURIED: Final = Counter("tapewire_dead_letters_total", "Stream entries given up.", ["stream"])

_Raw = tuple[bytes, Mapping[bytes, bytes], int]  # id, fields, how often it was handed out


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `tries` counts how often it was handed out."""

    id: str
    body: dict[str, Any]
    tries: int = 1


class RedisBus:
    """Publishes and consumes JSON bodies; implements desk.ports.Bus and what `ml` needs."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._groups: set[tuple[str, str]] = set()

    async def publish(self, stream: str, body: Mapping[str, Any]) -> str:
        """Append an entry and return its id."""
        entry_id = await self._redis.xadd(
            stream, {"body": orjson.dumps(dict(body))}, maxlen=MOST, approximate=True
        )
        return str(entry_id.decode())

    async def has_waiting(self, stream: str) -> bool:
        """See the port; a stream that is not there, as after a loss of all data, has none."""
        try:
            last = (await self._redis.xinfo_stream(stream))["last-generated-id"]
            groups = await self._redis.xinfo_groups(stream)
        except ResponseError:
            return False
        return not groups or any(g["pending"] or g["last-delivered-id"] != last for g in groups)

    async def call_off(self, name: str) -> None:
        """See the port."""
        await self._redis.set(names.CALLED_OFF + name, b"1", ex=CALLED_OFF_FOR_S)

    async def is_called_off(self, name: str) -> bool:
        """Tell whether somebody asked that work on `name` stop."""
        return bool(await self._redis.exists(names.CALLED_OFF + name))

    async def consume(
        self, stream: str, *, group: str, consumer: str, count: int = 32, block_ms: int = 1000
    ) -> list[Entry]:
        """Return entries for this consumer: abandoned ones of others first, then new ones.

        Blocks up to `block_ms` for a new entry. An entry stays pending until `ack`.
        """
        try:
            await self._ensure(stream, group)
            abandoned = await self._claim(stream, group, consumer, count)
            if abandoned:
                return abandoned
            found = await self._redis.xreadgroup(
                group, consumer, {stream: ">"}, count=count, block=min(block_ms, 4000)
            )
        except ResponseError as e:
            if "NOGROUP" not in str(e):
                raise
            self._groups.discard((stream, group))  # the server lost its data: begin anew
            return []
        read = [(i, fields, 1) for _, entries in found for i, fields in entries]
        return await self._opened(stream, group, read)

    async def ack(self, stream: str, group: str, *ids: str) -> None:
        """Take entries off the group's pending list."""
        if ids:
            await self._redis.xack(stream, group, *ids)

    async def bury(
        self, stream: str, group: str, entry_id: str, body: Mapping[str, Any], reason: str
    ) -> None:
        """Move an entry that keeps failing to `<stream>:dead`, with the reason, in one step."""
        buried: dict[Any, Any] = {
            "body": orjson.dumps(dict(body)),
            "reason": reason[:500],
            "id": entry_id,
        }
        async with self._redis.pipeline(transaction=True) as both:
            both.xadd(f"{stream}:dead", buried, maxlen=1000, approximate=True)
            both.xack(stream, group, entry_id)
            await both.execute()
        BURIED.labels(stream).inc()

    async def _ensure(self, stream: str, group: str) -> None:
        if (stream, group) in self._groups:
            return
        try:
            await self._redis.xgroup_create(stream, group, id="0", mkstream=True)
        except ResponseError as e:
            if "BUSYGROUP" not in str(e):
                raise
        self._groups.add((stream, group))

    async def _claim(self, stream: str, group: str, consumer: str, count: int) -> list[Entry]:
        _, entries, _ = await self._redis.xautoclaim(
            stream, group, consumer, min_idle_time=ABANDONED_MS, count=count
        )
        if not entries:
            return []
        pending = await self._redis.xpending_range(
            stream, group, entries[0][0], entries[-1][0], MOST, consumer
        )
        tries = {p["message_id"]: p["times_delivered"] for p in pending}
        claimed = [(i, fields, tries.get(i, 1)) for i, fields in entries if fields]
        return await self._opened(stream, group, claimed)

    async def _opened(self, stream: str, group: str, found: Sequence[_Raw]) -> list[Entry]:
        """Return the entries; one that nobody can read is buried, it would come back for ever."""
        entries = []
        for entry_id, fields, tries in found:
            body = _body(fields)
            if body is None:
                raw = {"raw": repr(fields)[:500]}
                await self.bury(stream, group, entry_id.decode(), raw, "unreadable")
            else:
                entries.append(Entry(entry_id.decode(), body, tries))
        return entries


def _body(fields: Mapping[bytes, bytes]) -> dict[str, Any] | None:
    try:
        body = orjson.loads(fields[b"body"])
    except (KeyError, orjson.JSONDecodeError):
        return None
    return body if isinstance(body, dict) else None
