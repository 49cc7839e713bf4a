"""What admins decided about sources, and the pace of the wire."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.sources import SourceRow
from desk.sources.model import Decision, Pace, Race

_PACE: Final = text(
    "WITH told AS ("
    " SELECT extract(epoch FROM d.sent_at - h.seen_at) * 1000 AS ms FROM alert_deliveries d"
    " JOIN headlines h ON h.id = d.headline_id WHERE d.raised_at >= :since AND d.state = 'sent'"
    ") SELECT"
    " (SELECT count(*) FROM headlines WHERE seen_at >= :since) AS documents,"
    " (SELECT count(*) FROM told) AS alerts,"
    " percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50_ms,"
    " percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS p95_ms,"
    " percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99_ms,"
    " (SELECT count(*) FROM inbox WHERE done_at IS NULL) AS updates_waiting,"
    " (SELECT count(*) FROM outbox WHERE done_at IS NULL) AS events_waiting"
    " FROM told"
)
# A source counts once a story, by its first report; a story that broke before is left out.
_RACES: Final = text(
    "WITH told AS ("
    " SELECT coalesce(duplicate_of, id) AS story, source, min(seen_at) AS at,"
    " bool_or(duplicate_of IS NULL) AS is_origin FROM headlines"
    " WHERE seen_at >= :since AND measured IS NULL GROUP BY 1, 2"
    "), raced AS ("
    " SELECT source, at - min(at) OVER story AS behind, count(*) OVER story > 1 AS is_shared,"
    " bool_or(is_origin) OVER story AS is_whole FROM told WINDOW story AS (PARTITION BY story)"
    ") SELECT source, count(*) AS stories, count(*) FILTER (WHERE is_shared) AS shared,"
    " count(*) FILTER (WHERE is_shared AND behind = interval '0') AS first,"
    " percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM behind))"
    " FILTER (WHERE is_shared AND behind > interval '0') AS behind_s"
    " FROM raced WHERE is_whole GROUP BY source ORDER BY source"
)


class SourceRepository:
    """Implements desk.ports.Sources."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Decision]:
        """See the port."""
        query = select(SourceRow.__table__).order_by(SourceRow.at, SourceRow.id)
        return [rows.build(Decision, row) for row in await self._connection.execute(query)]

    async def get(self, source_id: str) -> Decision | None:
        """See the port."""
        query = select(SourceRow.__table__).where(SourceRow.id == source_id).with_for_update()
        row = (await self._connection.execute(query)).one_or_none()
        return rows.build(Decision, row) if row else None

    async def save(self, decision: Decision) -> None:
        """See the port."""
        new = rows.values(decision)
        statement = insert(SourceRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[SourceRow.id], set_=new)
        )

    async def remove(self, source_id: str) -> None:
        """See the port."""
        await self._connection.execute(delete(SourceRow).where(SourceRow.id == source_id))

    async def pace(self, since: datetime) -> Pace:
        """See the port."""
        row = (await self._connection.execute(_PACE, {"since": since})).one()
        return rows.build(Pace, row)

    async def races(self, since: datetime) -> list[Race]:
        """See the port."""
        found = await self._connection.execute(_RACES, {"since": since})
        return [rows.build(Race, row) for row in found]
