"""Limits, what is held against them, and what stops trading altogether. Sums in USDT."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import Final, Self

from desk import money
from desk.errors import RiskDenied
from desk.money import ZERO
from desk.portfolio.ledger import Balance
from desk.venues.profiles import Mode, mode_of


class Rule(StrEnum):
    """What a person may set for themselves, up to the desk's ceiling."""

    MAX_ORDER = "max-order"
    MAX_HOUR = "max-hour"
    MAX_DAY = "max-day"
    MAX_SYMBOL = "max-symbol"
    MAX_TOTAL = "max-total"
    MAX_LOSS = "max-loss"
    MAX_POSITIONS = "max-positions"

    @property
    def counts_money(self) -> bool:
        """False for the rule that counts coins."""
        return self is not Rule.MAX_POSITIONS


NOTHING: Final[frozenset[Rule]] = frozenset()


@dataclass(frozen=True, slots=True)
class Bounds:
    """The desk's ceilings, one for each rule, and the lower limits that a person set."""

    ceilings: Mapping[Rule, Decimal]
    own: Mapping[Rule, Decimal] = field(default_factory=dict)

    def limit(self, rule: Rule) -> Decimal:
        """Return what is in force; a ceiling lowered since wins over an older own limit."""
        return min(self.ceilings[rule], self.own.get(rule, self.ceilings[rule]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What an order adds to; `loss` is what the day has cost so far, `positions` counts coins."""

    notional: Decimal
    hour: Decimal = ZERO
    day: Decimal = ZERO
    symbol: Decimal = ZERO
    total: Decimal = ZERO
    loss: Decimal = ZERO
    positions: int = 0
    is_new: bool = True
    is_buy: bool = True
    mode: Mode = Mode.PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule measured with the order in it: shown on a ticket, raised when it is over.

    `added` is the order's own share of `value`. With `only_asks` the rule never refuses: it asks
    for one confirmation, as for a large sale, which must never be impossible.
    """

    rule: Rule
    value: Decimal
    limit: Decimal
    ceiling: Decimal
    added: Decimal = ZERO
    only_asks: bool = False
    mode: Mode = Mode.PAPER

    @property
    def is_over(self) -> bool:
        """True when the rule says no, or asks."""
        return self.value > self.limit

    @property
    def may_pass(self) -> bool:
        """True when one confirmation of the person passes it: no ceiling of the desk is over."""
        return self.only_asks or self.value <= self.ceiling

    @property
    def room(self) -> Decimal:
        """How much could still be ordered within the limit."""
        return max(ZERO, self.limit - (self.value - self.added)) if self.added else ZERO

    def refusal(self) -> RiskDenied:
        """Return the refusal that names rule, value, limit, and what would still fit."""
        return RiskDenied(
            rule=self.rule.value,
            value=self._shown(self.value),
            limit=self._shown(self.limit),
            room=self._shown(self.room) if self.room >= 1 else "none",
            by="you" if self.limit < self.ceiling else "desk",
            mode=self.mode.value,
        )

    def _shown(self, value: Decimal) -> str:
        return money.show(value) if self.rule.counts_money else money.show_quantity(value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every rule measured for one order."""

    checks: tuple[Check, ...]

    @property
    def passable(self) -> frozenset[Rule]:
        """The rules that are over and that one confirmation of the person would pass."""
        return frozenset(c.rule for c in self.checks if c.is_over and c.may_pass)

    def enforce(self, *, waived: Collection[Rule] = NOTHING) -> None:
        """Raise `RiskDenied` for the first rule that is over and neither asks nor is waived."""
        for check in self.checks:
            is_passed = check.only_asks or (check.may_pass and check.rule in waived)
            if check.is_over and not is_passed:
                raise check.refusal()

    def bound(self, rule: Rule, *, waived: Collection[Rule] = NOTHING) -> Decimal | None:
        """Return the limit that the order is judged by, None when the rule does not bind it."""
        for check in self.checks:
            if check.rule is rule and not check.only_asks:
                return check.ceiling if rule in waived else check.limit
        return None


class Measure(StrEnum):
    """What the breaker of the whole desk watches."""

    ORDERS = "orders-minute"
    ERRORS = "venue-errors"
    LOSS = "loss-hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """Why trading stopped itself: the measure, what it was, its limit, and where.

    `where` is the venue that did not answer, or the mode of the money that ran away; empty in what
    was written before orders were counted apart.
    """

    measure: Measure
    value: str
    limit: str
    where: str = ""

    @property
    def mode(self) -> Mode | None:
        """The money that it stops the trading of, None for both."""
        return mode_of(self.where) if self.where else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """Trading stopped for everyone. `by` is an admin's id, zero for the breaker.

    Purchases are refused; sales, which only reduce what is at stake, are refused by a total halt
    alone. With `cancels` everything open is to be cancelled. `mode` names the only money that it
    concerns: what ran away on paper stops paper.
    """

    reason: str
    by: int
    at: datetime
    is_total: bool = False
    cancels: bool = False
    trip: Trip | None = None
    mode: Mode | None = None

    def concerns(self, mode: Mode) -> bool:
        """Tell whether it stops trading with this money."""
        return self.mode is None or self.mode is mode

    def written(self) -> dict[str, object]:
        """Return the halt as JSON values."""
        trip = self.trip
        return {
            "reason": self.reason,
            "by": self.by,
            "at": self.at.isoformat(),
            "is_total": self.is_total,
            "cancels": self.cancels,
            "mode": self.mode,
            "trip": trip
            and {
                "measure": trip.measure.value,
                "value": trip.value,
                "limit": trip.limit,
                "where": trip.where,
            },
        }

    @classmethod
    def read(cls, kept: Mapping[str, object]) -> Self:
        """Return the halt that `written` wrote; older ones knew less."""
        trip = kept.get("trip")
        return cls(
            reason=str(kept["reason"]),
            by=int(str(kept["by"])),
            at=datetime.fromisoformat(str(kept["at"])),
            is_total=bool(kept.get("is_total", False)),
            cancels=bool(kept.get("cancels", False)),
            trip=_trip(trip) if isinstance(trip, Mapping) else None,
            mode=Mode(str(mode)) if (mode := kept.get("mode")) else None,
        )


def _trip(kept: Mapping[str, object]) -> Trip:
    return Trip(
        measure=Measure(str(kept["measure"])),
        value=str(kept["value"]),
        limit=str(kept["limit"]),
        where=str(kept["where"]),
    )


@dataclass(frozen=True, slots=True)
class Freeze:
    """A person's own trading stopped by themselves; they may end it from `until` on."""

    at: datetime
    until: datetime

    def wait_s(self, now: datetime) -> int:
        """Return the seconds until the person may end it, rounded up."""
        return max(0, ceil((self.until - now).total_seconds()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a person's orders are held against, all of one moment and of one kind of money.

    `own` limits; `balances` of every venue; the notional bought in the last `hour` and `day`; the
    quote currency reserved by open purchases (`buying`), by market; what `moved` since the day of
    the loss began, by currency, and the prices of `then`, by market.
    """

    mode: Mode
    own: Mapping[Rule, Decimal]
    balances: Sequence[Balance]
    hour: Decimal
    day: Decimal
    buying: Mapping[str, Decimal]
    moved: "Mapping[str, Moved]"
    then: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a currency did since a moment: change of what is owned, and how much of it came from

    outside (deposits less withdrawals).
    """

    own: Decimal
    brought: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """What the whole desk did lately. `asked` holds for each venue (requests, unanswered).

    Orders and losses of paper and of real money stand apart.
    """

    orders: Mapping[Mode, int]
    asked: Mapping[str, tuple[int, int]]
    loss: Mapping[Mode, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the breaker trips; `errors_percent` of at least `least_requests` requests."""

    orders: int
    errors_percent: int
    least_requests: int
    loss: Decimal
