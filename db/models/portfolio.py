"""Tables of the double-entry ledger and of the equity curve.

`balances` sums `ledger_postings` and may not go negative; `equity` is partitioned by time.
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.portfolio.ledger import Pocket


class EntryRow(Base):
    """A balanced movement and what caused it."""

    __tablename__ = "ledger_entries"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    venue: Mapped[str]
    kind: Mapped[str]
    reference: Mapped[str]
    at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("kind", "reference"),
        Index(None, "account_id", "at"),
        Index(None, "at", postgresql_using="brin"),
    )


class PostingRow(Base):
    """One line of an entry."""

    __tablename__ = "ledger_postings"

    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entries.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    pocket: Mapped[Pocket] = mapped_column(Word(Pocket))
    currency: Mapped[str]
    amount: Mapped[Decimal]


class BalanceRow(Base):
    """What lies in a pocket now."""

    __tablename__ = "balances"

    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"), primary_key=True)
    venue: Mapped[str] = mapped_column(primary_key=True)
    pocket: Mapped[Pocket] = mapped_column(Word(Pocket), primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[Decimal]

    __table_args__ = (
        CheckConstraint("amount >= 0 OR pocket NOT IN ('free', 'reserved')", name="not_negative"),
    )


class FlowRow(Base):
    """What came in from outside or went out, with its worth then, NULL until a price is known."""

    __tablename__ = "flows"

    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entries.id"), primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    venue: Mapped[str]
    at: Mapped[datetime]
    amount: Mapped[Decimal]
    value: Mapped[Decimal | None]

    __table_args__ = (
        Index(None, "account_id", "at"),
        Index(None, "currency", postgresql_where=text("value IS NULL")),
    )


class EquityRow(Base):
    """What a person was worth at a venue at a moment, after the flow of that moment."""

    __tablename__ = "equity"

    account_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    venue: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    value: Mapped[Decimal]
    flow: Mapped[Decimal]

    __table_args__ = (
        Index(None, "at", postgresql_using="brin"),
        {"postgresql_partition_by": "RANGE (at)"},
    )
