"""Table of headlines."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Computed, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.news.model import Kind

# This configuration stems Latin letters as English and Cyrillic ones as Russian.
SEARCH: Final = "pg_catalog.russian"
_CAPITALS: Final = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎёÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
_SMALL: Final = "абвгдеежзийклмнопрстуфхцчшщъыьэюяіїєґўеàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ"


def small(column: str) -> str:
    """Return SQL that writes a column in small letters, also where the locale is C.

    There `lower` knows ASCII alone; the Russian ё, which many leave out, becomes е.
    """
    return f"translate(lower({column}), '{_CAPITALS}', '{_SMALL}')"


_WORDS: Final = (
    f"to_tsvector('{SEARCH}', {small('title')}) || to_tsvector('{SEARCH}', {small('summary')})"
)


class HeadlineRow(Base):
    """A headline; `is_scored` guards that a model's score is kept once, `words` are searched."""

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
    measured: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    is_scored: Mapped[bool]
    words: Mapped[str | None] = mapped_column(TSVECTOR, Computed(_WORDS, persisted=True))

    __table_args__ = (
        UniqueConstraint("source", "guid"),
        Index(None, "coins", postgresql_using="gin"),
        Index(None, "words", postgresql_using="gin"),
        Index("ix_headlines_measured_at", "seen_at", postgresql_where=text("measured IS NOT NULL")),
    )
