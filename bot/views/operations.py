"""What only admins see: the desk at a glance, halts, alarms, broadcasts. Pure."""

from html import escape

from bot.callbacks.operations import Operate
from bot.screen import Screen, button, keyboard
from bot.views import figures
from desk.i18n import Html, Texts
from desk.money import Figure
from desk.operations import Stats
from desk.risk.model import Halt


def panel(stats: Stats, t: Texts, *, zone: str) -> Screen:
    """Return the numbers of the desk with the buttons that stop and resume trading."""
    halt = stats.halt
    text = t(
        "admin",
        people=str(stats.people),
        active=str(stats.active_people),
        pending=str(stats.pending_people),
        chats=str(stats.chats),
        orders=str(stats.orders_day),
        volume=figures.usd(stats.volume_day),
        open=str(stats.open_orders),
        unknown=str(stats.unknown_orders),
        alerts=str(stats.alerts_day),
        halt=reason_of(halt, t) if halt else "none",
        since=figures.moment(t, halt.at, zone) if halt else "none",
    )
    switch = (
        button(t("button-resume"), Operate(action="resume"), "success")
        if halt
        else button(t("button-halt"), Operate(action="halt"), "danger")
    )
    waits = button(t("button-waiting", count=stats.pending_people), Operate(action="waiting"))
    return Screen(
        text,
        keyboard(
            [waits] if stats.pending_people else [],
            [switch, button(t("button-refresh"), Operate(action="stats"))],
        ),
    )


def reason_of(halt: Halt, t: Texts) -> Html:
    """Write why trading is stopped: an admin's words, or what made the breaker trip."""
    trip = halt.trip
    if trip is None:
        return Html(escape(halt.reason, quote=False))
    return tripped(trip.measure.value, trip.value, trip.limit, trip.where, t)


def tripped(measure: str, value: str, limit: str, where: str, t: Texts) -> Html:
    """Write what made the breaker trip."""
    return t("trip", what=measure, value=Figure(value), limit=Figure(limit), where=where)


def panic_draft(t: Texts) -> Screen:
    """Ask once before everything of everyone is cancelled."""
    row = [
        button(t("button-panic-all"), Operate(action="panic"), "danger"),
        button(t("button-dismiss"), Operate(action="close")),
    ]
    return Screen(t("panic-all-draft"), keyboard(row))


def broadcast_draft(text: str, t: Texts) -> Screen:
    """Show a broadcast before it leaves; the button sends exactly the quoted words."""
    words = Html(f"<blockquote>{escape(text, quote=False)}</blockquote>")
    row = [
        button(t("button-broadcast"), Operate(action="broadcast"), "danger"),
        button(t("button-dismiss"), Operate(action="close")),
    ]
    return Screen(t("broadcast-draft", text=words), keyboard(row))
