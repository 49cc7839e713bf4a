"""Newest quotes of one venue: streamed while the stream speaks, fetched when it is silent."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

import structlog
from prometheus_client import Counter

from desk import clock, money
from desk.errors import BadAmount
from desk.market.model import Quote
from desk.nursery import Nursery
from workers.listings import told_at
from workers.venues import quotes
from workers.venues.table import row

log = structlog.get_logger(__name__)
SILENT_S: Final = 1.5  # a market whose stream says nothing for so long is asked
FETCH_S: Final = 0.5
AGAIN_S: Final = 2.0
LONGEST_S: Final = 30.0  # between two tries of a stream that the venue does not offer
QUOTES: Final = Counter("tapewire_watched_quotes_total", "Quotes for plans.", ["venue", "way"])
Open = Callable[[], Awaitable[Any]]
Hear = Callable[[Quote], None]


class Prices:
    """Follows the markets it is asked for; the ways to a quote fail one by one, never together.

    `open_client` returns a ccxt client that streams, with its markets loaded; `hear` receives
    each quote with the time at which it was true.
    """

    def __init__(self, venue: str, open_client: Open, hear: Hear, nursery: Nursery) -> None:
        self.venue: Final = venue
        self._open = open_client
        self._hear = hear
        self._nursery = nursery
        self._client: Any = None
        self._opening = asyncio.Lock()
        self._heard: dict[str, float] = {}
        self._is_fetching = False

    def follow(self, symbols: Iterable[str]) -> None:
        """Follow these markets too; a market once followed is followed until the end."""
        fresh = [symbol for symbol in symbols if symbol not in self._heard]
        if not fresh:
            return
        self._heard |= dict.fromkeys(fresh, 0.0)
        self._nursery.spawn(self._stream(fresh), name=f"stream-{self.venue}")
        if not self._is_fetching:
            self._is_fetching = True
            self._nursery.forever(self._fetch, name=f"fetch-{self.venue}", pause_s=FETCH_S)

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def _ready(self, symbols: Iterable[str] = ()) -> Any:
        """Return the client; one that is older than a market learns of it first."""
        async with self._opening:
            if self._client is None:
                self._client = await self._open()
            elif not self._client.markets.keys() >= set(symbols):
                await self._client.load_markets(True)  # noqa: FBT003 - ccxt's own signature
        return self._client

    async def _stream(self, symbols: list[str]) -> None:
        """Listen for ever; one that breaks is tried again, ever more rarely."""
        pause_s = AGAIN_S
        while True:
            try:
                client = await self._ready(symbols)
                watch = _watcher(client)
                while True:
                    self._take(await watch(symbols), way="stream")
                    pause_s = AGAIN_S
            except Exception as e:  # noqa: BLE001 - a loop edge: whatever breaks a stream
                log.info("stream broke", venue=self.venue, why=type(e).__name__)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_S)

    async def _fetch(self) -> None:
        """Ask for the markets that were not heard of lately."""
        now = asyncio.get_running_loop().time()
        silent = [symbol for symbol, at in self._heard.items() if now - at > SILENT_S]
        if not silent:
            return
        client = await self._ready()
        known = [symbol for symbol in silent if symbol in client.markets]
        if known:
            self._take(await quotes.tickers(row(self.venue), client, known), way="fetch")

    def _take(self, tickers: dict[str, Any], *, way: str) -> None:
        now = asyncio.get_running_loop().time()
        for ticker in tickers.values():
            quote = read(ticker)
            if quote is None or quote.symbol not in self._heard:
                continue
            if way == "stream":
                self._heard[quote.symbol] = now
            QUOTES.labels(self.venue, way).inc()
            self._hear(quote)


def read(ticker: dict[str, Any]) -> Quote | None:
    """Return the top of the book that a ticker tells; None for prices that cannot be.

    It is as old as the venue says, for one that answers from a frozen memory must count as stale.
    """
    try:
        bid, ask = money.wire(ticker["bid"]), money.wire(ticker["ask"])
    except (BadAmount, KeyError):
        return None
    if not 0 < bid < ask:
        return None
    at = told_at(ticker.get("timestamp"), clock.now())
    return Quote(symbol=str(ticker["symbol"]), bid=bid, ask=ask, last=bid, at=at)


def _watcher(client: Any) -> Callable[[list[str]], Awaitable[dict[str, Any]]]:
    """Return the narrowest stream with both sides of the book that a venue offers."""
    if client.has.get("watchBidsAsks"):
        return client.watch_bids_asks  # type: ignore[no-any-return]
    if client.has.get("watchTickers"):
        return client.watch_tickers  # type: ignore[no-any-return]

    async def one_by_one(symbols: list[str]) -> dict[str, Any]:
        found = await asyncio.gather(*(client.watch_ticker(symbol) for symbol in symbols))
        return {ticker["symbol"]: ticker for ticker in found}

    return one_by_one
