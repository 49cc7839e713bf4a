from ml import registry
from ml.gates import quick
from ml.judge.quick import load_quick


def test_the_card_holds_to_the_gate_and_below_the_encoder() -> None:
    figures = registry.load_card(quick.NAME).metrics["CryptoLin newest 20 %"]
    encoder = registry.load_card("sentiment").metrics["news"]
    assert figures["accuracy"] >= quick.ACCURACY
    assert figures["accuracy"] > figures["majority"] + 0.1
    assert figures["accuracy"] < encoder["accuracy"]


def test_it_reads_thousands_a_second_of_one_core() -> None:
    texts = [f"Bitcoin trades near ${n},000 as traders await the Fed" for n in range(512)]
    assert quick.texts_a_second(load_quick(), texts, ["news"] * 512) > quick.RATE
