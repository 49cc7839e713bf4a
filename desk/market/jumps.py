"""Prices that jump out of reason are held back until the venue has stuck to them. Pure."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.model import Quote

JUMP: Final = 3  # no market we list moves threefold between two looks
STEADY: Final = timedelta(seconds=30)
FRESH_S: Final = 60.0


@dataclass(slots=True)
class Jumps:
    """Remembers the last good price of each market and since when another one is claimed.

    With one venue there is nobody to agree with it: a price that stays is believed in the end.
    Until then the last good quote grows old, and nobody trades on a quote that is old.
    """

    _good: dict[str, Decimal] = field(default_factory=dict)
    _claimed: dict[str, datetime] = field(default_factory=dict)

    def admits(self, quote: Quote, now: datetime) -> bool:
        """Tell whether a quote is to be believed, and remember it when it is."""
        good = self._good.get(quote.symbol)
        is_jump = good is not None and not good / JUMP < quote.mid < good * JUMP
        if is_jump and now - self._claimed.setdefault(quote.symbol, now) < STEADY:
            return False
        self._claimed.pop(quote.symbol, None)
        self._good[quote.symbol] = quote.mid
        return True

    def agrees(self, symbol: str, price: Decimal) -> bool:
        """Tell whether a price is within reason of the last good one; False when there is none."""
        good = self._good.get(symbol)
        return good is not None and good / JUMP < price < good * JUMP

    def remember(self, quote: Quote, now: datetime) -> None:
        """Take a quote of before a restart for good, unless it is old."""
        if quote.age_s(now) < FRESH_S:
            self._good[quote.symbol] = quote.mid
