"""F3, F4 and F10: Redis and PostgreSQL die, hang and forget; lines are held, cut and broken."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

import asyncpg
import pytest

from db import redis as redises
from tests.faults.fire.conftest import Fire
from tests.faults.rig import MORTAL
from tests.faults.wire import Way

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(600)]
ROUNDS: Final = int(os.environ.get("FAULT_ROUNDS", "3"))
PEOPLE: Final = 6
IS_LONG: Final = ROUNDS >= 20
HANGS_S: Final = (60.0 if IS_LONG else 4.0, *(4.0,) * (ROUNDS - 1))
HELD_S: Final = 60.0 if IS_LONG else 5.5  # at least longer than a venue has to answer
FULL_S: Final = 4.0
LET_GO: Final = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name IN ('tapewire-bot', 'tapewire-trade')"
)


async def test_f3_orders_go_through_while_redis_dies_hangs_and_forgets_everything(
    fire: Fire,
) -> None:
    people = await fire.people(PEOPLE)
    for hangs_s in HANGS_S:
        await fire.order(people, "eth")
        await fire.rig.back("redis", after=fire.rig.kill("redis"))
        await fire.rig.serving()
        await fire.order(people, "sol")
        hung = fire.rig.place.pid("redis")
        os.kill(hung, signal.SIGSTOP)
        await asyncio.sleep(hangs_s)
        os.kill(hung, signal.SIGCONT)
        await fire.order(people, "eth")
        redis = redises.connect(fire.rig.place.settings().redis_url)
        await redis.flushall()
        await redis.aclose()
    await fire.over(people, each=None, kills=ROUNDS)  # without Redis some found no price


async def test_f4_orders_go_through_while_postgres_is_stopped_at_once_and_answers_are_cut(
    fire: Fire,
) -> None:
    people = await fire.people(PEOPLE)
    for _ in range(ROUNDS):
        await fire.order(people, "eth")
        stopped = fire.rig.place.pid("postgres")
        os.kill(stopped, signal.SIGQUIT)  # an immediate stop: in the middle of commits
        await fire.rig.back("postgres", after=stopped)
        await fire.rig.serving()
        await fire.order(people, "sol")
        for line in fire.rig.line("database"):
            line.cuts_answers = True
        await asyncio.sleep(1)
        for line in fire.rig.line("database"):
            line.heal()
    await fire.over(people, each=1 + 2 * ROUNDS, kills=ROUNDS)


async def test_f4_orders_wait_while_postgres_takes_no_more_connections(fire: Fire) -> None:
    people = await fire.people(PEOPLE)
    before = await orders_of(fire, people)
    async with every_connection(fire):
        for room in MORTAL:  # what starts again finds no connection, nor does who needs one more
            fire.rig.kill(room)
        await fire.order(people, "eth", times=2)
        await asyncio.sleep(FULL_S)
        assert await orders_of(fire, people) == before, "none is written without a connection"
    await fire.over(people, each=3, kills=len(MORTAL))


@asynccontextmanager
async def every_connection(fire: Fire) -> AsyncIterator[None]:
    """Hold every connection that PostgreSQL has to give, also what others let go or win back."""
    address = fire.rig.embedded.database_url
    async with AsyncExitStack() as held:
        first = await asyncpg.connect(address, timeout=5)
        held.push_async_callback(first.close)

        async def take() -> None:
            while True:
                try:
                    line = await asyncpg.connect(address, timeout=5)
                except asyncpg.TooManyConnectionsError:
                    await first.execute(LET_GO)
                    await asyncio.sleep(0.02)
                else:
                    held.push_async_callback(line.close)

        taking = asyncio.create_task(take())
        try:
            await asyncio.sleep(1)
            yield
        finally:
            taking.cancel()
            await asyncio.wait([taking])


async def orders_of(fire: Fire, people: list[int]) -> int:
    """Count orders over the connection that the test has held all the time."""
    query = "SELECT count(*) AS orders FROM orders WHERE account_id = ANY(:people)"
    (found,) = await fire.witness.rows(query, people=people)
    return int(found["orders"])


@pytest.mark.parametrize("way", [(Way.THERE,), (Way.BACK,), (Way.THERE, Way.BACK)], ids=str)
@pytest.mark.parametrize("server", ["database", "exchange", "redis"])
async def test_f10_a_partition_between_workers_and_a_server_loses_and_doubles_nothing(
    fire: Fire, server: str, way: tuple[Way, ...]
) -> None:
    people = await fire.people(PEOPLE)
    for line in fire.rig.line(server):
        line.hold(*way)
    await fire.order(people, "eth", times=2)
    await asyncio.sleep(HELD_S)
    for line in fire.rig.line(server):
        line.heal()
    await fire.over(people, each=3)


async def test_f10_a_bot_that_loses_the_database_answers_everybody_afterwards(fire: Fire) -> None:
    people = await fire.people(PEOPLE)
    (line,) = fire.rig.line("database", "bot")
    line.hold()
    await fire.order(people, "eth")
    await asyncio.sleep(3)
    line.heal()
    line.reset()
    await fire.over(people, each=2)


async def test_f11_slow_lines_everywhere_make_orders_late_and_nothing_else(fire: Fire) -> None:
    people = await fire.people(PEOPLE)
    for room in MORTAL:
        for line in fire.rig.line("database", room):
            line.latency_s = 0.05
    await fire.order(people, "eth")
    await fire.over(people, each=2)
