"""Watches the market for what is worth a word, and tells it as headlines of our own."""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from prometheus_client import Counter

from desk import clock
from desk.alerts.watched import Limits
from desk.market.flips import Flips
from desk.market.jumps import Jumps
from desk.market.latches import Latches
from desk.market.measured import NOTHING, Gauge, Measured, Reading, Span
from desk.market.model import Candle, Quote, Timeframe
from desk.market.sweeps import Sweep, Sweeps, Trade
from desk.market.turnover import Turnover
from desk.market.windows import Window
from desk.signals.volatility import Yardstick, usual_move_bp, yardstick
from workers.context import Context
from workers.tape import Funding

EVENTS: Final = Counter("tapewire_market_events_total", "Events of the market told.", ["gauge"])
LIMITS_S: Final = 5.0
USUAL_S: Final = 300.0
_REMEMBERED: Final = timedelta(hours=25)  # longer than the longest span
_SEEDED: Final = 300  # candles: a day of five minutes, and an hour of one
_OLD: Final = timedelta(minutes=10)  # what could not be told for so long is no news any more
_NONE: Final = Limits(frozenset(), {})
Once = TypeVar("Once", Sweep, Trade)


class Measures:
    """What every market does, held against the limits that are waited for.

    What is heard waits until `look`, so that telling never holds up who hears. What happens but
    once waits until it was told; what lasts is found again.
    """

    def __init__(self, context: Context, jumps: Jumps) -> None:
        settings = context.desk.settings
        self._news = context.desk.news
        self._market = context.desk.market
        self._watched = context.desk.watched
        self._jumps = jumps
        self._sigmas = settings.market_sigmas
        self._limits = _NONE
        self._latches = Latches(timedelta(seconds=settings.market_cool_down_s))
        self._windows: dict[str, tuple[Window, ...]] = {}
        self._usual: dict[tuple[str, Span], Decimal | None] = {}
        self._turnovers: defaultdict[str, Turnover] = defaultdict(Turnover)
        self._sweeps: defaultdict[str, Sweeps] = defaultdict(Sweeps)
        self._quotes: dict[str, Quote] = {}
        self._traded: set[str] = set()
        self._swept: deque[tuple[str, Sweep]] = deque()
        self._closures: deque[tuple[str, Trade]] = deque()
        self._rates: deque[Funding] = deque()
        self._flips = Flips()

    async def begin(self, symbols: Iterable[str]) -> None:
        """Remember what was told before a restart."""
        for event in await self._news.reported(clock.now() - _REMEMBERED):
            self._latches.remember(event)
        for symbol in symbols:
            self._windows[symbol] = tuple(Window(span) for span in Span)
        await self.limits()

    async def seed(self) -> None:
        """Take over what prices and volumes were, once candles of the past are there."""
        for symbol in list(self._windows):
            await self._seed(symbol)
        await self.usual()

    async def _seed(self, symbol: str) -> None:
        jumps, windows = Jumps(), tuple(Window(span) for span in Span)
        for timeframe in (Timeframe.M5, Timeframe.M1):
            candles = await self._market.candles(symbol, timeframe, limit=_SEEDED)
            if timeframe is Timeframe.M1:
                self._turnovers[symbol].add(candles)
            filled = _filled_by(timeframe, windows)
            for at, price in _closes(candles, timeframe, clock.now()):
                quote = Quote(symbol=symbol, bid=price, ask=price, last=price, at=at)
                if jumps.admits(quote, at):
                    for window in filled:
                        window.add(at, price)
        self._windows[symbol] = windows

    async def limits(self) -> None:
        """Read anew what is waited for."""
        self._limits = await self._watched.limits()

    async def usual(self) -> None:
        """Work out what each coin usually moves."""
        for symbol in list(self._windows):
            read: dict[Yardstick, Sequence[Candle]] = {}
            for span in Span:
                rod = yardstick(span.length)
                if rod not in read:
                    read[rod] = await self._market.candles(symbol, rod.timeframe, limit=rod.count)
                usual = usual_move_bp(read[rod], rod.timeframe, span.length, clock.now())
                self._usual[symbol, span] = usual

    def quotes(self, quotes: Iterable[Quote]) -> None:
        """Hear prices that are believed; the newest of a market counts."""
        self._quotes |= {quote.symbol: quote for quote in quotes}

    def candles(self, symbol: str, candles: Sequence[Candle]) -> None:
        """Hear minutes of a market; one that closes out of reason is left out."""
        self._turnovers[symbol].add([c for c in candles if self._jumps.agrees(symbol, c.close)])
        self._traded.add(symbol)

    def trade(self, symbol: str, trade: Trade) -> None:
        """Hear a print of the tape; one out of reason is left out."""
        if self._jumps.agrees(symbol, trade.price):
            self._sweeps[symbol].add(trade)

    def closure(self, symbol: str, closed: Trade) -> None:
        """Hear of a position that was closed by force."""
        if self._jumps.agrees(symbol, closed.price):
            self._closures.append((symbol, closed))

    def funding(self, found: Iterable[Funding]) -> None:
        """Hear funding rates."""
        self._rates += found

    async def look(self) -> None:
        """Tell whatever of all that was heard is an event; what cannot be told raises."""
        for symbol in list(self._quotes):  # more is heard meanwhile
            await self._moves(self._quotes.pop(symbol))
        for symbol in list(self._traded):
            self._traded.discard(symbol)
            await self._volume(symbol)
        self._sweep(clock.now())
        await _each(self._swept, self._whale)
        await _each(self._closures, self._liquidation)
        while self._rates:
            await self._funding(self._rates.popleft())

    async def _moves(self, quote: Quote) -> None:
        for window in self._windows.get(quote.symbol, ()):
            percent = window.move(quote.at, quote.mid)
            if not percent:
                continue
            usual = self._usual.get((quote.symbol, window.span))
            times = abs(percent) * 100 / usual if usual else None
            await self._tell(
                Gauge.MOVE,
                quote.symbol,
                Reading.of(abs(percent), times),
                direction=1 if percent > 0 else -1,
                at=quote.at,
                span=window.span,
            )

    async def _funding(self, rate: Funding) -> None:
        reading, way = Reading.of(abs(rate.percent)), 1 if rate.percent > 0 else -1
        await self._tell(Gauge.FUNDING, rate.symbol, reading, direction=way, at=rate.at)
        if self._flips.turned(rate.venue, rate.symbol, rate.percent, rate.at):
            await self._tell(Gauge.FLIP, rate.symbol, reading, direction=way, at=rate.at)

    async def _volume(self, symbol: str) -> None:
        burst = self._turnovers[symbol].burst()
        if burst is None:
            return
        reading = burst.reading if burst.sigmas >= self._sigmas else NOTHING
        way, now = burst.direction, clock.now()
        await self._tell(Gauge.VOLUME, symbol, reading, direction=way, at=now)

    def _sweep(self, now: datetime) -> None:
        """Put what single takers took with what is to be told, where anybody waits for so much."""
        for symbol, sweeps in self._sweeps.items():
            limits = self._limits.of(_coin(symbol))
            asked = [limit for limit in limits if limit.gauge is Gauge.WHALE]
            for sweep in sweeps.take(now):
                if any(limit.is_met_by(sweep.reading) for limit in asked):
                    self._swept.append((symbol, sweep))

    async def _whale(self, symbol: str, sweep: Sweep) -> None:
        way = 1 if sweep.is_buy else -1
        await self._tell(Gauge.WHALE, symbol, sweep.reading, direction=way, at=sweep.at)

    async def _liquidation(self, symbol: str, closed: Trade) -> None:
        way, reading = 1 if closed.is_buy else -1, Reading.of(closed.worth)
        await self._tell(Gauge.LIQUIDATION, symbol, reading, direction=way, at=closed.at)

    async def _tell(
        self,
        gauge: Gauge,
        symbol: str,
        reading: Reading,
        *,
        direction: int,
        at: datetime,
        span: Span | None = None,
    ) -> None:
        """Keep and hand on an event that passes a limit for the first time."""
        coin = _coin(symbol)
        found = Measured(
            gauge=gauge, coin=coin, reading=reading, direction=direction, at=at, span=span
        )
        event = self._latches.admits(found, self._limits.of(coin))
        if event is None:
            return
        headline = await self._news.report(event)
        self._latches.remember(event)
        if headline is not None:
            EVENTS.labels(gauge.value).inc()
            await self._news.hand_on(headline)


def _coin(symbol: str) -> str:
    return symbol.partition("/")[0]


async def _each(
    waiting: deque[tuple[str, Once]], tell: Callable[[str, Once], Awaitable[None]]
) -> None:
    """Tell what waits, oldest first; each goes once it was told, or is too old for that."""
    while waiting:
        symbol, found = waiting[0]
        if clock.now() - found.at < _OLD:
            await tell(symbol, found)
        waiting.popleft()


def _closes(
    candles: Sequence[Candle], timeframe: Timeframe, now: datetime
) -> list[tuple[datetime, Decimal]]:
    """Return when candles closed and at what price; the last one may still be going on."""
    closes = [(candle.at + timeframe.length, candle.close) for candle in candles]
    return [close for close in closes if close[0] <= now]


def _filled_by(timeframe: Timeframe, windows: Sequence[Window]) -> list[Window]:
    """Short spans are filled from minutes, long ones from five: each sample once."""
    is_minute = timeframe is Timeframe.M1
    return [w for w in windows if (w.span.length <= timedelta(hours=1)) is is_minute]
