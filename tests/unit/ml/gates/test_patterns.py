import numpy as np
import pytest

from ml import registry
from ml.gates import patterns
from ml.market.charts import AHEAD


def test_agreement_is_told_beside_never_naming_anything() -> None:
    wanted = np.array([0, 0, 0, 1, 2])
    found = patterns.agreement(np.array([0, 0, 3, 1, 1]), wanted)
    assert found == {"agreement": 0.6, "never": 0.6, "found": 0.5, "right": 0.3333, "named": 0.6}
    assert patterns.agreement(np.zeros(5, dtype=np.int64), wanted)["right"] == 0


def test_overlapping_windows_do_not_make_a_return_look_certain() -> None:
    after = np.random.default_rng(0).normal(0.001, 0.01, 4000)
    given = np.tile([1, 0], 2000)
    count, mean, error = patterns.followed(1, after, given)
    assert count == 2000
    assert mean == pytest.approx(10, abs=3)
    assert error == pytest.approx(100 / np.sqrt(2000 * patterns.STRIDE / AHEAD), rel=0.1)
    assert patterns.followed(7, after, given) == (0, 0.0, 0.0)


def test_the_card_holds_to_the_gates() -> None:
    figures = registry.load_card(patterns.NAME).metrics
    year = figures["2019"]
    assert year["agreement"] >= max(patterns.AGREEMENT, year["never"])
    assert patterns.LEAST_NAMED <= year["named"] <= patterns.MOST_NAMED
    assert figures["drawings"]["noise x1"] >= patterns.DRAWN
