"""What is read of a print, whatever a venue says."""

from decimal import Decimal
from typing import Any

import pytest

from desk import clock
from workers.tape import read_closure, read_trade

ROW: dict[str, Any] = {
    "timestamp": 1_772_445_600_000,
    "price": "1.5",
    "amount": "2",
    "side": "sell",
}


@pytest.mark.parametrize(
    "change",
    [
        *({"price": p} for p in (None, "NaN", "0", "-1.5", "Infinity", "1_000")),
        *({"amount": a} for a in (None, "NaN", "0", "-2")),
        *({"side": s} for s in (None, "", "up")),
        *({"timestamp": t} for t in (None, "1772445600000", 10**17, 10**20, 10**400)),
    ],
)
def test_a_print_that_cannot_be_is_none(change: dict[str, Any]) -> None:
    assert read_trade(ROW) is not None
    assert read_trade(ROW | change) is None


def test_a_print_that_is_dated_later_than_now_is_of_now() -> None:
    found = read_trade(ROW | {"timestamp": 7_226_582_400_000})
    assert found is not None
    assert found.at <= clock.now()


def test_a_closure_is_read_at_its_mean_price_and_what_was_filled() -> None:
    told = {"T": 1_772_445_600_000, "ap": "1.5", "z": "2", "S": "BUY"}
    found = read_closure(told)
    assert found is not None
    assert (found.price, found.quantity) == (Decimal("1.5"), Decimal(2))
    assert read_closure(told | {"T": 10**20}) is None
    assert read_closure({}) is None
