"""The order book of one market: price-time priority over whole ticks and lots.

Prices are whole numbers of ticks, quantities whole numbers of lots, so nothing here can round.
Each side keeps its price levels under a key that is larger the better the price is (the price
itself for bids, its negative for asks): one piece of code then serves both sides, and the best
level is always the last key.
"""

from bisect import bisect_left, insort
from itertools import islice
from typing import Final

from exchange.level import Fill, Level, Order, SelfTrade

BUY: Final = 1
SELL: Final = -1
HOUSE: Final = 0  # owner of the synthetic orders; never subject to self-trade prevention
_NO_LIMIT: Final = -(1 << 62)  # worse than any key: what a market order accepts
_ALLOWED: Final = SelfTrade.NONE


class Side:
    """The price levels of one side, best last."""

    __slots__ = ("keys", "levels")

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.levels: dict[int, Level] = {}

    def drop_best(self) -> None:
        """Forget the best level, which has been emptied."""
        del self.levels[self.keys.pop()]


class Book:
    """Both sides of a market; `changes` counts every change of a level.

    While `touched` is a set, the key of every level that changes is put into it.
    """

    __slots__ = ("asks", "bids", "changes", "touched")

    def __init__(self) -> None:
        self.bids = Side()
        self.asks = Side()
        self.changes = 0
        self.touched: set[int] | None = None

    def best_bid(self) -> int:
        """Return the highest bid in ticks, or 0 without bids."""
        return self.bids.keys[-1] if self.bids.keys else 0

    def best_ask(self) -> int:
        """Return the lowest ask in ticks, or 0 without asks."""
        return -self.asks.keys[-1] if self.asks.keys else 0

    def rest(self, order: Order, shown: int = 0) -> None:
        """Queue what is left of `order` behind all orders at its price.

        Of an order in slices only one shows: a whole one, or `shown` lots of it.
        """
        if order.side == BUY:
            side, key = self.bids, order.price
        else:
            side, key = self.asks, -order.price
        level = side.levels.get(key)
        if level is None:
            level = side.levels[key] = Level()
            insort(side.keys, key)
        queue = level.queue
        if level.start > 64 and level.start * 2 > len(queue):
            queue = level.close_gaps()
        queue.append(order)
        if order.slice:
            order.hidden = max(0, order.left - (shown or order.slice))
            order.left -= order.hidden
            level.hidden += order.hidden
        level.lots += order.left
        order.resting = True
        self.changes += 1
        if self.touched is not None:
            self.touched.add(key)

    def cancel(self, order: Order) -> bool:
        """Take a resting order out of the book; False when it does not rest there."""
        if not order.resting:
            return False
        order.resting = False
        shown = order.left
        if order.hidden:
            self._level(order).bare(order)
        self._lower(order, shown)
        return True

    def reduce(self, order: Order, lots: int) -> None:
        """Take lots away from a resting order, hidden ones first; it keeps its place."""
        hidden = min(order.hidden, lots)
        if hidden:
            order.hidden -= hidden
            self._level(order).hidden -= hidden
        self._shrink(order, lots - hidden)

    def trade(self, order: Order, lots: int) -> None:
        """Take lots that show away from a resting order, as if it had traded; the last end it."""
        level = self._level(order)
        if lots == order.left and order.hidden:
            del level.queue[level.queue.index(order, level.start)]
            level.show_next(order)
            order.left += lots  # which go now
        self._shrink(order, lots)

    def _shrink(self, order: Order, lots: int) -> None:
        if lots:
            order.left -= lots
            order.resting = order.left > 0
            self._lower(order, lots)

    def _level(self, order: Order) -> Level:
        return (self.bids if order.side == BUY else self.asks).levels[order.side * order.price]

    def _lower(self, order: Order, lots: int) -> None:
        if order.side == BUY:
            side, key = self.bids, order.price
        else:
            side, key = self.asks, -order.price
        level = side.levels[key]
        level.lots -= lots
        self.changes += 1
        if self.touched is not None:
            self.touched.add(key)
        if not level.lots:
            del side.levels[key]
            del side.keys[bisect_left(side.keys, key)]
        elif not order.resting:
            level.gaps += 1
            if level.gaps > 16 and level.gaps * 2 > len(level.queue) - level.start:
                level.close_gaps()

    def crosses(self, side: int, price: int) -> bool:
        """Tell whether an order at `price` would trade at once."""
        keys = self.asks.keys if side == BUY else self.bids.keys
        return bool(keys) and keys[-1] >= -side * price

    def match(
        self, taker: Order, fills: list[Fill], mode: SelfTrade = _ALLOWED, reach: int = 0
    ) -> list[Order]:
        """Trade `taker` against the book up to its price (0: any), appending to `fills`.

        Nor does it trade at a price beyond `reach`, when that is not 0.
        Returns the orders that self-trade prevention expired; when the taker is among them it
        must not go on. Nothing of the taker is put into the book: see `rest`.
        """
        opposite = self.asks if taker.side == BUY else self.bids
        keys, levels = opposite.keys, opposite.levels
        limit = -taker.side * taker.price if taker.price else _NO_LIMIT
        if reach:
            limit = max(limit, -taker.side * reach)
        guard = taker.owner if mode is not _ALLOWED and taker.owner != HOUSE else -1
        expired: list[Order] = []
        while taker.left and keys and keys[-1] >= limit:
            key = keys[-1]
            level = levels[key]
            wanted = taker.left
            met = level.sweep(taker, abs(key), fills, guard)
            self.changes += 1
            if self.touched is not None:
                self.touched.add(key)
            if met is not None:
                level.prevent(taker, met, mode, expired)
            if not level.lots:
                opposite.drop_best()
            elif taker in expired or (met is None and taker.left == wanted):
                break  # the taker must not go on, or its budget is spent
        return expired

    def fillable(self, order: Order, mode: SelfTrade = _ALLOWED, reach: int = 0) -> bool:
        """Tell whether `match` would trade the whole of `order`, self-trades prevented."""
        opposite = self.asks if order.side == BUY else self.bids
        guard = order.owner if mode is not _ALLOWED else -1
        limit = -order.side * order.price
        if reach:
            limit = max(limit, -order.side * reach)
        need = order.left
        for key in reversed(opposite.keys):
            if key < limit or need <= 0:
                break
            usable, blocked = opposite.levels[key].usable(guard, mode)
            need -= usable
            if blocked:
                break
        return need <= 0

    def cost(self, side: int, lots: int) -> tuple[int, int]:
        """Return (lots to be had, their cost in ticks times lots) for a market order."""
        opposite = self.asks if side == BUY else self.bids
        left, total = lots, 0
        for key in reversed(opposite.keys):
            if not left:
                break
            part = min(left, opposite.levels[key].lots)
            total += abs(key) * part
            left -= part
        return lots - left, total

    def lots_for(self, side: int, budget: int) -> int:
        """Return how many lots a market order of `budget` (ticks times lots) would trade."""
        opposite = self.asks if side == BUY else self.bids
        left, lots = budget, 0
        for key in reversed(opposite.keys):
            price, there = abs(key), opposite.levels[key].lots
            part = min(there, left // price)
            lots += part
            left -= part * price
            if part < there:
                break
        return lots

    def lots_at(self, key: int) -> int:
        """Return the lots at a level: a bid's price, or an ask's negative price."""
        level = (self.bids if key > 0 else self.asks).levels.get(key)
        return level.lots if level else 0

    def depth(self, count: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return up to `count` (price, lots) of bids and of asks, best first."""
        return _top(self.bids, count), _top(self.asks, count)


def submit(book: Book, order: Order, fills: list[Fill]) -> None:
    """Trade a plain limit order as far as it goes and rest the remainder."""
    if book.crosses(order.side, order.price):
        book.match(order, fills)
    if order.left:
        book.rest(order)


def _top(side: Side, count: int) -> list[tuple[int, int]]:
    levels = side.levels
    return [(abs(key), levels[key].lots) for key in islice(reversed(side.keys), count)]
