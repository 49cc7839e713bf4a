"""Indicators agree with values worked out by hand and stay within their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.market.indicators import ema, rsi

PRICES = st.lists(
    st.floats(1e-9, 1e9, allow_nan=False, allow_infinity=False), min_size=1, max_size=60
)
LENGTHS = st.integers(1, 20)
# Closes and the index of a worked example that is often reprinted: plain means over 14 changes
# first (0.2384 up, 0.1000 down), Wilder's smoothing after.
CLOSES = (
    *(44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826),
    *(45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439),
)
STRENGTHS = (70.53, 66.32, 66.55, 69.41, 66.36, 57.97)


def test_ema_begins_with_a_mean_and_goes_half_way_at_length_three() -> None:
    assert ema([1, 2, 3, 5, 5, 1], 3) == [2, 3.5, 4.25, 2.625]
    assert ema([7, 9], 2) == [8]
    assert ema([7, 9], 1) == [7, 9]


def test_rsi_follows_means_worked_out_by_hand() -> None:
    # Changes +2 -1 +1 -2; means of two: up 1 -> 1 -> 0.5, down 0.5 -> 0.25 -> 1.125.
    assert rsi([10, 12, 11, 12, 10], 2) == pytest.approx([100 / 1.5, 80, 100 * 0.5 / 1.625])


def test_rsi_agrees_with_the_worked_example() -> None:
    assert rsi(CLOSES) == pytest.approx(STRENGTHS, abs=0.01)


def test_rsi_of_a_market_that_only_rises_falls_or_stands() -> None:
    assert rsi([float(n) for n in range(1, 21)]) == [100] * 6
    assert rsi([float(n) for n in range(20, 0, -1)]) == [0] * 6
    assert rsi([5.0] * 20) == [50] * 6


def test_too_few_prices_have_no_value() -> None:
    assert ema([1.0] * 19, 20) == []
    assert rsi([1.0] * 14) == []
    assert len(rsi([1.0] * 15)) == 1


@given(PRICES, LENGTHS)
def test_ema_lies_between_the_least_and_the_most(prices: list[float], length: int) -> None:
    found = ema(prices, length)
    assert len(found) == max(0, len(prices) - length + 1)
    slack = max(prices) * 1e-9
    assert all(min(prices) - slack <= value <= max(prices) + slack for value in found)


@given(PRICES, LENGTHS)
def test_rsi_lies_between_nought_and_a_hundred(prices: list[float], length: int) -> None:
    found = rsi(prices, length)
    assert len(found) == max(0, len(prices) - length)
    assert all(0 <= value <= 100 for value in found)


@given(PRICES.filter(lambda prices: len(prices) > 2), LENGTHS)
def test_what_came_long_before_hardly_counts(prices: list[float], length: int) -> None:
    settled = [prices[0]] * 600 + prices
    early = [prices[0] * 2] * 5 + settled
    scale = max(prices)
    assert ema(early, length)[-1] == pytest.approx(ema(settled, length)[-1], abs=scale * 1e-6)
