"""A funding rate that comes over to the other side is one event, however often it is looked at."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desk.market.flips import Flips
from desk.market.latches import Latches
from desk.market.measured import Gauge, Limit, Measured, Reading, Unit

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
COOL_DOWN = timedelta(minutes=15)
ANY = Limit(Gauge.FLIP, Unit.PERCENT, Decimal("0.005"))
WIDE = Limit(Gauge.FLIP, Unit.PERCENT, Decimal("0.02"))


def turned(*rates: str, every: timedelta = timedelta(minutes=1)) -> list[bool]:
    """Return at each look whether the rate has flipped."""
    flips = Flips()
    return [
        flips.turned("paper", "BTC/USDT", Decimal(rate), AT + every * number)
        for number, rate in enumerate(rates)
    ]


def flip(rate: str, minutes: int) -> Measured:
    percent = Decimal(rate)
    return Measured(
        gauge=Gauge.FLIP,
        coin="BTC",
        reading=Reading.of(abs(percent)),
        direction=1 if percent > 0 else -1,
        at=AT + timedelta(minutes=minutes),
    )


def told(*rates: tuple[int, str], limits: tuple[Limit, ...] = (ANY,)) -> list[int]:
    """Return the minutes at which a flip is told."""
    latches, found = Latches(COOL_DOWN), []
    for minutes, rate in rates:
        if (event := latches.admits(flip(rate, minutes), limits)) is not None:
            latches.remember(event)
            found.append(minutes)
    return found


def test_what_is_seen_first_is_no_flip_and_the_other_side_is() -> None:
    assert turned("0.01", "0.02", "-0.006", "-0.01", "0.01") == [False, False, True, True, True]


def test_a_rate_that_hovers_around_nought_does_not_flip() -> None:
    assert turned("0.01", "-0.004", "0.004", "-0.0049", "0", "0.01") == [False] * 6


@pytest.mark.parametrize(("hours", "is_one"), [(7, True), (8, False)])
def test_a_flip_is_under_way_for_one_period_of_funding(hours: int, is_one: bool) -> None:
    flips = Flips()
    for rate in ("0.01", "-0.01"):
        flips.turned("paper", "BTC/USDT", Decimal(rate), AT)
    later = AT + timedelta(hours=hours)
    assert flips.turned("paper", "BTC/USDT", Decimal("-0.02"), later) is is_one


def test_venues_that_disagree_and_markets_that_differ_do_not_flip_each_other() -> None:
    flips = Flips()
    for _ in range(3):
        assert not flips.turned("paper", "BTC/USDT", Decimal("0.01"), AT)
        assert not flips.turned("binance", "BTC/USDT", Decimal("-0.01"), AT)
        assert not flips.turned("paper", "ETH/USDT", Decimal("-0.01"), AT)


def test_a_flip_is_told_once_however_the_rate_goes_on() -> None:
    assert told((0, "-0.006"), (1, "-0.05"), (2, "-0.005"), (200, "-0.006")) == [0]


def test_the_way_back_is_another_flip_but_not_within_the_cool_down() -> None:
    assert told((0, "-0.01"), (14, "0.01"), (15, "0.01"), (16, "0.01")) == [0, 15]
    assert told((0, "-0.01"), (5, "0.01"), (10, "-0.01"), (60, "-0.01")) == [0]


def test_a_flip_that_grows_past_a_larger_limit_is_told_to_whom_it_is_news() -> None:
    events = ((0, "-0.006"), (1, "-0.01"), (2, "-0.021"), (3, "-0.03"))
    assert told(*events, limits=(ANY, WIDE)) == [0, 2]
