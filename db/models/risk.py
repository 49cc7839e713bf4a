"""Tables of people's own limits, and of accounts whose orders are all to be cancelled."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.risk.model import Rule


class LimitRow(Base):
    """One limit that a person set below the desk's."""

    __tablename__ = "limits"

    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"), primary_key=True)
    rule: Mapped[Rule] = mapped_column(Word(Rule), primary_key=True)
    amount: Mapped[Decimal]


class RecallRow(Base):
    """An account that panicked: its orders and plans are still to be cancelled."""

    __tablename__ = "recalls"

    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"), primary_key=True)
    asked_at: Mapped[datetime]
