"""Bad jobs in the queue of tests/cases/bad_inputs.jsonl, and a second desk beside the first."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import orjson
import pytest
from arq.connections import ArqRedis
from arq.jobs import SerializationError
from sqlalchemy import text

from db import engine as engines
from db import redis as redises
from db.queue import Queue
from tests.cases.rows import rows, shows
from tests.journeys import witness as looking
from tests.journeys.witness import Witness
from tests.stage import Running, Stage

NOBODY = "zzzzzzzzzzzz"


@pytest.fixture
async def seen(running: Running) -> AsyncIterator[Witness]:
    """A witness of what was written and logged."""
    async with looking.watching(running) as witness:
        yield witness


@pytest.fixture
async def redis(running: Running) -> AsyncIterator[ArqRedis]:
    """The desk's own Redis, as whoever adds jobs uses it."""
    client = ArqRedis.from_url(running.settings().redis_url)
    yield client
    await client.aclose()


async def drained(stage: Stage, redis: ArqRedis) -> None:
    async def is_empty() -> bool:
        is_taken = not await redis.zcard(redises.TRADE_QUEUE)
        return is_taken and not await redis.keys("arq:job:*")

    await stage.until(is_empty, what="every job is taken and done")


@shows("BI-419")
async def test_a_job_about_an_order_that_is_not_there_is_ignored(
    stage: Stage, seen: Witness, redis: ArqRedis
) -> None:
    before = await seen.counts()
    for argument in (NOBODY, "", "'; DROP TABLE orders;--", "../../etc/passwd"):
        await Queue(redis).enqueue("execute_order", argument)
        await Queue(redis).enqueue("cancel_order", argument)
    await drained(stage, redis)
    assert await seen.counts() == before
    assert seen.complaints() == []


@shows("BI-421")
async def test_a_job_of_a_megabyte_is_refused_on_both_sides_and_others_go_on(
    stage: Stage, seen: Witness, redis: ArqRedis
) -> None:
    with pytest.raises(SerializationError) as refused:
        await Queue(redis).enqueue("execute_order", "x" * 1_000_000)
    assert "ids, not data" in str(refused.value.__cause__)
    before = await seen.counts()
    # What somebody else wrote past our own queue.
    redis.job_serializer = orjson.dumps
    await redis.enqueue_job("execute_order", "x" * 1_000_000, _queue_name=redises.TRADE_QUEUE)
    await drained(stage, redis)
    assert await seen.counts() == before
    (complaint,) = [line for line in seen.complaints() if "deserializing job" in line]
    assert len(complaint) < 5000, "the megabyte is not in the log"
    ann = await stage.person()
    await stage.ask(ann, "/buy btc 20", "Bought")


@shows("BI-422")
async def test_an_order_that_fails_every_time_is_told_and_holds_up_nobody_else(
    stage: Stage, seen: Witness, running: Running
) -> None:
    """What fails here: the person's sealed keys at the venue were damaged."""
    ann, bob = await stage.person("Ann"), await stage.person("Bob")
    await stage.ask(ann, "/buy btc 20", "Bought")
    (kept,) = await seen.rows("SELECT sealed FROM venue_accounts WHERE account_id = :id", id=ann)
    await reseal(running, ann, "{}")

    await stage.ask(ann, "/buy btc 21", "keys do not open", "funds are free again")
    await stage.ask(bob, "/buy btc 22", "Bought")
    alarm = "SELECT count(*) AS told FROM outbox WHERE kind = 'OperatorAlarmed'"
    assert (await seen.rows(alarm))[0]["told"] >= 1
    assert not any("Traceback" in line for line in seen.complaints())

    await reseal(running, ann, kept["sealed"])
    await stage.ask(ann, "/buy btc 23", "Bought")
    statuses = [order["status"] for order in await seen.orders(ann)]
    assert sorted(statuses) == ["filled", "filled", "rejected"]


async def reseal(running: Running, person: int, sealed: str) -> None:
    engine = engines.connect(running.settings().database_url, pool_size=1)
    statement = text("UPDATE venue_accounts SET sealed = :sealed WHERE account_id = :id")
    async with engine.begin() as connection:
        await connection.execute(statement, {"sealed": sealed, "id": person})
    await engine.dispose()


@shows("BI-423")
async def test_jobs_that_redis_lost_are_done_all_the_same(
    stage: Stage, seen: Witness, redis: ArqRedis
) -> None:
    people = [await stage.person() for _ in range(3)]
    for person in people:
        await stage.ask(person, "/start", "Equity")
    trade = stage.running.pid("trade")
    os.kill(trade, signal.SIGSTOP)
    try:
        await asyncio.gather(*(stage.ask(p, "/buy btc 20", "sending") for p in people))
        await redis.flushall()
    finally:
        os.kill(trade, signal.SIGCONT)
    for person in people:
        await stage.said(person, "Bought")
        assert len(await seen.orders(person)) == 1
    assert seen.complaints() == []
    # The wire works again as well: streams and groups are made anew.
    ann = people[0]
    await stage.ask(ann, "/alerts xrp any 0%", "XRP")
    await stage.headline("Ripple XRP wins appeal against SEC in landmark ruling")
    await stage.said(ann, "Ripple")


@shows("BI-428")
async def test_a_second_desk_on_the_same_data_is_refused(running: Running) -> None:
    assert rows()["BI-428"].expected == "clear_error"
    second = await asyncio.to_thread(running.command, "up")
    assert second.returncode == 2
    assert f"is in use by a running desk (process {running.process.pid})" in second.stderr
    assert "Traceback" not in second.stdout + second.stderr
