import asyncio
from collections.abc import AsyncIterator

import pytest

from db.bus import RedisBus
from db.redis import HEADLINES, SCORES, connect
from desk.settings import Settings
from ml.app import run


@pytest.fixture
async def bus(settings: Settings) -> AsyncIterator[RedisBus]:
    redis = connect(settings.redis_url)
    yield RedisBus(redis)
    await redis.aclose()


async def take(bus: RedisBus, stream: str, count: int) -> list[dict[str, object]]:
    bodies: list[dict[str, object]] = []
    async with asyncio.timeout(20):
        while len(bodies) < count:
            found = await bus.consume(stream, group="test", consumer="test", block_ms=100)
            bodies += [entry.body for entry in found]
    return bodies


async def test_headlines_on_the_real_bus_come_back_as_scores_and_stopping_is_clean(
    settings: Settings, bus: RedisBus
) -> None:
    texts = {
        "h1": "Hackers steal $90 million from exchange",
        "h2": "Bitcoin soars to record as SEC approves ETF",
    }
    await bus.publish(HEADLINES, {"id": "h1", "text": texts["h1"], "kind": "news"})
    serving = asyncio.ensure_future(run(settings))
    await bus.publish(HEADLINES, {"id": "h0", "text": "", "kind": "news"})
    await bus.publish(HEADLINES, {"id": "h2", "text": texts["h2"], "kind": "news"})
    scores = {body["id"]: body for body in await take(bus, SCORES, 2)}
    assert (scores["h1"]["label"], scores["h2"]["label"]) == ("bearish", "bullish")
    assert (scores["h1"]["event"], scores["h2"]["event"]) == ("hack", "etf")
    assert [body["id"] for body in await take(bus, f"{HEADLINES}:dead", 1)] == ["h0"]
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
