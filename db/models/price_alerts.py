"""Tables of price alerts and their crossings."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.alerts.model import DeliveryState
from desk.price_alerts.model import State, Way

_LIVE: Final = text("state = 'live'")
_HELD: Final = text("due_at IS NOT NULL")


class PriceAlertRow(Base):
    """A price that a chat waits for; column names are the fields of PriceAlert."""

    __tablename__ = "price_alerts"

    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    created_by: Mapped[int] = mapped_column(BigInteger)
    venue: Mapped[str]
    symbol: Mapped[str]
    price: Mapped[Decimal | None]
    percent: Mapped[Decimal | None]
    way: Mapped[Way | None] = mapped_column(Word(Way))
    is_repeating: Mapped[bool]
    is_urgent: Mapped[bool]
    base: Mapped[Decimal]
    times: Mapped[int]
    since: Mapped[datetime | None]
    rests_until: Mapped[datetime | None]
    fired: Mapped[int]
    state: Mapped[State] = mapped_column(Word(State))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "chat_id", postgresql_where=_LIVE),
        Index(None, "created_by", postgresql_where=_LIVE),
        Index(None, "updated_at"),
    )


class FiringRow(Base):
    """One crossing, told at most once; one that quiet hours hold back has a `due_at`."""

    __tablename__ = "price_alert_firings"

    alert_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    way: Mapped[Way] = mapped_column(Word(Way))
    base: Mapped[Decimal]
    price: Mapped[Decimal]
    times: Mapped[int]
    rests_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    state: Mapped[DeliveryState] = mapped_column(Word(DeliveryState))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    fired_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        Index(None, "due_at", postgresql_where=_HELD),
        Index(None, "fired_at"),
    )
