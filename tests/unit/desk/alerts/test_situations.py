"""What is held back comes when its chat may hear: after the snooze, and in no quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.accounts.model import Preferences
from desk.alerts.digest import Delay, Habits, Reason, next_at
from desk.alerts.model import Rule, Told
from desk.alerts.mutes import Kind, Matter, Mute
from desk.alerts.situations import Situation, delayed
from desk.alerts.terms import AnyCoin

MATTER = Matter(coin="BTC", source="wire", event="listing", impact=0.9)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")


def of(
    now: datetime,
    *,
    zone: str = "UTC",
    quiet: tuple[time, time] | None = None,
    digest_at: time | None = None,
    snoozed_until: datetime | None = None,
    told_ago: timedelta | None = None,
    cap: int = 50,
) -> Delay | None:
    """Return how long a chat that is so inclined waits for an alert about BTC."""
    rule = Rule(id="r", chat_id=1, created_by=1, condition=AnyCoin(), daily_cap=cap, created_at=now)
    told = []
    if told_ago is not None:
        at = now - told_ago
        told = [Told(chat_id=1, rule_id="r", symbol="BTC/USDT", source="x", times=1, last_at=at)]
    snooze = Mute(chat_id=1, kind=Kind.SNOOZE, until=snoozed_until, created_by=1, created_at=now)
    start, end = quiet or (None, None)
    situation = Situation(
        told=told,
        mutes=(snooze,) if snoozed_until else (),
        preferences=Preferences(time_zone=zone, quiet_from=start, quiet_to=end),
        habits=Habits(chat_id=1, digest_at=digest_at, zone=zone),
    )
    return delayed(rule, MATTER, "BTC/USDT", situation, now)


def day(hour: int, minute: int = 0, *, after: int = 0) -> datetime:
    return datetime(2026, 3, 4 + after, hour, minute, tzinfo=UTC)


NIGHT = (time(22), time(7))
MIN = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("delay", "reason", "until"),
    [
        (of(day(21, 59), told_ago=2 * MIN), Reason.COOL_DOWN, day(22, 2)),
        (of(day(21, 59), told_ago=2 * MIN, quiet=NIGHT), Reason.COOL_DOWN, day(7, after=1)),
        (of(day(21, 50), told_ago=2 * MIN, quiet=NIGHT), Reason.COOL_DOWN, day(21, 53)),
        (of(day(23), quiet=NIGHT), Reason.QUIET, day(7, after=1)),
        (of(day(23), quiet=NIGHT, digest_at=time(9)), Reason.QUIET, day(9, after=1)),
        (of(day(23), quiet=NIGHT, digest_at=time(5)), Reason.QUIET, day(7, after=1)),
        (of(day(20), cap=0), Reason.DAILY_CAP, day(8, after=1)),
        (of(day(20), cap=0, quiet=(time(22), time(10))), Reason.DAILY_CAP, day(10, after=1)),
        (of(day(20), cap=0, quiet=NIGHT, digest_at=time(23)), Reason.DAILY_CAP, day(7, after=1)),
        (of(day(11), snoozed_until=day(12)), Reason.SNOOZE, day(12)),
        (of(day(11), snoozed_until=day(12), digest_at=time(18)), Reason.SNOOZE, day(18)),
        (
            of(day(11), snoozed_until=day(8, after=1), digest_at=time(18)),
            Reason.SNOOZE,
            day(18, after=1),
        ),
        (
            of(day(11), snoozed_until=day(8, after=1), digest_at=time(8)),
            Reason.SNOOZE,
            day(8, after=1),
        ),
        (
            of(day(21, 30), snoozed_until=day(22, 30), quiet=NIGHT),
            Reason.SNOOZE,
            day(7, after=1),
        ),
    ],
)
def test_it_comes_at_the_first_moment_at_which_the_chat_may_hear(
    delay: Delay | None, reason: Reason, until: datetime
) -> None:
    assert delay == Delay(reason, until)


@pytest.mark.parametrize(
    ("now", "to", "until"),
    [
        # Clocks go back at 01:00 UTC: half past two is twice in that night.
        ("2026-10-25T00:10+00:00", time(2, 30), "2026-10-25T00:30+00:00"),
        ("2026-10-25T01:10+00:00", time(2, 30), "2026-10-25T01:30+00:00"),
        ("2026-10-24T23:00+00:00", time(7), "2026-10-25T06:00+00:00"),
        # Clocks go forward at 01:00 UTC: it is never half past two.
        ("2026-03-29T00:50+00:00", time(2, 30), "2026-03-29T01:30+00:00"),
        ("2026-03-28T23:00+00:00", time(7), "2026-03-29T05:00+00:00"),
    ],
)
def test_quiet_hours_end_when_they_do_in_the_night_in_which_clocks_are_put(
    now: str, to: time, until: str
) -> None:
    delay = of(datetime.fromisoformat(now), zone="Europe/Berlin", quiet=(time(22), to))
    assert delay == Delay(Reason.QUIET, datetime.fromisoformat(until))


_TIMES = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
_NOWS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from((datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2026, 11, 1))).flatmap(  # noqa: DTZ001
        lambda at: st.integers(-180, 600).map(lambda minutes: at + minutes * MIN)
    ),
)


@given(
    _NOWS,
    st.sampled_from(ZONES),
    st.none() | st.tuples(_TIMES, _TIMES),
    st.none() | _TIMES,
    st.none() | st.integers(1, 40 * 60),
    st.tuples(st.sampled_from((0, 50)), st.none() | st.integers(0, 299)),
)
def test_nothing_comes_within_quiet_hours_or_a_snooze_nor_days_late(
    now: datetime,
    zone: str,
    quiet: tuple[time, time] | None,
    digest_at: time | None,
    snoozed_min: int | None,
    heard: tuple[int, int | None],
) -> None:
    cap, told_s = heard
    moment = now.replace(tzinfo=UTC)
    snoozed_until = moment + snoozed_min * MIN if snoozed_min else None
    delay = of(
        moment,
        zone=zone,
        quiet=quiet,
        digest_at=digest_at,
        snoozed_until=snoozed_until,
        told_ago=None if told_s is None else timedelta(seconds=told_s),
        cap=cap,
    )
    start, end = quiet or (None, None)
    chosen = Preferences(time_zone=zone, quiet_from=start, quiet_to=end)
    if delay is None:
        assert not chosen.is_quiet(moment)
        return
    assert moment < delay.until
    assert not chosen.is_quiet(delay.until)
    assert snoozed_until is None or delay.until >= snoozed_until
    assert delay.until - (snoozed_until or moment) <= timedelta(hours=50)


@given(_NOWS, _TIMES, st.sampled_from(ZONES))
def test_the_next_time_is_ahead_and_the_first_at_which_it_is_that_time(
    now: datetime, at: time, zone: str
) -> None:
    moment = now.replace(tzinfo=UTC)
    found = next_at(moment, at, zone)
    assert timedelta(0) < found - moment <= timedelta(hours=25)
    clocks = [(moment + n * MIN).astimezone(ZoneInfo(zone)) for n in range(1, 25 * 60)]
    whole = [c for c in clocks if (c.hour, c.minute) == (at.hour, at.minute)]
    if whole and not moment.second and not moment.microsecond:
        assert found <= whole[0].astimezone(UTC)
