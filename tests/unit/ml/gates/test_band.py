from ml import registry
from ml.gates import band


def test_what_ships_is_what_the_card_found_better() -> None:
    card = registry.load_card(band.NAME)
    plain, read = card.metrics["regression"]["mean"], card.metrics["network with text"]["mean"]
    assert plain >= band.LEAST
    assert plain > card.metrics["shipped"]["naive_mean"]
    assert (card.parameters["ships"] == "regression") == (
        read <= plain + 2 * card.metrics["difference"]["error"]
    )
