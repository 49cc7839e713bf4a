"""Moments on the pages: in the zone of the person's settings, whatever the device's own is."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.unit.webapp.scripts import NEEDS_NODE, told

pytestmark = NEEDS_NODE

AS_SOMEBODY = """
import { signInByLink } from "./api";
import { clock, daysUntil, rising, shift } from "./times";
const live = async (zone: string) => {
  const account = {id: 1, preferences: {time_zone: zone}};
  globalThis.fetch = async () => Response.json({token: "t", account});
  await signInByLink("x");
};
"""


def shifted(zone: str, moments: list[datetime]) -> Any:
    """Return the moments, in seconds of a clock in the zone."""
    seconds = json.dumps([int(moment.timestamp()) for moment in moments])
    return told(f"{AS_SOMEBODY} await live({json.dumps(zone)}); told({seconds}.map(shift));")


@pytest.mark.parametrize(
    "zone", ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]
)
def test_candles_stand_where_the_clock_of_the_zone_has_them_all_year(zone: str) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [begin + timedelta(minutes=90 * n) for n in range(365 * 16)]
    local = [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=UTC) for moment in moments]
    assert shifted(zone, moments) == [int(moment.timestamp()) for moment in local]


def test_the_hour_that_comes_twice_is_drawn_as_it_came_last() -> None:
    code = """
    const begin = Date.parse("2026-10-24T23:00:00Z") / 1000;
    await live("Europe/Berlin");
    const times = Array.from({length: 16}, (_, n) => ({n, time: shift(begin + n * 900)}));
    const found = rising(times);
    const shown = found.map(({time}) => new Date(time * 1000).toISOString().slice(11, 16));
    told([found.map(({n}) => n), shown.slice(0, 9), rising(times.slice(0, 9)).at(-1)?.n]);
    """
    assert told(AS_SOMEBODY + code) == [
        [0, 1, 2, 3, *range(8, 16)],
        ["01:00", "01:15", "01:30", "01:45", "02:00", "02:15", "02:30", "02:45", "03:00"],
        8,
    ]


def test_a_zone_that_is_chosen_later_counts_from_then_on() -> None:
    code = """
    const at = "2026-03-29T12:30:00Z";
    const seen = () => [clock(at), shift(Date.parse(at) / 1000) - Date.parse(at) / 1000];
    const before = seen();
    await live("Asia/Tokyo");
    const there = seen();
    await live("America/New_York");
    told([before, there, seen()]);
    """
    assert told(AS_SOMEBODY + code) == [
        ["Mar 29, 12:30", 0],
        ["Mar 29, 21:30", 9 * 3600],
        ["Mar 29, 08:30", -4 * 3600],
    ]


def test_a_zone_that_the_device_does_not_know_is_utc() -> None:
    code = 'await live("Mars/Olympus"); told(clock("2026-03-29T12:30:00Z"));'
    assert told(AS_SOMEBODY + code) == "Mar 29, 12:30"


def test_days_until_a_launch_are_those_of_the_calendar() -> None:
    code = """
    Date.now = () => Date.parse("2026-03-02T08:00:00+01:00");
    await live("Europe/Berlin");
    const days = ["2026-03-04T06:00", "2026-03-03T23:30", "2026-03-03T08:30"];
    told(days.map((at) => daysUntil(Date.parse(`${at}:00+01:00`))));
    """
    assert told(AS_SOMEBODY + code) == [2, 1, 1]


def test_the_time_of_the_desk_is_known_on_a_device_whose_clock_is_off() -> None:
    code = """
    import { api, now } from "./api";
    const desk = Date.parse("2026-03-02T08:00:00Z");
    Date.now = () => desk + 7 * 60_000;
    const headers = {Date: new Date(desk).toUTCString()};
    globalThis.fetch = async () => new Response("[]", {headers});
    await api("/market/quotes");
    told(now() - desk);
    """
    assert told(code) == 0
