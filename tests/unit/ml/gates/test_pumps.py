from ml import registry
from ml.gates import pumps
from ml.market.pumps import FALSE_ALARMS


def test_the_card_holds_to_the_gate_and_says_that_the_forest_adds_nothing() -> None:
    card = registry.load_card(pumps.NAME)
    both, rule = card.metrics["rule or forest"], card.metrics["rule alone"]
    assert both["recall"] >= pumps.RECALL
    assert both["false_alarms_a_coin_day"] <= FALSE_ALARMS
    assert both["recall"] == rule["recall"]
    assert any("forest beats the rule" in claim for claim in card.forbidden_claims)
