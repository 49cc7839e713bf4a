import numpy as np
import pytest
from sklearn import metrics as theirs

from ml import metrics


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(7)


def test_accuracy_and_macro_f1_agree_with_scikit_learn(random: np.random.Generator) -> None:
    truth, said = random.integers(-1, 2, 500), random.integers(-1, 2, 500)
    ours = metrics.scores(truth, said)
    assert ours["accuracy"] == pytest.approx(theirs.accuracy_score(truth, said))
    assert ours["macro_f1"] == pytest.approx(theirs.f1_score(truth, said, average="macro"))
    assert ours["rows"] == 500


def test_average_precision_agrees_with_scikit_learn_with_and_without_ties(
    random: np.random.Generator,
) -> None:
    truth = random.integers(0, 2, 300)
    for score in (random.random(300), np.round(random.random(300), 1)):
        wanted = theirs.average_precision_score(truth, score)
        assert metrics.average_precision(truth, score) == pytest.approx(wanted)


def test_area_under_curve_agrees_with_scikit_learn_with_ties(random: np.random.Generator) -> None:
    truth, score = random.integers(0, 2, 300), np.round(random.random(300), 1)
    wanted = theirs.roc_auc_score(truth, score)
    assert metrics.area_under_curve(truth, score) == pytest.approx(wanted)


def test_the_threshold_of_a_precision_gives_that_precision() -> None:
    truth = np.array([1, 1, 0, 1, 0, 0])
    score = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    recall, threshold = metrics.recall_at_precision(truth, score, 0.75)
    assert (recall, threshold) == (1.0, 0.6)
    assert metrics.recall_at_precision(truth, -score, 0.9) == (0.0, 1.0)


def test_a_calibrated_model_has_no_calibration_error_and_a_boaster_has() -> None:
    truth = np.array([0] * 8 + [1] * 2)
    assert metrics.calibration_error(np.tile([0.8, 0.2], (10, 1)), truth) == pytest.approx(0)
    assert metrics.calibration_error(np.tile([1.0, 0.0], (10, 1)), truth) == pytest.approx(0.2)


def test_softmax_sums_to_one_without_overflow() -> None:
    given = metrics.softmax(np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]]))
    assert np.allclose(given, [[1.0, 0.0, 0.0], [1 / 3, 1 / 3, 1 / 3]])
