"""Table of what admins decided about sources of headlines."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class SourceRow(Base):
    """One source about which something was decided; `id` stands for its address."""

    __tablename__ = "sources"

    id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    is_added: Mapped[bool]
    is_paused: Mapped[bool]
    by: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
