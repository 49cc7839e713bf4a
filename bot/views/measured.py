"""What the market itself did, in a person's language, and the buttons that ask for it. Pure."""

from decimal import Decimal
from typing import Final

from bot.callbacks.alerts import Gauges, Passed
from bot.screen import Screen, button, grid, keyboard
from desk import money
from desk.alerts.limits import OFFERS
from desk.i18n import Html, Texts, span
from desk.market.measured import Gauge, Limit, Measured, Unit
from desk.money import Figure

_WAYS: Final = {1: "up", 0: "none", -1: "down"}
_SIGNS: Final = {1: "+", 0: "", -1: "\u2212"}


def title(event: Measured, t: Texts) -> Html:
    """Say what happened."""
    return t(
        "measured-title",
        gauge=event.gauge.value,
        coin=event.coin,
        way=_WAYS[event.direction],
        amount=_amount(event.gauge, event.reading.amount),
        times=_times(event.reading.times),
        span=span(event.span.length, t) if event.span else "",
    )


def beside(event: Measured, t: Texts) -> Html:
    """Say how much that is for the coin; what is not known is left out."""
    return t("measured-beside", way=_WAYS[event.direction], times=_times(event.reading.times))


def why(event: Measured, limit: Limit, t: Texts) -> Html:
    """Say which limit of the person's it passed, and by how much."""
    return t(
        "measured-why",
        gauge=event.gauge.value,
        found=_found(event, limit, t),
        limit=_limit(limit, t),
        span=span(limit.span.length, t) if limit.span else "",
    )


def gauges(base: str, t: Texts) -> Screen:
    """Ask what of the market a rule is to tell of."""
    buttons = [
        button(t("button-gauge", gauge=gauge.value), Gauges(base=base, gauge=gauge))
        for gauge in Gauge
    ]
    return Screen(t("draft-gauge", coin=_coin(base, t)), keyboard(*grid(buttons, 2)))


def limits(base: str, gauge: Gauge, t: Texts) -> Screen:
    """Ask from where on."""
    buttons = [
        button(_offer(offer, t), Passed(base=base, gauge=gauge, offer=number))
        for number, offer in enumerate(OFFERS[gauge])
    ]
    text = t("draft-limit", coin=_coin(base, t), gauge=gauge.value)
    return Screen(text, keyboard(*grid(buttons, 2)))


def _coin(base: str, t: Texts) -> Html | str:
    return t("draft-all") if base == "*" else base


def _amount(gauge: Gauge, amount: Decimal) -> str:
    if gauge in {Gauge.WHALE, Gauge.LIQUIDATION, Gauge.VOLUME}:
        return money.show(amount, decimals=0)
    is_rate = gauge in {Gauge.FUNDING, Gauge.FLIP}
    return money.show_quantity(amount) if is_rate else money.show(amount, decimals=1)


def _times(times: Decimal | None) -> str:
    return "none" if times is None else money.show(times, decimals=1)


def _found(event: Measured, limit: Limit, t: Texts) -> Html | str:
    reading = event.reading
    if limit.unit is Unit.TIMES:
        return t("measured-times", times=_times(reading.times))
    if limit.unit is Unit.MONEY:
        return t("dollars", amount=_amount(event.gauge, reading.amount))
    sign = _SIGNS[event.direction]
    return t("percent-change", value=Figure(f"{sign}{_amount(event.gauge, reading.amount)}"))


def _limit(limit: Limit, t: Texts) -> Html | str:
    if limit.unit is Unit.TIMES:
        return t("measured-times", times=money.show_quantity(limit.value))
    value = money.show_quantity(limit.value)
    return t("dollars" if limit.unit is Unit.MONEY else "percent", amount=value, value=value)


def _offer(limit: Limit, t: Texts) -> str:
    if limit.unit is Unit.MONEY:
        return f"≥ {t('dollars', amount=t.short(limit.value))}"
    back = f" · {span(limit.span.length, t)}" if limit.span else ""
    return f"≥ {_limit(limit, t)}{back}"
