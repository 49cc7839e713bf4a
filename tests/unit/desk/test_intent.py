"""Words to intents."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import BadAmount, Misunderstood, UnknownMarket
from desk.market.coins import name_of
from desk.market.model import Instrument
from desk.market.service import find, mentioned
from desk.money import Unit
from desk.orders.intent import Intent, parse
from desk.orders.model import Kind, Side, TimeInForce
from tests.factories import instrument

MARKETS = {
    f"{b}/USDT": replace(instrument(b), name=name_of(b)) for b in ("BTC", "ETH", "SOL", "LINK")
}
CASES = Path(__file__).parents[2] / "cases" / "bad_inputs.jsonl"


def lookup(text: str) -> Instrument:
    return find(text, MARKETS)


def buy(text: str) -> Intent:
    return parse(text, side=Side.BUY, find=lookup)


def sell(text: str) -> Intent:
    return parse(text, side=Side.SELL, find=lookup)


def _commands() -> list[tuple[str, str, str]]:
    found = []
    for line in CASES.read_text().splitlines():
        row = json.loads(line)
        text = row["input"]
        plain = isinstance(text, str) and row["surface"] == "command" and "(" not in text
        if plain and text.lower().startswith(("/buy ", "/sell ")):
            found.append((row["id"], text, row["expected"]))
    return found


@pytest.mark.parametrize(("case", "text", "expected"), _commands())
def test_every_order_command_case_is_understood_or_refused(
    case: str, text: str, expected: str
) -> None:
    command, _, words = text.partition(" ")
    side = Side.BUY if command.lower() == "/buy" else Side.SELL
    if expected == "clear_error":
        with pytest.raises((Misunderstood, UnknownMarket)):
            parse(words, side=side, find=lookup)
    else:
        assert parse(words, side=side, find=lookup).symbol in MARKETS


@pytest.mark.parametrize("text", ["bitcoin", "Bitcoin", "BITCOIN"])
def test_a_coin_answers_to_its_whole_name(text: str) -> None:
    assert lookup(text).base == "BTC"


@pytest.mark.parametrize("text", ["bitcoin cash", "bitcoi", "Bitc0in"])
def test_a_name_is_never_guessed(text: str) -> None:
    with pytest.raises(UnknownMarket):
        lookup(text)


def test_a_bare_amount_is_quote_for_buys_and_base_for_sells() -> None:
    assert buy("btc 100").amount.unit is Unit.QUOTE
    assert sell("btc 0.1").amount.unit is Unit.BASE
    assert buy("btc 0.1 btc").amount.unit is Unit.BASE
    assert sell("btc $50").amount.unit is Unit.QUOTE
    assert sell("btc all").amount == sell("btc 100%").amount


@pytest.mark.parametrize("text", ["btc 100 @ 60000", "btc 100 @60000", "BTC 100 limit 60,000.00"])
def test_a_price_makes_a_limit_order(text: str) -> None:
    found = buy(text)
    assert (found.kind, found.limit_price) == (Kind.LIMIT, Decimal(60000))


def test_flags_are_read_and_unknown_ones_refused() -> None:
    assert buy("btc 100 @ 60000 fok").time_in_force is TimeInForce.FOK
    assert buy("btc 100 @ 60000 post").is_post_only
    assert buy("btc 100 slippage=0.5%").slippage_percent == Decimal("0.5")
    for text in ("btc 100 --market=x", "btc 100 gtc ioc", "btc 100 slippage=11", "btc 100 fast"):
        with pytest.raises(Misunderstood):
            buy(text)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("btc 100 post", "terms-price"),
        ("btc 100 fok", "terms-price"),
        ("btc 100 ioc post", "terms-price"),
        ("btc 100 @ 60000 post ioc", "terms-clash"),
        ("btc 100 @ 60000 fok post", "terms-clash"),
        ("btc 100 3d", "terms-lasts"),
        ("btc 100 gtc", "terms-lasts"),
        ("btc 100 @ 60000 ioc 3d", "terms-lasts"),
        ("btc 100 @ 60000 slippage=1%", "terms-slippage"),
        ("btc 100 slippage=10.1%", "slippage"),
    ],
)
def test_what_an_order_could_not_keep_is_refused_and_never_left_out(words: str, what: str) -> None:
    for read in (buy, sell):
        with pytest.raises(Misunderstood) as refused:
            read(words)
        assert refused.value.values["what"] == what


@pytest.mark.parametrize(
    "text", ["BTC", "btc", "$btc", "BTC-USDT", "btc/usdt", "BTCUSDT", "ＢＴＣ"]
)
def test_a_market_has_many_spellings(text: str) -> None:
    assert lookup(text).symbol == "BTC/USDT"


def test_a_near_name_is_suggested_never_substituted() -> None:
    with pytest.raises(UnknownMarket) as refused:
        buy("BTCC 100")
    assert "BTC" in str(refused.value.values["suggestions"])
    with pytest.raises(UnknownMarket):
        buy("ВТС 100")  # Cyrillic


def test_buying_a_share_of_what_is_held_makes_no_sense() -> None:
    with pytest.raises(BadAmount) as refused:
        buy("btc all")
    assert refused.value.code == "keyword"


def test_nothing_but_a_market_lacks_an_amount() -> None:
    with pytest.raises(BadAmount) as refused:
        buy("btc")
    assert refused.value.code == "missing"
    with pytest.raises(Misunderstood):
        buy("")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BTC", ["BTC/USDT"]),
        ("btc", ["BTC/USDT"]),
        ("what about $eth and SOL?", ["ETH/USDT", "SOL/USDT"]),
        ("see the link below", []),
        ("how is btc today?", ["BTC/USDT"]),
        ("Bitcoin", ["BTC/USDT"]),
        ("bitcoin cash", []),
        ("sol/usdt", ["SOL/USDT"]),
        ("https://BTC.example/ETH", []),
        ("hello", []),
    ],
)
def test_tickers_in_free_text(text: str, found: list[str]) -> None:
    assert [i.symbol for i in mentioned(text, MARKETS)] == found


@given(st.text(max_size=250))
def test_any_words_are_an_intent_or_a_clear_refusal(text: str) -> None:
    for side in Side:
        try:
            found = parse(text, side=side, find=lookup)
        except Misunderstood:
            continue
        assert found.amount.value > 0
