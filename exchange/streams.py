"""The market streams: who listens to what, and what each listener is told when.

Trades are told as they happen. Everything else is told at a pulse, ten times a second or, where
Binance names no faster speed, once a second, and only where somebody listens and something has
changed. Diffs of a book tell every level touched since the diff before, so that a snapshot taken
at any moment in between leads into them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple

from exchange import ticks
from exchange.book import Book
from exchange.candles import INTERVALS, Span
from exchange.clock import epoch_ms
from exchange.engine import Engine
from exchange.events import Event, Traded
from exchange.faults import OF_STREAMS, Faults, Kind
from exchange.markets import Market
from exchange.outbox import Outbox, frame
from exchange.protocol import price_forms
from exchange.protocol.body import encode
from exchange.tape import Tapes

PULSE_S: Final = 0.1
_SLOW: Final = 10  # pulses
ALL_MINI: Final = frozenset({"!miniTicker@arr", "!miniTicker@arr@1000ms"})
_NAME: Final = re.compile(
    r"\A([a-z0-9]{1,20})@(trade|aggTrade|bookTicker|miniTicker|ticker|avgPrice"
    r"|depth(?:5|10|20)?(?:@1000?ms)?|kline_[0-9]{1,2}[mhdwM])\Z",
    re.ASCII,
)


class Listener(NamedTuple):
    """One client's end of a stream; `is_combined` wraps messages with the stream's name."""

    outbox: Outbox
    is_combined: bool


class Diffs:
    """What has changed in one book since each speed's last diff."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._since: dict[str, tuple[int, set[int]]] = {}

    def watch(self, speed: str) -> None:
        """Begin to note changes for a speed."""
        self.collect()
        self._since.setdefault(speed, (self._book.changes, set()))
        if self._book.touched is None:
            self._book.touched = set()

    def forget(self, speed: str) -> None:
        """Note changes for a speed no longer."""
        self._since.pop(speed, None)
        if not self._since:
            self._book.touched = None

    def collect(self) -> None:
        """Hand what the book has noted to every speed."""
        if self._book.touched:
            for _, keys in self._since.values():
                keys.update(self._book.touched)
            self._book.touched = set()

    def take(self, speed: str) -> tuple[int, set[int]] | None:
        """Return the first update id and the keys of the next diff, or None without a change."""
        self.collect()
        since, touched = self._since[speed]
        if not touched:
            return None
        self._since[speed] = (self._book.changes, set())
        return since + 1, touched


class Streams:
    """All market streams; `hear` takes the engine's events, `pulse` everything timed."""

    def __init__(self, engine: Engine, tapes: Tapes, faults: Faults) -> None:
        self._engine = engine
        self._tapes = tapes
        self._faults = faults
        self._listeners: dict[str, dict[Outbox, Listener]] = defaultdict(dict)
        self._diffs = {symbol: Diffs(book) for symbol, book in engine.books.items()}
        self._told: dict[str, object] = {}  # by stream: what it told last
        self._pulses = 0
        self._timed: Mapping[str, Callable[[str, Market, int], None]] = {
            "kline": self._kline,
            "miniTicker": self._mini,
            "ticker": self._ticker,
            "avgPrice": self._average,
        }

    def subscribe(self, name: str, listener: Listener) -> None:
        """Let a client hear a stream; a name that is no stream stays silent, as on Binance."""
        self._listeners[name][listener.outbox] = listener
        self._told.pop(name, None)
        market, topic = self._parse(name)
        if market and topic.startswith("depth") and topic.partition("@")[0] == "depth":
            self._diffs[market.symbol].watch(topic)

    def unsubscribe(self, name: str, outbox: Outbox) -> None:
        """Let a client hear a stream no more."""
        here = self._listeners.get(name, {})
        here.pop(outbox, None)
        if here:
            return
        self._listeners.pop(name, None)
        self._told.pop(name, None)
        market, topic = self._parse(name)
        if market and topic.startswith("depth"):
            self._diffs[market.symbol].forget(topic)

    def announce(self, name: str, what: object) -> None:
        """Tell whoever listens to a stream something that comes from outside the engine."""
        if name in self._listeners:
            self._tell(name, what, is_event=True)

    def hear(self, events: tuple[Event, ...]) -> None:
        """Tell the trades of a command, and best prices that it changed."""
        if not self._listeners:
            return
        now = 0
        markets = {}
        for event in events:
            if not isinstance(event, Traded) or event.is_aside:
                continue
            now = now or max(epoch_ms(), event.at_ms)
            symbol = event.market.symbol
            markets[symbol] = event.market
            for topic, write in (("trade", ticks.trade), ("aggTrade", ticks.aggregate)):
                name = f"{symbol.lower()}@{topic}"
                if name in self._listeners:
                    self._tell(name, write(event, now), is_event=True)
        for market in markets.values():
            self._best(f"{market.symbol.lower()}@bookTicker", market)

    def pulse(self) -> None:
        """Tell whatever is due; to be called every `PULSE_S` seconds."""
        self._pulses += 1
        now = max(epoch_ms(), self._engine.latest_ms)
        is_slow = self._pulses % _SLOW == 0
        for name in tuple(self._listeners):
            market, topic = self._parse(name)
            if market is None:
                if name in ALL_MINI and is_slow:
                    self._all_mini(name, now)
                continue
            kind, _, speed = topic.partition("@")
            if kind == "bookTicker":
                self._best(name, market)
            elif kind.startswith("depth") and (is_slow or speed == "100ms"):
                self._depth(name, market, kind.removeprefix("depth"), now)
            elif is_slow and kind.partition("_")[0] in self._timed:
                self._timed[kind.partition("_")[0]](name, market, now)

    def _depth(self, name: str, market: Market, count: str, now: int) -> None:
        book = self._engine.books[market.symbol]
        if count:
            self._renew(name, book.changes, lambda: price_forms.depth(market, book, int(count)))
            return
        found = self._diffs[market.symbol].take(name.partition("@")[2])
        if found:
            self._tell(name, ticks.depth_update(market, book, *found, now), is_event=True)

    def _best(self, name: str, market: Market) -> None:
        if name in self._listeners:
            book = self._engine.books[market.symbol]
            best = book.depth(1)
            self._renew(name, best, lambda: ticks.book_ticker(market, book))

    def _kline(self, name: str, market: Market, now: int) -> None:
        interval = name.partition("_")[2]
        if interval not in INTERVALS:
            return
        tape = self._tapes[market]
        starts, rows = tape.query(Span(interval, None, None, 2), now)
        trades = tape.recent(1000)
        before = self._told.get(name)
        for start, row in zip(starts, rows, strict=True):
            state = (start, row.tolist())
            if start != starts[-1] and not (isinstance(before, tuple) and before[0] == start):
                continue  # it was over before anybody listened, or has been told
            message = ticks.kline(market, interval, start, row, trades, now)
            if message["k"]["x"]:
                self._tell(name, message, is_event=True)
            else:
                self._renew(name, state, partial(dict, message))

    def _mini(self, name: str, market: Market, now: int) -> None:
        day = self._tapes[market].day(now)
        if day:
            self._renew(name, day, lambda: ticks.mini_ticker(market, day, now))

    def _ticker(self, name: str, market: Market, now: int) -> None:
        tape, book = self._tapes[market], self._engine.books[market.symbol]
        day = tape.day(now)
        if day:
            newest = tape.recent(1)
            state = (day, book.depth(1))
            self._renew(name, state, lambda: ticks.ticker(market, day, book, newest, now))

    def _average(self, name: str, market: Market, now: int) -> None:
        price, last_ms = self._tapes[market].average(now)
        self._renew(name, price, lambda: ticks.average(market, price, last_ms, now))

    def _all_mini(self, name: str, now: int) -> None:
        told = self._told.get(name)
        before = told if isinstance(told, dict) else {}
        days = {symbol: self._tapes[m].day(now) for symbol, m in self._engine.markets.items()}
        self._told[name] = days
        rows = [
            ticks.mini_ticker(self._engine.markets[symbol], day, now)
            for symbol, day in days.items()
            if day and day != before.get(symbol)
        ]
        if rows:
            self._tell(name, rows, is_event=True)

    def _renew(self, name: str, state: object, write: Callable[[], object]) -> None:
        """Tell a state unless it is what was told last."""
        if self._told.get(name) != state:
            self._told[name] = state
            self._tell(name, write(), is_event=False)

    def _tell(self, name: str, what: object, *, is_event: bool) -> None:
        text = encode(what)
        plain = frame(text)
        combined = frame(b'{"stream":"%b","data":%b}' % (name.encode(), text))
        for listener in tuple(self._listeners[name].values()):
            message = combined if listener.is_combined else plain
            if is_event or self._faults.rules:
                deliver(self._faults, "market", None, listener.outbox, message)
            else:
                listener.outbox.renew(name, message)

    def _parse(self, name: str) -> tuple[Market | None, str]:
        shape = _NAME.match(name)
        return (self._engine.markets.get(shape[1].upper()), shape[2]) if shape else (None, "")


def deliver(
    faults: Faults, stream: str, account: str | None, outbox: Outbox, message: bytes
) -> None:
    """Put a message into an outbox, perhaps badly; `stream` is market or user."""
    rule = faults.strike(f"STREAM {stream}", account, OF_STREAMS) if faults.rules else None
    kind = rule.kind if rule else None
    if kind is Kind.DISCONNECT:
        outbox.cut()
    elif kind is Kind.DISORDER:
        outbox.hold(message)
    elif kind is not Kind.GAP:
        for _ in range(2 if kind is Kind.DUPLICATE else 1):
            outbox.put(message)
