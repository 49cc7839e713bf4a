"""A person's limits, and their own emergency stop. Pure."""

from decimal import ROUND_DOWN, Decimal
from typing import Final

from bot.callbacks.risk import Limit, Thaw
from bot.callbacks.screens import Go
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.risk.model import Check, Freeze, Rule
from desk.risk.service import Limited

OFF: Final = "off"
SHARES: Final = (Decimal("0.1"), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))


def limits(limited: Limited, t: Texts) -> Screen:
    """Return each limit with what is used of it, and a button to set one's own."""
    told = [_line(check, t) for check in limited.checks]
    if limited.live:
        live = [_line(check, t) for check in limited.live]
        told = [t("limits-of", mode="live"), *live, t("limits-of", mode="paper"), *told]
    buttons = [
        button(t(f"button-{check.rule}"), Limit(rule=check.rule)) for check in limited.checks
    ]
    back = [button(t("button-back"), Go(place="settings"))]
    return Screen(
        lines(t("limits-title"), *told, t("limits-hint")), keyboard(*grid(buttons, 2), back)
    )


def _line(check: Check, t: Texts) -> Html:
    return t(
        "limits-line",
        rule=check.rule.value,
        used=_shown(check.rule, check.value) if check.rule is not Rule.MAX_ORDER else "none",
        limit=_shown(check.rule, check.limit),
        ceiling=_shown(check.rule, check.ceiling) if check.limit < check.ceiling else "none",
    )


def choices(rule: Rule, limited: Limited, t: Texts) -> Screen:
    """Return what one limit may be set to; the present one is marked."""
    ceiling, own = limited.bounds.ceilings[rule], limited.bounds.own.get(rule)
    values = [_step(ceiling * share) for share in SHARES]
    offered = [(money.plain(v), t.figure(_shown(rule, v)), v == own) for v in dict.fromkeys(values)]
    offered.append((OFF, t("limit-off", ceiling=_shown(rule, ceiling)), own is None))
    buttons = [
        button(f"✓ {label}" if is_present else label, Limit(rule=rule.value, value=value))
        for value, label, is_present in offered
    ]
    back = [button(t("button-back"), Go(place="limits"))]
    return Screen(
        t("choose-limit", rule=rule.value, example=offered[1][0]), keyboard(*grid(buttons, 2), back)
    )


def _step(value: Decimal) -> Decimal:
    """Whole dollars; whole coins, at least one."""
    return max(Decimal(1), money.floor_to(value, Decimal(1)))


def _shown(rule: Rule, value: Decimal) -> str:
    return (
        figures.dollars(value.quantize(Decimal("0.01"), ROUND_DOWN))
        if rule.counts_money
        else f"{value:f}"
    )


def stopped(freeze: Freeze, cancelled: int, zone: str, t: Texts) -> Screen:
    """Return what a panic did and when trading may go on."""
    until = figures.clock(freeze.until, zone)
    return Screen(t("panic", cancelled=cancelled, until=until))


def thaw(t: Texts) -> Screen:
    """Ask whether the person means it."""
    return Screen(t("unfreeze-ask"), keyboard([button(t("button-unfreeze"), Thaw(), "success")]))
