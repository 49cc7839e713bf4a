"""A plan: what it is to do, how far it has come. It never talks to a venue; it places orders."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self, TypeAlias

from desk import money
from desk.errors import Impossible
from desk.money import ZERO, Figure
from desk.orders.exits import Level
from desk.orders.model import Side
from desk.plans.calendar import Every
from desk.venues.profiles import PAPER

_UNGROUPED: Final = re.compile(r"\d{4,}(?:\.\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")


class Kind(StrEnum):
    """What a plan is for."""

    EXIT = "exit"  # sells what is held at a stop, a take-profit or a trailing stop; one of them
    ENTRY = "entry"  # buys once the price has risen to a trigger
    DCA = "dca"
    TWAP = "twap"
    LADDER = "ladder"
    EDIT = "edit"  # one resting order in the place of another
    DEBUT = "debut"  # buys a coin when it is first traded somewhere
    CLOSE = "close"  # sells everything held of a coin, whatever else was planned with it


class Status(StrEnum):
    """Where a plan is. A draft waits for one confirmation; an ending one for its last orders."""

    DRAFT = "draft"
    ACTIVE = "active"
    ENDING = "ending"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        """True when nothing can change any more."""
        return not STEPS[self]

    @property
    def is_live(self) -> bool:
        """True when somebody has to watch it."""
        return self in {Status.ACTIVE, Status.ENDING}


_ENDS: Final = frozenset({Status.DONE, Status.CANCELLED, Status.FAILED})
STEPS: Final[dict[Status, frozenset[Status]]] = {
    Status.DRAFT: frozenset({Status.ACTIVE, Status.CANCELLED}),
    Status.ACTIVE: _ENDS | {Status.ENDING},
    Status.ENDING: _ENDS,
    Status.DONE: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.FAILED: frozenset(),
}


class Trigger(StrEnum):
    """What made an exit fire."""

    STOP = "stop"
    TAKE_PROFIT = "take_profit"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """Levels of an exit. Percent count from `basis`, the price paid or that of the beginning.

    `high` is the best bid seen since, which a trailing stop follows. With `entry_id` the exit
    covers what that order has bought. `is_whole` tells that a remainder too small to sell alone
    was taken along, `is_watched` that the venue let go of the stop it
    kept: the desk watches the price by itself since.
    """

    stop: Level | None = None
    stop_limit: Decimal | None = None
    take_profit: Level | None = None
    trail_percent: Decimal | None = None
    basis: Decimal | None = None
    high: Decimal | None = None
    entry_id: str | None = None
    fired: Trigger | None = None
    is_whole: bool = False
    is_watched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A purchase once the ask has risen to `trigger`."""

    trigger: Decimal
    is_fired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """`count` legs, one every `pace` from `starts_at` on; days are those of `zone`."""

    count: int
    pace: Every
    starts_at: datetime
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One resting order at each of these prices, the first nearest to the market."""

    prices: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The order `order_id` gives way to one at `price`; plan quantity counts its fills too.

    The levels that were to end what the old one bought end what the new one buys.
    """

    order_id: str
    price: Decimal
    stop: Level | None = None
    take_profit: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debut:
    """A purchase at no more than `max_price` once the venue lists the coin, before `until`."""

    max_price: Decimal
    until: datetime
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """Nothing to choose: everything goes."""


Terms: TypeAlias = Exit | Entry | Schedule | Ladder | Edit | Debut | Close


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a plan could not do what was due: the key and the values of an error's text.

    No word of it is kept, so that everyone reads it in their own language. Amounts are kept as
    text, in the form that travels or as in English; only counts are numbers.
    """

    key: str
    values: dict[str, str | int]

    @property
    def told(self) -> dict[str, str | int]:
        """The values as a text takes them: amounts are figures of its language."""
        return {name: _told(value) for name, value in self.values.items()}


def _told(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    if _UNGROUPED.fullmatch(value):
        return money.show_quantity(money.wire(value))
    return Figure(value) if _GROUPED.fullmatch(value) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan of one person at one venue.

    At most one of `quantity` (base units) and `spend` (quote currency) is set: the most that all
    its orders together may fill. `attempts` counts the orders it has placed, `next_at` is when
    the next leg of a schedule is due, `hold_until` when to try again after a problem, `wake_at`
    when to look next without a price. `batch` names plans confirmed by one tap.
    """

    id: str
    account_id: int
    venue: str = PAPER
    symbol: str
    kind: Kind
    side: Side
    status: Status = Status.ACTIVE
    quantity: Decimal | None = None
    spend: Decimal | None = None
    terms: Terms
    slippage_percent: Decimal | None = None
    filled: Decimal = ZERO
    cost: Decimal = ZERO
    attempts: int = 0
    next_at: datetime | None = None
    hold_until: datetime | None = None
    wake_at: datetime | None = None
    watched_at: datetime | None = None
    problem: Problem | None = None
    reason: str = ""
    batch: str = ""
    key: str
    cause: str = ""
    source: str = "chat"
    expires_at: datetime | None = None
    created_at: datetime
    updated_at: datetime

    @property
    def base(self) -> str:
        """The asset bought or sold."""
        return self.symbol.partition("/")[0]

    @property
    def quote(self) -> str:
        """The currency it is priced in."""
        return self.symbol.partition("/")[2]

    @property
    def average_price(self) -> Decimal | None:
        """Quote currency per base unit over all fills, None before the first."""
        return self.cost / self.filled if self.filled else None

    def step(self, to: Status, *, now: datetime, reason: str = "") -> Self:
        """Return the plan one step further; raises `Impossible` for a step not in `STEPS`."""
        if to not in STEPS[self.status]:
            raise Impossible(plan=self.id, was=self.status, to=to)
        wake = None if to in _ENDS else now
        return replace(self, status=to, reason=reason or self.reason, updated_at=now, wake_at=wake)

    def leg_key(self, number: int | None = None) -> str:
        """Return the idempotency key of a leg, by default the next: so that it exists once.

        The order's id follows from it, and from that the id that its venue knows it by.
        """
        return f"plan:{self.id}:{self.attempts + 1 if number is None else number}"
