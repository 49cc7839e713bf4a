import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.market import trailing

VALUES = st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=40)


@given(VALUES, st.integers(1, 12))
def test_sum_mean_and_deviation_are_those_of_the_last_values(
    values: list[float], window: int
) -> None:
    series = np.array(values)
    mean, deviation = trailing.mean_and_deviation(series, window, least=2)
    total = trailing.total(series, window)
    for place in range(len(series)):
        last = series[max(0, place - window + 1) : place + 1]
        assert total[place] == pytest.approx(last.sum(), abs=1e-6)
        if len(last) < 2:
            assert np.isnan(mean[place])
            continue
        assert mean[place] == pytest.approx(last.mean(), abs=1e-6)
        assert deviation[place] == pytest.approx(last.std(ddof=1), abs=1e-3)


@given(VALUES, st.integers(1, 12), st.data())
def test_nothing_changes_when_the_future_does(
    values: list[float], window: int, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(values)))
    other = np.array(values)
    other[cut:] = 1e6
    series = np.array(values)
    for one, two in zip(
        trailing.mean_and_deviation(series, window, 2),
        trailing.mean_and_deviation(other, window, 2),
        strict=True,
    ):
        assert np.array_equal(one[:cut], two[:cut], equal_nan=True)
    assert np.array_equal(
        trailing.change(series, window)[:cut], trailing.change(other, window)[:cut], equal_nan=True
    )
    assert np.array_equal(
        trailing.smoothed(series, 0.9, 0.0)[:cut], trailing.smoothed(other, 0.9, 0.0)[:cut]
    )


def test_a_lag_longer_than_the_series_leaves_nothing() -> None:
    assert np.isnan(trailing.lag(np.array([1.0, 2.0]), 5)).all()
    assert trailing.lag(np.array([1.0, 2.0, 3.0]), 1).tolist()[1:] == [1.0, 2.0]
    assert trailing.lag(np.array([1.0, 2.0]), 0).tolist() == [1.0, 2.0]
