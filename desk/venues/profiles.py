"""The venues by name, and what the rules need to know of each: one table, no input or output.

What each venue takes by itself was read in its own API documentation and in ccxt's request
builders; how a request is worded for it is the business of workers/venues.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from desk.errors import NotFound

PAPER: Final = "paper"


class Mode(StrEnum):
    """Whose money it is: limits, losses and positions are counted apart for the two."""

    PAPER = "paper"
    LIVE = "live"


def mode_of(venue: str) -> Mode:
    """Return whether money at a venue is real."""
    return Mode.PAPER if venue == PAPER else Mode.LIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One venue. `needs_passphrase`: its keys come in three parts instead of two.

    `has_stops` and `has_take_profits`: it keeps orders that wait for a trigger price by itself;
    elsewhere the desk watches the price. `is_bounded`: a request can be signed so that the venue
    refuses it after a time, which is what makes sending an order again safe. Every venue here has
    some way, if only that a signature grows old. `remembers`: how long after an order was sent the
    venue certainly knows it by our client order id, whatever became of it: that one is missing
    after that says nothing by itself. A day where the documentation names no time.
    """

    name: str
    title: str
    is_live: bool = True
    needs_passphrase: bool = False
    has_stops: bool = False
    has_take_profits: bool = False
    is_bounded: bool = False
    remembers: timedelta = timedelta(days=1)


PROFILES: Final[dict[str, Profile]] = {
    profile.name: profile
    for profile in (
        Profile(
            name=PAPER,
            title="Paper",
            is_live=False,
            has_stops=True,
            has_take_profits=True,
            is_bounded=True,
            remembers=timedelta(days=3650),  # it forgets nothing
        ),
        Profile(
            name="binance",
            title="Binance",
            has_stops=True,
            has_take_profits=True,
            is_bounded=True,
            # Error -2026: one that ended without a trade is archived after 90 days.
            remembers=timedelta(days=90),
        ),
        Profile(
            name="bybit",
            title="Bybit",
            has_stops=True,
            has_take_profits=True,
            is_bounded=True,
            # Get Order History: one that ended without a trade is gone after a day.
            remembers=timedelta(days=1),
        ),
        Profile(
            name="okx",
            title="OKX",
            needs_passphrase=True,
            has_stops=True,
            has_take_profits=True,
            is_bounded=True,
            # Order details: one that was cancelled without a trade is gone after two hours.
            remembers=timedelta(hours=2),
        ),
        # Coinbase's stops need a limit price, KuCoin's and Gate's cannot be looked up by our id
        # once they have fired: what cannot be found again is not sent.
        Profile(name="coinbase", title="Coinbase", is_bounded=True),
        Profile(name="kucoin", title="KuCoin", needs_passphrase=True, is_bounded=True),
        # Get a single order: by our id while it is in the book and for one hour after its end.
        Profile(name="gate", title="Gate", is_bounded=True, remembers=timedelta(hours=1)),
        Profile(name="mexc", title="MEXC", is_bounded=True),
        # Order detail by client order id: for eight hours, two once it was cancelled.
        Profile(name="htx", title="HTX", is_bounded=True, remembers=timedelta(hours=2)),
    )
}
LIVE: Final = tuple(name for name, profile in PROFILES.items() if profile.is_live)


def venues(mode: Mode) -> tuple[str, ...]:
    """Return the venues where money is of one kind."""
    return LIVE if mode is Mode.LIVE else (PAPER,)


def profile(name: str) -> Profile:
    """Return the profile of a venue; raises `NotFound`."""
    if name not in PROFILES:
        raise NotFound(what="venue", id=name[:16])
    return PROFILES[name]
