"""The matching engine: accounts, orders and fills over the books, without input or output.

Given the same commands with the same times it does the same; it draws no random number and
reads no clock. One command is one step: it either raises a `Refusal` and changes nothing, or
takes effect, never earlier than the one before it, and publishes its events. What a trade sets
off (stops, the other orders of a list) is part of the command that traded, and comes after all
of its own matching.
"""

from exchange import checks, refusals
from exchange.book import BUY, HOUSE, Book
from exchange.endings import Endings
from exchange.events import (
    Accepted,
    Amended,
    Event,
    ListDone,
    Listed,
    Released,
    Traded,
    Trailed,
    Triggered,
)
from exchange.filters import bound, reserve
from exchange.ledger import Account
from exchange.level import Fill, Order, SelfTrade
from exchange.markets import Market
from exchange.order_lists import ListTicket, OrderList
from exchange.orders import FILLED, NEW, WAITING, AccountOrder, Force, Reason, Status, Ticket
from exchange.refusals import Refusal
from exchange.stops import track

# Members named once: that is a call each time in Python 3.11.
_WHOLE, _STAYS = Force.FOK, Force.GTC


class Engine(Endings):
    """Holds every book and account; the single writer of all of them."""

    def check(self, account: Account, ticket: Ticket) -> None:
        """Raise the `Refusal` that `place` would raise, and do nothing else."""
        symbol = ticket.market.symbol
        checks.order(account, ticket, self.books[symbol], self.last[symbol])

    def place(
        self, account: Account, ticket: Ticket, now_ms: int, *, most: int = 0
    ) -> AccountOrder:
        """Accept an order, trade it as far as it goes, rest or end the remainder.

        `most`, when not zero, is how many lots may trade at once; the exchange then ends it.
        """
        self.check(account, ticket)
        now_ms = self.moment(now_ms)
        events: list[Event] = []
        order = self._accept(account, ticket, events, now_ms)
        self._start(order, events, now_ms, most)
        self._finish(events, now_ms)
        return order

    def check_list(self, account: Account, wanted: ListTicket) -> None:
        """Raise the `Refusal` that `place_list` would raise, and do nothing else."""
        symbol = wanted.market.symbol
        checks.order_list(account, wanted, self.books[symbol], self.last[symbol])

    def place_list(self, account: Account, wanted: ListTicket, now_ms: int) -> OrderList:
        """Accept orders that depend on each other and start those that need not wait."""
        self.check_list(account, wanted)
        now_ms = self.moment(now_ms)
        made = OrderList(
            self.next_list, account, wanted.market, wanted.contingency, wanted.client_id, now_ms
        )
        self.register_list(made)
        events: list[Event] = [Listed(made)]
        orders = [self._accept(account, t, events, now_ms, made) for t in wanted.tickets]
        for order in orders:
            if order.status is Status.NEW:
                self._start(order, events, now_ms)
        self._finish(events, now_ms)
        return made

    def cancel(self, order: AccountOrder, now_ms: int) -> None:
        """Cancel an open order and with it its list; raises Binance's refusal when it is over."""
        if not order.is_open:
            raise refusals.not_cancellable()
        now_ms = self.moment(now_ms)
        events: list[Event] = []
        self._end(order, Status.CANCELED, events, now_ms)
        self._finish(events, now_ms)

    def amend(self, order: AccountOrder, lots: int, client_id: str, now_ms: int) -> None:
        """Make an open order smaller where it stands in the queue; a pair keeps one size."""
        checks.amendment(order, lots, client_id)
        now_ms = self.moment(now_ms)
        partner = order.partner
        events: list[Event] = []
        for one in (order,) if partner is None else (order, partner):
            if one.resting:
                self.books[one.market.symbol].reduce(one, one.lots - lots)
            before = one.client_id
            self.resize(one, lots, client_id if one is order else before, now_ms)
            events.append(Amended(one, before))
        self._finish(events, now_ms)

    def quote(self, market: Market, side: int, price: int, lots: int, now_ms: int) -> Order | None:
        """Place a limit order of the house; returns it when some of it rests."""
        now_ms, book = self.moment(now_ms), self.books[market.symbol]
        order = Order(0, HOUSE, side, price, lots)
        events: list[Event] = []
        if book.crosses(side, price):
            self._match(market, order, events, now_ms, 0)
        if order.left:
            book.rest(order)
        self._finish(events, now_ms)
        return order if order.resting else None

    def withdraw(self, market: Market, order: Order) -> None:
        """Take a resting order of the house out of the book."""
        self.books[market.symbol].cancel(order)

    def take(self, market: Market, side: int, lots: int, now_ms: int) -> int:
        """Trade a market order of the house; returns the lots that found no counterpart."""
        now_ms = self.moment(now_ms)
        order = Order(0, HOUSE, side, 0, lots)
        events: list[Event] = []
        self._match(market, order, events, now_ms, self.reach(market, side, now_ms))
        self._finish(events, now_ms)
        return order.left

    def fill(self, order: AccountOrder, lots: int, now_ms: int, *, is_aside: bool = True) -> None:
        """Let the house trade with a resting order alone, whatever stands before it.

        A trade aside leaves the price of the market what it was.
        """
        if not order.resting or not 0 < lots <= order.left:
            raise refusals.not_cancellable()
        now_ms = self.moment(now_ms)
        self.books[order.market.symbol].trade(order, lots)
        order.spent += order.price * lots
        events: list[Event] = []
        house = Order(0, HOUSE, -order.side, order.price, lots)
        fill = Fill(order, order.price, lots)
        self._settle(order.market, house, [fill], events, now_ms, is_aside=is_aside)
        self._finish(events, now_ms)

    def _accept(
        self,
        account: Account,
        ticket: Ticket,
        events: list[Event],
        now_ms: int,
        within: OrderList | None = None,
    ) -> AccountOrder:
        order = AccountOrder(self.next_order, account, ticket, now_ms)
        order.rank = self.next_rank
        last = self.last[ticket.market.symbol]
        order.reserve = reserve(ticket, last)
        if within is not None:
            self.join(order, within)
        if order.status is NEW:
            self._ready(order, last, now_ms)
        self.register(order)
        events.append(Accepted(order))
        return order

    def _ready(self, order: AccountOrder, last: int, now_ms: int) -> None:
        """Note when an order begins to work, or from which price it trails."""
        if order.kind not in WAITING:
            order.working_ms = now_ms
        elif order.delta and not order.stop and last:
            track(order, last, now_ms)

    def _start(self, order: AccountOrder, events: list[Event], now_ms: int, most: int = 0) -> None:
        """Keep funds aside, then let the order wait for its trigger or work at once."""
        self.ledger.hold(order)
        if order.is_waiting:
            self.stops[order.market.symbol].add(order)
            return
        if not order.price:
            bound(order)
        self._run(order, events, now_ms, most)

    def _finish(self, events: list[Event], now_ms: int) -> None:
        """Do what the trades of a command set off, in order, then publish all of it."""
        while self._set_off:
            what = self._set_off.popleft()
            if isinstance(what, OrderList):
                self._release(what, events, now_ms)
            elif what.is_open:
                self._trigger(what, events, now_ms)
        self._publish(events)

    def _trigger(self, order: AccountOrder, events: list[Event], now_ms: int) -> None:
        self._claim(order, events, now_ms)
        order.rank = self.next_rank
        self.next_rank += 1
        self.let_work(order, now_ms)
        events.append(Triggered(order))
        self._start(order, events, now_ms)

    def _release(self, made: OrderList, events: list[Event], now_ms: int) -> None:
        """Start the orders that waited for the first one of their list to fill."""
        pending = made.pending
        last = self.last[made.market.symbol]
        try:
            tickets = tuple(order.ticket for order in pending)
            checks.start(made.account, tickets, self.books[made.market.symbol], last)
        except Refusal:
            for order in pending:
                self._close(order, Status.EXPIRED, events, now_ms, Reason.REJECTED)
            events.append(ListDone(made))
            return
        for order in pending:
            order.status, order.updated_ms = Status.NEW, now_ms
            order.reserve = reserve(order.ticket, last)
            order.rank = self.next_rank
            self.next_rank += 1
            self._ready(order, last, now_ms)
            events.append(Released(order))
        for order in pending:
            self._start(order, events, now_ms)

    def _run(self, order: AccountOrder, events: list[Event], now_ms: int, most: int) -> None:
        book = self.books[order.market.symbol]
        reach = self.reach(order.market, order.side, now_ms)
        if order.force is _WHOLE and not book.fillable(order, order.self_trade, reach):
            return self._end(order, Status.EXPIRED, events, now_ms)
        kept_back = max(order.left - most, 0) if most else 0
        order.left -= kept_back
        self._match(order.market, order, events, now_ms, reach)
        order.left += kept_back
        if not order.is_open:
            return None
        reason = Reason.NONE
        if kept_back:
            reason = Reason.EXCHANGE_CANCELED
        elif reach and _is_stopped(order, reach, book):
            reason = Reason.OUT_OF_REACH
        elif order.price and order.force is _STAYS:
            return book.rest(order)
        served = order.quote and not reason and _opposite_best(book, order.side)
        return self._end(order, FILLED if served else Status.EXPIRED, events, now_ms, reason)

    def _match(
        self, market: Market, taker: Order, events: list[Event], now_ms: int, reach: int
    ) -> None:
        book = self.books[market.symbol]
        mode = taker.self_trade if isinstance(taker, AccountOrder) else SelfTrade.NONE
        fills: list[Fill] = []
        expired = book.match(taker, fills, mode, reach)
        if fills:
            self._settle(market, taker, fills, events, now_ms)
        for order in expired:
            if isinstance(order, AccountOrder) and order.is_open:
                order.prevented = order.left
                self._end(order, Status.EXPIRED_IN_MATCH, events, now_ms)

    def _settle(
        self,
        market: Market,
        taker: Order,
        fills: list[Fill],
        events: list[Event],
        now_ms: int,
        *,
        is_aside: bool = False,
    ) -> None:
        for maker, price, lots in fills:
            if isinstance(maker, AccountOrder) and maker.list is not None:
                self._claim(maker, events, now_ms)
            trade = Traded(market, self.next_trade, price, lots, now_ms, taker, maker, is_aside)
            self.next_trade += 1
            self.record(trade)
            events.append(trade)
            for order in (maker, taker):
                if isinstance(order, AccountOrder) and order.list and not order.is_open:
                    self._follow_up(order.list, order, events, now_ms)
        if not is_aside:
            self._hear(market.symbol, [fill.price for fill in fills], events, now_ms)

    def _hear(self, symbol: str, prices: list[int], events: list[Event], now_ms: int) -> None:
        """Note what the market's price has been, and set off what waited for it."""
        self.last[symbol] = prices[-1]
        self.references[symbol].add(prices, now_ms)
        waiting = self.stops[symbol]
        for price in prices if waiting else ():
            moved: list[AccountOrder] = []
            self._set_off.extend(waiting.hear(price, now_ms, moved))
            events.extend(Trailed(order) for order in moved)


def _is_stopped(order: AccountOrder, reach: int, book: Book) -> bool:
    """Tell whether an order would trade on, or rest, at prices beyond its reach."""
    if order.price:
        return order.side * order.price > order.side * reach
    best = _opposite_best(book, order.side)
    is_spent = order.budget and order.budget - order.spent < reach
    return bool(best) and order.side * best > order.side * reach and not is_spent


def _opposite_best(book: Book, side: int) -> int:
    return book.best_ask() if side == BUY else book.best_bid()
