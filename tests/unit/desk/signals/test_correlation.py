"""Rank correlation agrees with published figures, whatever the scale, and is silent on little."""

import random
from math import asin, pi, sqrt
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.signals.correlation import BINS, MOST_POINTS, Said, correlate, interval, spearman
from desk.signals.model import Forecast
from desk.signals.statistics import ENOUGH

NUMBERS = st.integers(-1000, 1000)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=ENOUGH, max_size=80)


def test_it_is_what_the_textbook_example_says() -> None:
    # IQ and hours of television of ten people: rho is -29/165. Each person taken twice changes
    # nothing, for ties share the mean of their ranks.
    intelligence = (106, 100, 86, 101, 99, 103, 97, 113, 112, 110)
    television = (7, 27, 2, 50, 28, 29, 20, 12, 6, 17)
    found = spearman(list(zip(intelligence, television, strict=True)) * 2)
    assert found == pytest.approx(-29 / 165)


@given(xs=st.permutations(range(25)))
def test_without_ties_it_is_spearmans_own_formula(xs: list[int]) -> None:
    n = len(xs)
    squares = sum((place - x) ** 2 for place, x in enumerate(xs))
    found = spearman([(float(place), float(x)) for place, x in enumerate(xs)])
    assert found == pytest.approx(1 - 6 * squares / (n * (n * n - 1)))


@given(pairs=PAIRS)
def test_only_order_counts_and_turning_one_around_turns_the_sign(
    pairs: list[tuple[int, int]],
) -> None:
    found = spearman(pairs)
    if found is None:
        assert len({x for x, _ in pairs}) == 1 or len({y for _, y in pairs}) == 1
        return
    assert -1 <= found <= 1
    assert spearman([(y, x) for x, y in pairs]) == pytest.approx(found)
    assert spearman([(x**3, y * 7 + 1) for x, y in pairs]) == pytest.approx(found)
    assert spearman([(-x, y) for x, y in pairs]) == pytest.approx(-found)
    low, high = interval(found, len(pairs))
    assert -1 <= low <= high <= 1
    assert low - 1e-5 <= found <= high + 1e-5


def test_few_tell_nothing_and_neither_does_what_never_changes() -> None:
    rising = [Forecast(n / 100, n / 100, n / 10) for n in range(ENOUGH)]
    few = correlate(rising[:-1], Said.TONE)
    assert (few.n, few.rho, few.interval) == (ENOUGH - 1, None, None)
    assert {one.quartiles for one in few.bins} == {None}
    assert len(few.points) == ENOUGH - 1, "what happened is shown all the same"
    enough = correlate(rising, Said.TONE)
    assert enough.rho == pytest.approx(1)
    assert enough.interval is not None
    assert enough.interval[0] > 0.9
    flat = correlate([Forecast(0.5, 0.5, n / 10) for n in range(50)], Said.TONE)
    assert (flat.n, flat.rho, flat.interval) == (50, None, None)
    assert correlate([], Said.IMPACT).n == 0


def test_impact_is_held_against_the_size_of_the_move_whichever_way_it_went() -> None:
    told = [Forecast(0.0, n / 40, (-1) ** n * n / 10) for n in range(40)]
    assert correlate(told, Said.IMPACT).rho == pytest.approx(1)
    assert correlate(told, Said.TONE).rho is None
    assert min(one.low for one in correlate(told, Said.IMPACT).bins) == 0


@given(
    told=st.lists(
        st.builds(Forecast, st.floats(-1, 1), st.floats(0, 1), st.floats(-9, 9)), max_size=90
    ),
    said=st.sampled_from(Said),
)
def test_every_alert_is_in_one_bin_and_quartiles_hold_the_median(
    told: list[Forecast], said: Said
) -> None:
    found = correlate(told, said)
    assert len(found.bins) == BINS
    assert sum(one.n for one in found.bins) == found.n == len(told)
    for one in found.bins:
        assert (one.quartiles is None) == (one.n < ENOUGH)
        if one.quartiles is not None:
            first, middle, third = one.quartiles
            assert first <= middle <= third


def test_the_newest_alerts_are_the_dots_and_all_of_them_are_the_figure() -> None:
    told = [Forecast(0.9, 0.5, float(n)) for n in range(MOST_POINTS + 7)]
    found = correlate(told, Said.TONE)
    assert (found.n, len(found.points)) == (MOST_POINTS + 7, MOST_POINTS)
    assert (found.points[0][1], found.points[-1][1]) == (7.0, MOST_POINTS + 6.0)
    last = found.bins[-1].quartiles
    assert last is not None
    assert last[1] == median(range(MOST_POINTS + 7))


def test_nineteen_of_twenty_intervals_hold_the_true_correlation() -> None:
    chooser, pearson, held = random.Random(5), 0.4, 0
    true = 6 / pi * asin(pearson / 2)  # of two normal variables
    for _ in range(400):
        pairs = []
        for _ in range(60):
            x = chooser.gauss(0, 1)
            pairs.append((x, pearson * x + sqrt(1 - pearson**2) * chooser.gauss(0, 1)))
        rho = spearman(pairs)
        assert rho is not None
        low, high = interval(rho, len(pairs))
        held += low <= true <= high
    assert 365 <= held <= 393, "95 % of 400 is 380, give or take three standard errors"
