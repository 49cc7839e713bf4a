"""Tables of alert rules and deliveries."""

from datetime import datetime, time
from decimal import Decimal

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.alerts.digest import Reason
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


class HabitsRow(Base):
    """How a chat likes to hear."""

    __tablename__ = "alert_habits"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    digest_at: Mapped[time | None]
    zone: Mapped[str]
    languages: Mapped[list[str]]


class HeldRow(Base):
    """One headline held back from one chat, told in at most one digest."""

    __tablename__ = "alert_held"

    headline_id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    rule_id: Mapped[str]
    because: Mapped[str]
    reason: Mapped[Reason] = mapped_column(Word(Reason))
    held_at: Mapped[datetime]
    due_at: Mapped[datetime]
    digest_id: Mapped[str]

    __table_args__ = (Index(None, "digest_id", "due_at"),)


class DigestRow(Base):
    """One message about what was held back from a chat."""

    __tablename__ = "alert_digests"

    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, index=True)
    state: Mapped[DeliveryState] = mapped_column(Word(DeliveryState))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
