"""Schedules keep their pace over clock changes and long outages, and never pile legs up."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from desk.plans.calendar import Every, every, next_after, tick

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from(["UTC", BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
PACES = st.builds(Every, st.integers(1, 60), st.sampled_from(["s", "m", "h", "d", "w"]))
YEARS = timedelta(days=6 * 365).total_seconds()
MOMENTS = st.integers(0, int(YEARS)).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def test_a_daily_leg_stays_at_the_same_time_of_day_when_clocks_change() -> None:
    start = datetime(2026, 3, 27, 9, 0, tzinfo=ZoneInfo(BERLIN))
    walls = [
        tick(start.astimezone(UTC), Every(1, "d"), number, BERLIN).astimezone(ZoneInfo(BERLIN))
        for number in range(4)
    ]
    assert [wall.hour for wall in walls] == [9, 9, 9, 9]
    assert [wall.utcoffset() for wall in walls[1:3]] == [timedelta(hours=1), timedelta(hours=2)]


def test_a_wall_time_that_does_not_exist_is_an_hour_later_and_one_that_repeats_comes_once() -> None:
    spring = datetime(2026, 3, 28, 2, 30, tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)
    skipped = tick(spring, Every(1, "d"), 1, BERLIN)
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    autumn = datetime(2026, 10, 24, 2, 30, tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)
    repeated = tick(autumn, Every(1, "d"), 1, BERLIN)
    assert repeated == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_after(autumn, Every(1, "d"), repeated, BERLIN) == datetime(
        2026, 10, 26, 1, 30, tzinfo=UTC
    )


def test_hours_run_on_the_clock_whatever_the_wall_says() -> None:
    start = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    found = [tick(start, Every(12, "h"), number, BERLIN) for number in range(3)]
    assert found == [start, start + timedelta(hours=12), start + timedelta(hours=24)]


@given(start=MOMENTS, pace=PACES, zone=ZONES, late=st.integers(0, 10**8))
def test_the_next_leg_is_the_first_of_the_grid_behind_now_whatever_was_missed(
    start: datetime, pace: Every, zone: str, late: int
) -> None:
    after = start + timedelta(seconds=late)
    found = next_after(start, pace, after, zone)
    assert found > after
    hour_of_change = timedelta(hours=2) if pace.is_calendar else timedelta(0)
    assert found - after <= pace.span + hour_of_change
    number = round((found - start) / pace.span)
    assert tick(start, pace, number, zone) == found
    assert number == 0 or tick(start, pace, number - 1, zone) <= after


@given(pace=PACES)
def test_a_pace_is_read_as_it_was_written(pace: Every) -> None:
    assert every(str(pace)) == pace
