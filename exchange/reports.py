"""The JSON of an account's own stream: executionReport, listStatus, outboundAccountPosition.

The engine publishes the events of a command after it has taken effect, so an order among them
already is where it ended. What it was at each event is worked out from its fills.
"""

from collections.abc import Iterator
from itertools import count
from typing import Final

from exchange.book import BUY
from exchange.events import (
    Accepted,
    Amended,
    Closed,
    Event,
    ListDone,
    Listed,
    Released,
    Traded,
    Triggered,
)
from exchange.ledger import Account
from exchange.order_lists import OrderList
from exchange.orders import WAITING, AccountFill, AccountOrder, Status
from exchange.protocol import order_forms
from exchange.protocol.body import ZERO, Json
from exchange.units import write

_OF_ORDERS: Final = Accepted | Released | Triggered | Amended | Closed
_ENDED: Final = {
    Status.CANCELED: "CANCELED",
    Status.EXPIRED: "EXPIRED",
    Status.EXPIRED_IN_MATCH: "TRADE_PREVENTION",
}


class Reports:
    """Writes what accounts are told; `first` is the first execution id, which only grow."""

    def __init__(self, first: int) -> None:
        self._executions = count(first)

    def told(self, events: tuple[Event, ...], now_ms: int) -> Iterator[tuple[Account, Json]]:
        """Yield whom each event of a command concerns and what to tell; balances come last."""
        changed: dict[int, tuple[Account, set[str]]] = {}
        for event in events:
            for order in _orders(event):
                _, assets = changed.setdefault(order.account.uid, (order.account, set()))
                assets |= {order.market.base, order.market.quote}
                yield order.account, self._report(order, event, now_ms)
            if isinstance(event, Listed | ListDone):
                done = isinstance(event, ListDone)
                yield event.list.account, _list_status(event.list, now_ms, done=done)
        for account, assets in changed.values():
            yield account, _position(account, assets, now_ms)

    def _report(self, order: AccountOrder, event: Event, now_ms: int) -> Json:
        fill, before = _fills(order, event)
        done = before + ([fill] if fill else [])
        head = {"e": "executionReport", "E": now_ms, "I": next(self._executions)}
        return {
            **head,
            **_terms(order, event),
            **_state(order, event, sum(fill.lots for fill in done)),
            **_last(order, fill),
            **_sums(order, done),
            **_extras(order, event),
        }


def _orders(event: Event) -> Iterator[AccountOrder]:
    if isinstance(event, Traded):
        for order in (event.maker, event.taker):
            if isinstance(order, AccountOrder):
                yield order
    elif isinstance(event, _OF_ORDERS):
        is_told = isinstance(event, Closed) and event.order.status is Status.FILLED
        if not is_told:  # its last trade has said so
            yield event.order


def _fills(order: AccountOrder, event: Event) -> tuple[AccountFill | None, list[AccountFill]]:
    """Return the fill that the event tells, and those told before it."""
    if isinstance(event, Closed | Amended):
        return None, order.fills
    if not isinstance(event, Traded):
        return None, []
    ids = [fill.trade_id for fill in order.fills]
    at = ids.index(event.trade_id)
    return order.fills[at], order.fills[:at]


def _terms(order: AccountOrder, event: Event) -> Json:
    market = order.market
    cancelled = isinstance(event, Closed) and order.status is Status.CANCELED
    before = event.before if isinstance(event, Amended) else ""
    return {
        "s": market.symbol,
        "c": order.client_id,
        "S": "BUY" if order.side == BUY else "SELL",
        "o": order.kind.value,
        "f": order.force.value,
        "q": write(market.quantity(order.lots)),
        "p": write(market.price(order.price)),
        "P": write(market.price(order.stop)),
        "F": write(market.quantity(order.slice)),
        "g": order_forms.list_id(order),
        "C": order.client_id if cancelled else before,
        "i": order.id,
        "O": order.created_ms,
        "M": False,
        "V": order.self_trade.value,
    }


def _state(order: AccountOrder, event: Event, executed: int) -> Json:
    kind, status = _kind(order, event, executed)
    works = order.working_ms and not (isinstance(event, Accepted) and order.kind in WAITING)
    is_open = status in {Status.NEW, Status.PARTIALLY_FILLED}
    return {
        "x": kind,
        "X": status.value,
        "r": "NONE",
        "T": event.at_ms if isinstance(event, Traded) else order.updated_ms,
        "w": bool(works) and is_open,
    }


def _kind(order: AccountOrder, event: Event, executed: int) -> tuple[str, Status]:
    """Return the execution type and the status that an event means for an order."""
    if isinstance(event, Traded):
        return "TRADE", Status.FILLED if executed == order.lots else Status.PARTIALLY_FILLED
    if isinstance(event, Closed):
        return _ENDED[order.status], order.status
    if isinstance(event, Amended):
        return "REPLACED", order.status
    if isinstance(event, Accepted) and order.list and order.list.waits_for_first(order):
        return "NEW", Status.PENDING_NEW
    return "NEW", Status.NEW


def _last(order: AccountOrder, fill: AccountFill | None) -> Json:
    market = order.market
    if fill is None:
        return {"l": ZERO, "L": ZERO, "n": "0", "N": None, "t": -1, "m": False, "Y": ZERO}
    return {
        "l": write(market.quantity(fill.lots)),
        "L": write(market.price(fill.price)),
        "n": write(fill.fee),
        "N": market.base if fill.is_buyer else market.quote,
        "t": fill.trade_id,
        "m": fill.is_maker,
        "Y": write(fill.price * fill.lots * market.cell),
    }


def _sums(order: AccountOrder, done: list[AccountFill]) -> Json:
    market = order.market
    return {
        "z": write(market.quantity(sum(fill.lots for fill in done))),
        "Z": write(sum(fill.price * fill.lots for fill in done) * market.cell),
        "Q": write(order.quote),
    }


def _extras(order: AccountOrder, event: Event) -> Json:
    """Return the fields that only some orders and events have."""
    extras: Json = {}
    if order.working_ms:
        extras["W"] = order.working_ms
    if order.kind in WAITING and order.delta:
        extras |= {"d": order.delta, "D": order.tracking_ms or -1}
    if not isinstance(event, Closed):
        return extras
    if order.status is Status.EXPIRED:
        extras["eR"] = order_forms.expiry(order)
    if order.prevented:
        lost = write(order.market.quantity(order.prevented))
        extras |= {"A": lost, "B": lost}
    return extras


def _list_status(made: OrderList, now_ms: int, *, done: bool) -> Json:
    symbol = made.market.symbol
    return {
        "e": "listStatus",
        "E": now_ms,
        "s": symbol,
        "g": made.id,
        "c": made.contingency.value,
        "l": "ALL_DONE" if done else "EXEC_STARTED",
        "L": "ALL_DONE" if done else "EXECUTING",
        "r": "NONE",
        "C": made.client_id,
        "T": now_ms,
        "O": [{"s": symbol, "i": order.id, "c": order.client_id} for order in made.orders],
    }


def _position(account: Account, assets: set[str], now_ms: int) -> Json:
    return {
        "e": "outboundAccountPosition",
        "E": now_ms,
        "u": now_ms,
        "B": [
            {"a": a, "f": write(account.free.get(a, 0)), "l": write(account.locked.get(a, 0))}
            for a in sorted(assets)
        ],
    }
