"""Dates as headlines write them: 2026-03-14, March 14, tomorrow at 2 PM UTC, next week, Q3."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from desk.news.model import Precision

Moment = tuple[datetime, Precision]

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH: Final = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d|%)"
_YEAR: Final = r"(?:,?\s+(20\d\d)\b)?"
_HALF: Final = r"([ap]\.?m\.?(?![a-z]))?"
_ZONE: Final = (
    r"(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d\d)?(?!\d|[.:]\d|%|\s?(?:UTC|GMT))"
    r"|(?:UTC|GMT|ET|EST|EDT|PT|PST|PDT|CET|CEST|KST|JST|SGT|HKT)\b"
)
# "10:00-12:00" is a span: a bare minus is an offset where the rest is written as ISO 8601 has it.
_SHIFT: Final = r"(?:\+|(?<=T\d\d:\d\d)-|(?<=:\d\d:\d\d)-)\d\d:?\d\d\b"
_ISO: Final = re.compile(
    r"\b(20\d\d)-(\d\d)-(\d\d)"
    rf"(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?\s*{_HALF}\s*\(?({_SHIFT}|{_ZONE})?)?",
    re.IGNORECASE,
)
_WEEK_OF: Final = re.compile(r"\bweek of\s+$", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(rf"\b{_MONTH}\s+{_DAY}{_YEAR}")
_DAY_MONTH: Final = re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}")
_MONTH_ONLY: Final = re.compile(
    rf"\b(?:in|by|for|early|mid|late|this|next|of)[\s-]+{_MONTH}{_YEAR}"
)
_QUARTER: Final = re.compile(
    r"\b(?:Q([1-4])|(first|second|third|fourth)[ -]quarter)(?:\s+(?:of\s+)?(20\d\d))?",
    re.IGNORECASE,
)
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SOON: Final = re.compile(r"\b(today|tonight|tomorrow)\b", re.IGNORECASE)
_WEEKDAY: Final = re.compile(
    r"\b(on|for|next|this|coming)\s+(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)day\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:in|within)\s+(?:the next\s+)?(\d{1,3})\s+(hour|day|week)s?\b", re.IGNORECASE
)
_SPAN: Final = re.compile(r"\b(?:later\s+)?(this|next)\s+(week|month|quarter)\b", re.IGNORECASE)
_TIME: Final = re.compile(
    rf"\b(\d{{1,2}})(?::(\d\d)(?::\d\d)?)?\s*{_HALF}\s*\(?(?<!\w)({_ZONE})", re.IGNORECASE
)
_APART: Final = re.compile(r"([+-])(\d{1,2}):?(\d\d)?$")
_ZONES: Final = {
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
    "KST": "Asia/Seoul",
    "JST": "Asia/Tokyo",
    "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong",
}
_OFFSETS: Final = {"EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2}
_FARTHEST: Final = timedelta(hours=14)  # from UTC that any place is
_LONG_AGO: Final = timedelta(days=60)


def find_date(text: str, seen_at: datetime) -> Moment | None:
    """Return the first kind of date found in `text`, in UTC, the exact kinds before the vague.

    A date without a year is the one nearest to `seen_at`, at most 60 days back. A time of day
    counts when its zone is named; behind a date written as 2026-03-14 it is UTC where none is.
    Relative words count from `seen_at`.
    """
    for read in _READERS:
        found = read(text, seen_at)
        if found is None:
            continue
        at, precision = found
        return _with_time(text, at) if precision is Precision.DAY else found
    return None


def _iso(text: str, _: datetime) -> Moment | None:
    found = _ISO.search(text)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups()[:3])
    at = _moment(year, month, day)
    if at is None or found[4] is None:
        return (at, Precision.DAY) if at else None
    return _timed(at, found[4], found[5], found[6], found[7])


def _calendar(text: str, seen_at: datetime) -> Moment | None:
    found = _MONTH_DAY.search(text)
    if found:
        month, day, year = found.groups()
    else:
        found = _DAY_MONTH.search(text)
        if not found:
            return None
        day, month, year = found.groups()
    number = _MONTHS.index(month[:3].lower()) + 1
    at = _moment(int(year), number, int(day)) if year else _nearest(seen_at, number, int(day))
    is_week = _WEEK_OF.search(text, 0, found.start())
    return (at, Precision.WEEK if is_week else Precision.DAY) if at else None


def _soon(text: str, seen_at: datetime) -> Moment | None:
    found = _SOON.search(text)
    if not found:
        return None
    ahead = 1 if found[1].lower() == "tomorrow" else 0
    return (_midnight(seen_at) + timedelta(days=ahead), Precision.DAY)


def _weekday(text: str, seen_at: datetime) -> Moment | None:
    found = _WEEKDAY.search(text)
    if not found:
        return None
    ahead = (_WEEKDAYS.index(found[2][:3].lower()) - _midnight(seen_at).weekday()) % 7
    if not ahead and found[1].lower() == "next":
        ahead = 7
    return (_midnight(seen_at) + timedelta(days=ahead), Precision.DAY)


def _ahead(text: str, seen_at: datetime) -> Moment | None:
    found = _AHEAD.search(text)
    if not found:
        return None
    count, unit = int(found[1]), found[2].lower()
    if unit == "hour":
        return (seen_at.astimezone(UTC) + timedelta(hours=count), Precision.DAY)
    days = count * (7 if unit == "week" else 1)
    return (_midnight(seen_at) + timedelta(days=days), Precision.DAY)


def _span(text: str, seen_at: datetime) -> Moment | None:
    found = _SPAN.search(text)
    if not found:
        return None
    is_next, unit = found[1].lower() == "next", found[2].lower()
    today = _midnight(seen_at)
    if unit == "week":
        monday = today - timedelta(days=today.weekday())
        return (monday + timedelta(days=7 * is_next), Precision.WEEK)
    months = today.month + is_next
    if unit == "quarter":
        months = (today.month - 1) // 3 * 3 + 1 + 3 * is_next
    at = today.replace(year=today.year + (months - 1) // 12, month=(months - 1) % 12 + 1, day=1)
    return (at, Precision.MONTH if unit == "month" else Precision.QUARTER)


def _quarter(text: str, seen_at: datetime) -> Moment | None:
    found = _QUARTER.search(text)
    if not found:
        return None
    quarter = int(found[1]) if found[1] else _QUARTERS[found[2].lower()]
    month = 3 * quarter - 2
    year = int(found[3]) if found[3] else seen_at.year
    if not found[3] and month + 2 < seen_at.month:
        year += 1
    return (datetime(year, month, 1, tzinfo=UTC), Precision.QUARTER)


def _month(text: str, seen_at: datetime) -> Moment | None:
    found = _MONTH_ONLY.search(text)
    if not found:
        return None
    month = _MONTHS.index(found[1][:3].lower()) + 1
    year = int(found[2]) if found[2] else seen_at.year + (month < seen_at.month)
    return (datetime(year, month, 1, tzinfo=UTC), Precision.MONTH)


_READERS: Final[tuple[Callable[[str, datetime], Moment | None], ...]] = (
    _iso,
    _calendar,
    _soon,
    _weekday,
    _ahead,
    _span,
    _quarter,
    _month,
)


def _with_time(text: str, day: datetime) -> Moment:
    found = _TIME.search(text)
    return _timed(day, *found.groups()) if found else (day, Precision.DAY)


def _timed(
    day: datetime, hours: str, minutes: str | None, half: str | None, zone: str | None
) -> Moment:
    hour, minute = int(hours), int(minutes or 0)
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour > 23 or minute > 59:
        return (day, Precision.DAY)
    at = _in_utc(day.replace(hour=hour, minute=minute), (zone or "UTC").upper())
    return (at, Precision.MINUTE) if at else (day, Precision.DAY)


def _in_utc(local: datetime, zone: str) -> datetime | None:
    """Return a time of a zone in UTC; None for an offset that no place has."""
    if zone in _ZONES:
        return local.replace(tzinfo=ZoneInfo(_ZONES[zone])).astimezone(UTC)
    apart = _APART.search(zone)
    if not apart:
        return local - timedelta(hours=_OFFSETS.get(zone, 0))
    offset = timedelta(hours=int(apart[2]), minutes=int(apart[3] or 0))
    if offset > _FARTHEST:
        return None
    return local - offset if apart[1] == "+" else local + offset


def _midnight(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _nearest(seen_at: datetime, month: int, day: int) -> datetime | None:
    """Return the day in last, this or next year, the first one that is not long ago."""
    years = (_moment(seen_at.year + ahead, month, day) for ahead in (-1, 0, 1))
    return next((at for at in years if at and at >= seen_at - _LONG_AGO), None)


def _moment(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
