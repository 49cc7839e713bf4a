"""The terms of a replay, what came of each alert under them, and the sum."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from desk.money import ZERO
from desk.signals.model import Raised, Tone
from desk.signals.statistics import Interval, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How every alert is bought and sold.

    `spend` is in the quote currency, before fees; the exits are shares of the price paid, None
    for no such exit; fees are paid on both sides, and half of the spread is lost on each.
    """

    spend: Decimal = Decimal(100)
    delay: timedelta = timedelta(milliseconds=300)
    target: Decimal | None = None
    stop: Decimal | None = None
    fee_bps: Decimal = Decimal(10)
    half_spread_bps: Decimal = Decimal(2)
    hold: timedelta = timedelta(hours=24)
    tone: Tone | None = None


class Ending(StrEnum):
    """How a position ended."""

    TARGET = "target"
    STOP = "stop"
    TIME = "time"


class Doubt(StrEnum):
    """Why an alert has no result: nothing is made up where the archive is silent."""

    NO_PRICE = "no-price"  # within a minute of when it would have been bought
    GAP = "gap"  # more than five minutes are missing while it was held
    OPEN = "open"  # neither exit had been reached when the replay ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One alert bought and sold. Prices are middles of the book; sums are in the quote currency.

    `is_exact` tells whether the price paid comes from the five-second prices, which are kept for
    days, or was the opening price of the next minute. `gross` is before spread and fees.
    """

    alert: Raised
    entered_at: datetime
    entry: Decimal
    is_exact: bool
    quantity: Decimal
    exited_at: datetime
    exit: Decimal
    ending: Ending
    missing: timedelta
    gross: Decimal
    spread: Decimal
    fees: Decimal

    @property
    def net(self) -> Decimal:
        """What is left after spread and fees."""
        return self.gross - self.spread - self.fees


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """An alert without a result; bought all the same where `entered_at` and `entry` say so."""

    alert: Raised
    doubt: Doubt
    entered_at: datetime | None = None
    entry: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Result:
    """What every alert of a source would have brought in a span of time.

    `trades` are in the order in which they ended. `left_out` older alerts were more than are
    replayed at once.
    """

    source: str
    since: datetime
    until: datetime
    terms: Terms
    trades: tuple[Trade, ...]
    unjudged: tuple[Unjudged, ...]
    left_out: int

    @property
    def wins(self) -> int:
        """Trades that brought more than they cost."""
        return sum(trade.net > 0 for trade in self.trades)

    @property
    def win_interval(self) -> Interval | None:
        """Where the true share of wins lies with 95 % confidence, None without trades."""
        return wilson(self.wins, len(self.trades)) if self.trades else None

    @cached_property
    def gross(self) -> Decimal:
        """Before spread and fees."""
        return sum((trade.gross for trade in self.trades), ZERO)

    @cached_property
    def spread(self) -> Decimal:
        """Lost between bid and ask."""
        return sum((trade.spread for trade in self.trades), ZERO)

    @cached_property
    def fees(self) -> Decimal:
        """Paid to the venue."""
        return sum((trade.fees for trade in self.trades), ZERO)

    @cached_property
    def curve(self) -> tuple[tuple[datetime, Decimal], ...]:
        """Net profit so far, after each trade that ended."""
        sums = accumulate(trade.net for trade in self.trades)
        return tuple(zip((trade.exited_at for trade in self.trades), sums, strict=True))

    @property
    def net(self) -> Decimal:
        """After spread and fees."""
        return self.curve[-1][1] if self.curve else ZERO

    @property
    def drawdown(self) -> Decimal:
        """The worst fall of the curve from a height before it, the start at nothing included."""
        worst = height = ZERO
        for _, profit in self.curve:
            height = max(height, profit)
            worst = max(worst, height - profit)
        return worst

    @property
    def missing(self) -> timedelta:
        """How much of the archive was missing while positions were held."""
        return sum((trade.missing for trade in self.trades), timedelta())

    def count(self, doubt: Doubt) -> int:
        """How many alerts have no result for this reason."""
        return sum(found.doubt is doubt for found in self.unjudged)
