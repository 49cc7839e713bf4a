"""Asks a venue for lists: open orders, trades span by span, balances."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from desk import clock
from desk.errors import VenueUnsure
from desk.orders.model import Order
from desk.orders.outside import Deal, Resting
from desk.venues.statement import Holding
from workers.venues import statements
from workers.venues.letter import current
from workers.venues.pages import Raw
from workers.venues.table import Row

SHORTEST_MS: Final = 2_000  # Gate counts in seconds
MOST_PAGES: Final = 20


async def resting(row: Row, client: Any, symbols: Collection[str]) -> list[Resting]:
    """Return what rests, oldest first; raises `VenueUnsure` for a list without its end."""
    found: dict[str, Resting] = {}
    for symbol in [None] if row.lists_all else sorted(symbols):
        for params in row.drawers or ({},):
            for order in await _open(row, client, symbol, params):
                one = statements.resting(row, order)
                found[one.venue_order_id] = one
    return sorted(found.values(), key=lambda order: order.at)


async def _open(row: Row, client: Any, symbol: str | None, params: Raw) -> list[Raw]:
    """Return one list of open orders, page by page.

    What is missing in a list counts as over: half a list is no list.
    """
    found: dict[str, Raw] = {}
    asked = dict(params) | ({row.open_limit: row.open_page} if row.open_page else {})
    for number in range(1, MOST_PAGES + 1):
        page = await client.fetch_open_orders(symbol, None, None, dict(asked))
        _check_listed(row, "orders")
        known = len(found)
        found |= {order["id"]: order for order in page}
        if not row.open_page or len(page) < row.open_page:
            return list(found.values())
        following = row.turn(page, number) if row.turn and len(found) > known else None
        if following is None:
            break
        if not following:
            return list(found.values())
        asked |= following
    raise VenueUnsure(venue=row.name, why=f"more than {len(found)} open orders")


async def deals(row: Row, client: Any, symbol: str, since: datetime) -> list[Deal]:
    """Return all trades of a market since, oldest first.

    A venue answers for a span of time and a number of rows, the newest or the oldest, as it
    likes: a span whose answer is full is asked for in halves. Raises `VenueUnsure` when even the
    shortest is full, for half a list is no list.
    """
    found: dict[str, Deal] = {}
    spans = _spans(
        clock.ms_of(since), clock.epoch_ms() + SHORTEST_MS, int(row.span.total_seconds() * 1000)
    )
    while spans:
        start, end = spans.pop()
        page = await client.fetch_my_trades(symbol, start, row.page, {"until": end})
        _check_listed(row, "trades")
        if len(page) >= row.page:
            middle = (start + end) // 2
            if end - start < SHORTEST_MS:
                raise VenueUnsure(venue=row.name, why=f"more than {row.page} trades at once")
            spans += [(start, middle), (middle, end)]
            continue
        for trade in page:
            one = statements.deal(row, trade)
            if one.symbol == symbol and one.at >= since:
                found[one.trade_id] = one
    return sorted(found.values(), key=lambda d: (d.at, d.trade_id))


async def own(row: Row, client: Any, order: Order) -> list[Deal]:
    """Return the trades of one order as a stranger's are read, oldest first."""
    page = await of_order(row, client, order, order.venue_order_id)
    return sorted((statements.deal(row, trade) for trade in page), key=lambda d: (d.at, d.trade_id))


async def of_order(row: Row, client: Any, order: Order, venue_id: str) -> list[Any]:
    """Return ccxt's trades of one order, however long ago they were."""
    if row.order_param:
        narrowed = {row.order_param: venue_id}
        page = await client.fetch_my_trades(order.symbol, None, row.page, narrowed)
    else:
        page = await client.fetch_order_trades(venue_id, order.symbol)
    _check_listed(row, "trades")
    return [trade for trade in page if trade.get("order") == venue_id]


async def holdings(row: Row, client: Any) -> list[Holding]:
    """Return what the account holds."""
    told = await client.fetch_balance(dict(row.balance_params))
    _check_listed(row, "balances")
    return statements.holdings(told)


def _check_listed(row: Row, what: str) -> None:
    """Raise `VenueUnsure` for an answer without its list: ccxt reads none as an empty one."""
    letter, name = current(), row.list_names.get(what)
    if letter is None or name is None:
        return
    told = letter.named({name}) if name else [letter.answer]
    if not any(isinstance(one, list) for one in told):
        raise VenueUnsure(venue=row.name, why=f"an answer without {what}")


def _spans(start: int, end: int, longest: int) -> list[tuple[int, int]]:
    return [(at, min(at + longest, end)) for at in range(start, end, longest)]
