"""What a person asks of a plan, understood but not yet priced or checked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from desk.money import Amount, Unit
from desk.orders.exits import Level
from desk.orders.model import Side
from desk.plans.calendar import Every
from desk.plans.model import Kind
from desk.venues.profiles import PAPER

EVERYTHING = Amount(Decimal(100), Unit.PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One plan in a person's terms; which fields count depends on the kind.

    `amount` is the whole of it, but for a DCA, where it is one leg. With `entry_id` an exit covers
    what that order bought, at `basis` on average.
    """

    kind: Kind
    symbol: str
    side: Side = Side.SELL
    amount: Amount = EVERYTHING
    venue: str = PAPER
    stop: Level | None = None
    stop_limit: Decimal | None = None
    take_profit: Level | None = None
    trail_percent: Decimal | None = None
    entry_id: str | None = None
    basis: Decimal | None = None
    pace: Every | None = None
    over: timedelta | None = None
    count: int = 0
    prices: tuple[Decimal, Decimal] | None = None
    slippage_percent: Decimal | None = None
    max_price: Decimal | None = None
    until: datetime | None = None
