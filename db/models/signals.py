"""Tables of scores (partitioned by time) and of what the market did after."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.signals.model import Tone


class ScoreRow(Base):
    """What the models said of a headline."""

    __tablename__ = "scores"

    headline_id: Mapped[str] = mapped_column(primary_key=True)
    scored_at: Mapped[datetime] = mapped_column(primary_key=True)
    sentiment: Mapped[float]
    tone: Mapped[Tone] = mapped_column(Word(Tone))
    confidence: Mapped[float]
    impact: Mapped[float]
    event: Mapped[str]
    manipulation: Mapped[float]
    model: Mapped[str]
    took_ms: Mapped[float]

    __table_args__ = (
        Index(None, "scored_at", postgresql_using="brin"),
        {"postgresql_partition_by": "RANGE (scored_at)"},
    )


class OutcomeRow(Base):
    """The market's move to one horizon after an alert."""

    __tablename__ = "outcomes"

    headline_id: Mapped[str] = mapped_column(primary_key=True)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    horizon_s: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[Decimal]
    after: Mapped[Decimal]
    graded_at: Mapped[datetime] = mapped_column(index=True)
    volatility_bp: Mapped[Decimal | None]
