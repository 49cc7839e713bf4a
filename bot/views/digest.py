"""A digest: what was held back, in one message. Pure."""

from typing import Final

from bot.callbacks.screens import Go
from bot.screen import Screen, button, keyboard, lines
from bot.views import figures
from bot.views.alerts import MARKS, foreign, titled
from desk.alerts.digest import Habits, Item
from desk.alerts.digests import Compiled
from desk.i18n import Html, Texts

MOST: Final = 15
_MOST_TITLE: Final = 140


def digest(compiled: Compiled, t: Texts) -> Screen:
    """Return a digest, the weightiest headlines first, at most fifteen of them."""
    items = sorted(compiled.items, key=_weight, reverse=True)
    reasons = dict.fromkeys(item.held.reason for item in compiled.items)
    why = Html(", ".join(t(f"held-{reason.value}") for reason in reasons))
    told = [_line(item, compiled, t) for item in items[:MOST]]
    left = len(items) - len(told)
    more = t("digest-more", count=left) if left else None
    row = [button(t("button-all-rules"), Go(place="alerts"))]
    title = t("digest-title", count=len(items), why=why)
    return Screen(lines(title, *told, more), keyboard(row))


def _weight(item: Item) -> float:
    return item.verdict.impact if item.verdict else 0.0


def _line(item: Item, compiled: Compiled, t: Texts) -> Html:
    headline, verdict = item.headline, item.verdict
    told = t(
        "digest-line",
        mark=MARKS[verdict.tone] if verdict else "▫",
        title=titled(headline, t, limit=_MOST_TITLE),
        source=headline.source,
        age=figures.age(t, headline.published_at or headline.seen_at, compiled.told_at),
        coins=", ".join(headline.coins[:4]) or "none",
    )
    return lines(told, foreign(item.foreign, t))


def scheduled(habits: Habits, t: Texts) -> Screen:
    """Return when the chat's digests come."""
    at = habits.digest_at.strftime("%H:%M") if habits.digest_at else "none"
    row = [button(t("button-all-rules"), Go(place="alerts"))]
    return Screen(t("digest-scheduled", at=at, zone=habits.zone), keyboard(row))


def spoken(habits: Habits, t: Texts) -> Screen:
    """Return in which languages headlines need no mark."""
    row = [button(t("button-all-rules"), Go(place="alerts"))]
    named = ", ".join(habits.languages) or "none"
    return Screen(t("alerts-languages", languages=named), keyboard(row))
