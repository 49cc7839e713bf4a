import numpy as np
import pytest

from ml.market import coverage
from ml.market.risk import RiskModel

SMALL = RiskModel(window_hours=240, memory_hours=24, degrees=4, horizon_hours=24, paths=600)


@pytest.mark.parametrize(
    ("breaches", "days", "p"),
    [  # worked by hand: 2 (ln L(rate) - ln L(0.05)) against chi-squared of one degree
        (5, 100, 1.0),
        (10, 100, 0.0421),
        (0, 100, 0.0014),
    ],
)
def test_kupiec_refuses_rates_far_from_the_level(breaches: int, days: int, p: float) -> None:
    assert coverage.kupiec(breaches, days, 0.05) == pytest.approx(p, abs=2e-4)


def test_christoffersen_refuses_breaches_in_a_row_and_not_scattered_ones() -> None:
    row = np.zeros(400, dtype=bool)
    row[100:120] = True
    scattered = np.zeros(400, dtype=bool)
    scattered[::20] = True
    assert coverage.independence(row) < 1e-6
    assert coverage.independence(scattered) > 0.1


def test_no_breach_and_nothing_but_breaches_have_an_answer() -> None:
    assert coverage.independence(np.zeros(9, dtype=bool)) == pytest.approx(1)
    assert coverage.independence(np.ones(9, dtype=bool)) == pytest.approx(1)
    assert coverage.kupiec(0, 0, 0.05) == pytest.approx(1)


def test_the_quantile_loss_is_least_at_the_quantile() -> None:
    lost = np.random.default_rng(1).normal(0, 1, 20_000)
    losses = [coverage.quantile_loss(np.full(20_000, q), lost, 0.05) for q in (1.2, 1.645, 2.1)]
    assert min(losses) == losses[1]


def test_the_back_test_states_before_it_looks() -> None:
    returns = np.random.default_rng(2).normal(0, 0.005, 600)
    changed = returns.copy()
    changed[400:] *= 30
    days, other = coverage.back_test(SMALL, returns), coverage.back_test(SMALL, changed)
    assert len(days.lost) == (600 - 240) // 24
    before = (400 - 240) // 24 + 1  # the day that contains the change was stated before it
    assert np.array_equal(days.stated[:before], other.stated[:before])
    assert not np.array_equal(days.stated[before:], other.stated[before:])


def test_a_day_is_lost_when_the_price_falls() -> None:
    returns = np.zeros(264)
    returns[250] = np.log(0.9)
    assert coverage.back_test(SMALL, returns).lost == pytest.approx([0.1])


def test_pooled_days_count_each_level_over_all() -> None:
    days = coverage.Days(np.full((50, 2), 0.1), np.full((50, 2), 0.12), np.full(50, 0.05))
    worse = coverage.Days(days.stated, days.shortfall, np.full(50, 0.24))
    five, one = coverage.coverage(coverage.together([days, worse]))
    assert (five.days, five.rate, one.rate) == (100, 0.5, 0.5)
    assert five.shortfall_ratio == pytest.approx(2)
    assert five.kupiec < 0.01
