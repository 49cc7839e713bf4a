"""Connections: one that the server has closed is replaced before anybody meets it."""

import asyncio

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from tests.servers import Servers

_PID = text("SELECT pg_backend_pid()")


async def test_a_connection_that_the_server_closed_is_replaced_unnoticed(servers: Servers) -> None:
    engine = engines.connect(servers.database_url, pool_size=1)
    other = engines.connect(servers.database_url, pool_size=1)
    try:
        async with engine.connect() as connection:
            first = await connection.scalar(_PID)
        async with other.connect() as connection:
            await connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": first})
        await asyncio.sleep(0.1)  # until the end of the stream has arrived
        async with engine.connect() as connection:
            second = await connection.scalar(_PID)
    finally:
        await engine.dispose()
        await other.dispose()
    assert second != first


async def test_a_single_statement_is_durable_without_a_commit(servers: Servers) -> None:
    engine = engines.connect(servers.database_url, pool_size=1)
    try:
        async with engines.single(engine).connect() as connection:
            await connection.execute(text("CREATE TABLE IF NOT EXISTS single_probe (n int)"))
            await connection.execute(text("INSERT INTO single_probe VALUES (1)"))
        async with engine.connect() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM single_probe")) == 1
            assert await connection.get_isolation_level() == "READ COMMITTED"
            await connection.execute(text("DROP TABLE single_probe"))
            await connection.commit()
    finally:
        await engine.dispose()


async def test_a_server_without_a_connection_to_give_is_asked_again(servers: Servers) -> None:
    owner = engines.connect(servers.database_url, pool_size=1)
    address = make_url(servers.database_url).set(username="narrow").render_as_string(False)
    engine, other = (engines.connect(address, pool_size=1) for _ in range(2))
    try:
        async with owner.begin() as connection:
            await connection.execute(text("CREATE ROLE narrow LOGIN CONNECTION LIMIT 1"))
        async with engine.connect():
            waiting = asyncio.create_task(_ask(other))
            await asyncio.sleep(4 * engines.AGAIN_S)
            assert not waiting.done(), "nobody is told of a moment without a connection"
        await engine.dispose()
        assert await asyncio.wait_for(waiting, engines.CONNECT_S) == "narrow"
    finally:
        await engine.dispose()
        await other.dispose()
        async with owner.begin() as connection:
            await connection.execute(text("DROP ROLE narrow"))
        await owner.dispose()


async def _ask(engine: AsyncEngine) -> str:
    async with engine.connect() as connection:
        return str(await connection.scalar(text("SELECT current_user")))
