"""The calendar of token launches and one launch with all that is told of it. Pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from bot.callbacks.launches import Arm, Calendar, Launch
from bot.callbacks.screens import Go
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.accounts.model import Preferences
from desk.i18n import Html, Texts
from desk.launches.model import Dispute, Event, Report, Value
from desk.news.model import Precision
from desk.venues.profiles import profile

_HOUR_S: Final = 3600
_DAY_H: Final = 24
_MOST_REPORTS: Final = 8


def calendar(
    found: Sequence[Event], t: Texts, *, now: datetime, zone: str, words: str = ""
) -> Screen:
    """Return launches, the next one first; a button for each."""
    refresh = button(t("button-refresh"), Go(place="launches"))
    if not found:
        text = t("launches-none-found", words=words) if words else t("launches-none")
        return Screen(text, keyboard([refresh]))
    title = t("launches-found", words=words) if words else t("launches-title")
    told = [_line(event, t, now=now, zone=zone) for event in found]
    named = [button(event.token or event.project[:20], Launch(event=event.id)) for event in found]
    more = [button(t("button-calendar"), Calendar()), refresh]
    return Screen(
        lines(title, *told, Html(""), t("launches-hint")), keyboard(*grid(named, 4), more)
    )


def launch(
    event: Event,
    reports: Sequence[Report],
    t: Texts,
    *,
    now: datetime,
    zone: str,
    is_private: bool,
) -> Screen:
    """Return one launch: facts, what sources disagree on, and who told it.

    Where nobody else reads, a coin that has a name can be armed.
    """
    facts = [Html(f"• {fact}") for fact in _facts(event, t)]
    told = [
        t(
            "launch-report",
            title=_titled(report),
            source=report.source,
            age=figures.age(t, report.seen_at, now),
        )
        for report in reports[-_MOST_REPORTS:]
    ]
    text = lines(
        t("launch-title", name=event.name),
        t(
            "launch-when",
            when=_when(event, t, zone),
            left=_left(event, t, now=now, zone=zone) or "none",
            certainty=event.certainty.value,
        ),
        *facts,
        *(_dispute(dispute, reports, t, zone) for dispute in event.disputes),
        t("launch-sure", percent=figures.percent(event.confidence)),
        Html(""),
        t("launch-reports"),
        *told,
    )
    row = [button(t("button-launches"), Go(place="launches"))]
    if is_private and event.token:
        row.insert(0, button(t("button-arm", coin=event.token), Arm(event=event.id)))
    return Screen(text, keyboard(row))


def how_to_arm(event: Event, preferences: Preferences, t: Texts) -> Screen:
    """Return the words that buy a launch's coin when it is first traded, ready to copy."""
    text = t(
        "launch-arm",
        name=event.name,
        coin=event.token.lower(),
        amount=money.plain(preferences.presets[0]),
        venue=profile(preferences.venue).title,
    )
    return Screen(text, keyboard([button(t("button-plans"), Go(place="plans"))]))


def _line(event: Event, t: Texts, *, now: datetime, zone: str) -> Html:
    left = _left(event, t, now=now, zone=zone)
    when = _when(event, t, zone)
    facts = [
        *_facts(event, t),
        t("launch-fact-sources", count=len(event.sources)),
        *([t("launch-fact-disputed")] if event.disputes else []),
    ]
    return t(
        "launches-line",
        name=event.name,
        when=Html(f"{when} · {left}") if left else when,
        facts=Html(" · ".join(facts)),
    )


def _facts(event: Event, t: Texts) -> Iterator[Html]:
    if event.venues:
        yield t("launch-fact-venues", venues=", ".join(event.venues))
    if event.chain:
        yield t("launch-fact-chain", chain=event.chain)
    if event.fdv_usd is not None:
        yield t("launch-fact-fdv", amount=t.short(Decimal(event.fdv_usd)))
    if event.raised_usd is not None:
        yield t("launch-fact-raised", amount=t.short(Decimal(event.raised_usd)))
    if event.unlocked_percent is not None:
        yield t("launch-fact-unlocked", percent=money.show_quantity(event.unlocked_percent))


def _when(event: Event, t: Texts, zone: str) -> Html:
    if event.at is None or event.precision is None:
        return t("launch-undated")
    return _span(event.at, event.precision, t, zone)


def _span(at: datetime, precision: Precision, t: Texts, zone: str) -> Html:
    """Write a date as exactly as it was told; only a minute has a time zone."""
    match precision:
        case Precision.MINUTE:
            return t("launch-at-minute", moment=figures.moment(t, at, zone))
        case Precision.MONTH:
            return t("launch-at-month", month=at.month, year=str(at.year))
        case Precision.QUARTER:
            return t("launch-at-quarter", quarter=(at.month + 2) // 3, year=str(at.year))
        case _:
            return t(f"launch-at-{precision.value}", day=figures.date_of(t, at.date()))


def _left(event: Event, t: Texts, *, now: datetime, zone: str) -> Html | None:
    """Write how long it takes until a launch whose day is known.

    From a day on it is told in days of the calendar, as "tomorrow" is: those of the person's own
    zone for a minute, of UTC for a day, which was told without a zone.
    """
    if event.at is None or event.precision not in {Precision.MINUTE, Precision.DAY}:
        return None
    if event.precision is Precision.DAY:
        days, hours = (event.at.date() - now.astimezone(ZoneInfo("UTC")).date()).days, 0
    else:
        hours = int((event.at - now).total_seconds() // _HOUR_S)
        days = _days(now, event.at, zone) if hours >= _DAY_H else 0
    return t("launch-left", days=days, hours=hours) if days >= 0 and hours >= 0 else None


def _days(since: datetime, until: datetime, zone: str) -> int:
    """Count the midnights of a zone between two moments."""
    first, last = (at.astimezone(ZoneInfo(zone)).date() for at in (since, until))
    return (last - first).days


def _dispute(dispute: Dispute, reports: Sequence[Report], t: Texts, zone: str) -> Html:
    versions = [
        t(
            "launch-version",
            value=_value(version.value, reports, t, zone),
            sources=", ".join(version.sources),
        )
        for version in dispute.versions
    ]
    return t("launch-dispute", fact=dispute.fact, versions=Html(" ↔ ".join(versions)))


def _value(value: Value, reports: Sequence[Report], t: Texts, zone: str) -> Html | str:
    if isinstance(value, datetime):
        exact = (r.launch.precision for r in reports if r.launch.at == value)
        return _span(value, next((p for p in exact if p), Precision.DAY), t, zone)
    if isinstance(value, int):
        return t("dollars", amount=t.short(Decimal(value)))
    if isinstance(value, Decimal):
        return t("percent", value=money.show_quantity(value))
    return value


def _titled(report: Report) -> Html:
    title = Html(escape(report.title, quote=False))
    if not report.url.startswith(("https://", "http://")):
        return title
    return Html(f'<a href="{escape(report.url, quote=True)}">{title}</a>')
