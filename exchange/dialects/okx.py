"""OKX's API, version 5, spot with cash."""

from datetime import UTC, datetime
from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import keys, native, okx_algos
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import okx as okx_market
from exchange.dialects.market.okx import ok
from exchange.dialects.native import Json, Native, pair_of, symbol_of
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.units import read
from exchange.venue import Venue

_LIFE_MS: Final = 30_000
# What heeds a last moment; elsewhere, for orders that wait for a price too, it is passed over.
_BOUNDED: Final = frozenset({"/api/v5/trade/order", "/api/v5/trade/batch-orders"})
_REFUSALS: Final = {
    Why.KEY: ("50111", "Invalid OK-ACCESS-KEY"),
    Why.SIGNATURE: ("50113", "Invalid Sign"),
    Why.PASSPHRASE: ("50105", "Request header OK-ACCESS-PASSPHRASE incorrect."),
    Why.TIME: ("50102", "Timestamp request expired"),
    Why.PARAMETER: ("51000", "Parameter error"),
    Why.SYMBOL: ("51001", "Instrument ID does not exist"),
    Why.FUNDS: ("51008", "Order failed. Insufficient USDT balance in account"),
    Why.DUPLICATE: ("51016", "Duplicated client order ID"),
    Why.PRICE: ("51006", "Order price is not within the price limit"),
    Why.QUANTITY: ("51121", "Order quantity must be a multiple of the lot size"),
    Why.NOTIONAL: ("51020", "Order amount should be greater than the min available amount"),
    Why.MISSING: ("51603", "Order does not exist"),
    Why.OVER: (
        "51400",
        "Cancellation failed as the order has been filled, canceled or does not exist",
    ),
    Why.TRIGGER: ("51280", "SL trigger price must be less than the last price"),
}
_AT_ONCE: Final = frozenset({Why.KEY, Why.SIGNATURE, Why.PASSPHRASE, Why.TIME})
_FORCE: Final = {"limit": "GTC", "ioc": "IOC", "fok": "FOK"}
_STATE: Final = {
    "NEW": "live",
    "PENDING_NEW": "live",
    "PARTIALLY_FILLED": "partially_filled",
    "FILLED": "filled",
}
_MOST: Final = 100
CANCELLED_MS: Final = 2 * 3_600_000  # how long after its end one without trades is known


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: HMAC over time, method, path and body; passphrase; last moment."""
    account = venue.engine.by_key.get(call.header("ok-access-key"))
    if account is None:
        raise Declined(Why.KEY)
    at = call.header("ok-access-timestamp")
    path = f"{call.path}?{call.query}" if call.query else call.path
    payload = at + call.method + path + call.body
    if not calls.is_signed_64(account.secret, payload, call.header("ok-access-sign")):
        raise Declined(Why.SIGNATURE)
    if call.header("ok-access-passphrase") != keys.passphrase(account):
        raise Declined(Why.PASSPHRASE)
    signed = datetime.fromisoformat(at).astimezone(UTC).timestamp() * 1000
    lapses = int(call.header("exptime") or now_ms) if call.path in _BOUNDED else now_ms
    if abs(now_ms - signed) > _LIFE_MS or now_ms > lapses:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no: with the code outside for who asks, and inside for what is asked."""
    code, words = _REFUSALS.get(why, ("51000", "Parameter error"))
    if why in _AT_ONCE:
        return 401, {"code": code, "msg": words, "data": []}
    if why in {Why.MISSING, Why.SYMBOL, Why.PARAMETER}:
        return 200, {"code": code, "msg": words, "data": []}
    row = {"clOrdId": "", "ordId": "", "sCode": code, "sMsg": words, "tag": ""}
    return 200, {"code": "1", "msg": "All operations failed", "data": [row]}


def _optional(at: Native, name: str | None) -> str | None:
    return symbol_of(at.venue, name) if name else None


def create(at: Native, call: Call) -> Json:
    """Accept a new order; of several only the first, for one at a time is sent here."""
    sent = call.sent
    if sent.get("tdMode") != "cash":
        raise Declined(Why.PARAMETER)
    side, kind = str(sent["side"]), str(sent["ordType"])
    by_quote = kind == "market" and side == "buy" and sent.get("tgtCcy") != "base_ccy"
    order = at.place(
        symbol=symbol_of(at.venue, sent["instId"]),
        side=side.upper(),
        type={"market": "MARKET", "post_only": "LIMIT_MAKER"}.get(kind, "LIMIT"),
        timeInForce=_FORCE.get(kind),
        quantity=None if by_quote else str(sent["sz"]),
        quoteOrderQty=str(sent["sz"]) if by_quote else None,
        price=None if kind == "market" else str(sent["px"]),
        name=sent.get("clOrdId"),
    )
    return ok([_made(order)])


def cancel(at: Native, call: Call) -> Json:
    """Cancel an order."""
    sent = call.sent
    order = at.cancel(
        symbol_of(at.venue, sent["instId"]),
        order_id=sent.get("ordId"),
        client_id=sent.get("clOrdId"),
    )
    return ok([_made(order)])


def order(at: Native, call: Call) -> Json:
    """Describe one order."""
    asked = call.asked
    found = at.query(
        _optional(at, asked.get("instId")),
        order_id=asked.get("ordId"),
        client_id=asked.get("clOrdId"),
    )
    if native.is_past_unfilled(found, CANCELLED_MS):
        raise Declined(Why.MISSING)
    return ok([_order(at.venue, found)])


def pending(at: Native, call: Call) -> Json:
    """List open orders that do not wait for a price, newest first."""
    rows = at.open_orders(_optional(at, call.asked.get("instId")))
    page = native.older([o for o in rows if not native.is_waiting(o)], call.asked, most=_MOST)
    return ok([_order(at.venue, o) for o in page])


def fills(at: Native, call: Call) -> Json:
    """List fills, newest first."""
    asked = call.asked
    rows = at.fills(
        _optional(at, asked.get("instId")),
        order_id=asked.get("ordId"),
        since_ms=int(asked.get("begin", "0")),
        until_ms=int(asked["end"]) if "end" in asked else None,
    )
    return ok([_fill(at.venue, f) for f in rows][: int(asked.get("limit", _MOST))])


def balance(at: Native, call: Call) -> Json:
    """Tell what the account holds."""
    del call
    details = [
        {
            "ccy": b["asset"],
            "eq": calls.step(read(b["free"]) + read(b["locked"])),
            "cashBal": calls.step(read(b["free"]) + read(b["locked"])),
            "availBal": plain(b["free"]),
            "availEq": plain(b["free"]),
            "frozenBal": plain(b["locked"]),
            "ordFrozen": plain(b["locked"]),
        }
        for b in at.balances()
    ]
    return ok([{"uTime": str(epoch_ms()), "totalEq": "", "details": details}])


def config(at: Native, call: Call) -> Json:
    """Tell what the key may do."""
    del call
    return ok(
        [
            {
                "uid": str(at.account.uid),
                "acctLv": "1",
                "perm": "read_only,trade",
                "ip": "",
                "label": "",
            }
        ]
    )


def currencies(at: Native, call: Call) -> Json:
    """List assets; nothing leaves a paper exchange."""
    del call
    fixed = {"canDep": False, "canWd": False, "canInternal": False, "minWd": "0", "wdTickSz": "8"}
    return ok(
        [
            {"ccy": a, "name": n, "chain": f"{a}-Paper", "minFee": "0", "maxFee": "0", **fixed}
            for a, n in native.assets(at.venue).items()
        ]
    )


def _made(order: Json) -> Json:
    number, name = str(order["orderId"]), order["clientOrderId"]
    return {
        "ordId": number,
        "clOrdId": name,
        "tag": "",
        "ts": str(epoch_ms()),
        "sCode": "0",
        "sMsg": "",
    }


def _order(venue: Venue, order: Json) -> Json:
    by_quote = native.sum_of(order, "origQuoteOrderQty")
    executed, value = order["executedQty"], order["cummulativeQuoteQty"]
    return {
        "instType": "SPOT",
        "instId": pair_of(venue, order["symbol"]),
        "ordId": str(order["orderId"]),
        "clOrdId": order["clientOrderId"],
        "tgtCcy": "quote_ccy" if by_quote else "",
        "px": plain(order["price"]) if native.sum_of(order, "price") else "",
        "sz": plain(order["origQuoteOrderQty"] if by_quote else order["origQty"]),
        "ordType": _kind(order),
        "side": order["side"].lower(),
        "tdMode": "cash",
        "accFillSz": plain(executed),
        "avgPx": calls.average(value, executed),
        "state": _STATE.get(order["status"], "canceled"),
        "fee": "0",
        "feeCcy": "",
        "cTime": str(order["time"]),
        "uTime": str(order["updateTime"]),
    }


def _kind(order: Json) -> str:
    if order["type"] == "LIMIT_MAKER":
        return "post_only"
    if not native.sum_of(order, "price"):
        return "market"
    return {"IOC": "ioc", "FOK": "fok"}.get(order["timeInForce"], "limit")


def _fill(venue: Venue, fill: Json) -> Json:
    return {
        "instType": "SPOT",
        "instId": pair_of(venue, fill["symbol"]),
        "tradeId": str(fill["id"]),
        "ordId": str(fill["orderId"]),
        "clOrdId": fill["clientOrderId"],
        "billId": str(fill["id"]),
        "fillPx": plain(fill["price"]),
        "fillSz": plain(fill["qty"]),
        "side": "buy" if fill["isBuyer"] else "sell",
        "execType": "M" if fill["isMaker"] else "T",
        "fee": "-" + plain(fill["commission"]) if native.sum_of(fill, "commission") else "0",
        "feeCcy": fill["commissionAsset"],
        "ts": str(fill["time"]),
        "fillTime": str(fill["time"]),
    }


DIALECT: Final = Dialect(
    name="okx",
    public=okx_market.ROUTES,
    private={
        ("POST", "/api/v5/trade/order"): create,
        ("POST", "/api/v5/trade/batch-orders"): create,
        ("POST", "/api/v5/trade/cancel-order"): cancel,
        ("GET", "/api/v5/trade/order"): order,
        ("GET", "/api/v5/trade/orders-pending"): pending,
        ("GET", "/api/v5/trade/fills-history"): fills,
        ("GET", "/api/v5/trade/fills"): fills,
        ("GET", "/api/v5/account/balance"): balance,
        ("GET", "/api/v5/account/config"): config,
        ("GET", "/api/v5/asset/currencies"): currencies,
        **okx_algos.ROUTES,
    },
    sign_in=sign_in,
    refuse=refuse,
)
