"""A job is taken when it is written, by one worker, once; what fails says so in a plain line."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from arq.connections import ArqRedis
from arq.worker import func

from db import redis as names
from db.queue import Queue, serialize
from desk.settings import Settings
from workers.queue import work


@pytest.fixture
async def redis(settings: Settings) -> AsyncIterator[ArqRedis]:
    client = ArqRedis.from_url(settings.redis_url)
    yield client
    await client.aclose()


def noting(done: "asyncio.Queue[str]") -> Any:
    async def execute_order(ctx: dict[str, Any], *ids: Any, **_: Any) -> None:
        done.put_nowait(ids[0])

    return func(execute_order, name="execute_order")


async def ended(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_job_starts_when_it_is_written_and_on_one_of_two_workers(
    redis: ArqRedis, settings: Settings
) -> None:
    done: asyncio.Queue[str] = asyncio.Queue()
    serving = [asyncio.create_task(work(settings.redis_url, [noting(done)], {})) for _ in range(2)]
    wanted = {f"order-{number}" for number in range(20)}
    for order in sorted(wanted):
        await Queue(redis).enqueue("execute_order", order)
    assert {await asyncio.wait_for(done.get(), 10) for _ in wanted} == wanted
    await asyncio.sleep(0.1)
    assert done.empty()
    await ended(*serving)


async def test_a_job_that_nobody_knows_or_that_is_too_old_leaves_one_plain_line(
    redis: ArqRedis, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    done: asyncio.Queue[str] = asyncio.Queue()
    await Queue(redis).enqueue("no_such_job", "a")
    await redis.zadd(names.TRADE_QUEUE, {"forgotten": 1})
    serving = asyncio.create_task(work(settings.redis_url, [noting(done)], {}))
    await Queue(redis).enqueue("execute_order", "b")
    assert await asyncio.wait_for(done.get(), 10) == "b"
    await ended(serving)
    assert [r.levelname for r in caplog.records] == ["WARNING", "WARNING"]
    assert not any(record.exc_info for record in caplog.records)


async def test_a_worker_that_dies_with_a_job_leaves_it_to_the_order_table(
    redis: ArqRedis, settings: Settings
) -> None:
    begun: asyncio.Queue[str] = asyncio.Queue()

    async def execute_order(ctx: dict[str, Any], *ids: Any, **_: Any) -> None:
        begun.put_nowait(ids[0])
        raise asyncio.CancelledError

    dying: Any = func(execute_order, name="execute_order")
    await Queue(redis).enqueue("execute_order", "a")
    first = asyncio.create_task(work(settings.redis_url, [dying], {}))
    assert await asyncio.wait_for(begun.get(), 10) == "a"
    await ended(first)
    second = asyncio.create_task(work(settings.redis_url, [noting(begun)], {}))
    await Queue(redis).enqueue("execute_order", "b")
    assert await asyncio.wait_for(begun.get(), 10) == "b"
    await ended(second)


async def test_jobs_from_before_the_start_and_those_written_by_arq_itself_are_done_too(
    redis: ArqRedis, settings: Settings
) -> None:
    done: asyncio.Queue[str] = asyncio.Queue()
    await Queue(redis).enqueue("execute_order", "before")
    serving = asyncio.create_task(work(settings.redis_url, [noting(done)], {}))
    assert await asyncio.wait_for(done.get(), 10) == "before"
    redis.job_serializer = serialize
    await redis.enqueue_job("execute_order", "by-arq", _queue_name=names.TRADE_QUEUE)
    assert await asyncio.wait_for(done.get(), 10) == "by-arq"
    await ended(serving)


async def test_a_job_is_tried_once_for_the_order_table_knows_what_is_left(
    redis: ArqRedis, settings: Settings
) -> None:
    tries: list[str] = []
    others: asyncio.Queue[str] = asyncio.Queue()

    async def cancel_order(ctx: dict[str, Any], *ids: Any, **_: Any) -> None:
        tries.append(ids[0])
        raise OSError("the database is away")

    failing: Any = func(cancel_order, name="cancel_order")
    serving = asyncio.create_task(work(settings.redis_url, [failing, noting(others)], {}))
    await Queue(redis).enqueue("cancel_order", "a")
    await Queue(redis).enqueue("execute_order", "b")
    assert await asyncio.wait_for(others.get(), 10) == "b"
    await asyncio.sleep(3 * 0.5)
    assert tries == ["a"]
    await ended(serving)
