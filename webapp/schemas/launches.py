"""Token launches with their reports and disputes."""

from datetime import datetime
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from desk.launches.model import Dispute, Event, Report, Value, Wanted
from webapp.schemas.fields import Answer, Id, Moment, PastMoment


class EventQuery(BaseModel):
    """Which launches to list; `after` is the `next` of the page before."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: PastMoment | None = None
    until: PastMoment | None = None
    chain: str = Field(default="", max_length=40)
    venue: str = Field(default="", max_length=40)
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    limit: int = Field(default=20, ge=1, le=100)
    after: Id | None = None

    def wanted(self) -> Wanted:
        """Return what is wanted of the desk."""
        return Wanted(**{**self.model_dump(), "after": self.after or ""})


class VersionOut(Answer):
    """One value of a disputed fact, as text, and who gives it."""

    value: str
    sources: tuple[str, ...]


class DisputeOut(Answer):
    """A fact on which sources differ; the first version is the one that stands."""

    fact: str
    versions: tuple[VersionOut, ...]

    @classmethod
    def of(cls, dispute: Dispute) -> Self:
        """Write a dispute."""
        versions = (VersionOut(value=_text(v.value), sources=v.sources) for v in dispute.versions)
        return cls(fact=dispute.fact, versions=tuple(versions))


class EventOut(Answer):
    """A launch as its sources tell it together; what none of them says is null or empty.

    `at` is only as exact as `precision`; sums are whole US dollars; `confidence` is 0 to 1.
    """

    id: str
    token: str
    project: str
    chain: str
    at: Moment | None
    precision: str | None
    certainty: str
    venues: tuple[str, ...]
    raised_usd: int | None
    fdv_usd: int | None
    unlocked_percent: str | None
    confidence: float
    sources: tuple[str, ...]
    first_seen_at: Moment
    last_seen_at: Moment
    disputes: tuple[DisputeOut, ...]

    @classmethod
    def of(cls, event: Event) -> Self:
        """Write an event."""
        share = event.unlocked_percent
        return cls(
            id=event.id,
            token=event.token,
            project=event.project,
            chain=event.chain,
            at=event.at,
            precision=event.precision.value if event.precision else None,
            certainty=event.certainty.value,
            venues=event.venues,
            raised_usd=event.raised_usd,
            fdv_usd=event.fdv_usd,
            unlocked_percent=None if share is None else format(share, "f"),
            confidence=event.confidence,
            sources=event.sources,
            first_seen_at=event.first_seen_at,
            last_seen_at=event.last_seen_at,
            disputes=tuple(DisputeOut.of(dispute) for dispute in event.disputes),
        )


class ReportOut(Answer):
    """A headline that tells of the launch; `url` is http(s) or empty, text is plain."""

    headline_id: str
    source: str
    title: str
    url: str
    seen_at: Moment

    @classmethod
    def of(cls, report: Report) -> Self:
        """Write a report."""
        return cls(
            headline_id=report.headline_id,
            source=report.source,
            title=report.title,
            url=report.url,
            seen_at=report.seen_at,
        )


class EventPage(Answer):
    """Launches, the next one first; `next` asks for the page behind, null on the last one."""

    items: tuple[EventOut, ...]
    next: str | None


class ToldEvent(Answer):
    """A launch and every report of it, oldest first."""

    event: EventOut
    reports: tuple[ReportOut, ...]


def _text(value: Value) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return format(value, "f") if isinstance(value, Decimal) else str(value)
