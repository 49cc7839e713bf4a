"""Tables of markets, candles and prices; the last two are partitioned by time."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.market.model import Timeframe


class InstrumentRow(Base):
    """A market of a venue that can be traded."""

    __tablename__ = "instruments"

    venue: Mapped[str] = mapped_column(primary_key=True)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    base: Mapped[str]
    quote: Mapped[str]
    price_step: Mapped[Decimal]
    quantity_step: Mapped[Decimal]
    min_quantity: Mapped[Decimal]
    min_notional: Mapped[Decimal]
    taker_fee: Mapped[Decimal]
    name: Mapped[str]


class CandleRow(Base):
    """Open, high, low, close and volume of one span."""

    __tablename__ = "candles"

    symbol: Mapped[str] = mapped_column(primary_key=True)
    timeframe: Mapped[Timeframe] = mapped_column(Word(Timeframe), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    open: Mapped[Decimal]
    high: Mapped[Decimal]
    low: Mapped[Decimal]
    close: Mapped[Decimal]
    volume: Mapped[Decimal]

    __table_args__ = (
        Index(None, "at", postgresql_using="brin"),
        {"postgresql_partition_by": "RANGE (at)"},
    )


class PriceRow(Base):
    """The middle of a venue's book, written every few seconds for grading, worth and history."""

    __tablename__ = "prices"

    venue: Mapped[str] = mapped_column(primary_key=True)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    mid: Mapped[Decimal]

    __table_args__ = (
        Index(None, "at", postgresql_using="brin"),
        {"postgresql_partition_by": "RANGE (at)"},
    )
