"""Watchlists."""

from typing import Annotated

from pydantic import Field, StringConstraints

from desk.watchlists.service import MOST_COINS
from webapp.schemas.fields import Answer

Coin = Annotated[
    str, StringConstraints(pattern=r"^[A-Z0-9]{1,20}$"), Field(examples=["BTC", "DOGE"])
]


class WatchlistOut(Answer):
    """The coins a person follows, the first added first; at most `limit`."""

    coins: list[Coin]
    limit: int = MOST_COINS
