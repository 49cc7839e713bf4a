"""The terms of a plan in words, whole and in short, and how far it has come. Pure."""

from decimal import Decimal

from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.money import Figure
from desk.plans.exits import stop_price, target_price, trail_price
from desk.plans.model import Debut, Edit, Entry, Exit, Ladder, Plan, Schedule, Status


def title(plan: Plan, t: Texts) -> Html:
    """Return what a plan is in one line."""
    return t(
        f"plan-title-{plan.kind.value}",
        side=plan.side.value,
        coin=plan.base,
        amount=_amount_of(plan),
    )


def _amount_of(plan: Plan) -> str:
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
    return t(
        "plan-progress",
        side=plan.side.value,
        filled=Figure(f"{money.show_quantity(plan.filled)} {plan.base}"),
        cost=Figure(f"{figures.usd(plan.cost)} {plan.quote}"),
        price=money.show_price(price),
        percent=money.show(share(plan), decimals=0),
    )


def share(plan: Plan) -> Decimal:
    """Return how many percent of a plan are done; one of all that is held has one fill or none."""
    whole = plan.spend if plan.spend is not None else plan.quantity
    done = plan.cost if plan.spend is not None else plan.filled
    if not whole:
        return Decimal(100) if done else money.ZERO
    return min(Decimal(100), done / whole * 100)


def short(plan: Plan, t: Texts) -> str:
    """Return the terms in a few characters."""
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
