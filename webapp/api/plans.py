"""Plans: make, confirm, look, change, end; close positions. Each call names its account."""

import hashlib
from typing import Annotated, Final

from fastapi import APIRouter, Header, Path, Query, Response

from desk import clock
from desk.errors import Conflict, Used
from desk.i18n import Texts
from desk.orders.origin import Origin
from desk.plans.model import Plan, Status
from desk.venues.profiles import profile
from webapp.api import V1
from webapp.api.orders import SOURCE, checked_key
from webapp.deps import AccountDep, DeskDep, TextsDep
from webapp.schemas.fields import Id, Symbol
from webapp.schemas.plans import CloseBody, PlanBody, PlanDetail, PlanEdit, PlanOut, PlanPage

router = APIRouter(prefix=f"{V1}/plans", tags=["plans"])
PlanId = Annotated[Id, Path()]
Key = Annotated[str | None, Header()]
_ASKS: Final = 202


@router.post("", status_code=201, responses={202: {"model": PlanOut}})
async def make(
    body: PlanBody,
    response: Response,
    account: AccountDep,
    desk: DeskDep,
    t: TextsDep,
    idempotency_key: Key = None,
) -> PlanOut:
    """Make a plan once per Idempotency-Key.

    201 it is at work · 202 above the quick limit it is a draft: confirm it before it expires ·
    409 the key was used for another body.
    """
    origin = origin_of(account.id, idempotency_key, repr(body))
    try:
        plan = await desk.plans.request(account.id, body.wanted(), origin)
    except Used as e:
        raise Conflict(what="idempotency-key", order_id=str(e.values.get("order_id", ""))) from e
    return _answer(plan, response, t)


@router.post("/close", status_code=202)
async def close(
    body: CloseBody, account: AccountDep, desk: DeskDep, t: TextsDep, idempotency_key: Key = None
) -> PlanPage:
    """Draft the sale of everything held of these coins; confirming one draft confirms all."""
    origin = origin_of(account.id, idempotency_key, repr(body))
    venue = profile(body.venue).name
    summary = await desk.portfolio.summary(account.id, venue)
    symbols = body.symbols or [position.symbol for position in summary.positions]
    drafts = await desk.plans.close(account.id, [(venue, symbol) for symbol in symbols], origin)
    return PlanPage(plans=tuple(PlanOut.of(draft, t) for draft in drafts))


@router.post("/{plan_id}/confirm", status_code=201)
async def confirm(plan_id: PlanId, account: AccountDep, desk: DeskDep, t: TextsDep) -> PlanPage:
    """Let a draft begin, and those drafted with it; once."""
    origin = origin_of(account.id, f"confirm:{plan_id}", plan_id)
    begun = await desk.plans.confirm(account.id, plan_id, origin)
    return PlanPage(plans=tuple(PlanOut.of(plan, t) for plan in begun))


@router.get("")
async def page(
    account: AccountDep,
    desk: DeskDep,
    t: TextsDep,
    is_live: Annotated[bool | None, Query(alias="live")] = None,
    symbol: Annotated[Symbol | None, Query()] = None,
) -> PlanPage:
    """Return plans, newest first, at most 50; drafts are left out."""
    found = await desk.plans.page(account.id, is_live=is_live, symbol=symbol)
    return PlanPage(plans=tuple(PlanOut.of(plan, t) for plan in found))


@router.get("/{plan_id}")
async def plan(plan_id: PlanId, account: AccountDep, desk: DeskDep, t: TextsDep) -> PlanDetail:
    """Return one plan with the orders it has placed."""
    found = await desk.plans.get(account.id, plan_id)
    return PlanDetail.with_orders(found, await desk.plans.legs(account.id, found.id), t)


@router.patch("/{plan_id}")
async def change(
    plan_id: PlanId, body: PlanEdit, account: AccountDep, desk: DeskDep, t: TextsDep
) -> PlanOut:
    """Change an exit or a DCA; what rests for it at the exchange is renewed."""
    return PlanOut.of(await desk.plans.edit(account.id, plan_id, body.changes()), t)


@router.delete("/{plan_id}")
async def end(plan_id: PlanId, account: AccountDep, desk: DeskDep, t: TextsDep) -> PlanOut:
    """End a plan: its open orders are cancelled, what was filled stays. Drafts are dropped."""
    found = await desk.plans.get(account.id, plan_id)
    if found.status is Status.DRAFT:
        await desk.plans.dismiss(account.id, found.id)
        return PlanOut.of(await desk.plans.get(account.id, found.id), t)
    return PlanOut.of(await desk.plans.cancel(account.id, found.id), t)


def origin_of(account_id: int, key: str | None, body: str) -> Origin:
    """Return the origin of a request by its idempotency key and what it holds."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    return Origin(
        key=f"web:{checked_key(key)}",
        cause=f"web:{digest[:32]}",
        source=SOURCE,
        sent_at=clock.now(),
        chat_id=account_id,
    )


def _answer(plan: Plan, response: Response, t: Texts) -> PlanOut:
    if plan.status is Status.DRAFT:
        response.status_code = _ASKS
    return PlanOut.of(plan, t)
