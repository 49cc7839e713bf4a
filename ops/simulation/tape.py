"""Prices of a simulated market: they wander, and whoever watches hears most of it."""

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Final

from desk import clock
from desk.market.model import Quote
from desk.money import ZERO, floor_to
from ops.simulation.book import CENT, PRICES, SPREAD

TICK_S: Final = 0.5
WIDEST: Final = 60  # basis points of one step
LEAP: Final = (-400, -150, 0, 150, 400)  # basis points of the last step of all
UNHEARD: Final = 0.2
THIN: Final = frozenset(list(PRICES)[-1:])  # sums are bought within the band here
DEEP: Final = Decimal(1_000_000)
_WHOLE: Final = 10_000


class Tape:
    """Implements desk.ports.Quotes over the prices of now, which never age here.

    `asks` is what the venue trades at.
    """

    def __init__(self, rng: Random) -> None:
        self.asks = dict(PRICES)
        self.is_ill = True
        self._rng = rng
        self._moved: asyncio.Future[None] | None = None

    async def get(self, symbol: str, *_: str) -> Quote | None:
        """See the port."""
        return self._quote(symbol) if symbol in self.asks else None

    async def all(self, *_: str) -> dict[str, Quote]:
        """See the port."""
        return {symbol: self._quote(symbol) for symbol in self.asks}

    async def bids(self, *_: str) -> dict[str, Decimal]:
        """See the port."""
        return {symbol: self._quote(symbol).bid for symbol in self.asks}

    async def put(self, quotes: Sequence[Quote]) -> None:
        """See the port."""
        self.asks |= {quote.symbol: quote.ask for quote in quotes}

    async def forget(self, _: str) -> None:
        """See the port."""
        self.asks.clear()

    def move(self) -> None:
        """Let every price take a step, unless all is healed, and tell whoever listens."""
        for symbol in self.asks if self.is_ill else ():
            self._step(symbol, self._rng.randint(-WIDEST, WIDEST))
        self._tell()

    def rest(self) -> None:
        """Leap once, and stay there: what has to fire has to do so now."""
        self.is_ill = False
        for symbol in self.asks:
            self._step(symbol, self._rng.choice(LEAP))
        self._tell()

    async def hear(self) -> list[Quote]:
        """Wait for the next step and return the prices; none when it went unheard."""
        if self._moved is None:
            self._moved = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._moved)
        is_lost = self.is_ill and self._rng.random() < UNHEARD
        return [] if is_lost else [self._quote(symbol) for symbol in self.asks]

    def _tell(self) -> None:
        moved, self._moved = self._moved, None
        if moved is not None:
            moved.set_result(None)

    def _step(self, symbol: str, points: int) -> None:
        self.asks[symbol] = floor_to(self.asks[symbol] * (_WHOLE + points) / _WHOLE, CENT)

    def _quote(self, symbol: str) -> Quote:
        ask = self.asks[symbol]
        return Quote(
            symbol=symbol,
            bid=floor_to(ask * SPREAD, CENT),
            ask=ask,
            last=ask,
            ask_size=ZERO if symbol in THIN else DEEP,
            at=clock.now(),
        )
