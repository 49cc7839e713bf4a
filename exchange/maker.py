"""The synthetic market maker: a ladder of quotes around the fair price, and small takers.

It trades for the house, which has no account and no limit. What accounts do meets its quotes as
it would meet anybody's, and its quotes meet what accounts have resting.
"""

import math
import random
from collections.abc import Callable, Mapping
from typing import Final

from exchange.book import BUY, SELL
from exchange.engine import Engine
from exchange.history import TRADES_A_MINUTE
from exchange.level import Order
from exchange.markets import Market
from exchange.units import UNIT

LEVELS: Final = 24
_SPREAD: Final = 1.2e-4  # usual distance between bid and ask, as a share of the price
_GAP: Final = 1.3e-4  # usual distance between levels near the price
_WIDENING: Final = 0.05  # how much farther apart each next level is
_TOP: Final = 0.05  # worth of the best level as a share of a minute's turnover
_GROWTH: Final = 0.3  # how much more each next level holds


class Ladder:
    """The quotes of the house in one market."""

    def __init__(self, engine: Engine, market: Market, rng: random.Random) -> None:
        self._engine = engine
        self._market = market
        self._rng = rng
        self._quotes: list[Order] = []
        self._fair = 0.0
        self._before = 0.0
        self._spread = _SPREAD

    def update(self, fair: float, now_ms: int, seconds: float) -> None:
        """Move the quotes to the fair price, then let the takers of `seconds` come."""
        self._spread += 0.2 * (_SPREAD - self._spread) + self._rng.gauss(0, 0.12) * _SPREAD
        self._spread = min(max(self._spread, _SPREAD * 0.5), _SPREAD * 3)
        if self._must_move(fair):
            self._requote(fair, now_ms)
        self._take(fair, now_ms, seconds)
        self._before = fair

    def open(self, fair: float, now_ms: int) -> None:
        """Quote for the first time and trade one lot, so that there is a last price."""
        self._requote(fair, now_ms)
        self._before = fair
        self._engine.take(self._market, self._rng.choice((BUY, SELL)), 1, now_ms)

    def _must_move(self, fair: float) -> bool:
        near = self._quotes and abs(fair / self._fair - 1) < _SPREAD / 6
        return not near or any(not quote.resting for quote in self._quotes)

    def _requote(self, fair: float, now_ms: int) -> None:
        for quote in self._quotes:
            self._engine.withdraw(self._market, quote)
        rising = fair >= self._fair
        self._fair = fair
        sides = (BUY, SELL) if rising else (SELL, BUY)
        self._quotes = [q for side in sides for q in self._ladder(side, fair, now_ms)]

    def _ladder(self, side: int, fair: float, now_ms: int) -> list[Order]:
        tick = self._market.tick / UNIT
        offset = fair * self._spread / 2
        gap = max(fair * _GAP, tick)
        quotes, last = [], 0
        for level in range(LEVELS):
            exact = (fair - side * offset) / tick
            ticks = math.floor(exact) if side == BUY else math.ceil(exact)
            if last and (last - ticks) * side < 1:
                ticks = last - side
            if ticks < 1:
                break
            last = ticks
            lots = self._lots(_TOP * (1 + _GROWTH * level), ticks)
            quote = self._engine.quote(self._market, side, ticks, lots, now_ms)
            if quote:
                quotes.append(quote)
            offset += gap * (1 + _WIDENING * level) * self._rng.uniform(0.8, 1.2)
        return quotes

    def _take(self, fair: float, now_ms: int, seconds: float) -> None:
        """Let takers trade; they lean with the move since the last update."""
        drift = (fair / self._before - 1) / _SPREAD if self._before else 0.0
        lean = 0.5 + 0.35 * math.tanh(2 * drift)
        ticks = max(1, round(fair * UNIT / self._market.tick))
        for _ in range(_arrivals(self._rng, TRADES_A_MINUTE * seconds / 60)):
            side = BUY if self._rng.random() < lean else SELL
            lots = self._lots(self._rng.expovariate(1.0) / TRADES_A_MINUTE, ticks)
            self._engine.take(self._market, side, lots, now_ms)

    def _lots(self, share: float, ticks: int) -> int:
        """Return the lots that a share of a minute's turnover is worth, give or take."""
        worth = self._market.turnover * share * self._rng.uniform(0.7, 1.3)
        return max(1, int(worth / (ticks * self._market.cell)))


class Maker:
    """All ladders; a few of them move at each step, so that the work is spread out."""

    def __init__(
        self, engine: Engine, seed: int, fair: Callable[[float], Mapping[str, float]]
    ) -> None:
        self._fair = fair
        self._engine = engine
        self._seed = seed
        self._ladders: dict[str, Ladder] = {}
        self._step = 0

    def open(self, now_ms: int) -> None:
        """Quote every market for the first time."""
        self._join(self._fair(now_ms / 1000), now_ms)

    def _join(self, prices: Mapping[str, float], now_ms: int) -> None:
        """Quote the markets that were listed since."""
        for symbol in [s for s in self._engine.markets if s not in self._ladders]:
            rng = random.Random(f"{self._seed} {symbol}")  # noqa: S311
            self._ladders[symbol] = Ladder(self._engine, self._engine.markets[symbol], rng)
            self._ladders[symbol].open(prices[symbol], now_ms)

    def step(self, now_ms: int, seconds: float, *, share: int) -> None:
        """Update one in `share` ladders; each was last updated `share` steps of `seconds` ago."""
        prices = self._fair(now_ms / 1000)
        self._join(prices, now_ms)
        for number, (symbol, ladder) in enumerate(self._ladders.items()):
            if number % share == self._step % share:
                ladder.update(prices[symbol], now_ms, seconds * share)
        self._step += 1


def _arrivals(rng: random.Random, mean: float) -> int:
    """Draw from a Poisson distribution (Knuth's method; `mean` is small)."""
    bound, product, count = math.exp(-mean), rng.random(), 0
    while product > bound:
        product *= rng.random()
        count += 1
    return count
