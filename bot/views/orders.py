"""Order tickets, lists and histories. Pure. Receipts have a page of their own."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from bot.callbacks.orders import Ask, Buy, Cancel, Confirm, Dismiss, Reprice, Sell, Why
from bot.callbacks.risk import Limit
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, Style, button, copies, grid, keyboard, lines
from bot.views import figures, terms
from desk import money
from desk.accounts.model import Preferences
from desk.i18n import Html, Texts
from desk.market.model import Instrument, Quote
from desk.money import Figure
from desk.orders.latency import measure
from desk.orders.model import Kind, Order, Side, Status, Step
from desk.orders.ticket import Asked, Preview, Ticket
from desk.venues.profiles import profile

SHARES: Final = (25, 50, 100)
MARKS: Final = {
    Status.ACCEPTED: "⏳",
    Status.SENDING: "⏳",
    Status.UNKNOWN: "❔",
    Status.OPEN: "🕒",
    Status.PARTIAL: "◐",
    Status.FILLED: "✅",
    Status.CANCELLED: "⏹",
    Status.EXPIRED: "⌛",
    Status.REJECTED: "⛔",
}


def ticket(asked: Asked, t: Texts, *, ttl_s: int) -> Screen:
    """Return a ticket with its price, cost and the reason why it asks."""
    preview = asked.preview
    expires = t("ticket-expires", seconds=ttl_s)
    text = lines(_priced(preview, t), terms.told(preview, t), _why(asked, t), expires)
    own = [rule for rule in sorted(asked.ticket.waived) if preview.intent.side is Side.BUY]
    sure = t("button-buy-anyway") if own else t("button-confirm")
    buttons = [
        button(
            figures.live(sure, preview.intent.venue),
            Confirm(ticket=asked.ticket.id),
            _style(preview.intent.side),
        ),
        button(t("button-dismiss"), Dismiss(ticket=asked.ticket.id)),
    ]
    change = [button(t("button-change-limit"), Limit(rule=rule.value)) for rule in own[:1]]
    return Screen(text, keyboard(buttons, change))


def _why(asked: Asked, t: Texts) -> Html:
    """Return why it asks; a limit that is over says by how much."""
    over = [c for c in asked.preview.verdict.checks if c.is_over]
    if asked.why not in {"ask-own-limit", "ask-large-sale"}:
        return t(asked.why)
    return lines(*(t(asked.why, **check.refusal().values) for check in over))


def private_ticket(
    written: Ticket,
    preview: Preview,
    preferences: Preferences,
    t: Texts,
    *,
    title: Html,
    ttl_s: int,
) -> Screen:
    """Return the ticket that follows a tap under a group's alert: first preset, others beside."""
    base, venue = preview.intent.symbol.partition("/")[0], preview.intent.venue
    headline = written.headline_id or ""
    others = [
        button(
            figures.live(t.figure(figures.dollars(a)), venue),
            Buy(base=base, amount=money.plain(a), headline=headline, venue=venue),
        )
        for a in preferences.presets
        if a != preview.intent.amount.value
    ]
    confirm = t("button-buy-amount", amount=figures.dollars(preview.intent.amount.value))
    rows: list[Row] = [
        [button(figures.live(confirm, venue), Confirm(ticket=written.id), "success"), *others],
        [button(t("button-dismiss"), Dismiss(ticket=written.id))],
    ]
    expires = t("ticket-expires", seconds=ttl_s)
    return Screen(lines(title, _priced(preview, t), expires), keyboard(*rows))


def _priced(preview: Preview, t: Texts) -> Html:
    intent = preview.intent
    base, _, quoted = intent.symbol.partition("/")
    return t(
        "ticket",
        side=intent.side.value,
        kind=intent.kind.value,
        symbol=intent.symbol,
        quantity=money.show_quantity(preview.quantity),
        base=base,
        cost=figures.usd(preview.cost),
        worst_cost="none" if preview.slippage_bp is None else figures.usd(preview.worst_cost),
        quote=quoted,
        price=money.show_price(preview.price),
        worst=money.show_price(preview.worst_price),
        slippage="none" if preview.slippage_bp is None else str(preview.slippage_bp),
        fee=_sum(preview.fee, preview.fee_currency, quoted),
        free=_sum(preview.free, preview.free_currency, quoted),
        place=figures.place(intent.venue, t),
    )


def _sum(value: Decimal, currency: str, quoted: str) -> str:
    """Write a sum with its currency: cents of the quote currency, a coin in full."""
    shown = figures.usd(value) if currency == quoted else money.show_quantity(value)
    return Figure(f"{shown} {currency}")


def expired(ticket_id: str, t: Texts) -> Screen:
    """Return what an expired ticket turns into."""
    fresh = button(t("button-fresh-price"), Reprice(ticket=ticket_id), "primary")
    return Screen(
        t("ticket-expired"),
        keyboard([fresh, button(t("button-dismiss"), Dismiss(ticket=ticket_id))]),
    )


def dismissed(t: Texts) -> Screen:
    """Return what a dismissed ticket turns into."""
    return Screen(t("ticket-dismissed"))


def ask_buy(
    instrument: Instrument, quote: Quote | None, preferences: Preferences, t: Texts
) -> Screen:
    """Ask how much to buy; a reply with any amount works as well."""
    venue = instrument.venue
    where = figures.place(venue, t)
    text = t("ask-buy", coin=instrument.base, price=_price(quote), place=where)
    buttons = [
        button(
            figures.live(t.figure(figures.dollars(amount)), venue),
            Buy(base=instrument.base, amount=money.plain(amount), venue=venue),
            "success",
        )
        for amount in preferences.presets
    ]
    return Screen(text, keyboard(*grid(buttons, 4)))


def ask_sell(
    instrument: Instrument,
    quote: Quote | None,
    held: Decimal,
    t: Texts,
    elsewhere: Sequence[Row] = (),
) -> Screen:
    """Ask how much to sell of what is free; a reply with any amount works as well.

    Below stand the ways to the same coin `elsewhere`.
    """
    if not held:
        return Screen(t("ask-sell-nothing", coin=instrument.base))
    amount = Figure(f"{money.show_quantity(held)} {instrument.base}")
    where = figures.place(instrument.venue, t)
    text = t("ask-sell", coin=instrument.base, held=amount, price=_price(quote), place=where)
    return Screen(text, keyboard(sell_shares(instrument.base, instrument.venue, t), *elsewhere))


def nothing_held(t: Texts) -> Screen:
    """Say that there is nothing to sell now, and where it may be tied up."""
    row = [button(t("button-orders"), Go(place="orders"))]
    return Screen(t("pick-sell-nothing"), keyboard(row))


def sell_shares(base: str, venue: str, t: Texts, *, says_sell: bool = False) -> Row:
    """Return the row that sells a quarter, half or all; the first may say what is done."""
    labels = [t("button-share", percent=str(share)) for share in SHARES]
    if says_sell:
        labels[0] = t("button-sell-share", percent=str(SHARES[0]))
    return [
        button(figures.live(label, venue), Sell(base=base, percent=share, venue=venue), "danger")
        for label, share in zip(labels, SHARES, strict=True)
    ]


def _price(quote: Quote | None) -> str:
    return money.show_price(quote.last) if quote else "-"


def page(still_open: Sequence[Order], recent: Sequence[Order], zone: str, t: Texts) -> Screen:
    """Return open orders with their cancel buttons, then what came of the last ones."""
    parts = [t("orders-title")]
    parts += [_line(order, zone, t) for order in still_open] or [t("orders-none-open")]
    past = [order for order in recent if order.status.is_final]
    if past:
        parts += [Html(""), t("orders-recent"), *(_line(order, zone, t) for order in past)]
    rows = [_open_row(order, t) for order in still_open]
    details = [button(o.id[:4], Why(order=o.id)) for o in past]
    return Screen(
        lines(*parts),
        keyboard(*rows, *grid(details, 5), [button(t("button-refresh"), Go(place="orders"))]),
    )


def _open_row(order: Order, t: Texts) -> Row:
    row = [button(f"{order.base} {order.id[:4]}", Why(order=order.id))]
    if not order.is_external:
        label = t("button-cancel-order", id=order.id[:4])
        row.append(button(label, Cancel(order=order.id), "danger"))
    return row


def _line(order: Order, zone: str, t: Texts) -> Html:
    return t(
        "orders-line",
        mark=MARKS[order.status],
        id=order.id,
        side=order.side.value,
        amount=amount_of(order),
        coin="none" if order.filled or order.asked is None else order.base,
        price=_order_price(order),
        status=t(f"status-{order.status.value}"),
        at=figures.moment(t, order.created_at, zone),
        origin=_origin(order, t),
    )


def _origin(order: Order, t: Texts) -> Html | str:
    """Name a live venue, and mark what was placed there by hand; paper goes without saying."""
    if not profile(order.venue).is_live:
        return "none"
    outside = t("order-outside") if order.is_external else None
    return Html(" · ".join(part for part in (figures.place(order.venue, t), outside) if part))


def amount_of(order: Order) -> str:
    """Write what was ordered, the way it was ordered: by a sum or by quantity."""
    if order.filled and order.status.is_final:
        return Figure(f"{money.show_quantity(order.filled)} {order.base}")
    if order.asked is not None:
        return Figure(f"{figures.usd(order.asked)} {order.quote}")
    return Figure(f"{money.show_quantity(order.quantity or money.ZERO)} {order.base}")


def _order_price(order: Order) -> str:
    price = order.average_price
    if price is None:
        price = order.limit_price if order.kind is Kind.LIMIT else order.quoted_price
    return money.show_price(price) if price is not None else "-"


def history(order: Order, steps: Sequence[Step], zone: str, t: Texts) -> Screen:
    """Return everything that happened to an order: what /why shows."""
    head = t(
        "why",
        id=order.id,
        side=order.side.value,
        amount=amount_of(order),
        symbol=order.symbol,
        status=t(f"status-{order.status.value}"),
        client_id="none" if order.is_external else order.client_order_id,
        venue_id=order.venue_order_id or "-",
        place=figures.place(order.venue, t),
        source=t(f"source-{order.source}") if t.has(f"source-{order.source}") else order.source,
    )
    begins = [order.created_at, *(step.at for step in steps)]
    told = [_step(step, since, zone, t) for since, step in zip(begins, steps, strict=False)]
    is_over = order.status.is_final or order.is_cancel_requested
    can_cancel = not is_over and not order.is_external
    row = [button(t("button-orders"), Go(place="orders"))]
    if can_cancel:
        row.append(button(t("button-cancel"), Cancel(order=order.id), "danger"))
    pace = figures.latency(measure(steps), t)
    copied = copies(t("button-copy-id"), order.id)
    return Screen(lines(head, *told, pace), keyboard(row, copied))


def _step(step: Step, since: datetime, zone: str, t: Texts) -> Html:
    """Write a step with its time and how long it took since the one before."""
    status = t(f"status-{step.status}") if t.has(f"status-{step.status}") else step.status
    return t(
        "why-step",
        at=figures.stamp(step.at, zone),
        after=figures.elapsed(max(step.at - since, timedelta()), t),
        status=status,
        note=step.note or "none",
    )


def again(order: Order, t: Texts) -> Row:
    """Return the buttons under a bought receipt: sell shares of it."""
    if order.side is Side.BUY:
        return sell_shares(order.base, order.venue, t, says_sell=True)
    label = figures.live(t("button-buy-again", coin=order.base), order.venue)
    return [button(label, Ask(side=Side.BUY, base=order.base, venue=order.venue), "success")]


def _style(side: Side) -> Style:
    return "success" if side is Side.BUY else "danger"
