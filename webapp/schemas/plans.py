"""Plans: what a client asks for, and how far they have come."""

from typing import Any, Final, Literal, Self

from pydantic import Field

from desk import clock, money
from desk.errors import Misunderstood
from desk.i18n import Texts
from desk.money import Amount, Unit
from desk.orders.model import Order, Side
from desk.plans.calendar import every
from desk.plans.changes import Changes
from desk.plans.exits import stop_price, target_price, trail_price
from desk.plans.model import Debut, Edit, Entry, Exit, Kind, Ladder, Plan, Schedule
from desk.plans.wanted import EVERYTHING, Wanted, check_slippage
from desk.venues.profiles import PAPER, profile
from webapp.errors import detail
from webapp.schemas.fields import (
    Answer,
    Body,
    Cost,
    Id,
    Moment,
    PositiveAmount,
    Sum,
    Symbol,
    VenueName,
)
from webapp.schemas.levels import LevelText, Pace, span
from webapp.schemas.orders import OrderOut

_BUYS: Final = frozenset({"entry", "debut"})  # whatever the side says


class PlanBody(Body):
    """A plan. Which fields count depends on the kind:

    exit: stop, stop_limit, take_profit, trail_percent · entry: stop (a price above the market) ·
    dca: amount of one leg, every, count · twap: over, count · ladder: first_price, last_price,
    count · debut, which buys a coin once the venue lists it: amount, max_price, over (how long it
    waits). Without an amount an exit covers everything held. `slippage_percent` (at most 10) bounds
    what trades at market: a dca, a twap, an entry, an exit that trails alone.
    """

    kind: Literal["exit", "entry", "dca", "twap", "ladder", "debut"]
    venue: VenueName = PAPER
    symbol: Symbol
    side: Literal["buy", "sell"] = "sell"
    amount: PositiveAmount | None = None
    unit: Literal["quote", "base", "percent"] | None = None
    stop: LevelText | None = None
    stop_limit: PositiveAmount | None = None
    take_profit: LevelText | None = None
    trail_percent: PositiveAmount | None = None
    every: Pace | None = None
    over: Pace | None = None
    count: int = Field(default=0, ge=0, le=1000)
    first_price: PositiveAmount | None = None
    last_price: PositiveAmount | None = None
    slippage_percent: PositiveAmount | None = None
    max_price: PositiveAmount | None = None

    def wanted(self) -> Wanted:
        """Return what is wanted; raises `Misunderstood` for a part that the kind lacks."""
        self._check()
        prices = (self.first_price or money.ZERO, self.last_price or money.ZERO)
        found = Wanted(
            kind=Kind(self.kind),
            venue=profile(self.venue).name,
            symbol=self.symbol,
            side=Side.BUY if self.kind in _BUYS else Side(self.side),
            amount=self._amount(),
            stop=self.stop,
            stop_limit=self.stop_limit,
            take_profit=self.take_profit,
            trail_percent=self.trail_percent,
            pace=every(self.every) if self.every else None,
            over=span(self.over) if self.over else None,
            count=self.count,
            prices=prices if all(prices) else None,
            slippage_percent=self.slippage_percent,
            max_price=self.max_price,
            until=clock.now() + span(self.over) if self.over else None,
        )
        check_slippage(found, example='"stop_limit": "57900"')
        return found

    def _check(self) -> None:
        needed = {
            "exit": self.stop or self.take_profit or self.trail_percent,
            "entry": self.stop and not self.stop.is_percent and self.amount,
            "dca": self.every and self.count and self.amount,
            "twap": self.over and self.amount,
            "debut": self.max_price and self.over and self.amount,
            "ladder": self.first_price and self.last_price and self.count and self.amount,
        }
        if not needed[self.kind]:
            raise Misunderstood(what="plan-parts", text=self.kind)

    def _amount(self) -> Amount:
        if self.amount is None:
            return EVERYTHING
        is_buy = self.side == "buy" or self.kind in _BUYS
        if self.unit == "percent" and (is_buy or self.amount > 100):
            raise Misunderstood(what="percent")
        default = Unit.QUOTE if is_buy else Unit.BASE
        return Amount(self.amount, Unit(self.unit) if self.unit else default)


class PlanEdit(Body):
    """What is to be different; what is left out stays. `amount` is the whole of an exit."""

    stop: LevelText | None = None
    take_profit: LevelText | None = None
    trail_percent: PositiveAmount | None = None
    amount: PositiveAmount | None = None
    unit: Literal["quote", "base", "percent"] | None = None
    every: Pace | None = None
    count: int | None = Field(default=None, ge=1, le=1000)

    def changes(self) -> Changes:
        """Return the changes."""
        unit = Unit(self.unit) if self.unit else None
        return Changes(
            stop=self.stop,
            take_profit=self.take_profit,
            trail_percent=self.trail_percent,
            amount=Amount(self.amount, unit) if self.amount else None,
            pace=every(self.every) if self.every else None,
            count=self.count,
        )


class CloseBody(Body):
    """The coins to sell completely; an empty list means every coin held."""

    venue: VenueName = PAPER
    symbols: list[Symbol] = Field(default_factory=list, max_length=500)


class OrderEdit(Body):
    """A resting order's new price, its new quantity in base units (fills included), or both."""

    price: PositiveAmount | None = None
    quantity: PositiveAmount | None = None


class PlanOut(Answer):
    """A plan as it is now. Prices are those in force, percent already counted.

    At most one of `quantity` and `spend` is set: what all its orders together may fill.
    """

    id: Id
    venue: VenueName
    is_live_venue: bool
    kind: str
    symbol: Symbol
    side: str
    status: str
    is_live: bool
    quantity: Sum | None
    spend: Sum | None
    filled: Sum
    cost: Cost
    average_price: Sum | None
    stop: Sum | None = None
    stop_limit: Sum | None = None
    take_profit: Sum | None = None
    trail_percent: Sum | None = None
    trail_price: Sum | None = None
    fired: str | None = None
    trigger: Sum | None = None
    max_price: Sum | None = None
    until: Moment | None = None
    every: str | None = None
    count: int | None = None
    prices: tuple[Sum, ...] = ()
    order_id: str | None = None
    next_at: Moment | None = None
    problem: str | None
    problem_text: str | None
    reason: str
    source: str
    expires_at: Moment | None
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, plan: Plan, t: Texts) -> Self:
        """Write a plan for its owner; `problem` is the key of what keeps it from acting.

        `problem_text` says the same in words of the language.
        """
        found = plan.problem
        return cls(
            id=plan.id,
            kind=plan.kind.value,
            venue=plan.venue,
            is_live_venue=profile(plan.venue).is_live,
            symbol=plan.symbol,
            side=plan.side.value,
            status=plan.status.value,
            is_live=plan.status.is_live,
            quantity=plan.quantity,
            spend=plan.spend,
            filled=plan.filled,
            cost=plan.cost,
            average_price=plan.average_price,
            problem=found.key if found else None,
            problem_text=detail(t, found.key, found.told) if found else None,
            reason=plan.reason,
            source=plan.source,
            expires_at=plan.expires_at,
            created_at=plan.created_at,
            updated_at=plan.updated_at,
            **_terms(plan),
        )


class PlanPage(Answer):
    """Plans, newest first."""

    plans: tuple[PlanOut, ...]


class PlanDetail(Answer):
    """A plan with the orders it has placed, oldest first."""

    plan: PlanOut
    orders: tuple[OrderOut, ...]

    @classmethod
    def with_orders(cls, plan: Plan, orders: list[Order], t: Texts) -> Self:
        """Write both."""
        return cls(plan=PlanOut.of(plan, t), orders=tuple(OrderOut.of(order) for order in orders))


def _terms(plan: Plan) -> dict[str, Any]:
    found: dict[str, Any] = {}
    match plan.terms:
        case Exit() as terms:
            found = {
                "stop": stop_price(terms),
                "stop_limit": terms.stop_limit,
                "take_profit": target_price(terms),
                "trail_percent": terms.trail_percent,
                "trail_price": trail_price(terms),
                "fired": terms.fired.value if terms.fired else None,
                "order_id": terms.entry_id,
            }
        case Entry(trigger=trigger):
            found = {"trigger": trigger}
        case Debut(max_price=max_price, until=until):
            found = {"max_price": max_price, "until": until}
        case Schedule(count=count, pace=pace):
            due = plan.next_at if plan.status.is_live else None
            found = {"count": count, "every": str(pace), "next_at": due}
        case Ladder(prices=prices):
            found = {"prices": prices, "count": len(prices)}
        case Edit(order_id=order_id, price=price):
            found = {"order_id": order_id, "prices": (price,)}
    return found
