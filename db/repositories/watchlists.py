"""Watchlists."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.watchlists import WatchlistRow


class WatchlistRepository:
    """Implements desk.ports.Watchlists."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, account_id: int) -> list[str]:
        """See the port."""
        query = select(WatchlistRow.coin).where(WatchlistRow.account_id == account_id)
        query = query.order_by(WatchlistRow.added_at, WatchlistRow.coin)
        return list(await self._connection.scalars(query))

    async def add(self, account_id: int, coin: str, at: datetime) -> None:
        """See the port."""
        statement = insert(WatchlistRow).values(account_id=account_id, coin=coin, added_at=at)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def remove(self, account_id: int, coin: str) -> None:
        """See the port."""
        await self._connection.execute(
            delete(WatchlistRow).where(
                WatchlistRow.account_id == account_id, WatchlistRow.coin == coin
            )
        )
