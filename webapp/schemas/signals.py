"""The public scorecard: how right the alerts were, and how headlines about a coin leaned."""

from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated, Final, Self

from pydantic import PlainSerializer, WithJsonSchema

from desk import money
from desk.signals.correlation import Bin, Correlation, Said
from desk.signals.model import Outcome, Record, Tone
from desk.signals.scorecard import Row
from desk.signals.statistics import ENOUGH, Interval, Sample
from desk.signals.tone import Bucket
from webapp.schemas.fields import Answer, Id, Moment, Percent, Sum

_FINEST: Final = Decimal("0.0001")
_SIGMAS_SCHEMA: Final = {"type": "string", "description": "In units of the coin's own volatility."}
Sigmas = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: money.plain(value.quantize(_FINEST, ROUND_HALF_EVEN)), return_type=str
    ),
    WithJsonSchema(_SIGMAS_SCHEMA),
]


class PercentInterval(Answer):
    """Where the true value lies with 95 % confidence."""

    low: Percent
    high: Percent

    @classmethod
    def of(cls, found: Interval) -> Self:
        """Write an interval of shares."""
        return cls(low=found.low * 100, high=found.high * 100)


class WayOut(Answer):
    """How far the market went the way of the calls; `n` calls had a volatility to measure by."""

    n: int
    mean: Sigmas
    low: Sigmas
    high: Sigmas
    median: Sigmas

    @classmethod
    def of(cls, found: Sample) -> Self:
        """Write a sample."""
        low, high = found.interval.low, found.interval.high
        return cls(n=found.n, mean=found.mean, low=low, high=high, median=found.median)


class ScoreRow(Answer):
    """One source, model, kind of event, rule or coin at a horizon.

    `name` is what people call it: the key, or a rule's words, empty when the rule is gone.
    Percent and sigmas are null, and `is_too_few` true, where fewer than 20 calls stand behind.
    `chance_percent` is what a coin thrown for each call would have hit. `size` is the median size
    of the move after any alert.
    """

    key: str
    name: str
    horizon_s: int
    alerts: int
    calls: int
    hits: int
    is_too_few: bool
    hit_percent: Percent | None
    hit_interval: PercentInterval | None
    chance_percent: Percent | None
    way: WayOut | None
    size: Sigmas | None

    @classmethod
    def of(cls, row: Row, name: str) -> Self:
        """Write a row under the name that people know."""
        return cls(
            key=row.key,
            name=name,
            horizon_s=int(row.horizon.total_seconds()),
            alerts=row.alerts,
            calls=row.calls,
            hits=row.hits,
            is_too_few=row.hit_rate is None,
            hit_percent=None if row.hit_rate is None else row.hit_rate * 100,
            hit_interval=PercentInterval.of(row.interval) if row.interval else None,
            chance_percent=None if row.chance is None else row.chance * 100,
            way=WayOut.of(row.way) if row.way else None,
            size=row.size,
        )


class BinOut(Answer):
    """Alerts of which `low` to `high` was said, and the quartiles of the moves after, in sigmas."""

    low: float
    high: float
    n: int
    quartiles: tuple[float, float, float] | None

    @classmethod
    def of(cls, found: Bin) -> Self:
        """Write a bin."""
        quartiles = None
        if found.quartiles is not None:
            first, middle, third = found.quartiles
            quartiles = (round(first, 4), round(middle, 4), round(third, 4))
        low, high = round(found.low, 4), round(found.high, 4)
        return cls(low=low, high=high, n=found.n, quartiles=quartiles)


class PointOut(Answer):
    """One alert: what was said, and the move after it in sigmas."""

    said: float
    move: float


class CorrelationOut(Answer):
    """Whether what was said and what the market did rise together: -1 to 1 over `n` alerts.

    `rho` lies from `low` to `high` with 95 % confidence; all three are null, and `is_too_few`
    true, for fewer than 20 alerts. They are null as well where all said the same. `points` are
    the newest alerts, 400 at most.
    """

    said: Said
    horizon_s: int
    n: int
    is_too_few: bool
    rho: float | None
    low: float | None
    high: float | None
    bins: tuple[BinOut, ...]
    points: tuple[PointOut, ...]

    @classmethod
    def of(cls, found: Correlation, *, horizon: timedelta, said: Said) -> Self:
        """Write a correlation."""
        low, high = found.interval or (None, None)
        return cls(
            said=said,
            horizon_s=int(horizon.total_seconds()),
            n=found.n,
            is_too_few=found.n < ENOUGH,
            rho=_rounded(found.rho),
            low=_rounded(low),
            high=_rounded(high),
            bins=tuple(BinOut.of(one) for one in found.bins),
            points=tuple(PointOut(said=round(x, 4), move=round(y, 4)) for x, y in found.points),
        )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


class OutcomeOut(Answer):
    """The market one horizon after an alert; prices are middles of the book."""

    symbol: str
    horizon_s: int
    before: Sum
    after: Sum
    move_percent: Percent
    usual_move_percent: Percent | None
    sigmas: Sigmas | None

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """Write an outcome."""
        usual = outcome.volatility_bp
        return cls(
            symbol=outcome.symbol,
            horizon_s=int(outcome.horizon.total_seconds()),
            before=outcome.before,
            after=outcome.after,
            move_percent=outcome.move_bp / 100,
            usual_move_percent=None if usual is None else usual / 100,
            sigmas=outcome.sigmas,
        )


class RecordOut(Answer):
    """One alert from the source to what came of it; moments nobody knows are null."""

    headline_id: Id
    source: str
    title: str
    model: str
    tone: Tone
    published_at: Moment | None
    seen_at: Moment
    scored_at: Moment
    sent_at: Moment | None
    outcomes: tuple[OutcomeOut, ...]

    @classmethod
    def of(cls, record: Record) -> Self:
        """Write a record."""
        return cls(
            headline_id=record.headline.id,
            source=record.headline.source,
            title=record.headline.title,
            model=record.score.model,
            tone=record.score.tone,
            published_at=record.headline.published_at,
            seen_at=record.headline.seen_at,
            scored_at=record.score.scored_at,
            sent_at=record.sent_at,
            outcomes=tuple(OutcomeOut.of(outcome) for outcome in record.outcomes),
        )


class ToneBucket(Answer):
    """Headlines seen from `at` on for `hours`; `mean` -1 to 1, null where there is none."""

    at: Moment
    hours: int
    headlines: int
    bullish: int
    neutral: int
    bearish: int
    mean: float | None

    @classmethod
    def of(cls, bucket: Bucket) -> Self:
        """Write a bucket."""
        return cls(
            at=bucket.at,
            hours=int(bucket.width.total_seconds() // 3600),
            headlines=bucket.headlines,
            bullish=bucket.bullish,
            neutral=bucket.neutral,
            bearish=bucket.bearish,
            mean=None if bucket.mean is None else round(bucket.mean, 4),
        )


class ToneSeries(Answer):
    """How headlines about a coin leaned over time, oldest bucket first, empty ones included."""

    coin: str
    days: int
    headlines: int
    buckets: tuple[ToneBucket, ...]
