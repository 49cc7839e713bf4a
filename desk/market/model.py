"""A market, its quote and its candles."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from desk.money import ZERO
from desk.venues.profiles import PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A spot market of a venue. Steps and minima are in the units their names say.

    `taker_fee` is a fraction of what the trade brings in: 0.001 is ten basis points.
    """

    venue: str = PAPER
    symbol: str
    base: str
    quote: str
    price_step: Decimal
    quantity_step: Decimal
    min_quantity: Decimal
    min_notional: Decimal
    taker_fee: Decimal = Decimal("0.001")
    name: str = ""

    def is_dust(self, quantity: Decimal, value: Decimal) -> bool:
        """Tell whether the market would not take so little back; `value` in the quote currency."""
        return quantity < self.min_quantity or value < self.min_notional


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The top of a venue's book at `at`; the rest looks back 24 hours.

    Prices and `volume` are in the quote currency. `ask_size` counts the base units offered at
    `ask`; zero where the venue does not tell.
    """

    venue: str = PAPER
    symbol: str
    bid: Decimal
    ask: Decimal
    last: Decimal
    ask_size: Decimal = ZERO
    change_percent: Decimal = ZERO
    high: Decimal = ZERO
    low: Decimal = ZERO
    volume: Decimal = ZERO
    at: datetime

    @property
    def mid(self) -> Decimal:
        """Halfway between bid and ask."""
        return (self.bid + self.ask) / 2

    def age_s(self, now: datetime) -> float:
        """Seconds since the quote was seen."""
        return (now - self.at).total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a coin costs in US dollars according to somebody who trades nothing: for reading.

    `change_percent` looks back 24 hours and is None where the source does not say.
    """

    source: str
    symbol: str
    name: str
    price: Decimal
    change_percent: Decimal | None
    at: datetime


class Timeframe(StrEnum):
    """How long one candle lasts."""

    M1 = "1m"
    M5 = "5m"
    M15 = "15m"
    H1 = "1h"
    H4 = "4h"
    D1 = "1d"

    @cached_property
    def length(self) -> timedelta:
        """The length as a time span."""
        unit = {"m": 60, "h": 3600, "d": 86400}[self.value[-1]]
        return timedelta(seconds=int(self.value[:-1]) * unit)


@dataclass(frozen=True, slots=True)
class Stored:
    """Which candles of a market are stored: `oldest` and `newest` are when they begin."""

    count: int
    oldest: datetime
    newest: datetime

    def missing(self, timeframe: Timeframe, wanted: int, now: datetime) -> int:
        """Return how many of the newest candles to ask a venue for, at most `wanted`.

        All of them where half are not there yet or one is missing in between.
        """
        spanned = (self.newest - self.oldest) // timeframe.length + 1
        if self.count < max(spanned, wanted // 2):
            return wanted
        return min((now - self.newest) // timeframe.length + 1, wanted)


@dataclass(frozen=True, slots=True)
class Candle:
    """Open, high, low, close and base volume of the span that begins at `at`."""

    at: datetime
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal
