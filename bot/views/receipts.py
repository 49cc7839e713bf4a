"""The one status message of an order, at every point of its life. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.callbacks.market import Chart
from bot.callbacks.orders import Cancel, Why
from bot.callbacks.plans import Change, Guard
from bot.screen import Row, Screen, button, keyboard, lines
from bot.views import figures
from bot.views.orders import MARKS, again, amount_of
from desk import money
from desk.i18n import Html, Texts
from desk.market.model import Timeframe
from desk.money import Figure
from desk.orders.latency import Latency
from desk.orders.model import Fill, Kind, Order, Side, Status

_WAITING = frozenset({Status.ACCEPTED, Status.SENDING})
_RESTING = frozenset({Status.OPEN, Status.PARTIAL})
_CENT: Final = Decimal("0.01")


def receipt(
    order: Order, fills: Sequence[Fill], t: Texts, *, latency: Latency | None = None
) -> Screen:
    """Return what is true of the order now: nothing is promised that the venue has not said."""
    text = lines(
        t(
            f"receipt-{order.status.value}",
            mark=MARKS[order.status],
            side=order.side.value,
            amount=amount_of(order),
            coin=order.base,
            price=_price(order),
            reserved=Figure(f"{money.show_quantity(order.reserved)} {order.reserved_currency}"),
            reason=_reason(order, t),
        ),
        _filled(order, fills, t),
        _given_back(order, fills, t),
        _until(order, t),
        figures.latency(latency, t) if order.filled or order.status is Status.OPEN else None,
        t("receipt-tail", place=figures.place(order.venue, t), id=order.id),
    )
    return Screen(text, keyboard(*_rows(order, t)))


def digest(screen: Screen) -> str:
    """Return a short name of what a screen says, to skip edits that change nothing."""
    markup = screen.keyboard.model_dump_json() if screen.keyboard else ""
    return hashlib.sha256(f"{screen.text}\0{markup}".encode()).hexdigest()[:16]


def _filled(order: Order, fills: Sequence[Fill], t: Texts) -> Html | None:
    price = order.average_price
    if price is None:
        return None
    return t(
        "receipt-filled-part",
        quantity=money.show_quantity(order.filled),
        coin=order.base,
        price=money.show_price(price),
        cost=figures.usd(order.cost),
        quote=order.quote,
        fee=_fee(fills) or "none",
        slippage=_slippage(order, price),
    )


def _given_back(order: Order, fills: Sequence[Fill], t: Texts) -> Html | None:
    """Say what a purchase left of the sum that it was asked for, once it is over."""
    if order.asked is None or not order.filled or not order.status.is_final:
        return None
    spent = order.cost + sum(f.fee for f in fills if f.fee_currency == order.quote)
    back = order.asked - spent
    if back < _CENT:
        return None
    return t(
        "receipt-given-back",
        spent=figures.usd(spent),
        asked=figures.usd(order.asked),
        back=figures.usd(back),
        quote=order.quote,
    )


def _until(order: Order, t: Texts) -> Html | None:
    if order.expires_at is None or order.status not in _RESTING:
        return None
    return t("receipt-until", at=figures.moment(t, order.expires_at, "UTC"))


def _fee(fills: Sequence[Fill]) -> str:
    fees: dict[str, Decimal] = defaultdict(lambda: money.ZERO)
    for fill in fills:
        fees[fill.fee_currency] += fill.fee
    charged = (f"{money.show_quantity(fee)} {name}" for name, fee in fees.items() if fee)
    return Figure(", ".join(charged))


def _slippage(order: Order, price: Decimal) -> str:
    """Write how much worse than the quote it went, in basis points; better is negative."""
    if not order.quoted_price:
        return "none"
    worse = price - order.quoted_price
    worse = worse if order.side is Side.BUY else -worse
    return figures.signed(worse / order.quoted_price * 10_000, decimals=1)


def _price(order: Order) -> str:
    price = order.average_price or order.limit_price or order.quoted_price
    return money.show_price(price) if price is not None else "-"


def _reason(order: Order, t: Texts) -> str | Html:
    if not order.reason:
        return "none"
    key = f"reason-{order.reason}"
    return t(key) if order.reason.replace("-", "").isalnum() and t.has(key) else order.reason


def _rows(order: Order, t: Texts) -> list[Row]:
    chart = button(t("button-chart"), Chart(base=order.base, timeframe=Timeframe.M15))
    why = button(t("button-why"), Why(order=order.id))
    if order.status in _WAITING:
        return []
    if order.status in _RESTING:
        if order.is_cancel_requested:
            return [[chart, why]]
        return [_resting(order, t), [chart, why]]
    if order.filled:
        exits = button(t("button-guard"), Guard(order=order.id))
        return [again(order, t), [exits, chart, why] if order.side is Side.BUY else [chart, why]]
    return [[why]]


def _resting(order: Order, t: Texts) -> Row:
    row = [button(t("button-cancel"), Cancel(order=order.id), "danger")]
    if order.kind is Kind.LIMIT and order.plan_id is None:
        row.insert(0, button(t("button-edit"), Change(order=order.id)))
    return row
