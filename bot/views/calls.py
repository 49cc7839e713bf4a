"""Calls under a card, the ranking of a group, a person's record. Pure."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from bot.callbacks.calls import Ranking, Withdraw
from bot.screen import Row as RowOfButtons
from bot.screen import Screen, button, keyboard, lines
from bot.views import figures
from desk import money
from desk.calls.model import HORIZONS, WITHDRAWN_WITHIN, Call, Shown, Span
from desk.calls.ranking import LEAST, Row
from desk.calls.service import Made, Record, Standing
from desk.i18n import Html, Texts, span

SHOWN: Final = 10


def under(card: Screen, made: Made, t: Texts, *, now: datetime) -> Screen:
    """Return a card with the call below: its author may take a new one back."""
    shown = made.shown
    said = t(
        "call-made" if made.is_new else "call-standing",
        name=shown.name,
        direction=_direction(shown.call, t),
        price=money.show_price(shown.call.price),
        age=figures.age(t, shown.call.called_at, now),
        change=_change(shown.gain, t),
    )
    rows = list(card.keyboard.inline_keyboard) if card.keyboard else []
    back = [button(t("button-call-withdraw"), Withdraw(call=shown.call.id))]
    return Screen(lines(card.text, said), keyboard(*rows, back if made.is_new else None))


def switched(t: Texts, *, is_on: bool, is_deaf: bool = False) -> Screen:
    """Return what an admin of a group has just decided; `is_deaf` hears nothing but commands."""
    if not is_on:
        return Screen(t("lb-switched-off"))
    first, second, third = (span(horizon, t) for horizon in HORIZONS)
    within = span(WITHDRAWN_WITHIN, t)
    told = t("lb-on", first=first, second=second, third=third, within=within)
    return Screen(lines(told, t("lb-deaf") if is_deaf else None))


def off(t: Texts) -> Screen:
    """Return that calls are not tracked here, and who can change that."""
    return Screen(t("lb-off"))


def in_private(t: Texts) -> Screen:
    """Return where the ranking is."""
    return Screen(t("lb-private"))


def standing(found: Standing, t: Texts) -> Screen:
    """Return the ranking of a group over a span."""
    title = t("lb-title", group=found.group.title, span=found.span.name.lower())
    buttons = keyboard(_spans(found.span, t))
    if not found.rows:
        return Screen(lines(title, t("lb-none")), buttons)
    ranked = [row for row in found.rows if row.is_ranked]
    others = [row for row in found.rows if not row.is_ranked]
    told = [_line(place, row, t) for place, row in enumerate(ranked[:SHOWN], 1)]
    rest = len(ranked) - SHOWN
    more = t("lb-more", count=rest) if rest > 0 else None
    return Screen(lines(title, *told, more, _unranked(others, t), _note(t)), buttons)


def record(found: Record, group: str, t: Texts, *, now: datetime) -> Screen:
    """Return a member's calls in a group."""
    title = t("calls-title", name=found.row.name, group=group)
    return _record(found, title, t, now=now)


def own(found: Record, t: Texts, *, now: datetime) -> Screen:
    """Return a person's own calls everywhere."""
    return _record(found, t("calls-own"), t, now=now)


def _record(found: Record, title: Html, t: Texts, *, now: datetime) -> Screen:
    if not found.calls:
        return Screen(lines(title, t("calls-none")))
    row = found.row
    told = [_told(shown, t, now=now) for shown in found.calls[:SHOWN]]
    few = t("calls-too-few", graded=str(row.graded), least=str(LEAST))
    return Screen(lines(title, _figures(row, t) or few, *told, _note(t)))


def _line(place: int, row: Row, t: Texts) -> Html:
    head = t("lb-line", place=str(place), name=row.name, calls=row.calls)
    return lines(head, _inside(_figures(row, t)), _inside(_best(row, t)))


def _figures(row: Row, t: Texts) -> Html | None:
    rate, interval, mean, median = row.hit_rate, row.interval, row.mean, row.median
    if rate is None or interval is None or mean is None or median is None:
        return None
    return t(
        "lb-figures",
        rate=_percent(rate, t),
        low=_percent(interval.low, t),
        high=_percent(interval.high, t),
        hits=str(row.hits),
        graded=str(row.graded),
        mean=_change(mean, t),
        median=_change(median, t),
    )


def _best(row: Row, t: Texts) -> Html | None:
    if row.best is None:
        return None
    return t(
        "lb-best",
        coin=row.best.base,
        direction=_direction(row.best, t),
        peak=_change(row.best.peak, t),
    )


def _unranked(rows: Sequence[Row], t: Texts) -> Html | None:
    if not rows:
        return None
    names = ", ".join(t("lb-unranked-name", name=r.name, calls=str(r.calls)) for r in rows[:SHOWN])
    return t("lb-unranked", least=str(LEAST), names=Html(names))


def _note(t: Texts) -> Html:
    return t("lb-note", least=str(LEAST))


def _told(shown: Shown, t: Texts, *, now: datetime) -> Html:
    call = shown.call
    head = t(
        "call-line",
        coin=call.base,
        direction=_direction(call, t),
        age=figures.age(t, call.called_at, now),
        price=money.show_price(call.price),
        group=shown.group or "none",
    )
    parts = [] if shown.gain is None else [t("call-now", change=_change(shown.gain, t))]
    for horizon in HORIZONS:
        if (result := call.result(horizon)) is not None:
            told = t("call-result", horizon=span(horizon, t), change=_change(result, t))
            parts.append(told)
    multiple = money.show(shown.multiple)
    parts.append(t("call-peak", change=_change(shown.peak, t), multiple=multiple))
    return lines(head, _inside(Html(" · ".join(parts))))


def _inside(text: Html | None) -> Html | None:
    return None if text is None else Html(f"   {text}")


def _spans(chosen: Span, t: Texts) -> RowOfButtons:
    return [
        button(
            t("button-lb-span", span=one.name.lower(), is_shown="yes" if one is chosen else "no"),
            Ranking(span=one),
        )
        for one in Span
    ]


def _direction(call: Call, t: Texts) -> Html:
    return t("call-direction", direction=call.direction.value)


def _change(percent: Decimal | None, t: Texts) -> Html:
    return t("percent-change", value="0" if percent is None else figures.signed(percent))


def _percent(share: Decimal, t: Texts) -> Html:
    return t("percent", value=money.show(share * 100, decimals=0))
