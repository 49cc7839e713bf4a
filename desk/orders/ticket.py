"""A priced intent waiting for one confirmation: a stored one-use nonce bound to one account."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Self

from desk.errors import InsufficientFunds
from desk.market.model import Quote
from desk.orders.intent import Intent
from desk.orders.sizing import Sized
from desk.risk.model import NOTHING, Rule, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an order would do at the quote: sums in the quote currency, quantity in base units.

    `cost` is what it comes to at `price`, before the fee. `worst_price` is where the price band
    ends, `price` itself without one: for a limit price, or a sum to spend; `worst_cost` is the most
    that a buy pays there (of a sum all of it) or the least that a sale of everything brings.
    `notional` is what limits count. `fee` is in `fee_currency`, the asset that the trade brings in;
    `free` and `reserve` count `free_currency`, the one it gives away. `verdict` holds each limit
    with its value; some may be over.
    """

    intent: Intent
    quote: Quote
    quantity: Decimal
    cost: Decimal
    worst_cost: Decimal
    notional: Decimal
    fee: Decimal
    fee_currency: str
    price: Decimal
    worst_price: Decimal
    free: Decimal
    free_currency: str
    reserve: Decimal
    verdict: Verdict

    @classmethod
    def of(
        cls, intent: Intent, quote: Quote, sized: Sized, free: Decimal, verdict: Verdict
    ) -> Self:
        """Return the preview; `free` counts what the order would give away."""
        return cls(
            intent=intent,
            quote=quote,
            quantity=sized.quantity,
            cost=sized.cost,
            worst_cost=sized.worst_cost,
            notional=sized.notional,
            fee=sized.fee,
            fee_currency=sized.fee_currency,
            price=sized.price,
            worst_price=sized.worst_price or sized.price,
            free=free,
            free_currency=sized.reserve_currency,
            reserve=sized.reserve,
            verdict=verdict,
        )

    @property
    def slippage_bp(self) -> int | None:
        """How far the price may move against the order, in basis points; None without a band."""
        if self.worst_price == self.price:
            return None
        return round(abs(self.worst_price - self.price) / self.price * 10_000)

    @property
    def is_affordable(self) -> bool:
        """True when what is free covers what the order holds back."""
        return self.free >= self.reserve

    def check(self, *, waived: frozenset[Rule] = NOTHING) -> None:
        """Raise `RiskDenied` or `InsufficientFunds` for what could not be placed if confirmed."""
        self.verdict.enforce(waived=waived)
        if not self.is_affordable:
            raise InsufficientFunds(
                currency=self.free_currency, free=self.free, needed=self.reserve
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Whoever confirms must be `account_id`, before `expires_at`, once.

    Confirming passes the `waived` rules: they were over when the ticket was shown.
    """

    id: str
    account_id: int
    intent: Intent
    headline_id: str | None
    source: str
    created_at: datetime
    expires_at: datetime
    waived: frozenset[Rule] = NOTHING
    is_cancelled: bool = False
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to a request that needs one confirmation; `why` is a locale key."""

    ticket: Ticket
    preview: Preview
    why: str
