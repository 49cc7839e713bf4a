"""Time series live in partitions: made ahead, found by BRIN, dropped when their time is over."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from db import migrate, partitions
from db.partitions import SERIES, Series
from desk import clock
from ops.temporary import temporary_data
from tests.servers import Servers

PRICES = next(s for s in SERIES if s.table == "prices")
STAND_IN = Path(__file__).parent / "stand_in"


@pytest.fixture
async def engine(servers: Servers, request: pytest.FixtureRequest) -> AsyncIterator[AsyncEngine]:
    """A database of its own, migrated, for tests that move the clock."""
    url = servers.database_url.replace("/tapewire?", f"/parts_{abs(hash(request.node.name))}?")
    await migrate.create_database(url)
    await migrate.upgrade(url)
    found = engines.connect(url, pool_size=1)
    yield found
    await found.dispose()


async def partition_of(engine: AsyncEngine, series: Series, at: datetime) -> str:
    """Write a row of a moment and return the table it went into."""
    values = {
        "prices": "(venue, symbol, at, mid) VALUES ('paper', 'BTC/USDT', :at, 1)",
        "candles": "(symbol, timeframe, at, open, high, low, close, volume)"
        " VALUES ('BTC/USDT', '1m', :at, 1, 1, 1, 1, 1)",
        "equity": "(account_id, venue, at, value, flow) VALUES (1, 'paper', :at, 1, 0)",
        "scores": "(headline_id, scored_at, sentiment, tone, confidence, impact, event,"
        " manipulation, model, took_ms) VALUES ('h', :at, 0, 'neutral', 0, 0, '', 0, '', 0)",
    }[series.table]
    async with engine.begin() as connection:
        query = f"INSERT INTO {series.table} {values} RETURNING tableoid::regclass::text"
        return str(await connection.scalar(text(query), {"at": at}))


async def keep_up(engine: AsyncEngine) -> tuple[int, int]:
    async with engine.begin() as connection:
        return await partitions.keep_up(connection)


async def rows(engine: AsyncEngine, table: str) -> int:
    async with engine.connect() as connection:
        return int(await connection.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0)  # noqa: S608


def later(span: timedelta) -> None:
    then = clock.now() + span
    clock.set_clock(now=lambda: then)


@pytest.mark.parametrize("series", SERIES, ids=lambda s: s.table)
async def test_rows_of_now_and_of_all_the_time_ahead_have_a_partition_waiting(
    engine: AsyncEngine, series: Series
) -> None:
    now = clock.now()
    for at in (now - series.behind, now, now + series.ahead):
        assert (await partition_of(engine, series, at)).startswith(f"{series.table}_p2")
    assert await keep_up(engine) == (0, 0)


async def test_every_partition_is_searched_by_time_through_brin(engine: AsyncEngine) -> None:
    later(PRICES.ahead + timedelta(days=30))
    await keep_up(engine)
    query = (
        "SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid"
        " WHERE child.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_indexes i"
        " WHERE i.tablename = child.relname AND i.indexdef LIKE '%USING brin%')"
    )
    async with engine.connect() as connection:
        assert (await connection.scalars(text(query))).all() == []


async def test_rows_that_came_while_nobody_made_partitions_move_into_theirs(
    engine: AsyncEngine,
) -> None:
    later(PRICES.ahead + timedelta(days=2))
    at = clock.now()
    assert await partition_of(engine, PRICES, at) == "prices_default"
    made, _ = await keep_up(engine)
    assert made > 0
    assert await rows(engine, "prices_default") == 0
    assert await rows(engine, "prices") == 1
    assert (await partition_of(engine, PRICES, at + timedelta(seconds=1))).startswith("prices_p2")


async def test_what_is_past_its_time_is_dropped_and_what_is_not_stays(engine: AsyncEngine) -> None:
    now = clock.now()
    old = await partition_of(engine, PRICES, now - timedelta(days=1))
    assert await partition_of(engine, PRICES, now - timedelta(days=7)) == "prices_default"
    later(PRICES.keep - timedelta(days=1))
    await keep_up(engine)
    assert await rows(engine, old) == 1
    assert await rows(engine, "prices_default") == 0, "strays live no longer than the rest"
    kept = await partition_of(engine, PRICES, clock.now())
    later(timedelta(days=3))
    _, dropped = await keep_up(engine)
    assert dropped > 0
    async with engine.connect() as connection:
        assert await connection.scalar(text("SELECT to_regclass(:name)"), {"name": old}) is None
    assert await rows(engine, kept) == 1


@pytest.fixture
def extensions() -> Iterator[Path]:
    """A folder of extensions that the server may read."""
    with temporary_data() as folder:
        shutil.copytree(STAND_IN, folder / "extension")
        yield folder


async def test_with_timescaledb_tables_become_hypertables_and_chunks_are_dropped(
    servers: Servers, extensions: Path
) -> None:
    """No package index has TimescaleDB: a stand-in of its name takes and records the calls."""
    url = servers.database_url.replace("/tapewire?", "/hyper?")
    await migrate.create_database(url)
    engine = engines.connect(url, pool_size=1)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"SET extension_control_path = '{extensions}'"))
            await connection.execute(text("CREATE EXTENSION timescaledb"))
        await migrate.upgrade(url)
        async with engine.connect() as connection:
            taken = await connection.execute(text("SELECT * FROM timescaledb_information.calls"))
            calls = {(r.name, r.relation) for r in taken}
            native = await connection.scalar(text("SELECT count(*) FROM pg_partitioned_table"))
        assert calls == {(n, s.table) for n in ("create", "drop") for s in SERIES}
        assert native == 0
        await migrate.downgrade(url, revision="base")
    finally:
        await engine.dispose()
