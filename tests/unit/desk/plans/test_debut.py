"""The words of a purchase at a first trade, and what is refused of them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desk.errors import BadAmount, InsufficientFunds, Misunderstood, RiskDenied
from desk.money import Amount, Unit
from desk.plans import debut
from desk.plans.model import Kind

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
RICH = Decimal(10_000)


def test_coin_sum_highest_price_and_span_are_read() -> None:
    wanted = debut.parse("$flnt 100 usdt max 0.50 7d", venue="paper", now=NOW)
    assert (wanted.kind, wanted.symbol) == (Kind.DEBUT, "FLNT/USDT")
    assert (wanted.amount, wanted.max_price) == (Amount(Decimal(100), Unit.QUOTE), Decimal("0.50"))
    assert wanted.until == NOW + timedelta(days=7)


@pytest.mark.parametrize(
    "text", ["flnt 100 max 0.5", "FLNT/USDT $100 @ 0.5", "flnt 100 <= $0.5", "flnt 100 MAX 0.5 14d"]
)
def test_without_a_span_it_waits_a_fortnight(text: str) -> None:
    wanted = debut.parse(text, venue="okx", now=NOW)
    assert (wanted.symbol, wanted.venue) == ("FLNT/USDT", "okx")
    assert wanted.until == NOW + debut.USUAL


@pytest.mark.parametrize(
    "text", ["", "flnt", "flnt 100", "flnt max 0.5", "FLÑT 100 max 1", "f" * 300, "flnt 1 max 2 3x"]
)
def test_words_with_a_part_missing_come_back_with_an_example(text: str) -> None:
    with pytest.raises(Misunderstood) as raised:
        debut.parse(text, venue="paper", now=NOW)
    again = str(raised.value.values["example"]).removeprefix("/tge arm ")
    assert debut.parse(again, venue="paper", now=NOW).symbol == "FLNT/USDT"


@pytest.mark.parametrize(
    "text", ["flnt -5 max 1", "flnt 1,000 max 1", "flnt 100 max 0", "flnt 9% max 1"]
)
def test_sums_that_are_none_are_refused_as_everywhere(text: str) -> None:
    with pytest.raises(BadAmount):
        debut.parse(text, venue="paper", now=NOW)


@pytest.mark.parametrize("span", ["9m", "91d"])
def test_a_span_too_short_or_too_long_is_refused_with_both_ends(span: str) -> None:
    wanted = debut.parse(f"flnt 100 max 1 {span}", venue="paper", now=NOW)
    with pytest.raises(RiskDenied) as raised:
        debut.terms(wanted, free=RICH, now=NOW)
    assert raised.value.values == {"rule": "debut-span", "least": 10, "most": 90}


def test_more_than_is_there_is_refused() -> None:
    wanted = debut.parse("flnt 100 max 1", venue="paper", now=NOW)
    with pytest.raises(InsufficientFunds):
        debut.terms(wanted, free=Decimal(99), now=NOW)
