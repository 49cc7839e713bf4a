"""Book and last trades of one market, as a venue tells everybody; no keys needed."""

import asyncio
from typing import Any, Final

from workers.venues.letter import Letter, writing
from workers.venues.pace import Pace

LEVELS: Final = 20  # every venue here takes that; KuCoin and HTX take nothing near it
TRADES: Final = 20


async def book(
    pace: Pace, client: Any, symbol: str, *, with_trades: bool
) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """Return ccxt's book and trades; None for trades that were not asked for or did not come.

    Raises ccxt's errors when the book did not come.
    """
    letter = Letter()
    with writing(letter):
        asked = [client.fetch_order_book(symbol, LEVELS)]
        if with_trades:
            asked.append(client.fetch_trades(symbol, None, TRADES))
        told = await asyncio.gather(*asked, return_exceptions=True)
    for error in told:
        if isinstance(error, Exception):
            await pace.after(error, letter)
    found, trades = told[0], told[1] if with_trades else None
    if isinstance(found, BaseException):
        raise found
    return found, None if isinstance(trades, BaseException) else trades
