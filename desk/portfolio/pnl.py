"""Profit and loss out of trades: average cost and first in, first out. Pure.

Fees count: one taken in the base asset shrinks what a buy brought in; one taken in the quote
currency, or in a third asset at its value then, adds to the cost of a buy or takes from the
proceeds of a sale.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desk.money import ZERO


class Method(StrEnum):
    """Which units a sale gives away, and so what they had cost."""

    AVERAGE = "average"
    FIFO = "fifo"


@dataclass(frozen=True, slots=True)
class Traded:
    """The plain values of a trade: base `quantity`, `cost` and `fee_quote` in quote currency.

    `is_valued` is False for units that came or went when nobody could price them.
    """

    is_buy: bool
    quantity: Decimal
    cost: Decimal
    fee_base: Decimal = ZERO
    fee_quote: Decimal = ZERO
    at: datetime | None = None
    is_valued: bool = True

    @property
    def fees(self) -> Decimal:
        """All fees in quote currency, one in base units at the price of the trade."""
        return self.fee_quote + self.fee_base * self.cost / self.quantity


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held and what it cost, fees included; `realised` and `fees` in quote currency.

    `opened_at` is when the first of what is held came.
    """

    quantity: Decimal = ZERO
    cost: Decimal = ZERO
    realised: Decimal = ZERO
    fees: Decimal = ZERO
    opened_at: datetime | None = None

    @property
    def average_cost(self) -> Decimal:
        """Quote currency per base unit held, zero when nothing is."""
        return self.cost / self.quantity if self.quantity else ZERO

    def unrealised(self, price: Decimal) -> Decimal:
        """What selling everything at `price` would realise, before the fee of that sale."""
        return self.quantity * price - self.cost


@dataclass(frozen=True, slots=True)
class Lot:
    """Units held and what all of them cost; `at` is when the first of them came."""

    quantity: Decimal
    cost: Decimal
    at: datetime | None
    is_valued: bool


@dataclass(frozen=True, slots=True)
class Sale:
    """What a sale brought after its fee and what the units given away had cost.

    `is_valued` is False where one of the two is unknown, and so its profit.
    """

    quantity: Decimal
    proceeds: Decimal
    basis: Decimal
    fees: Decimal
    opened_at: datetime | None
    is_valued: bool

    @property
    def profit(self) -> Decimal:
        """Realised, in quote currency; nothing while that is unknown."""
        return self.proceeds - self.basis if self.is_valued else ZERO


class Book:
    """The lots of one asset, trade by trade; a book by average cost has one lot at most."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self._lots: deque[Lot] = deque()
        self._realised = self._fees = ZERO

    @property
    def holding(self) -> Holding:
        """What is held now, and what all sales so far realised."""
        quantity = sum((lot.quantity for lot in self._lots), ZERO)
        cost = sum((lot.cost for lot in self._lots), ZERO)
        opened_at = self._lots[0].at if self._lots else None
        return Holding(quantity, cost, self._realised, self._fees, opened_at)

    def apply(self, trade: Traded) -> Sale | None:
        """Take a trade in, oldest first; return what a sale came to, None for a buy."""
        self._fees += trade.fees
        if trade.is_buy:
            quantity = trade.quantity - trade.fee_base
            self._add(Lot(quantity, trade.cost + trade.fee_quote, trade.at, trade.is_valued))
            return None
        opened_at = self._lots[0].at if self._lots else None
        taken = self._take(trade.quantity + trade.fee_base)
        sale = Sale(
            quantity=trade.quantity,
            proceeds=trade.cost - trade.fee_quote,
            basis=sum((lot.cost for lot in taken), ZERO),
            fees=trade.fees,
            opened_at=opened_at,
            is_valued=trade.is_valued and all(lot.is_valued for lot in taken),
        )
        self._realised += sale.profit
        return sale

    def _add(self, lot: Lot) -> None:
        if self._method is Method.AVERAGE and self._lots:
            held = self._lots.pop()
            is_valued = held.is_valued and lot.is_valued
            lot = Lot(held.quantity + lot.quantity, held.cost + lot.cost, held.at, is_valued)
        self._lots.append(lot)

    def _take(self, quantity: Decimal) -> list[Lot]:
        """Remove `quantity` from the oldest lots and return it."""
        taken: list[Lot] = []
        while quantity and self._lots:
            lot = self._lots.popleft()
            if lot.quantity > quantity:
                part = lot.cost * quantity / lot.quantity
                rest = replace(lot, quantity=lot.quantity - quantity, cost=lot.cost - part)
                self._lots.appendleft(rest)
                return [*taken, replace(lot, quantity=quantity, cost=part)]
            quantity -= lot.quantity
            taken.append(lot)
        return taken


def fold(trades: Iterable[Traded], method: Method) -> Holding:
    """Fold trades, oldest first, by either method."""
    book = Book(method)
    for trade in trades:
        book.apply(trade)
    return book.holding
