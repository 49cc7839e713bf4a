"""OKX's orders that wait for a price, which it keeps apart from those that do not."""

from typing import Final

from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import PrivateRoutes
from exchange.dialects.market.okx import ok
from exchange.dialects.native import Json, Native, pair_of, symbol_of
from exchange.dialects.reasons import Declined, Why
from exchange.venue import Venue

_MOST: Final = 100


def create_algo(at: Native, call: Call) -> Json:
    """Accept an order that waits for a price."""
    sent = call.sent
    if sent.get("tdMode") != "cash" or sent.get("ordType") != "conditional":
        raise Declined(Why.PARAMETER)
    stops = "slTriggerPx" in sent
    prefix = "sl" if stops else "tp"
    price = str(sent[f"{prefix}OrdPx"])
    is_limit = price != "-1"
    name = "STOP_LOSS" if stops else "TAKE_PROFIT"
    order = at.place(
        symbol=symbol_of(at.venue, sent["instId"]),
        side=str(sent["side"]).upper(),
        type=f"{name}_LIMIT" if is_limit else name,
        timeInForce="GTC" if is_limit else None,
        quantity=str(sent["sz"]),
        price=price if is_limit else None,
        stopPrice=str(sent[f"{prefix}TriggerPx"]),
        name=sent.get("algoClOrdId"),
    )
    return ok([_made_algo(order)])


def cancel_algos(at: Native, call: Call) -> Json:
    """Cancel orders that wait for a price."""
    rows = [
        at.cancel(None, order_id=sent.get("algoId"), client_id=sent.get("algoClOrdId"))
        for sent in call.listed
    ]
    return ok([_made_algo(row) for row in rows])


def algo(at: Native, call: Call) -> Json:
    """Describe an order that waits for a price, or did."""
    asked = call.asked
    found = at.query(None, order_id=asked.get("algoId"), client_id=asked.get("algoClOrdId"))
    return ok([_algo(at.venue, found)])


def pending_algos(at: Native, call: Call) -> Json:
    """List orders that wait for a price, newest first."""
    name = call.asked.get("instId")
    rows = at.open_orders(symbol_of(at.venue, name) if name else None)
    page = native.older([o for o in rows if native.is_waiting(o)], call.asked, most=_MOST)
    return ok([_algo(at.venue, o) for o in page])


def _made_algo(order: Json) -> Json:
    number, name = str(order["orderId"]), order["clientOrderId"]
    return {"algoId": number, "algoClOrdId": name, "clOrdId": "", "sCode": "0", "sMsg": ""}


def _algo(venue: Venue, order: Json) -> Json:
    prefix = "sl" if order["type"].startswith("STOP_LOSS") else "tp"
    waits = native.is_waiting(order)
    became = "" if waits or _never_worked(order) else str(order["orderId"])
    limit = plain(order["price"]) if native.sum_of(order, "price") else "-1"
    return {
        "instType": "SPOT",
        "instId": pair_of(venue, order["symbol"]),
        "algoId": str(order["orderId"]),
        "algoClOrdId": order["clientOrderId"],
        "clOrdId": "",
        "ordId": became,
        "ordIdList": [became] if became else [],
        "ordType": "conditional",
        "side": order["side"].lower(),
        "tdMode": "cash",
        "sz": plain(order["origQty"]),
        f"{prefix}TriggerPx": plain(order["stopPrice"]),
        f"{prefix}OrdPx": limit,
        "state": "live" if waits else ("effective" if became else "canceled"),
        "cTime": str(order["time"]),
        "uTime": str(order["updateTime"]),
    }


def _never_worked(order: Json) -> bool:
    return native.has_ended(order) and not order["isWorking"]


ROUTES: Final[PrivateRoutes] = {
    ("POST", "/api/v5/trade/order-algo"): create_algo,
    ("POST", "/api/v5/trade/cancel-algos"): cancel_algos,
    ("GET", "/api/v5/trade/order-algo"): algo,
    ("GET", "/api/v5/trade/orders-algo-pending"): pending_algos,
}
