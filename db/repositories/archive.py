"""What is looked back at: what was told, how headlines leaned, prices of then."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, func, select, union
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.alerts import DeliveryRow
from db.models.market import CandleRow, PriceRow
from db.models.news import HeadlineRow
from db.models.signals import OutcomeRow, ScoreRow
from db.repositories.news import HEADLINES, headline_of
from desk.alerts.model import DeliveryState, Mark
from desk.market.measured import Measured
from desk.market.model import Candle, Timeframe
from desk.signals.fusion import SURE, SUSPECT, shown
from desk.signals.model import Raised, Score, Tone
from desk.signals.tone import EPOCH, Bucket
from desk.venues.profiles import PAPER

_SENT_AT = func.coalesce(DeliveryRow.sent_at, DeliveryRow.raised_at)
_CANDLE: Final = (
    CandleRow.at,
    CandleRow.open,
    CandleRow.high,
    CandleRow.low,
    CandleRow.close,
    CandleRow.volume,
)
_MOST_MARKS: Final = 500
_ASKEW: Final = timedelta(hours=1)  # by how much the clocks of two machines may differ


class ArchiveRepository:
    """Implements desk.ports.Archive."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def measured(self, since: datetime) -> list[Measured]:
        """See the port."""
        query = HEADLINES.where(HeadlineRow.measured.is_not(None), HeadlineRow.seen_at >= since)
        found = await self._connection.execute(query.order_by(HeadlineRow.seen_at))
        return [event for row in found if (event := headline_of(row).measured) is not None]

    async def leanings(self, coin: str, since: datetime, width: timedelta) -> list[Bucket]:
        """See the port; a score is written after its headline, which spares older partitions."""
        at = func.date_bin(width, HeadlineRow.seen_at, EPOCH).label("at")
        is_call = and_(ScoreRow.confidence >= SURE, ScoreRow.manipulation < SUSPECT)

        def called(tone: Tone) -> ColumnElement[int]:
            return func.count().filter(is_call, ScoreRow.tone == tone)

        bullish, bearish = called(Tone.BULLISH), called(Tone.BEARISH)
        query = (
            select(
                at,
                func.count().label("headlines"),
                bullish.label("bullish"),
                bearish.label("bearish"),
                (func.count() - bullish - bearish).label("neutral"),
                func.avg(ScoreRow.sentiment).label("mean"),
            )
            .join(ScoreRow, ScoreRow.headline_id == HeadlineRow.id)
            .where(
                HeadlineRow.coins.contains([coin]),
                HeadlineRow.seen_at >= since,
                ScoreRow.scored_at >= since - _ASKEW,
                HeadlineRow.duplicate_of.is_(None),
                HeadlineRow.measured.is_(None),  # what the market did is no opinion of it
            )
            .group_by("at")
            .order_by("at")
        )
        found = await self._connection.execute(query)
        return [rows.build(Bucket, row, width=width) for row in found]

    async def raised(self, source: str, since: datetime, until: datetime) -> list[Raised]:
        """See the port."""
        first = (
            select(DeliveryRow.headline_id, DeliveryRow.symbol, _SENT_AT.label("sent_at"))
            .ext(distinct_on(DeliveryRow.headline_id, DeliveryRow.symbol))
            .where(DeliveryRow.raised_at >= since, DeliveryRow.raised_at < until)
            .order_by(DeliveryRow.headline_id, DeliveryRow.symbol, _SENT_AT)
            .subquery()
        )
        query = (
            select(first.c.symbol, first.c.sent_at, HeadlineRow.__table__, ScoreRow.__table__)
            .join(HeadlineRow, HeadlineRow.id == first.c.headline_id)
            .join(ScoreRow, ScoreRow.headline_id == first.c.headline_id)
            .where(HeadlineRow.source == source)
            .order_by(first.c.sent_at, first.c.headline_id, first.c.symbol)
        )
        return [_raised(row) for row in await self._connection.execute(query)]

    async def marks(self, chat_id: int, symbol: str, since: datetime) -> list[Mark]:
        """See the port; a score is written just before its alert, which spares older partitions."""
        query = (
            select(
                DeliveryRow.raised_at,
                ScoreRow.tone,
                ScoreRow.confidence,
                ScoreRow.manipulation,
                HeadlineRow.measured.is_not(None),
            )
            .join(HeadlineRow, HeadlineRow.id == DeliveryRow.headline_id)
            .join(ScoreRow, ScoreRow.headline_id == DeliveryRow.headline_id)
            .where(
                DeliveryRow.chat_id == chat_id,
                DeliveryRow.symbol == symbol,
                DeliveryRow.state == DeliveryState.SENT,
                DeliveryRow.raised_at >= since,
                ScoreRow.scored_at >= since - _ASKEW,
            )
            .order_by(DeliveryRow.raised_at.desc())
            .limit(_MOST_MARKS)
        )
        found = (await self._connection.execute(query)).all()
        return [
            Mark(at, shown(tone, confidence, manipulation, is_seen=is_seen))
            for at, tone, confidence, manipulation, is_seen in reversed(found)
        ]

    async def mids(
        self, symbol: str, since: datetime, until: datetime
    ) -> list[tuple[datetime, Decimal]]:
        """See the port."""
        query = select(PriceRow.at, PriceRow.mid).where(
            PriceRow.venue == PAPER,
            PriceRow.symbol == symbol,
            PriceRow.at >= since,
            PriceRow.at < until,
        )
        found = await self._connection.execute(query.order_by(PriceRow.at))
        return [(at, mid) for at, mid in found]

    async def candles(
        self, symbol: str, timeframe: Timeframe, since: datetime, until: datetime
    ) -> Sequence[Candle]:
        """See the port."""
        query = select(*_CANDLE).where(
            CandleRow.symbol == symbol,
            CandleRow.timeframe == timeframe,
            CandleRow.at >= since,
            CandleRow.at < until,
        )
        found = await self._connection.execute(query.order_by(CandleRow.at))
        return [Candle(*row) for row in found]  # a replay reads a million of them

    async def sources(self, since: datetime) -> list[str]:
        """See the port."""
        told = select(DeliveryRow.headline_id).where(DeliveryRow.raised_at >= since)
        graded = select(OutcomeRow.headline_id).where(OutcomeRow.graded_at >= since)
        query = (
            select(HeadlineRow.source)
            .where(HeadlineRow.id.in_(union(told, graded)))
            .distinct()
            .order_by(HeadlineRow.source)
        )
        return list((await self._connection.scalars(query)).all())


def _raised(row: Row[Any]) -> Raised:
    return Raised(
        headline=headline_of(row),
        score=rows.build(Score, row),
        symbol=row._mapping["symbol"],
        sent_at=row._mapping["sent_at"],
    )
