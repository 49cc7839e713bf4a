"""What one coin brought on its cost: held, at the price of now, or else as last sold. Pure.

The figures are those of desk.portfolio.service and desk.portfolio.trips: cost by average, with the
fees of buying; proceeds after the fee of the sale.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.portfolio.service import Position
    from desk.portfolio.trips import RoundTrip


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One coin at one venue, sums in USDT.

    `entry` is what a unit had cost, `price` what it would fetch `until` now, or fetched when it
    was sold; `percent` is of the cost.
    """

    symbol: str
    venue: str
    is_held: bool
    entry: Decimal
    price: Decimal
    profit: Decimal
    percent: Decimal
    opened_at: datetime
    until: datetime


def held(position: "Position", venue: str, now: datetime) -> Result:
    """Return how a position does at the price of now, at its cost when no price is known."""
    return Result(
        symbol=position.symbol,
        venue=venue,
        is_held=True,
        entry=position.holding.average_cost,
        price=position.holding.average_cost if position.price is None else position.price,
        profit=position.unrealised,
        percent=position.unrealised_percent,
        opened_at=position.holding.opened_at or now,
        until=now,
    )


def sold(trip: "RoundTrip", venue: str) -> Result:
    """Return how a sale did."""
    return Result(
        symbol=trip.symbol,
        venue=venue,
        is_held=False,
        entry=trip.cost / trip.quantity,
        price=trip.proceeds / trip.quantity,
        profit=trip.profit,
        percent=trip.percent,
        opened_at=trip.opened_at or trip.closed_at,
        until=trip.closed_at,
    )
