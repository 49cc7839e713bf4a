"""Table of headlines."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.news.model import Kind


class HeadlineRow(Base):
    """A headline; `is_scored` guards that a model's score is kept once."""

    __tablename__ = "headlines"

    id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    guid: Mapped[str]
    url: Mapped[str]
    title: Mapped[str]
    summary: Mapped[str]
    kind: Mapped[Kind] = mapped_column(Word(Kind))
    coins: Mapped[list[str]]
    published_at: Mapped[datetime | None]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    fingerprint: Mapped[int] = mapped_column(BigInteger)
    duplicate_of: Mapped[str | None]
    reports: Mapped[int]
    novelty: Mapped[float]
    tge: Mapped[dict[str, Any] | None]
    is_suspicious: Mapped[bool]
    is_scored: Mapped[bool]

    __table_args__ = (
        UniqueConstraint("source", "guid"),
        Index(None, "coins", postgresql_using="gin"),
    )
