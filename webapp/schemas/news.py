"""Headlines with the verdict of the models and what the market did after."""

from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from desk.news.model import Headline
from desk.news.search import MOST_TEXT
from desk.signals.model import Outcome, Tone, Verdict
from webapp.cursor import MAX_LENGTH
from webapp.schemas.fields import Answer, Moment, Percent


class NewsQuery(BaseModel):
    """Which headlines to list; `cursor` is that of the page's `Link` header."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(default="", max_length=MOST_TEXT)
    coin: str | None = Field(default=None, pattern=r"^[A-Z0-9]{1,20}$")
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=MAX_LENGTH)


class VerdictOut(Answer):
    """Tone, and how sure and how weighty, 0 to 1; `doubts` say why to be careful."""

    tone: str
    confidence: float
    impact: float
    event: str
    doubts: tuple[str, ...]

    @classmethod
    def of(cls, verdict: Verdict) -> Self:
        """Write a verdict."""
        return cls(
            tone=verdict.tone.value,
            confidence=round(verdict.confidence, 4),
            impact=round(verdict.impact, 4),
            event=verdict.event,
            doubts=verdict.doubts,
        )


class OutcomeOut(Answer):
    """The move one horizon after the alert; `is_hit` null when no direction was called."""

    horizon_s: int
    move_percent: Percent
    is_hit: bool | None

    @classmethod
    def of(cls, outcome: Outcome, tone: Tone) -> Self:
        """Write an outcome, judged by the tone that was shown."""
        return cls(
            horizon_s=int(outcome.horizon.total_seconds()),
            move_percent=outcome.move_bp / Decimal(100),
            is_hit=outcome.is_hit(tone),
        )


class HeadlineOut(Answer):
    """A headline; `url` is http(s) or empty, text is plain.

    `marks` are places in the title, in characters from start to end, that a search found.
    """

    id: str
    source: str
    kind: str
    title: str
    summary: str
    url: str
    coins: tuple[str, ...]
    reports: int
    is_confirmed: bool
    seen_at: Moment
    published_at: Moment | None
    verdict: VerdictOut | None
    marks: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(
        cls,
        headline: Headline,
        verdict: Verdict | None,
        marks: tuple[tuple[int, int], ...] = (),
    ) -> Self:
        """Write a headline with its verdict, when it has been scored."""
        return cls(
            id=headline.id,
            source=headline.source,
            kind=headline.kind.value,
            title=headline.title,
            summary=headline.summary,
            url=headline.url,
            coins=headline.coins,
            reports=headline.reports,
            is_confirmed=headline.is_confirmed,
            seen_at=headline.seen_at,
            published_at=headline.published_at,
            verdict=VerdictOut.of(verdict) if verdict else None,
            marks=marks,
        )
