"""The line of ours does to PostgreSQL and its client what a bad network does."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from tests.faults.wire import Way, Wire, wire
from tests.servers import Servers


@pytest.fixture
async def line(servers: Servers) -> AsyncIterator[Wire]:
    folder = parse_qs(urlsplit(servers.database_url).query)["host"][0]
    async with wire(Path(folder) / ".s.PGSQL.5432") as found:
        yield found


@pytest.fixture
async def client(line: Wire) -> AsyncIterator[asyncpg.Connection]:
    address = f"postgresql://tapewire@127.0.0.1:{line.port}/tapewire"
    found = await asyncpg.connect(address, timeout=10)
    await found.execute("CREATE TEMPORARY TABLE IF NOT EXISTS lines (number int)")
    yield found
    line.let_go()
    found.terminate()


async def test_latency_is_added_both_ways(line: Wire, client: asyncpg.Connection) -> None:
    line.latency_s = 0.05
    began = time.monotonic()
    assert await client.fetchval("SELECT 7") == 7
    assert time.monotonic() - began >= 0.1


async def test_a_cut_answer_leaves_a_client_that_does_not_know_and_a_row_that_is_there(
    line: Wire, client: asyncpg.Connection, servers: Servers
) -> None:
    direct = await asyncpg.connect(servers.database_url)
    await direct.execute("CREATE TABLE cut_lines (number int)")
    try:
        line.cuts_answers = True
        with pytest.raises((asyncpg.PostgresConnectionError, OSError)):
            await client.execute("INSERT INTO cut_lines VALUES (1)")
        assert await direct.fetchval("SELECT count(*) FROM cut_lines") == 1
    finally:
        await direct.execute("DROP TABLE cut_lines")
        await direct.close()


async def test_what_is_held_one_way_arrives_when_it_is_let_go(
    line: Wire, client: asyncpg.Connection
) -> None:
    line.hold(Way.BACK)
    asking = asyncio.create_task(client.fetchval("SELECT 7"))
    await asyncio.sleep(0.2)
    assert not asking.done()
    line.let_go()
    assert await asyncio.wait_for(asking, 5) == 7


async def test_a_reset_breaks_what_is_open(line: Wire, client: asyncpg.Connection) -> None:
    line.reset()
    with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.InterfaceError, OSError)):
        await client.fetchval("SELECT 7", timeout=5)
