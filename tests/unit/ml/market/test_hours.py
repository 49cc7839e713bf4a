from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml.market import band, direction, hours
from ml.market.candles import Candles
from ml.market.hours import Logistic
from tests.unit.ml.market.waves import candles, changed_after


@pytest.mark.parametrize(
    "look", [band.table, direction.table, hours.channels], ids=lambda f: f.__module__
)
@settings(max_examples=15, deadline=None)
@given(cut=st.integers(1, 599), seed=st.integers(0, 3))
def test_what_a_model_sees_of_an_hour_does_not_change_when_the_future_does(
    look: Callable[[Candles], Any], cut: int, seed: int
) -> None:
    known = candles(seed=seed)
    seen, other = look(known)[:cut], look(changed_after(known, cut))[:cut]
    assert np.array_equal(seen, other, equal_nan=True)


def test_a_window_ends_with_its_own_hour_and_holds_none_after() -> None:
    series = np.arange(200, dtype=np.float32)[:, None]
    found = hours.windows(series, np.array([63, 150]))
    assert found.shape == (2, hours.WINDOW, 1)
    assert found[0, :, 0].tolist() == list(range(64))
    assert found[1, -1, 0] == 150


def test_everything_is_known_once_ready() -> None:
    known = candles()
    for found in (band.table(known), direction.table(known), hours.channels(known)):
        assert np.isfinite(found[hours.READY :]).all()
    assert hours.channels(known).shape == (600, hours.CHANNELS)


def test_still_prices_give_finite_rows() -> None:
    flat = np.full(600, 100.0)
    still = Candles(candles().opened, flat, flat, flat, flat, np.zeros(600))
    for found in (band.table(still), direction.table(still), hours.channels(still)):
        assert np.isfinite(found[hours.READY :]).all()


def test_the_clock_knows_midnight_and_weekends() -> None:
    sine, cosine, weekend = hours.clock(candles(24 * 7))  # 2024 began on a Monday
    assert (sine[0], cosine[0]) == (0, 1)
    assert sine[6] == pytest.approx(1)
    assert weekend.reshape(7, 24).all(axis=1).tolist() == [False] * 5 + [True] * 2


def test_a_regression_says_a_half_at_its_mean_and_stays_within_ten_deviations() -> None:
    model = Logistic(np.array([3.0]), np.array([2.0]), np.array([[1.0], [-1.0]]), np.zeros(2))
    assert model.chances(np.array([[3.0]])).tolist() == [[0.5, 0.5]]
    up, down = model.chances(np.array([[1e9]]))[0]
    assert up == pytest.approx(1 / (1 + np.exp(-10)))
    assert up + down == pytest.approx(1)
