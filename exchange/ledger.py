"""Who owns what: balances in whole units of 1e-8, locked funds, fees, and the house's side.

Everything adds up: per asset, what accounts hold plus the fees plus the house's position equals
what was deposited, to the last unit. The house (the synthetic market maker) may go short; an
account never.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from exchange.book import BUY, HOUSE
from exchange.level import Order
from exchange.markets import Market
from exchange.order_lists import OrderList
from exchange.orders import FILLED, PARTIALLY_FILLED, AccountFill, AccountOrder, Status

_MILLION = 1_000_000


@dataclass(slots=True, eq=False)
class Account:
    """A customer; fees are in millionths of what is received, `latency_ms` is how long
    the account's requests are on their way."""

    uid: int
    name: str
    key: str
    secret: str
    created_ms: int
    maker_ppm: int = 1000
    taker_ppm: int = 1000
    latency_ms: int = 0
    free: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    locked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_client_id: dict[str, AccountOrder] = field(default_factory=dict)
    orders: dict[str, list[AccountOrder]] = field(default_factory=lambda: defaultdict(list))
    open: dict[str, dict[int, AccountOrder]] = field(default_factory=lambda: defaultdict(dict))
    fills: dict[str, list[AccountFill]] = field(default_factory=lambda: defaultdict(list))
    lists: dict[int, OrderList] = field(default_factory=dict)
    retired: set[str] = field(default_factory=set)  # client ids of orders no longer kept

    def open_orders(self) -> list[AccountOrder]:
        """Return the open orders of all markets, oldest first."""
        orders = [order for here in self.open.values() for order in here.values()]
        return sorted(orders, key=lambda order: order.id)

    def has_used(self, client_id: str) -> bool:
        """Tell whether an order of this account ever had `client_id`."""
        return client_id in self.by_client_id or client_id in self.retired

    def list_called(self, client_id: str) -> OrderList | None:
        """Return the order list that has `client_id`."""
        return next((one for one in self.lists.values() if one.client_id == client_id), None)


class Ledger:
    """Moves funds between accounts, fees and the house."""

    def __init__(self) -> None:
        self.fees: dict[str, int] = defaultdict(int)
        self.house: dict[str, int] = defaultdict(int)
        self.deposited: dict[str, int] = defaultdict(int)

    def deposit(self, account: Account, asset: str, units: int) -> None:
        """Credit an account from nowhere, which is where paper money comes from."""
        account.free[asset] += units
        self.deposited[asset] += units

    def settle(self, market: Market, buyer: Order, seller: Order, price: int, lots: int) -> None:
        """Move the house's side of a trade; accounts settle theirs in `fill`."""
        if HOUSE not in {buyer.owner, seller.owner}:
            return
        sign = 1 if buyer.owner == HOUSE else -1
        self.house[market.base] += sign * lots * market.step
        self.house[market.quote] -= sign * price * lots * market.cell

    def fill(
        self, order: AccountOrder, trade_id: int, price: int, lots: int, *, maker: bool, at_ms: int
    ) -> None:
        """Settle one fill of an account's order: funds, fee, record, status.

        The fee is taken from what the account receives, rounded down to a whole unit.
        """
        account, market = order.account, order.market
        amount, quantity = price * lots * market.cell, lots * market.step
        paid, received = (amount, quantity) if order.side == BUY else (quantity, amount)
        gets = market.base if order.side == BUY else market.quote
        fee = received * (account.maker_ppm if maker else account.taker_ppm) // _MILLION
        account.free[gets] += received - fee
        self.fees[gets] += fee
        if order.reserve:
            kept = order.reserve * lots * market.cell if order.side == BUY else quantity
            order.locked -= kept
            account.locked[order.gives] -= kept
            account.free[order.gives] += kept - paid
        else:
            account.free[order.gives] -= paid
        fill = AccountFill(
            trade_id, order.id, price, lots, fee, at_ms, order.side == BUY, is_maker=maker
        )
        order.fills.append(fill)
        order.executed += lots
        order.status = PARTIALLY_FILLED
        order.updated_ms = at_ms
        account.fills[market.symbol].append(fill)
        if order.executed == order.lots:
            self.close(order, FILLED, at_ms)

    def hold(self, order: AccountOrder) -> None:
        """Keep aside what an order needs now, no more and no less; a pair's part is shared."""
        partner = order.partner if order.list else None
        if partner is not None:
            _hold(partner, partner.needs())
        _hold(order, order.needs())

    def close(self, order: AccountOrder, status: Status, at_ms: int) -> None:
        """End an order and give back what it still kept aside."""
        if order.quote:
            order.lots, order.left = order.executed, 0
        order.status = status
        order.updated_ms = at_ms
        self.hold(order)
        order.account.open[order.market.symbol].pop(order.id, None)


def _hold(order: AccountOrder, needs: int) -> None:
    change = needs - order.locked
    if change:
        account, asset = order.account, order.gives
        order.locked = needs
        account.free[asset] -= change
        account.locked[asset] += change
