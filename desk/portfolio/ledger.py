"""Double entry: every movement of value as postings that sum to zero per currency.

Each account has pockets per venue and currency. FREE and RESERVED are the person's and never
negative; VENUE, FEES and OUTSIDE are the other side of trades, fees and deposits.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desk.errors import Impossible
from desk.money import ZERO


class Pocket(StrEnum):
    """Where value lies."""

    FREE = "free"
    RESERVED = "reserved"
    VENUE = "venue"
    FEES = "fees"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry: `amount` of `currency` into (positive) or out of a pocket."""

    pocket: Pocket
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A balanced set of postings of one account at one venue, with what caused it.

    (kind, reference) is unique: the same fact cannot be booked twice.
    """

    account_id: int
    venue: str
    kind: str
    reference: str
    postings: tuple[Posting, ...]
    at: datetime

    def __post_init__(self) -> None:
        sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for posting in self.postings:
            sums[posting.currency] += posting.amount
        if any(sums.values()):
            raise Impossible(entry=self.kind, reference=self.reference)


@dataclass(frozen=True, slots=True)
class Balance:
    """What a person has of one currency at one venue."""

    venue: str
    currency: str
    free: Decimal
    reserved: Decimal

    @property
    def total(self) -> Decimal:
        """Free and reserved together."""
        return self.free + self.reserved


def move(currency: str, amount: Decimal, *, out_of: Pocket, into: Pocket) -> tuple[Posting, ...]:
    """Return the two postings that take `amount` from one pocket to another."""
    return (Posting(out_of, currency, -amount), Posting(into, currency, amount))


@dataclass(frozen=True, slots=True)
class Traded:
    """The plain values of a fill that the ledger needs; `paid` leaves, `received` arrives."""

    paid_currency: str
    paid: Decimal
    received_currency: str
    received: Decimal
    fee_currency: str
    fee: Decimal


def trade(traded: Traded, *, reserved: Decimal) -> tuple[Posting, ...]:
    """Return the postings of a fill, paid out of what is `reserved` first, then out of free.

    A fee in what was paid with comes out of the same, for the reserve is what is left of it.
    """
    held = min(traded.paid, reserved)
    is_same = traded.fee_currency == traded.paid_currency
    of_fee = min(traded.fee, reserved - held) if is_same else ZERO
    paid, got, fee = traded.paid_currency, traded.received_currency, traded.fee_currency
    lines = (
        *move(paid, held, out_of=Pocket.RESERVED, into=Pocket.VENUE),
        *move(got, traded.received, out_of=Pocket.VENUE, into=Pocket.FREE),
        *move(paid, traded.paid - held, out_of=Pocket.FREE, into=Pocket.VENUE),
        *move(fee, of_fee, out_of=Pocket.RESERVED, into=Pocket.FEES),
        *move(fee, traded.fee - of_fee, out_of=Pocket.FREE, into=Pocket.FEES),
    )
    return tuple(line for line in lines if line.amount)


def change(postings: Iterable[Posting], pocket: Pocket) -> dict[str, Decimal]:
    """Return by how much postings change a pocket, by currency."""
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for posting in postings:
        if posting.pocket is pocket:
            sums[posting.currency] += posting.amount
    return sums
