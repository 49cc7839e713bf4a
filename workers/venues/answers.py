"""What ccxt says, in the desk's words: errors without addresses or signatures, checked reports."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from desk import clock, money
from desk.errors import BadAmount, CannotOpen, VenueNonsense, VenueRefused, VenueUnsure
from desk.money import ZERO
from desk.orders.execution import NO_KEYS
from desk.orders.model import Fill, Order, Report, Side, Status
from desk.orders.outside import ANOTHER
from desk.venues.forms import known_as
from workers.venues import imports
from workers.venues.letter import Letter
from workers.venues.table import Row

_CODES: Final = ("code", "retCode", "err-code", "label", "error")
_WORDS: Final = ("msg", "retMsg", "err-msg", "message", "error_details")
_FINE: Final = frozenset({"0", "200", "200000"})
_STATUS: Final = {
    "open": Status.OPEN,
    "closed": Status.FILLED,
    "canceled": Status.CANCELLED,
    "cancelled": Status.CANCELLED,
    "canceling": Status.OPEN,
    "expired": Status.EXPIRED,
    "rejected": Status.REJECTED,
}
# What ccxt's reading raises where a sum is no number or a part is missing.
_UNREADABLE: Final = (ValueError, TypeError, LookupError, ArithmeticError)
UNREACHABLE: Final = "unreachable"  # of a venue that was away before anything was sent
_TOLERANCE: Final = Decimal("1.001")  # of money spent beyond what the order may spend


def translate(
    error: Exception, row: Row, letter: Letter, *, call: str = "order"
) -> VenueRefused | VenueUnsure:
    """Return the desk's error for one of ccxt's: the venue, the call, the code, nothing else.

    Refused is only what certainly did not happen: the gateway turned it away (429), the venue's
    own answer says so in a code that is known to mean it, or it was never sent for what is wrong
    with it. Silence, cut lines, a venue that cannot be reached, server errors and anything
    unforeseen is unsure. The request is never quoted: its address carries the key and the
    signature.
    """
    values = {"venue": row.name, "call": call}
    code, words = read_refusal(letter)
    if isinstance(error, CannotOpen):
        return VenueRefused(code=NO_KEYS, message="keys-not-open", **values)
    if not letter.has_left:
        if isinstance(error, TimeoutError | _tree().NetworkError):
            return VenueUnsure(why=UNREACHABLE, **values)  # sent again while it is young
        return VenueRefused(code="local", message=_local(error, letter), **values)
    if is_busy(error, letter):
        return VenueRefused(code="429", message="the venue is busy", **values)
    if is_definite(error, row, code, letter):
        return VenueRefused(code=code, message=words or code, **values)
    return unsure(error, letter, **values)


def unsure(error: Exception, letter: Letter, **values: str) -> VenueUnsure:
    """Return the desk's error for what leaves open what happened: silence, or nonsense."""
    code, _ = read_refusal(letter)
    if is_unreadable(error, letter):
        return VenueNonsense(
            why=f"an answer that cannot be read ({type(error).__name__})", **values
        )
    return VenueUnsure(why=letter.void or code or type(error).__name__, **values)


def is_definite(error: Exception, row: Row, code: str, letter: Letter) -> bool:
    """Tell whether an error is the venue's certain no to what was asked."""
    if not code or code in row.unsure or (code in row.stale and code not in row.refused):
        return False
    if letter.status is not None and letter.status >= 500:
        return False
    tree = _tree()
    known = (
        tree.InsufficientFunds,
        tree.InvalidOrder,
        tree.BadRequest,
        tree.AuthenticationError,
        tree.OperationRejected,
        tree.NotSupported,
        tree.ArgumentsRequired,
    )
    return isinstance(error, known) or code in row.refused


def is_unreadable(error: Exception, letter: Letter) -> bool:
    """Tell whether an answer came that is one and says what cannot be."""
    is_answered = letter.status is not None  # before that it is our own fault, keys of no form
    return isinstance(error, BadAmount) or (is_answered and isinstance(error, _UNREADABLE))


def is_busy(error: Exception, letter: Letter) -> bool:
    """Tell whether the gateway turned a request away because there were too many."""
    return letter.status in {429, 418} or isinstance(
        error, _tree().DDoSProtection | _tree().RateLimitExceeded
    )


def is_stale(row: Row, letter: Letter) -> bool:
    """Tell whether the venue refused the time of a request: certainly refused, safe to repeat."""
    return read_refusal(letter)[0] in row.stale


def is_missing(error: Exception, row: Row, letter: Letter) -> bool:
    """Tell whether the venue said that it does not know the order."""
    code, _ = read_refusal(letter)
    return code in row.missing or (bool(code) and isinstance(error, _tree().OrderNotFound))


def is_duplicate(row: Row, letter: Letter) -> bool:
    """Tell whether the venue said that it has an order of this client order id."""
    code, words = read_refusal(letter)
    return bool(code) and (code in row.duplicate or "duplicate" in words.lower())


def read_refusal(letter: Letter) -> tuple[str, str]:
    """Return code and words of the venue's last answer, empty when it is no refusal.

    They are read out of the answer itself: ccxt's errors quote it in part, and addresses too.
    """
    try:
        body = json.loads(letter.body or "{}")
    except ValueError:
        body = {}
    inner = _inner(body) if isinstance(body, dict) else {}
    code = next((str(inner[n]) for n in _CODES if inner.get(n) not in {None, ""}), "")
    words = next((str(inner[n]) for n in _WORDS if inner.get(n)), "")
    if not code and letter.status in {401, 403}:
        code = str(letter.status)
    return ("", "") if code in _FINE else (code[:60], words[:160])


def _inner(body: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a refusal that names its reason."""
    data = body.get("data")
    if isinstance(data, list) and data and isinstance(data[0], dict) and data[0].get("sCode"):
        return {"code": data[0]["sCode"], "msg": data[0].get("sMsg", "")}
    found = body.get("error_response")
    if isinstance(found, dict):
        reason = found.get("preview_failure_reason")
        unknown = {None, "", "UNKNOWN_PREVIEW_FAILURE_REASON"}
        error = found.get("error")
        named = error if error not in {None, "", "UNKNOWN_FAILURE_REASON"} else reason
        return {"code": "" if named in unknown else named, "msg": found.get("message", "")}
    return body


def report(
    row: Row,
    market: Mapping[str, Any],
    order: Order,
    answer: Mapping[str, Any],
    trades: Sequence[Mapping[str, Any]],
) -> Report:
    """Return what an order of ccxt's unified form says, once it is sure to be this order.

    Raises `VenueNonsense` for an answer that does not fit the order, `VenueUnsure` for one that is
    none, and `BadAmount`: it is not believed, in no part.
    """
    raw = answer["info"]
    total = filled(row, answer)
    _check(row, market, order, answer)
    fills = _once(_fill(row, order, trade) for trade in trades)
    _check_sizes(order, total, fills)
    status = _status(row, raw, answer)
    if status is Status.OPEN and total:
        status = Status.PARTIAL
    return Report(
        status=status,
        venue_order_id=str(answer["id"]),
        filled=total,
        fills=fills,
        reason=str(raw.get("rejectReason") or "")[:80] if status is Status.REJECTED else "",
    )


def filled(row: Row, answer: Mapping[str, Any]) -> Decimal:
    """Return what was traded of an order so far, in base units, out of the venue's own field."""
    return number(answer["info"].get(row.filled_field))


def number(value: Any) -> Decimal:
    """Read a sum that came as text; nothing is zero. Raises `BadAmount` for a float."""
    return ZERO if value in {None, ""} else money.wire(value)


def time(thing: Mapping[str, Any]) -> datetime:
    """Return when something happened, now when the venue does not say."""
    at = thing.get("timestamp")
    return datetime.fromtimestamp(int(at) / 1000, UTC) if at else clock.now()


def fee(row: Row, trade: Mapping[str, Any]) -> tuple[Decimal, str]:
    """Return the fee of a trade and its currency; venues with several list those that count."""
    listed = [trade.get("fee") or {}, *(trade.get("fees") or [])]
    told = str(trade["info"].get(row.fee_field) or "") if row.fee_field else ""
    paid = [(number(f.get("cost")), told or str(f.get("currency") or "")) for f in listed]
    return next((p for p in paid if p[0]), (ZERO, ""))


def _status(row: Row, raw: Mapping[str, Any], answer: Mapping[str, Any]) -> Status:
    own = row.statuses.get(str(raw.get(row.status_field)))
    if own is not None:
        return own
    told = answer.get("status")
    if told is None:
        return Status.OPEN
    if told not in _STATUS:
        raise VenueNonsense(why=f"a status that is none: {str(told)[:40]}")
    return _STATUS[told]


def _check(row: Row, market: Mapping[str, Any], order: Order, answer: Mapping[str, Any]) -> None:
    raw = answer["info"]
    name = known_as(row.name, order.client_order_id)
    told = raw.get(row.market_field)
    if not answer.get("id"):
        raise VenueUnsure(why="an answer without an order")
    if told not in {None, "", market["id"]}:
        raise VenueNonsense(why=f"an answer about another market: {str(told)[:20]}")
    # One that we lost is only taken for what a trade's id led to when it says so itself.
    is_led = bool(order.venue_order_id) and order.status is Status.UNKNOWN
    if raw.get(row.id_field) not in ({name} if is_led else {None, "", name}):
        raise VenueNonsense(why=ANOTHER)
    if answer.get("side") not in {None, order.side.value}:
        raise VenueNonsense(why="an answer about the other side")


def _check_sizes(order: Order, total: Decimal, fills: Sequence[Fill]) -> None:
    traded = max(total, sum((f.quantity for f in fills), ZERO))
    if total < 0 or any(f.price <= 0 or f.quantity <= 0 for f in fills):
        raise VenueNonsense(why="an answer with an amount that cannot be")
    if order.quantity is not None and traded > order.quantity:
        raise VenueNonsense(why=f"filled {traded:f} of {order.quantity:f}")
    spent = sum((f.cost for f in fills), ZERO)
    if order.spend is not None and spent > order.spend * _TOLERANCE:
        raise VenueNonsense(why=f"spent {spent:f} of {order.spend:f}")


def _once(fills: Iterable[Fill]) -> tuple[Fill, ...]:
    """Leave out what is listed again: a trade is one however often it is told."""
    found: dict[str, Fill] = {}
    for fill in fills:
        first = found.setdefault(fill.trade_id, fill)
        if replace(first, at=fill.at) != fill:  # some tell no time of a trade: that is now
            raise VenueNonsense(why=f"two trades of one number: {fill.trade_id[:40]}")
    return tuple(found.values())


def _fill(row: Row, order: Order, trade: Mapping[str, Any]) -> Fill:
    if trade["symbol"] != order.symbol or trade.get("side") not in {None, order.side.value}:
        raise VenueNonsense(why="a trade of another market")
    paid, currency = fee(row, trade)
    return Fill(
        venue=order.venue,
        symbol=order.symbol,
        trade_id=str(trade["id"]),
        order_id=order.id,
        account_id=order.account_id,
        side=Side(order.side),
        price=number(trade["price"]),
        quantity=number(trade["amount"]),
        fee=paid,
        fee_currency=currency,
        at=time(trade),
    )


def _local(error: Exception, letter: Letter) -> str:
    """Say why nothing was sent; once something was signed, an error may quote its address."""
    if letter.is_signed or not isinstance(error, _tree().BaseError):
        return f"nothing was sent: {type(error).__name__}"
    return str(error)[:160]


def _tree() -> Any:
    return imports.errors()
