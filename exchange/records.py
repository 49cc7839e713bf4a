"""The engine's state as journal records: what events become, and how records rebuild it.

A record is a list whose first item names it. Amounts in units are written as text: a rich account
in a cheap coin has more of them than the 64 bits of a JSON library's integers. Replaying an
account's events gives the balances, orders and fills that were there; orders of the house are not
recorded, only their trades with accounts. A snapshot is the same state in fewer records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from exchange.book import HOUSE
from exchange.engine import Engine
from exchange.events import (
    Accepted,
    Amended,
    Begun,
    Closed,
    Deposited,
    Event,
    Listed,
    Opened,
    Released,
    Termed,
    Traded,
    Trailed,
    Triggered,
)
from exchange.ledger import Account
from exchange.level import Order, SelfTrade
from exchange.markets import COMING, Market
from exchange.order_lists import Contingency, OrderList
from exchange.orders import OPEN, AccountFill, AccountOrder, Force, Kind, Reason, Status, Ticket

Record: TypeAlias = list[Any]
KEPT: Final = 2_000  # closed orders of an account in a market that a snapshot keeps, with fills


def encode(events: Iterable[Event]) -> list[Record]:
    """Return the records of what concerns accounts among `events`."""
    return [record for event in events if (record := _encode(event))]


def replay(engine: Engine, records: Iterable[Record]) -> None:
    """Apply records in order to an engine that has neither accounts nor open books."""
    for record in records:
        _READERS[record[0]](engine, *record[1:])


def reopen(engine: Engine) -> None:
    """Let the recovered open orders rest and wait again, first come first; sort the fills."""
    for account in engine.accounts.values():
        for fills in account.fills.values():
            fills.sort()
    for order in sorted(engine.orders.values(), key=lambda order: order.rank):
        if not order.is_open:
            continue
        order.left = order.lots - order.executed
        if order.is_waiting and order.status is not Status.PENDING_NEW:
            engine.stops[order.market.symbol].add(order)
        elif order.working_ms:
            engine.books[order.market.symbol].rest(order, order.shown)


def snapshot(engine: Engine) -> Iterator[list[Record]]:
    """Yield the whole state in batches, without closed orders beyond the newest `KEPT`."""
    if begun := [_begun(market) for symbol, market in engine.markets.items() if symbol in COMING]:
        yield begun
    for account in engine.accounts.values():
        yield list(_account(account))
    ledger = engine.ledger
    yield [
        ["sums", *map(_written, (ledger.fees, ledger.house, ledger.deposited))],
        ["next", engine.next_order, engine.next_trade, engine.last, engine.next_list],
        mark(engine),
    ]


def mark(engine: Engine) -> Record:
    """Return the record of how far time and trades have come, the house's own included."""
    return ["moment", engine.latest_ms, engine.next_trade]


def _encode(event: Event) -> Record | None:
    write = _WRITERS.get(type(event))
    return write(*event) if write else None


def _begun(market: Market) -> Record:
    return ["market", market.symbol]


def _opened(account: Account) -> Record:
    a = account
    return ["account", a.uid, a.name, a.key, a.secret, a.created_ms]


def _terms(account: Account) -> Record:
    return ["terms", account.uid, account.maker_ppm, account.taker_ppm, account.latency_ms]


def _deposit(account: Account, asset: str, units: int) -> Record:
    return ["deposit", account.uid, asset, str(units)]


def _list(made: OrderList) -> Record:
    terms = [made.contingency, made.client_id, made.created_ms]
    return ["list", made.id, made.account.uid, made.market.symbol, terms]


def _order(order: AccountOrder) -> Record:
    return [
        "order",
        order.id,
        order.account.uid,
        order.market.symbol,
        [order.side, order.kind, order.client_id, order.force],
        [order.price, order.lots, str(order.quote), order.self_trade, order.created_ms],
        [order.stop, order.delta, order.list.id if order.list else 0, _place(order), order.slice],
    ]


def _place(order: AccountOrder) -> Record:
    """Return where an order stands: in which queue, from when, at which prices."""
    times = [order.working_ms, order.tracking_ms]
    return [order.rank, *times, order.peak, order.reserve, order.amends]


def _moved(order: AccountOrder) -> Record:
    return ["moved", order.id, _place(order)]


def _started(order: AccountOrder) -> Record:
    return ["started", order.id, order.updated_ms, _place(order)]


def _amended(order: AccountOrder, before: str) -> Record:
    return ["amended", order.id, order.lots, order.client_id, order.updated_ms, before]


def _closed(order: AccountOrder) -> Record:
    end = [order.status, order.updated_ms, order.prevented, order.reason]
    return ["closed", order.id, *end]


def _trade(*fields: Any) -> Record | None:
    trade = Traded(*fields)
    taker, maker = trade.taker, trade.maker
    if taker.owner == HOUSE and maker.owner == HOUSE:
        return None
    return [
        "trade",
        trade.market.symbol,
        trade.trade_id,
        [trade.price, trade.lots, trade.at_ms, *([1] if trade.is_aside else [])],
        [taker.id, maker.id, taker.side],
    ]


def _account(account: Account) -> Iterator[Record]:
    yield _opened(account)
    yield _terms(account)
    yield ["funds", account.uid, _written(account.free), _written(account.locked)]
    gone = _forgotten(account)
    retired = account.retired | {order.client_id for order in gone}
    kept = [o for orders in account.orders.values() for o in orders if o not in gone]
    lists = {order.list.id: order.list for order in kept if order.list}
    for made in account.lists.values():
        if made.id in lists:
            yield _list(made)
        else:
            retired.add(f"list:{made.client_id}")  # no client order id has a colon
    for order in kept:
        yield _order(order)
        yield ["state", order.id, order.status, order.updated_ms, order.prevented, order.reason]
        yield from (["fill", order.market.symbol, *fill] for fill in order.fills)
        if order.shown:
            yield ["shown", order.id, order.shown]
    if retired:
        yield ["retired", account.uid, sorted(retired)]


def _written(amounts: Mapping[str, int]) -> dict[str, str]:
    return {asset: str(units) for asset, units in amounts.items()}


def _read_amounts(amounts: Mapping[str, str]) -> defaultdict[str, int]:
    return defaultdict(int, {asset: int(units) for asset, units in amounts.items()})


def _forgotten(account: Account) -> set[AccountOrder]:
    """Return the closed orders beyond the newest `KEPT`; an order list is kept whole."""
    gone: set[AccountOrder] = set()
    for orders in account.orders.values():
        gone.update([order for order in orders if not order.is_open][:-KEPT])
    return {o for o in gone if not o.list or all(other in gone for other in o.list.orders)}


def _read_begun(engine: Engine, symbol: str) -> None:
    if symbol in engine.coming:
        engine.begin(symbol)


def _read_account(
    engine: Engine, uid: int, name: str, key: str, secret: str, created_ms: int, *_fees: int
) -> None:
    """Read an account; what follows in older journals are the fees that everybody had."""
    engine.enrol(Account(uid, name, key, secret, created_ms))
    engine.moment(created_ms)


def _read_terms(engine: Engine, uid: int, maker_ppm: int, taker_ppm: int, latency: int) -> None:
    account = engine.accounts[uid]
    account.maker_ppm, account.taker_ppm, account.latency_ms = maker_ppm, taker_ppm, latency


def _read_list(engine: Engine, id_: int, uid: int, symbol: str, terms: Record) -> None:
    kind, client_id, at_ms = terms
    account, market = engine.accounts[uid], engine.markets[symbol]
    made = OrderList(id_, account, market, Contingency(kind), client_id, at_ms)
    engine.register_list(made)


def _read_deposit(engine: Engine, uid: int, asset: str, units: str) -> None:
    engine.ledger.deposit(engine.accounts[uid], asset, int(units))


def _read_order(
    engine: Engine, id_: int, uid: int, symbol: str, what: Record, *rest: Record
) -> None:
    """Read an order; those of older journals neither wait nor belong to a list."""
    side, kind, client_id, force = what
    price, lots, quote, mode, at_ms = rest[0]
    stop, delta, list_id, place, *more = rest[1] if rest[1:] else _plain(id_, at_ms, price)
    terms = (price, lots, int(quote), SelfTrade(mode), stop, delta, *more)
    ticket = Ticket(engine.markets[symbol], side, Kind(kind), client_id, Force(force), *terms)
    order = AccountOrder(id_, engine.accounts[uid], ticket, at_ms)
    engine.moment(at_ms)
    if list_id:
        engine.join(order, engine.lists[list_id])
    _put(order, place)
    engine.register(order)
    engine.ledger.hold(order)


def _plain(id_: int, at_ms: int, price: int) -> Record:
    return [0, 0, 0, [id_, at_ms, 0, 0, price, 0]]


def _put(order: AccountOrder, place: Record) -> None:
    order.rank, order.working_ms, order.tracking_ms = place[:3]
    order.peak, order.reserve, order.amends = place[3:]


def _read_moved(engine: Engine, id_: int, place: Record) -> None:
    _put(engine.orders[id_], place)


def _read_started(engine: Engine, id_: int, at_ms: int, place: Record) -> None:
    order = engine.orders[id_]
    order.status, order.updated_ms = Status.NEW, at_ms
    engine.moment(at_ms)
    _put(order, place)
    engine.next_rank = max(engine.next_rank, order.rank + 1)
    engine.ledger.hold(order)


def _read_amended(
    engine: Engine, id_: int, lots: int, client_id: str, at_ms: int, _before: str
) -> None:
    engine.resize(engine.orders[id_], lots, client_id, at_ms)
    engine.moment(at_ms)


def _read_trade(engine: Engine, symbol: str, id_: int, terms: Record, legs: Record) -> None:
    price, lots, at_ms, *aside = terms
    taker_id, maker_id, side = legs
    taker = engine.orders.get(taker_id) or Order(0, HOUSE, side, price, lots)
    maker = engine.orders.get(maker_id) or Order(0, HOUSE, -side, price, lots)
    for order in (taker, maker):
        order.left -= lots
        order.spent += price * lots
    engine.record(Traded(engine.markets[symbol], id_, price, lots, at_ms, taker, maker))
    if not aside:
        engine.last[symbol] = price
    engine.next_trade = max(engine.next_trade, id_ + 1)
    engine.moment(at_ms)


def _read_closed(
    engine: Engine, id_: int, status: str, at_ms: int, prevented: int, reason: str = ""
) -> None:
    order = engine.orders[id_]
    engine.ledger.close(order, Status(status), at_ms)
    engine.moment(at_ms)
    order.prevented, order.reason = prevented, Reason(reason)


def _read_funds(engine: Engine, uid: int, free: dict[str, str], locked: dict[str, str]) -> None:
    """Set the balances; the orders that follow in a snapshot lock their part again."""
    account = engine.accounts[uid]
    for asset in free.keys() | locked.keys():
        account.free[asset] = int(free.get(asset, 0)) + int(locked.get(asset, 0))
        account.locked[asset] = 0


def _read_state(
    engine: Engine, id_: int, status: str, at_ms: int, prevented: int, reason: str = ""
) -> None:
    order = engine.orders[id_]
    order.prevented, order.reason = prevented, Reason(reason)
    lots = order.lots
    if Status(status) in OPEN:
        order.status, order.updated_ms = Status(status), at_ms
        engine.ledger.hold(order)
    else:
        engine.ledger.close(order, Status(status), at_ms)
    order.lots = lots


def _read_shown(engine: Engine, id_: int, lots: int) -> None:
    engine.orders[id_].shown = lots


def _read_fill(engine: Engine, symbol: str, *values: Any) -> None:
    fill = AccountFill(*values)
    order = engine.orders[fill.order_id]
    order.fills.append(fill)
    order.account.fills[symbol].append(fill)
    order.executed += fill.lots
    order.left = order.lots - order.executed
    order.spent += fill.price * fill.lots
    engine.ledger.hold(order)


def _read_sums(engine: Engine, *sums: dict[str, str]) -> None:
    ledger = engine.ledger
    ledger.fees, ledger.house, ledger.deposited = map(_read_amounts, sums)


def _read_next(engine: Engine, order: int, trade: int, last: dict[str, int], made: int = 1) -> None:
    engine.next_order = max(engine.next_order, order)
    engine.next_list = max(engine.next_list, made)
    engine.next_trade = max(engine.next_trade, trade)
    engine.last.update(last)


def _read_moment(engine: Engine, at_ms: int, trade: int) -> None:
    engine.moment(at_ms)
    engine.next_trade = max(engine.next_trade, trade)


def _read_retired(engine: Engine, uid: int, client_ids: list[str]) -> None:
    engine.accounts[uid].retired.update(client_ids)


_WRITERS: Final[dict[type[Event], Callable[..., Record | None]]] = {
    Begun: _begun,
    Opened: _opened,
    Deposited: _deposit,
    Termed: _terms,
    Listed: _list,
    Accepted: _order,
    Released: _started,
    Triggered: _started,
    Trailed: _moved,
    Amended: _amended,
    Traded: _trade,
    Closed: _closed,
}
_READERS: Final[dict[str, Callable[..., None]]] = {
    "market": _read_begun,
    "account": _read_account,
    "terms": _read_terms,
    "deposit": _read_deposit,
    "list": _read_list,
    "moved": _read_moved,
    "started": _read_started,
    "amended": _read_amended,
    "order": _read_order,
    "trade": _read_trade,
    "closed": _read_closed,
    "funds": _read_funds,
    "state": _read_state,
    "fill": _read_fill,
    "shown": _read_shown,
    "sums": _read_sums,
    "next": _read_next,
    "moment": _read_moment,
    "retired": _read_retired,
}
