"""Gate's API, version 4, spot."""

import hashlib
from typing import Any, Final

from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import gate as gate_market
from exchange.dialects.market.gate import pair_of, symbol_of
from exchange.dialects.native import Json, Native
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.units import read
from exchange.venue import Venue

_LIFE_MS: Final = 60_000
_REFUSALS: Final = {
    Why.KEY: (401, "INVALID_KEY", "Invalid key provided"),
    Why.SIGNATURE: (401, "INVALID_SIGNATURE", "Signature mismatch"),
    Why.TIME: (403, "REQUEST_EXPIRED", "gap between request Timestamp and server time exceeds 60"),
    Why.PARAMETER: (400, "INVALID_PARAM_VALUE", "Invalid request parameter value"),
    Why.SYMBOL: (400, "INVALID_CURRENCY_PAIR", "Invalid currency pair"),
    Why.FUNDS: (400, "BALANCE_NOT_ENOUGH", "Not enough balance"),
    Why.DUPLICATE: (400, "REPEATED_CREATION", "Order with the same text exists"),
    Why.WOULD_TAKE: (400, "POC_FILL_IMMEDIATELY", "Order would match and take immediately"),
    Why.PRICE: (400, "INVALID_PRECISION", "Invalid price precision"),
    Why.QUANTITY: (400, "INVALID_PRECISION", "Invalid amount precision"),
    Why.NOTIONAL: (400, "AMOUNT_TOO_LITTLE", "Your order size is too small. The minimum is 5 USDT"),
    Why.MISSING: (404, "ORDER_NOT_FOUND", "Order not found"),
    Why.OVER: (400, "ORDER_CLOSED", "Order cancelled or closed"),
}
_PREFIX: Final = "t-"
NAMES_MS: Final = 3_600_000  # how long after its end an order is known by our id


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC-SHA512 over method, path, query, hash of the body and time."""
    account = venue.engine.by_key.get(call.header("key"))
    if account is None:
        raise Declined(Why.KEY)
    at = call.header("timestamp")
    digest = hashlib.sha512(call.body.encode()).hexdigest()
    payload = "\n".join([call.method, call.path, calls.unescaped(call.query), digest, at])
    if not calls.is_signed(account.secret, payload, call.header("sign"), how="sha512"):
        raise Declined(Why.SIGNATURE)
    lapses = int(call.header("x-gate-exptime") or now_ms)
    if abs(now_ms - int(at) * 1000) > _LIFE_MS or now_ms > lapses:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no."""
    status, label, words = _REFUSALS.get(why, (400, "INVALID_PARAM_VALUE", "Invalid request"))
    return status, {"label": label, "message": words}


def _ids(call: Call) -> dict[str, str | None]:
    """Return which id an order is asked for by: ours begin with "t-"."""
    found = call.names["order_id"]
    is_name = found.startswith(_PREFIX)
    return {"client_id" if is_name else "order_id": found}


def create(at: Native, call: Call) -> Json:
    """Accept a new order."""
    sent = call.sent
    name = sent.get("text")
    if name is not None and not str(name).startswith(_PREFIX):
        raise Declined(Why.PARAMETER)
    is_limit = sent.get("type", "limit") == "limit"
    force = str(sent.get("time_in_force", "gtc"))
    by_quote = not is_limit and sent["side"] == "buy"
    post_only = force == "poc"
    order = at.place(
        symbol=symbol_of(at.venue, sent["currency_pair"]),
        side=str(sent["side"]).upper(),
        type="LIMIT_MAKER" if post_only else ("LIMIT" if is_limit else "MARKET"),
        timeInForce=force.upper() if is_limit and not post_only else None,
        quantity=None if by_quote else str(sent["amount"]),
        quoteOrderQty=str(sent["amount"]) if by_quote else None,
        price=str(sent["price"]) if is_limit else None,
        name=name,
    )
    return _order(at.venue, order)


def order(at: Native, call: Call) -> Json:
    """Describe an order by either id."""
    symbol = symbol_of(at.venue, call.asked["currency_pair"])
    ids = _ids(call)
    found = at.query(symbol, **ids)
    if "client_id" in ids and native.is_past(found, NAMES_MS):
        raise Declined(Why.MISSING)
    return _order(at.venue, found)


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order by either id."""
    symbol = symbol_of(at.venue, call.asked["currency_pair"])
    return _order(at.venue, at.cancel(symbol, **_ids(call)))


def open_orders(at: Native, call: Call) -> list[Json]:
    """List open orders by market: of each market the page that is asked for."""
    size = native.count(call.asked, "limit", usual=100, most=100)
    start = (native.count(call.asked, "page", usual=1, most=10_000) - 1) * size
    rows: dict[str, list[Json]] = {}
    for found in at.open_orders():
        rows.setdefault(pair_of(at.venue, found["symbol"]), []).append(_order(at.venue, found))
    return [
        {"currency_pair": name, "total": len(found), "orders": found[start : start + size]}
        for name, found in rows.items()
    ]


def orders(at: Native, call: Call) -> list[Json]:
    """List the orders of a market, open or over."""
    asked = call.asked
    rows = at.orders(symbol_of(at.venue, asked["currency_pair"]))
    is_open = asked.get("status") == "open"
    return [_order(at.venue, o) for o in reversed(rows) if native.has_ended(o) is not is_open]


def fills(at: Native, call: Call) -> list[Json]:
    """List fills, newest first; times are in seconds."""
    asked = call.asked
    rows = at.fills(
        symbol_of(at.venue, asked["currency_pair"]) if "currency_pair" in asked else None,
        order_id=asked.get("order_id"),
        since_ms=int(asked.get("from", "0")) * 1000,
        until_ms=int(asked["to"]) * 1000 + 999 if "to" in asked else None,
    )
    return [_fill(at.venue, f) for f in rows][: int(asked.get("limit", "100"))]


def accounts(at: Native, call: Call) -> list[Json]:
    """Tell what the account holds."""
    del call
    return [
        {"currency": b["asset"], "available": plain(b["free"]), "locked": plain(b["locked"])}
        for b in at.balances()
    ]


def main_keys(at: Native, call: Call) -> list[Json]:
    """Tell what the key may do; its end is hidden."""
    del call
    perms = [{"name": "account", "read_only": True}, {"name": "spot", "read_only": False}]
    shown = at.account.key[:13] + "*****"
    return [{"state": 1, "mode": 1, "name": "", "key": shown, "perms": perms, "ip_whitelist": []}]


def detail(at: Native, call: Call) -> Json:
    """Tell the kind of account: a classic one."""
    del call
    return {"user_id": at.account.uid, "ip_whitelist": [], "key": {"mode": 1}, "tier": 0}


def _order(venue: Venue, order: Json) -> Json:
    by_quote = native.sum_of(order, "origQuoteOrderQty")
    executed, value = order["executedQty"], order["cummulativeQuoteQty"]
    whole, done = order["origQty"], executed
    if by_quote:
        whole, done = order["origQuoteOrderQty"], value
    return {
        "id": str(order["orderId"]),
        "text": order["clientOrderId"],
        "create_time": str(order["time"] // 1000),
        "update_time": str(order["updateTime"] // 1000),
        "create_time_ms": order["time"],
        "update_time_ms": order["updateTime"],
        "status": _status(order),
        "currency_pair": pair_of(venue, order["symbol"]),
        "type": "limit" if native.sum_of(order, "price") else "market",
        "account": "spot",
        "side": order["side"].lower(),
        "amount": plain(whole),
        "price": plain(order["price"]),
        "time_in_force": _force(order),
        "iceberg": "0",
        "left": calls.step(max(read(whole) - read(done), 0)),
        "filled_amount": plain(executed),
        "filled_total": plain(value),
        "avg_deal_price": calls.average(value, executed),
        "fee": "0",
        "fee_currency": "",
        "finish_as": _finish(order),
    }


def _status(order: Json) -> str:
    if not native.has_ended(order):
        return "open"
    return "closed" if order["status"] == "FILLED" else "cancelled"


def _finish(order: Json) -> str:
    if not native.has_ended(order):
        return "open"
    named = {"FILLED": "filled", "CANCELED": "cancelled"}
    return named.get(order["status"], str(order["timeInForce"]).lower())


def _force(order: Json) -> str:
    return "poc" if order["type"] == "LIMIT_MAKER" else str(order["timeInForce"]).lower()


def _fill(venue: Venue, fill: Json) -> Json:
    return {
        "id": str(fill["id"]),
        "create_time": str(fill["time"] // 1000),
        "create_time_ms": f"{fill['time']}.000",
        "currency_pair": pair_of(venue, fill["symbol"]),
        "side": "buy" if fill["isBuyer"] else "sell",
        "role": "maker" if fill["isMaker"] else "taker",
        "amount": plain(fill["qty"]),
        "price": plain(fill["price"]),
        "order_id": str(fill["orderId"]),
        "fee": plain(fill["commission"]),
        "fee_currency": fill["commissionAsset"],
        "point_fee": "0",
        "gt_fee": "0",
        "text": fill["clientOrderId"],
    }


DIALECT: Final = Dialect(
    name="gate",
    public=gate_market.ROUTES,
    private={
        ("POST", "/api/v4/spot/orders"): create,
        ("GET", "/api/v4/spot/orders"): orders,
        ("GET", "/api/v4/spot/orders/{order_id}"): order,
        ("DELETE", "/api/v4/spot/orders/{order_id}"): cancel,
        ("GET", "/api/v4/spot/open_orders"): open_orders,
        ("GET", "/api/v4/spot/my_trades"): fills,
        ("GET", "/api/v4/spot/accounts"): accounts,
        ("GET", "/api/v4/account/main_keys"): main_keys,
        ("GET", "/api/v4/account/detail"): detail,
    },
    sign_in=sign_in,
    refuse=refuse,
)
