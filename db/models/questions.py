"""Table of questions to the language model, with what they were answered from."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.questions.model import Problem, State

_WAITING: Final = text("state = 'waiting'")


class QuestionRow(Base):
    """One question of one person; `sources` as they were when it was asked."""

    __tablename__ = "questions"

    id: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    headline_id: Mapped[str]
    language: Mapped[str]
    sources: Mapped[dict[str, Any]]
    state: Mapped[State] = mapped_column(Word(State))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    answer: Mapped[str]
    confidence: Mapped[float | None]
    problem: Mapped[Problem] = mapped_column(Word(Problem))
    model: Mapped[str]
    tokens: Mapped[int]
    asked_at: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("account_id", "key"),
        Index(None, "account_id", "asked_at"),
        Index(None, "until", postgresql_where=_WAITING),
    )
