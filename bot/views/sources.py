"""How sources are doing: a line for each, and an admin's card of one. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.callbacks.screens import Go
from bot.callbacks.sources import Feed
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import figures
from desk.i18n import Html, Texts, about
from desk.sources.model import Decision, Health, State

MARKS: Final = {
    State.NEW: "⚪",
    State.OK: "🟢",
    State.DEGRADED: "🟡",
    State.OPEN: "🔴",
    State.PAUSED: "⏸",
}
SILENT: Final = timedelta(seconds=30)  # the worker shows every second how they are
_MOST: Final = 24  # sources of one message; Telegram takes 4,096 characters
_NAME: Final = 32


def page(found: Sequence[Health], t: Texts, *, now: datetime, zone: str, is_admin: bool) -> Screen:
    """Return a line for each source, those in trouble first; admins reach each by a button."""
    refresh = button(t("button-refresh"), Go(place="sources"))
    if not found:
        return Screen(
            lines(t("sources-none"), t("sources-how") if is_admin else None), keyboard([refresh])
        )
    well = sum(health.state is State.OK for health in found)
    told = [_line(health, t, now=now, zone=zone) for health in found[:_MOST]]
    newest = max(health.at for health in found)
    silent = t("sources-silent", since=figures.age(t, newest, now))
    text = lines(
        t("sources-title", well=well, count=len(found)),
        Html(""),
        *told,
        t("sources-more", count=len(found) - _MOST) if len(found) > _MOST else None,
        silent if now - newest > SILENT else None,
        *([Html(""), t("sources-how")] if is_admin else []),
    )
    each = [button(f"{MARKS[h.state]} {h.name[:_NAME]}", Feed(source=h.id)) for h in found[:_MOST]]
    return Screen(text, keyboard(*grid(each if is_admin else [], 2), [refresh]))


def card(health: Health, t: Texts, *, now: datetime, zone: str) -> Screen:
    """Return one source with its address and what an admin may do about it."""
    text = lines(_line(health, t, now=now, zone=zone), Html(f"<code>{_plain(health.url)}</code>"))
    is_paused = health.state is State.PAUSED
    switch = (
        button(t("button-source-resume"), _of(health, "resume"), "success")
        if is_paused
        else button(t("button-source-pause"), _of(health, "pause"))
    )
    remove = button(t("button-source-remove"), _of(health, "remove"), "danger")
    back = button(t("button-sources"), Go(place="sources"))
    refresh = button(t("button-refresh"), _of(health, "show"))
    return Screen(text, keyboard([switch, *([remove] if health.is_added else [])], [back, refresh]))


def removed(gone: Decision, t: Texts) -> Screen:
    """Return what a removed feed was, and how it comes back."""
    back = button(t("button-sources"), Go(place="sources"))
    return Screen(t("source-removed", url=gone.url), keyboard([back]))


def _of(health: Health, action: str) -> Feed:
    return Feed.model_validate({"source": health.id, "action": action})


def _line(health: Health, t: Texts, *, now: datetime, zone: str) -> Html:
    last_ok, again = health.last_ok_at, health.again_at
    return t(
        "source-line",
        mark=MARKS[health.state],
        name=health.name[:_NAME],
        state=health.state.value,
        today=health.items_today,
        last=figures.age(t, last_ok, now) if last_ok else "never",
        lag="none" if health.lag_s is None else about(timedelta(seconds=health.lag_s), t),
        failures=health.failures,
        reason=health.reason or "none",
        detail=health.detail,
        again=figures.clock(again, zone) if again else "none",
    )


def _plain(url: str) -> str:
    return url.replace("&", "&amp;").replace("<", "&lt;")
