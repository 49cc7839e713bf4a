"""HTX's API, spot."""

from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import htx as htx_market
from exchange.dialects.market.htx import ok, symbol_of
from exchange.dialects.native import Json, Native
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.venue import Venue

_LIFE_MS: Final = 300_000
WINDOW_MS: Final = 48 * 3_600_000  # of trades that one question may be about
NAMES_MS: Final = 8 * 3_600_000  # how long after it was made an order is known by our id
CANCELLED_MS: Final = 2 * 3_600_000  # how long after its end one without trades is known at all
_REFUSALS: Final = {
    Why.KEY: ("api-signature-not-valid", "Signature not valid: Incorrect Access key"),
    Why.SIGNATURE: ("api-signature-not-valid", "Signature not valid: Verification failure"),
    Why.TIME: ("api-signature-not-valid", "Signature not valid: Timestamp is out of date"),
    Why.PARAMETER: ("invalid-parameter", "invalid parameter"),
    Why.SYMBOL: ("base-symbol-error", "The symbol is invalid"),
    Why.FUNDS: ("account-frozen-balance-insufficient-error", "trade account balance is not enough"),
    Why.DUPLICATE: ("invalid-client-order-id", "The client order id is duplicated"),
    Why.WOULD_TAKE: ("order-maker-price-error", "The order would take liquidity"),
    Why.PRICE: ("order-orderprice-precision-error", "order price precision error"),
    Why.QUANTITY: ("invalid-amount", "Paramemter `amount` is invalid."),
    Why.NOTIONAL: ("order-value-min-error", "Order total cannot be lower than: `5`"),
    Why.MISSING: ("base-record-invalid", "record invalid"),
    Why.OVER: ("order-orderstate-error", "the order state is error"),
}
_STATE: Final = {
    "NEW": "submitted",
    "PENDING_NEW": "created",
    "PARTIALLY_FILLED": "partial-filled",
    "FILLED": "filled",
}


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC over method, host, path and the sorted query."""
    signed, _, tail = call.query.rpartition("&Signature=")
    asked = dict(parse_qsl(signed, keep_blank_values=True))
    account = venue.engine.by_key.get(asked.get("AccessKeyId", ""))
    if account is None:
        raise Declined(Why.KEY)
    payload = f"{call.method}\n{call.host}\n{call.path}\n{signed}"
    if not calls.is_signed_64(account.secret, payload, calls.unescaped(tail)):
        raise Declined(Why.SIGNATURE)
    at = datetime.fromisoformat(asked["Timestamp"]).replace(tzinfo=UTC)
    if abs(now_ms - at.timestamp() * 1000) > _LIFE_MS:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no: HTTP 200 with a code in words."""
    code, words = _REFUSALS.get(why, ("invalid-parameter", "invalid parameter"))
    return 200, {"status": "error", "err-code": code, "err-msg": words, "data": None}


def create(at: Native, call: Call) -> Json:
    """Accept a new order; its type begins with its side."""
    sent = call.sent
    side, _, kind = str(sent["type"]).partition("-")
    if str(sent["account-id"]) != _account_id(at):
        raise Declined(Why.PARAMETER)
    is_limit = kind != "market"
    by_quote = not is_limit and side == "buy"
    force = {"ioc": "IOC", "limit-fok": "FOK", "limit": "GTC"}.get(kind)
    if is_limit and force is None and kind != "limit-maker":
        raise Declined(Why.PARAMETER)
    order = at.place(
        symbol=symbol_of(at.venue, sent["symbol"]),
        side=side.upper(),
        type="LIMIT_MAKER" if kind == "limit-maker" else ("LIMIT" if is_limit else "MARKET"),
        timeInForce=force,
        quantity=None if by_quote else str(sent["amount"]),
        quoteOrderQty=str(sent["amount"]) if by_quote else None,
        price=str(sent["price"]) if is_limit else None,
        name=sent.get("client-order-id"),
    )
    return ok(str(order["orderId"]))


def order_named(at: Native, call: Call) -> Json:
    """Describe an order by client order id."""
    found = at.query(None, client_id=call.asked["clientOrderId"])
    if epoch_ms() - int(found["time"]) > NAMES_MS:
        raise Declined(Why.MISSING)
    return ok(_order(at, _kept(found)))


def order(at: Native, call: Call) -> Json:
    """Describe an order."""
    return ok(_order(at, _kept(at.query(None, order_id=call.names["order_id"]))))


def cancel_named(at: Native, call: Call) -> Json:
    """Cancel an order by client order id."""
    order = at.cancel(None, client_id=str(call.sent["client-order-id"]))
    return ok(str(order["orderId"]))


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order."""
    return ok(str(at.cancel(None, order_id=call.names["order_id"])["orderId"]))


def open_orders(at: Native, call: Call) -> Json:
    """List open orders, newest first, on from the one that is named."""
    asked = call.asked
    name, first = asked.get("symbol"), asked.get("from")
    rows = at.open_orders(symbol_of(at.venue, name) if name else None)
    found = [o for o in reversed(rows) if first is None or int(o["orderId"]) <= int(first)]
    size = native.count(asked, "size", usual=100, most=500)
    return ok([_order(at, o) for o in found[:size]])


def fills(at: Native, call: Call) -> Json:
    """List fills, newest first; a question covers two days, from its start or up to its end."""
    asked = call.asked
    start, end = asked.get("start-time"), asked.get("end-time")
    until = int(end) if end else (int(start) + WINDOW_MS if start else epoch_ms())
    since = int(start) if start else until - WINDOW_MS
    if not 0 <= until - since <= WINDOW_MS:
        raise Declined(Why.PARAMETER)
    rows = at.fills(symbol_of(at.venue, asked["symbol"]), since_ms=since, until_ms=until)
    return ok([_fill(f) for f in rows][: int(asked.get("size", "100"))])


def fills_of(at: Native, call: Call) -> Json:
    """List the fills of an order, newest first, however old."""
    number = call.names["order_id"]
    symbol = at.query(None, order_id=number)["symbol"]
    return ok([_fill(f) for f in at.fills(symbol, order_id=number)])


def accounts(at: Native, call: Call) -> Json:
    """List the accounts of the person: one."""
    del call
    return ok([{"id": int(_account_id(at)), "type": "spot", "subtype": "", "state": "working"}])


def balance(at: Native, call: Call) -> Json:
    """Tell what the account holds."""
    if call.names["account_id"] != _account_id(at):
        raise Declined(Why.PARAMETER)
    rows = [
        {"currency": b["asset"].lower(), "type": kind, "balance": plain(b[name])}
        for b in at.balances()
        for kind, name in (("trade", "free"), ("frozen", "locked"))
    ]
    return ok({"id": int(_account_id(at)), "type": "spot", "state": "working", "list": rows})


def uid(at: Native, call: Call) -> Json:
    """Tell who one is."""
    del call
    return {"code": 200, "data": at.account.uid}


def key(at: Native, call: Call) -> Json:
    """Tell what the key may do."""
    row = {
        "accessKey": at.account.key,
        "note": at.account.name,
        "permission": "readOnly,trade",
        "ipAddresses": "",
        "validDays": 89,
        "status": "normal",
    }
    is_own = call.asked.get("uid") == str(at.account.uid)
    return {"code": 200, "message": "success", "data": [row] if is_own else []}


def _kept(order: Json) -> Json:
    """Return an order, unless it was cancelled without a trade too long ago."""
    if native.is_past_unfilled(order, CANCELLED_MS):
        raise Declined(Why.MISSING)
    return order


def _account_id(at: Native) -> str:
    return str(100_000 + at.account.uid)


def _order(at: Native, order: Json) -> Json:
    by_quote = native.sum_of(order, "origQuoteOrderQty")
    return {
        "id": order["orderId"],
        "client-order-id": order["clientOrderId"],
        "symbol": order["symbol"].lower(),
        "account-id": int(_account_id(at)),
        "amount": plain(order["origQuoteOrderQty"] if by_quote else order["origQty"]),
        "price": plain(order["price"]),
        "created-at": order["time"],
        "updated-at": order["updateTime"],
        "type": _type(order),
        "field-amount": plain(order["executedQty"]),
        "field-cash-amount": plain(order["cummulativeQuoteQty"]),
        "field-fees": "0",
        "source": "spot-api",
        "state": _state(order),
    }


def _state(order: Json) -> str:
    ended = "partial-canceled" if native.sum_of(order, "executedQty") else "canceled"
    return _STATE.get(order["status"], ended)


def _type(order: Json) -> str:
    side = order["side"].lower()
    if order["type"] == "LIMIT_MAKER":
        return f"{side}-limit-maker"
    if not native.sum_of(order, "price"):
        return f"{side}-market"
    return f"{side}-{ {'IOC': 'ioc', 'FOK': 'limit-fok'}.get(order['timeInForce'], 'limit') }"


def _fill(fill: Json) -> Json:
    return {
        "symbol": fill["symbol"].lower(),
        "id": fill["id"],
        "trade-id": fill["id"],
        "match-id": fill["id"],
        "order-id": fill["orderId"],
        "type": "buy-limit" if fill["isBuyer"] else "sell-limit",
        "role": "maker" if fill["isMaker"] else "taker",
        "price": plain(fill["price"]),
        "filled-amount": plain(fill["qty"]),
        "filled-fees": plain(fill["commission"]),
        "fee-currency": fill["commissionAsset"].lower(),
        "filled-points": "0",
        "fee-deduct-currency": "",
        "created-at": fill["time"],
        "source": "spot-api",
    }


DIALECT: Final = Dialect(
    name="htx",
    public=htx_market.ROUTES,
    private={
        ("POST", "/v1/order/orders/place"): create,
        ("GET", "/v1/order/orders/getClientOrder"): order_named,
        ("GET", "/v1/order/orders/{order_id}"): order,
        ("POST", "/v1/order/orders/submitCancelClientOrder"): cancel_named,
        ("POST", "/v1/order/orders/{order_id}/submitcancel"): cancel,
        ("GET", "/v1/order/openOrders"): open_orders,
        ("GET", "/v1/order/orders/{order_id}/matchresults"): fills_of,
        ("GET", "/v1/order/matchresults"): fills,
        ("GET", "/v1/account/accounts"): accounts,
        ("GET", "/v1/account/accounts/{account_id}/balance"): balance,
        ("GET", "/v2/user/uid"): uid,
        ("GET", "/v2/user/api-key"): key,
    },
    sign_in=sign_in,
    refuse=refuse,
)
