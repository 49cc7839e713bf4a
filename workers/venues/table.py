"""How the venues differ: one row each, read by everything in this room.

Each fact was read in the venue's own documentation or in the request builders of the installed
ccxt, and tests/contracts holds every one against a running counterpart of that venue.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from desk.errors import NotFound
from desk.orders.model import Order, Status
from desk.venues.profiles import PAPER
from desk.venues.statement import Permissions
from workers.venues import lookups, pages, permissions
from workers.venues.pages import Turn

Raw: TypeAlias = Mapping[str, Any]
Question: TypeAlias = Callable[[Any, Order, str], Awaitable[Raw | None]]


class Bound(Enum):
    """What makes a request lapse some time after the order was marked as sending."""

    WINDOW = auto()  # signed as of that moment, with a window of milliseconds beside it
    DEADLINE = auto()  # a header that names the last moment
    FIELDS = auto()  # fields of the order itself (KuCoin)
    SIGNATURE = auto()  # signatures live for a fixed time: dated back to die when wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One venue."""

    name: str
    exchange: str  # ccxt's name
    hosts: frozenset[str]  # the only ones that may be sent what was signed
    bound: Bound
    lifetime: timedelta = timedelta(0)  # how long a signature is good by itself
    stop_bound: Bound | None = None  # where what waits for a price is bound in another way
    deadline_header: str = ""
    id_param: str = "clientOrderId"  # our client order id in ccxt's create_order
    spends_raw: str = ""  # the venue's own name of money to spend, where ccxt rounds it wrongly

    # What the venue's own answers are called.
    envelopes: frozenset[str] = frozenset()  # every answer carries one: else it is none
    market_field: str = "symbol"
    id_field: str = "clientOrderId"
    filled_field: str = "executedQty"  # base units traded so far
    status_field: str = "status"
    fee_field: str = ""  # the currency of a trade's fee, where ccxt reads another word for it
    statuses: Mapping[str, Status] = field(default_factory=lambda: MappingProxyType({}))
    is_told_whole: bool = False  # create_order returns the order and not just its id
    names: frozenset[str] = frozenset({"symbol"})  # what calls the market in books and trades
    trade_number: str = ""  # what numbers public trades, where ccxt reads nothing
    lists_newest_first: bool = False  # public trades, and no number says so
    unsigned: frozenset[str] = frozenset()  # sums whose sign ccxt takes off, which have none here
    tells_makers: bool = False  # public trades have the side of who waited in the book

    # How to ask.
    find: Question = lookups.by_either_id
    cancel: Callable[[Any, Order, str], Awaitable[None]] = lookups.cancel_by_either_id
    stop: Callable[[Any, Order, str], Awaitable[Raw]] | None = None
    permissions: Callable[[Any], Awaitable[Permissions]] = permissions.binance
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    lists_tops: bool = True  # its list of prices tells best bid and ask
    lists_all: bool = True  # open orders can be asked for without naming a market
    drawers: tuple[Mapping[str, Any], ...] = ()  # parameters of each list of open orders
    open_page: int = 0  # open orders that one answer may hold, 0 where it holds all there are
    open_limit: str = "limit"  # the parameter for that
    turn: Turn | None = None  # how to ask for the page after a full one
    balance_params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    # What lists are called in their answers, "" where they are the answer: ccxt reads one that is
    # missing as empty.
    list_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    order_param: str = "orderId"  # narrows trades to one order; "" where that is its own question
    page: int = 100  # trades that one answer may hold
    span: timedelta = timedelta(days=7)  # time that one question for trades may cover

    # What refusals mean, by code.
    stale: frozenset[str] = frozenset()  # the time of a request is wrong: safe to send again
    duplicate: frozenset[str] = frozenset()  # it has an order of that id; elsewhere words say so
    missing: frozenset[str] = frozenset()  # it has no such order
    unsure: frozenset[str] = frozenset()  # ccxt files them under refusals, and they are none
    refused: frozenset[str] = frozenset()  # refusals that ccxt does not know

    # For all accounts of this machine together, below the venue's own limits.
    orders_per_s: float = 5
    reads_per_s: float = 10
    streams: frozenset[str] = frozenset({"tickers", "orders", "trades", "balance"})


_SPOT: Final = {"defaultType": "spot", "fetchMarkets": {"types": ["spot"]}}
_BINANCE: Final[dict[str, Any]] = {
    "exchange": "binance",
    "bound": Bound.WINDOW,
    "stop": lookups.stop_by_params,
    "options": _SPOT
    | {
        "fetchMargins": False,
        "fetchCurrencies": False,
        "warnOnFetchOpenOrdersWithoutSymbol": False,
    },
    "stale": frozenset({"-1021"}),
    "missing": frozenset({"-2013", "-2011", "-2026"}),
    "unsure": frozenset({"-1000", "-1001", "-1006", "-1007", "-1008", "-1016"}),
    "refused": frozenset({"-1013", "-1111", "-1121", "-2010", "-1003", "-1015"}),
    "is_told_whole": True,
    "list_names": {"balances": "balances", "orders": "", "trades": ""},
    "page": 1000,
    "span": timedelta(days=1),
}
_ROWS: Final = (
    Row(name=PAPER, hosts=frozenset(), orders_per_s=500, reads_per_s=500, **_BINANCE),
    Row(
        name="binance",
        hosts=frozenset({"api.binance.com"}),
        orders_per_s=8,
        reads_per_s=15,
        **_BINANCE,
    ),
    Row(
        name="bybit",
        exchange="bybit",
        hosts=frozenset({"api.bybit.com"}),
        bound=Bound.WINDOW,
        envelopes=frozenset({"result"}),
        names=frozenset({"s", "symbol"}),
        id_field="orderLinkId",
        filled_field="cumExecQty",
        status_field="orderStatus",
        # Get Trade History says feeCurrency; ccxt reads feeCoin, which the stream alone has.
        fee_field="feeCurrency",
        open_page=50,
        turn=pages.by_cursor("nextPageCursor"),
        statuses={
            "PartiallyFilledCanceled": Status.CANCELLED,
            "Deactivated": Status.CANCELLED,
            "Rejected": Status.REJECTED,
        },
        find=lookups.bybit_find,
        cancel=lookups.bybit_cancel,
        stop=lookups.stop_by_params,
        permissions=permissions.bybit,
        list_names={"balances": "coin"},
        # Every account opened since 2024 is a unified one; asking costs two requests an order.
        options=_SPOT | {"enableUnifiedMargin": False, "enableUnifiedAccount": True},
        stale=frozenset({"10002"}),
        duplicate=frozenset({"170141", "110072", "12141"}),
        missing=frozenset({"170213", "110001"}),
        unsure=frozenset({"10014", "10016", "170007", "170146", "170147", "170149", "170234"}),
    ),
    Row(
        name="okx",
        exchange="okx",
        hosts=frozenset({"www.okx.com"}),
        bound=Bound.DEADLINE,
        deadline_header="expTime",
        stop_bound=Bound.SIGNATURE,  # expTime counts for placing and amending orders alone
        lifetime=timedelta(seconds=30),
        envelopes=frozenset({"data"}),
        market_field="instId",
        names=frozenset({"instId"}),
        id_field="clOrdId",
        filled_field="accFillSz",
        status_field="state",
        find=lookups.okx_find,
        cancel=lookups.okx_cancel,
        stop=lookups.okx_stop,
        permissions=permissions.okx,
        list_names={"balances": "details"},
        options=_SPOT | {"createOrder": "privatePostTradeOrder"},
        stale=frozenset({"50102", "50112"}),
        duplicate=frozenset({"51016", "51011", "51065"}),
        missing=frozenset({"51603", "51400", "51401", "51402"}),
        unsure=frozenset({"50001", "50004", "50013", "50026", "51149"}),
        drawers=({}, {"trigger": True, "ordType": "conditional"}),
        open_page=100,
        turn=pages.by_oldest("after"),
        order_param="ordId",
    ),
    Row(
        name="coinbase",
        exchange="coinbase",
        hosts=frozenset({"api.coinbase.com"}),
        bound=Bound.SIGNATURE,
        lifetime=timedelta(seconds=120),
        envelopes=frozenset(
            {
                *("success", "order", "orders", "results", "fills", "accounts", "fee_tier"),
                *("can_trade", "products", "pricebook", "trades", "iso"),
            }
        ),
        list_names={"orders": "orders", "balances": "accounts", "trades": "fills"},
        id_param="client_order_id",
        market_field="product_id",
        names=frozenset({"product_id"}),
        # As at Coinbase Exchange, whose documentation says so; this one's leaves it open.
        tells_makers=True,
        id_field="client_order_id",
        filled_field="filled_size",
        statuses={
            "PENDING": Status.OPEN,
            "QUEUED": Status.OPEN,
            "CANCEL_QUEUED": Status.OPEN,
            "EDIT_QUEUED": Status.OPEN,
            "EXPIRED": Status.EXPIRED,
            "FAILED": Status.REJECTED,
        },
        find=lookups.coinbase_find,
        cancel=lookups.coinbase_cancel,
        permissions=permissions.coinbase,
        options={
            "fetchMarkets": "fetchMarketsV3",
            "fetchTime": "v3PublicGetBrokerageTime",
            "fetchBalance": "v3PrivateGetBrokerageAccounts",
        },
        stale=frozenset({"401"}),
        missing=frozenset({"NOT_FOUND"}),
        refused=frozenset(
            {
                "INVALID_LIMIT_PRICE_POST_ONLY",
                "INVALID_LIMIT_PRICE",
                "INVALID_SIZE_PRECISION",
                "INVALID_PRICE_PRECISION",
                "INVALID_PRODUCT_ID",
                "INSUFFICIENT_FUND",
                "ORDER_ENTRY_DISABLED",
                "INVALID_ARGUMENT",
                "401",
            }
        ),
        order_param="order_ids",
        open_page=100,
        turn=pages.by_cursor("cursor"),
        lists_tops=False,
        page=250,
        span=timedelta(days=3650),
        streams=frozenset({"tickers", "orders"}),
    ),
    Row(
        name="kucoin",
        exchange="kucoin",
        hosts=frozenset({"api.kucoin.com"}),
        bound=Bound.FIELDS,
        lifetime=timedelta(seconds=5),
        envelopes=frozenset({"data"}),
        id_field="clientOid",
        trade_number="sequence",
        filled_field="dealSize",
        permissions=permissions.kucoin,
        options=_SPOT
        | {
            "hf": True,
            "uta": False,
            "fetchMarkets": {"types": ["spot"], "fetchTickersFees": False},
        },
        stale=frozenset({"400002"}),
        missing=frozenset({"100001"}),
        unsure=frozenset({"408000", "200001", "500000"}),
        lists_all=False,
        balance_params={"type": "trade", "hf": False},
    ),
    Row(
        name="gate",
        exchange="gate",
        hosts=frozenset({"api.gateio.ws"}),
        bound=Bound.DEADLINE,
        deadline_header="x-gate-exptime",
        lifetime=timedelta(seconds=60),
        id_param="text",
        market_field="currency_pair",
        names=frozenset({"currency_pair"}),
        unsigned=frozenset({"amount", "left"}),
        id_field="text",
        filled_field="filled_amount",
        status_field="finish_as",
        statuses={
            "ioc": Status.CANCELLED,
            "poc": Status.REJECTED,
            "fok": Status.CANCELLED,
            "stp": Status.CANCELLED,
            "small": Status.CANCELLED,
            "depth_not_enough": Status.CANCELLED,
            "trader_not_enough": Status.CANCELLED,
            "liquidate_cancelled": Status.CANCELLED,
            "unknown": Status.OPEN,
        },
        find=lookups.by_one_id,
        cancel=lookups.cancel_by_one_id,
        permissions=permissions.gate,
        options=_SPOT | {"unifiedAccount": False},
        stale=frozenset({"REQUEST_EXPIRED"}),
        duplicate=frozenset({"REPEATED_CREATION"}),
        missing=frozenset({"ORDER_NOT_FOUND", "CLIENT_ID_NOT_FOUND"}),
        unsure=frozenset({"INTERNAL", "SERVER_ERROR", "TOO_BUSY"}),
        is_told_whole=True,
        list_names={"balances": "", "orders": "", "trades": ""},
        order_param="order_id",
        open_page=100,  # of each market, while all markets are told
        turn=pages.by_number,
        page=1000,
        span=timedelta(days=30),
    ),
    Row(
        name="mexc",
        exchange="mexc",
        hosts=frozenset({"api.mexc.com"}),
        bound=Bound.WINDOW,
        permissions=permissions.mexc,
        # Trades without a number get none: ccxt's own is the same for two that are alike.
        options=_SPOT | {"useCcxtTradeId": False},
        lists_newest_first=True,
        list_names={"balances": "balances", "orders": "", "trades": ""},
        stale=frozenset({"700003"}),
        missing=frozenset({"-2013", "-2011"}),
        unsure=frozenset({"500", "501", "503", "504", "513", "603"}),
        lists_all=False,
        span=timedelta(days=30),
    ),
    Row(
        name="htx",
        exchange="htx",
        hosts=frozenset({"api.huobi.pro"}),
        bound=Bound.SIGNATURE,
        lifetime=timedelta(minutes=5),
        envelopes=frozenset({"data", "tick"}),
        names=frozenset({"ch"}),
        id_field="client-order-id",
        filled_field="field-amount",
        status_field="state",
        find=lookups.htx_find,
        permissions=permissions.htx,
        options=_SPOT
        | {"fetchMarkets": {"types": {"spot": True, "linear": False, "inverse": False}}},
        spends_raw="amount",
        stale=frozenset({"api-signature-not-valid"}),
        duplicate=frozenset({"invalid-client-order-id"}),
        missing=frozenset({"base-record-invalid", "order-queryorder-invalid"}),
        unsure=frozenset({"timeout", "order-update-error", "gateway-internal-error"}),
        refused=frozenset(
            {"order-accountbalance-error", "order-maker-price-error", "api-signature-not-valid"}
        ),
        list_names={"orders": "data", "balances": "list", "trades": "data"},
        order_param="",
        open_page=500,
        open_limit="size",
        turn=pages.by_oldest("from", direct="next"),
        page=500,
        span=timedelta(days=2),
    ),
)
ROWS: Final = {row.name: row for row in _ROWS}


def row(name: str) -> Row:
    """Return the row of a venue; raises `NotFound`."""
    if name not in ROWS:
        raise NotFound(what="venue", id=name[:16])
    return ROWS[name]
