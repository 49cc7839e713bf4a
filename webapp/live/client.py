"""One open page: what it asked for, and what waits for it while it reads slower than we tell.

Its memory is bounded. Of quotes only the latest per symbol is kept, and of the one book that it
shows; of events at most `MAX_WAITING`, past which it is told to load afresh (`resync`) rather
than being fed stale news.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from prometheus_client import Counter

from desk import clock
from webapp.live import topics as names
from webapp.live.frames import Line, frame, said
from webapp.live.recent import Event

CONFLATED: Final = Counter("tapewire_live_conflated_total", "Quotes overtaken before sending.")
RESYNCS: Final = Counter("tapewire_live_resyncs_total", "Clients told to load afresh.")

SEND_S: Final = 10.0
MAX_WAITING: Final = 256
BYE_BUSY: Final = 1013
BYE_SESSION: Final = 4401
BYE_LEFT: Final = 4409  # newer pages of the same person took its place: it does not come back
_TURNS: Final = itertools.count(1)
_HEARTBEAT: Final = said({"type": "heartbeat"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Quotes of one venue that came together, written once for everybody; topic -> quote."""

    every: str
    bodies: Mapping[str, bytes]
    frame: bytes


@dataclass(slots=True, eq=False)
class Client:
    """What is told is written at once as long as the page keeps up, else when it catches up."""

    account_id: int
    line: Line
    session_id: str = ""
    symbols: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    expires_at: float = 0.0
    book: str = ""  # the market whose book it shows, named as topics do
    turned: int = 0  # counts turns to books: who turned first comes first
    came: int = field(default_factory=lambda: next(_TURNS))  # who came first has the lowest
    is_refused: bool = False  # there was no room for that book, and it knows
    _is_open: bool = False
    _resync: bytes = b""
    _quotes: Mapping[str, bytes] = field(default_factory=dict)
    _frame: bytes = b""  # of exactly these quotes, when somebody has written it
    _book: bytes = b""
    _events: deque[bytes] = field(default_factory=deque)
    _stuck: asyncio.TimerHandle | None = None
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _code: int = 0

    def open(self, ready: bytes) -> None:
        """Tell from now on, `ready` first; nothing once it has ended."""
        if self._over.is_set():
            return
        self._is_open = True
        self.line.on_drain = self._flush
        self.line.write(ready)
        self._flush()

    def quote(self, batch: Batch) -> None:
        """Tell the quotes of the markets that this client wants."""
        wants_all = batch.every in self.symbols
        wanted = (
            batch.bodies
            if wants_all
            else {topic: batch.bodies[topic] for topic in self.symbols & batch.bodies.keys()}
        )
        if not wanted:
            return
        if self._quotes:
            CONFLATED.inc(len(self._quotes.keys() & wanted.keys()))
            self._quotes, self._frame = {**self._quotes, **wanted}, b""
        else:
            self._quotes, self._frame = wanted, batch.frame if wants_all else b""
        self._flush()

    def show(self, book: bytes, *, is_refused: bool = False) -> None:
        """Tell of the one book that it shows, or that there is none."""
        self._book, self.is_refused = book, is_refused
        self._flush()

    def event(self, event: Event) -> None:
        """Tell an event; a client that does not keep up is told to load afresh instead."""
        if len(self._events) >= MAX_WAITING:
            self.resync(event.id)
        else:
            self._events.append(event.frame)
            self._flush()

    def resync(self, last_id: str) -> None:
        """Tell it to load afresh, instead of all events up to this one."""
        RESYNCS.inc()
        self._events.clear()
        self._resync = said({"type": "resync", "id": last_id})
        self._flush()

    def beat(self) -> None:
        """Say that we are there; what waits says so too."""
        self._flush(_HEARTBEAT)

    def end(self, code: int = BYE_SESSION) -> None:
        """Let go of it at once; `code` closes the connection, 0 when the page left."""
        if self._over.is_set():
            return
        self._is_open, self._code = False, code
        self._rest()
        self._over.set()

    async def over(self) -> int:
        """Wait for its end and return the code."""
        await self._over.wait()
        return self._code

    def want(self, topics: Iterable[str]) -> None:
        """Add topics: `quotes:BTC/USDT`, `quotes:*`, `quotes:bybit:*`, `orders`, `alerts`, `news`.

        `orders` tells of plans and connections too. Of `book:BTC/USDT` and `book:bybit:BTC/USDT`
        a client has one at a time: the last that it asked for.
        """
        for topic in topics:
            kind, _, symbol = topic.partition(":")
            if kind == "quotes" and symbol and len(self.symbols) < names.MAX_TOPICS:
                self.symbols.add(symbol)
            elif kind == "book":
                self._turn_to(names.at(*names.listing(symbol)))
            elif kind in names.OF_EVENTS:
                self.kinds.add(kind)

    def drop(self, topics: Iterable[str]) -> None:
        """Remove topics."""
        for topic in topics:
            kind, _, symbol = topic.partition(":")
            if kind == "book" and names.at(*names.listing(symbol)) == self.book:
                self._turn_to("")
            elif kind != "book":
                self.symbols.discard(symbol)
                self.kinds.discard(kind)

    def _turn_to(self, book: str) -> None:
        self.book, self._book, self.is_refused = book, b"", False
        self.turned = next(_TURNS)

    def _flush(self, otherwise: bytes = b"") -> None:
        """Write what waits if the line takes it; a page that stopped reading is let go."""
        if not self._is_open:
            return
        if not self.line.is_free:
            if self._stuck is None:
                self._stuck = asyncio.get_running_loop().call_later(SEND_S, self.end, BYE_BUSY)
            return
        self._rest()
        if clock.now().timestamp() >= self.expires_at:
            self.end()
        elif frames := self._take() or otherwise:
            self.line.write(frames)

    def _take(self) -> bytes:
        """Return what waits, events first; one frame alone as it is, without a copy."""
        quotes = self._frame or (written(self._quotes.values()) if self._quotes else b"")
        frames = [self._resync, *self._events, quotes, self._book]
        self._events.clear()
        self._resync = self._frame = self._book = b""
        self._quotes = {}
        return b"".join(filter(None, frames))

    def _rest(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None


def written(quotes: Iterable[bytes]) -> bytes:
    """Return quotes as one frame."""
    return frame(b'{"type":"quotes","quotes":[' + b",".join(quotes) + b"]}")
