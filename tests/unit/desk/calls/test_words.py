"""What is a call and what is talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.calls import words
from desk.calls.model import Direction, Wanted
from tests.factories import instrument

COINS = ("BTC", "ETH", "SOL", "DOGE", "LINK", "TON", "NEAR", "ONE", "THE", "NOT", "PEPE", "ARB")
MARKETS = {f"{base}/USDT": instrument(base) for base in COINS}
LONG, SHORT = Direction.LONG, Direction.SHORT
# Words of people who talk about markets, some of them the names of coins.
SAID = (
    "i am the one who was long gone story short not for btc eth link near ton and bitcoin is going"
    " up down term squeeze position market longs shorts shorter longer so as it all what we they of"
)
TALK = SAID.split()


def read(text: str) -> tuple[str, Direction] | None:
    found = words.read(text, MARKETS)
    assert found is None or words.may_be(text), "what is a call looks like one"
    return (found.symbol.partition("/")[0], found.direction) if found else None


@pytest.mark.parametrize(
    ("text", "coin", "direction"),
    [
        ("$BTC", "BTC", LONG),
        ("  $sol 🚀", "SOL", LONG),
        ("$ONE", "ONE", LONG),
        ("long BTC", "BTC", LONG),
        ("BTC long", "BTC", LONG),
        ("btc short", "BTC", SHORT),
        ("Short eth/usdt here, tp 2800", "ETH", SHORT),
        ("ETH-USDT long @ 3000 sl 2900", "ETH", LONG),
        ("$sol short, target 120", "SOL", SHORT),
        ("I'm long ETH", "ETH", LONG),
        ("going short SOL now", "SOL", SHORT),
        ("BTC long 10x", "BTC", LONG),
        ("long LINK", "LINK", LONG),
        ("LONG $LINK", "LINK", LONG),
        ("LONG BTC", "BTC", LONG),
        ("🔴 SOL short\nentry 150", "SOL", SHORT),
        ("лонг BTC", "BTC", LONG),
        ("SOL шорт", "SOL", SHORT),
        ("做多BTC", "BTC", LONG),
        ("ETH做空", "ETH", SHORT),
        ("لونج $ETH", "ETH", LONG),
        ("long BTC and hold $BTC", "", LONG),
    ],
)
def test_a_call_names_one_coin_beside_a_direction_at_the_beginning(
    text: str, coin: str, direction: Direction
) -> None:
    assert read(text) == ((coin, direction) if coin else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "THE",
        "BTC",
        "ONE",
        "btc/usdt",
        "I am long gone",
        "It has been a long day, $BTC is flat",
        "Long story short, BTC won",
        "short of ETH",
        "as long as BTC holds",
        "BTC long term",
        "BTC long-term holders sell",
        "BTC longs get liquidated",
        "BTC short squeeze",
        "BTC long/short ratio",
        "BTC long & short",
        "LONG ONE",
        "LONG NEAR",
        "SHORT THE",
        "long near",
        "long the",
        "long link in bio",
        "long BTC?",
        "做多BTC？",
        "¿long BTC?",
        "was long BTC, closed it",
        "not long BTC",
        "sold my $BTC",
        "$BTC to the moon",
        "$BTC $ETH",
        "$100",
        "$NOPE",
        "long NOPE",
        "long $BTC, short $ETH",
        "long BTC, eth/usdt short",
        "BTC long, no wait, short",
        "longBTC",
        "long BTC/EUR",
        "long https://t.me/BTC",
        "$BTC" + " a" * 200,
        "long BTC " + "x" * 300,
    ],
)
def test_talk_is_no_call(text: str) -> None:
    assert read(text) is None


@given(st.lists(st.sampled_from(TALK), max_size=12), st.sampled_from(["lower", "title", "capital"]))
def test_sentences_in_lower_case_call_nothing_that_is_an_ordinary_word(
    said: list[str], style: str
) -> None:
    text = " ".join(said)
    text = {"lower": text, "title": text.title(), "capital": text.capitalize()}[style]
    found = read(text)
    # "btc" is a coin however it is written, so only that one may be called, beside its direction.
    assert found is None or found[0] in {"BTC", "ETH"}


@given(st.lists(st.sampled_from([w for w in TALK if w not in {"btc", "eth"}]), max_size=12))
def test_shouting_calls_nothing(said: list[str]) -> None:
    assert read(" ".join(said).upper()) is None


@given(st.text(max_size=400))
def test_any_text_is_read_without_harm(text: str) -> None:
    found = words.read(text, MARKETS)
    assert found is None or isinstance(found, Wanted)


@given(
    st.sampled_from(COINS),
    st.sampled_from([("long", LONG), ("short", SHORT), ("Long", LONG), ("SHORT", SHORT)]),
    st.sampled_from(["", " now", " @ 1.5", ", tp 5", " 🚀", "!", " 3x", "\nentry 10"]),
    st.booleans(),
)
def test_whatever_is_marked_as_a_coin_can_be_called(
    coin: str, way: tuple[str, Direction], rest: str, first: bool
) -> None:
    word, direction = way
    text = f"${coin} {word}{rest}" if first else f"{word} ${coin}{rest}"
    assert read(text) == (coin, direction)
