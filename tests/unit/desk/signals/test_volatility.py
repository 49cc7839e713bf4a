"""A coin's own volatility is known from the past alone, and holes are not bridged."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desk.market.model import Candle, Timeframe
from desk.signals.model import HORIZONS
from desk.signals.volatility import usual_move_bp, yardstick

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
M5 = Timeframe.M5


def candles(closes: list[Decimal], until: datetime = NOW) -> list[Candle]:
    begin = until - M5.length * len(closes)
    return [flat(begin + M5.length * n, close) for n, close in enumerate(closes)]


def flat(at: datetime, price: Decimal) -> Candle:
    return Candle(at, price, price, price, price, Decimal(1))


def see_saw(count: int) -> list[Decimal]:
    return [Decimal(100 + n % 2) for n in range(count)]


def test_it_grows_with_the_root_of_time() -> None:
    found = [
        usual_move_bp(candles(see_saw(100)), M5, timedelta(minutes=minutes), NOW)
        for minutes in (5, 20)
    ]
    assert found[0] is not None
    assert found[1] is not None
    assert abs(found[1] - 2 * found[0]) < Decimal("0.001")


def test_too_little_history_and_a_market_that_stands_still_have_none() -> None:
    assert usual_move_bp(candles(see_saw(48)), M5, HORIZONS[0], NOW) is None
    assert usual_move_bp(candles(see_saw(49)), M5, HORIZONS[0], NOW) is not None
    assert usual_move_bp(candles([Decimal(7)] * 100), M5, HORIZONS[0], NOW) is None


def test_a_jump_over_a_hole_is_no_return() -> None:
    before = candles(see_saw(60), NOW - timedelta(hours=6))
    after = [flat(c.at, c.close * 9) for c in candles(see_saw(60), NOW)]
    found = usual_move_bp([*before, *after], M5, timedelta(minutes=5), NOW)
    assert found is not None
    assert found < 101, "a ninefold price would be 80,000 basis points"


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=40))
def test_what_comes_later_changes_nothing(later: list[int]) -> None:
    past = candles(see_saw(80))
    future = [flat(NOW + M5.length * n, Decimal(price)) for n, price in enumerate(later)]
    moment, horizon = NOW + M5.length * 0.9, timedelta(minutes=30)
    found = usual_move_bp([*past, *future], M5, horizon, moment)
    assert found == usual_move_bp(past, M5, horizon, moment)


def test_every_horizon_has_a_yardstick() -> None:
    assert [yardstick(h).timeframe for h in HORIZONS] == [M5, M5, M5, M5, Timeframe.H1]
