"""Token launches as an iCalendar file (RFC 5545): exact ones at their minute, others by the day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from icalendar import Calendar
from icalendar import Event as Entry

from desk.launches.model import Event
from desk.news.model import Certainty, Precision

MOST: Final = 200
_DAYS: Final = frozenset({Precision.MINUTE, Precision.DAY})  # a month is no day of a calendar


def write(events: Sequence[Event], now: datetime) -> str:
    """Return a calendar of the events whose day is known; an entry keeps its UID for ever."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tapewire//Token launches//EN")
    calendar.add("version", "2.0")
    for event in events:
        if event.at is not None and event.precision in _DAYS:
            calendar.add_component(_entry(event, event.at, now))
    return str(calendar.to_ical(), "utf-8")


def _entry(event: Event, at: datetime, now: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.id}@tapewire")
    entry.add("dtstamp", now)
    entry.add("last-modified", event.last_seen_at)
    entry.add("dtstart", at if event.precision is Precision.MINUTE else at.date())
    entry.add("summary", f"TGE: {event.name}")
    entry.add("status", "CONFIRMED" if event.certainty is Certainty.FIRM else "TENTATIVE")
    entry.add("description", _description(event))
    return entry


def _description(event: Event) -> str:
    facts = {
        "Chain": event.chain,
        "Venues": ", ".join(event.venues),
        "FDV": f"${event.fdv_usd:,}" if event.fdv_usd else "",
        "Raised": f"${event.raised_usd:,}" if event.raised_usd else "",
        "Unlocked": f"{event.unlocked_percent} %" if event.unlocked_percent else "",
        "Sources": ", ".join(event.sources),
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items() if value)
