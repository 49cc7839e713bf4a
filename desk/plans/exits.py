"""When an exit fires, how much it sells, and what rests at the venue meanwhile. Pure.

An exit watches the bid, the price at which it would sell. Where the venue keeps stops by itself
the stop rests there; a take-profit or a trailing stop that fires calls it back first, so that
what is sold never exceeds what is held. A stop that has fired stays fired, unless it rests at the
venue untouched and the price has come back; a take-profit whose sale was refused goes back to
watching. What the venue let go of, the desk watches by itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from desk import money
from desk.money import ZERO, Amount, Unit
from desk.orders.intent import Intent
from desk.orders.model import Kind, Order
from desk.orders.model import Status as OrderStatus
from desk.plans.model import Exit, Plan, Status, Trigger
from desk.plans.moves import (
    FIRST_PAUSE,
    Change,
    End,
    Move,
    Place,
    Recall,
    Scene,
    Wait,
    again_at,
    attend,
    filled,
    is_tradable,
    live,
    portion,
    recall,
)

_HUNDRED: Final = Decimal(100)


def decide(plan: Plan, terms: Exit, scene: Scene) -> Move:
    """Return the next move of an exit."""
    under_way = live(scene.legs)
    if plan.status is Status.ENDING:
        return recall(under_way, scene.now) if under_way else End(Status.CANCELLED)
    if not terms.is_watched and (lost := _let_go(scene.legs)) is not None:
        fired = terms.fired or (Trigger.STOP if _has_triggered(lost) else None)
        terms = replace(terms, is_watched=True, fired=fired)
        return Change(terms=terms, quantity=plan.quantity)
    known = follow(terms, plan.quantity, scene)
    if known != (terms, plan.quantity):
        return Change(terms=known[0], quantity=known[1])
    left = (plan.quantity or ZERO) - filled(scene.legs)
    over = _over(scene, left) if not under_way else None
    if over:
        return over
    if terms.fired:
        return _sell(plan, terms, scene, left)
    return _guard(plan, terms, scene, left)


def _let_go(legs: Sequence[Order]) -> Order | None:
    """Return an order that waited at the venue and ended there, neither done nor called back.

    It met an empty book, or somebody at the venue ended it.
    """
    for leg in legs:
        is_theirs = leg.status.is_final and leg.venue_order_id and not leg.is_cancel_requested
        if leg.kind.has_trigger and is_theirs and leg.status is not OrderStatus.FILLED:
            return leg
    return None


def _has_triggered(lost: Order) -> bool:
    """Tell whether a stop was on its way: then it goes on; a target waits for its price again."""
    is_stop = lost.kind in {Kind.STOP, Kind.STOP_LIMIT}
    return is_stop and (lost.filled > ZERO or lost.status is not OrderStatus.CANCELLED)


def follow(terms: Exit, quantity: Decimal | None, scene: Scene) -> tuple[Exit, Decimal | None]:
    """Take in what the entry bought since, the best bid since, and whether the price fires it."""
    entry = scene.origin
    if entry is not None and not terms.is_whole:
        step = scene.instrument.quantity_step
        quantity = money.floor_to(max(entry.filled - scene.origin_fee, ZERO), step)
        terms = terms if terms.fired else replace(terms, basis=entry.average_price)
    if scene.quote is None or not quantity:
        return terms, quantity
    bid = scene.quote.bid
    if terms.trail_percent is not None and not terms.fired:
        terms = replace(terms, high=max(terms.high or bid, bid, scene.peak))
    fired = None if _is_left_alone(terms, scene) else terms.fired
    return replace(terms, fired=fired or hit(terms, bid)), quantity


def _is_left_alone(terms: Exit, scene: Scene) -> bool:
    """Tell whether a stop that fired here still rests whole at the venue that keeps it.

    The desk watches the bid, a venue what was traded last: in a thin market the bid touches a stop
    that nobody trades at. While the stop rests it is the venue's to fire.
    """
    kept = live(scene.legs)
    rests = all(leg.kind.has_trigger and leg.status is OrderStatus.OPEN for leg in kept)
    is_whole = not any(leg.filled or leg.is_cancel_requested for leg in kept)
    return bool(kept) and rests and is_whole and terms.fired is Trigger.STOP


def hit(terms: Exit, bid: Decimal) -> Trigger | None:
    """Return what a bid fires, the stop first; None while it lies between the levels."""
    stop, target, trail = stop_price(terms), target_price(terms), trail_price(terms)
    if stop is not None and bid <= stop:
        return Trigger.STOP
    if trail is not None and bid <= trail:
        return Trigger.TRAIL
    return Trigger.TAKE_PROFIT if target is not None and bid >= target else None


def stop_price(terms: Exit) -> Decimal | None:
    """Return the stop's price, None before it is known."""
    return _placed(terms, is_stop=True)


def target_price(terms: Exit) -> Decimal | None:
    """Return the take-profit's price, None before it is known."""
    return _placed(terms, is_stop=False)


def trail_price(terms: Exit) -> Decimal | None:
    """Return where the trailing stop is now, None before the first price."""
    if terms.trail_percent is None or terms.high is None:
        return None
    return terms.high * (_HUNDRED - terms.trail_percent) / _HUNDRED


def _placed(terms: Exit, *, is_stop: bool) -> Decimal | None:
    level = terms.stop if is_stop else terms.take_profit
    if level is None or (level.is_percent and terms.basis is None):
        return None
    basis = terms.basis or ZERO
    return level.below(basis) if is_stop else level.above(basis)


def _over(scene: Scene, left: Decimal) -> End | None:
    """End what has sold everything, or has nothing to sell any more."""
    entry = scene.origin
    if entry is not None and not entry.status.is_final:
        return None
    if entry is not None and not entry.filled:
        return End(Status.CANCELLED, "entry-unfilled")
    if left < scene.instrument.quantity_step or left <= ZERO:
        return End(Status.DONE)
    if scene.held < scene.instrument.quantity_step:
        return End(Status.DONE if filled(scene.legs) else Status.CANCELLED, "nothing-left")
    return None


def _guard(plan: Plan, terms: Exit, scene: Scene, left: Decimal) -> Move:
    """Keep at the venue what it can keep by itself; the rest is watched."""
    kept = live(scene.legs)
    wanted = _kept_level(terms, scene)
    if wanted is None:
        return recall(kept, scene.now) if kept else _watch(scene)
    if any(leg.trigger_price != wanted for leg in kept):
        return recall(kept, scene.now)
    open_quantity = sum(((leg.quantity or ZERO) - leg.filled for leg in kept), ZERO)
    bare = portion(min(left - open_quantity, scene.free), wanted, scene)
    if not is_tradable(bare, wanted, scene.instrument):
        return attend(kept, scene.now) if kept else _watch(scene)
    pause = again_at(scene.legs)
    if pause and pause > scene.now:
        return Wait(pause)
    return Place(intent=_resting(plan, terms, bare, wanted))


def _watch(scene: Scene) -> Wait:
    entry = scene.origin
    if entry is not None and not entry.status.is_final:
        return attend((entry,), scene.now)
    return Wait()


def _kept_level(terms: Exit, scene: Scene) -> Decimal | None:
    """Return the trigger price of what the venue keeps: the stop first, for it protects."""
    if terms.is_watched:
        return None
    step = scene.instrument.price_step
    stop, target = stop_price(terms), target_price(terms)
    if stop is not None:
        return money.floor_to(stop, step) if scene.keeps_stops else None
    if target is not None and terms.trail_percent is None and scene.keeps_take_profits:
        return money.ceil_to(target, step)
    return None


def _resting(plan: Plan, terms: Exit, quantity: Decimal, trigger: Decimal) -> Intent:
    if terms.stop is None:
        kind = Kind.TAKE_PROFIT
    else:
        kind = Kind.STOP if terms.stop_limit is None else Kind.STOP_LIMIT
    return Intent(
        venue=plan.venue,
        symbol=plan.symbol,
        side=plan.side,
        amount=Amount(quantity, Unit.BASE),
        kind=kind,
        trigger_price=trigger,
        limit_price=terms.stop_limit if kind is Kind.STOP_LIMIT else None,
        slippage_percent=plan.slippage_percent,
    )


def _sell(plan: Plan, terms: Exit, scene: Scene, left: Decimal) -> Move:
    """Sell what is left, in portions; what rests at the venue is called back before.

    An entry that still buys is called back too, and its answer is not waited for.
    """
    entry = scene.origin
    if entry is not None and not entry.status.is_final and not entry.is_cancel_requested:
        return Recall((entry.id,))
    kept = tuple(leg for leg in live(scene.legs) if leg.kind.has_trigger)
    if kept:
        return _take_over(terms, kept, scene)
    under_way = live(scene.legs)
    if under_way:
        return attend(under_way, scene.now)
    pause = again_at(scene.legs)
    if pause and pause > scene.now:
        return Wait(pause)
    if left < scene.instrument.quantity_step:
        return attend((entry,), scene.now) if entry else Wait()
    return _place(plan, terms, scene, left) if scene.quote else Wait(scene.now + FIRST_PAUSE)


def _take_over(terms: Exit, kept: tuple[Order, ...], scene: Scene) -> Move:
    """Leave a stop that the venue keeps to the venue; call everything else back."""
    keeps_stop = all(leg.kind in {Kind.STOP, Kind.STOP_LIMIT} for leg in kept)
    if terms.fired is Trigger.STOP and keeps_stop:
        return attend(kept, scene.now)
    keeps_target = all(leg.kind is Kind.TAKE_PROFIT for leg in kept)
    if terms.fired is Trigger.TAKE_PROFIT and keeps_target:
        return attend(kept, scene.now)
    return recall(kept, scene.now)


def _place(plan: Plan, terms: Exit, scene: Scene, left: Decimal) -> Move:
    """Sell what is free of it; what other orders hold back makes the desk say so and wait.

    What is free alone may be too small to sell while others hold the rest: then too.
    """
    bid, step = (scene.quote.bid if scene.quote else ZERO), scene.instrument.quantity_step
    wanted, free = money.floor_to(left, step), money.floor_to(scene.free, step)
    quantity, most = min(wanted, free), min(wanted, scene.held)
    if not is_tradable(quantity, bid, scene.instrument) and most > quantity:
        quantity = money.floor_to(most, step)
    rest = free - quantity
    if rest > ZERO and not is_tradable(rest, bid, scene.instrument) and not terms.is_whole:
        whole = max(filled(scene.legs) + free, plan.quantity or ZERO)
        return Change(terms=replace(terms, is_whole=True), quantity=whole)
    if not is_tradable(quantity, bid, scene.instrument):
        return End(Status.FAILED, "too-small")
    limit = terms.stop_limit if terms.fired is Trigger.STOP else None
    intent = Intent(
        venue=plan.venue,
        symbol=plan.symbol,
        side=plan.side,
        amount=Amount(even_portion(quantity, bid, scene), Unit.BASE),
        kind=Kind.MARKET if limit is None else Kind.LIMIT,
        limit_price=limit,
        slippage_percent=plan.slippage_percent,
    )
    return Place(intent=intent)


def even_portion(quantity: Decimal, price: Decimal, scene: Scene) -> Decimal:
    """Return a portion that leaves no remainder too small to sell."""
    part = portion(quantity, price, scene)
    rest = quantity - part
    if not rest or is_tradable(rest, price, scene.instrument):
        return part
    return money.floor_to(quantity / 2, scene.instrument.quantity_step)
