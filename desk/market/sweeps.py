"""One taker's trades of one moment, however many orders they met, and what is usual. Pure."""

import statistics
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.measured import Reading

_KNOWN: Final = 500  # trades that say what is usual
_LEAST: Final = 50
_AGAIN_S: Final = 60.0  # between two looks at what is usual
_LATE: Final = timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class Trade:
    """A print of the tape: so many base units at a price, and whether a buyer took them."""

    at: datetime
    price: Decimal
    quantity: Decimal
    is_buy: bool

    @property
    def worth(self) -> Decimal:
        """What it was worth in the quote currency."""
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one taker took in one moment, and how much that is."""

    at: datetime
    is_buy: bool
    reading: Reading


@dataclass(slots=True)
class Sweeps:
    """The trades of one market, put together by moment and side."""

    _open: dict[tuple[datetime, bool], Decimal] = field(default_factory=dict)
    _known: deque[Decimal] = field(default_factory=lambda: deque(maxlen=_KNOWN))
    _usual: Decimal | None = None
    _usual_at: datetime | None = None

    def add(self, trade: Trade) -> None:
        """Take in a print."""
        key = (trade.at, trade.is_buy)
        self._open[key] = self._open.get(key, Decimal(0)) + trade.worth

    def take(self, now: datetime) -> list[Sweep]:
        """Return what is complete by now, oldest first, against the usual trade before it."""
        ready = sorted(key for key in self._open if now - key[0] >= _LATE)
        found = []
        for at, is_buy in ready:
            worth = self._open.pop((at, is_buy))
            usual = self._median(now)
            reading = Reading.of(worth, worth / usual if usual else None)
            found.append(Sweep(at, is_buy, reading))
            self._known.append(worth)
        return found

    def _median(self, now: datetime) -> Decimal | None:
        is_old = self._usual_at is None or (now - self._usual_at).total_seconds() > _AGAIN_S
        if is_old and len(self._known) >= _LEAST:
            self._usual, self._usual_at = statistics.median(self._known), now
        return self._usual
