"""After a restore: finds the legs that plans have placed since the backup was made.

A leg is known to its venue under an id made of the plan and the leg's number, so the venue is
asked for every next one. What it has is written down as the plan's own, before anything is sent.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desk import clock
from desk.money import ZERO
from desk.orders.execution import Execution
from desk.orders.model import Kind, Order, Report, Status
from desk.orders.outside import Resting
from desk.orders.reconcile import NEVER_SENT
from desk.plans import calendar
from desk.plans.exits import hit
from desk.plans.model import Exit, Plan, Schedule, Terms, Trigger
from desk.ports import Venue
from desk.venues.forms import known_as
from desk.venues.profiles import profile

AHEAD: Final = 5  # legs in a row that a venue refused, before one that it took
_MOST: Final = 1000
_Resting = dict[str, Resting]


@dataclass(frozen=True, slots=True)
class _Leg:
    """An order as the plan must have placed it; `at` is when, None for what the venue lacks."""

    order: Order
    at: datetime | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Recovery:
    """Runs in the trade worker alone, while the gate of the account is shut."""

    execution: Execution

    async def look(self, account_id: int, venue: str) -> None:
        """Write down every leg that the venue has and the desk forgot; safe to repeat.

        Raises `VenueUnsure` and `VenueRefused`; what was found until then stays written.
        """
        async with self.execution.open() as unit:
            live = await unit.plans.page(account_id, is_live=True, limit=_MOST)
        plans = [plan for plan in live if plan.venue == venue]
        if not plans:
            return
        there = self.execution.venues[venue]
        resting = await there.open_orders(account_id, {plan.symbol for plan in plans})
        by_name = {order.client_order_id: order for order in resting if order.client_order_id}
        for plan in plans:
            legs = await _legs(there, plan, by_name)
            if legs:
                await self._adopt(plan, legs)

    async def _adopt(self, seen: Plan, legs: list[_Leg]) -> None:
        async with self.execution.open() as unit:
            plan = await unit.plans.get(seen.id, lock=True)
            await unit.accounts.get(seen.account_id, lock=True)  # after the plan, as everywhere
            if plan is None or plan.attempts != seen.attempts:
                return
            for leg in legs:
                await unit.orders.add(leg.order)
            now = clock.now()
            plan = replace(_after(plan, legs), wake_at=now, updated_at=now)
            await unit.plans.save(plan)
            await unit.commit()
        for leg in legs:
            if leg.report is not None:
                await self.execution.settle(leg.order.id, leg.report)


async def _legs(there: Venue, plan: Plan, resting: _Resting) -> list[_Leg]:
    """Return the legs after those that the plan knows, up to the last one that the venue has."""
    found: list[_Leg] = []
    missed: list[_Leg] = []
    number = plan.attempts
    while len(missed) < AHEAD:
        number += 1
        leg = await _find(there, _draft(plan, number), plan, resting)
        if leg.report is None:
            missed.append(leg)
        else:
            found += [*missed, leg]
            missed = []
    return found


def _draft(plan: Plan, number: int) -> Order:
    """Return a leg of which nothing but its names is known, as one that may have been sent."""
    key = plan.leg_key(number)
    return Order(
        id=clock.id_of(key),
        account_id=plan.account_id,
        venue=plan.venue,
        symbol=plan.symbol,
        side=plan.side,
        plan_id=plan.id,
        status=Status.UNKNOWN,
        key=key,
        cause=key,
        source="plan",
        attempt=1,
        sent_at=plan.updated_at,
        next_check_at=clock.now(),
        created_at=plan.updated_at,
        updated_at=clock.now(),
    )


async def _find(there: Venue, draft: Order, plan: Plan, resting: _Resting) -> _Leg:
    """Ask for a leg under each kind that it may be of: some venues keep stops in another drawer."""
    for kind in _kinds(plan):
        report = await there.find(replace(draft, kind=kind))
        if report is None or (report.status.is_final and not report.filled):
            continue  # what is over and traded nothing is as good as never sent
        here = resting.get(known_as(plan.venue, draft.client_order_id))
        at = here.at if here else min((f.at for f in report.fills), default=clock.now())
        order = _rests(draft, here) if here else _over(draft, report)
        return _Leg(replace(order, created_at=at), at, report)
    never = replace(draft, status=Status.EXPIRED, reason=NEVER_SENT, next_check_at=None)
    return _Leg(replace(never, quantity=ZERO))


def _rests(draft: Order, here: Resting) -> Order:
    price = here.limit_price or here.trigger_price or ZERO
    return replace(
        draft,
        kind=here.kind,
        quantity=here.quantity,
        limit_price=here.limit_price,
        trigger_price=here.trigger_price,
        notional=here.quantity * price,
    )


def _over(draft: Order, report: Report) -> Order:
    """Return a leg that does not rest: what it was to trade is what it traded."""
    notional = sum((fill.cost for fill in report.fills), ZERO)
    return replace(draft, quantity=report.filled, notional=notional)


def _kinds(plan: Plan) -> tuple[Kind, ...]:
    if not isinstance(plan.terms, Exit) or not profile(plan.venue).has_stops:
        return (Kind.MARKET,)
    return (Kind.MARKET, Kind.STOP if plan.terms.stop else Kind.TAKE_PROFIT)


def _after(plan: Plan, legs: list[_Leg]) -> Plan:
    """Return the plan as it was after its last leg."""
    last = legs[-1]
    next_at = plan.next_at
    if isinstance(plan.terms, Schedule) and last.at:
        terms = plan.terms
        next_at = calendar.next_after(terms.starts_at, terms.pace, last.at, terms.zone)
    return replace(
        plan, attempts=plan.attempts + len(legs), next_at=next_at, terms=_fired(plan.terms, legs)
    )


def _fired(terms: Terms, legs: list[_Leg]) -> Terms:
    """Leave an exit fired whose sale was sent: it goes on selling whatever the price does now."""
    if not isinstance(terms, Exit) or terms.fired:
        return terms
    sales = [leg.report for leg in legs if leg.report and not leg.order.trigger_price]
    prices = [fill.price for sale in sales for fill in sale.fills]
    return replace(terms, fired=hit(terms, prices[0]) or Trigger.STOP) if prices else terms
