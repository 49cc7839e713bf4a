"""Answers what an account may ask and do: orders, fills, balances, fees."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from desk.clock import new_id
from exchange import refusals, tickets
from exchange.auth import Signed
from exchange.clock import epoch_ms
from exchange.ledger import Account
from exchange.markets import Market
from exchange.order_lists import OrderList
from exchange.orders import AccountOrder, Status
from exchange.params import Params
from exchange.protocol import account_forms, order_forms
from exchange.protocol.body import ZERO, Json
from exchange.refusals import Refusal
from exchange.venue import Venue

Answer: TypeAlias = Callable[[Venue, Signed], Any]
T = TypeVar("T")
_DAY_MS: Final = 86_400_000


def place(venue: Venue, signed: Signed) -> object:
    """Accept a new order."""
    ticket = tickets.read(signed.params, venue.engine.markets)
    kind = tickets.response_kind(signed.params, ticket.kind)
    order = venue.engine.place(
        signed.account, ticket, epoch_ms(), most=venue.faults.most(signed.account.name, ticket.lots)
    )
    return order_forms.placed(order, kind=kind)


def test(venue: Venue, signed: Signed) -> object:
    """Check a new order without placing it."""
    ticket = tickets.read(signed.params, venue.engine.markets)
    tickets.response_kind(signed.params, ticket.kind)
    venue.engine.check(signed.account, ticket)
    if not signed.params.flag("computeCommissionRates"):
        return {}
    rates, none = account_forms.commission(signed.account), account_forms.commission(None)
    return {
        "standardCommissionForOrder": {"maker": rates["maker"], "taker": rates["taker"]},
        "specialCommissionForOrder": {"maker": none["maker"], "taker": none["taker"]},
        "taxCommissionForOrder": {"maker": none["maker"], "taker": none["taker"]},
        "discount": _no_discount(),
    }


def cancel_replace(venue: Venue, signed: Signed) -> object:
    """Cancel one order and place another, whatever `cancelReplaceMode` lets go on."""
    params, engine = signed.params, venue.engine
    ticket = tickets.read(params, engine.markets)
    kind = tickets.response_kind(params, ticket.kind)
    stop = params.choice("cancelReplaceMode", _MODES) == "STOP_ON_FAILURE"
    old = Signed(signed.account, params.called(_CANCELLED))

    def replace() -> object:
        placed = engine.place(signed.account, ticket, epoch_ms())
        return order_forms.placed(placed, kind=kind)

    gone = _attempt(lambda: cancel(venue, old))
    done = None if isinstance(gone, Refusal) and stop else _attempt(replace)
    failures = sum(isinstance(part, Refusal) for part in (gone, done))
    answer = {
        "cancelResult": _result(gone),
        "newOrderResult": _result(done),
        "cancelResponse": _response(gone),
        "newOrderResponse": _response(done),
    }
    if not failures:
        return answer
    if failures == 2 or done is None:
        raise Refusal(-2022, "Order cancel-replace failed.", data=answer)
    raise Refusal(-2021, "Order cancel-replace partially failed.", status=409, data=answer)


def amend(venue: Venue, signed: Signed) -> object:
    """Make an order smaller where it stands in the queue."""
    params = signed.params
    order = _find(venue, signed, refusals.not_amendable("Unknown order sent."))
    size = tickets.lots(params, "newQty", order.market)
    before = order.client_id
    client_id = params.client_id("newClientOrderId") or f"paper{new_id()}"
    venue.engine.amend(order, size, client_id, epoch_ms())
    answer = {
        "transactTime": order.updated_ms,
        "executionId": order.amends,
        "amendedOrder": order_forms.amended(order, before),
    }
    return answer | ({"listStatus": order_forms.order_list(order.list)} if order.list else {})


def query(venue: Venue, signed: Signed) -> object:
    """Describe one order."""
    order = _find(venue, signed, refusals.no_such_order())
    return order_forms.queried(order)


def cancel(venue: Venue, signed: Signed) -> object:
    """Cancel one order, and with it its list."""
    order, cancel_id = _cancel(venue, signed)
    return order_forms.cancelled(order, cancel_id)


def cancel_whole(venue: Venue, signed: Signed) -> object:
    """Cancel one order as `cancel` does; where it has a list, describe all of that."""
    order, cancel_id = _cancel(venue, signed)
    if order.list:
        return cancelled_list(order.list, cancel_id)
    return order_forms.cancelled(order, cancel_id)


def _cancel(venue: Venue, signed: Signed) -> tuple[AccountOrder, str]:
    order = _find(venue, signed, refusals.not_cancellable())
    cancel_id = _cancel_id(signed.params)
    _check_restriction(signed.params, order)
    venue.engine.cancel(order, epoch_ms())
    return order, cancel_id


def open_orders(venue: Venue, signed: Signed) -> object:
    """List the open orders of one market or of all."""
    only = signed.params.market(venue.engine.markets) if "symbol" in signed.params else None
    return [order_forms.queried(order) for order in _open(signed.account, only)]


def cancel_all(venue: Venue, signed: Signed) -> object:
    """Cancel every open order of a market, lists included."""
    orders = _open(signed.account, signed.params.market(venue.engine.markets))
    if not orders:
        raise refusals.not_cancellable()
    now, cancel_id = epoch_ms(), _cancel_id(signed.params)
    for order in orders:
        if order.is_open:  # else its list has been cancelled with another of its orders
            venue.engine.cancel(order, now)
    alone = [order_forms.cancelled(order, cancel_id) for order in orders if not order.list]
    lists = {order.list.id: order.list for order in orders if order.list}
    return alone + [cancelled_list(made, cancel_id) for made in lists.values()]


def cancelled_list(made: OrderList, cancel_id: str) -> Json:
    """Answer the cancelling of an order list."""
    reports = [order_forms.cancelled(order, cancel_id) for order in made.orders]
    return order_forms.order_list(made) | {"orderReports": reports}


def all_orders(venue: Venue, signed: Signed) -> object:
    """List orders of a market, whatever became of them."""
    params = signed.params
    market = params.market(venue.engine.markets)
    start, end = times(params)
    first = params.number("orderId")
    orders = [
        order
        for order in signed.account.orders.get(market.symbol, [])
        if start <= order.created_ms <= end and order.id >= (first or 0)
    ]
    forward = first is not None or "startTime" in params
    some = page(orders, params.limit(500, 1000), forward=forward)
    return [order_forms.queried(order) for order in some]


def my_trades(venue: Venue, signed: Signed) -> object:
    """List the fills of an account in a market."""
    params = signed.params
    market = params.market(venue.engine.markets)
    start, end = times(params)
    from_id, order_id = params.number("fromId"), params.number("orderId")
    if from_id is not None and ("startTime" in params or "endTime" in params):
        raise Refusal(-1128, "Combination of optional parameters invalid.")
    fills = [
        fill
        for fill in signed.account.fills.get(market.symbol, [])
        if start <= fill.at_ms <= end
        and fill.trade_id >= (from_id or 0)
        and order_id in {None, fill.order_id}
    ]
    forward = from_id is not None or "startTime" in params
    some = page(fills, params.limit(500, 1000), forward=forward)
    orders = venue.engine.orders
    lists = [order_forms.list_id(orders[f.order_id]) if f.order_id in orders else -1 for f in some]
    return [
        account_forms.account_trade(market, f, made) for f, made in zip(some, lists, strict=True)
    ]


def account(venue: Venue, signed: Signed) -> object:
    """Describe the account and its balances."""
    del venue
    skip = signed.params.flag("omitZeroBalances")
    return account_forms.account_info(signed.account, epoch_ms(), skip_zero=skip)


def restrictions(venue: Venue, signed: Signed) -> object:
    """Tell what the key may do: trade, and nothing else."""
    del venue
    return {
        "ipRestrict": False,
        "createTime": signed.account.created_ms,
        "enableReading": True,
        "enableSpotAndMarginTrading": True,
        "enableWithdrawals": False,
        "enableInternalTransfer": False,
        "permitsUniversalTransfer": False,
        "enableVanillaOptions": False,
        "enableFutures": False,
        "enableMargin": False,
    }


def commission(venue: Venue, signed: Signed) -> object:
    """Give the fee rates of the account in one market."""
    market = signed.params.market(venue.engine.markets)
    return {
        "symbol": market.symbol,
        "standardCommission": account_forms.commission(signed.account),
        "specialCommission": account_forms.commission(None),
        "taxCommission": account_forms.commission(None),
        "discount": _no_discount(),
    }


def trade_fees(venue: Venue, signed: Signed) -> object:
    """Give the fee rates of the account in one market or in all."""
    markets = venue.engine.markets
    one = [signed.params.market(markets)] if "symbol" in signed.params else markets.values()
    return [account_forms.trade_fee(signed.account, market) for market in one]


def coins(venue: Venue, signed: Signed) -> object:
    """List every asset with the account's balance of it."""
    names = {m.quote: m.quote for m in venue.engine.markets.values()}
    names |= {m.base: m.name for m in venue.engine.markets.values()}
    return [account_forms.coin(name, title, signed.account) for name, title in names.items()]


def margin_pairs(venue: Venue, signed: Signed) -> object:
    """List no pair: there is no margin trading on paper."""
    del venue, signed
    return []


def _find(venue: Venue, signed: Signed, absent: Refusal) -> AccountOrder:
    params = signed.params
    market = params.market(venue.engine.markets)
    order_id, client_id = params.number("orderId"), params.client_id("origClientOrderId")
    if order_id is None and client_id is None:
        raise Refusal(
            -1102,
            "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
        )
    if order_id is None:
        order = signed.account.by_client_id.get(client_id or "")
    else:
        order = venue.engine.orders.get(order_id)
    if order is None or order.account is not signed.account or order.market is not market:
        raise absent
    if client_id is not None and order.client_id != client_id:
        raise Refusal(-2039, "Client order ID is not correct for this order ID.")
    return order


def _open(account_: Account, market: Market | None) -> list[AccountOrder]:
    return [order for order in account_.open_orders() if market in {None, order.market}]


def _attempt(work: Callable[[], object]) -> object:
    try:
        return work()
    except Refusal as refusal:
        return refusal


def _result(part: object) -> str:
    if part is None:
        return "NOT_ATTEMPTED"
    return "FAILURE" if isinstance(part, Refusal) else "SUCCESS"


def _response(part: object) -> object:
    return part.body if isinstance(part, Refusal) else part


def _cancel_id(params: Params) -> str:
    return params.client_id("newClientOrderId") or f"cancel{new_id()}"


def _check_restriction(params: Params, order: AccountOrder) -> None:
    wanted = params.optional("cancelRestrictions")
    if wanted not in {None, "ONLY_NEW", "ONLY_PARTIALLY_FILLED"}:
        raise Refusal(-1145, "Invalid cancelRestrictions")
    allowed = Status.NEW if wanted == "ONLY_NEW" else Status.PARTIALLY_FILLED
    if wanted and order.is_open and order.status is not allowed:
        raise Refusal(-2011, "Order was not canceled due to cancel restrictions.")


def times(params: Params) -> tuple[int, int]:
    """Read startTime and endTime, at most a day apart; without them, all of time."""
    start, end = params.number("startTime"), params.number("endTime")
    if start is not None and end is not None and end - start > _DAY_MS:
        raise Refusal(-1127, "More than 24 hours between startTime and endTime.")
    return start or 0, end if end is not None else 1 << 62


def page(rows: Sequence[T], limit: int, *, forward: bool) -> Sequence[T]:
    """Return at most `limit` rows: the first ones, or the last ones."""
    return rows[:limit] if forward else rows[-limit:]


def _no_discount() -> dict[str, object]:
    return {
        "enabledForAccount": False,
        "enabledForSymbol": False,
        "discountAsset": "BNB",
        "discount": ZERO,
    }


_MODES: Final = ("STOP_ON_FAILURE", "ALLOW_FAILURE")
_CANCELLED: Final = {
    "orderId": "cancelOrderId",
    "origClientOrderId": "cancelOrigClientOrderId",
    "newClientOrderId": "cancelNewClientOrderId",
}
_RANGE: Final = "symbol orderId startTime endTime limit"
ROUTES: Final[dict[tuple[str, str], tuple[Answer, frozenset[str]]]] = {
    (method, path): (answer, frozenset(known.split()))
    for method, path, answer, known in (
        ("POST", "/api/v3/order", place, " ".join(tickets.PARAMETERS)),
        (
            "POST",
            "/api/v3/order/test",
            test,
            " ".join(tickets.PARAMETERS | {"computeCommissionRates"}),
        ),
        (
            "POST",
            "/api/v3/order/cancelReplace",
            cancel_replace,
            " ".join(
                tickets.PARAMETERS
                | {*_CANCELLED.values(), "cancelReplaceMode", "cancelRestrictions"}
                | {"orderRateLimitExceededMode"}
            ),
        ),
        (
            "PUT",
            "/api/v3/order/amend/keepPriority",
            amend,
            "symbol orderId origClientOrderId newClientOrderId newQty",
        ),
        ("GET", "/api/v3/order", query, "symbol orderId origClientOrderId"),
        (
            "DELETE",
            "/api/v3/order",
            cancel,
            "symbol orderId origClientOrderId newClientOrderId cancelRestrictions",
        ),
        ("GET", "/api/v3/openOrders", open_orders, "symbol"),
        ("DELETE", "/api/v3/openOrders", cancel_all, "symbol newClientOrderId"),
        ("GET", "/api/v3/allOrders", all_orders, _RANGE),
        ("GET", "/api/v3/myTrades", my_trades, f"{_RANGE} fromId"),
        ("GET", "/api/v3/account", account, "omitZeroBalances"),
        ("GET", "/api/v3/account/commission", commission, "symbol"),
        ("GET", "/sapi/v1/account/apiRestrictions", restrictions, ""),
        ("GET", "/sapi/v1/asset/tradeFee", trade_fees, "symbol"),
        ("GET", "/sapi/v1/capital/config/getall", coins, ""),
        ("GET", "/sapi/v1/margin/allPairs", margin_pairs, "symbol"),
        ("GET", "/sapi/v1/margin/isolated/allPairs", margin_pairs, "symbol"),
    )
}
