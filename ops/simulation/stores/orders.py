"""Orders with their steps, fills and tickets."""

from dataclasses import replace
from datetime import datetime

from desk.orders.model import Fill, Order, Status, Step
from desk.orders.ticket import Ticket
from ops.simulation.stores.store import Store


class OrderStore(Store):
    """Implements desk.ports.Orders."""

    async def add(self, order: Order) -> bool:
        """See the port."""
        await self._pause()
        by_key = ("order_keys", order.account_id, order.key)
        added = await self._rows.insert({("orders", order.id): order, by_key: order.id})
        if added:
            await self._note(order, "")
        return added

    async def get(self, order_id: str, *, lock: bool = False) -> Order | None:
        """See the port."""
        await self._pause()
        key = ("orders", order_id)
        found: Order | None = await self._rows.lock(key) if lock else self._rows.read(key)
        return found

    async def by_key(self, account_id: int, key: str) -> Order | None:
        """See the port."""
        await self._pause()
        order_id = self._rows.read(("order_keys", account_id, key))
        found: Order | None = self._rows.read(("orders", order_id)) if order_id else None
        return found

    async def save(self, order: Order, note: str = "") -> None:
        """See the port."""
        await self._pause()
        key = ("orders", order.id)
        was: Order = await self._rows.lock(key)
        await self._rows.update(key, order)
        if was.status is not order.status or note:
            await self._note(order, note)

    async def take(
        self,
        order_id: str,
        *,
        of: Status,
        attempt: int,
        now: datetime,
        next_check_at: datetime,
        **_: bool,
    ) -> Order | None:
        """See the port."""
        order = await self.get(order_id, lock=True)
        if order is None or (order.status, order.attempt) != (of, attempt) or order.filled:
            return None
        sending = order.step(Status.SENDING, now=now)
        taken = replace(sending, attempt=attempt + 1, sent_at=now, next_check_at=next_check_at)
        await self.save(taken)
        return taken

    async def find(self, account_id: int, prefix: str) -> list[Order]:
        """See the port."""
        await self._pause()
        return [o for o in self._of(account_id) if o.id.startswith(prefix)][:5]

    async def page(
        self, account_id: int, *, is_open: bool | None, limit: int, before: datetime | None
    ) -> list[Order]:
        """See the port."""
        await self._pause()
        found = [o for o in self._of(account_id) if is_open in {None, not o.status.is_final}]
        return [o for o in found if before is None or o.created_at < before][:limit]

    async def due(self, now: datetime, *, limit: int) -> list[str]:
        """See the port."""
        await self._pause()
        late = [o for o in self._rows.scan("orders") if o.next_check_at and o.next_check_at <= now]
        return [o.id for o in sorted(late, key=lambda o: o.next_check_at)][:limit]

    async def steps(self, order_id: str) -> list[Step]:
        """See the port."""
        await self._pause()
        return [s for s in self._rows.scan("steps") if s.order_id == order_id]

    def _of(self, account_id: int) -> list[Order]:
        found = [o for o in self._rows.scan("orders") if o.account_id == account_id]
        return sorted(found, key=lambda o: o.created_at, reverse=True)

    async def _note(self, order: Order, note: str) -> None:
        step = Step(order.id, order.status.value, order.updated_at, note)
        await self._rows.update(("steps", object()), step)


class TradeStore(Store):
    """Implements what orders need of desk.ports.Trades."""

    async def add_fill(self, fill: Fill) -> bool:
        """See the port."""
        await self._pause()
        key = ("fills", fill.venue, fill.symbol, fill.trade_id, fill.order_id)
        return await self._rows.insert({key: fill})

    async def fills(
        self, account_id: int, *, symbol: str | None = None, order_id: str | None = None
    ) -> list[Fill]:
        """See the port."""
        await self._pause()
        found = [f for f in self._rows.scan("fills") if f.account_id == account_id]
        found = [f for f in found if symbol in {None, f.symbol} and order_id in {None, f.order_id}]
        return sorted(found, key=lambda f: (f.at, f.trade_id))

    async def add_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        await self._pause()
        await self._rows.insert({("tickets", ticket.id): ticket})

    async def ticket(self, ticket_id: str) -> Ticket | None:
        """See the port."""
        await self._pause()
        found: Ticket | None = await self._rows.lock(("tickets", ticket_id))
        return found

    async def save_ticket(self, ticket: Ticket) -> None:
        """See the port."""
        await self._pause()
        await self._rows.update(("tickets", ticket.id), ticket)
