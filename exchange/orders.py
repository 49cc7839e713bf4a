"""What an account's order is: what was asked for, how far it got, what each fill cost."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from exchange.book import BUY
from exchange.level import Order, SelfTrade
from exchange.markets import Market

if TYPE_CHECKING:
    from exchange.ledger import Account
    from exchange.order_lists import OrderList


class Kind(StrEnum):
    """The order types on offer."""

    LIMIT = "LIMIT"
    LIMIT_MAKER = "LIMIT_MAKER"  # post-only
    MARKET = "MARKET"
    STOP_LOSS = "STOP_LOSS"
    STOP_LOSS_LIMIT = "STOP_LOSS_LIMIT"
    TAKE_PROFIT = "TAKE_PROFIT"
    TAKE_PROFIT_LIMIT = "TAKE_PROFIT_LIMIT"


STOPS: Final = frozenset({Kind.STOP_LOSS, Kind.STOP_LOSS_LIMIT})
PROFITS: Final = frozenset({Kind.TAKE_PROFIT, Kind.TAKE_PROFIT_LIMIT})
WAITING: Final = STOPS | PROFITS  # what waits for a price of the last trade before it works


class Force(StrEnum):
    """How long an order stays: until cancelled, for an instant, or all or nothing at once."""

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


class Status(StrEnum):
    """Where an order is in its life; all but the first three are final."""

    NEW = "NEW"
    PENDING_NEW = "PENDING_NEW"  # waits for another order of its list to fill
    PARTIALLY_FILLED = "PARTIALLY_FILLED"
    FILLED = "FILLED"
    CANCELED = "CANCELED"
    EXPIRED = "EXPIRED"
    EXPIRED_IN_MATCH = "EXPIRED_IN_MATCH"  # by self-trade prevention


# A member is named here once: on every order's way that is a call each time in Python 3.11.
NEW, PENDING_NEW = Status.NEW, Status.PENDING_NEW
PARTIALLY_FILLED, FILLED = Status.PARTIALLY_FILLED, Status.FILLED
OPEN: Final = (NEW, PENDING_NEW, PARTIALLY_FILLED)


class Reason(StrEnum):
    """Why an order expired, where its own terms do not say it (Binance's names)."""

    NONE = ""
    REJECTED = "REJECTED"
    EXCHANGE_CANCELED = "EXCHANGE_CANCELED"
    OCO_TRIGGER = "OCO_TRIGGER"
    OTO_PHASE_ONE_EXPIRED = "OTO_PHASE_ONE_EXPIRED"
    OUT_OF_REACH = "EXECUTION_RULE_PRICE_RANGE_EXCEEDED"


_NO_REASON: Final = Reason.NONE


@dataclass(frozen=True, slots=True)
class Ticket:
    """An order as a client asks for it, in ticks and lots.

    `price` is 0 for a market order. A market order names either `lots` or `quote`, the units of
    the quote currency to spend or to receive. A waiting order names `stop`, the price in ticks
    that lets it work, or `delta`, the basis points it trails the best price by, or both. `slice`
    makes an iceberg of a limit order: no more lots of it show in the book at a time.
    """

    market: Market
    side: int
    kind: Kind
    client_id: str
    force: Force = Force.GTC
    price: int = 0
    lots: int = 0
    quote: int = 0
    self_trade: SelfTrade = SelfTrade.EXPIRE_MAKER
    stop: int = 0
    delta: int = 0
    slice: int = 0

    @property
    def rises(self) -> bool:
        """True when a waiting order is let work by a price that rises to its stop."""
        return (self.side == BUY) is (self.kind in STOPS)

    def reached(self, price: int) -> bool:
        """Tell whether `price` meets the stop price."""
        return price >= self.stop if self.rises else price <= self.stop


class AccountFill(NamedTuple):
    """One fill of an account's order; `fee` in units of the asset that the account received."""

    trade_id: int
    order_id: int
    price: int
    lots: int
    fee: int
    at_ms: int
    is_buyer: bool
    is_maker: bool


class AccountOrder(Order):
    """An order of an account: everything that the book does not need to know.

    `reserve` is the price in ticks at which funds are kept aside, 0 for none. `rank` grows with
    each order that starts to wait or to work: it is the order in which they queue. `peak` is
    the best price in ticks that a trailing order has seen, 0 before it tracks. `shown` is how
    much is left of the slice of an iceberg that shows, 0 for all of it.
    """

    __slots__ = (
        "account",
        "amends",
        "client_id",
        "created_ms",
        "delta",
        "executed",
        "fills",
        "force",
        "kind",
        "list",
        "locked",
        "market",
        "peak",
        "prevented",
        "quote",
        "rank",
        "reason",
        "reserve",
        "self_trade",
        "shown",
        "status",
        "stop",
        "tracking_ms",
        "updated_ms",
        "working_ms",
    )

    def __init__(self, id_: int, account: "Account", ticket: Ticket, now_ms: int) -> None:
        super().__init__(id_, account.uid, ticket.side, ticket.price, ticket.lots)
        self.account = account
        self.market = ticket.market
        self.kind = ticket.kind
        self.force = ticket.force
        self.client_id = ticket.client_id
        self.self_trade = ticket.self_trade
        self.quote = ticket.quote
        self.stop = ticket.stop
        self.delta = ticket.delta
        self.slice = ticket.slice
        self.shown = 0
        self.status = NEW
        self.created_ms = now_ms
        self.updated_ms = now_ms
        self.working_ms = 0  # since when it may trade; 0 while it waits
        self.tracking_ms = 0
        self.peak = 0
        self.rank = 0
        self.amends = 0
        self.list: OrderList | None = None
        self.reason = _NO_REASON
        self.reserve = ticket.price
        self.locked = 0  # units of the asset it gives, kept aside until it trades or ends
        self.prevented = 0  # lots that self-trade prevention expired
        self.executed = 0  # lots settled; `left` runs ahead of it while a match is under way
        self.fills: list[AccountFill] = []

    @property
    def ticket(self) -> Ticket:
        """Return what was asked for, as far as it still is."""
        return Ticket(
            market=self.market,
            side=self.side,
            kind=self.kind,
            client_id=self.client_id,
            force=self.force,
            price=self.price,
            lots=self.lots,
            quote=self.quote,
            self_trade=self.self_trade,
            stop=self.stop,
            delta=self.delta,
            slice=self.slice,
        )

    def uses_up(self, lots: int) -> bool:
        """Note a trade of an iceberg that rests; tell whether it used up the slice that showed."""
        self.shown = (self.shown or self.slice) - lots
        return self.shown == 0

    @property
    def is_open(self) -> bool:
        """True while the order may still trade."""
        return self.status in OPEN

    @property
    def is_waiting(self) -> bool:
        """True while the order waits for its trigger."""
        return self.kind in WAITING and not self.working_ms

    @property
    def gives(self) -> str:
        """Return the asset that the order spends."""
        return self.market.quote if self.side == BUY else self.market.base

    @property
    def partner(self) -> "AccountOrder | None":
        """Return the other order of a pair of which only one can trade."""
        return self.list.partner(self) if self.list else None

    def needs(self) -> int:
        """Return the units of `gives` that must be kept aside for what is left of it.

        A pair keeps aside once what the dearer of the two needs.
        """
        cost = self.cost()
        partner = self.partner if self.list else None
        if partner is not None and (partner.cost(), -partner.id) > (cost, -self.id):
            return 0
        return cost

    def cost(self) -> int:
        """Return what the order alone would need kept aside."""
        if not self.reserve or self.status is PENDING_NEW or self.status not in OPEN:
            return 0
        lots = self.lots - self.executed
        if self.side == BUY:
            return self.reserve * lots * self.market.cell
        return lots * self.market.step
