"""When a schedule's legs are due: spans of hours run on the clock, days on a person's own wall."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_LENGTHS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Every:
    """A pace such as 12 hours or 1 day."""

    count: int
    unit: str

    @property
    def span(self) -> timedelta:
        """Its length where days have 24 hours."""
        return self.count * _LENGTHS[self.unit]

    @property
    def is_calendar(self) -> bool:
        """True for days and weeks: the same time of day, also when clocks change."""
        return self.unit in {"d", "w"}

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


def every(text: str) -> Every:
    """Read what `str` of a pace wrote."""
    return Every(int(text[:-1]), text[-1])


def tick(start: datetime, pace: Every, number: int, zone: str) -> datetime:
    """Return the moment `number` paces after `start`, in UTC.

    A wall time that a change of clocks skips is taken an hour later, one that it repeats the
    first time (PEP 495, fold 0).
    """
    if not pace.is_calendar:
        return start + number * pace.span
    local = start.astimezone(ZoneInfo(zone)).replace(fold=0)
    return (local + number * pace.span).astimezone(UTC)


def next_after(start: datetime, pace: Every, after: datetime, zone: str) -> datetime:
    """Return the first moment of the schedule that lies behind `after`; what was missed is past."""
    number = max(0, (after - start) // pace.span - 1)
    while (found := tick(start, pace, number, zone)) <= after:
        number += 1
    return found
