"""From what is wanted to a plan in exact numbers, or a refusal that names rule, value and limit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import clock, money
from desk.errors import BadAmount, InsufficientFunds, Misunderstood, RiskDenied
from desk.market.model import Instrument, Quote
from desk.money import ZERO, Unit
from desk.orders.exits import Exits, Level
from desk.orders.model import Order, Side
from desk.plans.calendar import Every
from desk.plans.exits import stop_price, target_price
from desk.plans.model import Entry, Exit, Kind, Ladder, Plan, Schedule, Terms
from desk.plans.moves import is_tradable
from desk.plans.schedules import rung_quantity
from desk.plans.wanted import Wanted
from desk.plans.words import EXAMPLES
from desk.ports import Unit as Transaction
from desk.settings import Settings
from desk.venues.profiles import mode_of

MOST_LEGS: Final = 1000
MOST_RUNGS: Final = 20
SLICES: Final = 24
TRAIL: Final = (Decimal("0.1"), Decimal(50))
WIDEST: Final = Decimal(50)  # percent that a rung may lie from the market
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a draft is measured against.

    `held` counts base units, those under open orders too, `free` those that are not, `cash` what
    is free of the quote currency; `zone` is the person's.
    """

    instrument: Instrument
    quote: Quote
    held: Decimal
    free: Decimal
    cash: Decimal
    settings: Settings
    now: datetime
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The numbers of a plan: its ceiling in base units or in the quote currency, its terms."""

    terms: Terms
    quantity: Decimal | None = None
    spend: Decimal | None = None

    def worth(self, price: Decimal) -> Decimal:
        """Return the notional of the whole plan."""
        return self.spend if self.spend is not None else (self.quantity or ZERO) * price


def draft(wanted: Wanted, ground: Ground) -> Drafted:
    """Return the plan's numbers.

    Raises `Misunderstood`, `BadAmount`, `RiskDenied`, `InsufficientFunds`.
    """
    match wanted.kind:
        case Kind.EXIT:
            return _exit(wanted, ground)
        case Kind.ENTRY:
            return _entry(wanted, ground)
        case Kind.DCA:
            return _dca(wanted, ground)
        case Kind.TWAP:
            return _twap(wanted, ground)
        case Kind.LADDER:
            return _ladder(wanted, ground)
        case _:
            raise Misunderstood(what="plan")


def _exit(wanted: Wanted, ground: Ground) -> Drafted:
    bid = ground.quote.bid
    terms = Exit(
        stop=wanted.stop,
        stop_limit=wanted.stop_limit,
        take_profit=wanted.take_profit,
        trail_percent=wanted.trail_percent,
        basis=wanted.basis or bid,
        high=bid if wanted.trail_percent else None,
        entry_id=wanted.entry_id,
    )
    check_levels(terms, bid)
    if wanted.entry_id and ground.held:
        return Drafted(terms=terms)  # what it covers follows the order's own fills
    quantity = _base_units(wanted, ground)
    check_tradable(quantity, min(bid, stop_price(terms) or bid), ground)
    return Drafted(terms=settled(terms), quantity=quantity)


def settled(terms: Exit) -> Exit:
    """Return the exit with prices in the place of percent, so that a card can show them."""
    stop, target = stop_price(terms), target_price(terms)
    return Exit(
        stop=Level(stop) if stop is not None else None,
        stop_limit=terms.stop_limit,
        take_profit=Level(target) if target is not None else None,
        trail_percent=terms.trail_percent,
        basis=terms.basis,
        high=terms.high,
    )


def check_levels(terms: Exit, bid: Decimal) -> None:
    """Refuse levels on the wrong side of the market: they would sell at once."""
    stop, target = stop_price(terms), target_price(terms)
    if stop is not None and not ZERO < stop < bid:
        raise RiskDenied(rule="stop-above", value=money.show_price(stop), limit=_shown(bid))
    if target is not None and target <= bid:
        raise RiskDenied(rule="target-below", value=money.show_price(target), limit=_shown(bid))
    if terms.stop_limit is not None and stop is not None and terms.stop_limit > stop:
        value = money.show_price(terms.stop_limit)
        raise RiskDenied(rule="stop-limit-above", value=value, limit=_shown(stop))
    least, most = TRAIL
    if terms.trail_percent is not None and not least <= terms.trail_percent <= most:
        given = money.plain(terms.trail_percent)
        raise RiskDenied(rule="trail", value=given, limit=f"{least}-{most}")


def _shown(price: Decimal) -> str:
    return money.show_price(price)


def _entry(wanted: Wanted, ground: Ground) -> Drafted:
    trigger = wanted.stop.value if wanted.stop else ZERO
    ask = ground.quote.ask
    if trigger <= ask:
        value = money.show_price(trigger)
        raise RiskDenied(rule="entry-below", value=value, limit=_shown(ask))
    spend = _spend(wanted, trigger)
    check_sum(spend, ground, count=1)
    return Drafted(terms=Entry(trigger=trigger), spend=spend)


def _dca(wanted: Wanted, ground: Ground) -> Drafted:
    pace = wanted.pace or Every(1, "d")
    _check_count(wanted.count, MOST_LEGS, EXAMPLES["dca"])
    _check_pace(pace.span, ground)
    terms = Schedule(count=wanted.count, pace=pace, starts_at=ground.now, zone=ground.zone)
    if wanted.side is Side.BUY:
        leg = _spend(wanted, ground.quote.ask)
        check_sum(leg, ground, count=1)
        return Drafted(terms=terms, spend=leg * wanted.count)
    if wanted.amount.unit is Unit.PERCENT:
        raise Misunderstood(what="leg-percent", example="/dca sell btc 0.001 every 1d x 10")
    return _sale(wanted, ground, terms, legs=wanted.count, whole=False)


def _twap(wanted: Wanted, ground: Ground) -> Drafted:
    over = wanted.over or timedelta(hours=1)
    least = timedelta(seconds=ground.settings.plan_interval_s)
    count = wanted.count or max(2, min(SLICES, over // least))
    _check_count(count, MOST_LEGS, EXAMPLES["twap"])
    seconds = over // timedelta(seconds=1) // count
    _check_pace(timedelta(seconds=seconds), ground)
    terms = Schedule(count=count, pace=Every(seconds, "s"), starts_at=ground.now)
    if wanted.side is Side.SELL:
        return _sale(wanted, ground, terms, legs=count, whole=True)
    spend = _spend(wanted, ground.quote.ask)
    check_sum(spend, ground, count=count)
    return Drafted(terms=terms, spend=spend)


def _sale(wanted: Wanted, ground: Ground, terms: Schedule, *, legs: int, whole: bool) -> Drafted:
    quantity = _base_units(wanted, ground) if whole else wanted.amount.value * legs
    step = ground.instrument.quantity_step
    if wanted.amount.unit is Unit.QUOTE and not whole:
        quantity = money.floor_to(wanted.amount.value / ground.quote.bid, step) * legs
    if quantity > ground.held:
        raise InsufficientFunds(currency=ground.instrument.base, free=ground.held, needed=quantity)
    check_tradable(money.floor_to(quantity / legs, step), ground.quote.bid, ground)
    return Drafted(terms=terms, quantity=quantity)


def _ladder(wanted: Wanted, ground: Ground) -> Drafted:
    _check_count(wanted.count, MOST_RUNGS, EXAMPLES["ladder"])
    if wanted.prices is None or wanted.count < 2:
        raise Misunderstood(what="count", text=str(wanted.count), example=EXAMPLES["ladder"])
    terms = Ladder(prices=_rungs(wanted, ground))
    buys = wanted.side is Side.BUY
    spend = _spend(wanted, ground.quote.ask) if buys else None
    quantity = None if buys else _base_units(wanted, ground)
    drafted = Drafted(terms=terms, spend=spend, quantity=quantity)
    _check_rungs(drafted, terms, ground)
    if spend is not None and spend > ground.cash:
        raise InsufficientFunds(currency=ground.instrument.quote, free=ground.cash, needed=spend)
    return drafted


def _rungs(wanted: Wanted, ground: Ground) -> tuple[Decimal, ...]:
    """Return the prices evenly spaced, the one nearest to the market first."""
    first, last = wanted.prices or (ZERO, ZERO)
    buys = wanted.side is Side.BUY
    begin, end = (max(first, last), min(first, last)) if buys else sorted((first, last))
    touch = ground.quote.ask if buys else ground.quote.bid
    if begin == end or (begin >= touch if buys else begin <= touch):
        rule = "rung-above" if buys else "rung-below"
        raise RiskDenied(rule=rule, value=money.show_price(begin), limit=_shown(touch))
    off = abs(end - touch) / touch * _HUNDRED
    if off > WIDEST:
        raise RiskDenied(rule="rung-far", value=money.show(off), limit=money.plain(WIDEST))
    gap = (end - begin) / (wanted.count - 1)
    round_to = money.floor_to if buys else money.ceil_to
    step = ground.instrument.price_step
    return tuple(round_to(begin + gap * number, step) for number in range(wanted.count))


def _check_rungs(drafted: Drafted, terms: Ladder, ground: Ground) -> None:
    step = ground.instrument.quantity_step
    for price in terms.prices:
        quantity = rung_quantity(drafted.spend, drafted.quantity, len(terms.prices), price)
        check_tradable(money.floor_to(quantity, step), price, ground)


def _spend(wanted: Wanted, price: Decimal) -> Decimal:
    match wanted.amount.unit:
        case Unit.QUOTE:
            return wanted.amount.value
        case Unit.BASE:
            return coins_worth(wanted.amount.value, price)
        case _:
            raise BadAmount(code="keyword", text=money.plain(wanted.amount.value))


def coins_worth(quantity: Decimal, price: Decimal) -> Decimal:
    """Return the sum in the quote currency that buys a quantity, in whole cents."""
    return money.floor_to(quantity * price, Decimal("0.01"))


def _base_units(wanted: Wanted, ground: Ground) -> Decimal:
    amount, step = wanted.amount, ground.instrument.quantity_step
    if not ground.held:
        raise InsufficientFunds(currency=ground.instrument.base, free=ZERO, needed=0)
    match amount.unit:
        case Unit.PERCENT:
            quantity = ground.held * amount.value / _HUNDRED
        case Unit.QUOTE:
            quantity = amount.value / ground.quote.bid
        case _:
            quantity = amount.value
    if quantity > ground.held:
        raise InsufficientFunds(currency=ground.instrument.base, free=ground.held, needed=quantity)
    return money.floor_to(quantity, step)


def check_tradable(quantity: Decimal, price: Decimal, ground: Ground) -> None:
    """Refuse what the market would refuse as too small."""
    if not is_tradable(quantity, price, ground.instrument):
        value = money.show(quantity * price)
        raise RiskDenied(
            rule="min-notional", value=value, limit=money.show(ground.instrument.min_notional)
        )


def check_sum(spend: Decimal, ground: Ground, *, count: int) -> None:
    """Refuse legs that the market or the desk would refuse one by one."""
    leg, least, most = spend / count, ground.instrument.min_notional, ground.settings.max_order
    if leg < least:
        raise RiskDenied(rule="min-notional", value=money.show(leg), limit=money.show(least))
    if leg > most:
        mode = mode_of(ground.instrument.venue)
        raise RiskDenied(
            rule="max-order", value=money.show(leg), limit=money.show(most), mode=mode.value
        )


def _check_count(count: int, most: int, example: str) -> None:
    if not 1 <= count <= most:
        raise Misunderstood(what="count", text=str(count), limit=most, example=example)


def _check_pace(span: timedelta, ground: Ground) -> None:
    least = ground.settings.plan_interval_s
    if span < timedelta(seconds=least):
        value = f"{int(span.total_seconds())}"
        raise RiskDenied(rule="plan-interval", value=value, limit=str(least))


def exit_key(order_id: str) -> str:
    """Return the key of the plan that ends a purchase: there is one for each order at most."""
    return f"entry:{order_id}"


async def attach_exits(unit: Transaction, order: Order, exits: Exits) -> None:
    """Write the plan that ends a purchase into the purchase's own transaction.

    It covers what the purchase fills, as it fills, less the fees taken in the coin itself.
    """
    now = clock.now()
    plan = Plan(
        id=clock.new_id(),
        account_id=order.account_id,
        venue=order.venue,
        symbol=order.symbol,
        kind=Kind.EXIT,
        side=Side.SELL,
        terms=Exit(stop=exits.stop, take_profit=exits.take_profit, entry_id=order.id),
        key=exit_key(order.id),
        cause=order.id,
        source=order.source,
        wake_at=now,
        created_at=now,
        updated_at=now,
    )
    await unit.plans.add(plan)
