"""What a venue lists of an account, whoever made it: orders that rest there, trades that happened.

Both carry the venue's own ids; `client_order_id` is the word the order was sent under, "" when it
had none. For an order of the desk it is `known_as(venue, order.client_order_id)` of
desk/venues/forms.py.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from desk.money import ZERO
from desk.orders.model import Kind, Side

ANOTHER: Final = "an answer about another order"  # why a venue's word on an order is not believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """An order that is open at a venue. `quantity` and `filled` in base units."""

    venue: str
    symbol: str
    venue_order_id: str
    client_order_id: str
    side: Side
    kind: Kind
    quantity: Decimal
    filled: Decimal = ZERO
    limit_price: Decimal | None = None
    trigger_price: Decimal | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A trade of the account at a venue. `client_order_id` is "" where the venue leaves it out."""

    venue: str
    symbol: str
    trade_id: str
    venue_order_id: str
    client_order_id: str = ""
    side: Side
    price: Decimal
    quantity: Decimal
    fee: Decimal = ZERO
    fee_currency: str = ""
    at: datetime
