"""Book and last trades of one market, as a venue tells everybody; no keys needed."""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Final, TypeVar

from desk.market.depth import NotBelieved
from workers.venues.letter import Letter, writing
from workers.venues.pace import Pace
from workers.venues.table import Row

Told = TypeVar("Told")
LEVELS: Final = 20  # every venue here takes that; KuCoin and HTX take nothing near it
TRADES: Final = 20
_OTHER: Final = {"buy": "sell", "sell": "buy"}


async def book(of: Row, pace: Pace, client: Any, symbol: str) -> dict[str, Any]:
    """Return ccxt's book; raises its errors, and `NotBelieved` for that of another market."""
    found: dict[str, Any] = await _ask(
        of, pace, client, symbol, client.fetch_order_book(symbol, LEVELS)
    )
    return found


async def trades(of: Row, pace: Pace, client: Any, symbol: str) -> list[dict[str, Any]]:
    """Return ccxt's trades, each once, oldest first, `side` that of the taker; raises as `book`.

    Those of one millisecond stand by their numbers, or as the venue lists them where they have
    none.
    """
    rows = await _ask(of, pace, client, symbol, client.fetch_trades(symbol, None, TRADES))
    listed = reversed(rows) if of.lists_newest_first else rows  # ccxt sorts by time alone
    return _in_order([_by_taker(of, row) for row in listed], of.trade_number)


async def _ask(of: Row, pace: Pace, client: Any, symbol: str, question: Awaitable[Told]) -> Told:
    letter = Letter()
    try:
        with writing(letter):
            found = await question
    except Exception as e:
        await pace.after(e, letter)
        raise
    named = {str(name) for name in letter.named(of.names)}  # an id, or a channel with it
    if named and any(client.market(symbol)["id"] not in name.split(".") for name in named):
        raise NotBelieved("of another market")
    return found


def _by_taker(of: Row, row: Mapping[str, Any]) -> dict[str, Any]:
    side: Any = row.get("side")
    return {**row, "side": _OTHER.get(side, side) if of.tells_makers else side}


def _in_order(rows: Sequence[dict[str, Any]], number: str) -> list[dict[str, Any]]:
    def told(row: Mapping[str, Any]) -> str:
        return str(row.get("id") or row["info"].get(number) or "")

    def age(row: Mapping[str, Any]) -> tuple[int, int, str]:
        return row.get("timestamp") or 0, len(told(row)), told(row)

    once = {told(row) or at: row for at, row in enumerate(rows)}
    return sorted(once.values(), key=age)
