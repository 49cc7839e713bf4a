"""Tables of people, chats, and small things kept under a name."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.accounts.model import ChatKind, Role, State


class AccountRow(Base):
    """A person; the id is the numeric Telegram id."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str]
    username: Mapped[str]
    role: Mapped[Role] = mapped_column(Word(Role))
    state: Mapped[State] = mapped_column(Word(State))
    preferences: Mapped[dict[str, Any]]
    session_version: Mapped[int]
    created_at: Mapped[datetime]

    __table_args__ = (Index(None, "role", postgresql_where=text("role <> 'user'")),)


class ChatRow(Base):
    """A chat the bot is or was in."""

    __tablename__ = "chats"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[ChatKind] = mapped_column(Word(ChatKind))
    title: Mapped[str]
    language: Mapped[str]
    is_active: Mapped[bool]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    moved_to: Mapped[int | None] = mapped_column(BigInteger)


class KeepRow(Base):
    """A value under a name until a time: claims, one-time links, the halt."""

    __tablename__ = "keeps"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]
    until: Mapped[datetime | None] = mapped_column(index=True)


class VenueAccountRow(Base):
    """Keys in force at a venue, paper included; `sealed` opens only for the trade worker.

    The venue's books of the account have been read up to `read_until`; `is_behind` after a
    restore, until they have been read again.
    """

    __tablename__ = "venue_accounts"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    venue: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[str]
    read_until: Mapped[datetime | None]
    is_behind: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
