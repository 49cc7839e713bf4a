import numpy as np
import pytest

from ml.market.direction import (
    NO_EDGE,
    ROUND_TRIP_BP,
    edge,
    load_direction,
    majority,
    record,
    reversal,
    rises,
    table,
)  # fmt: skip
from tests.unit.ml.market.waves import candles, changed_after


def test_only_confident_hours_are_traded_and_each_pays_the_fees() -> None:
    chances = np.array([0.9, 0.1, 0.52, 0.9])
    moves = np.array([0.01, -0.02, 0.5, -0.03])
    found = record(chances, moves, confident=0.1)
    assert (found.hours, found.trades) == (4, 3)
    assert found.right == 0.75
    assert found.gross_bp == pytest.approx((100 + 200 - 300) / 3)
    assert found.net_bp == pytest.approx(found.gross_bp - ROUND_TRIP_BP)


def test_nothing_confident_trades_nothing() -> None:
    found = record(np.full(9, 0.51), np.ones(9), confident=0.2)
    assert (found.trades, found.gross_bp, found.net_bp) == (0, 0, 0)
    assert edge(found, 0.5, 0.5) == NO_EDGE


@pytest.mark.parametrize(
    ("share", "move", "is_edge"),
    [(0.7, 0.01, True), (0.7, 0.0002, False), (0.5, 0.01, False)],
    ids=["right and worth it", "right and eaten by fees", "a coin"],
)
def test_an_edge_is_claimed_only_when_right_and_worth_its_fees(
    share: float, move: float, is_edge: bool
) -> None:
    random = np.random.default_rng(1)
    moves = np.where(random.random(4000) < 0.5, move, -move)
    is_right = random.random(4000) < share
    chances = np.where((moves > 0) == is_right, 0.9, 0.1)
    assert (edge(record(chances, moves, 0.1), 0.51, 0.52) != NO_EDGE) is is_edge


def test_the_two_rules_know_only_what_came_before() -> None:
    assert majority(np.array([1.0, 1, -1]), np.array([1.0, 1, 1, -1])) == 0.75
    assert majority(np.array([-1.0, -1, 1]), np.array([1.0, 1, 1, -1])) == 0.25
    assert reversal(np.array([-1.0, 1, 1]), np.array([1.0, 1, -1])) == pytest.approx(2 / 3)


def test_a_rise_is_that_of_the_hour_after() -> None:
    known = candles(400)
    after, places = rises(known)
    assert after[300] == pytest.approx(np.log(known.close[301] / known.close[300]))
    assert places[-1] == 398  # the newest hour has none after it


def test_both_models_answer_after_the_last_candle_and_admit_to_no_edge() -> None:
    known, model = candles(400), load_direction()
    lean = model.read(known)
    assert 0.3 < lean.network < 0.7
    assert 0.3 < lean.regression < 0.7
    assert lean.edge == NO_EDGE
    at = np.array([399])
    assert model.network(known, at)[0] == pytest.approx(lean.network)


def test_neither_model_is_moved_by_the_future() -> None:
    known, model = candles(500), load_direction()
    at = np.arange(300, 400)
    other = changed_after(known, 400)
    assert np.array_equal(model.network(known, at), model.network(other, at))
    assert np.array_equal(model.regression(known, at), model.regression(other, at))
    assert np.isfinite(table(known)[300:]).all()
