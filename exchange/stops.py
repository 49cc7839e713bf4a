"""The orders of one market that wait for the price of a trade before they work."""

from bisect import bisect_left, insort
from typing import TypeAlias

from exchange.book import BUY
from exchange.orders import AccountOrder

_Row: TypeAlias = tuple[int, int, AccountOrder]  # key, id, order; no two have the same id


class Stops:
    """Waiting orders; each fires once.

    Those that wait for a rising price are sorted by it, those that wait for a falling one by its
    negative, so that the next to fire is always the first. Trailing ones move with the price.
    """

    __slots__ = ("_falling", "_rising", "_trailing")

    def __init__(self) -> None:
        self._rising: list[_Row] = []
        self._falling: list[_Row] = []
        self._trailing: dict[int, AccountOrder] = {}

    def __bool__(self) -> bool:
        return bool(self._rising or self._falling or self._trailing)

    def add(self, order: AccountOrder) -> None:
        """Let an order wait."""
        if order.delta:
            self._trailing[order.id] = order
        else:
            insort(*self._place(order))

    def remove(self, order: AccountOrder) -> None:
        """Let an order wait no longer."""
        if order.delta:
            self._trailing.pop(order.id, None)
            return
        rows, row = self._place(order)
        at = bisect_left(rows, row)
        if at < len(rows) and rows[at] == row:
            del rows[at]

    def hear(self, price: int, now_ms: int, moved: list[AccountOrder]) -> list[AccountOrder]:
        """Take out and return what a trade at `price` fires; add to `moved` what trails it."""
        fired = []
        while self._rising and self._rising[0][0] <= price:
            fired.append(self._rising.pop(0)[2])
        while self._falling and -self._falling[0][0] >= price:
            fired.append(self._falling.pop(0)[2])
        for order in tuple(self._trailing.values()):
            if order.peak and _has_turned(order, price):
                del self._trailing[order.id]
                fired.append(order)
            elif _moves(order, price):
                track(order, price, now_ms)
                moved.append(order)
        return fired

    def _place(self, order: AccountOrder) -> tuple[list[_Row], _Row]:
        stop = order.stop
        if order.ticket.rises:
            return self._rising, (stop, order.id, order)
        return self._falling, (-stop, order.id, order)


def track(order: AccountOrder, price: int, now_ms: int) -> None:
    """Note the best price that a trailing order has seen."""
    order.tracking_ms = order.tracking_ms or now_ms
    order.peak = price


def _moves(order: AccountOrder, price: int) -> bool:
    if not order.peak:
        return not order.stop or order.ticket.reached(price)
    return price < order.peak if order.side == BUY else price > order.peak


def _has_turned(order: AccountOrder, price: int) -> bool:
    """Tell whether the price has come back from the peak by the order's basis points."""
    delta = order.delta
    if order.side == BUY:
        return price * 10_000 >= order.peak * (10_000 + delta)
    return price * 10_000 <= order.peak * (10_000 - delta)
