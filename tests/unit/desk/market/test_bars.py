"""Trades become bars of fifteen seconds: each trade in one, none before it is over."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk import clock
from desk.market.bars import Trade, bars
from workers.bars import read

BEGUN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def trade(second: float, price: str, quantity: str = "1", *, is_purchase: bool = True) -> Trade:
    at = BEGUN + timedelta(seconds=second)
    return Trade(at=at, price=Decimal(price), quantity=Decimal(quantity), is_purchase=is_purchase)


def test_counts_volumes_last_and_highest_are_those_of_the_bar() -> None:
    told = [
        trade(16, "4"),
        trade(14.9, "2", "3", is_purchase=False),
        trade(0, "1"),
        trade(5, "9", "0.5"),
    ]
    first, second = bars(told, before=BEGUN + timedelta(seconds=30))
    assert (first.at, first.trades, first.purchases) == (BEGUN, 3, 2)
    assert (first.volume, first.bought) == (Decimal("4.5"), Decimal("1.5"))
    assert (first.last, first.highest) == (Decimal(2), Decimal(9))
    assert (second.at, second.trades) == (BEGUN + timedelta(seconds=15), 1)


def test_a_bar_that_goes_on_is_left_out() -> None:
    told = [trade(3, "1"), trade(20, "1")]
    assert len(bars(told, before=BEGUN + timedelta(seconds=29))) == 1
    assert bars([], before=BEGUN) == []


@pytest.mark.parametrize(
    "change",
    [
        *({"price": None}, {"price": "NaN"}, {"amount": "0"}, {"amount": "-1"}),
        *({"timestamp": None}, {"timestamp": 10**20}, {"side": None}, {"side": "up"}),
    ],
)
def test_a_trade_that_cannot_be_is_none(change: dict[str, Any]) -> None:
    row = {"price": "1.5", "amount": "2", "timestamp": 1_772_445_600_000, "side": "sell"}
    found = read(row)
    assert found is not None
    assert (found.at, found.is_purchase) == (BEGUN, False)
    assert read(row | change) is None


def test_a_trade_that_is_dated_later_than_now_is_of_now() -> None:
    late = {"price": "1.5", "amount": "2", "timestamp": 7_226_582_400_000, "side": "buy"}
    found = read(late)
    assert found is not None
    assert found.at <= clock.now()
