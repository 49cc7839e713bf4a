"""Plans as people see them: tickets, cards, trouble, outcomes, lists, how to change one. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from aiogram.types import InlineKeyboardButton

from bot.callbacks.market import Chart
from bot.callbacks.plans import Begin, Change, Drop, End, Guard, Show
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, Style, button, grid, keyboard, lines
from bot.views import errors, figures, plan_terms
from desk import money
from desk.i18n import Html, MissingText, Texts
from desk.market.model import Timeframe
from desk.orders.model import Order, Side
from desk.plans.model import (
    Exit,
    Kind,
    Plan,
    Problem,
    Status,
)
from desk.venues.profiles import profile

MARKS: Final = {
    Status.DRAFT: "✏️",
    Status.ACTIVE: "👁",
    Status.ENDING: "⏳",
    Status.DONE: "✅",
    Status.CANCELLED: "⏹",
    Status.FAILED: "⛔",
}
STOPS: Final = (3, 5, 10)
TARGETS: Final = (5, 10, 20)
TRAILS: Final = (3, 5, 8)
SHOWN: Final = 12
_TROUBLED: Final = "⚠️"


def of_topic(plan: Plan, topic: str, zone: str, t: Texts) -> Screen:
    """Return one of the messages of a plan as it reads now."""
    match topic:
        case "trouble":
            return trouble(plan, t)
        case "outcome":
            return outcome(plan, t)
        case "let-go":
            return let_go(plan, t)
        case _:
            return card(plan, zone, t)


def card(plan: Plan, zone: str, t: Texts) -> Screen:
    """Return the one message of a plan: what it does, how far it is, what may be done with it."""
    text = lines(
        t("plan-head", mark=MARKS[plan.status], what=plan_terms.title(plan, t)),
        *plan_terms.details(plan, zone, t),
        plan_terms.progress(plan, t),
        _obstacle(plan.problem, t)
        if plan.problem
        else t(f"plan-status-{plan.status.value}", reason=_reason(plan, t)),
        _tail(plan, t),
    )
    return Screen(text, keyboard(*_rows(plan, t)))


def _tail(plan: Plan, t: Texts) -> Html:
    """Write where a plan trades, LIVE or on paper, and its id: under everything said of it."""
    return t("plan-tail", place=figures.place(plan.venue, t), id=plan.id)


def _rows(plan: Plan, t: Texts) -> list[Row]:
    chart = button(t("button-chart"), Chart(base=plan.base, timeframe=Timeframe.M15))
    last = [chart, button(t("button-plans"), Go(place="plans"))]
    if plan.status is not Status.ACTIVE:
        return [last]
    row = [button(t("button-plan-cancel"), End(plan=plan.id), "danger")]
    if plan.kind in {Kind.EXIT, Kind.DCA}:
        row.insert(0, button(t("button-edit"), Change(plan=plan.id)))
    return [row, last]


def _reason(plan: Plan, t: Texts) -> str | Html:
    key = f"plan-reason-{plan.reason}"
    return t(key, coin=plan.base) if plan.reason and t.has(key) else "none"


def trouble(plan: Plan, t: Texts) -> Screen:
    """Return what keeps a plan from doing what is due and what may be done, or that it is over."""
    found = plan.problem
    what = plan_terms.title(plan, t)
    if found is None:
        return Screen(lines(t("plan-trouble-over", what=what), _tail(plan, t)))
    hint = f"plan-hint-{found.key}"
    text = lines(
        t("plan-trouble", what=what, why=_why(found, t)),
        t(hint, coin=plan.base, side=plan.side.value) if t.has(hint) else t("plan-hint"),
        _tail(plan, t),
    )
    row = [button(t("button-orders"), Go(place="orders"))]
    if plan.status is Status.ACTIVE:
        row.append(button(t("button-plan-cancel"), End(plan=plan.id), "danger"))
    return Screen(text, keyboard(row))


def _why(found: Problem, t: Texts) -> Html:
    try:
        return errors.told(found.key, found.told, t)
    except MissingText:  # it was kept by an older desk, whose words needed less
        return t("refused", what="none")


def _obstacle(found: Problem, t: Texts) -> Html:
    return Html(f"{_TROUBLED} {_why(found, t)}")


def let_go(plan: Plan, t: Texts) -> Screen:
    """Return that the venue does not keep the stop any more, and what the desk does instead."""
    fired = plan.terms.fired if isinstance(plan.terms, Exit) else None
    text = t(
        "plan-let-go",
        what=plan_terms.title(plan, t),
        place=figures.place(plan.venue, t),
        fired="yes" if fired else "no",
        coin=plan.base,
    )
    row = [button(t("button-orders"), Go(place="orders"))]
    return Screen(text, keyboard(row))


def outcome(plan: Plan, t: Texts) -> Screen:
    """Return how a plan ended."""
    text = lines(
        t("plan-head", mark=MARKS[plan.status], what=plan_terms.title(plan, t)),
        plan_terms.progress(plan, t),
        t(f"plan-status-{plan.status.value}", reason=_reason(plan, t)),
        _tail(plan, t),
    )
    return Screen(text, keyboard([button(t("button-plans"), Go(place="plans"))]))


def ticket(plan: Plan, zone: str, t: Texts, *, ttl_s: int) -> Screen:
    """Return a drafted plan with the one tap that lets it begin."""
    text = lines(
        t("plan-ticket", what=plan_terms.title(plan, t), place=figures.place(plan.venue, t)),
        *plan_terms.details(plan, zone, t),
        t("ticket-expires", seconds=ttl_s),
    )
    return Screen(text, keyboard(_asking(plan, t)))


def closing(plans: Sequence[Plan], held: Sequence[str], t: Texts, *, ttl_s: int) -> Screen:
    """Return the question whether to sell everything of these coins; `held` is what and worth."""
    listed = [t("plan-closing-line", what=one) for one in held]
    venues = list(dict.fromkeys(plan.venue for plan in plans))
    where = Html(" + ".join(figures.place(venue, t) for venue in venues))
    text = lines(
        t("plan-closing", count=len(plans), place=where),
        *listed,
        t("plan-closing-too"),
        t("ticket-expires", seconds=ttl_s),
    )
    real = [plan for plan in plans if profile(plan.venue).is_live]
    return Screen(text, keyboard(_asking((real or plans)[0], t)))


def _asking(plan: Plan, t: Texts) -> Row:
    style: Style = "success" if plan.side is Side.BUY else "danger"
    return [
        button(figures.live(t("button-confirm"), plan.venue), Begin(plan=plan.id), style),
        button(t("button-dismiss"), Drop(plan=plan.id)),
    ]


def page(live: Sequence[Plan], past: Sequence[Plan], t: Texts) -> Screen:
    """Return live plans with their buttons and what stops them, then how the last ones ended."""
    parts = [t("plans-title")]
    parts += [_line(plan, t) for plan in live[:SHOWN]] or [t("plans-none")]
    # What stops one plan often stops them all; it is said once.
    stops = dict.fromkeys(_obstacle(plan.problem, t) for plan in live[:SHOWN] if plan.problem)
    parts += [Html(""), *stops] if stops else []
    if past:
        parts += [Html(""), t("plans-past"), *(_line(plan, t) for plan in past)]
    rows = [_row(plan, t) for plan in live[:SHOWN]]
    seen = [button(p.id[:4], Show(plan=p.id)) for p in past]
    refresh = [button(t("button-refresh"), Go(place="plans"))]
    return Screen(lines(*parts), keyboard(*rows, *grid(seen, 5), refresh))


def _row(plan: Plan, t: Texts) -> Row:
    row = [button(f"{plan.base} {plan.id[:4]}", Show(plan=plan.id))]
    if plan.status is Status.ACTIVE:
        if plan.kind in {Kind.EXIT, Kind.DCA}:
            row.append(button(t("button-edit"), Change(plan=plan.id)))
        row.append(button(t("button-cancel-order", id=plan.id[:4]), End(plan=plan.id), "danger"))
    return row


def _line(plan: Plan, t: Texts) -> Html:
    price = plan.average_price
    return t(
        "plans-line",
        mark=_TROUBLED if plan.problem else MARKS[plan.status],
        id=plan.id,
        what=plan_terms.title(plan, t),
        terms=plan_terms.short(plan, t),
        done=money.show(plan_terms.share(plan), decimals=0),
        price=money.show_price(price) if price else "none",
        place=figures.place(plan.venue, t) if profile(plan.venue).is_live else "none",
    )


def how_to_change(plan: Plan, t: Texts) -> Screen:
    """Return the words that change a plan, ready to copy."""
    short = plan.id[:6]
    words = t(f"plan-change-{plan.kind.value}", id=short)
    return Screen(lines(t("plan-change", what=plan_terms.title(plan, t)), words))


def how_to_change_order(order: Order, t: Texts) -> Screen:
    """Return the words that change a resting order, ready to copy."""
    price = order.limit_price or Decimal(0)
    return Screen(
        t(
            "order-change",
            id=order.id[:6],
            price=money.plain(price),
            quantity=money.plain(order.quantity or money.ZERO),
            coin=order.base,
        )
    )


def guard(order: Order, t: Texts) -> Screen:
    """Ask where to get out of what an order bought."""
    price = order.average_price
    text = t(
        "guard",
        coin=order.base,
        price=money.show_price(price) if price else "-",
        place=figures.place(order.venue, t),
    )
    rows = [
        [_guard(order, what, percent, t) for percent in shares]
        for what, shares in (("sl", STOPS), ("tp", TARGETS), ("tr", TRAILS))
    ]
    return Screen(text, keyboard(*rows))


def _guard(order: Order, what: str, percent: int, t: Texts) -> InlineKeyboardButton:
    label = figures.live(t(f"button-guard-{what}", percent=percent), order.venue)
    return button(label, Guard(order=order.id, what=what, percent=percent))
