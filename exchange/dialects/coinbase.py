"""Coinbase's Advanced Trade API, version 3, with keys that sign tokens (ES256)."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import jwt

from exchange.dialects import call as calls
from exchange.dialects import keys, native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Dialect
from exchange.dialects.market import coinbase as coinbase_market
from exchange.dialects.market.coinbase import iso
from exchange.dialects.native import Json, Native, pair_of, symbol_of
from exchange.dialects.reasons import Declined, Why
from exchange.ledger import Account
from exchange.protocol import account_forms
from exchange.venue import Venue

_REFUSALS: Final = {
    Why.PARAMETER: "INVALID_ARGUMENT",
    Why.SYMBOL: "INVALID_PRODUCT_ID",
    Why.FUNDS: "INSUFFICIENT_FUND",
    Why.WOULD_TAKE: "INVALID_LIMIT_PRICE_POST_ONLY",
    Why.PRICE: "INVALID_PRICE_PRECISION",
    Why.QUANTITY: "INVALID_SIZE_PRECISION",
    Why.NOTIONAL: "INVALID_ARGUMENT",
}
_AT_ONCE: Final = frozenset({Why.KEY, Why.SIGNATURE, Why.TIME})
_LEEWAY_S: Final = 1
_STATUS: Final = {
    "NEW": "OPEN",
    "PENDING_NEW": "PENDING",
    "PARTIALLY_FILLED": "OPEN",
    "FILLED": "FILLED",
}


def sign_in(venue: Venue, call: Call, now_ms: int) -> Account:
    """Check a request: a token of the account's key, for this very method, host and path."""
    token = call.header("authorization").removeprefix("Bearer ")
    try:
        name = str(jwt.get_unverified_header(token)["kid"])
        account = venue.engine.by_key[name.rpartition("/")[2]]
        public = keys.coinbase_key(account).public_key()
        options: Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
        options |= {"verify_aud": False, "require": ["exp", "nbf", "sub", "iss", "uri"]}
        claims = jwt.decode(token, public, algorithms=["ES256"], options=options)
    except (jwt.PyJWTError, KeyError) as e:
        raise Declined(Why.SIGNATURE) from e
    wanted = f"{call.method} {call.host}{call.full_path}"
    if claims["uri"].replace("http://", "") != wanted or claims["sub"] != keys.coinbase_name(
        account
    ):
        raise Declined(Why.SIGNATURE)
    now = now_ms / 1000
    if claims["nbf"] > now + _LEEWAY_S or claims["exp"] < now:
        raise Declined(Why.TIME)
    return account


def refuse(why: Why) -> tuple[int, Any]:
    """Say no: in one word to who asks, in an answer to what is asked."""
    if why in _AT_ONCE:
        return 401, "Unauthorized\n"
    if why is Why.MISSING:
        words = "order with this orderID was not found"
        return 404, {"error": "NOT_FOUND", "error_details": words, "message": words}
    code = _REFUSALS.get(why, "UNKNOWN_FAILURE_REASON")
    error = {
        "error": code,
        "message": code.lower(),
        "error_details": "",
        "preview_failure_reason": f"PREVIEW_{code}",
    }
    return 200, {"success": False, "error_response": error, "order_configuration": {}}


def create(at: Native, call: Call) -> Json:
    """Accept a new order; one of a client order id that is known already is that order."""
    sent = call.sent
    name = str(sent["client_order_id"])
    known = name in at.account.by_client_id
    order = at.query(None, client_id=name) if known else _place(at, sent, name)
    made = {
        "order_id": _id(order),
        "product_id": pair_of(at.venue, order["symbol"]),
        "side": order["side"],
        "client_order_id": order["clientOrderId"],
    }
    return {
        "success": True,
        "success_response": made,
        "order_configuration": sent["order_configuration"],
    }


def _place(at: Native, sent: Json, name: str) -> Json:
    ((kind, terms),) = sent["order_configuration"].items()
    force = {"limit_limit_gtc": "GTC", "sor_limit_ioc": "IOC", "limit_limit_fok": "FOK"}.get(kind)
    if force is None and kind != "market_market_ioc":
        raise Declined(Why.PARAMETER)
    post_only = bool(terms.get("post_only"))
    return at.place(
        symbol=symbol_of(at.venue, sent["product_id"]),
        side=str(sent["side"]),
        type="LIMIT_MAKER" if post_only else ("LIMIT" if force else "MARKET"),
        timeInForce=None if post_only else force,
        quantity=terms.get("base_size"),
        quoteOrderQty=terms.get("quote_size"),
        price=terms.get("limit_price"),
        name=name,
    )


def cancel(at: Native, call: Call) -> Json:
    """Cancel orders, each with an answer of its own."""
    rows = []
    for number in call.sent["order_ids"]:
        try:
            at.cancel(None, order_id=_number(str(number)))
            reason = ""
        except Declined:
            reason = "UNKNOWN_CANCEL_ORDER"
        done = not reason
        rows.append({"success": done, "failure_reason": reason, "order_id": number})
    return {"results": rows}


def order(at: Native, call: Call) -> Json:
    """Describe an order."""
    return {"order": _order(at.venue, at.query(None, order_id=_number(call.names["order_id"])))}


def orders(at: Native, call: Call) -> Json:
    """List orders, newest first."""
    asked = call.asked
    name = asked.get("product_id") or asked.get("product_ids")
    rows = at.orders(
        symbol_of(at.venue, name) if name else None, since_ms=_ms(asked.get("start_date")) or 0
    )
    described = [_order(at.venue, o) for o in reversed(rows)]
    status = asked.get("order_status")
    found = [o for o in described if status in {None, o["status"]}]
    limit = int(asked.get("limit", "100"))
    start = int(asked.get("cursor") or "0")
    more = start + limit < len(found)
    return {
        "orders": found[start : start + limit],
        "has_next": more,
        "cursor": str(start + limit) if more else "",
    }


def fills(at: Native, call: Call) -> Json:
    """List fills, newest first."""
    asked = call.asked
    name, number = asked.get("product_id"), asked.get("order_ids") or asked.get("order_id")
    rows = at.fills(
        symbol_of(at.venue, name) if name else None,
        order_id=_number(number) if number else None,
        since_ms=_ms(asked.get("start_sequence_timestamp")),
        until_ms=_ms(asked.get("end_sequence_timestamp")),
    )
    return {
        "fills": [_fill(at.venue, f) for f in rows][: int(asked.get("limit", "100"))],
        "cursor": "",
    }


def accounts(at: Native, call: Call) -> Json:
    """Tell what the account holds."""
    del call
    rows = [
        {
            "uuid": str(UUID(int=at.account.uid)),
            "name": f"{b['asset']} Wallet",
            "currency": b["asset"],
            "available_balance": {"value": plain(b["free"]), "currency": b["asset"]},
            "hold": {"value": plain(b["locked"]), "currency": b["asset"]},
            "type": "ACCOUNT_TYPE_CRYPTO",
            "active": True,
            "ready": True,
        }
        for b in at.balances()
    ]
    return {"accounts": rows, "has_next": False, "cursor": "", "size": len(rows)}


def summary(at: Native, call: Call) -> Json:
    """Give the fee rates of the account."""
    del call
    rates = account_forms.commission(at.account)
    tier = {"maker_fee_rate": rates["maker"], "taker_fee_rate": rates["taker"]}
    return {"total_volume": 0, "total_fees": 0, "fee_tier": tier}


def key(at: Native, call: Call) -> Json:
    """Tell what the key may do."""
    del at, call
    return {
        "can_view": True,
        "can_trade": True,
        "can_transfer": False,
        "portfolio_uuid": "",
        "portfolio_type": "DEFAULT",
    }


def _id(order: Json) -> str:
    return str(UUID(int=int(order["orderId"])))


def _number(text: str) -> str:
    try:
        return str(UUID(text).int)
    except ValueError as e:
        raise Declined(Why.MISSING) from e


def _order(venue: Venue, order: Json) -> Json:
    executed, value = order["executedQty"], order["cummulativeQuoteQty"]
    return {
        "order_id": _id(order),
        "client_order_id": order["clientOrderId"],
        "product_id": pair_of(venue, order["symbol"]),
        "side": order["side"],
        "order_configuration": _configuration(order),
        "status": _status(order),
        "time_in_force": _FORCES.get(order["timeInForce"], "GOOD_UNTIL_CANCELLED"),
        "order_type": "LIMIT" if native.sum_of(order, "price") else "MARKET",
        "created_time": iso(order["time"]),
        "last_fill_time": iso(order["updateTime"]),
        "filled_size": plain(executed),
        "filled_value": plain(value),
        "average_filled_price": calls.average(value, executed) or "0",
        "total_fees": "0",
        "settled": native.has_ended(order),
        "product_type": "SPOT",
        "reject_reason": "REJECT_REASON_UNSPECIFIED",
    }


_FORCES: Final = {"IOC": "IMMEDIATE_OR_CANCEL", "FOK": "FILL_OR_KILL"}


def _configuration(order: Json) -> Json:
    if native.sum_of(order, "origQuoteOrderQty"):
        return {"market_market_ioc": {"quote_size": plain(order["origQuoteOrderQty"])}}
    size = {"base_size": plain(order["origQty"])}
    if not native.sum_of(order, "price"):
        return {"market_market_ioc": size}
    terms = size | {"limit_price": plain(order["price"])}
    names = {"IOC": "sor_limit_ioc", "FOK": "limit_limit_fok"}
    name = names.get(order["timeInForce"], "limit_limit_gtc")
    return {name: terms | {"post_only": order["type"] == "LIMIT_MAKER"}}


def _status(order: Json) -> str:
    return _STATUS.get(order["status"], "CANCELLED")


def _fill(venue: Venue, fill: Json) -> Json:
    return {
        "entry_id": str(fill["id"]),
        "trade_id": str(fill["id"]),
        "order_id": _id(fill),
        "trade_time": iso(fill["time"]),
        "trade_type": "FILL",
        "price": plain(fill["price"]),
        "size": plain(fill["qty"]),
        "commission": "0",
        "product_id": pair_of(venue, fill["symbol"]),
        "sequence_timestamp": iso(fill["time"]),
        "liquidity_indicator": "MAKER" if fill["isMaker"] else "TAKER",
        "size_in_quote": False,
        "side": "BUY" if fill["isBuyer"] else "SELL",
    }


def _ms(text: str | None) -> int | None:
    return int(datetime.fromisoformat(text).timestamp() * 1000) if text else None


DIALECT: Final = Dialect(
    name="coinbase",
    public=coinbase_market.ROUTES,
    private={
        ("POST", "/api/v3/brokerage/orders"): create,
        ("POST", "/api/v3/brokerage/orders/batch_cancel"): cancel,
        ("GET", "/api/v3/brokerage/orders/historical/batch"): orders,
        ("GET", "/api/v3/brokerage/orders/historical/fills"): fills,
        ("GET", "/api/v3/brokerage/orders/historical/{order_id}"): order,
        ("GET", "/api/v3/brokerage/accounts"): accounts,
        ("GET", "/api/v3/brokerage/transaction_summary"): summary,
        ("GET", "/api/v3/brokerage/key_permissions"): key,
    },
    sign_in=sign_in,
    refuse=refuse,
)
