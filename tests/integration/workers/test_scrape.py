"""Scores on the real bus become alerts; what is no score is put aside and holds up no other."""

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from db import redis as names
from db.context import Context
from desk import clock
from desk.news.model import Headline, Kind, RawHeadline
from tests.factories import ANN, furnish
from workers import scrape


async def told(context: Context, title: str) -> Headline:
    raw = RawHeadline(
        source="wire", guid=title, url="", title=title, summary="",
        published_at=clock.now(), kind=Kind.NEWS,
    )  # fmt: skip
    headline = await context.desk.news.take_in(raw)
    assert headline is not None
    return headline


def score(headline_id: str) -> dict[str, Any]:
    return {
        "id": headline_id, "label": "bullish", "sentiment": 0.9, "confidence": 0.9, "impact": 0.9,
        "event": "listing", "manipulation": 0.0, "model": "m", "took_ms": 1.0,
        "scored_at": clock.now().isoformat(),
    }  # fmt: skip


async def alerts(context: Context, count: int) -> list[str]:
    """Wait until Ann's chat has claimed so many alerts and return their titles."""
    async with asyncio.timeout(10):
        while len(found := await context.desk.alerts.latest(ANN.id)) < count:  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.02)
    return [bulletin.headline.title for bulletin in found]


async def test_what_is_no_score_is_put_aside_and_the_next_one_is_acted_on_at_once(
    context: Context, redis: Redis
) -> None:
    await furnish(context, "BTC")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    headline = await told(context, "Aurelia adds 1,201 $BTC to its treasury")
    # An entry that is not ours, two that are no score, one that PostgreSQL cannot look up.
    await redis.xadd(names.SCORES, {"foreign": "x"})
    await redis.xadd(names.SCORES, {"body": b"[1]"})
    await context.bus.publish(names.SCORES, {"label": "bullish"})
    await context.bus.publish(names.SCORES, score("\0"))
    await context.bus.publish(names.SCORES, score(headline.id))

    working = asyncio.create_task(scrape.alert(context))
    assert await alerts(context, 1) == [headline.title]
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)

    assert await redis.xlen(f"{names.SCORES}:dead") == 3
    pending = await redis.xpending(names.SCORES, scrape.GROUP)
    assert pending["pending"] == 1, "what failed is handed out again"


async def test_a_score_that_fails_every_time_is_buried_after_its_tries(
    context: Context, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.bus.ABANDONED_MS", 1)
    await context.bus.publish(names.SCORES, score("\0"))
    working = asyncio.create_task(scrape.alert(context))
    async with asyncio.timeout(20):
        while not await redis.xlen(f"{names.SCORES}:dead"):  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.02)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert (await redis.xpending(names.SCORES, scrape.GROUP))["pending"] == 0
