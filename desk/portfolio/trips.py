"""Round trips and days: what each sale and each day brought. Pure; sums in USDT."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from desk.money import ZERO
from desk.portfolio import history
from desk.portfolio.history import Move
from desk.portfolio.pnl import Method
from desk.portfolio.returns import Flow, Snapshot, index


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip:
    """Units bought and sold again by one order, all its fills together.

    `cost` is what they had cost with the fees of buying, `proceeds` what came in after `fees`,
    those of the sale.
    """

    symbol: str
    order_id: str
    opened_at: datetime | None
    closed_at: datetime
    quantity: Decimal
    cost: Decimal
    proceeds: Decimal
    fees: Decimal

    @property
    def profit(self) -> Decimal:
        """Realised."""
        return self.proceeds - self.cost

    @property
    def percent(self) -> Decimal:
        """The same as percent of cost, zero when they had cost nothing."""
        return self.profit / self.cost * 100 if self.cost else ZERO

    @property
    def held(self) -> timedelta:
        """From the first of the units bought to the last sold."""
        return self.closed_at - (self.opened_at or self.closed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar day in a person's zone; `equity` and `percent` None without a snapshot.

    `percent` is the day's time-weighted return.
    """

    date: date
    trades: int = 0
    turnover: Decimal = ZERO
    realised: Decimal = ZERO
    fees: Decimal = ZERO
    flows: Decimal = ZERO
    equity: Decimal | None = None
    percent: Decimal | None = None


def round_trips(moves: Iterable[Move], method: Method) -> list[RoundTrip]:
    """Return what each selling order closed, oldest first; units of unknown cost are left out."""
    found: dict[str, RoundTrip] = {}
    for move, sale in history.sales(moves, method):
        if not move.order_id or move.is_fee or not sale.is_valued:
            continue
        one = RoundTrip(
            symbol=move.symbol,
            order_id=move.order_id,
            opened_at=sale.opened_at,
            closed_at=move.at,
            quantity=sale.quantity,
            cost=sale.basis,
            proceeds=sale.proceeds,
            fees=sale.fees,
        )
        found[move.order_id] = _joined(found.get(move.order_id), one)
    return list(found.values())


def _joined(before: RoundTrip | None, one: RoundTrip) -> RoundTrip:
    if before is None:
        return one
    return replace(
        before,
        closed_at=one.closed_at,
        quantity=before.quantity + one.quantity,
        cost=before.cost + one.cost,
        proceeds=before.proceeds + one.proceeds,
        fees=before.fees + one.fees,
    )


@dataclass(slots=True)
class _Calendar:
    zone: ZoneInfo
    days: dict[date, Day] = field(default_factory=dict)

    def add(self, at: datetime, **more: Decimal | int) -> None:
        """Add to the sums of the day that a moment belongs to."""
        day = self.of(at)
        sums = {name: getattr(day, name) + value for name, value in more.items()}
        self.days[day.date] = replace(day, **sums)

    def of(self, at: datetime) -> Day:
        date_ = at.astimezone(self.zone).date()
        return self.days.get(date_) or Day(date=date_)


def day_of(at: datetime, zone: str) -> date:
    """Return the calendar day of a moment in a zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def days(
    moves: Sequence[Move],
    flows: Iterable[Flow],
    curve: Sequence[Snapshot],
    *,
    method: Method,
    zone: str,
) -> list[Day]:
    """Return every day on which something happened or was measured, oldest first."""
    calendar = _Calendar(ZoneInfo(zone))
    for move in moves:
        if move.order_id and not move.is_fee:
            fees = move.traded.fees
            calendar.add(move.at, trades=1, turnover=move.traded.cost, fees=fees)
    for move, sale in history.sales(moves, method):
        calendar.add(move.at, realised=sale.profit)
    for flow in flows:
        calendar.add(flow.at, flows=flow.value or ZERO)
    _measure(calendar, curve)
    return sorted(calendar.days.values(), key=lambda day: day.date)


def _measure(calendar: _Calendar, curve: Sequence[Snapshot]) -> None:
    """Write the last worth of each day, and its return since the last one of a day before."""
    last: dict[date, tuple[Snapshot, Decimal]] = {}
    first = ZERO
    for snapshot, level in zip(curve, index(curve), strict=True):
        first = first or level
        last[calendar.of(snapshot.at).date] = (snapshot, level)
    before = first
    for snapshot, level in last.values():
        day = calendar.of(snapshot.at)
        percent = (level / before - 1) * 100 if before else None
        calendar.days[day.date] = replace(day, equity=snapshot.value, percent=percent)
        before = level
