"""The queue of orders at one price: time priority, slices, and trading through it.

Quantities are whole numbers of lots, prices whole numbers of ticks, as everywhere in the book.
"""

from enum import StrEnum
from typing import NamedTuple


class SelfTrade(StrEnum):
    """Which order expires when an account would trade with itself (Binance's names)."""

    NONE = "NONE"
    EXPIRE_TAKER = "EXPIRE_TAKER"
    EXPIRE_MAKER = "EXPIRE_MAKER"
    EXPIRE_BOTH = "EXPIRE_BOTH"


class Order:
    """What the book needs to know of an order; `left` and `spent` change as it trades.

    `spent` sums price times lots over its fills, in ticks times lots. `budget`, when not zero,
    ends a market order before `spent` would exceed it. `slice`, when not zero, is how many lots
    of it may show at a time: while it rests, `left` is what shows and `hidden` the rest.
    """

    __slots__ = (
        "budget",
        "hidden",
        "id",
        "left",
        "lots",
        "owner",
        "price",
        "resting",
        "side",
        "slice",
        "spent",
    )

    def __init__(self, id_: int, owner: int, side: int, price: int, lots: int) -> None:
        self.id = id_
        self.owner = owner
        self.side = side
        self.price = price
        self.lots = lots
        self.left = lots
        self.spent = 0
        self.budget = 0
        self.slice = 0
        self.hidden = 0
        self.resting = False


class Fill(NamedTuple):
    """One match: the resting order, its price in ticks, the lots that changed hands."""

    maker: Order
    price: int
    lots: int


_fill = tuple.__new__  # makes a `Fill` in a third of the time


class Level:
    """The orders at one price, oldest first, and the sums of what shows and what is hidden.

    A cancelled order stays in the queue as a gap until it reaches the front or gaps are the
    majority, which makes cancelling cheap without letting a long queue fill with gaps.
    """

    __slots__ = ("gaps", "hidden", "lots", "queue", "start")

    def __init__(self) -> None:
        self.queue: list[Order] = []
        self.start = 0  # everything before it has left the queue
        self.lots = 0
        self.hidden = 0
        self.gaps = 0

    def sweep(self, taker: Order, price: int, fills: list[Fill], guard: int) -> Order | None:
        """Trade `taker` through the queue; return the own order it met, if it met one."""
        queue, start, met = self.queue, self.start, None
        wanted = taker.left
        if taker.budget:
            wanted = min(wanted, (taker.budget - taker.spent) // price)
        most = left = min(wanted, self.lots)
        while left:
            maker = queue[start]
            if not maker.resting:
                start, self.gaps = start + 1, self.gaps - 1
                continue
            if maker.owner == guard:
                met = maker
                break
            lots = maker.left
            if lots > left:
                lots = left
                maker.left -= lots
            else:
                maker.left, maker.resting = 0, False
                start += 1
                if maker.hidden:
                    self.show_next(maker)
            maker.spent += price * lots
            left -= lots
            fills.append(_fill(Fill, (maker, price, lots)))
        traded = most - left
        self.start, self.lots = start, self.lots - traded
        taker.left -= traded
        taker.spent += price * traded
        return met

    def show_next(self, order: Order) -> None:
        """Let the next slice of an order queue behind all others at its price."""
        order.left = min(order.slice, order.hidden)
        order.hidden -= order.left
        order.resting = True
        self.hidden -= order.left
        self.lots += order.left
        self.queue.append(order)

    def bare(self, order: Order) -> None:
        """Count what is hidden of an order that leaves to what is left of it."""
        self.hidden -= order.hidden
        order.left += order.hidden
        order.hidden = 0

    def close_gaps(self) -> list[Order]:
        """Drop the gaps and what is before the start; return the queue."""
        self.queue = [order for order in self.queue[self.start :] if order.resting]
        self.start = 0
        self.gaps = 0
        return self.queue

    def prevent(self, taker: Order, maker: Order, mode: SelfTrade, expired: list[Order]) -> None:
        """Let expire, of an account that would trade with itself, what `mode` says."""
        if mode is not SelfTrade.EXPIRE_TAKER:
            maker.resting = False
            self.lots -= maker.left
            self.gaps += 1
            self.bare(maker)
            expired.append(maker)
        if mode is not SelfTrade.EXPIRE_MAKER:
            expired.append(taker)

    def usable(self, guard: int, mode: SelfTrade) -> tuple[int, bool]:
        """Return the lots open to the account `guard` and whether its own order stops it.

        What is hidden comes after all that shows.
        """
        if guard == -1:
            return self.lots + self.hidden, False
        usable = hidden = 0
        for order in self.queue[self.start :]:
            if not order.resting:
                continue
            if order.owner != guard:
                usable += order.left
                hidden += order.hidden
            elif mode is not SelfTrade.EXPIRE_MAKER:
                return usable, True
        return usable + hidden, False
