"""MEXC's API, version 3, spot: close to Binance's, with its own signature, types and codes.

Its documentation has no code for a client order id that was used before: the words say so.
"""

from typing import Any, Final
from urllib.parse import parse_qsl

from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import mexc as mexc_market
from exchange.dialects.native import Json, Native
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.venue import Venue

_REFUSALS: Final = {
    Why.KEY: (400, 10072, "Api key info invalid"),
    Why.SIGNATURE: (400, 700002, "Signature for this request is not valid."),
    Why.TIME: (400, 700003, "Timestamp for this request is outside of the recvWindow."),
    Why.PARAMETER: (400, 700008, "Illegal characters found in parameter"),
    Why.SYMBOL: (400, -1121, "Invalid symbol."),
    Why.FUNDS: (400, 10101, "Insufficient balance"),
    Why.DUPLICATE: (400, 400, "Duplicate newClientOrderId."),
    Why.WOULD_TAKE: (400, 30041, "current order type can not place order"),
    Why.PRICE: (400, 30010, "no valid trade price"),
    Why.QUANTITY: (400, 10096, "amount decimal places is too long"),
    Why.NOTIONAL: (400, 30002, "The minimum transaction volume cannot be less than:5USDT"),
    Why.MISSING: (400, -2013, "Order does not exist."),
    Why.OVER: (400, -2011, "Unknown order sent."),
}
_FORCE: Final = {"LIMIT": "GTC", "IMMEDIATE_OR_CANCEL": "IOC", "FILL_OR_KILL": "FOK"}
_TYPES: Final = {"IOC": "IMMEDIATE_OR_CANCEL", "FOK": "FILL_OR_KILL"}
_OPEN: Final = frozenset({"NEW", "PARTIALLY_FILLED", "FILLED"})


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC over everything before the signature; parameters are in the query."""
    account = venue.engine.by_key.get(call.header("x-mexc-apikey"))
    if account is None:
        raise Declined(Why.KEY)
    signed, _, signature = call.query.rpartition("&signature=")
    if not calls.is_signed(account.secret, signed, signature):
        raise Declined(Why.SIGNATURE)
    asked = dict(parse_qsl(signed))
    at, window = int(asked["timestamp"]), int(asked.get("recvWindow", "5000"))
    if not now_ms - window <= at < now_ms + 1000:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no."""
    status, code, words = _REFUSALS.get(why, (400, 700008, "Illegal parameter"))
    return status, {"code": code, "msg": words}


def coins(at: Native, call: Call) -> list[Json]:
    """List assets; nothing leaves a paper exchange, so none has a network."""
    del call
    return [{"coin": a, "name": n, "networkList": []} for a, n in native.assets(at.venue).items()]


def create(at: Native, call: Call) -> Json:
    """Accept a new order."""
    asked = call.asked
    kind = asked["type"]
    order = at.place(
        symbol=native.market(at.venue, asked["symbol"]).symbol,
        side=asked["side"],
        type="LIMIT" if kind in _FORCE else kind,
        timeInForce=_FORCE.get(kind),
        quantity=asked.get("quantity"),
        quoteOrderQty=asked.get("quoteOrderQty"),
        price=asked.get("price"),
        name=asked.get("newClientOrderId"),
    )
    return {
        "symbol": order["symbol"],
        "orderId": _id(order),
        "orderListId": -1,
        "price": plain(order["price"]),
        "origQty": plain(order["origQty"]),
        "type": kind,
        "side": order["side"],
        "transactTime": order["updateTime"],
    }


def order(at: Native, call: Call) -> Json:
    """Describe an order by either id."""
    return _order(at.query(call.asked["symbol"], **_ids(call)))


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order by either id."""
    return _order(at.cancel(call.asked["symbol"], **_ids(call)))


def open_orders(at: Native, call: Call) -> list[Json]:
    """List the open orders of a market."""
    return [_order(o) for o in reversed(at.open_orders(call.asked["symbol"]))]


def fills(at: Native, call: Call) -> list[Json]:
    """List fills of a market, newest first."""
    asked = call.asked
    number = asked.get("orderId")
    rows = at.fills(
        asked["symbol"],
        order_id=_number(number) if number else None,
        since_ms=int(asked.get("startTime", "0")),
        until_ms=int(asked["endTime"]) if "endTime" in asked else None,
    )
    return [_fill(f) for f in rows][: int(asked.get("limit", "100"))]


def account(at: Native, call: Call) -> Json:
    """Describe the account; canWithdraw is of the person."""
    del call
    return {
        "canTrade": True,
        "canWithdraw": True,
        "canDeposit": True,
        "updateTime": None,
        "accountType": "SPOT",
        "balances": at.balances(),
        "permissions": ["SPOT"],
    }


def _ids(call: Call) -> dict[str, str | None]:
    number = call.asked.get("orderId")
    return {
        "order_id": _number(number) if number else None,
        "client_id": call.asked.get("origClientOrderId"),
    }


def _id(order: Json) -> str:
    return f"C02__{order['orderId']:018d}"


def _number(text: str) -> str:
    return text.removeprefix("C02__").lstrip("0")


def _order(order: Json) -> Json:
    status = order["status"]
    if status not in _OPEN:
        status = "PARTIALLY_CANCELED" if native.sum_of(order, "executedQty") else "CANCELED"
    return {
        "symbol": order["symbol"],
        "orderId": _id(order),
        "orderListId": -1,
        "clientOrderId": order["clientOrderId"],
        "price": plain(order["price"]),
        "origQty": plain(order["origQty"]),
        "executedQty": plain(order["executedQty"]),
        "cummulativeQuoteQty": plain(order["cummulativeQuoteQty"]),
        "origQuoteOrderQty": plain(order["origQuoteOrderQty"]),
        "status": status,
        "timeInForce": None,
        "type": _TYPES.get(order["timeInForce"], order["type"]),
        "side": order["side"],
        "stopPrice": None,
        "time": order["time"],
        "updateTime": order["updateTime"],
        "isWorking": True,
    }


def _fill(fill: Json) -> Json:
    return {
        "symbol": fill["symbol"],
        "id": str(fill["id"]),
        "orderId": _id(fill),
        "orderListId": -1,
        "price": plain(fill["price"]),
        "qty": plain(fill["qty"]),
        "quoteQty": plain(fill["quoteQty"]),
        "commission": plain(fill["commission"]),
        "commissionAsset": fill["commissionAsset"],
        "time": fill["time"],
        "isBuyer": fill["isBuyer"],
        "isMaker": fill["isMaker"],
        "isBestMatch": True,
        "isSelfTrade": False,
        "clientOrderId": fill["clientOrderId"],
    }


DIALECT: Final = Dialect(
    name="mexc",
    public=mexc_market.ROUTES,
    private={
        ("POST", "/api/v3/order"): create,
        ("GET", "/api/v3/order"): order,
        ("DELETE", "/api/v3/order"): cancel,
        ("GET", "/api/v3/openOrders"): open_orders,
        ("GET", "/api/v3/myTrades"): fills,
        ("GET", "/api/v3/account"): account,
        ("GET", "/api/v3/capital/config/getall"): coins,
    },
    sign_in=sign_in,
    refuse=refuse,
)
