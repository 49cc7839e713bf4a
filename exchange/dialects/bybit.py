"""Bybit's unified API, version 5, spot."""

from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import bybit as bybit_market
from exchange.dialects.market.bybit import listed, ok
from exchange.dialects.native import Json, Native
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.units import read
from exchange.venue import Venue

_AHEAD_MS: Final = 1000
CANCELLED_MS: Final = 24 * 3_600_000  # how long after its end one without trades is known
_REFUSALS: Final = {
    Why.KEY: (10003, "API key is invalid."),
    Why.SIGNATURE: (10004, "error sign! please check your signature generation algorithm."),
    Why.TIME: (10002, "invalid request, please check your server timestamp or recv_window param"),
    Why.PARAMETER: (10001, "params error"),
    Why.SYMBOL: (170121, "Invalid symbol."),
    Why.FUNDS: (170131, "Insufficient balance."),
    Why.DUPLICATE: (170141, "Duplicate clientOrderId."),
    Why.WOULD_TAKE: (170218, "The LIMIT-MAKER order is rejected due to invalid price."),
    Why.PRICE: (170134, "Order price decimal too long."),
    Why.QUANTITY: (170137, "Order volume decimal too long."),
    Why.NOTIONAL: (170140, "Order value exceeded lower limit."),
    Why.MISSING: (170213, "Order does not exist."),
    Why.OVER: (170213, "Order does not exist."),
    Why.TRIGGER: (170210, "New order rejected."),
}
_STATUS: Final = {
    "NEW": "New",
    "PENDING_NEW": "New",
    "PARTIALLY_FILLED": "PartiallyFilled",
    "FILLED": "Filled",
}


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC over time, key, window and what is asked."""
    account = venue.engine.by_key.get(call.header("x-bapi-api-key"))
    if account is None:
        raise Declined(Why.KEY)
    at, window = call.header("x-bapi-timestamp"), call.header("x-bapi-recv-window") or "5000"
    asked = call.body if call.method == "POST" else call.query
    if not calls.is_signed(
        account.secret, at + account.key + window + asked, call.header("x-bapi-sign")
    ):
        raise Declined(Why.SIGNATURE)
    if not now_ms - int(window) <= int(at) < now_ms + _AHEAD_MS:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no: HTTP 200 with a code of its own."""
    code, words = _REFUSALS.get(why, (170149, "Create order failed."))
    return 200, {
        "retCode": code,
        "retMsg": words,
        "result": {},
        "retExtInfo": {},
        "time": epoch_ms(),
    }


def create(at: Native, call: Call) -> Json:
    """Accept a new order."""
    sent = call.sent
    market = native.market(at.venue, str(sent["symbol"]))
    side, kind = str(sent["side"]).upper(), str(sent["orderType"]).upper()
    by_quote = kind == "MARKET" and side == "BUY" and sent.get("marketUnit") != "baseCoin"
    trigger = sent.get("triggerPrice")
    post_only = sent.get("timeInForce") == "PostOnly"
    if trigger:
        kind = _triggered(at, market.symbol, side, sent, is_limit=kind == "LIMIT")
    is_limit = kind in {"LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"}
    order = at.place(
        symbol=market.symbol,
        side=side,
        type="LIMIT_MAKER" if post_only else kind,
        timeInForce=str(sent.get("timeInForce") or "GTC") if is_limit and not post_only else None,
        quantity=None if by_quote else str(sent["qty"]),
        quoteOrderQty=str(sent["qty"]) if by_quote else None,
        price=str(sent["price"]) if is_limit else None,
        stopPrice=str(trigger) if trigger else None,
        name=sent.get("orderLinkId"),
    )
    return ok({"orderId": str(order["orderId"]), "orderLinkId": order["clientOrderId"]})


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order."""
    sent = call.sent
    order = at.cancel(
        sent.get("symbol"), order_id=sent.get("orderId"), client_id=sent.get("orderLinkId")
    )
    return ok({"orderId": str(order["orderId"]), "orderLinkId": order["clientOrderId"]})


def realtime(at: Native, call: Call) -> Json:
    """List open orders, newest first, or the one that is named, whatever became of it.

    A page has a cursor to the next, even the last one.
    """
    asked = call.asked
    start = int(asked.get("cursor") or "0")
    end = start + native.count(asked, "limit", usual=20, most=50)
    page = _named(at, call, at.open_orders)[::-1][start:end]
    return listed([_order(o) for o in page], str(end) if page else "")


def history(at: Native, call: Call) -> Json:
    """List orders that are over."""
    rows = _named(at, call, at.orders)
    return listed([_order(o) for o in rows if native.has_ended(o)])


def executions(at: Native, call: Call) -> Json:
    """List fills, newest first."""
    asked = call.asked
    rows = at.fills(
        asked.get("symbol"),
        order_id=asked.get("orderId"),
        since_ms=int(asked.get("startTime", "0")),
        until_ms=int(asked["endTime"]) if "endTime" in asked else None,
    )
    return listed([_fill(f) for f in rows][: int(asked.get("limit", "50"))])


def balance(at: Native, call: Call) -> Json:
    """Tell what the account holds."""
    del call
    coins = [
        {
            "coin": b["asset"],
            "walletBalance": calls.step(read(b["free"]) + read(b["locked"])),
            "locked": plain(b["locked"]),
            "availableToWithdraw": "",
            "borrowAmount": "0",
            "accruedInterest": "0",
            "totalOrderIM": "0",
            "totalPositionIM": "0",
        }
        for b in at.balances()
    ]
    return ok({"list": [{"accountType": "UNIFIED", "coin": coins}]})


def key(at: Native, call: Call) -> Json:
    """Tell what the key may do."""
    del call
    return ok(
        {
            "apiKey": at.account.key,
            "readOnly": 0,
            "permissions": {"Spot": ["SpotTrade"], "Wallet": []},
            "ips": ["*"],
            "expiredAt": "2099-01-01T00:00:00Z",
            "unified": 0,
            "uta": 1,
        }
    )


def coins(at: Native, call: Call) -> Json:
    """List assets; nothing leaves a paper exchange, so none has a chain."""
    del call
    rows = [{"name": n, "coin": a, "chains": []} for a, n in native.assets(at.venue).items()]
    return ok({"rows": rows})


def account(at: Native, call: Call) -> Json:
    """Tell the kind of account: a unified one."""
    del at, call
    return ok({"unifiedMarginStatus": 5, "marginMode": "REGULAR_MARGIN", "updatedTime": "0"})


def _named(at: Native, call: Call, all_of_them: Any) -> list[Json]:
    asked = call.asked
    symbol, number, name = asked.get("symbol"), asked.get("orderId"), asked.get("orderLinkId")
    if number or name:
        one = _one(at, symbol, number, name)
        return [o for o in one if not native.is_past_unfilled(o, CANCELLED_MS)]
    found: list[Json] = all_of_them(symbol)
    return found


def _one(at: Native, symbol: str | None, number: str | None, name: str | None) -> list[Json]:
    return [at.query(symbol, order_id=number, client_id=name)] if _knows(at, number, name) else []


def _knows(at: Native, number: str | None, name: str | None) -> bool:
    if name:
        return name in at.account.by_client_id
    order = at.venue.engine.orders.get(int(number or "0"))
    return order is not None and order.account is at.account


def _triggered(at: Native, symbol: str, side: str, sent: Json, *, is_limit: bool) -> str:
    """Name the order type of a trigger: of its direction, or of where the price is now."""
    rises = str(sent.get("triggerDirection", "")) == "1"
    if "triggerDirection" not in sent:
        market = at.venue.engine.markets[symbol]
        rises = read(str(sent["triggerPrice"])) > market.price(at.last_price(symbol))
    name = "STOP_LOSS" if rises == (side == "BUY") else "TAKE_PROFIT"
    return f"{name}_LIMIT" if is_limit else name


def _order(order: Json) -> Json:
    executed, value = order["executedQty"], order["cummulativeQuoteQty"]
    by_quote = native.sum_of(order, "origQuoteOrderQty")
    return {
        "orderId": str(order["orderId"]),
        "orderLinkId": order["clientOrderId"],
        "symbol": order["symbol"],
        "side": order["side"].capitalize(),
        "orderType": "Limit" if native.sum_of(order, "price") else "Market",
        "timeInForce": "PostOnly" if order["type"] == "LIMIT_MAKER" else order["timeInForce"],
        "price": plain(order["price"]),
        "qty": plain(order["origQuoteOrderQty"] if by_quote else order["origQty"]),
        "marketUnit": "quoteCoin" if by_quote else "",
        "cumExecQty": plain(executed),
        "cumExecValue": plain(value),
        "leavesQty": calls.step(max(read(order["origQty"]) - read(executed), 0)),
        "orderStatus": _status(order),
        "rejectReason": "EC_NoError",
        "triggerPrice": plain(order["stopPrice"]),
        "triggerDirection": _direction(order),
        "stopOrderType": "tpslOrder" if native.sum_of(order, "stopPrice") else "",
        "reduceOnly": native.sum_of(order, "stopPrice"),
        "createdTime": str(order["time"]),
        "updatedTime": str(order["updateTime"]),
    }


def _status(order: Json) -> str:
    if native.is_waiting(order):
        return "Untriggered"
    ended = "PartiallyFilledCanceled" if native.sum_of(order, "executedQty") else "Cancelled"
    return _STATUS.get(order["status"], ended)


def _direction(order: Json) -> int:
    if not native.sum_of(order, "stopPrice"):
        return 0
    stops = order["type"].startswith("STOP_LOSS")
    return 1 if stops == (order["side"] == "BUY") else 2


def _fill(fill: Json) -> Json:
    return {
        "symbol": fill["symbol"],
        "orderId": str(fill["orderId"]),
        "orderLinkId": fill["clientOrderId"],
        "side": "Buy" if fill["isBuyer"] else "Sell",
        "execId": str(fill["id"]),
        "execPrice": plain(fill["price"]),
        "execQty": plain(fill["qty"]),
        "execValue": plain(fill["quoteQty"]),
        "execFee": plain(fill["commission"]),
        "feeCurrency": fill["commissionAsset"],
        "execTime": str(fill["time"]),
        "execType": "Trade",
        "isMaker": fill["isMaker"],
        "category": "spot",
    }


DIALECT: Final = Dialect(
    name="bybit",
    public=bybit_market.ROUTES,
    private={
        ("POST", "/v5/order/create"): create,
        ("POST", "/v5/order/cancel"): cancel,
        ("GET", "/v5/order/realtime"): realtime,
        ("GET", "/v5/order/history"): history,
        ("GET", "/v5/execution/list"): executions,
        ("GET", "/v5/account/wallet-balance"): balance,
        ("GET", "/v5/user/query-api"): key,
        ("GET", "/v5/asset/coin/query-info"): coins,
        ("GET", "/v5/account/info"): account,
    },
    sign_in=sign_in,
    refuse=refuse,
)
