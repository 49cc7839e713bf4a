"""People's accounts at venues, and what reconciliation holds against the venues' own books."""

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.accounts import VenueAccountRow
from db.models.orders import FillRow, OrderRow
from db.models.venues import ConnectionRow
from desk import clock
from desk.orders.model import EXTERNAL, Order, Status
from desk.venues.model import Connection, Reading, State

_AT_WORK = (State.CHECKING, State.CONNECTED, State.LEAVING)
_FINAL = [s for s in Status if s.is_final]
_ORDERS = select(OrderRow.__table__)


class ConnectionRepository:
    """Implements desk.ports.Connections."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, account_id: int, venue: str, *, lock: bool = False) -> Connection | None:
        """See the port."""
        query = select(ConnectionRow.__table__).where(
            ConnectionRow.account_id == account_id, ConnectionRow.venue == venue
        )
        found = await self._connection.execute(query.with_for_update() if lock else query)
        row = found.one_or_none()
        return rows.build(Connection, row) if row else None

    async def save(self, connection: Connection) -> None:
        """See the port."""
        found = rows.values(connection)
        statement = insert(ConnectionRow).values(found)
        key = [ConnectionRow.account_id, ConnectionRow.venue]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_=found)
        )

    async def of(self, account_id: int) -> list[Connection]:
        """See the port."""
        query = select(ConnectionRow.__table__).where(ConnectionRow.account_id == account_id)
        found = await self._connection.execute(query.order_by(ConnectionRow.venue))
        return [rows.build(Connection, row) for row in found]

    async def at_work(self) -> list[Connection]:
        """See the port."""
        query = select(ConnectionRow.__table__).where(ConnectionRow.state.in_(_AT_WORK))
        query = query.order_by(ConnectionRow.venue, ConnectionRow.account_id)
        return [rows.build(Connection, row) for row in await self._connection.execute(query)]

    async def keep_keys(self, account_id: int, venue: str, sealed: str | None) -> None:
        """See the port."""
        key = {"account_id": account_id, "venue": venue}
        if sealed is None:
            await self._connection.execute(delete(VenueAccountRow).filter_by(**key))
            return
        new = {**key, "sealed": sealed, "created_at": clock.now()}
        statement = insert(VenueAccountRow).values(new)
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[VenueAccountRow.account_id, VenueAccountRow.venue],
                set_={"sealed": sealed},
            )
        )


class BookRepository:
    """Implements desk.ports.Books."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def still_open(self, account_id: int, venue: str) -> list[Order]:
        """See the port."""
        return await self._open(account_id, venue, is_external=False)

    async def open_outside(self, account_id: int, venue: str) -> list[Order]:
        """See the port."""
        return await self._open(account_id, venue, is_external=True)

    async def at_venue(self, account_id: int, venue: str, ids: Collection[str]) -> list[Order]:
        """See the port."""
        if not ids:
            return []
        query = _ORDERS.where(
            OrderRow.account_id == account_id,
            OrderRow.venue == venue,
            OrderRow.venue_order_id.in_(ids),
        )
        return [rows.build(Order, row) for row in await self._connection.execute(query)]

    async def known_trades(self, venue: str, symbol: str, ids: Collection[str]) -> set[str]:
        """See the port."""
        if not ids:
            return set()
        query = select(FillRow.trade_id).where(
            FillRow.venue == venue, FillRow.symbol == symbol, FillRow.trade_id.in_(ids)
        )
        return set((await self._connection.scalars(query)).all())

    async def readings(self) -> list[Reading]:
        """See the port."""
        query = select(VenueAccountRow.__table__)
        query = query.order_by(VenueAccountRow.venue, VenueAccountRow.account_id)
        found = await self._connection.execute(query)
        return [rows.build(Reading, row, keys_since=row.created_at) for row in found]

    async def is_behind(self, account_id: int, venue: str) -> bool:
        """See the port."""
        query = select(VenueAccountRow.is_behind).filter_by(account_id=account_id, venue=venue)
        return bool(await self._connection.scalar(query))

    async def save_reading(self, reading: Reading) -> None:
        """See the port."""
        row = update(VenueAccountRow).where(
            VenueAccountRow.account_id == reading.account_id,
            VenueAccountRow.venue == reading.venue,
        )
        known = {"read_until": reading.read_until, "is_behind": reading.is_behind}
        await self._connection.execute(row.values(known))

    async def _open(self, account_id: int, venue: str, *, is_external: bool) -> list[Order]:
        source = OrderRow.source == EXTERNAL if is_external else OrderRow.source != EXTERNAL
        query = _ORDERS.where(
            OrderRow.account_id == account_id,
            OrderRow.venue == venue,
            OrderRow.status.not_in(_FINAL),
            source,
        )
        found = await self._connection.execute(query.order_by(OrderRow.created_at))
        return [rows.build(Order, row) for row in found]
