"""Steps of an order that several services take inside a transaction of their own."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from desk import clock
from desk.errors import NotAllowed, NotFound, Used
from desk.events import OrderChanged
from desk.money import ZERO
from desk.orders.model import Order, Status
from desk.portfolio.ledger import Entry, Pocket, move
from desk.ports import Unit as Transaction

CANCEL: Final = "cancel_order"


def changed(order: Order) -> OrderChanged:
    """Return the event that tells of the order as it is now."""
    return OrderChanged(account_id=order.account_id, order_id=order.id, status=order.status.value)


async def recall(unit: Transaction, account_id: int, order_id: str) -> Order:
    """Do what `Orders.cancel` does inside a transaction of the caller's, who commits."""
    order = await unit.orders.get(order_id, lock=True)
    if order is None or order.account_id != account_id:
        raise NotFound(what="order", id=order_id)
    if order.is_external:
        raise NotAllowed(what="external-order")
    if order.status.is_final:
        raise Used(order_id=order.id)
    now = clock.now()
    if order.status is Status.ACCEPTED:
        order = order.step(Status.CANCELLED, now=now, reason="by-you")
        order = await release(unit, order, now)
    else:
        order = replace(order, is_cancel_requested=True, next_check_at=now, updated_at=now)
        unit.enqueue(CANCEL, order.id)
    await unit.orders.save(order, "cancel asked")
    unit.publish(changed(order))
    return order


async def release(unit: Transaction, order: Order, now: datetime) -> Order:
    """Give back what a finished order still holds; once, whatever is repeated."""
    if order.reserved:
        await unit.ledger.post(
            Entry(
                account_id=order.account_id,
                venue=order.venue,
                kind="release",
                reference=order.id,
                postings=move(
                    order.reserved_currency,
                    order.reserved,
                    out_of=Pocket.RESERVED,
                    into=Pocket.FREE,
                ),
                at=now,
            )
        )
    return replace(order, reserved=ZERO)
