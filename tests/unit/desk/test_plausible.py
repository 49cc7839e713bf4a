"""Reports that cannot be true are named as such; those that can are let through."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desk import clock
from desk.orders.model import Fill, Kind, Order, Report, Side, Status
from desk.orders.plausible import fault

ORDER = Order(
    id="k7m2x9qf4t1z",
    account_id=501,
    venue="bybit",
    symbol="BTC/USDT",
    side=Side.BUY,
    kind=Kind.LIMIT,
    quantity=Decimal("0.5"),
    limit_price=Decimal(60000),
    quoted_price=Decimal(60000),
    status=Status.OPEN,
    key="k",
    created_at=clock.now(),
    updated_at=clock.now(),
)
BY_COST = replace(ORDER, kind=Kind.MARKET, quantity=None, limit_price=None, spend=Decimal(300))
CRASHED = replace(
    ORDER, side=Side.SELL, kind=Kind.STOP, trigger_price=Decimal(58000), limit_price=Decimal(57420)
)
FILL = Fill(
    venue="bybit",
    symbol="BTC/USDT",
    trade_id="t1",
    order_id=ORDER.id,
    account_id=501,
    side=Side.BUY,
    price=Decimal(59900),
    quantity=Decimal("0.2"),
    fee=Decimal("0.0002"),
    fee_currency="BTC",
    at=clock.now(),
)
SMALL = replace(FILL, price=Decimal(60000), quantity=Decimal("0.004"), fee=Decimal(0))


def report(*fills: Fill, filled: str = "0.2") -> Report:
    return Report(
        status=Status.PARTIAL, venue_order_id="9", filled=Decimal(filled), fills=tuple(fills)
    )


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (ORDER, report(FILL)),
        (ORDER, report()),
        (ORDER, report(FILL, FILL)),  # the same trade told twice is one trade
        (ORDER, report(FILL, replace(FILL, trade_id="t2", quantity=Decimal("0.3")), filled="0.5")),
        (BY_COST, report(SMALL)),
        (
            replace(ORDER, side=Side.SELL),
            report(replace(FILL, side=Side.SELL, price=Decimal(61000))),
        ),
        # In a crash a stop fetches what is there, however far below its price.
        (CRASHED, report(replace(FILL, side=Side.SELL, price=Decimal(50000)))),
    ],
)
def test_what_can_be_is_believed(order: Order, told: Report) -> None:
    assert fault(order, told) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"symbol": "ETH/USDT"},
        {"venue": "okx"},
        {"side": Side.SELL},
        {"order_id": "another"},
        {"account_id": 502},
        {"price": Decimal("NaN")},
        {"price": Decimal(0)},
        {"price": Decimal(-1)},
        {"quantity": Decimal("Infinity")},
        {"quantity": Decimal(0)},
        {"fee": Decimal("-0.1")},
        {"fee": Decimal("0.1")},
        {"price": Decimal(60001)},
        {"price": Decimal(20000)},
        {"quantity": Decimal("0.6")},
    ],
    ids=str,
)
def test_a_trade_that_cannot_be_is_named(changes: dict[str, Any]) -> None:
    assert fault(ORDER, report(replace(FILL, **changes)))


@pytest.mark.parametrize("filled", ["0.500001", "NaN", "-0.1", "Infinity"])
def test_an_impossible_total_is_named(filled: str) -> None:
    assert fault(ORDER, report(filled=filled))


def test_more_cost_than_was_given_is_named() -> None:
    assert fault(BY_COST, report(replace(SMALL, quantity=Decimal("0.0051"))))


def test_trades_that_add_up_to_too_much_are_named() -> None:
    second = replace(FILL, trade_id="t2", quantity=Decimal("0.4"))
    assert "0.6" in fault(ORDER, report(FILL, second))


@pytest.mark.parametrize("kind", [Kind.MARKET, Kind.LIMIT, Kind.STOP_LIMIT])
def test_what_names_its_worst_price_is_not_filled_beyond_it(kind: Kind) -> None:
    order = replace(CRASHED, kind=kind)
    told = report(replace(FILL, side=Side.SELL, price=Decimal(57419)))
    assert "beyond the limit of 57420" in fault(order, told)
