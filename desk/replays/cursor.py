"""What was known of a market, in the order in which it became known. Pure.

A price is known when it was seen, the opening price of a candle when the candle begins, and the
rest of the candle only when it is over. Who walks with a cursor gets one piece at a time and can
ask for nothing ahead: there is no way to look into the future by mistake.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import Self

from desk.market.model import Candle


class Kind(IntEnum):
    """What kind of knowledge it is, in the order of telling within one moment."""

    CANDLE = 0  # a whole candle, now that it is over
    OPENING = 1  # the opening price of the candle that begins now
    MIDDLE = 2  # the middle of the book at this moment


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of knowledge from `at` on, of a span that began at `since`."""

    at: datetime
    kind: Kind
    since: datetime
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal


def known(
    middles: Iterable[tuple[datetime, Decimal]], candles: Sequence[Candle], length: timedelta
) -> list[Known]:
    """Return what prices and candles of a length tell, in the order in which it became known."""
    found = [_point(at, Kind.MIDDLE, price) for at, price in middles]
    found += [_point(candle.at, Kind.OPENING, candle.open) for candle in candles]
    found += over(candles, length)
    return sorted(found, key=lambda piece: (piece.at, piece.kind, piece.since))


def over(candles: Iterable[Candle], length: timedelta) -> list[Known]:
    """Return what candles tell, oldest first, once each is over: enough for who has bought."""
    return [
        Known(c.at + length, Kind.CANDLE, c.at, c.open, c.high, c.low, c.close) for c in candles
    ]


def _point(at: datetime, kind: Kind, price: Decimal) -> Known:
    return Known(at, kind, at, price, price, price, price)


class Cursor:
    """Walks through pages of knowledge; `now` is the moment of the last piece it has handed out."""

    def __init__(self, pages: AsyncIterator[Sequence[Known]]) -> None:
        self._pages = pages
        self._page: list[Known] = []
        self.now = datetime.min.replace(tzinfo=UTC)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Known:
        """Move on to the next piece; raises `ValueError` where a page goes back in time."""
        while not self._page:
            self._page = list(await anext(self._pages))[::-1]
        piece = self._page.pop()
        if piece.at < self.now:
            raise ValueError(f"knowledge of {piece.at} after that of {self.now}")
        self.now = piece.at
        return piece
