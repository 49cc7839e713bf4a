"""What orders and order lists look like in the answers to placing, asking, cancelling, amending."""

from exchange.book import BUY
from exchange.order_lists import OrderList
from exchange.orders import WAITING, AccountFill, AccountOrder, Force, Status
from exchange.protocol.body import ZERO, Json
from exchange.units import write


def placed(order: AccountOrder, *, kind: str) -> Json:
    """Answer a new order; `kind` is ACK, RESULT or FULL."""
    market = order.market
    answer: Json = {
        "symbol": market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": order.client_id,
        "transactTime": order.updated_ms,
    }
    if kind == "ACK":
        return answer
    answer |= _terms(order)
    answer["workingTime"] = order.working_ms or -1
    if kind == "FULL":
        answer["fills"] = [_fill(order, fill) for fill in order.fills]
    return answer


def queried(order: AccountOrder) -> Json:
    """Describe an order as the query endpoints do."""
    return {
        "symbol": order.market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": order.client_id,
        "stopPrice": ZERO,
        "icebergQty": write(order.market.quantity(order.slice)),
        **_terms(order),
        "time": order.created_ms,
        "updateTime": order.updated_ms,
        "isWorking": bool(order.working_ms),
        "workingTime": order.working_ms or -1,
    }


def cancelled(order: AccountOrder, cancel_id: str) -> Json:
    """Answer a cancel; `cancel_id` is the id of the cancelling itself."""
    return {
        "symbol": order.market.symbol,
        "origClientOrderId": order.client_id,
        "orderId": order.id,
        "orderListId": list_id(order),
        "clientOrderId": cancel_id,
        "transactTime": order.updated_ms,
        **_terms(order),
    }


def amended(order: AccountOrder, before: str) -> Json:
    """Describe an order after it was made smaller; `before` was its client id."""
    terms = _terms(order)
    return {
        "symbol": order.market.symbol,
        "orderId": order.id,
        "orderListId": list_id(order),
        "origClientOrderId": before,
        "clientOrderId": order.client_id,
        "price": terms["price"],
        "qty": terms["origQty"],
        "executedQty": terms["executedQty"],
        "preventedQty": write(order.market.quantity(order.prevented)),
        "quoteOrderQty": terms["origQuoteOrderQty"],
        "cumulativeQuoteQty": terms["cummulativeQuoteQty"],
        **{k: terms[k] for k in ("status", "timeInForce", "type", "side")},
        "workingTime": order.working_ms or -1,
        "selfTradePreventionMode": terms["selfTradePreventionMode"],
    }


def order_list(made: OrderList) -> Json:
    """Describe an order list, without its orders' own reports."""
    status = "EXECUTING" if made.is_open else "ALL_DONE"
    return {
        "orderListId": made.id,
        "contingencyType": made.contingency.value,
        "listStatusType": "EXEC_STARTED" if made.is_open else "ALL_DONE",
        "listOrderStatus": status,
        "listClientOrderId": made.client_id,
        "transactionTime": made.created_ms,
        "symbol": made.market.symbol,
        "orders": [
            {"symbol": made.market.symbol, "orderId": o.id, "clientOrderId": o.client_id}
            for o in made.orders
        ],
    }


def list_id(order: AccountOrder) -> int:
    """Return the id of an order's list, -1 without one."""
    return order.list.id if order.list else -1


def _terms(order: AccountOrder) -> Json:
    market = order.market
    terms: Json = {
        "price": write(market.price(order.price)),
        "origQty": write(market.quantity(order.lots)),
        "executedQty": write(market.quantity(order.executed)),
        "origQuoteOrderQty": write(order.quote),
        "cummulativeQuoteQty": write(order.spent * market.cell),  # Binance's own spelling
        "status": order.status.value,
        "timeInForce": order.force.value,
        "type": order.kind.value,
        "side": "BUY" if order.side == BUY else "SELL",
        "selfTradePreventionMode": order.self_trade.value,
    }
    if order.kind in WAITING:
        terms["stopPrice"] = write(market.price(order.stop))
    if order.slice:
        terms["icebergQty"] = write(market.quantity(order.slice))
    if order.delta:
        terms["trailingDelta"] = order.delta
        terms["trailingTime"] = order.tracking_ms or -1
    if order.status is Status.EXPIRED_IN_MATCH:
        terms["preventedQuantity"] = write(market.quantity(order.prevented))
    if order.status is Status.EXPIRED:
        terms["expiryReason"] = expiry(order)
    return terms


def expiry(order: AccountOrder) -> str:
    """Say why an order expired."""
    if order.reason:
        return order.reason.value
    if not order.price:
        return "INSUFFICIENT_LIQUIDITY"
    fok = order.force is Force.FOK
    return "UNFILLED_FOK_ORDER_EXPIRED" if fok else "UNFILLED_IOC_QUANTITY_EXPIRED"


def _fill(order: AccountOrder, fill: AccountFill) -> Json:
    market = order.market
    return {
        "price": write(market.price(fill.price)),
        "qty": write(market.quantity(fill.lots)),
        "commission": write(fill.fee),
        "commissionAsset": market.base if fill.is_buyer else market.quote,
        "tradeId": fill.trade_id,
    }
