"""Tables of token launches and of the headlines that tell of them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Word
from desk.news.model import Precision


class LaunchRow(Base):
    """A launch as its reports tell it together; `ends_at` is when the span of `at` is over."""

    __tablename__ = "launches"

    id: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(index=True)
    project: Mapped[str]
    project_key: Mapped[str] = mapped_column(index=True)
    chain: Mapped[str]
    at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    precision: Mapped[Precision | None] = mapped_column(Word(Precision))
    venues: Mapped[list[str]]
    confidence: Mapped[float]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]

    __table_args__ = (Index(None, "at", "id"),)


class LaunchReportRow(Base):
    """A headline that tells of a launch; what it says stands in the headline."""

    __tablename__ = "launch_reports"

    headline_id: Mapped[str] = mapped_column(ForeignKey("headlines.id"), primary_key=True)
    launch_id: Mapped[str] = mapped_column(ForeignKey("launches.id"), index=True)
