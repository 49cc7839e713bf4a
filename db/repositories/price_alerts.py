"""Price alerts and their crossings."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.price_alerts import FiringRow, PriceAlertRow
from desk.price_alerts.model import Firing, PriceAlert, State

_BATCH = 200


class PriceAlertRepository:
    """Implements desk.ports.PriceAlerts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, alert_id: str, *, lock: bool = False) -> PriceAlert | None:
        """See the port."""
        query = select(PriceAlertRow.__table__).where(PriceAlertRow.id == alert_id)
        query = query.with_for_update() if lock else query
        row = (await self._connection.execute(query)).one_or_none()
        return rows.build(PriceAlert, row) if row else None

    async def save(self, alert: PriceAlert) -> None:
        """See the port."""
        new = rows.values(alert)
        statement = insert(PriceAlertRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[PriceAlertRow.id], set_=new)
        )

    async def of(self, chat_id: int) -> list[PriceAlert]:
        """See the port."""
        query = select(PriceAlertRow.__table__).where(
            PriceAlertRow.chat_id == chat_id, PriceAlertRow.state == State.LIVE
        )
        query = query.order_by(PriceAlertRow.created_at, PriceAlertRow.id)
        return [rows.build(PriceAlert, row) for row in await self._connection.execute(query)]

    async def count(self, created_by: int) -> int:
        """See the port."""
        query = select(func.count()).where(
            PriceAlertRow.created_by == created_by, PriceAlertRow.state == State.LIVE
        )
        return int(await self._connection.scalar(query) or 0)

    async def changed(self, since: datetime | None) -> list[PriceAlert]:
        """See the port."""
        query = select(PriceAlertRow.__table__)
        if since is None:
            query = query.where(PriceAlertRow.state == State.LIVE)
        else:
            query = query.where(PriceAlertRow.updated_at >= since)
        return [rows.build(PriceAlert, row) for row in await self._connection.execute(query)]

    async def save_firing(self, firing: Firing) -> None:
        """See the port."""
        new = rows.values(firing)
        keys = [FiringRow.alert_id, FiringRow.number]
        statement = insert(FiringRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=new)
        )

    async def firing(self, alert_id: str, number: int) -> Firing | None:
        """See the port."""
        query = select(FiringRow.__table__).where(
            FiringRow.alert_id == alert_id, FiringRow.number == number
        )
        row = (await self._connection.execute(query.with_for_update())).one_or_none()
        return rows.build(Firing, row) if row else None

    async def held(self, now: datetime) -> list[Firing]:
        """See the port."""
        query = select(FiringRow.__table__).where(FiringRow.due_at <= now)
        query = query.order_by(FiringRow.due_at, FiringRow.alert_id).limit(_BATCH)
        held = await self._connection.execute(query.with_for_update(skip_locked=True))
        return [rows.build(Firing, row) for row in held]
