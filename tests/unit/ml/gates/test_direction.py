import numpy as np

from ml import registry
from ml.gates import direction
from ml.gates.gate import Gate
from ml.market.direction import NO_EDGE, Record
from ml.market.folds import walk_forward
from tests.unit.ml.market.waves import candles

RULES = direction.Judged(0.51, 0.52, 9000)


def claims(gates: list[Gate]) -> list[bool]:
    return [gate.is_kept for gate in gates]


def test_a_claim_of_no_edge_is_always_honest() -> None:
    lucky = Record(9000, 0.6, 0.005, 900, 50.0, 30.0, 2.0)
    poor = Record(9000, 0.53, 0.005, 900, 2.0, -18.0, 2.0)
    assert claims(direction._claims("network", lucky, RULES)) == [True]
    assert claims(direction._claims("network", poor, RULES)) == [True]


def test_the_card_claims_no_edge_and_its_figures_do_not_either() -> None:
    card = registry.load_card(direction.NAME)
    assert set(card.parameters["edges"].values()) == {NO_EDGE}
    for who in ("network", "regression"):
        assert card.metrics[who]["net_bp"] < 0
        assert card.metrics[who]["right"] <= direction.HIGHEST


def test_a_share_that_is_too_good_misses_its_gate() -> None:
    leaked = Record(9000, 0.82, 0.005, 900, 300.0, 280.0, 2.0)
    assert not direction._gates("network", leaked, RULES)[0].is_kept


def test_rules_are_judged_on_every_hour_of_every_test() -> None:
    known = candles(1200)
    folds = walk_forward(256, 1199, direction.FOLDS, direction.FIRST, direction.EMBARGO)
    found = direction.judged(known, folds)
    assert found.hours == sum(len(fold.test) for fold in folds)
    assert 0.4 < found.majority < 0.6
    after = np.diff(np.log(known.close))
    tests = np.concatenate([fold.test for fold in folds])
    assert found.reversal == np.mean((after[tests] > 0) == (after[tests - 1] < 0))
