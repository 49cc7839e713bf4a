"""Orders: preview, place once, confirm, look, cancel. Each call names the account it acts for."""

import hashlib
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path, Query, Response

from desk import clock
from desk.errors import Conflict, Used
from desk.orders.origin import Origin
from desk.orders.ticket import Asked
from webapp import cursor as cursors
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep, TextsDep
from webapp.errors import BadRequest
from webapp.schemas.fields import Id
from webapp.schemas.orders import (
    AskedOut,
    OrderBody,
    OrderOut,
    OrderPage,
    PreviewOut,
    StepOut,
    TimelineOut,
)
from webapp.schemas.plans import OrderEdit, PlanOut

SOURCE: Final = "web"
MAX_KEY: Final = 255
router = APIRouter(prefix=f"{V1}/orders", tags=["orders"])
OrderId = Annotated[Id, Path()]


@router.post("/preview")
async def preview(body: OrderBody, account: AccountDep, desk: DeskDep) -> PreviewOut:
    """Price and check an order; nothing is written, nothing is sent."""
    found = await desk.orders.preview(account.id, body.intent())
    return PreviewOut.of(found, quick_limit=account.preferences.quick_limit)


@router.post("", status_code=201, responses={200: {}, 202: {"model": AskedOut}})
async def place(
    body: OrderBody,
    response: Response,
    account: AccountDep,
    desk: DeskDep,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> OrderOut | AskedOut:
    """Place an order once per Idempotency-Key.

    201 placed (again for a repeated key with the same body) · 202 above the quick limit: confirm
    the ticket · 409 the key was used for another body.
    """
    key = checked_key(idempotency_key)
    intent = body.intent()
    # Of what was sent, not of the intent: there a lasting order has its end from this moment.
    digest = hashlib.sha256(f"{body!r}".encode()).hexdigest()
    origin = Origin(
        key=f"web:{key}",
        cause=f"web:{digest[:32]}",
        source=SOURCE,
        sent_at=clock.now(),
        chat_id=account.id,
        headline_id=body.headline_id,
    )
    try:
        made = await desk.orders.request(account.id, intent, origin)
    except Used as e:
        raise Conflict(what="idempotency-key", order_id=str(e.values.get("order_id", ""))) from e
    if isinstance(made, Asked):
        response.status_code = 202
        return AskedOut.of(made, quick_limit=account.preferences.quick_limit)
    return OrderOut.of(made)


@router.post("/tickets/{ticket_id}/confirm", status_code=201)
async def confirm(ticket_id: OrderId, account: AccountDep, desk: DeskDep) -> OrderOut:
    """Place what the ticket says; the ticket is the idempotency key, so repeating is safe."""
    origin = Origin(
        key=f"ticket:{ticket_id}",
        cause=f"web:ticket:{ticket_id}",
        source=SOURCE,
        sent_at=clock.now(),
        chat_id=account.id,
    )
    return OrderOut.of(await desk.orders.confirm(account.id, ticket_id, origin))


@router.delete("/tickets/{ticket_id}", status_code=204)
async def dismiss(ticket_id: OrderId, account: AccountDep, desk: DeskDep) -> None:
    """Use a ticket up without an order."""
    await desk.orders.dismiss(account.id, ticket_id)


@router.get("")
async def page(
    account: AccountDep,
    desk: DeskDep,
    is_open: Annotated[bool | None, Query(alias="open")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=cursors.MAX_LENGTH)] = None,
) -> OrderPage:
    """Return orders, newest first, `limit` at a time."""
    secret = desk.settings.session_secret
    before = cursors.read(cursor, account_id=account.id, secret=secret) if cursor else None
    found = await desk.orders.page(account.id, is_open=is_open, limit=limit + 1, before=before)
    shown = found[:limit]
    more = len(found) > limit
    return OrderPage(
        orders=tuple(OrderOut.of(order) for order in shown),
        next=cursors.write(shown[-1].created_at, account_id=account.id, secret=secret)
        if more
        else None,
    )


@router.get("/{order_id}")
async def order(order_id: OrderId, account: AccountDep, desk: DeskDep) -> OrderOut:
    """Return one order."""
    return OrderOut.of(await desk.orders.get(account.id, order_id))


@router.delete("/{order_id}")
async def cancel(order_id: OrderId, account: AccountDep, desk: DeskDep) -> OrderOut:
    """Ask for an order to be cancelled; a fill on its way may still win."""
    return OrderOut.of(await desk.orders.cancel(account.id, order_id))


@router.patch("/{order_id}", status_code=202)
async def change(
    order_id: OrderId,
    body: OrderEdit,
    account: AccountDep,
    desk: DeskDep,
    t: TextsDep,
    idempotency_key: Annotated[str | None, Header()] = None,
) -> PlanOut:
    """Put another order in the place of a resting one; the plan that does it is returned.

    The old one is cancelled before the new one is sent; a fill on its way may still win.
    """
    digest = hashlib.sha256(f"{order_id} {body!r}".encode()).hexdigest()
    origin = Origin(
        key=f"web:{checked_key(idempotency_key)}",
        cause=f"web:{digest[:32]}",
        source=SOURCE,
        sent_at=clock.now(),
        chat_id=account.id,
    )
    plan = await desk.plans.edit_order(
        account.id, order_id, origin, price=body.price, quantity=body.quantity
    )
    return PlanOut.of(plan, t)


@router.get("/{order_id}/timeline")
async def timeline(order_id: OrderId, account: AccountDep, desk: DeskDep) -> TimelineOut:
    """Return everything that happened to an order."""
    found, steps = await desk.orders.timeline(account.id, order_id)
    return TimelineOut(order=OrderOut.of(found), steps=tuple(StepOut.of(step) for step in steps))


def checked_key(key: str | None) -> str:
    """Return an idempotency key; raises `BadRequest` without one, or for one that is too long."""
    if not key or not key.strip():
        raise BadRequest(what="idempotency-missing")
    if len(key) > MAX_KEY or not key.isascii() or not key.isprintable():
        raise BadRequest(what="idempotency-length", limit=MAX_KEY)
    return key
