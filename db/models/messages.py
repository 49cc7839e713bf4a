"""Tables of what comes in from Telegram, what has to be told, and where it was told."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class InboxRow(Base):
    """An update, durable before Telegram is told that it was received."""

    __tablename__ = "inbox"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    body: Mapped[dict[str, Any]]
    received_at: Mapped[datetime] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    error: Mapped[str]

    __table_args__ = (
        Index("ix_inbox_pending", "update_id", postgresql_where=text("done_at IS NULL")),
    )


class OutboxRow(Base):
    """An event, written with the transaction that caused it, until it was told."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    tries: Mapped[int]
    error: Mapped[str]

    __table_args__ = (Index("ix_outbox_pending", "id", postgresql_where=text("done_at IS NULL")),)


class ReceiptRow(Base):
    """Where an order's one status message is."""

    __tablename__ = "receipts"

    order_id: Mapped[str] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    shown: Mapped[str]


class NoticeRow(Base):
    """Where one of a plan's messages is: its card, its trouble, its outcome."""

    __tablename__ = "plan_notices"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    shown: Mapped[str]
