"""Dates as sources write them."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

_EARLIEST: Final = datetime(2009, 1, 3, tzinfo=UTC)
_AHEAD: Final = timedelta(days=1)


def believable_date(text: str, now: datetime) -> datetime | None:
    """Return a feed's date in UTC; None when absent, unreadable, before 2009 or in the future.

    Reads RFC 822 (RSS) and ISO 8601 (Atom); a date without a zone is taken as UTC.
    """
    at = _date(text.strip()[:64])
    if at is None:
        return None
    try:
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
    return at if _EARLIEST <= at <= now + _AHEAD else None


def from_ms(value: object, now: datetime) -> datetime | None:
    """Return a moment given in milliseconds since 1970, as a number or its digits."""
    try:
        at = datetime.fromtimestamp(int(str(value)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if _EARLIEST <= at <= now + _AHEAD else None


def _date(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
