"""What may be changed of a plan or of a resting order, and whether the change is sound. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from desk import money
from desk.errors import BadAmount, InsufficientFunds, Misunderstood, RiskDenied
from desk.market.model import Instrument
from desk.money import ZERO, Amount, Figure, Unit
from desk.orders import sizing
from desk.orders.exits import Exits, Level, parse_level
from desk.orders.model import Order, Side
from desk.plans.calendar import Every
from desk.plans.drafting import (
    Drafted,
    Ground,
    check_levels,
    check_sum,
    check_tradable,
    coins_worth,
    settled,
)
from desk.plans.model import Edit, Exit, Kind, Plan, Schedule
from desk.plans.words import parse_pace

EXAMPLE: Final = "/edit k7m2 stop 57000"
_FAR: Final = Decimal(10)  # percent beyond the market that looks like a slip of the finger


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be different; None stays as it is. `amount` is the whole plan's."""

    stop: Level | None = None
    take_profit: Level | None = None
    trail_percent: Decimal | None = None
    amount: Amount | None = None
    pace: Every | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanges:
    """What is to be different of a resting order."""

    price: Decimal | None = None
    quantity: Decimal | None = None


def parse(text: str, instrument: Instrument) -> Changes:
    """Read `stop 57000`, `tp 5% sl 3%`, `trail 3%`, `amount 50%`, `every 2d`, `x 20`.

    Raises `Misunderstood` for anything else, `BadAmount`.
    """
    words = text.split()
    if not words or len(words) % 2:
        raise Misunderstood(what="change", text=text, example=EXAMPLE)
    wanted = Changes()
    for name, value in zip(words[::2], words[1::2], strict=True):
        read = _READ.get(name.lower())
        if read is None:
            raise Misunderstood(what="change", text=name, example=EXAMPLE)
        wanted = read(wanted, value, instrument)
    return wanted


def parse_order(text: str, instrument: Instrument, side: Side) -> OrderChanges:
    """Read `59000` (a price) or `0.02 @ 59000`; raises `Misunderstood`, `BadAmount`."""
    left, sign, right = text.partition("@")
    amount = (
        money.parse(left, base=instrument.base, quote=instrument.quote) if left.strip() else None
    )
    price = _in_quote(money.parse(right, quote=instrument.quote), text) if sign else None
    if not sign and amount is not None and amount.unit is not Unit.BASE:
        return OrderChanges(price=_in_quote(amount, text))
    if amount is None:
        return OrderChanges(price=price)
    return OrderChanges(price=price, quantity=_in_base(amount, price, side, text))


def _in_quote(amount: Amount, text: str) -> Decimal:
    if amount.unit is Unit.PERCENT:
        raise BadAmount(code="unit", text=text)
    return amount.value


def _in_base(amount: Amount, price: Decimal | None, side: Side, text: str) -> Decimal:
    is_sum = amount.unit is Unit.QUOTE or (amount.unit is None and side is Side.BUY)
    if amount.unit is Unit.PERCENT or (is_sum and price is None):
        raise BadAmount(code="unit", text=text)
    return amount.value / price if is_sum and price else amount.value


def _stop(wanted: Changes, value: str, instrument: Instrument) -> Changes:
    return replace(wanted, stop=parse_level(value, quote=instrument.quote))


def _target(wanted: Changes, value: str, instrument: Instrument) -> Changes:
    return replace(wanted, take_profit=parse_level(value, quote=instrument.quote))


def _trail(wanted: Changes, value: str, _: Instrument) -> Changes:
    level = parse_level(value if "%" in value else f"{value}%", quote="")
    return replace(wanted, trail_percent=level.value)


def _amount(wanted: Changes, value: str, instrument: Instrument) -> Changes:
    amount = money.parse(value, base=instrument.base, quote=instrument.quote)
    return replace(wanted, amount=amount)


def _pace(wanted: Changes, value: str, _: Instrument) -> Changes:
    return replace(wanted, pace=parse_pace(value, "/edit k7m2 every 2d"))


def _count(wanted: Changes, value: str, _: Instrument) -> Changes:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:5]) <= 1000:
        raise Misunderstood(what="count", text=value, limit=1000, example="/edit k7m2 x 20")
    return replace(wanted, count=int(value))


_READ: Final[dict[str, Callable[[Changes, str, Instrument], Changes]]] = {
    "stop": _stop,
    "sl": _stop,
    "tp": _target,
    "target": _target,
    "trail": _trail,
    "amount": _amount,
    "every": _pace,
    "x": _count,
}


def apply(plan: Plan, wanted: Changes, ground: Ground, *, quick: Decimal) -> Plan:
    """Return the plan as changed; raises `Misunderstood`, `RiskDenied`, `InsufficientFunds`.

    A change is not confirmed, so none makes a schedule larger than the `quick` limit.
    """
    if isinstance(plan.terms, Exit) and wanted.pace is None and wanted.count is None:
        return _exit(plan, plan.terms, wanted, ground)
    levels = (wanted.stop, wanted.take_profit, wanted.trail_percent)
    if isinstance(plan.terms, Schedule) and not any(levels) and plan.kind is Kind.DCA:
        changed = _schedule(plan, plan.terms, wanted, ground)
        _check_growth(plan, changed, ground, quick)
        return changed
    raise Misunderstood(what="change-kind", text=plan.kind.value, example=EXAMPLE)


def _exit(plan: Plan, terms: Exit, wanted: Changes, ground: Ground) -> Plan:
    if terms.fired:
        raise RiskDenied(rule="fired", value=terms.fired.value, limit="-")
    bid = ground.quote.bid
    terms = replace(
        terms,
        basis=terms.basis or bid,
        stop=wanted.stop or terms.stop,
        stop_limit=None if wanted.stop else terms.stop_limit,
        take_profit=wanted.take_profit or terms.take_profit,
        trail_percent=wanted.trail_percent or terms.trail_percent,
        high=max(terms.high or bid, bid) if wanted.trail_percent else terms.high,
    )
    check_levels(terms, bid)
    if wanted.amount is None:
        return replace(plan, terms=terms)
    quantity = plan.filled + _quantity(wanted.amount, ground)
    return replace(plan, terms=replace(settled(terms), entry_id=None), quantity=quantity)


def _quantity(amount: Amount, ground: Ground) -> Decimal:
    step, held = ground.instrument.quantity_step, ground.held
    if amount.unit is Unit.PERCENT:
        quantity = held * amount.value / 100
    elif amount.unit is Unit.QUOTE:
        quantity = amount.value / ground.quote.bid
    else:
        quantity = amount.value
    quantity = money.floor_to(quantity, step)
    if quantity > held:
        raise InsufficientFunds(currency=ground.instrument.base, free=held, needed=quantity)
    check_tradable(quantity, ground.quote.bid, ground)
    return quantity


def _schedule(plan: Plan, terms: Schedule, wanted: Changes, ground: Ground) -> Plan:
    """Change how often, how many legs, or how much a leg is; legs that are done stay done."""
    per_leg = (plan.spend if plan.spend is not None else plan.quantity or ZERO) / terms.count
    count = terms.count if wanted.count is None else wanted.count
    if wanted.amount is not None:
        per_leg = _leg(wanted.amount, plan, ground)
    pace = wanted.pace or terms.pace
    if pace.span.total_seconds() < ground.settings.plan_interval_s:
        value = f"{int(pace.span.total_seconds())}"
        limit = str(ground.settings.plan_interval_s)
        raise RiskDenied(rule="plan-interval", value=value, limit=limit)
    whole = per_leg * count
    done = plan.cost if plan.spend is not None else plan.filled
    if whole <= done:
        raise _below_done(whole, done, None if plan.spend is not None else ground.instrument.base)
    is_same_pace = pace == terms.pace
    changed = replace(
        terms, count=count, pace=pace, starts_at=terms.starts_at if is_same_pace else ground.now
    )
    next_at = plan.next_at if is_same_pace else ground.now + pace.span
    if plan.spend is not None:
        check_sum(per_leg, ground, count=1)
        return replace(plan, terms=changed, spend=whole, next_at=next_at)
    check_tradable(per_leg, ground.quote.bid, ground)
    if whole - done > ground.held:
        coin = ground.instrument.base
        raise InsufficientFunds(currency=coin, free=ground.held, needed=whole - done)
    return replace(plan, terms=changed, quantity=whole, next_at=next_at)


def _leg(amount: Amount, plan: Plan, ground: Ground) -> Decimal:
    """Return what one leg is to be, in the unit that the plan counts in."""
    if amount.unit is Unit.PERCENT:
        raise Misunderstood(what="leg-percent", example="/edit k7m2 amount 50")
    if plan.spend is not None:
        is_coins = amount.unit is Unit.BASE
        return coins_worth(amount.value, ground.quote.ask) if is_coins else amount.value
    is_sum = amount.unit is Unit.QUOTE
    quantity = amount.value / ground.quote.bid if is_sum else amount.value
    return money.floor_to(quantity, ground.instrument.quantity_step)


def _check_growth(was: Plan, now: Plan, ground: Ground, quick: Decimal) -> None:
    worth, before = (_ahead(plan, ground.quote.ask) for plan in (now, was))
    if worth > max(before, quick):
        value, limit = (Figure(f"{money.show(amount)} USDT") for amount in (worth, quick))
        raise RiskDenied(rule="edit-large", value=value, limit=limit)


def _ahead(plan: Plan, price: Decimal) -> Decimal:
    """Return what the legs to come are worth."""
    if plan.spend is not None:
        return plan.spend - plan.cost
    return ((plan.quantity or ZERO) - plan.filled) * price


def replacement(
    order: Order, price: Decimal | None, quantity: Decimal | None, ground: Ground
) -> Drafted:
    """Return what takes a resting order's place.

    Raises `RiskDenied` (too small, too far beyond the market, below what is filled) and
    `InsufficientFunds`, so that the old order is not given up for one that cannot be placed.
    """
    step = ground.instrument.price_step
    buys = order.side is Side.BUY
    at = (money.floor_to if buys else money.ceil_to)(price or order.limit_price or ZERO, step)
    whole = money.floor_to(quantity or order.quantity or ZERO, ground.instrument.quantity_step)
    left = whole - order.filled
    if left <= ZERO:
        raise _below_done(whole, order.filled, ground.instrument.base)
    check_tradable(left, at, ground)
    touch = ground.quote.ask if buys else ground.quote.bid
    sizing.check_finger(at, touch, _FAR, step=step, buys=buys)
    needed = left * at if buys else left
    have = order.reserved + (ground.cash if buys else ground.free)
    if needed > have:
        raise InsufficientFunds(currency=order.reserved_currency, free=have, needed=needed)
    return Drafted(terms=Edit(order_id=order.id, price=at), quantity=whole)


def carrying(drafted: Drafted, attached: Exit | None) -> Drafted:
    """Have what was to end a purchase end its replacement too.

    Raises `RiskDenied` for levels that would sell at once at the new price, and for a trailing
    stop, which follows a price from before.
    """
    terms = drafted.terms
    if attached is None or not isinstance(terms, Edit):
        return drafted
    if attached.trail_percent is not None:
        shown = f"{money.plain(attached.trail_percent)}%"
        raise RiskDenied(rule="edit-trail", value=shown, limit="-")
    exits = Exits(stop=attached.stop, take_profit=attached.take_profit)
    exits.check(terms.price)
    return replace(drafted, terms=replace(terms, stop=exits.stop, take_profit=exits.take_profit))


def _below_done(whole: Decimal, done: Decimal, coin: str | None) -> RiskDenied:
    """Refuse a new total that is filled already; without a coin both are sums in USDT."""
    if coin is None:
        value, limit = (Figure(f"{money.show(amount)} USDT") for amount in (whole, done))
    else:
        value, limit = (Figure(f"{money.show_quantity(amount)} {coin}") for amount in (whole, done))
    return RiskDenied(rule="below-done", value=value, limit=limit)
