"""Entries sum to zero, whatever is traded."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Impossible
from desk.portfolio.ledger import Entry, Pocket, Posting, Traded, change, move, trade

NOW = datetime(2026, 1, 2, tzinfo=UTC)
sums = st.decimals(min_value=Decimal("1e-8"), max_value=Decimal("1e9"), places=8)


def entry(*postings: Posting) -> Entry:
    return Entry(account_id=1, venue="paper", kind="test", reference="r", postings=postings, at=NOW)


def test_an_entry_that_makes_money_out_of_nothing_cannot_be_built() -> None:
    with pytest.raises(Impossible):
        entry(Posting(Pocket.FREE, "USDT", Decimal(1)))
    with pytest.raises(Impossible):
        entry(Posting(Pocket.FREE, "USDT", Decimal(1)), Posting(Pocket.VENUE, "BTC", Decimal(-1)))


@given(paid=sums, received=sums, reserved=sums, fee=st.one_of(st.just(Decimal(0)), sums))
def test_every_trade_balances_and_takes_no_more_than_was_reserved_from_there(
    paid: Decimal, received: Decimal, reserved: Decimal, fee: Decimal
) -> None:
    postings = trade(Traded("USDT", paid, "BTC", received, "BTC", fee), reserved=reserved)
    entry(*postings)  # raises when it does not balance
    taken = -sum((p.amount for p in postings if p.pocket is Pocket.RESERVED), Decimal(0))
    assert taken == min(paid, reserved)


@given(
    paid=sums,
    received=sums,
    reserved=st.one_of(st.just(Decimal(0)), sums),
    fee=sums,
    fee_currency=st.sampled_from(["USDT", "BTC", "BNB"]),
)
def test_a_fee_in_any_asset_is_taken_once_and_never_beyond_the_reserve(
    paid: Decimal, received: Decimal, reserved: Decimal, fee: Decimal, fee_currency: str
) -> None:
    traded = Traded("USDT", paid, "BTC", received, fee_currency, fee)
    postings = trade(traded, reserved=reserved)
    entry(*postings)
    due = paid + (fee if fee_currency == "USDT" else 0)
    assert -change(postings, Pocket.RESERVED)["USDT"] == min(due, reserved)
    assert change(postings, Pocket.FEES) == {fee_currency: fee}
    left = sum(change(postings, pocket)["USDT"] for pocket in (Pocket.FREE, Pocket.RESERVED))
    assert left == -due


def test_moving_is_two_lines() -> None:
    assert move("USDT", Decimal(5), out_of=Pocket.FREE, into=Pocket.RESERVED) == (
        Posting(Pocket.FREE, "USDT", Decimal(-5)),
        Posting(Pocket.RESERVED, "USDT", Decimal(5)),
    )
