"""Brings a database to the newest schema with Alembic, and makes its partitions."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db import engine as engines
from db import partitions

SCRIPTS: Final = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, working on `connection` when one is given."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


def newest() -> str | None:
    """Return the revision that the code expects."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


async def upgrade(database_url: str, *, revision: str = "head") -> None:
    """Apply migrations up to `revision`, then make the partitions of now."""
    await _run(database_url, lambda c: command.upgrade(configuration(c), revision))
    engine = engines.connect(database_url, pool_size=1, application="tapewire-migrate")
    try:
        async with engine.begin() as connection:
            await partitions.keep_up(connection)
    finally:
        await engine.dispose()


async def downgrade(database_url: str, *, revision: str) -> None:
    """Undo migrations down to `revision` (`base` for an empty schema)."""
    await _run(database_url, lambda c: command.downgrade(configuration(c), revision))


async def current(database_url: str) -> str | None:
    """Return the revision a database is at, None for an empty one."""
    found: list[str | None] = []

    def look(connection: Connection) -> None:
        found.append(MigrationContext.configure(connection).get_current_revision())

    await _run(database_url, look)
    return found[0]


async def _run(database_url: str, work: Callable[[Connection], None]) -> None:
    engine = engines.connect(database_url, pool_size=1, application="tapewire-migrate")
    try:
        async with engine.begin() as connection:
            await connection.run_sync(work)
    finally:
        await engine.dispose()


async def create_database(database_url: str, *, patience_s: float = 120.0) -> None:
    """Wait until the server answers and make the database when it is not there yet.

    After a crash it answers once it has recovered, which takes as long as there was to write.
    """
    import asyncpg  # noqa: PLC0415 - only `tapewire up` needs it before there is an engine

    parts = urlsplit(database_url)
    name = parts.path.removeprefix("/")
    address = urlunsplit(parts._replace(path="/postgres"))
    clock = asyncio.get_running_loop().time
    deadline = clock() + patience_s
    while True:
        try:
            connection = await asyncpg.connect(address, timeout=5)
            break
        except (OSError, asyncpg.PostgresError):
            if clock() > deadline:
                raise
            await asyncio.sleep(0.05)
    try:
        exists = "SELECT 1 FROM pg_database WHERE datname = $1"
        if not await connection.fetchval(exists, name):
            await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()
