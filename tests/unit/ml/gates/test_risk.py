from ml import registry
from ml.gates import risk


def test_the_card_holds_to_the_gate_and_owns_up_to_one_percent() -> None:
    card = registry.load_card(risk.NAME)
    for figures in card.metrics.values():
        assert risk.LOW <= figures["breached_5"] <= risk.HIGH
        assert figures["days"] >= 1600
        assert figures["breached_1"] > 0.01
    assert any("99 %" in claim for claim in card.forbidden_claims)
