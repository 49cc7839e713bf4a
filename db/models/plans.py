"""Table of plans."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.orders.model import Side
from desk.plans.model import Kind, Status


class PlanRow(Base):
    """A plan; column names are the fields of desk.plans.model.Plan, its terms are JSON."""

    __tablename__ = "plans"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    venue: Mapped[str]
    symbol: Mapped[str]
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    side: Mapped[Side] = mapped_column(Word(Side))
    status: Mapped[Status] = mapped_column(Word(Status))
    quantity: Mapped[Decimal | None]
    spend: Mapped[Decimal | None]
    terms: Mapped[dict[str, Any]]
    slippage_percent: Mapped[Decimal | None]
    filled: Mapped[Decimal]
    cost: Mapped[Decimal]
    attempts: Mapped[int]
    next_at: Mapped[datetime | None]
    hold_until: Mapped[datetime | None]
    wake_at: Mapped[datetime | None]
    watched_at: Mapped[datetime | None]
    problem: Mapped[dict[str, Any] | None]
    reason: Mapped[str]
    batch: Mapped[str]
    key: Mapped[str]
    cause: Mapped[str]
    source: Mapped[str]
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index(None, "account_id", "created_at"),
        Index("ix_plans_live", "id", postgresql_where=text("status IN ('active', 'ending')")),
        Index(None, "updated_at"),
    )
