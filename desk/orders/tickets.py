"""Tickets: made for one person, shown to them alone, used up once."""

from dataclasses import replace
from datetime import timedelta

from desk import clock
from desk.errors import NotYours, Stale, Used
from desk.orders.intent import Intent
from desk.orders.origin import Origin
from desk.orders.ticket import Ticket
from desk.ports import Unit
from desk.risk.model import Rule


def fresh(
    account_id: int, intent: Intent, origin: Origin, *, waived: frozenset[Rule], ttl_s: int
) -> Ticket:
    """Return a ticket that expires after `ttl_s` seconds."""
    now = clock.now()
    return Ticket(
        id=clock.new_id(),
        account_id=account_id,
        intent=intent,
        headline_id=origin.headline_id,
        source=origin.source,
        waived=waived,
        created_at=now,
        expires_at=now + timedelta(seconds=ttl_s),
    )


async def own(unit: Unit, account_id: int, ticket_id: str) -> Ticket:
    """Return the account's ticket, locked; raises `Stale` for no such one, `NotYours`."""
    ticket = await unit.trades.ticket(ticket_id)
    if ticket is None:
        raise Stale(what="button", age_s=0, limit_s=0)
    if ticket.account_id != account_id:
        raise NotYours(what="ticket")
    return ticket


async def use(unit: Unit, account_id: int, ticket_id: str, order_id: str) -> None:
    """Use the ticket up for an order; raises `Used` when it went otherwise before."""
    ticket = await own(unit, account_id, ticket_id)
    if ticket.order_id == order_id:
        return  # the same tap, delivered twice at once
    if ticket.is_cancelled or ticket.order_id:
        raise Used(order_id=ticket.order_id or "")
    await unit.trades.save_ticket(replace(ticket, order_id=order_id))
