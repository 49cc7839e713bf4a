"""Time partitions: made ahead, dropped when their time is over; hypertables where TimescaleDB is.

A row outside every partition is an error in PostgreSQL, so each table also has a default
partition, and upkeep makes the next ones long before they are needed. What fell into the default
one all the same (upkeep was away) moves out when its partition is made.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from desk import clock


@dataclass(frozen=True, slots=True)
class Series:
    """A table partitioned by `column` into spans of `days`; rows live for `keep`."""

    table: str
    column: str
    days: int
    behind: timedelta
    ahead: timedelta
    keep: timedelta


SERIES: Final = (
    Series("candles", "at", 28, timedelta(days=450), timedelta(days=56), timedelta(days=800)),
    Series("prices", "at", 1, timedelta(days=2), timedelta(days=3), timedelta(days=8)),
    Series("equity", "at", 28, timedelta(days=28), timedelta(days=56), timedelta(days=3660)),
    Series("scores", "scored_at", 28, timedelta(days=28), timedelta(days=56), timedelta(days=800)),
)
_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)


async def keep_up(connection: AsyncConnection) -> tuple[int, int]:
    """Make partitions ahead and drop those past their time; return how many of each.

    Where the tables are TimescaleDB hypertables their chunks are dropped instead.
    """
    made = dropped = 0
    for series in SERIES:
        if await _is_hypertable(connection, series):
            dropped += await _drop_chunks(connection, series)
            continue
        existing = await _existing(connection, series)
        for start in _starts(series):
            if _name(series, start) not in existing:
                await _make(connection, series, start)
                made += 1
        for name in sorted(existing):
            if (end := _end(series, name)) and end < clock.now() - series.keep:
                await connection.execute(
                    text(f'ALTER TABLE {series.table} DETACH PARTITION "{name}"')
                )
                await connection.execute(text(f'DROP TABLE "{name}"'))
                dropped += 1
        await _forget_strays(connection, series)
    return made, dropped


def _starts(series: Series) -> list[datetime]:
    span = timedelta(days=series.days)
    first = (clock.now() - series.behind - _EPOCH) // span
    last = (clock.now() + series.ahead - _EPOCH) // span
    return [_EPOCH + number * span for number in range(first, last + 1)]


def _name(series: Series, start: datetime) -> str:
    return f"{series.table}_p{start:%Y%m%d}"


def _end(series: Series, name: str) -> datetime | None:
    stamp = name.removeprefix(f"{series.table}_p")
    if not stamp.isdigit():
        return None
    start = datetime.strptime(stamp, "%Y%m%d").replace(tzinfo=UTC)
    return start + timedelta(days=series.days)


async def _make(connection: AsyncConnection, series: Series, start: datetime) -> None:
    """Fill the partition with strays of its span first: PostgreSQL refuses one that has any."""
    name, strays = _name(series, start), f"{series.table}_default"
    end = start + timedelta(days=series.days)
    span = f"FROM ('{start.isoformat()}') TO ('{end.isoformat()}')"
    like = "INCLUDING DEFAULTS INCLUDING CONSTRAINTS"
    moved = f"DELETE FROM {strays} WHERE {series.column} >= :start AND {series.column} < :end"
    await connection.execute(text(f'CREATE TABLE "{name}" (LIKE {series.table} {like})'))
    await connection.execute(
        text(f'WITH moved AS ({moved} RETURNING *) INSERT INTO "{name}" SELECT * FROM moved'),
        {"start": start, "end": end},
    )
    await connection.execute(
        text(f'ALTER TABLE {series.table} ATTACH PARTITION "{name}" FOR VALUES {span}')
    )


async def _forget_strays(connection: AsyncConnection, series: Series) -> None:
    old = f"DELETE FROM {series.table}_default WHERE {series.column} < :before"
    await connection.execute(text(old), {"before": clock.now() - series.keep})


async def _existing(connection: AsyncConnection, series: Series) -> set[str]:
    query = text(
        "SELECT child.relname FROM pg_inherits "
        "JOIN pg_class child ON child.oid = inhrelid "
        "JOIN pg_class parent ON parent.oid = inhparent "
        "WHERE parent.relname = :table"
    )
    return set((await connection.scalars(query, {"table": series.table})).all())


async def _is_hypertable(connection: AsyncConnection, series: Series) -> bool:
    present = await connection.scalar(
        text("SELECT to_regclass('timescaledb_information.hypertables') IS NOT NULL")
    )
    if not present:
        return False
    query = text(
        "SELECT count(*) FROM timescaledb_information.hypertables WHERE hypertable_name = :table"
    )
    return bool(await connection.scalar(query, {"table": series.table}))


async def _drop_chunks(connection: AsyncConnection, series: Series) -> int:
    query = text(
        f"SELECT count(*) FROM drop_chunks('{series.table}',"
        " older_than => CAST(:before AS timestamptz))"
    )
    return int(await connection.scalar(query, {"before": clock.now() - series.keep}) or 0)
