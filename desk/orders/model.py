"""An order, its fills, and the only steps it may take."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from desk.errors import Impossible
from desk.money import ZERO

EXTERNAL: Final = "external"  # the source of orders that were placed outside the desk


class Side(StrEnum):
    """Which way; the value is what ccxt and people say."""

    BUY = "buy"
    SELL = "sell"


class Kind(StrEnum):
    """Market orders take what is there; limit orders name their worst price.

    The others wait for a trigger price first: stops for one worse than now, take-profits for one
    better than now, seen from what the order is for.
    """

    MARKET = "market"
    LIMIT = "limit"
    STOP = "stop"
    STOP_LIMIT = "stop_limit"
    TAKE_PROFIT = "take_profit"
    TAKE_PROFIT_LIMIT = "take_profit_limit"

    @property
    def has_trigger(self) -> bool:
        """True for what waits for a price before it trades."""
        return self not in {Kind.MARKET, Kind.LIMIT}

    @property
    def has_limit(self) -> bool:
        """True for what may rest in the book at a price of its own."""
        return self in {Kind.LIMIT, Kind.STOP_LIMIT, Kind.TAKE_PROFIT_LIMIT}


class TimeInForce(StrEnum):
    """How long an order stays: until cancelled, at once or not, all at once or not at all."""

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


class Status(StrEnum):
    """Where an order is. UNKNOWN is a state, not a failure: the venue has not told us."""

    ACCEPTED = "accepted"  # written down, funds reserved, not sent yet
    SENDING = "sending"  # a venue may have it: ask before sending again
    UNKNOWN = "unknown"  # no answer came; funds stay reserved until the truth is known
    OPEN = "open"
    PARTIAL = "partial"
    FILLED = "filled"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REJECTED = "rejected"

    @property
    def is_final(self) -> bool:
        """True when nothing can change any more."""
        return not STEPS[self]


_VENUE_SAYS: Final = frozenset(
    {
        Status.OPEN,
        Status.PARTIAL,
        Status.FILLED,
        Status.CANCELLED,
        Status.EXPIRED,
        Status.REJECTED,
    }
)
STEPS: Final[dict[Status, frozenset[Status]]] = {
    Status.ACCEPTED: frozenset({Status.SENDING, Status.CANCELLED, Status.EXPIRED}),
    Status.SENDING: _VENUE_SAYS | {Status.UNKNOWN},
    # A re-send is a step back to SENDING; execution allows it only behind the validity fence.
    Status.UNKNOWN: _VENUE_SAYS | {Status.SENDING},
    Status.OPEN: _VENUE_SAYS - {Status.OPEN},
    Status.PARTIAL: frozenset({Status.FILLED, Status.CANCELLED, Status.EXPIRED}),
    Status.FILLED: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.EXPIRED: frozenset(),
    Status.REJECTED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person wants of a venue, and what came of it.

    Exactly one of `quantity` (in base units) and `spend` (in the quote currency) is set.
    `max_order`, `max_hour` and `max_day` are the limits that a purchase was judged by.
    `reserved` counts `reserved_currency` still held back for it. `key` makes placing idempotent
    per account; `cause` tells a repeated delivery of one tap from a second tap. `trigger_price` is
    set exactly for the kinds that wait for one. `plan_id` names the plan that made the order.
    """

    id: str
    account_id: int
    venue: str
    symbol: str
    side: Side
    kind: Kind = Kind.MARKET
    time_in_force: TimeInForce = TimeInForce.GTC
    is_post_only: bool = False
    quantity: Decimal | None = None
    spend: Decimal | None = None
    limit_price: Decimal | None = None
    trigger_price: Decimal | None = None
    expires_at: datetime | None = None
    plan_id: str | None = None
    status: Status = Status.ACCEPTED
    filled: Decimal = ZERO
    cost: Decimal = ZERO
    notional: Decimal = ZERO
    reserved: Decimal = ZERO
    reserved_currency: str = ""
    quoted_price: Decimal | None = None
    max_order: Decimal | None = None
    max_hour: Decimal | None = None
    max_day: Decimal | None = None
    key: str
    cause: str = ""
    source: str = "chat"
    headline_id: str | None = None
    venue_order_id: str = ""
    attempt: int = 0
    sent_at: datetime | None = None
    next_check_at: datetime | None = None
    is_cancel_requested: bool = False
    reason: str = ""
    created_at: datetime
    updated_at: datetime

    @property
    def is_external(self) -> bool:
        """True for what was placed at the venue by hand: shown, counted, never touched."""
        return self.source == EXTERNAL

    @property
    def base(self) -> str:
        """The asset bought or sold."""
        return self.symbol.partition("/")[0]

    @property
    def quote(self) -> str:
        """The currency it is priced in."""
        return self.symbol.partition("/")[2]

    @property
    def asked(self) -> Decimal | None:
        """The sum that a purchase at market was asked for, None for a quantity.

        Within a price band it is ordered as what it buys at the worst price: limits then count
        more than that quantity was expected to cost.
        """
        if self.spend is not None or self.side is Side.SELL or self.quoted_price is None:
            return self.spend
        is_sum = self.notional > (self.quantity or ZERO) * self.quoted_price
        return self.notional if is_sum and self.kind is Kind.MARKET else None

    @property
    def bound(self) -> Decimal | None:
        """The price beyond which its venue may not fill it, None for none.

        A stop without a limit trades at whatever is there once its price has come: the price
        stored with it only says what it was expected to fetch at worst.
        """
        return None if self.kind.has_trigger and not self.kind.has_limit else self.limit_price

    @property
    def client_order_id(self) -> str:
        """Deterministic id that the venue is told: 26 of [a-z2-7], within every venue's limits."""
        digest = hashlib.sha256(f"v1:{self.id}:0".encode()).digest()
        return b32encode(digest).decode()[:26].lower()

    @property
    def average_price(self) -> Decimal | None:
        """Quote currency per base unit over all fills, None before the first."""
        return self.cost / self.filled if self.filled else None

    def is_past(self, now: datetime) -> bool:
        """Tell whether the order rests beyond its end."""
        rests = self.status in {Status.OPEN, Status.PARTIAL}
        return rests and self.expires_at is not None and now >= self.expires_at

    def can(self, to: Status) -> bool:
        """Tell whether `to` is a step the order may take now."""
        return to in STEPS[self.status]

    def step(self, to: Status, *, now: datetime, reason: str = "") -> Self:
        """Return the order one step further; raises `Impossible` for a step not in `STEPS`."""
        if not self.can(to):
            raise Impossible(order=self.id, was=self.status, to=to)
        check = None if to.is_final else self.next_check_at
        return replace(
            self, status=to, reason=reason or self.reason, updated_at=now, next_check_at=check
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """One trade at a venue. `trade_id` is the venue's; (venue, symbol, trade_id) is unique.

    `fee_value` is what the fee was worth in the quote currency when it was paid, None while no
    price of that time is known.
    """

    venue: str
    symbol: str
    trade_id: str
    order_id: str
    account_id: int
    side: Side
    price: Decimal
    quantity: Decimal
    fee: Decimal = ZERO
    fee_currency: str = ""
    fee_value: Decimal | None = None
    at: datetime

    @property
    def base(self) -> str:
        """The asset bought or sold."""
        return self.symbol.partition("/")[0]

    @property
    def quote(self) -> str:
        """The currency it is priced in."""
        return self.symbol.partition("/")[2]

    @property
    def cost(self) -> Decimal:
        """Price times quantity, in the quote currency."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a venue says of an order now. `filled` is cumulative, in base units."""

    status: Status
    venue_order_id: str
    filled: Decimal
    fills: tuple[Fill, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an order's history, as `/why` shows it."""

    order_id: str
    status: str
    at: datetime
    note: str = ""
