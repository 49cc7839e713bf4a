import pytest

from ml.judge.manipulation import Manipulation


@pytest.mark.parametrize(
    "text",
    [
        "The pump is in 30 minutes! Next post is the coin, buy fast and hold, target +400%",
        "Today's coin to pump on Binance will be announced in 5 minutes, be ready with your BTC",
    ],
)
def test_a_call_to_a_pump_is_found_and_is_no_scam(manipulation: Manipulation, text: str) -> None:
    scam, pump = manipulation.read([text])[0]
    assert pump > 0.5 > scam


def test_a_drainer_is_found_and_is_no_pump(manipulation: Manipulation) -> None:
    text = (
        "CLAIM YOUR FREE AIRDROP NOW! Connect your wallet to receive 5,000 tokens http://x.example"
    )
    scam, pump = manipulation.read([text])[0]
    assert scam > 0.5 > pump


@pytest.mark.parametrize(
    "text",
    [
        "Regulator warns investors of pump and dump schemes on messaging apps",
        "Bitcoin trades near $60,000 as traders await Fed decision",
        "Exchange founder sentenced to 25 years for fraud",
    ],
)
def test_sober_news_is_not_taken_for_what_it_reports(manipulation: Manipulation, text: str) -> None:
    assert manipulation.read([text]).max() < 0.5


def test_a_text_scores_the_same_in_any_company(manipulation: Manipulation) -> None:
    texts = ["pump in 5 minutes", "Fed holds rates", ""]
    together = manipulation.read(texts)
    for place, text in enumerate(texts):
        assert manipulation.read([text])[0] == pytest.approx(together[place])
    assert manipulation.read([]).shape == (0, 2)
