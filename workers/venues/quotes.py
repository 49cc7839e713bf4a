"""Newest prices of a venue with both sides of the book, however many questions it takes."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from workers.venues.table import Row

AT_ONCE: Final = 8


async def tickers(of: Row, client: Any, symbols: Sequence[str]) -> dict[str, Any]:
    """Return ccxt's tickers by symbol.

    Where the list of a venue lacks bid and ask, each market is asked by itself for them; one that
    fails is left as it was listed. Raises ccxt's errors.
    """
    found: dict[str, Any] = await client.fetch_tickers(list(symbols))
    if of.lists_tops:
        return found
    gate = asyncio.Semaphore(AT_ONCE)

    async def top(symbol: str) -> dict[str, Any]:
        async with gate:
            told: dict[str, Any] = await client.fetch_ticker(symbol)
        return {name: told.get(name) for name in ("bid", "ask", "askVolume", "timestamp")}

    tops = await asyncio.gather(*(top(symbol) for symbol in found), return_exceptions=True)
    listed = zip(found.items(), tops, strict=True)
    return {s: t if isinstance(more, BaseException) else t | more for (s, t), more in listed}
