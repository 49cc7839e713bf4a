"""Intervals agree with published figures and cover what they promise to cover."""

import random
from collections.abc import Sequence
from decimal import Decimal
from statistics import mean, median, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.signals.statistics import ENOUGH, Spread, sample, wilson

ROUNDED = Decimal("0.000001")


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, "0.2553", "0.3662"),
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
        (29, 29, "0.8830", "1.0000"),
    ],
)
def test_shares_have_the_published_score_intervals(hits: int, n: int, low: str, high: str) -> None:
    found = wilson(hits, n)
    assert abs(found.low - Decimal(low)) <= Decimal("0.00005")
    assert abs(found.high - Decimal(high)) <= Decimal("0.00005")


@given(n=st.integers(1, 3000), data=st.data())
def test_the_share_itself_lies_within_and_nothing_outside_zero_and_one(
    n: int, data: st.DataObject
) -> None:
    hits = data.draw(st.integers(0, n))
    found = wilson(hits, n)
    assert 0 <= found.low <= found.high <= 1
    assert found.low - ROUNDED <= Decimal(hits) / n <= found.high + ROUNDED
    assert wilson(hits, n * 2).high <= found.high, "the same hits of more tries are a lower share"


def spread(values: Sequence[Decimal]) -> Spread:
    return Spread(
        n=len(values), mean=mean(values), variance=variance(values), median=median(values)
    )


def test_a_mean_has_students_interval() -> None:
    values = [Decimal(v) for v in range(1, 21)]
    found = sample(spread(values))
    assert found is not None
    assert (found.n, found.mean, found.median) == (20, Decimal("10.5"), Decimal("10.5"))
    # t(0.975, 19) = 2.0930 and the standard error is the root of 35 / 20.
    assert abs(found.interval.high - found.mean - Decimal("2.7688")) < Decimal("0.0002")


def test_fewer_than_twenty_values_tell_nothing() -> None:
    assert sample(None) is None
    assert sample(spread([Decimal(1)] * (ENOUGH - 1))) is None
    assert sample(spread([Decimal(1)] * ENOUGH)) is not None


def test_nineteen_of_twenty_intervals_hold_the_true_mean() -> None:
    chooser = random.Random(11)
    held = 0
    for _ in range(400):
        found = sample(spread([Decimal(repr(chooser.gauss(0.3, 1))) for _ in range(25)]))
        assert found is not None
        held += found.interval.low <= Decimal("0.3") <= found.interval.high
    assert 365 <= held <= 393, "95 % of 400 is 380, give or take three standard errors"
