"""What happened in the engine, for whoever listens: the journal, the tape, the streams.

A command publishes all its events at once, as one tuple, after it has taken effect. Orders in
them are live objects: a listener reads what it needs before it returns.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from exchange.ledger import Account
from exchange.level import Order
from exchange.markets import Market
from exchange.order_lists import OrderList
from exchange.orders import AccountOrder


class Opened(NamedTuple):
    """An account came into being."""

    account: Account


class Begun(NamedTuple):
    """A market was listed."""

    market: Market


class Deposited(NamedTuple):
    """An account was credited with units of an asset."""

    account: Account
    asset: str
    units: int


class Accepted(NamedTuple):
    """An account's order passed every check and has its id."""

    order: AccountOrder


class Traded(NamedTuple):
    """Two orders traded; either may be the house's (a plain `Order`).

    `is_aside`: by agreement at a price of their own, which says nothing about the market's.
    """

    market: Market
    trade_id: int
    price: int
    lots: int
    at_ms: int
    taker: Order
    maker: Order
    is_aside: bool = False


class Closed(NamedTuple):
    """An account's order ended otherwise than by trading in full."""

    order: AccountOrder


class Triggered(NamedTuple):
    """A waiting order started to work: the price of a trade met its condition."""

    order: AccountOrder


class Trailed(NamedTuple):
    """A trailing order noted a new best price."""

    order: AccountOrder


class Released(NamedTuple):
    """An order that waited for another one of its list to fill started."""

    order: AccountOrder


class Amended(NamedTuple):
    """An order was made smaller where it stands; `before` was its client id."""

    order: AccountOrder
    before: str


class Listed(NamedTuple):
    """An order list was accepted; its orders follow."""

    list: OrderList


class ListDone(NamedTuple):
    """The last order of a list ended."""

    list: OrderList


class Termed(NamedTuple):
    """Fees or latency of an account changed."""

    account: Account


Event: TypeAlias = (
    Begun
    | Opened
    | Deposited
    | Termed
    | Accepted
    | Released
    | Triggered
    | Trailed
    | Amended
    | Traded
    | Closed
    | Listed
    | ListDone
)
Listener: TypeAlias = Callable[[tuple[Event, ...]], None]
