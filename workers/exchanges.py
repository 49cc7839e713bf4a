"""What live venues list and charge now, for those that somebody is connected to; no keys needed."""

import asyncio
from typing import Any, Final

import structlog

from desk import clock
from desk.market.jumps import Jumps
from desk.market.model import Quote
from desk.nursery import Nursery
from desk.risk.gate import markets
from desk.settings import Settings
from desk.venues.profiles import LIVE, Mode
from workers.context import Context
from workers.listings import instrument_of, is_ours, quote_of
from workers.venues import quotes
from workers.venues.clients import Clients
from workers.venues.table import row

log = structlog.get_logger(__name__)
QUOTES_S: Final = 1.0
MARKETS_S: Final = 3600.0
WANTED_S: Final = 2.0
PRICES_S: Final = 10.0


class Exchanges:
    """Follows connections: a venue is read while somebody uses it, each in a loop of its own."""

    def __init__(self, settings: Settings, context: Context, nursery: Nursery) -> None:
        self._settings = settings
        self._context = context
        self._nursery = nursery
        self._loops: dict[str, asyncio.Task[None]] = {}
        self._venues: dict[str, Exchange] = {}
        self._priced = set(LIVE)  # whose prices are there, perhaps from before a restart

    def begin(self) -> None:
        """Look for connections, and write prices of what is held, from now on."""
        self._nursery.forever(self.follow, name="exchanges", pause_s=WANTED_S)
        self._nursery.forever(self.prices, name="live-prices", pause_s=PRICES_S)

    def client(self, venue: str) -> Any:
        """Return the client that a venue is read with now, None while it is not."""
        found = self._venues.get(venue)
        return found.client if found else None

    async def follow(self) -> None:
        """Start and stop loops as people connect and leave."""
        wanted = {c.venue for c in await self._context.desk.custody.at_work()}
        for venue in wanted - self._loops.keys():
            log.info("reading prices", venue=venue)
            made = self._venues[venue] = Exchange(self._settings, self._context, venue)
            name = f"prices-{venue}"
            self._loops[venue] = self._nursery.forever(made.run, name=name, pause_s=1.0)
        for venue in self._loops.keys() - wanted:
            loop = self._loops.pop(venue)
            loop.cancel()
            await asyncio.wait([loop])
            del self._venues[venue]
        for venue in self._priced - wanted:
            await self._context.desk.market.quotes.forget(venue)
        self._priced = wanted

    async def prices(self) -> None:
        """Write the middle of the books of what somebody holds: real money is valued by them.

        And of what came or went without a price, though it may be gone by now. A venue lists up
        to thousands of coins, of which the others would be written for nobody.
        """
        async with self._context.desk.market.open(reads=True) as unit:
            held = await unit.pulse.held(Mode.LIVE)
            unvalued = await unit.equity.unvalued(Mode.LIVE)
        wanted = markets({coin for coin, amount in held.items() if amount}, unvalued)
        found = {
            venue: {s: exchange.shown[s].mid for s in wanted if s in exchange.shown}
            for venue, exchange in self._venues.items()
        }
        await self._context.store.save_prices_of(clock.now(), found)


class Exchange:
    """The markets and prices of one live venue."""

    def __init__(self, settings: Settings, context: Context, venue: str) -> None:
        self._settings = settings
        self._context = context
        self._venue = venue
        self._jumps = Jumps()
        self.client: Any = None
        self.shown: dict[str, Quote] = {}  # by the last answer; nothing while it is not read

    async def run(self) -> None:
        """Read until something fails; the caller starts again with a fresh client."""
        clients = Clients(self._settings)
        try:
            client = await clients.public(self._venue)
            symbols = await self._markets(client)
            self.client = client
            began = looked = clock.now()
            while (clock.now() - began).total_seconds() < MARKETS_S:
                await self._quotes(client, symbols)
                await asyncio.sleep(QUOTES_S)
                if (clock.now() - looked).total_seconds() >= self._settings.listing_s:
                    symbols = await self._listings(client, symbols)
                    looked = clock.now()
        except Exception as e:  # noqa: BLE001 - a loop edge: it is away, or ccxt cannot read it
            log.warning("exchange not read", venue=self._venue, error=type(e).__name__)
        finally:
            self.client, self.shown = None, {}
            await clients.close()

    async def _markets(self, client: Any) -> list[str]:
        """Write what is listed; anew every hour."""
        found = [instrument_of(m, self._venue) for m in client.markets.values() if is_ours(m)]
        async with self._context.desk.market.open() as unit:
            await unit.market.save_instruments(found)
            await unit.commit()
        return [i.symbol for i in found]

    async def _listings(self, client: Any, symbols: list[str]) -> list[str]:
        """Read what is listed again while a plan waits for a coin that was not."""
        awaited = await self._context.desk.advance.awaited(self._venue)
        if not awaited - set(symbols):
            return symbols
        await client.load_markets(True)  # noqa: FBT003 - ccxt's own signature
        return await self._markets(client)

    async def _quotes(self, client: Any, symbols: list[str]) -> None:
        limit = self._settings.venue_timeout_s
        async with asyncio.timeout(limit):
            tickers = await quotes.tickers(row(self._venue), client, symbols)
        now = clock.now()
        found = (quote_of(t, self._venue, now) for t in tickers.values())
        believed = [q for q in found if q is not None and self._jumps.admits(q, now)]
        self.shown = {quote.symbol: quote for quote in believed}
        await self._context.desk.market.quotes.put(believed)
