"""The filters of a market: which tickets may reach the book at all."""

from exchange import refusals
from exchange.book import BUY, SELL, Book
from exchange.ledger import Account
from exchange.markets import (
    FARTHEST,
    MAX_DELTA,
    MAX_NOTIONAL,
    MAX_OPEN_ORDERS,
    MAX_OPEN_STOPS,
    MAX_SLICES,
    MIN_DELTA,
    MIN_NOTIONAL,
)
from exchange.orders import WAITING, AccountOrder, Kind, Ticket


def check(ticket: Ticket, book: Book, last: int) -> None:
    """Refuse a ticket that a filter stops; `last` is the price of the last trade in ticks."""
    market = ticket.market
    if ticket.price > market.max_ticks or ticket.stop > market.max_ticks:
        raise refusals.filtered("PRICE_FILTER")
    if last and ticket.price and not last <= ticket.price * FARTHEST <= last * FARTHEST**2:
        raise refusals.filtered("PERCENT_PRICE_BY_SIDE")
    if not ticket.quote and not 0 < ticket.lots <= market.max_lots:
        raise refusals.filtered("LOT_SIZE")
    if ticket.slice > ticket.lots:
        raise refusals.rejected(refusals.SLICE_TOO_LARGE)
    if ticket.slice and -(-ticket.lots // ticket.slice) > MAX_SLICES:
        raise refusals.filtered("ICEBERG_PARTS")
    if ticket.delta and not MIN_DELTA <= ticket.delta <= MAX_DELTA:
        raise refusals.filtered("TRAILING_DELTA")
    _check_notional(ticket, book, last)


def check_counts(account: Account, tickets: tuple[Ticket, ...]) -> None:
    """Refuse tickets of one market that would leave an account with too many open orders."""
    here = account.open[tickets[0].market.symbol]
    if len(here) + len(tickets) > MAX_OPEN_ORDERS and tickets[0].kind is not Kind.MARKET:
        raise refusals.filtered("MAX_NUM_ORDERS")
    if tickets[0].kind not in WAITING and len(tickets) == 1:
        return
    stops = sum(ticket.kind in WAITING for ticket in tickets)
    if stops and sum(o.kind in WAITING for o in here.values()) + stops > MAX_OPEN_STOPS:
        raise refusals.filtered("MAX_NUM_ALGO_ORDERS")


def check_funds(account: Account, tickets: tuple[Ticket, ...], book: Book, last: int) -> None:
    """Refuse what the free balance cannot pay for; of a pair of tickets only one will trade."""
    market, side = tickets[0].market, tickets[0].side
    gives = market.quote if side == BUY else market.base
    if account.free[gives] < max([_needed(ticket, book, last) for ticket in tickets]):
        raise refusals.rejected(refusals.NO_BALANCE)


def check_liquidity(ticket: Ticket, book: Book) -> None:
    """Refuse an order by value when the book cannot trade one lot of it."""
    if not ticket.quote:
        return
    best = book.best_ask() if ticket.side == BUY else book.best_bid()
    if not best:
        raise refusals.rejected(refusals.NO_LIQUIDITY)
    if ticket.quote < best * ticket.market.cell:
        raise refusals.rejected(refusals.TOO_THIN)


def reserve(ticket: Ticket, last: int) -> int:
    """Return the price in ticks at which a ticket's funds are kept aside; 0 for none.

    A market order that waits keeps aside what it would cost at its stop, one that trails what
    it would cost now.
    """
    waiting = ticket.stop or last or 1 if ticket.kind in WAITING else 0
    return ticket.price or waiting


def bound(order: AccountOrder) -> None:
    """Keep a market order within its value and within what its account has free."""
    account, market = order.account, order.market
    free = account.free[order.gives]
    if order.side == BUY:
        order.budget = min(order.quote or free, free) // market.cell
        order.lots = order.lots or market.max_lots
    else:
        order.budget = order.quote // market.cell
        order.lots = min(order.lots or market.max_lots, free // market.step)
    order.left = order.lots


def _check_notional(ticket: Ticket, book: Book, last: int) -> None:
    market = ticket.market
    best = book.best_ask() if ticket.side == BUY else book.best_bid()
    price = ticket.price or ticket.stop or best or last
    notional = ticket.quote or price * ticket.lots * market.cell
    over = notional > MAX_NOTIONAL and ticket.kind is not Kind.MARKET
    if over or (notional < MIN_NOTIONAL and (price or ticket.quote)):
        raise refusals.filtered("NOTIONAL")


def _needed(ticket: Ticket, book: Book, last: int) -> int:
    market = ticket.market
    if ticket.side == SELL:
        lots = ticket.lots or book.lots_for(SELL, ticket.quote // market.cell)
        return lots * market.step
    price = reserve(ticket, last)
    if price:
        return price * ticket.lots * market.cell
    return ticket.quote or book.cost(BUY, ticket.lots)[1] * market.cell
