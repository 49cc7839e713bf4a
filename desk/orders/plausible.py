"""What no venue can truly say of an order: such a report is not believed, whatever it would mean.

The money of the order stays reserved, the operator is told, and the venue is asked again.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desk.money import ZERO, plain
from desk.orders.model import Fill, Order, Report, Side

FAR: Final = Decimal("0.5")  # of the quote: a fill beyond half or double is a mistake of somebody's
MOST_FEE: Final = Decimal("0.05")  # of what the trade brought in
_DUST: Final = Decimal("1.000001")  # sums by cost come in whole steps of the market


def fault(order: Order, report: Report) -> str:
    """Return what is impossible about a report, for the operator to read; empty when nothing is."""
    if not report.filled.is_finite() or report.filled < 0:
        return "filled is no quantity"
    if order.quantity is not None and report.filled > order.quantity:
        return f"filled {plain(report.filled)} of {plain(order.quantity)} {order.base}"
    for fill in report.fills:
        wrong = _fault_of_fill(order, fill)
        if wrong:
            return f"trade {fill.trade_id[:40]}: {wrong}"
    return _fault_of_sum(order, report.fills)


def _fault_of_fill(order: Order, fill: Fill) -> str:
    if (fill.venue, fill.symbol, fill.side) != (order.venue, order.symbol, order.side):
        return f"is of {fill.side.value} {fill.symbol[:24]} at {fill.venue[:24]}"
    if fill.order_id != order.id or fill.account_id != order.account_id:
        return "belongs to another order"
    numbers = (fill.price, fill.quantity, fill.fee)
    if not all(n.is_finite() for n in numbers) or fill.price <= 0 or fill.quantity <= 0:
        return "has no price or no quantity"
    return _fault_of_fee(order, fill) or _fault_of_price(order, fill)


def _fault_of_fee(order: Order, fill: Fill) -> str:
    if fill.fee < 0:
        return f"has a fee of {plain(fill.fee)}"
    whole = {order.base: fill.quantity, order.quote: fill.cost}.get(fill.fee_currency)
    if whole is not None and fill.fee > whole * MOST_FEE:
        return f"has a fee of {plain(fill.fee)} {fill.fee_currency}"
    return ""


def _fault_of_price(order: Order, fill: Fill) -> str:
    buys = order.side is Side.BUY
    limit = order.bound
    if limit is not None and (fill.price > limit if buys else fill.price < limit):
        return f"at {plain(fill.price)} is beyond the limit of {plain(limit)}"
    quoted = order.trigger_price or order.quoted_price
    if quoted and not quoted * FAR <= fill.price <= quoted / FAR:
        return f"at {plain(fill.price)} is far off the quote of {plain(quoted)}"
    return ""


def _fault_of_sum(order: Order, fills: Sequence[Fill]) -> str:
    trades = {fill.trade_id: fill for fill in fills}.values()
    quantity = sum((fill.quantity for fill in trades), ZERO)
    cost = sum((fill.cost for fill in trades), ZERO)
    if order.quantity is not None and quantity > order.quantity:
        return f"trades of {plain(quantity)} for {plain(order.quantity)} {order.base}"
    if order.spend is not None and cost > order.spend * _DUST:
        return f"trades for {plain(cost)} out of {plain(order.spend)} {order.quote}"
    return ""
