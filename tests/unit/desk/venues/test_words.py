"""The venue that words name, taken out of them."""

import pytest

from desk.errors import Misunderstood
from desk.venues.words import take


@pytest.mark.parametrize(
    ("text", "left", "venue"),
    [
        ("btc 50% 58000", "btc 50% 58000", None),
        ("btc 50% 58000 on bybit", "btc 50% 58000", "bybit"),
        ("btc on OKX 25 every 1d x 10", "btc 25 every 1d x 10", "okx"),
        ("btc 100 @ 60000 на Gate tp 5%", "btc 100 @ 60000 tp 5%", "gate"),
        ("buy btc 1000 over 2h on paper", "buy btc 1000 over 2h", "paper"),
        ("on 100", "on 100", None),
    ],
)
def test_a_venue_is_read_wherever_it_stands(text: str, left: str, venue: str | None) -> None:
    assert take(text) == (left, venue)


@pytest.mark.parametrize("text", ["btc 100 on mtgox", "btc 100 on okx on bybit"])
def test_what_is_no_venue_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        take(text)
    assert refused.value.values["what"] == "venue"
    assert "bybit" in str(refused.value.values["offered"])
