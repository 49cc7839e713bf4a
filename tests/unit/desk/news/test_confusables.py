"""Letters that look like others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.news.confusables import is_suspicious, skeleton


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SЕС approves", "SEC approves"),
        ("ВТС", "BTC"),
        ("ＢＴＣ", "BTC"),
        ("𝐁𝐓𝐂", "BTC"),
        ("Ρump", "Pump"),
        ("“quoted”", '"quoted"'),
        ("plain", "plain"),
    ],
)
def test_look_alikes_fold_to_latin(text: str, expected: str) -> None:
    assert skeleton(text) == expected


@pytest.mark.parametrize(
    "text", ["SЕС approves ETF", "new ВТС fund", "𝗕𝗧𝗖 up", "Вitcoin", "Ρump it"]
)
def test_a_disguise_is_suspicious(text: str) -> None:
    assert is_suspicious(text)


@pytest.mark.parametrize(
    "text",
    [
        "SEC approves ETF",
        "Биткоин вырос на 5%",
        "Café Łódź naïve",
        "比特币上涨",
        "μ and Δ",
        "Ξ 5 ETH",
        "ЦБ и BTC",
    ],
)
def test_honest_letters_are_not_suspicious(text: str) -> None:
    assert not is_suspicious(text)


@given(st.text())
def test_a_skeleton_keeps_the_length(text: str) -> None:
    assert len(skeleton(text)) == len(text)
