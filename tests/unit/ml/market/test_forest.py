import numpy as np
import pytest
from sklearn.ensemble import IsolationForest

from ml.market.forest import Forest, expected_depth, from_arrays
from ml.train.pumps import SAMPLE, TREES, grow


def stump() -> Forest:
    """Return one tree by hand: feature 1 up to 2.5 goes to leaf 1 of seven rows, else to leaf 2."""
    return Forest(
        feature=np.array([[1, 0, 0]]),
        threshold=np.array([[2.5, 0, 0]], dtype=np.float32),
        left=np.array([[1, 1, 2]]),
        right=np.array([[2, 1, 2]]),
        depth=np.array([[0, 1 + expected_depth(7), 1.0]]),
        typical=expected_depth(8),
    )


def test_a_row_that_is_parted_from_the_rest_at_once_is_the_odd_one() -> None:
    rows = np.array([[9, 2.5], [9, 2.6]], dtype=np.float32)
    ordinary, odd = stump().scores(rows)
    assert odd == pytest.approx(2 ** (-1 / expected_depth(8)))
    assert ordinary == pytest.approx(2 ** (-(1 + expected_depth(7)) / expected_depth(8)))
    assert odd > 0.8 > ordinary


@pytest.mark.parametrize(("rows", "depth"), [(0, 0), (1, 0), (2, 1), (3, 1.2074), (256, 10.2448)])
def test_the_depth_of_a_search_is_the_papers(rows: int, depth: float) -> None:
    assert expected_depth(rows) == pytest.approx(depth, abs=1e-4)


def test_no_rows_have_no_scores() -> None:
    assert stump().scores(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_our_arrays_say_what_the_forest_they_were_written_from_says() -> None:
    random = np.random.default_rng(4)
    rows = random.normal(0, 1, (2000, 5)).astype(np.float32)
    asked = np.concatenate([rows[:200], random.normal(4, 2, (50, 5)).astype(np.float32)])
    theirs = IsolationForest(n_estimators=TREES, max_samples=SAMPLE, random_state=0).fit(rows)
    ours = from_arrays(grow(rows)).scores(asked)
    assert ours == pytest.approx(-theirs.score_samples(asked), abs=1e-5)
    assert ours[200:].mean() > ours[:200].mean() + 0.1
