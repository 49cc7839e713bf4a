"""What the market itself does that is worth a word: a measure, and the limits it crosses. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final

from desk import money
from desk.money import ZERO

SOURCE: Final = "market"  # what these headlines of our own are from


class Gauge(StrEnum):
    """What is measured."""

    MOVE = "move"  # the price against that of a span ago
    VOLUME = "volume"  # what traded in five minutes
    WHALE = "whale"  # one taker's trades of one moment
    FUNDING = "funding"  # what holders of a perpetual contract pay each other
    FLIP = "funding-flip"  # that they have begun to pay the other way round
    LIQUIDATION = "liquidation"  # one position closed by force


class Span(StrEnum):
    """How far back a move is looked at."""

    M5 = "5m"
    M15 = "15m"
    H1 = "1h"
    H4 = "4h"
    D1 = "24h"

    @cached_property
    def length(self) -> timedelta:
        """The length as a time span."""
        unit = {"m": 60, "h": 3600}[self.value[-1]]
        return timedelta(seconds=int(self.value[:-1]) * unit)


class Unit(StrEnum):
    """What a limit counts: percent, multiples of what is usual for the coin, or money."""

    PERCENT = "%"
    TIMES = "x"
    MONEY = ""


UNITS: Final = {
    Gauge.MOVE: (Unit.PERCENT, Unit.TIMES),
    Gauge.VOLUME: (Unit.TIMES,),
    Gauge.WHALE: (Unit.MONEY, Unit.TIMES),
    Gauge.FUNDING: (Unit.PERCENT,),
    Gauge.FLIP: (Unit.PERCENT,),
    Gauge.LIQUIDATION: (Unit.MONEY,),
}
LEAST: Final = {  # what happens all the time is no event
    (Gauge.MOVE, Unit.PERCENT): Decimal("0.5"),
    (Gauge.MOVE, Unit.TIMES): Decimal("1.5"),
    (Gauge.VOLUME, Unit.TIMES): Decimal("1.5"),
    (Gauge.WHALE, Unit.MONEY): Decimal(10_000),
    (Gauge.WHALE, Unit.TIMES): Decimal(20),
    (Gauge.FUNDING, Unit.PERCENT): Decimal("0.01"),
    (Gauge.FLIP, Unit.PERCENT): Decimal("0.005"),  # a calm rate hovers around nought
    (Gauge.LIQUIDATION, Unit.MONEY): Decimal(10_000),
}
_FINEST: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Limit:
    """From where on a measure is an event. `span` is None for all but moves."""

    gauge: Gauge
    unit: Unit
    value: Decimal
    span: Span | None = None

    def is_met_by(self, reading: "Reading") -> bool:
        """Tell whether a reading of this gauge and span reaches the limit."""
        found = reading.times if self.unit is Unit.TIMES else reading.amount
        return found is not None and found >= self.value

    def __str__(self) -> str:
        span = f" {self.span.value}" if self.span else ""
        return f"{self.gauge.value} > {money.plain(self.value)}{self.unit.value}{span}"


@dataclass(frozen=True, slots=True)
class Reading:
    """How much. `amount` is percent, or money in the quote currency; never negative.

    `times` is the same in multiples of what is usual for the coin, None where that is not known.
    """

    amount: Decimal
    times: Decimal | None = None

    @classmethod
    def of(cls, amount: Decimal, times: Decimal | None = None) -> "Reading":
        """Return a reading as it is told and kept: six decimals, never rounded up over a limit."""
        return cls(_kept(amount), None if times is None else _kept(times))


def _kept(value: Decimal) -> Decimal:
    return value.quantize(_FINEST, ROUND_DOWN)


NOTHING: Final = Reading(ZERO, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One event of the market of a coin (base symbol), seen at `at`.

    `direction` is 1 for up (a rise, a purchase, longs that pay, a short liquidated), -1 for down,
    0 for neither. `told` is what the same event had reached when it was told before.
    """

    gauge: Gauge
    coin: str
    reading: Reading
    direction: int
    at: datetime
    span: Span | None = None
    told: Reading = NOTHING

    @property
    def key(self) -> tuple[str, ...]:
        """What can be only one event at a time."""
        span = self.span.value if self.span else ""
        is_one = self.gauge in {Gauge.VOLUME, Gauge.FLIP}  # whichever way it goes
        way = "" if is_one else str(self.direction)
        return self.coin, self.gauge.value, span, way

    def crosses(self, limit: Limit) -> bool:
        """Tell whether this event passes a limit that it had not passed when it was told before."""
        if (limit.gauge, limit.span) != (self.gauge, self.span):
            return False
        return limit.is_met_by(self.reading) and not limit.is_met_by(self.told)
