"""KuCoin's API, spot with the order endpoints that it calls high-frequency.

Its documentation has no code for a client order id that was used before: the words say so.
"""

from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import keys, native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import kucoin as kucoin_market
from exchange.dialects.market.kucoin import ok
from exchange.dialects.native import Json, Native, pair_of, symbol_of
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.units import read
from exchange.venue import Venue

_LIFE_MS: Final = 5_000
_REFUSALS: Final = {
    Why.KEY: ("400003", "KC-API-KEY not exists"),
    Why.SIGNATURE: ("400005", "Invalid KC-API-SIGN"),
    Why.PASSPHRASE: ("400004", "Invalid KC-API-PASSPHRASE"),
    Why.TIME: ("400002", "Invalid KC-API-TIMESTAMP"),
    Why.PARAMETER: ("400100", "Parameter Error"),
    Why.SYMBOL: ("400100", "Unsupported trading pair."),
    Why.FUNDS: ("200004", "Balance insufficient!"),
    Why.DUPLICATE: ("400100", "Duplicate clientOid."),
    Why.WOULD_TAKE: ("400100", "The post-only order would be filled at once."),
    Why.PRICE: ("400100", "Price increment invalid."),
    Why.QUANTITY: ("400100", "Order size increment invalid."),
    Why.NOTIONAL: ("600100", "Funds below the minimum requirement."),
    Why.MISSING: ("100001", "error.getOrder.orderNotExist"),
    Why.OVER: ("400100", "order_not_exist_or_not_allow_to_cancel"),
}
_AT_ONCE: Final = frozenset({Why.KEY, Why.SIGNATURE, Why.PASSPHRASE})


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC over time, method, path and body; signed passphrase; order's window."""
    account = venue.engine.by_key.get(call.header("kc-api-key"))
    if account is None:
        raise Declined(Why.KEY)
    at = call.header("kc-api-timestamp")
    path = f"{call.path}?{call.query}" if call.query else call.path
    payload = at + call.method + path + call.body
    if not calls.is_signed_64(account.secret, payload, call.header("kc-api-sign")):
        raise Declined(Why.SIGNATURE)
    spoken = keys.passphrase(account)
    if not calls.is_signed_64(account.secret, spoken, call.header("kc-api-passphrase")):
        raise Declined(Why.PASSPHRASE)
    if abs(now_ms - int(at)) > _LIFE_MS:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no."""
    code, words = _REFUSALS.get(why, ("400100", "Parameter Error"))
    return (401 if why in _AT_ONCE else 400 if why is Why.TIME else 200), {
        "code": code,
        "msg": words,
    }


def create(at: Native, call: Call) -> Json:
    """Accept a new order; one that names its own window is refused after it."""
    sent = call.sent
    window, since = sent.get("allowMaxTimeWindow"), sent.get("clientTimestamp")
    if window is not None and int(str(since)) + int(window) < epoch_ms():
        raise Declined(Why.TIME)
    is_limit = sent["type"] == "limit"
    post_only = bool(sent.get("postOnly"))
    order = at.place(
        symbol=symbol_of(at.venue, sent["symbol"]),
        side=str(sent["side"]).upper(),
        type="LIMIT_MAKER" if post_only else str(sent["type"]).upper(),
        timeInForce=str(sent.get("timeInForce", "GTC")) if is_limit and not post_only else None,
        quantity=str(sent["size"]) if "size" in sent else None,
        quoteOrderQty=str(sent["funds"]) if "funds" in sent else None,
        price=str(sent["price"]) if is_limit else None,
        name=sent.get("clientOid"),
    )
    return ok({"orderId": _id(order), "clientOid": order["clientOrderId"]})


def cancel_named(at: Native, call: Call) -> Json:
    """Cancel an order by client order id."""
    name = call.names["client_oid"]
    order = at.cancel(symbol_of(at.venue, call.asked["symbol"]), client_id=name)
    return ok({"clientOid": order["clientOrderId"]})


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order."""
    number = call.names["order_id"].lstrip("0")
    order = at.cancel(symbol_of(at.venue, call.asked["symbol"]), order_id=number)
    return ok({"orderId": _id(order)})


def order_named(at: Native, call: Call) -> Json:
    """Describe an order by client order id."""
    name = call.names["client_oid"]
    return ok(_order(at.venue, at.query(symbol_of(at.venue, call.asked["symbol"]), client_id=name)))


def order(at: Native, call: Call) -> Json:
    """Describe an order."""
    number = call.names["order_id"].lstrip("0")
    return ok(
        _order(at.venue, at.query(symbol_of(at.venue, call.asked["symbol"]), order_id=number))
    )


def active(at: Native, call: Call) -> Json:
    """List the open orders of a market."""
    return ok(
        [_order(at.venue, o) for o in at.open_orders(symbol_of(at.venue, call.asked["symbol"]))]
    )


def fills(at: Native, call: Call) -> Json:
    """List fills, newest first."""
    asked = call.asked
    rows = at.fills(
        symbol_of(at.venue, asked["symbol"]),
        order_id=asked["orderId"].lstrip("0") if "orderId" in asked else None,
        since_ms=int(asked.get("startAt", "0")),
        until_ms=int(asked["endAt"]) if "endAt" in asked else None,
    )
    items = [_fill(at.venue, f) for f in rows][: int(asked.get("limit", "20"))]
    return ok({"items": items, "lastId": items[-1]["id"] if items else 0})


def accounts(at: Native, call: Call) -> Json:
    """Tell what the account holds; what is asked for is the one account for trading."""
    kind = call.asked.get("type", "trade")
    return ok(
        [
            {
                "id": f"{at.account.uid}-{b['asset']}",
                "currency": b["asset"],
                "type": kind,
                "balance": calls.step(read(b["free"]) + read(b["locked"])),
                "available": plain(b["free"]),
                "holds": plain(b["locked"]),
            }
            for b in at.balances()
        ]
    )


def key(at: Native, call: Call) -> Json:
    """Tell what the key may do."""
    del call
    return ok(
        {
            "uid": at.account.uid,
            "apiKey": at.account.key,
            "apiVersion": 2,
            "remark": at.account.name,
            "permission": "General,Spot",
            "createdAt": at.account.created_ms,
            "isMaster": True,
        }
    )


def opened(at: Native, call: Call) -> Json:
    """Tell that the account has the order endpoints that it calls high-frequency."""
    del at, call
    return ok(data=True)


def mode(at: Native, call: Call) -> Json:
    """Tell the kind of account: a classic one."""
    del at, call
    return ok({"selfAccountMode": "CLASSIC"})


def no_margin(at: Native, call: Call) -> Json:
    """List no market: there is no margin trading on paper."""
    del at
    return ok({"items": []} if "margin/symbols" in call.path else [])


def _id(order: Json) -> str:
    return f"{int(order['orderId']):024d}"


def _order(venue: Venue, order: Json) -> Json:
    by_quote = native.sum_of(order, "origQuoteOrderQty")
    has_ended = native.has_ended(order)
    return {
        "id": _id(order),
        "clientOid": order["clientOrderId"],
        "symbol": pair_of(venue, order["symbol"]),
        "opType": "DEAL",
        "type": "limit" if native.sum_of(order, "price") else "market",
        "side": order["side"].lower(),
        "price": plain(order["price"]),
        "size": "0" if by_quote else plain(order["origQty"]),
        "funds": plain(order["origQuoteOrderQty"]),
        "dealSize": plain(order["executedQty"]),
        "dealFunds": plain(order["cummulativeQuoteQty"]),
        "timeInForce": order["timeInForce"],
        "postOnly": order["type"] == "LIMIT_MAKER",
        "cancelExist": has_ended and order["status"] != "FILLED",
        "active": not has_ended,
        "inOrderBook": not has_ended,
        "tradeType": "TRADE",
        "fee": "0",
        "feeCurrency": "USDT",
        "createdAt": order["time"],
        "lastUpdatedAt": order["updateTime"],
    }


def _fill(venue: Venue, fill: Json) -> Json:
    return {
        "id": fill["id"],
        "symbol": pair_of(venue, fill["symbol"]),
        "tradeId": fill["id"],
        "orderId": _id(fill),
        "side": "buy" if fill["isBuyer"] else "sell",
        "liquidity": "maker" if fill["isMaker"] else "taker",
        "type": "limit",
        "price": plain(fill["price"]),
        "size": plain(fill["qty"]),
        "funds": plain(fill["quoteQty"]),
        "fee": plain(fill["commission"]),
        "feeRate": "0.001",
        "feeCurrency": fill["commissionAsset"],
        "tradeType": "TRADE",
        "createdAt": fill["time"],
    }


DIALECT: Final = Dialect(
    name="kucoin",
    public=kucoin_market.ROUTES,
    private={
        ("POST", "/api/v1/hf/orders"): create,
        ("GET", "/api/v1/hf/orders/active"): active,
        ("GET", "/api/v1/hf/orders/client-order/{client_oid}"): order_named,
        ("DELETE", "/api/v1/hf/orders/client-order/{client_oid}"): cancel_named,
        ("GET", "/api/v1/hf/orders/{order_id}"): order,
        ("DELETE", "/api/v1/hf/orders/{order_id}"): cancel,
        ("GET", "/api/v1/hf/fills"): fills,
        ("GET", "/api/v1/accounts"): accounts,
        ("GET", "/api/v1/user/api-key"): key,
        ("GET", "/api/v1/hf/accounts/opened"): opened,
        ("GET", "/api/ua/v1/account/mode"): mode,
        ("GET", "/api/v3/margin/symbols"): no_margin,
        ("GET", "/api/v1/isolated/symbols"): no_margin,
    },
    sign_in=sign_in,
    refuse=refuse,
)
