"""A venue that says nothing of its own accord: the base of doubles that only take orders."""

from collections.abc import Collection
from datetime import datetime

from desk.orders.model import Order
from desk.orders.outside import Deal, Resting
from desk.venues.statement import Holding, Permissions


class Quiet:
    """The half of desk.ports.Venue that reconciliation reads, of an account with nothing in it."""

    async def open_orders(self, account_id: int, symbols: Collection[str]) -> list[Resting]:
        """See the port."""
        return []

    async def trades(self, account_id: int, symbol: str, *, since: datetime) -> list[Deal]:
        """See the port."""
        return []

    async def trades_of(self, order: Order) -> list[Deal]:
        """See the port."""
        return []

    async def balances(self, account_id: int) -> list[Holding]:
        """See the port."""
        return []

    async def permissions(self, account_id: int) -> Permissions:
        """See the port."""
        return Permissions(can_trade=True, can_withdraw=False)
