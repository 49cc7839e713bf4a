"""How long it takes until a launch: in hours, then in days as people count them."""

from datetime import UTC, datetime

import pytest

from bot.views import launches
from desk import i18n
from desk.launches.model import Event
from desk.news.model import Precision

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


def when(now: datetime, at: datetime, zone: str, precision: Precision = Precision.MINUTE) -> str:
    """Return what the calendar says about when a launch is, behind the moment itself."""
    event = Event(
        id="e1",
        project="Flint",
        at=at,
        precision=precision,
        confidence=0.9,
        sources=("coindesk",),
        first_seen_at=now,
        last_seen_at=now,
    )
    told = launches.calendar([event], i18n.texts("en"), now=now, zone=zone).text.splitlines()[1]
    return told.rpartition(" · ")[2]


@pytest.mark.parametrize(
    ("at", "zone", "left"),
    [
        (datetime(2026, 3, 2, 8, 30, tzinfo=UTC), "UTC", "now"),
        (datetime(2026, 3, 2, 20, tzinfo=UTC), "UTC", "in 12 h"),
        (datetime(2026, 3, 3, 7, 59, tzinfo=UTC), "UTC", "in 23 h"),
        (datetime(2026, 3, 3, 8, tzinfo=UTC), "UTC", "tomorrow"),
        (datetime(2026, 3, 3, 23, 59, tzinfo=UTC), "UTC", "tomorrow"),
        (datetime(2026, 3, 4, 6, tzinfo=UTC), "UTC", "in 2 days"),
        (datetime(2026, 3, 4, 2, tzinfo=UTC), "UTC", "in 2 days"),
        (datetime(2026, 3, 4, 2, tzinfo=UTC), "America/New_York", "tomorrow"),
        (datetime(2026, 3, 3, 16, tzinfo=UTC), "Asia/Tokyo", "in 2 days"),
    ],
)
def test_a_known_minute_is_hours_away_and_from_a_day_on_days_of_the_persons_calendar(
    at: datetime, zone: str, left: str
) -> None:
    assert when(MONDAY, at, zone) == left


def test_a_day_of_twenty_five_hours_has_no_tomorrow_in_itself() -> None:
    midnight, late = (datetime(2026, 10, d, h, 15, tzinfo=UTC) for d, h in ((24, 22), (25, 22)))
    assert when(midnight, late, "Europe/Berlin") == "in 24 h"


@pytest.mark.parametrize(
    ("day", "left"), [(2, "now"), (3, "tomorrow"), (4, "in 2 days"), (12, "in 10 days")]
)
def test_a_known_day_is_counted_in_days(day: int, left: str) -> None:
    at = datetime(2026, 3, day, tzinfo=UTC)
    assert when(MONDAY, at, "Asia/Tokyo", Precision.DAY) == left


@pytest.mark.parametrize(
    ("precision", "told"), [(Precision.MINUTE, "2 Mar 07:00"), (Precision.DAY, "1 Mar")]
)
def test_what_is_past_has_its_date_alone(precision: Precision, told: str) -> None:
    past = datetime(2026, 3, 2, 7, tzinfo=UTC)
    at = past if precision is Precision.MINUTE else datetime(2026, 3, 1, tzinfo=UTC)
    assert when(MONDAY, at, "UTC", precision) == told
