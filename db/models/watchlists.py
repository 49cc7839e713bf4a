"""Table of watchlists."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class WatchlistRow(Base):
    """A coin that a person follows."""

    __tablename__ = "watchlist_coins"

    account_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("accounts.id"), primary_key=True)
    coin: Mapped[str] = mapped_column(primary_key=True)
    added_at: Mapped[datetime]
