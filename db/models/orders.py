"""Tables of orders, their history, fills and tickets."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.orders.model import Kind, Side, Status, TimeInForce

_LIVE = text("next_check_at IS NOT NULL")


class OrderRow(Base):
    """An order as the desk knows it; column names are the fields of desk.orders.model.Order."""

    __tablename__ = "orders"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    venue: Mapped[str]
    symbol: Mapped[str]
    side: Mapped[Side] = mapped_column(Word(Side))
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    time_in_force: Mapped[TimeInForce] = mapped_column(Word(TimeInForce))
    is_post_only: Mapped[bool]
    quantity: Mapped[Decimal | None]
    spend: Mapped[Decimal | None]
    limit_price: Mapped[Decimal | None]
    trigger_price: Mapped[Decimal | None]
    expires_at: Mapped[datetime | None]
    plan_id: Mapped[str | None] = mapped_column(index=True)
    status: Mapped[Status] = mapped_column(Word(Status))
    filled: Mapped[Decimal]
    cost: Mapped[Decimal]
    notional: Mapped[Decimal]
    reserved: Mapped[Decimal]
    reserved_currency: Mapped[str]
    quoted_price: Mapped[Decimal | None]
    max_order: Mapped[Decimal | None]
    max_hour: Mapped[Decimal | None]
    max_day: Mapped[Decimal | None]
    key: Mapped[str]
    cause: Mapped[str]
    source: Mapped[str]
    headline_id: Mapped[str | None]
    venue_order_id: Mapped[str]
    attempt: Mapped[int]
    sent_at: Mapped[datetime | None]
    next_check_at: Mapped[datetime | None]
    is_cancel_requested: Mapped[bool]
    reason: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index(None, "account_id", "created_at"),
        Index(None, "next_check_at", postgresql_where=_LIVE),
        Index(
            "ix_orders_venue_order_id",
            "venue",
            "venue_order_id",
            postgresql_where=text("venue_order_id <> ''"),
        ),
    )


class StepRow(Base):
    """One line of an order's history."""

    __tablename__ = "order_steps"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), index=True)
    status: Mapped[str]
    note: Mapped[str]
    at: Mapped[datetime]

    __table_args__ = (Index(None, "at", postgresql_using="brin"),)


class FillRow(Base):
    """One trade at a venue."""

    __tablename__ = "fills"

    venue: Mapped[str] = mapped_column(primary_key=True)
    symbol: Mapped[str] = mapped_column(primary_key=True)
    trade_id: Mapped[str] = mapped_column(primary_key=True)
    # Both sides of one trade may be ours, so the order is part of what makes a fill unique.
    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True, index=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    side: Mapped[Side] = mapped_column(Word(Side))
    price: Mapped[Decimal]
    quantity: Mapped[Decimal]
    fee: Mapped[Decimal]
    fee_currency: Mapped[str]
    fee_value: Mapped[Decimal | None]
    at: Mapped[datetime]

    __table_args__ = (Index(None, "account_id", "at"),)


class TicketRow(Base):
    """A stored one-use confirmation."""

    __tablename__ = "tickets"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"))
    intent: Mapped[dict[str, Any]]
    headline_id: Mapped[str | None]
    source: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    is_cancelled: Mapped[bool]
    waived: Mapped[list[str]]
    order_id: Mapped[str | None] = mapped_column(ForeignKey("orders.id"))
