"""What stops a command before it changes anything: ids, filters, prices, liquidity, funds."""

from typing import Final

from exchange import filters, refusals
from exchange.book import Book
from exchange.ledger import Account
from exchange.markets import MAX_AMENDS, MAX_OPEN_LISTS
from exchange.order_lists import Contingency, ListTicket, check_prices
from exchange.orders import WAITING, AccountOrder, Kind, Ticket

_POST: Final = Kind.LIMIT_MAKER


def order(account: Account, ticket: Ticket, book: Book, last: int) -> None:
    """Refuse an order that the engine would not take.

    A client order id that the account has ever used is refused. Binance takes one again as
    soon as its order is closed; being stricter makes a re-sent paper order harmless.
    """
    if account.has_used(ticket.client_id):
        raise refusals.rejected(refusals.DUPLICATE)
    filters.check(ticket, book, last)
    filters.check_counts(account, (ticket,))
    start(account, (ticket,), book, last)


def order_list(account: Account, wanted: ListTicket, book: Book, last: int) -> None:
    """Refuse an order list that the engine would not take."""
    if account.list_called(wanted.client_id) or account.has_used(f"list:{wanted.client_id}"):
        raise refusals.rejected(refusals.DUPLICATE)
    _ids(account, wanted.tickets)
    for ticket in wanted.tickets:
        filters.check(ticket, book, last)
    filters.check_counts(account, wanted.tickets)
    here = sum(one.is_open and one.market is wanted.market for one in account.lists.values())
    if here >= MAX_OPEN_LISTS:
        raise refusals.filtered("MAX_NUM_ORDER_LISTS")
    at_once = wanted.tickets
    if wanted.contingency is Contingency.OTO:
        at_once = wanted.tickets[:1]
    start(account, at_once, book, last)


def start(account: Account, tickets: tuple[Ticket, ...], book: Book, last: int) -> None:
    """Refuse to start an order, or a pair, at the prices and with the funds of this moment."""
    if len(tickets) == 2:
        check_prices(tickets, last)
    for ticket in tickets:
        if ticket.kind is _POST and book.crosses(ticket.side, ticket.price):
            raise refusals.rejected(refusals.WOULD_TAKE)
        if ticket.kind in WAITING and ticket.stop and last and ticket.reached(last):
            raise refusals.rejected(refusals.WOULD_TRIGGER)
        filters.check_liquidity(ticket, book)
    filters.check_funds(account, tickets, book, last)


def amendment(order: AccountOrder, lots: int, client_id: str) -> None:
    """Refuse to amend an order that is over, or to a size that is not smaller."""
    if not order.is_open:
        raise refusals.not_amendable("Unknown order sent.")
    if lots == order.lots:
        raise refusals.not_amendable("The requested action would change no state; rejecting.")
    if lots > order.lots:
        raise refusals.not_amendable("Order amend (quantity increase) is not supported.")
    if lots <= order.executed:
        raise refusals.filtered("LOT_SIZE")
    if order.amends >= MAX_AMENDS:
        raise refusals.not_amendable("Filter failure: MAX_NUM_ORDER_AMENDS")
    if client_id != order.client_id and order.account.has_used(client_id):
        raise refusals.not_amendable(refusals.DUPLICATE)


def _ids(account: Account, tickets: tuple[Ticket, ...]) -> None:
    for number, ticket in enumerate(tickets):
        twice = any(other.client_id == ticket.client_id for other in tickets[:number])
        if twice or account.has_used(ticket.client_id):
            raise refusals.rejected(refusals.DUPLICATE)
