"""Sources of headlines and the wire in numbers."""

from typing import Self

from desk.sources.model import Health, Race, State
from desk.sources.service import Metrics
from webapp.schemas.fields import Answer, Moment


class SourceOut(Answer):
    """A source as its worker saw it at `at`; `lag_s` is the age of its newest item when seen."""

    id: str
    name: str
    state: State
    at: Moment
    last_ok_at: Moment | None
    lag_s: float | None
    items_today: int
    failures: int
    last_error: str
    again_at: Moment | None
    is_added: bool

    @classmethod
    def of(cls, health: Health) -> Self:
        """Write a source; its address may be private and stays out."""
        return cls(**{name: getattr(health, name) for name in cls.model_fields})


class RaceOut(Answer):
    """How early a source was: `first` with so many of the `shared` stories, those of several.

    With the others it came `behind_s` seconds after the first, the median; null without any.
    """

    source: str
    stories: int
    shared: int
    first: int
    behind_s: float | None

    @classmethod
    def of(cls, race: Race) -> Self:
        """Write how early a source was."""
        return cls(**{name: getattr(race, name) for name in cls.model_fields})


class LagOut(Answer):
    """From a headline's being stored to Telegram's having its alert, over the last hour, in ms."""

    alerts: int
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None


class MetricsOut(Answer):
    """The wire in numbers: headlines a minute over the last five, what waits where."""

    documents_per_minute: float
    alert_lag: LagOut
    queues: dict[str, int]
    sources: tuple[SourceOut, ...]

    @classmethod
    def of(cls, metrics: Metrics) -> Self:
        """Write the numbers, times rounded to a tenth of a millisecond."""
        lag = metrics.lag
        return cls(
            documents_per_minute=round(metrics.documents_per_minute, 2),
            alert_lag=LagOut(
                alerts=lag.alerts,
                p50_ms=_rounded(lag.p50_ms),
                p95_ms=_rounded(lag.p95_ms),
                p99_ms=_rounded(lag.p99_ms),
            ),
            queues=dict(metrics.queues),
            sources=tuple(SourceOut.of(health) for health in metrics.sources),
        )


def _rounded(ms: float | None) -> float | None:
    return None if ms is None else round(ms, 1)
