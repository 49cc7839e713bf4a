"""Table of charts that were given a name."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.market.model import Timeframe


class SightingRow(Base):
    """A named chart and, once `due_at` has passed, the price of then."""

    __tablename__ = "sightings"

    symbol: Mapped[str] = mapped_column(primary_key=True)
    frame: Mapped[Timeframe] = mapped_column(Word(Timeframe), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    price: Mapped[Decimal]
    due_at: Mapped[datetime]
    after: Mapped[Decimal | None]
    graded_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "due_at", postgresql_where=text("after IS NULL")),
        Index(None, "name", postgresql_where=text("after IS NOT NULL")),
    )
