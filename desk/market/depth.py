"""The order book of a market as pages show it: levels next to the spread, the last trades."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from desk import money
from desk.errors import BadAmount
from desk.market.bars import Trade

LEVELS: Final = 12  # of each side
TRADES: Final = 20


class NotBelieved(ValueError):
    """What a venue told cannot be; says why in a few words."""


class Listing(NamedTuple):
    """A market of a venue."""

    venue: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Level:
    """What is offered or wanted at one price, in base units."""

    price: Decimal
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """A venue's book at `at`, both sides from the spread outwards; trades newest first."""

    listing: Listing
    bids: tuple[Level, ...]
    asks: tuple[Level, ...]
    trades: tuple[Trade, ...]
    at: datetime

    def age_s(self, now: datetime) -> float:
        """Seconds since the book was so."""
        return (now - self.at).total_seconds()


def read(
    listing: Listing,
    *,
    bids: Sequence[object],
    asks: Sequence[object],
    at: datetime,
) -> Depth:
    """Return a book without trades of what a venue told: rows of price and quantity, in any order.

    Rows of nothing, and those with more digits than a page can read, are left out. Raises
    `NotBelieved` for a book with a row that cannot be, without any row, or whose sides cross.
    """
    bought = sorted(_levels(bids), key=lambda level: level.price, reverse=True)[:LEVELS]
    sold = sorted(_levels(asks), key=lambda level: level.price)[:LEVELS]
    if not bought and not sold:
        raise NotBelieved("empty")
    if bought and sold and bought[0].price >= sold[0].price:
        raise NotBelieved("crossed")
    return Depth(listing=listing, bids=tuple(bought), asks=tuple(sold), trades=(), at=at)


def last(trades: Sequence[Trade]) -> tuple[Trade, ...]:
    """Return what a page shows of trades, of which the newest come last: the newest come first.

    Those with more digits than a page can read are left out.
    """
    whole = [t for t in trades if amount(t.price) and amount(t.quantity)]
    return tuple(reversed(whole[-TRADES:]))


def amount(told: object) -> Decimal | None:
    """Return a positive sum that a page can read as well, None for what is none."""
    try:
        value = money.exact(money.plain(money.wire(str(told))))
    except BadAmount:
        return None
    return value if value > 0 else None


def _levels(rows: Sequence[object]) -> list[Level]:
    return [level for row in rows if (level := _level(row)) is not None]


def _level(row: object) -> Level | None:
    if not isinstance(row, list | tuple) or len(row) < 2 or not all(map(_is_sum, row[:2])):
        raise NotBelieved("a row that cannot be")
    price, quantity = amount(row[0]), amount(row[1])
    return Level(price, quantity) if price is not None and quantity is not None else None


def _is_sum(told: object) -> bool:
    try:
        return money.wire(str(told)) >= 0
    except BadAmount:
        return False
