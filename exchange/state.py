"""All that the exchange knows: books, accounts, orders, funds.

What changes it here is done for new commands and, when the journal is read, for old ones alike.
"""

from collections import deque
from collections.abc import Mapping

from exchange.book import BUY, HOUSE, Book
from exchange.events import Begun, Deposited, Event, Listener, Opened, Termed, Traded
from exchange.ledger import Account, Ledger
from exchange.markets import REACH, Market
from exchange.order_lists import OrderList
from exchange.orders import AccountOrder, Status
from exchange.reference import Reference
from exchange.stops import Stops


class State:
    """Holds every book and account, and finds orders and lists by their ids."""

    def __init__(
        self, markets: Mapping[str, Market], coming: Mapping[str, Market] | None = None
    ) -> None:
        self.markets = dict(markets)
        self.coming = dict(coming or {})  # they may be listed later
        every = self.markets | self.coming
        self.books = {symbol: Book() for symbol in every}
        self.stops = {symbol: Stops() for symbol in every}
        self.last = dict.fromkeys(every, 0)
        self.references = {symbol: Reference() for symbol in every}
        self.ledger = Ledger()
        self.accounts: dict[int, Account] = {}
        self.by_key: dict[str, Account] = {}
        self.by_name: dict[str, Account] = {}
        self.orders: dict[int, AccountOrder] = {}
        self.lists: dict[int, OrderList] = {}
        self.next_order = 1
        self.next_list = 1
        self.next_rank = 1
        self.next_trade = 1
        self.latest_ms = 0
        self._set_off: deque[AccountOrder | OrderList] = deque()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the events of every command from now on."""
        self._listeners.append(listener)

    def moment(self, now_ms: int) -> int:
        """Return when a command takes effect: a clock that is set back stands still here."""
        self.latest_ms = max(self.latest_ms, now_ms)
        return self.latest_ms

    def open_account(
        self, name: str, *, key: str, secret: str, deposits: Mapping[str, int], now_ms: int
    ) -> Account:
        """Make the account `name`, funded with `deposits` in units, or return the one there is.

        An account that exists keeps its keys and is not funded again.
        """
        known = self.by_name.get(name)
        if known:
            return known
        account = Account(len(self.accounts) + 1, name, key, secret, self.moment(now_ms))
        self.enrol(account)
        events: list[Event] = [Opened(account)]
        for asset, units in deposits.items():
            self.ledger.deposit(account, asset, units)
            events.append(Deposited(account, asset, units))
        self._publish(events)
        return account

    def enrol(self, account: Account) -> None:
        """Make an account known by its key and name; used for new and for recovered ones."""
        self.accounts[account.uid] = account
        self.by_key[account.key] = account
        self.by_name[account.name] = account

    def list_market(self, symbol: str) -> Market:
        """List a coming market, or return the one that is; raises `KeyError` for neither."""
        if symbol not in self.markets:
            self.begin(symbol)
            self._publish([Begun(self.markets[symbol])])
        return self.markets[symbol]

    def begin(self, symbol: str) -> None:
        """Take a coming market among those that trade; used for new and for recovered ones."""
        self.markets[symbol] = self.coming.pop(symbol)

    def set_terms(
        self, account: Account, *, maker_ppm: int, taker_ppm: int, latency_ms: int
    ) -> None:
        """Change the fees of an account, in millionths, and how long its requests travel."""
        account.maker_ppm, account.taker_ppm = maker_ppm, taker_ppm
        account.latency_ms = latency_ms
        self._publish([Termed(account)])

    def register(self, order: AccountOrder) -> None:
        """Make an order findable by its ids; used for new and for recovered ones."""
        account = order.account
        self.orders[order.id] = order
        account.by_client_id[order.client_id] = order
        account.orders[order.market.symbol].append(order)
        account.open[order.market.symbol][order.id] = order
        self.next_order = max(self.next_order, order.id + 1)
        self.next_rank = max(self.next_rank, order.rank + 1)

    def register_list(self, made: OrderList) -> None:
        """Make an order list findable; used for new and for recovered ones."""
        self.lists[made.id] = made
        made.account.lists[made.id] = made
        self.next_list = max(self.next_list, made.id + 1)

    def join(self, order: AccountOrder, made: OrderList) -> None:
        """Put an order into a list; all but the first of a one-triggers-others list wait."""
        order.list = made
        made.orders.append(order)
        if made.waits_for_first(order):
            order.status = Status.PENDING_NEW

    def resize(self, order: AccountOrder, lots: int, client_id: str, now_ms: int) -> None:
        """Set the size and the client id of an order; used for new and recovered amendments."""
        account = order.account
        if client_id != order.client_id:
            del account.by_client_id[order.client_id]
            account.retired.add(order.client_id)
            account.by_client_id[client_id] = order
            order.client_id = client_id
        order.lots = lots
        if not order.resting:
            order.left = lots - order.executed
        order.amends += 1
        order.updated_ms = now_ms
        self.ledger.hold(order)

    def let_work(self, order: AccountOrder, now_ms: int) -> None:
        """Note that an order waits no longer; used for new and for recovered triggers."""
        order.working_ms = order.updated_ms = now_ms
        order.reserve = order.price
        self.ledger.hold(order)

    def record(self, trade: Traded) -> None:
        """Settle both sides of a trade; used for new and for recovered ones."""
        market, trade_id, price, lots, at_ms, taker, maker, _ = trade
        if taker.owner == HOUSE and maker.owner == HOUSE:
            return
        buyer, seller = (taker, maker) if taker.side == BUY else (maker, taker)
        self.ledger.settle(market, buyer, seller, price, lots)
        for order in (maker, taker):
            if isinstance(order, AccountOrder):
                self.ledger.fill(order, trade_id, price, lots, maker=order is maker, at_ms=at_ms)
        if maker.slice and isinstance(maker, AccountOrder) and maker.uses_up(lots):
            maker.rank = self.next_rank
            self.next_rank += 1

    def reach(self, market: Market, side: int, now_ms: int) -> int:
        """Return the worst price in ticks that an order on its way in may trade at; 0: any."""
        mean = self.references[market.symbol].mean(now_ms)
        return mean * (100 + REACH) // 100 if side == BUY else -(-mean * (100 - REACH) // 100)

    def _publish(self, events: list[Event]) -> None:
        if events:
            batch = tuple(events)
            for listener in self._listeners:
                listener(batch)
