"""Token launches out of text."""

from datetime import UTC, datetime, timedelta

import pytest

from desk.news.dates import find_date
from desk.news.model import Precision
from desk.news.tge import Grammar, find_launch

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)  # a Tuesday


def test_a_full_announcement_gives_token_project_time_venues_and_chain() -> None:
    launch = find_launch(
        "Project Halcyon confirms token generation event for March 24 at 14:00 UTC\n"
        "The HLC token lists on Bybit and OKX; 15% goes to users on Arbitrum.",
        NOW,
    )
    assert launch is not None
    assert (launch.token, launch.project) == ("HLC", "Project Halcyon")
    assert launch.at == datetime(2026, 3, 24, 14, tzinfo=UTC)
    assert launch.precision is Precision.MINUTE
    assert launch.venues == ("Bybit", "OKX")
    assert launch.chain == "Arbitrum"
    assert launch.confidence >= 0.9


@pytest.mark.parametrize(
    ("text", "token", "day"),
    [
        ("Binance Launchpool to list Kestrel (KSTL), trading opens March 12", "KSTL", 12),
        ("Zephyr Labs sets $ZPH airdrop claim for Friday", "ZPH", 13),
        ("Fox Protocol airdrop claims open tomorrow 2 PM UTC", "", 11),
        ("Harbor to hold community sale on CoinList on 2026-03-22", "", 22),
        ("Monad confirms TGE for March 24, MON to list on Bybit", "MON", 24),
    ],
)
def test_launches_are_found_with_their_day(text: str, token: str, day: int) -> None:
    launch = find_launch(text, NOW)
    assert launch is not None
    assert launch.at is not None
    assert (launch.token, launch.at.day) == (token, day)


@pytest.mark.parametrize(
    "text",
    [
        "Rumour: Base could launch token next week",
        "Foo allegedly plans TGE on March 20",
        "Foo reportedly sets token launch for March 20",
        "Foo denies token launch on March 20",
        "No plans for a token, wallet maker says",
        "Foo cancels TGE set for March 20",
        "Foo postpones TGE",
        "Fake FOO airdrop claim opens today, users warned",
        "Two months after its TGE, FOO token down 80%",
        "FOO slides 20% since its token launch",
        "TGE of FOO took place on March 3",
        "Project raised $5M in ICO era",
        "Governance token of Aave rises",
        "Traders bet on token launch by June",
        "SEC delays decision on token fund",
        "Bitcoin rises",
        "",
    ],
)
def test_rumours_denials_and_the_past_are_no_launches(text: str) -> None:
    assert find_launch(text, NOW) is None


def test_a_launch_put_off_to_a_named_time_is_a_launch() -> None:
    launch = find_launch("Foo postpones TGE to Q3 2026", NOW)
    assert launch is not None
    assert (launch.at, launch.precision) == (datetime(2026, 7, 1, tzinfo=UTC), Precision.QUARTER)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("on 2026-04-02", (2026, 4, 2), Precision.DAY),
        ("at 2026-04-02T09:30", (2026, 4, 2, 9, 30), Precision.MINUTE),
        ("March 14", (2026, 3, 14), Precision.DAY),
        ("14th March 2027", (2027, 3, 14), Precision.DAY),
        ("Jan 5", (2027, 1, 5), Precision.DAY),
        ("Feb 20", (2026, 2, 20), Precision.DAY),
        ("tomorrow at 2:30 pm ET", (2026, 3, 11, 18, 30), Precision.MINUTE),
        ("today, 22:00 CET", (2026, 3, 10, 21), Precision.MINUTE),
        ("on Tuesday", (2026, 3, 10), Precision.DAY),
        ("next Friday", (2026, 3, 13), Precision.DAY),
        ("in 3 days", (2026, 3, 13), Precision.DAY),
        ("in 2 weeks", (2026, 3, 24), Precision.DAY),
        ("next week", (2026, 3, 16), Precision.WEEK),
        ("later this month", (2026, 3, 1), Precision.MONTH),
        ("next quarter", (2026, 4, 1), Precision.QUARTER),
        ("in Q3", (2026, 7, 1), Precision.QUARTER),
        ("first quarter of 2027", (2027, 1, 1), Precision.QUARTER),
        ("in May", (2026, 5, 1), Precision.MONTH),
        ("in January", (2027, 1, 1), Precision.MONTH),
        ("on March 14 at 25:00 UTC", (2026, 3, 14), Precision.DAY),
        ("2026-03-14 14:00", (2026, 3, 14, 14), Precision.MINUTE),
        ("2026-03-14 14:00 (UTC)", (2026, 3, 14, 14), Precision.MINUTE),
        ("2026-03-14 14:00 (UTC+8)", (2026, 3, 14, 6), Precision.MINUTE),
        ("2026-03-14 02:00 PM UTC+08:00", (2026, 3, 14, 6), Precision.MINUTE),
        ("2026-03-14 14:00:00 UTC+0530.", (2026, 3, 14, 8, 30), Precision.MINUTE),
        ("2026-03-14 20:00 GMT-5", (2026, 3, 15, 1), Precision.MINUTE),
        ("2026-03-14 14:00 KST", (2026, 3, 14, 5), Precision.MINUTE),
        ("2026-03-14T14:00:00+09:00", (2026, 3, 14, 5), Precision.MINUTE),
        ("2026-03-14T14:00-0500", (2026, 3, 14, 19), Precision.MINUTE),
        ("2026-03-14T14:00:00Z", (2026, 3, 14, 14), Precision.MINUTE),
        ("2026-03-14 08:30 p.m. ET", (2026, 3, 15, 0, 30), Precision.MINUTE),
        ("2026-03-14 14:00 amid the rally", (2026, 3, 14, 14), Precision.MINUTE),
        ("March 14, 10:00 UTC-12:00 UTC", (2026, 3, 14, 10), Precision.MINUTE),
        ("2026-03-14 10:00-12:00 is reserved", (2026, 3, 14, 10), Precision.MINUTE),
        ("2026-03-14 14:00 (UTC+25)", (2026, 3, 14), Precision.DAY),
        ("2026-03-14 25:00 (UTC+8)", (2026, 3, 14), Precision.DAY),
        ("March 14 at 8:00 PM UTC+8", (2026, 3, 14, 12), Precision.MINUTE),
        ("March 14, 20:00:00 (UTC+8)", (2026, 3, 14, 12), Precision.MINUTE),
        ("March 14, 8 PM (KST)", (2026, 3, 14, 11), Precision.MINUTE),
        ("March 14 at 14:00 UTC -5% for holders", (2026, 3, 14, 14), Precision.MINUTE),
        ("next Tuesday", (2026, 3, 17), Precision.DAY),
        ("this Tuesday", (2026, 3, 10), Precision.DAY),
    ],
)
def test_dates_are_read_as_headlines_write_them(
    text: str, at: tuple[int, int, int], precision: Precision
) -> None:
    assert find_date(text, NOW) == (datetime(*at, tzinfo=UTC), precision)


def test_months_roll_over_the_year() -> None:
    december = datetime(2026, 12, 20, tzinfo=UTC)
    assert find_date("next month", december) == (datetime(2027, 1, 1, tzinfo=UTC), Precision.MONTH)
    assert find_date("in Q1", december) == (datetime(2027, 1, 1, tzinfo=UTC), Precision.QUARTER)


@pytest.mark.parametrize(
    ("seen_at", "text", "at"),
    [
        ((2027, 1, 5), "December 20", (2026, 12, 20)),
        ((2027, 1, 5), "November 1", (2027, 11, 1)),
        ((2026, 12, 20), "Jan 5", (2027, 1, 5)),
        ((2026, 12, 20), "December 1", (2026, 12, 1)),
        ((2026, 6, 10), "June 10", (2026, 6, 10)),
        ((2026, 6, 10), "April 1", (2027, 4, 1)),
        ((2027, 3, 10), "February 29", (2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_is_not_long_ago(
    seen_at: tuple[int, int, int], text: str, at: tuple[int, int, int]
) -> None:
    told = find_date(text, datetime(*seen_at, tzinfo=UTC))
    assert told == (datetime(*at, tzinfo=UTC), Precision.DAY)


@pytest.mark.parametrize(
    "text", ["May the market rise", "up 14% in", "February 31", "no date", "2026-13-45"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text, NOW) is None


def test_in_some_hours_counts_from_now() -> None:
    assert find_date("in 6 hours", NOW) == (NOW + timedelta(hours=6), Precision.DAY)


def test_an_operators_own_phrases_tell_a_launch_and_rule_one_out() -> None:
    text = "Kite (KITE) confirms fair mint for March 24 on Base"
    assert find_launch(text, NOW) is None
    own = Grammar(phrases=("fair mint",))
    assert own.has_cue(text)
    launch = find_launch(text, NOW, own)
    assert launch is not None
    assert (launch.token, launch.phrase) == ("KITE", "fair mint")
    assert find_launch(text, NOW, Grammar(phrases=("fair mint",), exclusions=("on base",))) is None
    assert find_launch(text, NOW, Grammar(phrases=("air mint",))) is None, "whole words only"


def test_what_stands_too_far_from_the_phrase_is_of_something_else() -> None:
    text = "Kite confirms its TGE. " + "It is a long story. " * 10 + "On March 24 OKX turns eight."
    near, far = (find_launch(text, NOW, Grammar(distance=d)) for d in (60, 400))
    assert near is not None
    assert far is not None
    assert (near.at, near.venues) == (None, ())
    assert far.venues == ("OKX",)
