"""Words of a watchlist: what comes onto it and what leaves, or a refusal with an example."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Misunderstood
from desk.watchlists.words import EXAMPLE, Change, parse


@pytest.mark.parametrize(
    ("text", "add", "drop"),
    [
        ("", (), ()),
        ("btc eth", ("btc", "eth"), ()),
        ("btc, eth; $sol", ("btc", "eth", "$sol"), ()),
        ("-doge", (), ("doge",)),
        ("\u2212doge +btc", ("btc",), ("doge",)),
        ("btc -doge eth", ("btc", "eth"), ("doge",)),
        ("remove doge xrp add btc", ("btc",), ("doge", "xrp")),
        ("btc btc", ("btc",), ()),
    ],
)
def test_words_say_what_comes_and_what_leaves(
    text: str, add: tuple[str, ...], drop: tuple[str, ...]
) -> None:
    assert parse(text) == Change(add, drop)


@pytest.mark.parametrize("text", ["--", "btc -btc", "remove", "btc -BTC", "x " * 101])
def test_words_that_say_nothing_or_both_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        parse(text)
    assert refused.value.values["example"] == EXAMPLE


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_nothing_is_on_both_sides(text: str) -> None:
    with suppress(Misunderstood):
        change = parse(text)
        assert not {c.upper() for c in change.add} & {c.upper() for c in change.drop}
        assert all(change.add + change.drop)
