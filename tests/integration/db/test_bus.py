"""The bus: at least once, whoever dies; bounded; what nobody can handle is buried."""

import pytest
from redis.asyncio import Redis

from db import bus as buses
from db.bus import RedisBus

STREAM, GROUP = "things", "readers"


@pytest.fixture
def bus(redis: Redis) -> RedisBus:
    return RedisBus(redis)


async def take(bus: RedisBus, consumer: str = "one", *, count: int = 32) -> list[buses.Entry]:
    return await bus.consume(STREAM, group=GROUP, consumer=consumer, count=count, block_ms=50)


async def age(redis: Redis, consumer: str) -> None:
    """Let what a consumer holds look abandoned, without a wait and without one more try."""
    held = await redis.xpending_range(STREAM, GROUP, "-", "+", 100, consumer)
    ids = [entry["message_id"] for entry in held]
    idle = 2 * buses.ABANDONED_MS
    await redis.xclaim(STREAM, GROUP, consumer, 0, ids, idle=idle, justid=True)


async def pending(redis: Redis) -> int:
    return int((await redis.xpending(STREAM, GROUP))["pending"])


async def test_each_entry_goes_to_one_of_a_group_and_stays_until_it_is_acknowledged(
    bus: RedisBus, redis: Redis
) -> None:
    published = [await bus.publish(STREAM, {"n": n}) for n in range(4)]
    first, second = await take(bus, "one", count=2), await take(bus, "two", count=2)
    assert [e.id for e in first + second] == published
    assert [e.body for e in first + second] == [{"n": n} for n in range(4)]
    assert await take(bus) == []
    assert await pending(redis) == 4
    await bus.ack(STREAM, GROUP, *published)
    assert await pending(redis) == 0


async def test_what_a_dead_consumer_left_is_claimed_and_counted(
    bus: RedisBus, redis: Redis
) -> None:
    await bus.publish(STREAM, {"n": 1})
    (lost,) = await take(bus, "dies")
    assert await take(bus, "lives") == [], "not before it counts as abandoned"
    await age(redis, "dies")
    for tries in (2, 3):
        (claimed,) = await take(bus, "lives")
        assert (claimed.id, claimed.tries) == (lost.id, tries)
        await age(redis, "lives")
    await bus.ack(STREAM, GROUP, lost.id)
    assert await take(bus, "lives") == []


async def test_tries_are_counted_behind_many_entries_that_are_under_way(
    bus: RedisBus, redis: Redis
) -> None:
    for n in range(8):
        await bus.publish(STREAM, {"n": n})
    await take(bus, "lives", count=7)
    await take(bus, "dies")
    await age(redis, "lives")
    await age(redis, "dies")
    await take(bus, "lives", count=7)
    (last,) = await take(bus, "lives", count=1)
    assert (last.body, last.tries) == ({"n": 7}, 2)


async def test_an_entry_that_is_given_up_lies_among_the_dead_with_the_reason(
    bus: RedisBus, redis: Redis
) -> None:
    await bus.publish(STREAM, {"n": 1})
    (entry,) = await take(bus)
    await bus.bury(STREAM, GROUP, entry.id, entry.body, "nobody can")
    ((_, buried),) = await redis.xrange(f"{STREAM}:dead")
    assert buried == {b"body": b'{"n":1}', b"reason": b"nobody can", b"id": entry.id.encode()}
    assert await pending(redis) == 0


@pytest.mark.parametrize("fields", [{"other": "x"}, {"body": "no json"}, {"body": "[1]"}])
async def test_an_entry_that_nobody_can_read_is_buried_and_the_rest_goes_on(
    bus: RedisBus, redis: Redis, fields: dict[str, str]
) -> None:
    await redis.xadd(STREAM, fields)  # type: ignore[arg-type]
    await bus.publish(STREAM, {"n": 2})
    assert [e.body for e in await take(bus)] == [{"n": 2}]
    ((_, buried),) = await redis.xrange(f"{STREAM}:dead")
    assert buried[b"reason"] == b"unreadable"


async def test_a_stream_forgets_its_oldest_entries_instead_of_growing(
    bus: RedisBus, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buses, "MOST", 300)
    for n in range(1000):
        await bus.publish(STREAM, {"n": n})
    assert 300 <= await redis.xlen(STREAM) <= 500  # whole blocks are trimmed
    (newest,) = await redis.xrevrange(STREAM, count=1)
    assert newest[1][b"body"] == b'{"n":999}'


async def test_a_server_that_lost_everything_is_begun_anew(bus: RedisBus, redis: Redis) -> None:
    await bus.publish(STREAM, {"n": 1})
    assert len(await take(bus)) == 1
    await redis.flushall()
    assert await take(bus) == []
    await bus.publish(STREAM, {"n": 2})
    assert [e.body for e in await take(bus)] == [{"n": 2}]
