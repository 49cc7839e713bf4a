"""The schema: up, down, up again, and equal to the models."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from db import engine as engines
from db import migrate
from db.base import Base
from tests.servers import Servers


async def _with(url: str, work: object) -> object:
    engine = engines.connect(url, pool_size=1)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)  # type: ignore[arg-type]
    finally:
        await engine.dispose()


def _differences(connection: Connection) -> list[object]:
    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name and ("_p2" in name or name.endswith("_default")))

    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_object": ours}
    )
    return list(compare_metadata(context, Base.metadata))


async def test_the_migrated_schema_equals_the_models(servers: Servers) -> None:
    assert await _with(servers.database_url, _differences) == []


async def test_every_migration_can_be_undone_and_done_again(servers: Servers) -> None:
    url = servers.database_url.replace("/tapewire?", "/up_and_down?")
    await migrate.create_database(url)
    await migrate.upgrade(url)
    assert await migrate.current(url) == migrate.newest()
    await migrate.downgrade(url, revision="base")

    def tables(connection: Connection) -> int:
        query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        return connection.scalar(text(query)) or 0

    assert await _with(url, tables) == 1  # alembic_version alone
    await migrate.upgrade(url)
    assert await migrate.current(url) == migrate.newest()
