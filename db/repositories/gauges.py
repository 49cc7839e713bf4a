"""Charts that were given a name, and the price when their horizon had passed."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.gauges import SightingRow
from db.repositories.signals import TOO_LATE
from desk.gauges.sightings import WAYS, Sighting, Tally
from desk.signals.model import FLAT_BP

_BATCH = 200


class SightingRepository:
    """Implements desk.ports.Sightings."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, sighting: Sighting) -> bool:
        """See the port."""
        is_under_way = exists().where(
            SightingRow.symbol == sighting.symbol,
            SightingRow.frame == sighting.frame,
            SightingRow.name == sighting.name,
            SightingRow.due_at > sighting.at,
        )
        if await self._connection.scalar(select(is_under_way)):
            return False
        values = {**rows.values(sighting), "due_at": sighting.due_at}
        await self._connection.execute(insert(SightingRow).values(**values))
        return True

    async def ungraded(self, now: datetime) -> list[Sighting]:
        """See the port; an hour after it was due a sighting without a price is given up."""
        query = (
            select(SightingRow.__table__)
            .where(
                SightingRow.after.is_(None),
                SightingRow.due_at <= now,
                SightingRow.due_at > now - TOO_LATE,
            )
            .order_by(SightingRow.due_at)
            .limit(_BATCH)
        )
        return [rows.build(Sighting, row) for row in await self._connection.execute(query)]

    async def grade(self, sighting: Sighting, after: Decimal, now: datetime) -> bool:
        """See the port."""
        statement = update(SightingRow).where(
            SightingRow.symbol == sighting.symbol,
            SightingRow.frame == sighting.frame,
            SightingRow.name == sighting.name,
            SightingRow.at == sighting.at,
            SightingRow.after.is_(None),
        )
        graded = await self._connection.execute(statement.values(after=after, graded_at=now))
        return graded.rowcount == 1

    async def tally(self, name: str) -> Tally:
        """See the port; without a division, so that the limit is exact."""
        move, flat = (SightingRow.after - SightingRow.price) * 10_000, SightingRow.price * FLAT_BP
        query = select(
            func.count(),
            func.count().filter(move * WAYS[name] > flat),
            func.count().filter(func.abs(move) > flat),
        ).where(SightingRow.name == name, SightingRow.after.is_not(None))
        n, hits, moved = (await self._connection.execute(query)).one()
        return Tally(name=name, n=n, hits=hits, moved=moved)
