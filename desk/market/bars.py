"""Trades gathered into bars of fifteen seconds. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

SECONDS: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One trade of a market, `quantity` in base units; `is_purchase` when the taker bought."""

    at: datetime
    price: Decimal
    quantity: Decimal
    is_purchase: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The trades of the fifteen seconds from `at` on: counts, base units, last and highest price.

    `purchases` and `bought` count what takers bought.
    """

    at: datetime
    trades: int
    purchases: int
    volume: Decimal
    bought: Decimal
    last: Decimal
    highest: Decimal


def bars(trades: Iterable[Trade], *, before: datetime) -> list[Bar]:
    """Return the bars that are over `before`, oldest first; those without a trade are left out."""
    found: dict[int, list[Trade]] = {}
    for trade in sorted(trades, key=lambda one: one.at):
        begun = int(trade.at.timestamp()) // SECONDS * SECONDS
        if begun + SECONDS <= before.timestamp():
            found.setdefault(begun, []).append(trade)
    return [_bar(begun, inside, before) for begun, inside in found.items()]


def _bar(begun: int, trades: list[Trade], before: datetime) -> Bar:
    bought = [trade.quantity for trade in trades if trade.is_purchase]
    return Bar(
        at=datetime.fromtimestamp(begun, before.tzinfo),
        trades=len(trades),
        purchases=len(bought),
        volume=sum((trade.quantity for trade in trades), Decimal(0)),
        bought=sum(bought, Decimal(0)),
        last=trades[-1].price,
        highest=max(trade.price for trade in trades),
    )
