"""Orders that depend on each other: one cancels the other, one triggers the other, or both."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from exchange import refusals
from exchange.book import BUY
from exchange.markets import Market
from exchange.orders import PROFITS, AccountOrder, Kind, Status, Ticket

if TYPE_CHECKING:
    from exchange.ledger import Account


class Contingency(StrEnum):
    """How the orders of a list depend on each other (Binance's names)."""

    OCO = "OCO"  # a pair of which one trades and the other ends
    OTO = "OTO"  # the first has to fill before the others, one or a pair, start


@dataclass(frozen=True, slots=True)
class ListTicket:
    """An order list as a client asks for it."""

    contingency: Contingency
    client_id: str
    tickets: tuple[Ticket, ...]

    @property
    def market(self) -> Market:
        """Return the one market of all its orders."""
        return self.tickets[0].market


@dataclass(slots=True, eq=False)
class OrderList:
    """A list of orders that was accepted."""

    id: int
    account: "Account"
    market: Market
    contingency: Contingency
    client_id: str
    created_ms: int
    orders: list[AccountOrder] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """True while one of its orders is."""
        return any(order.is_open for order in self.orders)

    @property
    def pending(self) -> list[AccountOrder]:
        """Return the orders that still wait for the first one to fill."""
        return [order for order in self.orders if order.status is Status.PENDING_NEW]

    def starts_with(self, order: AccountOrder) -> bool:
        """Tell whether the others wait for this order to fill."""
        return self.contingency is Contingency.OTO and order is self.orders[0]

    def waits_for_first(self, order: AccountOrder) -> bool:
        """Tell whether this order had to wait for the first one to fill."""
        return self.contingency is Contingency.OTO and order is not self.orders[0]

    def partner(self, order: AccountOrder) -> AccountOrder | None:
        """Return the other order of the pair that `order` belongs to."""
        pair = self.orders if self.contingency is Contingency.OCO else self.orders[1:]
        if len(pair) != 2 or order not in pair:
            return None
        return pair[1] if pair[0] is order else pair[0]


def check_prices(pair: tuple[Ticket, ...], last: int) -> None:
    """Refuse a pair whose prices do not lie on both sides of `last`, the one each must be on."""
    for ticket in pair:
        price = ticket.stop if ticket.kind not in _AT_THE_LIMIT else ticket.price
        is_gain = ticket.kind is Kind.LIMIT_MAKER or ticket.kind in PROFITS
        is_above = (ticket.side == BUY) is not is_gain
        if last and price and not (price > last if is_above else price < last):
            raise refusals.rejected(refusals.BAD_PRICES)


_AT_THE_LIMIT = {Kind.LIMIT_MAKER, Kind.TAKE_PROFIT_LIMIT}
