"""Tables of alert rules and deliveries."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.alerts.model import DeliveryState
from desk.alerts.mutes import Kind


class RuleRow(Base):
    """What a chat wants to hear; `condition` in the words of desk.alerts.grammar."""

    __tablename__ = "alert_rules"

    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, index=True)
    created_by: Mapped[int] = mapped_column(BigInteger)
    condition: Mapped[str]
    cool_down_s: Mapped[int]
    daily_cap: Mapped[int]
    is_paused: Mapped[bool]
    created_at: Mapped[datetime]


class DeliveryRow(Base):
    """One headline for one chat, at most once."""

    __tablename__ = "alert_deliveries"

    headline_id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    rule_id: Mapped[str]
    symbol: Mapped[str]
    because: Mapped[str]
    price: Mapped[Decimal | None]
    is_silent: Mapped[bool]
    state: Mapped[DeliveryState] = mapped_column(Word(DeliveryState))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    raised_at: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]


class MuteRow(Base):
    """What a chat wants less of, each once."""

    __tablename__ = "alert_mutes"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[Kind] = mapped_column(Word(Kind), primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[Decimal | None]
    until: Mapped[datetime | None]
    created_by: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
