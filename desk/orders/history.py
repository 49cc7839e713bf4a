"""What a person may see of their orders."""

from dataclasses import dataclass
from datetime import datetime

from desk.errors import Conflict, NotFound
from desk.orders.latency import Latency, measure
from desk.orders.model import Fill, Order, Step
from desk.ports import OpenUnit


@dataclass(frozen=True, slots=True)
class Story:
    """An order with its fills, oldest first, and how long it was on its way."""

    order: Order
    fills: list[Fill]
    latency: Latency | None


@dataclass(frozen=True, slots=True)
class History:
    """Orders as they are and were; each call names the account it acts for."""

    open: OpenUnit

    async def get(self, account_id: int, prefix: str) -> Order:
        """Return the account's order whose id begins with `prefix` (at least four characters).

        Raises `NotFound` when there is none, `Conflict` when the prefix fits several.
        """
        if len(prefix) < 4 or not prefix.isascii() or not prefix.isalnum():
            raise NotFound(what="order", id=prefix[:16])
        async with self.open(reads=True) as unit:
            found = await unit.orders.find(account_id, prefix.lower())
        if not found:
            raise NotFound(what="order", id=prefix[:16])
        if len(found) > 1:
            raise Conflict(what="order-prefix", id=prefix[:16])
        return found[0]

    async def page(
        self,
        account_id: int,
        *,
        is_open: bool | None = None,
        limit: int = 20,
        before: datetime | None = None,
    ) -> list[Order]:
        """Return the account's orders, newest first."""
        async with self.open(reads=True) as unit:
            return await unit.orders.page(account_id, is_open=is_open, limit=limit, before=before)

    async def fills(self, account_id: int, order_id: str) -> list[Fill]:
        """Return the fills of one of the account's orders, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.trades.fills(account_id, order_id=order_id)

    async def timeline(self, account_id: int, prefix: str) -> tuple[Order, list[Step]]:
        """Return an order with every step it took and when: what `/why` shows."""
        order = await self.get(account_id, prefix)
        async with self.open(reads=True) as unit:
            return order, await unit.orders.steps(order.id)

    async def story(self, account_id: int, order_id: str) -> Story:
        """Return what a receipt tells of an order; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            order = await unit.orders.get(order_id)
            if order is None or order.account_id != account_id:
                raise NotFound(what="order", id=order_id)
            fills = await unit.trades.fills(account_id, order_id=order_id) if order.filled else []
            steps = await unit.orders.steps(order_id) if order.venue_order_id else []
        return Story(order, fills, measure(steps))
