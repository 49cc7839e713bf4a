"""A replay is read in any order, refuses what it does not know, and never breaks."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError, Misunderstood
from desk.replays import words
from desk.replays.model import Terms
from desk.signals.model import Tone

MINE = Decimal(25)


def test_the_rest_has_defaults() -> None:
    assert words.parse("coindesk", spend=MINE) == words.Wanted("coindesk", Terms(spend=MINE), 30)


def test_everything_is_read_in_any_order() -> None:
    text = "7d bullish tp 5% 300ms CoinDesk fee 7.5bp sl 3 hold 12h $100 spread 1"
    found = words.parse(text, spend=MINE)
    assert (found.source, found.days) == ("CoinDesk", 7)
    assert found.terms == Terms(
        spend=Decimal(100),
        delay=timedelta(milliseconds=300),
        target=Decimal("0.05"),
        stop=Decimal("0.03"),
        fee_bps=Decimal("7.5"),
        half_spread_bps=Decimal(1),
        hold=timedelta(hours=12),
        tone=Tone.BULLISH,
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", "none"),
        ("tp 5%", "none"),
        ("coindesk decrypt", "decrypt"),
        ("coindesk tp", "tp"),
        ("coindesk 5h", "5h"),
        ("coindesk fee much", "much"),
        ("coindesk hold long", "long"),
        ("coindesk 5%", "5%"),
    ],
)
def test_what_is_not_understood_is_named(text: str, read: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        words.parse(text, spend=MINE)
    assert (refused.value.values["text"], refused.value.values["example"]) == (read, words.EXAMPLE)


@pytest.mark.parametrize(
    "text",
    ["x sl 100%", "x 0d", "x 366d", "x 601s", "x hold 31d", "x 2m", "x fee 1001", "x $1000001"],
)
def test_terms_out_of_reason_are_refused(text: str) -> None:
    with pytest.raises(DeskError):
        read_and_checked(text)


def read_and_checked(text: str) -> words.Wanted:
    found = words.parse(text, spend=MINE)
    words.check(found.terms, found.days)
    return found


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["tp", "sl", "fee", "hold", "spread", "5%", "1e9", "30d", "NaN", "$"]),
            st.text(max_size=12),
        ),
        max_size=50,
    ).map(" ".join)
)
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = read_and_checked(text)
    except DeskError:
        return
    assert found.source
    assert 1 <= found.terms.spend <= words.MOST_SPEND
