"""What the market does is told once, in its true size, and not for a price that cannot be."""

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.market.latches import Latches
from desk.market.measured import Gauge, Limit, Measured, Reading, Span, Unit
from desk.market.model import Candle
from desk.market.sweeps import Sweeps, Trade
from desk.market.turnover import BEFORE, SPAN, Turnover
from desk.market.windows import Window

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
COOL_DOWN = timedelta(minutes=15)
FIVE = Limit(Gauge.MOVE, Unit.PERCENT, Decimal(5), Span.H1)
EIGHT = Limit(Gauge.MOVE, Unit.PERCENT, Decimal(8), Span.H1)


def move(percent: str, *, minutes: float = 0, way: int = 1) -> Measured:
    """A move of BTC over an hour."""
    return Measured(
        gauge=Gauge.MOVE,
        coin="BTC",
        reading=Reading.of(Decimal(percent)),
        direction=way,
        at=AT + timedelta(minutes=minutes),
        span=Span.H1,
    )


def told(latches: Latches, *events: Measured, limits: tuple[Limit, ...] = (FIVE,)) -> list[str]:
    """Return the sizes of the events that are told."""
    found = []
    for event in events:
        if (admitted := latches.admits(event, limits)) is not None:
            latches.remember(admitted)
            found.append(str(admitted.reading.amount.normalize()))
    return found


def test_a_move_that_hovers_around_a_limit_is_told_once() -> None:
    sizes = ("4.9", "5.1", "4.8", "5.2", "3.5", "5.3")
    events = [move(size, minutes=10 * i) for i, size in enumerate(sizes)]
    assert told(Latches(COOL_DOWN), *events) == ["5.1"]


def test_a_move_that_was_over_is_told_again_but_not_within_the_cool_down() -> None:
    early = [move("5.1"), move("1", minutes=5), move("5.4", minutes=10)]
    late = [move("1", minutes=16), move("5.2", minutes=20)]
    assert told(Latches(COOL_DOWN), *early, *late) == ["5.1", "5.2"]


def test_a_move_that_grows_is_told_again_to_whom_it_is_news_alone() -> None:
    latches = Latches(COOL_DOWN)
    first = latches.admits(move("5.5"), (FIVE, EIGHT))
    assert first is not None
    assert (first.crosses(FIVE), first.crosses(EIGHT)) == (True, False)
    latches.remember(first)
    second = latches.admits(move("8.2", minutes=1), (FIVE, EIGHT))
    assert second is not None
    assert (second.crosses(FIVE), second.crosses(EIGHT)) == (False, True)


def alone(gauge: Gauge, amount: int, *, minutes: float, way: int = -1) -> Measured:
    """A whale or a liquidation in BTC."""
    reading, at = Reading.of(Decimal(amount)), AT + timedelta(minutes=minutes)
    return Measured(gauge=gauge, coin="BTC", reading=reading, direction=way, at=at)


@pytest.mark.parametrize("gauge", [Gauge.WHALE, Gauge.LIQUIDATION])
def test_a_whale_or_a_liquidation_is_news_after_the_cool_down_however_large_the_last_one_was(
    gauge: Gauge,
) -> None:
    amounts = {0: 1_000_000, 5: 900_000, 14: 2_000_000, 20: 600_000, 300: 900_000, 540: 700_000}
    events = [alone(gauge, amount, minutes=at) for at, amount in amounts.items()]
    limits = (Limit(gauge, Unit.MONEY, Decimal(500_000)),)
    assert told(Latches(COOL_DOWN), *events, limits=limits) == ["1E+6", "6E+5", "9E+5", "7E+5"]


def test_a_liquidation_within_the_cool_down_is_news_past_another_limit_alone() -> None:
    gauge = Gauge.LIQUIDATION
    limits = tuple(Limit(gauge, Unit.MONEY, Decimal(m) * 1_000_000) for m in (1, 2))
    events = [alone(gauge, m * 100_000, minutes=i) for i, m in enumerate((11, 19, 25, 26))]
    assert told(Latches(COOL_DOWN), *events, limits=limits) == ["1.1E+6", "2.5E+6"]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 40)), max_size=40),
    st.sampled_from((Gauge.WHALE, Gauge.LIQUIDATION)),
)
def test_of_such_events_none_is_silent_for_longer_than_a_cool_down(
    steps: list[tuple[int, int]], gauge: Gauge
) -> None:
    limit, latches = Limit(gauge, Unit.MONEY, Decimal(500_000)), Latches(COOL_DOWN)
    minute, last = 0, None
    for step, size in steps:
        minute += step
        found = latches.admits(alone(gauge, size * 100_000, minutes=minute), (limit,))
        is_due = size >= 5 and (last is None or minute - last >= 15)
        assert (found is not None) is is_due
        if found is not None:
            latches.remember(found)
            last = minute


def test_what_could_not_be_told_is_told_at_the_next_look() -> None:
    latches = Latches(COOL_DOWN)
    assert latches.admits(move("5.1"), (FIVE,)) is not None
    assert told(latches, move("5.2", minutes=1)) == ["5.2"]


def test_the_way_down_is_another_event_than_the_way_up() -> None:
    assert told(Latches(COOL_DOWN), move("5.1"), move("6", minutes=1, way=-1)) == ["5.1", "6"]


@given(st.lists(st.integers(0, 100).map(lambda tenths: str(tenths / 10)), max_size=40))
def test_nobody_is_told_twice_within_a_cool_down_whatever_the_price_does(sizes: list[str]) -> None:
    latches, told_at = Latches(COOL_DOWN), []
    for minute, size in enumerate(sizes):
        event = latches.admits(move(size, minutes=minute), (FIVE, EIGHT))
        if event is not None:
            latches.remember(event)
            told_at += [minute] if event.crosses(FIVE) else []
    gaps = [later - earlier for earlier, later in itertools.pairwise(told_at)]
    assert all(gap * 60 >= COOL_DOWN.total_seconds() for gap in gaps)


def test_a_window_measures_against_the_price_of_a_span_ago() -> None:
    window = Window(Span.H1)
    for minute in range(91):
        window.add(AT + timedelta(minutes=minute), Decimal(100) + minute)
    now = AT + timedelta(minutes=91)
    window.move(now, Decimal(191))
    found = window.move(now + timedelta(seconds=1), Decimal(191))
    assert found is not None
    assert round(found) == round((191 / 131 - 1) * 100)


def test_a_window_that_has_not_seen_a_whole_span_or_has_a_hole_says_nothing() -> None:
    window = Window(Span.H1)
    for minute in range(30):
        assert window.move(AT + timedelta(minutes=minute), Decimal(100)) is None
    later = AT + timedelta(hours=2)
    assert window.move(later, Decimal(200)) is None


def test_one_look_alone_is_no_move() -> None:
    window = Window(Span.M5)
    for second in range(0, 301, 5):
        window.add(AT + timedelta(seconds=second), Decimal(100))
    looks = [Decimal(price) for price in ("100", "130", "100.1", "106", "105")]
    moves = [window.move(AT + timedelta(seconds=302 + i), p) for i, p in enumerate(looks)]
    assert [None if m is None else round(m, 1) for m in moves] == [
        Decimal(0),
        Decimal(0),
        Decimal("0.1"),
        Decimal("0.1"),
        Decimal("5.0"),
    ]


def minute(number: int, volume: str, *, close: str = "100") -> Candle:
    """One minute of a market."""
    at = AT + timedelta(minutes=number)
    return Candle(at, Decimal(100), Decimal(200), Decimal(50), Decimal(close), Decimal(volume))


def test_volume_is_held_against_the_coins_own_last_two_hours() -> None:
    usual = [minute(i, "10" if i % 2 else "12") for i in range(SPAN * BEFORE)]
    burst = [minute(SPAN * BEFORE + i, "66", close="101") for i in range(SPAN)]
    turnover = Turnover()
    turnover.add(usual)
    calm = turnover.burst()
    assert calm is not None
    assert calm.reading.times is not None
    assert abs(calm.reading.times - 1) < Decimal("0.1")
    turnover.add(burst)
    found = turnover.burst()
    assert found is not None
    assert found.reading.times is not None
    assert Decimal("5.9") < found.reading.times < Decimal("6.2")
    assert found.sigmas > 3
    assert found.direction == 1


def test_an_hour_of_minutes_is_too_little_to_say_what_volume_is_usual() -> None:
    turnover = Turnover()
    turnover.add([minute(i, "10") for i in range(55)])
    assert turnover.burst() is None


def test_prints_of_one_moment_and_side_are_one_taker() -> None:
    sweeps = Sweeps()
    for i in range(60):
        at = AT + timedelta(seconds=i)
        sweeps.add(Trade(at, Decimal(100), Decimal(1), is_buy=True))
    now = AT + timedelta(minutes=1)
    assert len(sweeps.take(now)) == 60
    for price in ("100", "101", "102"):
        sweeps.add(Trade(now, Decimal(price), Decimal(40), is_buy=False))
    sweeps.add(Trade(now, Decimal(100), Decimal(1), is_buy=True))
    assert sweeps.take(now) == []
    found = sweeps.take(now + timedelta(seconds=1))
    sale = next(sweep for sweep in found if not sweep.is_buy)
    assert len(found) == 2
    assert sale.reading == Reading.of(Decimal(12120), Decimal("121.2"))
