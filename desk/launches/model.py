"""A token launch as an event: the reports of it, what they agree on, and where they differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.news.model import Certainty, Launch, Precision

FACTS: Final = ("token", "project", "chain", "raised_usd", "fdv_usd", "unlocked_percent")
SPANS: Final = {
    Precision.MINUTE: timedelta(minutes=1),
    Precision.DAY: timedelta(days=1),
    Precision.WEEK: timedelta(days=7),
}
MONTHS: Final = {Precision.MONTH: 1, Precision.QUARTER: 3}
Value = str | int | Decimal | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one headline says of a launch."""

    headline_id: str
    source: str
    title: str
    url: str
    seen_at: datetime
    launch: Launch


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a fact and the sources that give it, oldest report first."""

    value: Value
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact on which sources differ: `versions` begins with the one that stands."""

    fact: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A launch as its reports tell it together. What none of them says is empty or None.

    `at` is in UTC and only as exact as `precision`; sums are whole US dollars;
    `unlocked_percent` is the share of the supply that can be traded from the launch on;
    `certainty` is firm as soon as one source is; `confidence` is 0 to 1 and grows with sources.
    """

    id: str
    token: str = ""
    project: str = ""
    chain: str = ""
    at: datetime | None = None
    precision: Precision | None = None
    certainty: Certainty = Certainty.FIRM
    venues: tuple[str, ...] = ()
    raised_usd: int | None = None
    fdv_usd: int | None = None
    unlocked_percent: Decimal | None = None
    confidence: float
    sources: tuple[str, ...]
    first_seen_at: datetime
    last_seen_at: datetime
    disputes: tuple[Dispute, ...] = ()

    @property
    def ends_at(self) -> datetime | None:
        """When the span that `at` and `precision` tell is over."""
        return span_end(self.at, self.precision) if self.at and self.precision else None

    @property
    def name(self) -> str:
        """The project and its token, or whichever of them is known."""
        both = f"{self.project} ({self.token})" if self.project and self.token else ""
        return both or self.project or self.token


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events to list. Times are in UTC; `after` is the last event of the page before.

    Events of which no date is known come last and are left out when `since` or `until` is given.
    """

    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    chain: str = ""
    venue: str = ""
    min_confidence: float = 0.0
    limit: int = 20
    after: str = ""


def span_end(at: datetime, precision: Precision) -> datetime:
    """Return when the span that begins at `at` is over."""
    if precision in MONTHS:
        months = at.month - 1 + MONTHS[precision]
        return at.replace(year=at.year + months // 12, month=months % 12 + 1)
    return at + SPANS[precision]
