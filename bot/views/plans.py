"""Plans as people see them: tickets, cards, trouble, outcomes, lists, how to change one. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from aiogram.types import InlineKeyboardButton

from bot.callbacks.market import Chart
from bot.callbacks.plans import Begin, Change, Drop, End, Guard, Show
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, Style, button, grid, keyboard, lines
from bot.views import errors, figures
from desk import money
from desk.i18n import Html, MissingText, Texts
from desk.market.model import Timeframe
from desk.money import Figure
from desk.orders.model import Order, Side
from desk.plans.exits import stop_price, target_price, trail_price
from desk.plans.model import (
    Debut,
    Edit,
    Entry,
    Exit,
    Kind,
    Ladder,
    Plan,
    Problem,
    Schedule,
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
        t("plan-head", mark=MARKS[plan.status], what=title(plan, t)),
        *details(plan, zone, t),
        progress(plan, t),
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


def title(plan: Plan, t: Texts) -> Html:
    """Return what a plan is in one line."""
    return t(
        f"plan-title-{plan.kind.value}",
        side=plan.side.value,
        coin=plan.base,
        amount=amount_of(plan),
    )


def amount_of(plan: Plan) -> str:
    """Write what a plan covers."""
    if plan.spend is not None:
        return Figure(f"{figures.usd(plan.spend)} {plan.quote}")
    if plan.quantity is None:
        return plan.base
    return Figure(f"{money.show_quantity(plan.quantity)} {plan.base}")


def details(plan: Plan, zone: str, t: Texts) -> list[Html]:
    """Return the lines that tell the terms of a plan."""
    found = _terms(plan, zone, t)
    band = plan.slippage_percent
    return (
        found if band is None else [*found, t("plan-slippage", percent=money.show_quantity(band))]
    )


def _terms(plan: Plan, zone: str, t: Texts) -> list[Html]:
    found: list[Html] = []
    match plan.terms:
        case Exit() as terms:
            found = _exit(terms, t)
        case Entry(trigger=trigger):
            found = [t("plan-entry", price=money.show_price(trigger))]
        case Schedule() as terms:
            found = [_schedule(plan, terms, zone, t)]
        case Ladder(prices=prices):
            found = [
                t(
                    "plan-ladder",
                    count=len(prices),
                    first=money.show_price(prices[0]),
                    last=money.show_price(prices[-1]),
                )
            ]
        case Debut() as terms:
            found = [_debut(plan, terms, zone, t)]
        case Edit(order_id=order_id, price=price):
            found = [t("plan-edit", id=order_id, price=money.show_price(price))]
    return found


def _exit(terms: Exit, t: Texts) -> list[Html]:
    found = []
    if terms.stop is not None:
        limit = money.show_price(terms.stop_limit) if terms.stop_limit else "none"
        found.append(
            t("plan-stop", price=figures.level(terms.stop, stop_price(terms)), limit=limit)
        )
    if terms.take_profit is not None:
        found.append(t("plan-target", price=figures.level(terms.take_profit, target_price(terms))))
    if terms.trail_percent is not None:
        now = trail_price(terms)
        found.append(
            t(
                "plan-trail",
                percent=money.show_quantity(terms.trail_percent),
                price=money.show_price(now) if now else "-",
                high=money.show_price(terms.high) if terms.high else "-",
            )
        )
    if terms.is_whole:
        found.append(t("plan-whole"))
    if terms.is_watched:
        found.append(t("plan-watched"))
    return found


def _schedule(plan: Plan, terms: Schedule, zone: str, t: Texts) -> Html:
    due = plan.next_at if plan.status is Status.ACTIVE else None
    whole = plan.spend if plan.spend is not None else plan.quantity or money.ZERO
    leg = whole / terms.count
    unit = plan.quote if plan.spend is not None else plan.base
    size = figures.usd(leg) if plan.spend is not None else money.show_quantity(leg)
    return t(
        "plan-schedule",
        count=terms.count,
        leg=Figure(f"{size} {unit}"),
        pace=_pace(terms.pace.count, terms.pace.unit, t),
        due=figures.moment(t, due, zone) if due else "none",
    )


def _debut(plan: Plan, terms: Debut, zone: str, t: Texts) -> Html:
    state = "listed" if terms.is_listed else "waits"
    return t(
        "plan-debut",
        coin=plan.base,
        price=money.show_price(terms.max_price),
        until=figures.moment(t, terms.until, zone),
        state="over" if plan.status.is_final else state,
    )


def _pace(count: int, unit: str, t: Texts) -> Html:
    for larger, per, smaller in (("m", 60, "s"), ("h", 60, "m"), ("d", 24, "h")):
        if unit == smaller and count % per == 0:
            count, unit = count // per, larger
    return t("plan-pace", count=count, unit=unit)


def progress(plan: Plan, t: Texts) -> Html | None:
    """Return how far a plan has come, nothing before its first fill."""
    price = plan.average_price
    if price is None:
        return None
    whole = plan.spend if plan.spend is not None else plan.quantity
    done = plan.cost if plan.spend is not None else plan.filled
    share = min(Decimal(100), done / whole * 100) if whole else Decimal(100)
    return t(
        "plan-progress",
        side=plan.side.value,
        filled=Figure(f"{money.show_quantity(plan.filled)} {plan.base}"),
        cost=Figure(f"{figures.usd(plan.cost)} {plan.quote}"),
        price=money.show_price(price),
        percent=money.show(share, decimals=0),
    )


def _reason(plan: Plan, t: Texts) -> str | Html:
    key = f"plan-reason-{plan.reason}"
    return t(key, coin=plan.base) if plan.reason and t.has(key) else "none"


def trouble(plan: Plan, t: Texts) -> Screen:
    """Return what keeps a plan from doing what is due and what may be done, or that it is over."""
    found = plan.problem
    what = title(plan, t)
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
        what=title(plan, t),
        place=figures.place(plan.venue, t),
        fired="yes" if fired else "no",
        coin=plan.base,
    )
    row = [button(t("button-orders"), Go(place="orders"))]
    return Screen(text, keyboard(row))


def outcome(plan: Plan, t: Texts) -> Screen:
    """Return how a plan ended."""
    text = lines(
        t("plan-head", mark=MARKS[plan.status], what=title(plan, t)),
        progress(plan, t),
        t(f"plan-status-{plan.status.value}", reason=_reason(plan, t)),
        _tail(plan, t),
    )
    return Screen(text, keyboard([button(t("button-plans"), Go(place="plans"))]))


def ticket(plan: Plan, zone: str, t: Texts, *, ttl_s: int) -> Screen:
    """Return a drafted plan with the one tap that lets it begin."""
    text = lines(
        t("plan-ticket", what=title(plan, t), place=figures.place(plan.venue, t)),
        *details(plan, zone, t),
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
        what=title(plan, t),
        terms=_short(plan, t),
        done=money.show(_share(plan), decimals=0),
        price=money.show_price(price) if price else "none",
        place=figures.place(plan.venue, t) if profile(plan.venue).is_live else "none",
    )


def _share(plan: Plan) -> Decimal:
    whole = plan.spend if plan.spend is not None else plan.quantity
    done = plan.cost if plan.spend is not None else plan.filled
    return min(Decimal(100), done / whole * 100) if whole else money.ZERO


def _short(plan: Plan, t: Texts) -> str:
    match plan.terms:
        case Exit() as terms:
            prices = (stop_price(terms), target_price(terms), trail_price(terms))
            marked = zip(("↓", "↑", "⤵"), prices, strict=True)
            shown = " ".join(f"{mark} {money.show_price(p)}" for mark, p in marked if p)
            return Figure(shown or "none")
        case Entry(trigger=trigger):
            return Figure(f"↑ {money.show_price(trigger)}")
        case Schedule(count=count, pace=pace):
            return Html(f"{_pace(pace.count, pace.unit, t)} ×\u00a0{count}")
        case Debut(max_price=price):
            return Figure(f"≤ {money.show_price(price)}")
        case Ladder(prices=prices):
            return Figure(f"{money.show_price(prices[0])} … {money.show_price(prices[-1])}")
        case _:
            return "none"


def how_to_change(plan: Plan, t: Texts) -> Screen:
    """Return the words that change a plan, ready to copy."""
    short = plan.id[:6]
    words = t(f"plan-change-{plan.kind.value}", id=short)
    return Screen(lines(t("plan-change", what=title(plan, t)), words))


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
