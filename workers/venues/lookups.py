"""How each venue is asked about one order, and told to cancel or watch it.

Every function takes the ccxt client, the order and its client order id in the venue's form. Where
the order has the venue's own id it is named by that, which venues know for longer: Gate forgets
ours an hour after the end, HTX eight hours after the beginning. A look-up returns ccxt's unified
order or None when the venue says that there is none.
"""

from collections.abc import Mapping
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR
from typing import Any, Final

from desk import money
from desk.errors import VenueNonsense, VenueUnsure
from desk.money import plain
from desk.orders.model import Kind, Order, Side
from workers.venues.letter import current

Raw = Mapping[str, Any]
EARLIER: Final = timedelta(minutes=1)  # clocks differ, and a listing must not begin too late
_STOPS: Final = frozenset({Kind.STOP, Kind.STOP_LIMIT})


async def by_either_id(client: Any, order: Order, name: str) -> Raw | None:
    """Look up by ccxt's own parameters."""
    found: Raw = await client.fetch_order(*_named(order, name))
    return found


async def cancel_by_either_id(client: Any, order: Order, name: str) -> None:
    """Cancel by ccxt's own parameters."""
    await client.cancel_order(*_named(order, name))


async def by_one_id(client: Any, order: Order, name: str) -> Raw | None:
    """Look up where a client order id may stand in for the venue's own."""
    found: Raw = await client.fetch_order(order.venue_order_id or name, order.symbol)
    return found


async def cancel_by_one_id(client: Any, order: Order, name: str) -> None:
    """Cancel where a client order id may stand in for the venue's own."""
    await client.cancel_order(order.venue_order_id or name, order.symbol)


async def htx_find(client: Any, order: Order, name: str) -> Raw | None:
    """Look up on HTX, under the names that its API has for the parameters; unknown is an error."""
    if order.venue_order_id:
        asked = {"order-id": order.venue_order_id}
        answer = await client.spot_private_get_v1_order_orders_order_id(asked)
    else:
        asked = {"clientOrderId": name}
        answer = await client.spot_private_get_v1_order_orders_getclientorder(asked)
    found: Raw = client.parse_order(_object(answer["data"]), client.market(order.symbol))
    return found


async def bybit_find(client: Any, order: Order, name: str) -> Raw | None:
    """Ask Bybit for recent orders of that id, then for old ones; ccxt asks for one of the two."""
    market = client.market(order.symbol)
    asked = {"category": "spot", "symbol": market["id"], **_bybit_id(order, name)}
    for question in (client.private_get_v5_order_realtime, client.private_get_v5_order_history):
        answer = await question(dict(asked))
        rows = answer["result"]["list"]
        if rows:
            found: Raw = client.parse_order(rows[0], market)
            return found
    return None


async def bybit_cancel(client: Any, order: Order, name: str) -> None:
    """Cancel on Bybit; what waits for a price is in another drawer."""
    await client.private_post_v5_order_cancel(
        {
            "category": "spot",
            "symbol": client.market(order.symbol)["id"],
            **_bybit_id(order, name),
            "orderFilter": "tpslOrder" if order.kind.has_trigger else "Order",
        }
    )


async def okx_find(client: Any, order: Order, name: str) -> Raw | None:
    """Look up on OKX; an order that waits for a price becomes another one when it is met.

    So its id of the venue's may be of either, and it is ours that both have.
    """
    market = client.market(order.symbol)
    if not order.kind.has_trigger:
        return await by_either_id(client, order, name)
    answer = await client.private_get_trade_order_algo({"algoClOrdId": name})
    raw = answer["data"][0]
    became = raw.get("ordId") or next(iter(raw.get("ordIdList") or []), "")
    if became:
        found: Raw = await client.fetch_order(became, order.symbol)
        return found
    waiting: Raw = client.parse_order({**raw, "clOrdId": raw.get("algoClOrdId")}, market)
    return waiting


async def okx_cancel(client: Any, order: Order, name: str) -> None:
    """Cancel on OKX, where what waits for a price is of another kind."""
    if not order.kind.has_trigger:
        await cancel_by_either_id(client, order, name)
        return
    market = client.market(order.symbol)["id"]
    await client.private_post_trade_cancel_algos([{"instId": market, "algoClOrdId": name}])


async def okx_stop(client: Any, order: Order, name: str) -> Raw:
    """Let OKX wait for a price. ccxt would trade on margin, and name the order wrongly."""
    market = client.market(order.symbol)
    prefix = "sl" if order.kind in _STOPS else "tp"
    price = limit_price(client, order)
    answer = await client.private_post_trade_order_algo(
        {
            "instId": market["id"],
            "tdMode": "cash",
            "side": order.side.value,
            "ordType": "conditional",
            "sz": quantity(client, order),
            f"{prefix}TriggerPx": trigger_price(client, order),
            f"{prefix}OrdPx": price or "-1",
            f"{prefix}TriggerPxType": "last",
            "algoClOrdId": name,
            "clOrdId": name,
        }
    )
    raw = answer["data"][0]
    made: Raw = client.parse_order({**raw, "clOrdId": raw.get("algoClOrdId")}, market)
    return made


async def stop_by_params(client: Any, order: Order, name: str) -> Raw:
    """Let a venue wait for a price by ccxt's own parameters for the two directions."""
    price = limit_price(client, order)
    trigger = "stopLossPrice" if order.kind in _STOPS else "takeProfitPrice"
    made: Raw = await client.create_order(
        order.symbol,
        "limit" if price else "market",
        order.side.value,
        quantity(client, order),
        price,
        {"clientOrderId": name, trigger: trigger_price(client, order)},
    )
    return made


async def coinbase_find(client: Any, order: Order, name: str) -> Raw | None:
    """Find a Coinbase order in the listing of its market: there is no look-up by client id."""
    if order.venue_order_id:
        known: Raw = await client.fetch_order(order.venue_order_id, order.symbol)
        return known
    since = int(((order.sent_at or order.created_at) - EARLIER).timestamp() * 1000)
    cursor: dict[str, str] = {}
    while True:
        page = await client.fetch_orders(order.symbol, since, 250, dict(cursor))
        _check_market(client.market(order.symbol)["id"])
        for found in page:
            if found["info"].get("client_order_id") == name:
                listed: Raw = found
                return listed
        following = page[0]["info"].get("cursor") if page else None
        if not following or following == cursor.get("cursor"):
            return None
        cursor = {"cursor": following}


async def coinbase_cancel(client: Any, order: Order, name: str) -> None:
    """Cancel on Coinbase, which takes its own ids alone."""
    found = await coinbase_find(client, order, name)
    if found is not None and found.get("status") == "open":
        await client.cancel_order(found["id"], order.symbol)


def _named(order: Order, name: str) -> tuple[str | None, str, dict[str, str]]:
    """Return what names an order in ccxt's unified methods."""
    if order.venue_order_id:
        return order.venue_order_id, order.symbol, {}
    return None, order.symbol, {"clientOrderId": name}


def _bybit_id(order: Order, name: str) -> dict[str, str]:
    return {"orderId": order.venue_order_id} if order.venue_order_id else {"orderLinkId": name}


def _object(told: object) -> Raw:
    if not isinstance(told, dict):
        raise VenueUnsure(why="an answer without an order")
    return told


def _check_market(wanted: str) -> None:
    """Raise `VenueNonsense` for an answer with orders of another market: ccxt leaves them out."""
    letter = current()
    if letter is not None and any(told != wanted for told in letter.named({"product_id"})):
        raise VenueNonsense(why="an answer about another market")


def quantity(client: Any, order: Order) -> str:
    """Return the quantity as the venue takes it, rounded down."""
    step = money.wire(client.market(order.symbol)["precision"]["amount"])
    return plain(money.floor_to(order.quantity or money.ZERO, step))


def limit_price(client: Any, order: Order) -> str | None:
    """Return the limit price on the venue's grid, rounded towards the person; None for none."""
    return None if order.bound is None else _on_grid(client, order, order.bound)


def trigger_price(client: Any, order: Order) -> str:
    """Return the trigger price on the venue's grid."""
    return _on_grid(client, order, order.trigger_price or money.ZERO)


def _on_grid(client: Any, order: Order, price: Any) -> str:
    """Round a buyer's price down and a seller's up: ccxt rounds to the nearest, either way."""
    step = money.wire(client.market(order.symbol)["precision"]["price"])
    rounding = ROUND_FLOOR if order.side is Side.BUY else ROUND_CEILING
    return plain((price / step).to_integral_value(rounding) * step)
