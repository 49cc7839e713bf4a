"""What a person asks of a plan, understood but not yet priced or checked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from desk.errors import Misunderstood
from desk.money import Amount, Unit
from desk.orders import terms
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
    what that order bought, at `basis` on average. `slippage_percent` bounds what trades at market.
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


def check_slippage(wanted: Wanted, *, example: str) -> None:
    """Raise `Misunderstood` for a slippage that the plan could not keep or that is too large.

    A stop and a take-profit may wait at the exchange, where no band goes with them: a stop has a
    limit instead. What rests at prices of its own has none to keep.
    """
    if wanted.slippage_percent is None:
        return
    waits = wanted.kind is Kind.EXIT and (wanted.stop or wanted.take_profit)
    if waits or wanted.kind is Kind.LADDER:
        raise Misunderstood(what="plan-slippage", example=example)
    terms.check_slippage(wanted.slippage_percent)
