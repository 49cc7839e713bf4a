"""A call, the group it was made in, and what is counted when. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk.signals.model import Move

HORIZONS: Final = (timedelta(hours=1), timedelta(hours=24), timedelta(days=7))
RANKED_AT: Final = HORIZONS[1]  # an hour is mostly noise, and a week is long to wait for
WATCHED_FOR: Final = HORIZONS[-1]  # the best price of a call is looked for no longer
ONCE_IN: Final = timedelta(hours=24)
WITHDRAWN_WITHIN: Final = timedelta(minutes=5)


class Direction(StrEnum):
    """Which way a price is called to go."""

    LONG = "long"
    SHORT = "short"

    @property
    def is_up(self) -> bool:
        """True when the call gains as the price rises."""
        return self is Direction.LONG


class Span(StrEnum):
    """How far back a ranking looks."""

    WEEK = "7d"
    MONTH = "30d"
    ALL = "all"

    def since(self, now: datetime) -> datetime | None:
        """Return where the span begins, None for all that is kept."""
        return None if self is Span.ALL else now - timedelta(days=int(self.value[:-1]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a message calls: a market and a direction."""

    symbol: str
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of one person in one group, from the middle of the book at `called_at`.

    `best` is the price furthest the call's way that was seen until `watched_until`.
    """

    id: str
    chat_id: int
    person_id: int
    symbol: str
    direction: Direction
    price: Decimal
    called_at: datetime
    best: Decimal
    watched_until: datetime
    grades: tuple[Move, ...] = ()

    @property
    def base(self) -> str:
        """The coin."""
        return self.symbol.partition("/")[0]

    def gained(self, price: Decimal) -> Decimal:
        """Return in percent how far the way of the call a price lies; negative against it."""
        move = (price - self.price) / self.price * 100
        return move if self.direction.is_up else -move

    @property
    def peak(self) -> Decimal:
        """The best move so far in percent, the way of the call."""
        return self.gained(self.best)

    def grade(self, horizon: timedelta) -> Move | None:
        """Return the move to a horizon, None when it was not measured."""
        return next((move for move in self.grades if move.horizon == horizon), None)

    def result(self, horizon: timedelta) -> Decimal | None:
        """Return what the call had gained at a horizon in percent, None when nobody measured."""
        move = self.grade(horizon)
        return None if move is None else self.gained(move.after)

    def is_hit(self, horizon: timedelta) -> bool | None:
        """Tell whether the price went the way of the call, by more than five basis points."""
        move = self.grade(horizon)
        return None if move is None else move.went(up=self.direction.is_up)


@dataclass(frozen=True, slots=True)
class Board:
    """Whether calls are tracked in a group, and who decided that."""

    chat_id: int
    is_on: bool
    by: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person as a group knows them; `is_in` until they leave, as far as anybody told us."""

    chat_id: int
    person_id: int
    name: str
    username: str = ""
    is_in: bool = True
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """A group that tracks calls, as its members see it; the counts are of all that is kept."""

    chat_id: int
    title: str
    calls: int
    callers: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A call with the name of its author, its group, and the price at `at` where there is one."""

    call: Call
    name: str
    group: str
    at: datetime
    now: Decimal | None

    @property
    def gain(self) -> Decimal | None:
        """What the call has gained by now in percent, None without a price of now."""
        return None if self.now is None else self.call.gained(self.now)

    @property
    def peak(self) -> Decimal:
        """The best move so far in percent, that of now included while the call is watched."""
        is_watched = self.at <= self.call.called_at + WATCHED_FOR
        now = self.call.price if self.now is None or not is_watched else self.now
        return max(self.call.peak, self.call.gained(now))

    @property
    def multiple(self) -> Decimal:
        """What the best move so far would have made of 1."""
        return 1 + self.peak / 100
