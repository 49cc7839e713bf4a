"""What a plan may do next, and what it sees when it decides. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from desk import money
from desk.market.model import Instrument, Quote
from desk.money import ZERO
from desk.orders.intent import Intent
from desk.orders.model import Order, Side, Status
from desk.plans import model
from desk.plans.model import Terms

SOON: Final = timedelta(milliseconds=500)  # an order is under way
RESTING: Final = timedelta(seconds=2)  # an order rests in a book
FIRST_PAUSE: Final = timedelta(seconds=1)
LONGEST_PAUSE: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is true at `now`. `quote` is None when no fresh price is known.

    `legs` are the plan's own orders, oldest first; `origin` is the order it hangs on, with the
    base units that its fees took; `others` are the person's open orders in the coin that are not
    the plan's. `free` counts base units, `held` those under open orders too. `max_order` is the
    most that one order may be worth, `peak` the best bid since the plan was last written. `prices`
    are what each coin would fetch, by market: what limits of purchases are held against.
    """

    now: datetime
    quote: Quote | None
    peak: Decimal = ZERO
    prices: Mapping[str, Decimal] = field(default_factory=dict)
    instrument: Instrument
    legs: tuple[Order, ...] = ()
    origin: Order | None = None
    origin_fee: Decimal = ZERO
    others: tuple[Order, ...] = ()
    free: Decimal = ZERO
    held: Decimal = ZERO
    max_order: Decimal = Decimal(10**12)
    keeps_stops: bool = False
    keeps_take_profits: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do before `until`; None: before the price moves."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Place an order; `next_at` is when the leg after it is due."""

    intent: Intent
    next_at: datetime | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Recall:
    """Cancel these orders."""

    orders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Write down new terms, and the quantity that they cover."""

    terms: Terms
    quantity: Decimal | None


@dataclass(frozen=True, slots=True)
class End:
    """Nothing is left to do."""

    status: model.Status
    reason: str = ""


Move: TypeAlias = Wait | Place | Recall | Change | End


def live(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Return the orders whose fate is open."""
    return tuple(order for order in orders if not order.status.is_final)


def filled(orders: Sequence[Order]) -> Decimal:
    """Return the base units that the orders have traded."""
    return sum((order.filled for order in orders), ZERO)


def cost(orders: Sequence[Order]) -> Decimal:
    """Return what the orders have traded, in the quote currency."""
    return sum((order.cost for order in orders), ZERO)


def attend(orders: Sequence[Order], now: datetime) -> Wait:
    """Wait for orders under way: briefly, longer when all of them rest."""
    resting = all(o.status in {Status.OPEN, Status.PARTIAL} for o in orders)
    return Wait(now + (RESTING if resting and not _recalled(orders) else SOON))


def recall(orders: Sequence[Order], now: datetime) -> Recall | Wait:
    """Cancel open orders, each asked once, and wait until their fate is known."""
    unasked = tuple(o.id for o in orders if not o.is_cancel_requested)
    return Recall(unasked) if unasked else Wait(now + SOON)


def _recalled(orders: Sequence[Order]) -> bool:
    return any(order.is_cancel_requested for order in orders)


def again_at(legs: Sequence[Order]) -> datetime | None:
    """Return when to try again after legs that brought nothing, None when the last one did.

    The pause doubles from a second to a minute.
    """
    vain = 0
    for leg in reversed(legs):
        if leg.filled or not leg.status.is_final or leg.is_cancel_requested:
            break
        vain += 1
    if not vain:
        return None
    pause: timedelta = FIRST_PAUSE * (1 << min(vain - 1, 6))
    return legs[-1].updated_at + min(pause, LONGEST_PAUSE)


def portion(left: Decimal, price: Decimal, scene: Scene) -> Decimal:
    """Return how much of `left` one order may trade, in whole steps."""
    most = scene.max_order / price if price else left
    return money.floor_to(min(left, most), scene.instrument.quantity_step)


def is_tradable(quantity: Decimal, price: Decimal, instrument: Instrument) -> bool:
    """Tell whether the market takes an order of this size."""
    return (
        quantity >= instrument.min_quantity
        and quantity > ZERO
        and quantity * price >= instrument.min_notional
    )


def touch(quote: Quote, side: Side) -> Decimal:
    """Return the price at which a market order would begin to trade."""
    return quote.ask if side is Side.BUY else quote.bid
