"""How orders end, and what ends or begins with them: the other orders of their list."""

from exchange.events import Closed, Event, ListDone
from exchange.order_lists import OrderList
from exchange.orders import AccountOrder, Reason, Status
from exchange.state import State


class Endings(State):
    """Ends orders as part of a command, which publishes the events that this adds."""

    def _end(
        self,
        order: AccountOrder,
        status: Status,
        events: list[Event],
        now_ms: int,
        reason: Reason = Reason.NONE,
    ) -> None:
        """End an order and what depends on it."""
        self._close(order, status, events, now_ms, reason)
        if order.list is not None:
            self._follow_up(order.list, order, events, now_ms)

    def _close(
        self,
        order: AccountOrder,
        status: Status,
        events: list[Event],
        now_ms: int,
        reason: Reason = Reason.NONE,
    ) -> None:
        symbol = order.market.symbol
        self.books[symbol].cancel(order)
        if order.is_waiting:
            self.stops[symbol].remove(order)
        order.reason = reason
        self.ledger.close(order, status, now_ms)
        events.append(Closed(order))

    def _claim(self, order: AccountOrder, events: list[Event], now_ms: int) -> None:
        """End the other order of a pair before this one works or trades."""
        partner = order.partner
        if partner is not None and partner.is_open:
            self._close(partner, Status.EXPIRED, events, now_ms, Reason.OCO_TRIGGER)

    def _follow_up(
        self, made: OrderList, order: AccountOrder, events: list[Event], now_ms: int
    ) -> None:
        """End the orders of a list that one of them ended, or start those that it lets start."""
        is_first = made.starts_with(order)
        if is_first and order.status is Status.FILLED:
            self._set_off.append(made)
            return
        status, reason = Status.EXPIRED, Reason.OCO_TRIGGER
        if order.status is Status.CANCELED:
            status, reason = Status.CANCELED, Reason.NONE
        elif is_first:
            reason = Reason.OTO_PHASE_ONE_EXPIRED
        for other in made.orders:
            if other.is_open:
                self._close(other, status, events, now_ms, reason)
        events.append(ListDone(made))
