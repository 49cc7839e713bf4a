"""Fills and flows as one row of moves that `pnl` folds. Pure.

A fee in a third asset is two moves: it adds to what the trade cost, and gives away units of that
asset at their value then. Coins that came in from outside cost what they were worth then; coins
that left were given away at what they were worth; where that is unknown nothing is realised. So
realised and unrealised together are what equity changed by, less flows. Markets with another quote
currency than USDT are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desk.money import ZERO
from desk.portfolio.pnl import Book, Holding, Method, Sale, Traded
from desk.portfolio.returns import Flow

if TYPE_CHECKING:
    from desk.orders.model import Fill

CASH: Final = "USDT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One change of what is held of a market's base asset.

    `reference` is the venue's trade id, or the ledger's for a flow, whose `order_id` is "".
    """

    symbol: str
    at: datetime
    traded: Traded
    reference: str
    order_id: str = ""
    is_fee: bool = False


def moves(fills: "Iterable[Fill]", flows: Iterable[Flow] = ()) -> list[Move]:
    """Return everything that changed holdings, oldest first."""
    found = [move for fill in fills if fill.quote == CASH for move in _of_fill(fill)]
    found += [_of_flow(flow) for flow in flows if flow.currency != CASH]
    # What was brought in for a sale has its moment, and was there before it.
    return sorted(found, key=lambda move: (move.at, bool(move.order_id)))


def _of_fill(fill: "Fill") -> Iterator[Move]:
    is_base = fill.fee_currency == fill.base
    is_other = fill.fee_currency not in {"", fill.base, fill.quote}
    worth = fill.fee_value or ZERO
    traded = Traded(
        is_buy=fill.side.value == "buy",
        quantity=fill.quantity,
        cost=fill.cost,
        fee_base=fill.fee if is_base else ZERO,
        fee_quote=ZERO if is_base else worth if is_other else fill.fee,
        at=fill.at,
    )
    move = Move(
        symbol=fill.symbol,
        at=fill.at,
        traded=traded,
        reference=fill.trade_id,
        order_id=fill.order_id,
    )
    yield move
    if is_other and fill.fee > 0:
        paid = Traded(is_buy=False, quantity=fill.fee, cost=worth, at=fill.at)
        yield replace(move, symbol=f"{fill.fee_currency}/{CASH}", traded=paid, is_fee=True)


def _of_flow(flow: Flow) -> Move:
    traded = Traded(
        is_buy=flow.amount > 0,
        quantity=abs(flow.amount),
        cost=abs(flow.value or ZERO),
        at=flow.at,
        is_valued=flow.value is not None,
    )
    symbol = f"{flow.currency}/{CASH}"
    return Move(symbol=symbol, at=flow.at, traded=traded, reference=flow.reference)


def sales(found: Iterable[Move], method: Method) -> Iterator[tuple[Move, Sale]]:
    """Return every move that gave units away with what it realised, oldest first."""
    books: dict[str, Book] = {}
    for move in found:
        book = books.setdefault(move.symbol, Book(method))
        sale = book.apply(move.traded)
        if sale is not None:
            yield move, sale


def holdings(found: Iterable[Move], method: Method) -> dict[str, Holding]:
    """Return what is held of each market's base asset, what it cost and what was realised."""
    books: dict[str, Book] = {}
    for move in found:
        books.setdefault(move.symbol, Book(method)).apply(move.traded)
    return {symbol: book.holding for symbol, book in books.items()}
