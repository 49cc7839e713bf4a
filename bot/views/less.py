"""What a chat wants less of: the offer under an alert, what was muted, and the list. Pure."""

from collections.abc import Sequence
from typing import Final

from aiogram.types import InlineKeyboardButton

from bot.callbacks.alerts import Lessen, Lift, Muted
from bot.callbacks.screens import Go
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.alerts import mutes
from desk.alerts.less import Lessened
from desk.alerts.mutes import Matter, Mute, Wish
from desk.i18n import Html, Texts

MOST: Final = 20


def offer(headline_id: str, matter: Matter, t: Texts) -> Screen:
    """Return what there may be less of, each as one button."""

    def choice(wish: Wish, key: str, **values: str) -> InlineKeyboardButton:
        return button(t(key, **values), Lessen(headline=headline_id, wish=wish))

    source = figures.source(matter.source)
    event = t("event-name", event=matter.event)
    impact = figures.percent(float(mutes.impact_above(matter.impact)))
    buttons = [
        *([choice(Wish.COIN, "button-mute", what=matter.coin)] if matter.coin else []),
        choice(Wish.SOURCE, "button-mute", what=source),
        choice(Wish.EVENT, "button-mute", what=event),
        choice(Wish.IMPACT, "button-mute-impact", impact=impact),
        choice(Wish.CAP, "button-cap", source=source, count=str(mutes.SOURCE_CAP)),
        choice(Wish.HOUR, "button-snooze-hour"),
        choice(Wish.TOMORROW, "button-snooze-tomorrow"),
    ]
    return Screen(t("less-offer"), keyboard(*grid(buttons, 2)))


def lessened(made: Lessened, t: Texts, *, zone: str) -> Screen:
    """Return what was muted, and the way back."""
    before = money.plain(made.before) if made.before is not None else ""
    undo = button(t("button-undo"), Lift(mute=made.mute.id, before=before))
    everything = button(t("button-muted"), Muted())
    text = t("less-made", what=told(made.mute, t, zone=zone))
    return Screen(text, keyboard([undo, everything]))


def lifted(mute: Mute, t: Texts, *, zone: str) -> Screen:
    """Return what is no longer muted as it was."""
    row = [button(t("button-muted"), Muted()), button(t("button-all-rules"), Go(place="alerts"))]
    return Screen(t("less-lifted", what=told(mute, t, zone=zone)), keyboard(row))


def muted(found: Sequence[Mute], t: Texts, *, zone: str) -> Screen:
    """Return everything the chat wants less of, each with the way out."""
    back = [button(t("button-all-rules"), Go(place="alerts"))]
    if not found:
        return Screen(t("less-none"), keyboard(back))
    shown = list(enumerate(found[:MOST], 1))
    text = [t("less-line", number=str(i), what=told(mute, t, zone=zone)) for i, mute in shown]
    buttons = [button(t("button-lift", number=str(i)), Lift(mute=m.id)) for i, m in shown]
    return Screen(lines(t("less-title"), *text), keyboard(*grid(buttons, 4), back))


def told(mute: Mute, t: Texts, *, zone: str) -> Html:
    """Say what a mute does."""
    amount = mute.amount
    return t(
        "less-what",
        kind=mute.kind.value,
        value=mute.value,
        event=t("event-name", event=mute.value),
        impact=figures.percent(float(amount)) if amount is not None else "",
        count=int(amount) if amount is not None else 0,
        until=figures.moment(t, mute.until, zone) if mute.until else "",
    )
