"""The market worker: quotes into Redis, candles and prices into PostgreSQL."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from prometheus_client import Counter

from desk import clock, money
from desk.gauges.service import HOURS
from desk.market.jumps import Jumps
from desk.market.model import Candle, Timeframe
from desk.nursery import Nursery
from desk.risk.gate import markets
from desk.settings import Settings
from desk.venues.profiles import PAPER, Mode
from workers import bars, depth, references
from workers.context import Context, open_desk
from workers.exchanges import Exchanges
from workers.hearing import hear
from workers.listings import instrument_of, is_ours, quote_of
from workers.measures import LIMITS_S, USUAL_S, Measures
from workers.tape import Tape
from workers.venues.clients import Clients

log = structlog.get_logger(__name__)
HELD_BACK: Final = Counter("tapewire_quotes_held_back_total", "Quotes that jumped out of reason.")
QUOTES_S: Final = 0.4
PRICES_S: Final = 5.0
CANDLES_S: Final = 10.0
LONG_CANDLES_S: Final = 60.0
HISTORY: Final = 500
PAGE: Final = 1000  # candles of one request
DEEPEN_S: Final = 5.0
PAGE_S: Final = 0.5
LATEST: Final = 3
_SHORT: Final = (Timeframe.M1,)
_LONG: Final = (Timeframe.H1, Timeframe.M5, Timeframe.M15)
_LONGEST: Final = (Timeframe.H4, Timeframe.D1)


async def run(settings: Settings) -> None:
    """Run until cancelled; an exchange that is away is asked again and again."""
    clients = Clients(settings)
    tapes: list[Tape] = []
    async with open_desk(settings, process="market") as context, Nursery() as nursery:
        recorder = Recorder(context, clients)
        try:
            await recorder.begin()
            nursery.forever(recorder.quotes, name="quotes", pause_s=QUOTES_S)
            nursery.forever(recorder.listings, name="listings", pause_s=settings.listing_s)
            nursery.forever(recorder.prices, name="prices", pause_s=PRICES_S)
            nursery.forever(recorder.deepen, name="deepen", pause_s=DEEPEN_S)
            nursery.forever(recorder.trades, name="bars", pause_s=bars.PAUSE_S)
            nursery.forever(recorder.measures.limits, name="limits", pause_s=LIMITS_S)
            nursery.forever(recorder.measures.look, name="measures", pause_s=QUOTES_S)
            nursery.forever(recorder.measures.usual, name="usual", pause_s=USUAL_S)
            tapes = hear(settings, recorder.measures, recorder.symbols, nursery)
            nursery.forever(lambda: recorder.candles(_SHORT), name="candles", pause_s=CANDLES_S)
            nursery.spawn(
                references.follow(settings, context.desk.market.references), name="references"
            )
            exchanges = Exchanges(settings, context, nursery)
            exchanges.begin()
            depth.show(
                settings,
                context,
                lambda venue: recorder.client if venue == PAPER else exchanges.client(venue),
                nursery,
            )
            await context.ready()
            # Hundreds of candles of each market: whoever has just started has other work first.
            nursery.spawn(recorder.backfill(), name="backfill")
            nursery.forever(
                lambda: recorder.candles((*_LONG, *_LONGEST)),
                name="long-candles",
                pause_s=LONG_CANDLES_S,
            )
            log.info("market worker is up", markets=len(recorder.symbols))
            await asyncio.Event().wait()
        finally:
            await clients.close()
            for tape in tapes:
                await tape.close()


class Recorder:
    """Copies what the venue shows into the desk's memory."""

    def __init__(self, context: Context, clients: Clients) -> None:
        self._context = context
        self._clients = clients
        self.client: Any = None
        self._jumps = Jumps()
        self.measures = Measures(context, self._jumps)
        self._bars = bars.Bars(context.desk.gauges)
        self._deep: set[str] = set()
        self.symbols: tuple[str, ...] = ()

    async def begin(self) -> None:
        """Read the list of markets; waits for an exchange that is still starting."""
        while self.client is None:
            try:
                self.client = await self._clients.public()
            except Exception as e:  # noqa: BLE001 - a loop edge: it is away, or ccxt cannot read it
                log.warning("exchange is away", error=type(e).__name__)
                await asyncio.sleep(0.5)
        await self._list()
        for quote in (await self._context.desk.market.quotes.all()).values():
            self._jumps.remember(quote, clock.now())
        await self.measures.begin(self.symbols)

    async def _list(self) -> None:
        """Write what is listed."""
        found = [instrument_of(m, PAPER) for m in self.client.markets.values() if is_ours(m)]
        async with self._context.desk.market.open() as unit:
            await unit.market.save_instruments(found)
            await unit.commit()
        self.symbols = tuple(i.symbol for i in found)

    async def listings(self) -> None:
        """Read what is listed again while a plan waits for a coin that was not."""
        if await self._context.desk.advance.awaited(PAPER) - set(self.symbols):
            await self.client.load_markets(True)  # noqa: FBT003 - ccxt's own signature
            await self._list()

    async def quotes(self) -> None:
        """Fetch all tickers and replace the quotes."""
        tickers = await self.client.fetch_tickers(list(self.symbols))
        now = clock.now()
        found = [q for t in tickers.values() if (q := quote_of(t, PAPER, now)) is not None]
        believed = [q for q in found if self._jumps.admits(q, now)]
        if len(believed) < len(found):
            HELD_BACK.inc(len(found) - len(believed))
        self.measures.quotes(believed)
        await self._context.desk.market.quotes.put(believed)

    async def prices(self) -> None:
        """Write the middle of each book, for grading alerts."""
        quotes = await self._context.desk.market.quotes.all()
        now = clock.now()
        fresh = {s: q.mid for s, q in quotes.items() if q.age_s(now) < PRICES_S}
        await self._context.store.save_prices(now, fresh, PAPER)

    async def trades(self) -> None:
        """Lay out for the models what traded lately."""
        await self._bars.gather(self.client, self.symbols)

    async def backfill(self) -> None:
        """Fetch what charts lack of the past; short candles of all markets first."""
        for timeframe in (Timeframe.M1, *_LONG):
            await self._past(timeframe)
        await self.measures.seed()
        for timeframe in _LONGEST:  # years of them: whoever has just started has other work
            await self._past(timeframe, pause_s=PAGE_S)

    async def deepen(self) -> None:
        """Fetch the hours that the risk of what somebody holds is measured by, once a coin."""
        async with self._context.desk.market.open(reads=True) as unit:
            owned = {coin for mode in Mode for coin in await unit.pulse.held(mode)}
        for symbol in {*markets(owned, ())} & {*self.symbols} - self._deep:
            await self._deepen(symbol)
            self._deep.add(symbol)

    async def _deepen(self, symbol: str) -> None:
        """Fetch the hours that models look back on, older and older ones, while there are any."""
        wanted = clock.now() - HOURS * Timeframe.H1.length
        async with self._context.desk.market.open() as unit:
            stored = await unit.market.stored(Timeframe.H1, wanted)
        oldest = stored[symbol].oldest if symbol in stored else clock.now()
        while oldest > wanted:
            since = max(wanted, oldest - PAGE * Timeframe.H1.length)
            if not await self._copy_one(Timeframe.H1, symbol, PAGE, since=since):
                return
            oldest = since
            await asyncio.sleep(PAGE_S)

    async def _past(self, timeframe: Timeframe, *, pause_s: float = 0.0) -> None:
        now = clock.now()
        async with self._context.desk.market.open() as unit:
            stored = await unit.market.stored(timeframe, now - HISTORY * timeframe.length)
        lacking = {
            symbol: stored[symbol].missing(timeframe, HISTORY, now) if symbol in stored else HISTORY
            for symbol in self.symbols
        }
        # The regular rounds fetch the latest ones.
        wanted = {symbol: count for symbol, count in lacking.items() if count > LATEST}
        while wanted:
            wanted = await self._copy(timeframe, wanted, pause_s=pause_s)
            await asyncio.sleep(1 if wanted else 0)

    async def candles(self, timeframes: Sequence[Timeframe]) -> None:
        """Fetch the latest candles of every market; the last one still moves."""
        for timeframe in timeframes:
            await self._copy(timeframe, dict.fromkeys(self.symbols, LATEST))

    async def _copy(
        self, timeframe: Timeframe, wanted: Mapping[str, int], *, pause_s: float = 0.0
    ) -> dict[str, int]:
        """Copy so many candles of each market; return the markets whose candles did not come."""
        lacking = dict(wanted)
        failed: dict[str, str] = {}
        for symbol, count in wanted.items():
            try:
                await self._copy_one(timeframe, symbol, count)
                del lacking[symbol]
                await asyncio.sleep(pause_s)
            except Exception as e:  # noqa: BLE001 - a loop edge: one market must not cost the others
                failed[symbol] = type(e).__name__
            if len(failed) > len(wanted) // 4:
                break  # it is not the markets, it is the venue
        if failed:
            log.warning("candles did not come", timeframe=timeframe.value, of=failed)
        return lacking

    async def _copy_one(
        self, timeframe: Timeframe, symbol: str, count: int, *, since: datetime | None = None
    ) -> bool:
        """Copy the latest candles of a market, or those that follow `since`; tell if any came."""
        begin_ms = clock.ms_of(since) if since else None
        rows = await self.client.fetch_ohlcv(symbol, timeframe.value, begin_ms, count)
        found = [c for row in rows if (c := _candle(row)) is not None]
        if found:
            async with self._context.desk.market.open() as unit:
                await unit.market.save_candles(symbol, timeframe, found)
                await unit.commit()
        if timeframe is Timeframe.M1:
            self.measures.candles(symbol, found)
        return bool(found)


def _candle(row: Sequence[Any]) -> Candle | None:
    """Return a candle; None for one whose high is below its low or whose price is nothing."""
    opened, high, low, close, volume = (money.wire(str(v)) for v in row[1:6])
    if not 0 < low <= min(opened, close) <= max(opened, close) <= high or volume < 0:
        return None
    return Candle(datetime.fromtimestamp(row[0] / 1000, UTC), opened, high, low, close, volume)
