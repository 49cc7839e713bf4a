"""What is known of people's accounts at live venues."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.venues.model import State


class ConnectionRow(Base):
    """A person at a live venue; `envelope` opens only for the trade worker."""

    __tablename__ = "connections"

    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"), primary_key=True)
    venue: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[State] = mapped_column(Word(State))
    hint: Mapped[str]
    can_trade: Mapped[bool | None]
    can_withdraw: Mapped[bool | None]
    is_ip_bound: Mapped[bool | None]
    expires_at: Mapped[datetime | None]
    trouble: Mapped[str]
    detail: Mapped[str]
    envelope: Mapped[str]
    new_hint: Mapped[str]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    checked_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        Index(
            "ix_connections_at_work",
            "venue",
            postgresql_where=text("state IN ('checking', 'connected', 'leaving')"),
        ),
    )
