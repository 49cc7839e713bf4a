"""Orders: what a client asks for, and what became of it."""

from decimal import Decimal
from typing import Final, Literal, Self

from pydantic import Field

from desk import clock
from desk.errors import Misunderstood
from desk.money import Amount, Unit
from desk.orders import terms
from desk.orders.exits import Exits
from desk.orders.intent import Intent
from desk.orders.model import Kind, Order, Side, Step, TimeInForce
from desk.orders.ticket import Asked, Preview
from desk.risk.model import Check
from desk.venues.profiles import PAPER, profile
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
from webapp.schemas.levels import Lasts, LevelText, span

_EXAMPLE: Final = '"kind": "limit", "price": "60000"'


class OrderBody(Body):
    """An order. `unit` says what `amount` counts: buys default to quote, sells to base units;

    percent is of what is held, so only sells take it. `price` is needed for limit orders.
    `lasts` is how long one rests (7 days when left out). `slippage_percent` (at most 10) bounds
    how far an order at market may slip; a sum to spend is then never overspent. `take_profit` and
    `stop_loss` end a purchase by themselves: a price, or percent of what was paid.
    """

    venue: VenueName = PAPER
    symbol: Symbol
    side: Literal["buy", "sell"]
    amount: PositiveAmount
    unit: Literal["quote", "base", "percent"] | None = None
    kind: Literal["market", "limit"] = "market"
    price: PositiveAmount | None = None
    time_in_force: Literal["GTC", "IOC", "FOK"] = "GTC"
    post_only: bool = False
    lasts: Lasts | None = None
    slippage_percent: PositiveAmount | None = None
    take_profit: LevelText | None = None
    stop_loss: LevelText | None = None
    headline_id: str | None = Field(default=None, max_length=64)

    def intent(self) -> Intent:
        """Return the intent; raises `Misunderstood` for what does not fit the kind."""
        is_limit = self.kind == "limit"
        if is_limit != (self.price is not None):
            raise Misunderstood(what="price" if is_limit else "price-extra")
        if self.unit == "percent" and (self.side == "buy" or self.amount > 100):
            raise Misunderstood(what="percent")
        default = Unit.QUOTE if self.side == "buy" else Unit.BASE
        lasts = span(self.lasts) if self.lasts else None
        kind, in_force = Kind(self.kind), TimeInForce(self.time_in_force)
        terms.check(
            kind,
            in_force,
            is_post_only=self.post_only,
            lasts=lasts,
            slippage_percent=self.slippage_percent,
            example=_EXAMPLE,
        )
        return Intent(
            venue=profile(self.venue).name,
            symbol=self.symbol,
            side=Side(self.side),
            amount=Amount(self.amount, Unit(self.unit) if self.unit else default),
            kind=kind,
            limit_price=self.price,
            time_in_force=in_force,
            is_post_only=self.post_only,
            slippage_percent=self.slippage_percent,
            expires_at=clock.now() + lasts if lasts else None,
            exits=self._exits(),
        )

    def _exits(self) -> Exits | None:
        if self.take_profit is None and self.stop_loss is None:
            return None
        if self.side == "sell":
            raise Misunderstood(what="exits", text="sell", example="buy")
        return Exits(take_profit=self.take_profit, stop=self.stop_loss)


class CheckOut(Answer):
    """One limit, measured in USDT. One confirmation passes what is over and `may_pass`."""

    rule: str
    value: Sum
    limit: Sum
    is_over: bool
    may_pass: bool

    @classmethod
    def of(cls, check: Check) -> Self:
        """Write a check."""
        return cls(
            rule=check.rule.value,
            value=check.value,
            limit=check.limit,
            is_over=check.is_over,
            may_pass=check.may_pass,
        )


class PreviewOut(Answer):
    """What the order would do at the quote of now; nothing is written.

    `cost` is what it comes to at `price`. `worst_cost` is the most that a buy pays (of a sum all of
    it; what is not spent stays free) or the least that a sale of everything brings; it differs
    where `worst_price` does.
    """

    venue: VenueName
    is_live: bool
    symbol: Symbol
    side: str
    kind: str
    quantity: Sum
    cost: Cost
    worst_cost: Cost
    fee: Sum
    fee_currency: str
    price: Sum
    worst_price: Sum
    slippage_bp: int | None
    free: Sum
    free_currency: str
    is_affordable: bool
    needs_confirmation: bool
    checks: tuple[CheckOut, ...]

    @classmethod
    def of(cls, preview: Preview, *, quick_limit: Decimal) -> Self:
        """Write a preview; sums above the person's quick limit are confirmed once more."""
        return cls(
            venue=preview.intent.venue,
            is_live=profile(preview.intent.venue).is_live,
            symbol=preview.intent.symbol,
            side=preview.intent.side.value,
            kind=preview.intent.kind.value,
            quantity=preview.quantity,
            cost=preview.cost,
            worst_cost=preview.worst_cost,
            fee=preview.fee,
            fee_currency=preview.fee_currency,
            price=preview.price,
            worst_price=preview.worst_price,
            slippage_bp=preview.slippage_bp,
            free=preview.free,
            free_currency=preview.free_currency,
            is_affordable=preview.is_affordable,
            needs_confirmation=preview.notional > quick_limit or bool(preview.verdict.passable),
            checks=tuple(CheckOut.of(c) for c in preview.verdict.checks),
        )


class OrderOut(Answer):
    """An order as it is now; `is_external` was placed outside the desk, which leaves it alone.

    Exactly one of `quantity` and `spend` is set.
    """

    id: Id
    venue: VenueName
    is_live: bool
    is_external: bool
    symbol: Symbol
    side: str
    kind: str
    time_in_force: str
    status: str
    is_final: bool
    is_cancel_requested: bool
    quantity: Sum | None
    spend: Sum | None
    limit_price: Sum | None
    trigger_price: Sum | None
    expires_at: Moment | None
    plan_id: Id | None
    filled: Sum
    cost: Cost
    average_price: Sum | None
    notional: Sum
    source: str
    headline_id: str | None
    reason: str
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, order: Order) -> Self:
        """Write an order for its owner; a market order's band is not a limit price."""
        return cls(
            id=order.id,
            venue=order.venue,
            is_live=profile(order.venue).is_live,
            is_external=order.is_external,
            symbol=order.symbol,
            side=order.side.value,
            kind=order.kind.value,
            time_in_force=order.time_in_force.value,
            status=order.status.value,
            is_final=order.status.is_final,
            is_cancel_requested=order.is_cancel_requested,
            quantity=order.quantity,
            spend=order.spend,
            limit_price=order.limit_price if order.kind.has_limit else None,
            trigger_price=order.trigger_price,
            expires_at=order.expires_at,
            plan_id=order.plan_id,
            filled=order.filled,
            cost=order.cost,
            average_price=order.average_price,
            notional=order.notional,
            source=order.source,
            headline_id=order.headline_id,
            reason=order.reason,
            created_at=order.created_at,
            updated_at=order.updated_at,
        )


class AskedOut(Answer):
    """The order is above the quick limit: confirm the ticket before it expires."""

    ticket_id: Id
    expires_at: Moment
    why: str
    preview: PreviewOut

    @classmethod
    def of(cls, asked: Asked, *, quick_limit: Decimal) -> Self:
        """Write the question."""
        return cls(
            ticket_id=asked.ticket.id,
            expires_at=asked.ticket.expires_at,
            why=asked.why,
            preview=PreviewOut.of(asked.preview, quick_limit=quick_limit),
        )


class OrderPage(Answer):
    """Orders, newest first; `next` is the cursor of the page after, null on the last."""

    orders: tuple[OrderOut, ...]
    next: str | None


class StepOut(Answer):
    """One line of an order's history."""

    status: str
    at: Moment
    note: str

    @classmethod
    def of(cls, step: Step) -> Self:
        """Write a step."""
        return cls(status=step.status, at=step.at, note=step.note)


class TimelineOut(Answer):
    """An order with everything that happened to it, oldest first."""

    order: OrderOut
    steps: tuple[StepOut, ...]
