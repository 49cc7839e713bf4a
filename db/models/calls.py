"""Tables of calls, their grades, and the groups and people they were made in and by."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.calls.model import Direction


class CallRow(Base):
    """A call; column names are the fields of desk.calls.model.Call."""

    __tablename__ = "calls"

    id: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int] = mapped_column(BigInteger)
    symbol: Mapped[str]
    direction: Mapped[Direction] = mapped_column(Word(Direction))
    price: Mapped[Decimal]
    called_at: Mapped[datetime] = mapped_column(index=True)
    best: Mapped[Decimal]
    watched_until: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("price > 0 AND best > 0", name="has_price"),
        Index(None, "chat_id", "called_at"),
        Index(None, "person_id", "called_at"),
    )


class GradeRow(Base):
    """What the price of a call was one horizon later."""

    __tablename__ = "call_grades"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )
    horizon_s: Mapped[int] = mapped_column(primary_key=True)
    after: Mapped[Decimal]
    graded_at: Mapped[datetime]


class BoardRow(Base):
    """Whether a group tracks calls."""

    __tablename__ = "call_boards"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    is_on: Mapped[bool]
    by: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]


class MemberRow(Base):
    """A person as a group knows them, and whether they are still in it."""

    __tablename__ = "call_members"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str]
    username: Mapped[str]
    is_in: Mapped[bool]
    seen_at: Mapped[datetime]

    __table_args__ = (Index(None, "person_id"),)
