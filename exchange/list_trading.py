"""Answers what an account may ask and do with orders that depend on each other."""

from collections.abc import Callable, Mapping
from typing import Final

from desk.clock import new_id
from exchange import list_tickets, refusals, tickets
from exchange.auth import Signed
from exchange.clock import epoch_ms
from exchange.markets import Market
from exchange.order_lists import ListTicket, OrderList
from exchange.orders import Kind
from exchange.params import Params
from exchange.protocol import order_forms
from exchange.refusals import Refusal
from exchange.trading import Answer, cancelled_list, page, times
from exchange.venue import Venue

_Reader = Callable[[Params, Mapping[str, Market]], ListTicket]


def place_with(read: _Reader) -> Answer:
    """Return the answer to a new order list of one kind."""

    def place(venue: Venue, signed: Signed) -> object:
        wanted = read(signed.params, venue.engine.markets)
        kind = "RESULT"
        if "newOrderRespType" in signed.params:
            kind = tickets.response_kind(signed.params, Kind.LIMIT)
        made = venue.engine.place_list(signed.account, wanted, epoch_ms())
        reports = [order_forms.placed(order, kind=kind) for order in made.orders]
        return order_forms.order_list(made) | {"orderReports": reports}

    return place


def cancel(venue: Venue, signed: Signed) -> object:
    """Cancel all orders of a list."""
    params = signed.params
    market = params.market(venue.engine.markets)
    made = _find(signed, "listClientOrderId", refusals.not_cancellable())
    if made.market is not market:
        raise refusals.not_cancellable()
    first = next((order for order in made.orders if order.is_open), made.orders[0])
    cancel_id = params.client_id("newClientOrderId") or f"cancel{new_id()}"
    venue.engine.cancel(first, epoch_ms())
    return cancelled_list(made, cancel_id)


def query(venue: Venue, signed: Signed) -> object:
    """Describe one order list."""
    del venue
    return order_forms.order_list(_find(signed, "origClientOrderId", refusals.no_such_order()))


def query_all(venue: Venue, signed: Signed) -> object:
    """Describe the order lists of the account, whatever became of them, newest first."""
    del venue
    params = signed.params
    start, end = times(params)
    from_id = params.number("fromId")
    if from_id is not None and ("startTime" in params or "endTime" in params):
        raise Refusal(-1128, "Combination of optional parameters invalid.")
    lists = [
        made
        for made in signed.account.lists.values()
        if start <= made.created_ms <= end and made.id >= (from_id or 0)
    ]
    some = page(lists, params.limit(500, 1000), forward=from_id is not None)
    return [order_forms.order_list(made) for made in reversed(some)]


def query_open(venue: Venue, signed: Signed) -> object:
    """Describe the order lists that are not over."""
    del venue
    return [order_forms.order_list(m) for m in signed.account.lists.values() if m.is_open]


def _find(signed: Signed, name: str, absent: Refusal) -> OrderList:
    params = signed.params
    list_id, client_id = params.number("orderListId"), params.client_id(name)
    if list_id is None and client_id is None:
        raise Refusal(
            -1102, f"Param '{name}' or 'orderListId' must be sent, but both were empty/null!"
        )
    if list_id is None:
        made = signed.account.list_called(client_id or "")
    else:
        made = signed.account.lists.get(list_id)
    if made is None or client_id not in {None, made.client_id}:
        raise absent
    return made


ROUTES: Final[dict[tuple[str, str], tuple[Answer, frozenset[str]]]] = {
    ("POST", "/api/v3/orderList/oco"): (place_with(list_tickets.read_oco), list_tickets.OCO),
    ("POST", "/api/v3/orderList/oto"): (place_with(list_tickets.read_oto), list_tickets.OTO),
    ("POST", "/api/v3/orderList/otoco"): (place_with(list_tickets.read_otoco), list_tickets.OTOCO),
    ("DELETE", "/api/v3/orderList"): (
        cancel,
        frozenset({"symbol", "orderListId", "listClientOrderId", "newClientOrderId"}),
    ),
    ("GET", "/api/v3/orderList"): (query, frozenset({"orderListId", "origClientOrderId"})),
    ("GET", "/api/v3/allOrderList"): (
        query_all,
        frozenset({"fromId", "startTime", "endTime", "limit"}),
    ),
    ("GET", "/api/v3/openOrderList"): (query_open, frozenset()),
}
