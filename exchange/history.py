"""Past minutes that nobody recorded, made from the synthetic prices; the same seed, the same past.

A minute opens at the price of its first moment and closes at that of the next minute's first, so
candles join without a gap, to each other and to live trading, which follows the same prices.
"""

import numpy as np

from exchange.candles import COLUMNS, Rows
from exchange.markets import Market
from exchange.prices import Floats, Prices
from exchange.units import UNIT

TRADES_A_MINUTE = 45.0


class History:
    """Makes the minutes before the exchange ran and those it slept through."""

    def __init__(self, prices: Prices) -> None:
        self._prices = prices

    def minutes(self, market: Market, first: int, count: int) -> Rows:
        """Return `count` minutes of a market from minute `first` (since 1970) on."""
        cells = np.arange(first, first + count + 1)
        path, swell = self._prices.minutes(market, first, count + 1)
        swell = swell[:-1]
        usual = market.daily / 1440**0.5
        moves = np.diff(np.log(path)) / usual
        rows = np.empty((count, COLUMNS), dtype=np.int64)
        rows[:, 0] = cells[:-1]
        rows[:, 1:5] = self._shape(market, path, swell * usual, cells[:-1])
        rows[:, 5:10] = self._volumes(market, path, moves, swell, cells[:-1])
        return rows

    def _shape(self, market: Market, path: Floats, size: Floats, cells: Rows) -> Rows:
        """Return open, high, low and close in ticks."""
        unit = market.tick / UNIT
        wicks = [-np.log(self._prices.chance(market, salt, cells)) * 0.3 * size for salt in (1, 2)]
        high = np.maximum(path[:-1], path[1:]) * (1.0 + wicks[0])
        low = np.minimum(path[:-1], path[1:]) * (1.0 - wicks[1])
        shape = np.stack([path[:-1], high, low, path[1:]], axis=1) / unit
        return np.maximum(np.rint(shape).astype(np.int64), 1)

    def _volumes(
        self, market: Market, path: Floats, moves: Floats, swell: Floats, cells: Rows
    ) -> Rows:
        """Return volume, turnover, trades, and volume and turnover of the buyers who took."""
        luck = np.exp(0.5 * (self._prices.chance(market, 3, cells) * 4 - 2)) * 0.77
        busy = luck * (0.6 + 0.4 * np.minimum(np.abs(moves), 6.0)) * swell
        ticks = np.rint((path[:-1] + path[1:]) / 2 / (market.tick / UNIT)).astype(np.int64)
        ticks = np.maximum(ticks, 1)
        lots = np.maximum((busy * market.turnover / market.cell / ticks).astype(np.int64), 1)
        bought = (lots * (0.5 + 0.3 * np.tanh(moves))).astype(np.int64)
        trades = np.maximum((busy * TRADES_A_MINUTE).astype(np.int64), 1)
        worth = ticks * market.cell
        return np.stack([lots, lots * worth, trades, bought, bought * worth], axis=1)
