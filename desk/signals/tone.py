"""How headlines about a coin leaned over time, with the count behind every mean. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)  # buckets are counted from here
_WIDTHS: Final = ((2, 1), (14, 6))  # up to so many days, buckets of so many hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """The first reports seen from `at` on for `width`.

    The three counts are of tones that survived our doubts; `mean` is of the model's sentiment,
    -1 to 1, over all `headlines`, None where there is none.
    """

    at: datetime
    width: timedelta
    headlines: int
    bullish: int
    neutral: int
    bearish: int
    mean: float | None


def width_of(days: int) -> timedelta:
    """Return how long the buckets of so many days are."""
    return timedelta(hours=next((hours for most, hours in _WIDTHS if days <= most), 24))


def begin_of(days: int, until: datetime) -> datetime:
    """Return where the first bucket of the last days begins: a whole hour, quarter day or day."""
    width = width_of(days)
    return EPOCH + (until - timedelta(days=days) - EPOCH) // width * width


def series(found: Sequence[Bucket], *, days: int, until: datetime) -> list[Bucket]:
    """Return every bucket of the last days, oldest first: those found, empty ones for the rest."""
    known = {bucket.at: bucket for bucket in found}
    width, at = width_of(days), begin_of(days, until)
    whole = []
    while at <= until:
        whole.append(known.get(at) or _empty(at, width))
        at += width
    return whole


def _empty(at: datetime, width: timedelta) -> Bucket:
    return Bucket(at=at, width=width, headlines=0, bullish=0, neutral=0, bearish=0, mean=None)
