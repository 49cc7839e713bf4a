"""What a venue lists of an account, out of ccxt's unified forms."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from desk.errors import VenueNonsense
from desk.orders.model import Kind, Side
from desk.orders.outside import Deal, Resting
from desk.venues.statement import Holding
from workers.venues import answers
from workers.venues.answers import number
from workers.venues.table import Row


def resting(row: Row, order: Mapping[str, Any]) -> Resting:
    """Return an open order; raises `KeyError`, `ValueError` or `BadAmount` for an unusable one, and
    `VenueNonsense` for one of less than nothing."""
    raw = order["info"]
    quantity, filled = number(order.get("amount")), answers.filled(row, order)
    if min(quantity, filled) < 0:
        raise VenueNonsense(venue=row.name, why=f"an order of {quantity:f}, {filled:f} filled")
    prices = (order.get(n) for n in ("triggerPrice", "stopLossPrice", "takeProfitPrice"))
    trigger = next((number(p) for p in prices if p and number(p)), None)
    limit = number(order.get("price")) or None
    name = str(raw.get(row.id_field) or raw.get("algoClOrdId") or "")
    return Resting(
        venue=row.name,
        symbol=str(order["symbol"]),
        venue_order_id=str(order["id"]),
        client_order_id=name,
        side=Side(order["side"]),
        kind=_kind(order, limit, trigger),
        quantity=quantity,
        filled=filled,
        limit_price=limit,
        trigger_price=trigger,
        at=answers.time(order),
    )


def deal(row: Row, trade: Mapping[str, Any]) -> Deal:
    """Return a trade; raises `KeyError`, `ValueError` or `BadAmount` for an unusable one, and
    `VenueNonsense` for one at no price or of no quantity."""
    paid, currency = answers.fee(row, trade)
    price, quantity = number(trade["price"]), number(trade["amount"])
    if min(price, quantity) <= 0:
        raise VenueNonsense(venue=row.name, why=f"a trade of {quantity:f} at {price:f}")
    return Deal(
        venue=row.name,
        symbol=str(trade["symbol"]),
        trade_id=str(trade["id"]),
        venue_order_id=str(trade.get("order") or ""),
        client_order_id=str(trade["info"].get(row.id_field) or ""),
        side=Side(trade["side"]),
        price=price,
        quantity=quantity,
        fee=paid,
        fee_currency=currency,
        at=answers.time(trade),
    )


def holdings(balance: Mapping[str, Any]) -> list[Holding]:
    """Return what is held, currencies of nothing left out."""
    free, used = balance["free"], balance["used"]
    found = [
        Holding(currency=name, free=number(free.get(name)), used=number(used.get(name)))
        for name in sorted(free)
    ]
    return [holding for holding in found if holding.free or holding.used]


def _kind(order: Mapping[str, Any], limit: Decimal | None, trigger: Decimal | None) -> Kind:
    if trigger is None:
        return Kind.LIMIT if limit else Kind.MARKET
    if order.get("takeProfitPrice") or "TAKE_PROFIT" in str(order["info"].get("type", "")):
        return Kind.TAKE_PROFIT_LIMIT if limit else Kind.TAKE_PROFIT
    return Kind.STOP_LIMIT if limit else Kind.STOP
