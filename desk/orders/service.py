"""What a person may do with orders: preview, request, confirm, cancel; looking is their history."""

from contextlib import suppress
from dataclasses import dataclass, replace

from desk import clock
from desk.accounts.model import Account
from desk.errors import DeskError, Stale, Used
from desk.failpoints import passing
from desk.orders import tickets
from desk.orders.history import History
from desk.orders.intent import Intent
from desk.orders.model import Order, Side
from desk.orders.origin import Origin
from desk.orders.placing import Placing, active, admit
from desk.orders.recall import recall
from desk.orders.ticket import Asked, Preview, Ticket
from desk.ports import Unit as Transaction
from desk.risk.model import NOTHING, Rule


@dataclass(frozen=True, slots=True)
class Orders(History):
    """The orders of everyone; each call names the account it acts for."""

    placing: Placing

    async def preview(self, account_id: int, intent: Intent) -> Preview:
        """Price and check an intent without writing anything.

        Raises `NoQuote`, `Stale`, `RiskDenied` (too small, price band). Limits that are over come
        back in `checks`, so that a ticket can show them.
        """
        seen = await self.placing.look(intent)
        async with self.open(reads=True) as unit:
            weighed = await self.placing.weigh(unit, account_id, intent, seen)
        return weighed.preview(self.placing.bounded(intent), seen)

    async def request(self, account_id: int, intent: Intent, origin: Origin) -> Order | Asked:
        """Place at once within the person's quick limit, else store a ticket to confirm.

        A command that was written too long ago always asks again, and so does an order above a
        limit of the person's own: confirming passes that limit once. Raises everything else that
        `place` does, so that no ticket is written for what could not be placed.
        """
        try:
            seen = await self.placing.look(intent)
        except DeskError:
            # What was placed before, and what stops the person, are said first.
            async with self.open(reads=True) as unit:
                _, placed = await admit(unit, account_id, intent, origin)
            if placed:
                return placed
            raise
        async with self.open() as unit:
            account, placed = await admit(unit, account_id, intent, origin, lock=True)
            if placed:
                return placed
            weighed = await self.placing.weigh(unit, account_id, intent, seen)
            preview = weighed.preview(self.placing.bounded(intent), seen)
            waived = preview.verdict.passable
            preview.check(waived=waived)
            why = self._why_ask(account, preview, origin)
            if why:
                ticket = self._ticket(account_id, intent, origin, waived)
                await unit.trades.add_ticket(ticket)
                await unit.commit()
                return Asked(ticket, preview, why)
            order = await self.placing.write(unit, account_id, intent, origin, weighed=weighed)
            await _commit(unit)
        return order

    async def ticket(
        self,
        account_id: int,
        intent: Intent,
        origin: Origin,
        *,
        waived: frozenset[Rule] = NOTHING,
    ) -> Ticket:
        """Store a one-use ticket for the account; it expires after `ticket_ttl_s`.

        Confirming it passes the `waived` rules, which the person must have been shown.
        """
        ticket = self._ticket(account_id, intent, origin, waived)
        async with self.open() as unit:
            await active(unit, account_id)
            await unit.trades.add_ticket(ticket)
            await unit.commit()
        return ticket

    async def reprice(self, account_id: int, ticket_id: str, origin: Origin) -> Asked:
        """Make a fresh ticket of an old one at the price of now; the old one is used up."""
        async with self.open() as unit:
            old = await tickets.own(unit, account_id, ticket_id)
            if old.order_id or old.is_cancelled:
                raise Used(order_id=old.order_id or "")
            await unit.trades.save_ticket(replace(old, is_cancelled=True))
            await unit.commit()
        preview = await self.preview(account_id, old.intent)
        preview.check(waived=old.waived)
        fresh = replace(origin, headline_id=old.headline_id, source=old.source)
        ticket = await self.ticket(account_id, old.intent, fresh, waived=old.waived)
        return Asked(ticket, preview, "ask-confirm")

    async def confirm(self, account_id: int, ticket_id: str, origin: Origin) -> Order:
        """Place what the ticket says, once.

        Raises `NotYours`, `Stale` (past its time), `Used` (confirmed or cancelled before).
        """
        async with self.open() as unit:
            ticket = await tickets.own(unit, account_id, ticket_id)
            placed = await unit.orders.get(ticket.order_id) if ticket.order_id else None
        if ticket.is_cancelled:
            raise Used(order_id="")
        if placed:
            return origin.same(placed)
        fresh = replace(
            origin,
            key=f"ticket:{ticket.id}",
            headline_id=ticket.headline_id,
            source=ticket.source,
        )
        if clock.now() > ticket.expires_at:
            age_s = int((clock.now() - ticket.created_at).total_seconds())
            raise Stale(what="ticket", age_s=age_s, limit_s=self.placing.settings.ticket_ttl_s)
        return await self.place(account_id, ticket.intent, fresh, ticket=ticket)

    async def dismiss(self, account_id: int, ticket_id: str) -> None:
        """Use a ticket up without an order; a later confirm is refused."""
        async with self.open() as unit:
            ticket = await tickets.own(unit, account_id, ticket_id)
            if ticket.order_id:
                raise Used(order_id=ticket.order_id)
            await unit.trades.save_ticket(replace(ticket, is_cancelled=True))
            await unit.commit()

    async def place(
        self, account_id: int, intent: Intent, origin: Origin, *, ticket: Ticket | None = None
    ) -> Order:
        """Write the order, reserve its funds and ask a worker to send it, in one transaction.

        The same key and cause return the order placed before. Raises `Used` for the same key from
        another cause, `Halted`, `Frozen`, `RiskDenied`, `InsufficientFunds`, `Stale`, `NoQuote`,
        `NotAllowed`.
        """
        seen = await self.placing.look(intent)
        waived = ticket.waived if ticket else NOTHING
        async with self.open() as unit:
            order = await self.placing.put(
                unit, account_id, intent, origin, seen=seen, waived=waived
            )
            if ticket:
                await tickets.use(unit, account_id, ticket.id, order.id)
            await _commit(unit)
        return order

    async def cancel(self, account_id: int, order_id: str) -> Order:
        """Cancel: at once while unsent, else ask the venue; a fill may still win the race."""
        async with self.open() as unit:
            order = await recall(unit, account_id, order_id)
            await unit.commit()
        return order

    async def cancel_all(self, account_id: int, venue: str) -> None:
        """Ask for every open order of the account at a venue to be cancelled."""
        async with self.open(reads=True) as unit:
            still_open = await unit.books.still_open(account_id, venue)
        for order in still_open:
            if not order.is_cancel_requested:
                with suppress(Used):
                    await self.cancel(account_id, order.id)

    def _ticket(
        self, account_id: int, intent: Intent, origin: Origin, waived: frozenset[Rule]
    ) -> Ticket:
        ttl_s = self.placing.settings.ticket_ttl_s
        return tickets.fresh(account_id, intent, origin, waived=waived, ttl_s=ttl_s)

    def _why_ask(self, account: Account, preview: Preview, origin: Origin) -> str:
        if preview.verdict.passable:
            return "ask-own-limit" if preview.intent.side is Side.BUY else "ask-large-sale"
        age_s = (clock.now() - origin.sent_at).total_seconds()
        if age_s > self.placing.settings.command_age_s:
            return "ask-old"
        return "ask-quick-limit" if preview.notional > account.preferences.quick_limit else ""


async def _commit(unit: Transaction) -> None:
    passing("order.placing")
    await unit.commit()
    passing("order.placed")
