import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ml.market.folds import by_time, walk_forward


@given(
    start=st.integers(0, 300),
    size=st.integers(800, 5000),
    folds=st.integers(1, 6),
    embargo=st.integers(0, 40),
)
def test_each_fold_learns_stops_and_is_judged_in_this_order_with_an_embargo_between(
    start: int, size: int, folds: int, embargo: int
) -> None:
    found = walk_forward(start, start + size, folds, 0.4, embargo)
    assert len(found) == folds
    for fold in found:
        assert fold.train[0] == start
        assert fold.validation[0] - fold.train[-1] > embargo
        assert fold.test[0] - fold.validation[-1] > embargo
    tests = np.concatenate([fold.test for fold in found])
    assert np.array_equal(tests, np.arange(start + int(size * 0.4), start + size))


@given(st.lists(st.integers(0, 500), min_size=1), st.integers(0, 500), st.integers(0, 50))
def test_rows_are_learnt_from_only_when_they_end_before_what_is_judged_begins(
    places: list[int], border: int, embargo: int
) -> None:
    at = np.array(places)
    is_learnt, is_judged = by_time(at, border, embargo)
    assert not (is_learnt & is_judged).any()
    assert (at[is_judged] >= border).all()
    assert (at[is_learnt] + embargo < border).all()
