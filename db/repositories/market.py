"""Markets, candles and prices."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows
from db.models.market import CandleRow, InstrumentRow, PriceRow
from db.models.plans import PlanRow
from desk.market.model import Candle, Instrument, Stored, Timeframe
from desk.plans.model import Kind, Status
from desk.venues.profiles import PAPER

PRICE_AGE = timedelta(seconds=30)  # they are written every five, those of live venues every ten
# unnest is 15 times faster than VALUES with as many parameters as there are cells.
_UPSERT = text(
    "INSERT INTO candles (symbol, timeframe, at, open, high, low, close, volume) "
    "SELECT :symbol, :timeframe, * FROM unnest("
    "CAST(:at AS timestamptz[]), CAST(:open AS numeric[]), CAST(:high AS numeric[]), "
    "CAST(:low AS numeric[]), CAST(:close AS numeric[]), CAST(:volume AS numeric[])) "
    "ON CONFLICT (symbol, timeframe, at) DO UPDATE SET open = excluded.open, high = excluded.high, "
    "low = excluded.low, close = excluded.close, volume = excluded.volume "
    "WHERE (candles.close, candles.high, candles.low, candles.volume) IS DISTINCT FROM "
    "(excluded.close, excluded.high, excluded.low, excluded.volume)"
)
_CANDLE = tuple(CandleRow.__table__.c[field.name] for field in fields(Candle))


class MarketRepository:
    """Implements desk.ports.Market."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def instruments(self, venue: str) -> list[Instrument]:
        """See the port."""
        query = select(InstrumentRow.__table__).where(InstrumentRow.venue == venue)
        query = query.order_by(InstrumentRow.symbol)
        return [rows.build(Instrument, row) for row in await self._connection.execute(query)]

    async def awaited(self, venue: str) -> set[str]:
        """See the port."""
        query = select(PlanRow.symbol).where(
            PlanRow.kind == Kind.DEBUT,
            PlanRow.venue == venue,
            PlanRow.status == Status.ACTIVE,
        )
        return set((await self._connection.scalars(query)).all())

    async def save_instruments(self, found: Sequence[Instrument]) -> None:
        """See the port."""
        key = [InstrumentRow.venue, InstrumentRow.symbol]
        for instrument in found:
            new = rows.values(instrument)
            statement = insert(InstrumentRow).values(new)
            await self._connection.execute(
                statement.on_conflict_do_update(index_elements=key, set_=new)
            )

    async def save_candles(
        self, symbol: str, timeframe: Timeframe, candles: Sequence[Candle]
    ) -> None:
        """See the port."""
        columns: dict[str, list[object]] = {
            name: [getattr(c, name) for c in candles]
            for name in ("at", "open", "high", "low", "close", "volume")
        }
        await self._connection.execute(
            _UPSERT, {"symbol": symbol, "timeframe": timeframe.value, **columns}
        )

    async def stored(self, timeframe: Timeframe, since: datetime) -> dict[str, Stored]:
        """See the port."""
        at = CandleRow.at
        query = (
            select(CandleRow.symbol, func.count(), func.min(at), func.max(at))
            .where(CandleRow.timeframe == timeframe, at >= since)
            .group_by(CandleRow.symbol)
        )
        return {row[0]: Stored(*row[1:]) for row in await self._connection.execute(query)}

    async def candles(
        self, symbol: str, timeframe: Timeframe, *, limit: int, before: datetime | None = None
    ) -> list[Candle]:
        """See the port."""
        query = select(*_CANDLE).where(CandleRow.symbol == symbol, CandleRow.timeframe == timeframe)
        if before is not None:
            query = query.where(CandleRow.at < before)
        query = query.order_by(CandleRow.at.desc()).limit(limit)
        found = [Candle(*row) for row in await self._connection.execute(query)]
        return found[::-1]

    async def save_prices(self, venue: str, at: datetime, mids: Mapping[str, Decimal]) -> None:
        """Write the middle of each book at a moment; a second write of the moment is dropped."""
        prices = [{"venue": venue, "symbol": s, "at": at, "mid": mid} for s, mid in mids.items()]
        await self._connection.execute(insert(PriceRow).on_conflict_do_nothing(), prices)

    async def price_at(self, symbol: str, at: datetime, venue: str = PAPER) -> Decimal | None:
        """See the port."""
        query = select(PriceRow.mid).where(
            PriceRow.venue == venue,
            PriceRow.symbol == symbol,
            PriceRow.at <= at,
            PriceRow.at > at - PRICE_AGE,
        )
        return await self._connection.scalar(query.order_by(PriceRow.at.desc()).limit(1))
