"""DCA, TWAP, ladders, entries, edits and closing: what each does next. Pure.

A schedule has one live leg at a time. Legs that were missed, whatever the reason, are not made up
at once: one goes out, the rest follow at the plan's pace, and the plan ends later by as much.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from desk import money
from desk.money import ZERO, Amount, Unit
from desk.orders.exits import Exits
from desk.orders.intent import Intent
from desk.orders.model import Kind, Side
from desk.plans import calendar
from desk.plans.exits import even_portion
from desk.plans.model import Close, Edit, Entry, Ladder, Plan, Schedule, Status
from desk.plans.model import Kind as PlanKind
from desk.plans.moves import (
    Change,
    End,
    Move,
    Place,
    Scene,
    Wait,
    again_at,
    attend,
    cost,
    filled,
    is_tradable,
    live,
    recall,
    touch,
)

_CENT: Final = Decimal("0.01")


def schedule(plan: Plan, terms: Schedule, scene: Scene) -> Move:
    """Return the next move of a DCA or TWAP."""
    under_way = live(scene.legs)
    if under_way:
        return recall(under_way, scene.now) if _ends(plan) else attend(under_way, scene.now)
    done = sum(1 for leg in scene.legs if leg.filled)
    if _ends(plan):
        return End(Status.CANCELLED)
    amount = leg_amount(plan, terms, scene, done)
    if done >= terms.count or not amount.value:
        return End(Status.DONE)
    due = again_at(scene.legs) or plan.next_at or terms.starts_at
    if due > scene.now:
        return Wait(due)
    following = calendar.next_after(terms.starts_at, terms.pace, scene.now, terms.zone)
    intent = _at_market(plan, amount)
    return Place(intent=intent, next_at=following, is_quiet=plan.kind is PlanKind.TWAP)


def leg_amount(plan: Plan, terms: Schedule, scene: Scene, done: int) -> Amount:
    """Return the next leg: an even share of what is left, cut to what is tradable."""
    legs_left = max(1, terms.count - done)
    if plan.spend is not None:
        left = plan.spend - cost(scene.legs)
        share = money.floor_to(left / legs_left, _CENT)
        return Amount(min(share, scene.max_order), Unit.QUOTE)
    left = (plan.quantity or ZERO) - filled(scene.legs)
    return Amount(money.floor_to(left / legs_left, scene.instrument.quantity_step), Unit.BASE)


def ladder(plan: Plan, terms: Ladder, scene: Scene) -> Move:
    """Return the next move of a ladder: one rung after the other, then wait for all."""
    under_way = live(scene.legs)
    if _ends(plan):
        return recall(under_way, scene.now) if under_way else End(Status.CANCELLED)
    if plan.attempts < len(terms.prices):
        return Place(intent=_rung(plan, terms, scene), is_quiet=True)
    if under_way:
        return attend(under_way, scene.now)
    some = any(leg.filled for leg in scene.legs)
    return End(Status.DONE if some else Status.CANCELLED, "" if some else "ladder-unfilled")


def rung_quantity(
    spend: Decimal | None, quantity: Decimal | None, rungs: int, price: Decimal
) -> Decimal:
    """Return the base units of one rung, not rounded: an even share of the sum or quantity."""
    return spend / rungs / price if spend is not None else (quantity or ZERO) / rungs


def _rung(plan: Plan, terms: Ladder, scene: Scene) -> Intent:
    price = terms.prices[plan.attempts]
    share = rung_quantity(plan.spend, plan.quantity, len(terms.prices), price)
    quantity = money.floor_to(share, scene.instrument.quantity_step)
    return _at_limit(plan, quantity, price)


def entry(plan: Plan, terms: Entry, scene: Scene) -> Move:
    """Return the next move of a purchase that waits for the price to rise."""
    under_way = live(scene.legs)
    if under_way:
        return recall(under_way, scene.now) if _ends(plan) else attend(under_way, scene.now)
    if filled(scene.legs) or _ends(plan):
        return End(Status.DONE if filled(scene.legs) else Status.CANCELLED)
    if not terms.is_fired:
        is_hit = scene.quote is not None and scene.quote.ask >= terms.trigger
        fired = replace(terms, is_fired=True)
        return Change(terms=fired, quantity=plan.quantity) if is_hit else Wait()
    pause = again_at(scene.legs)
    if pause and pause > scene.now:
        return Wait(pause)
    return Place(intent=_at_market(plan, Amount(plan.spend or ZERO, Unit.QUOTE)))


def edit(plan: Plan, terms: Edit, scene: Scene) -> Move:
    """Return the next move of an edit: the old order must be over before the new one is sent."""
    old = scene.origin
    if scene.legs:
        return End(Status.DONE)
    if old is not None and not old.status.is_final:
        return recall((old,), scene.now)
    if _ends(plan):
        return End(Status.CANCELLED)
    done = old.filled if old is not None else ZERO
    left = money.floor_to((plan.quantity or ZERO) - done, scene.instrument.quantity_step)
    if left <= ZERO:
        return End(Status.CANCELLED, "filled-first")
    if not is_tradable(left, terms.price, scene.instrument):
        return End(Status.FAILED, "too-small")
    again = _at_limit(plan, left, terms.price)
    if old is not None:
        again = replace(again, is_post_only=old.is_post_only, expires_at=old.expires_at)
    if terms.stop or terms.take_profit:
        exits = Exits(stop=terms.stop, take_profit=terms.take_profit)
        again = replace(again, exits=exits)
    return Place(intent=again)


def close(plan: Plan, _terms: Close, scene: Scene) -> Move:
    """Return the next move of closing: everything of ours open in the coin first, then the sale.

    What orders placed outside hold back stays theirs.
    """
    ours = tuple(order for order in scene.others if not order.is_external)
    if ours and not _ends(plan):
        return recall(ours, scene.now)
    under_way = live(scene.legs)
    if under_way:
        return recall(under_way, scene.now) if _ends(plan) else attend(under_way, scene.now)
    if _ends(plan):
        return End(Status.CANCELLED)
    return _flatten(plan, scene)


def _flatten(plan: Plan, scene: Scene) -> Move:
    quantity = money.floor_to(scene.free, scene.instrument.quantity_step)
    sold = filled(scene.legs)
    if not quantity:
        return _nothing_free(scene, has_sold=bool(sold))
    if scene.quote is None:
        return Wait()
    bid = touch(scene.quote, Side.SELL)
    if not is_tradable(quantity, bid, scene.instrument):
        return End(Status.DONE if sold else Status.FAILED, "too-small")
    if plan.quantity != sold + quantity:
        return Change(terms=plan.terms, quantity=sold + quantity)
    pause = again_at(scene.legs)
    if pause and pause > scene.now:
        return Wait(pause)
    part = even_portion(quantity, bid, scene)
    return Place(intent=_at_market(plan, Amount(part, Unit.BASE)))


def _nothing_free(scene: Scene, *, has_sold: bool) -> End:
    """End a closing that has sold all it could; what an order placed outside holds is told."""
    if any(order.is_external and order.side is Side.SELL for order in scene.others):
        return End(Status.FAILED, "held-outside")
    return End(Status.DONE) if has_sold else End(Status.CANCELLED, "nothing-left")


def _ends(plan: Plan) -> bool:
    return plan.status is Status.ENDING


def _at_market(plan: Plan, amount: Amount) -> Intent:
    return Intent(
        venue=plan.venue,
        symbol=plan.symbol,
        side=plan.side,
        amount=amount,
        slippage_percent=plan.slippage_percent,
    )


def _at_limit(plan: Plan, quantity: Decimal, price: Decimal) -> Intent:
    return Intent(
        venue=plan.venue,
        symbol=plan.symbol,
        side=plan.side,
        amount=Amount(quantity, Unit.BASE),
        kind=Kind.LIMIT,
        limit_price=price,
    )
