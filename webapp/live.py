"""Live updates: one hub fed by the desk's events, and the WebSocket that people listen on.

A client says who it is and what it wants; each has a bounded memory. Of quotes only the latest
per symbol is kept for a slow client, and of the one book that it shows; of events at most
`MAX_WAITING`, past which it is told to load afresh (`resync`) rather than being fed stale news.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
import structlog
from fastapi import APIRouter, WebSocket
from prometheus_client import Counter, Gauge
from starlette.websockets import WebSocketDisconnect

from desk import clock
from desk.accounts import auth
from desk.accounts.service import SignedIn
from desk.errors import DeskError, NotSignedIn
from desk.facade import Desk
from desk.market.depth import Listing
from desk.market.service import Market
from desk.venues.profiles import PAPER
from webapp.deps import MAX_TOKEN, is_ours

log = structlog.get_logger(__name__)
CLIENTS: Final = Gauge("tapewire_live_clients", "Open live connections.")
CONFLATED: Final = Counter("tapewire_live_conflated_total", "Quotes overtaken before sending.")
RESYNCS: Final = Counter("tapewire_live_resyncs_total", "Clients told to load afresh.")

HELLO_S: Final = 5.0
HEARTBEAT_S: Final = 20.0
SEND_S: Final = 10.0
BYE_S: Final = 1.0
MAX_FRAME: Final = 16 * 1024
MAX_WAITING: Final = 256
MAX_SYMBOLS: Final = 64
MAX_CLIENTS: Final = 2000
BYE_PROTOCOL: Final = 1008
BYE_BIG: Final = 1009
BYE_BUSY: Final = 1013
BYE_SESSION: Final = 4401
EVERY: Final = "*"
BOOKS_S: Final = 0.5  # so often the books that pages show are wished for anew
# Channel of the desk -> topic of those who hear of it, what it is called there, what is said.
# What belongs to an account is told to its owner alone.
_EVENTS: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "orders": ("orders", "order", ("order_id", "status")),
    "plans": ("orders", "plan", ("plan_id",)),
    "venues": ("orders", "venue", ("venue", "state")),
    "alerts": ("alerts", "alert", ("headline_id",)),
    "news": ("news", "news", ("headline_id",)),
}
_TOPICS: Final = frozenset(topic for topic, _, _ in _EVENTS.values())
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Batch:
    """Quotes of one venue that came together, written once for everybody; topic -> quote."""

    every: str
    bodies: Mapping[str, bytes]
    text: str


@dataclass(slots=True, eq=False)
class Client:
    """One open page: what it asked for, and what waits for it."""

    account_id: int
    session_id: str = ""
    symbols: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    expires_at: float = 0.0
    is_behind: bool = False
    book: str = ""  # the market whose book it shows, named as topics do
    is_refused: bool = False  # there was no room for that book, and it knows
    _quotes: Mapping[str, bytes] = field(default_factory=dict)
    _text: str = ""  # of exactly these quotes, when somebody has written it
    _book: str = ""
    _events: deque[bytes] = field(default_factory=deque)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def quote(self, batch: Batch) -> None:
        """Keep the latest quotes of the markets that this client wants."""
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
            self._quotes, self._text = {**self._quotes, **wanted}, ""
        else:
            self._quotes, self._text = wanted, batch.text if wants_all else ""
        self._wake.set()

    def show(self, text: str, *, is_refused: bool = False) -> None:
        """Keep the latest of the one book that it shows, or that there is none."""
        self._book, self.is_refused = text, is_refused
        self._wake.set()

    def event(self, body: bytes) -> None:
        """Queue an event; a client that does not keep up is told to load afresh instead."""
        if len(self._events) >= MAX_WAITING:
            self._events.clear()
            self.is_behind = True
            RESYNCS.inc()
        else:
            self._events.append(body)
        self._wake.set()

    def end(self) -> None:
        """Let go of it at once: its session was ended."""
        self.expires_at = 0.0
        self._wake.set()

    def beat(self) -> None:
        """Have it say that it is alive, when nothing else waits to be said."""
        self._wake.set()

    async def next(self) -> list[str]:
        """Return what waits, events first, once there is something; empty at a beat."""
        await self._wake.wait()
        self._wake.clear()
        waiting = [body.decode() for body in self._events]
        self._events.clear()
        if self.is_behind:
            self.is_behind = False
            waiting.insert(0, '{"type":"resync"}')
        if self._quotes:
            waiting.append(self._text or _written(self._quotes.values()))
            self._quotes, self._text = {}, ""
        if self._book:
            waiting.append(self._book)
            self._book = ""
        return waiting

    def want(self, topics: Iterable[str]) -> None:
        """Add topics: `quotes:BTC/USDT`, `quotes:*`, `quotes:bybit:*`, `orders`, `alerts`, `news`.

        `orders` tells of plans and connections too. Of `book:BTC/USDT` and `book:bybit:BTC/USDT`
        a client has one at a time: the last that it asked for.
        """
        for topic in topics:
            kind, _, symbol = topic.partition(":")
            if kind == "quotes" and symbol and len(self.symbols) < MAX_SYMBOLS:
                self.symbols.add(symbol)
            elif kind == "book":
                self._turn_to(_at(*_listing(symbol)))
            elif kind in _TOPICS:
                self.kinds.add(kind)

    def drop(self, topics: Iterable[str]) -> None:
        """Remove topics."""
        for topic in topics:
            kind, _, symbol = topic.partition(":")
            if kind == "book" and _at(*_listing(symbol)) == self.book:
                self._turn_to("")
            elif kind != "book":
                self.symbols.discard(symbol)
                self.kinds.discard(kind)

    def _turn_to(self, book: str) -> None:
        self.book, self._book, self.is_refused = book, "", False


@dataclass(slots=True)
class Hub:
    """All open pages of this process."""

    clients: set[Client] = field(default_factory=set)

    async def feed(self, events: AsyncIterator[tuple[str, Mapping[str, Any]]]) -> None:
        """Spread the desk's events until the source ends."""
        async for channel, body in events:
            self.spread(channel, body)

    async def look(self, market: Market) -> None:
        """Have the books fetched that pages show now; those that cannot be are told so once."""
        shown = {client.book: _listing(client.book) for client in self.clients if client.book}
        if not shown:
            return
        refused = await market.look_into({*shown.values()})
        for client in self.clients:
            if shown.get(client.book) in refused and not client.is_refused:
                said = {"type": "no-book", **shown[client.book]._asdict()}
                client.show(orjson.dumps(said).decode(), is_refused=True)

    async def beat(self) -> None:
        """Keep connections awake that have nothing to say, and end those of old sessions.

        One clock for all: a timer for each wait of each page would cost more than the sending.
        """
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            for client in list(self.clients):
                client.beat()

    def spread(self, channel: str, body: Mapping[str, Any]) -> None:
        """Hand one event to whoever wants it; each is encoded once for everybody."""
        if channel == "quotes":
            for batch in _batches(body["quotes"]):
                for client in self.clients:
                    client.quote(batch)
        elif channel == "depths":
            self._show(_at(body["venue"], body["symbol"]), {"type": "book", **body})
        elif channel == "sessions":
            self._end(body["account_id"], body["session_ids"])
        elif channel in _EVENTS:
            topic, kind, names = _EVENTS[channel]
            said = {"type": kind, **{name: body[name] for name in names}}
            self._tell(topic, orjson.dumps(said), body.get("account_id"))

    def _end(self, account_id: int, session_ids: Container[str]) -> None:
        for client in self.clients:
            if client.account_id == account_id and client.session_id in session_ids:
                client.end()

    def _show(self, book: str, said: Mapping[str, Any]) -> None:
        text = orjson.dumps(said).decode()
        for client in self.clients:
            if client.book == book:
                client.show(text)

    def _tell(self, kind: str, encoded: bytes, owner: int | None) -> None:
        for client in self.clients:
            if kind in client.kinds and owner in {None, client.account_id}:
                client.event(encoded)


@router.websocket("/api/v1/live")
async def live(socket: WebSocket) -> None:
    """Greet, subscribe, and feed a page until it leaves, its session ends or it stops reading."""
    desk: Desk = socket.app.state.desk
    hub: Hub = socket.app.state.hub
    if not is_ours(socket, desk):
        await socket.close(BYE_PROTOCOL)
        return
    if len(hub.clients) >= MAX_CLIENTS:
        await socket.close(BYE_BUSY)
        return
    await socket.accept()
    greeted = await _greet(socket, desk)
    if greeted is None:
        return
    client, token = greeted
    hub.clients.add(client)
    CLIENTS.set(len(hub.clients))
    try:
        await _begin(socket, desk, client, token)
    finally:
        hub.clients.discard(client)
        CLIENTS.set(len(hub.clients))


async def _greet(socket: WebSocket, desk: Desk) -> tuple[Client, str] | None:
    """Return the client with its token once it proved who it is; else close and return None."""
    try:
        async with asyncio.timeout(HELLO_S):
            said = await _receive(socket)
            signed_in = await _signed_in(desk, said)
    except (TimeoutError, DeskError):
        await _close(socket, BYE_SESSION)
        return None
    except _Gone as gone:
        await _close(socket, gone.code)
        return None
    client = Client(signed_in.account.id, signed_in.session_id, expires_at=_end_of_session())
    client.want(_topics(said, "subscribe"))
    return client, str(said["token"])


async def _begin(socket: WebSocket, desk: Desk, client: Client, token: str) -> None:
    """Serve a client that the hub knows by now, unless its session was ended just before that."""
    try:
        await desk.accounts.check(token)
    except DeskError:
        await _close(socket, BYE_SESSION)
        return
    await _say(socket, {"type": "ready", "heartbeat_s": HEARTBEAT_S})
    await _serve(socket, desk, client)


async def _serve(socket: WebSocket, desk: Desk, client: Client) -> None:
    """Listen and send until either side ends; the other is cancelled with it."""
    try:
        async with asyncio.TaskGroup() as both:
            both.create_task(_listen(socket, desk, client))
            both.create_task(_send(socket, client))
    except* _Gone as group:
        await _close(socket, next(g.code for g in group.exceptions if isinstance(g, _Gone)))


async def _listen(socket: WebSocket, desk: Desk, client: Client) -> None:
    while True:
        said = await _receive(socket)
        client.want(_topics(said, "subscribe"))
        client.drop(_topics(said, "unsubscribe"))
        if "token" in said:
            await _extend(desk, client, said)


async def _extend(desk: Desk, client: Client, said: Mapping[str, Any]) -> None:
    try:
        signed_in = await _signed_in(desk, said)
    except DeskError as e:
        raise _Gone(BYE_SESSION) from e
    if signed_in.account.id != client.account_id:
        raise _Gone(BYE_SESSION)
    client.session_id = signed_in.session_id
    client.expires_at = _end_of_session()


async def _send(socket: WebSocket, client: Client) -> None:
    while True:
        waiting = await client.next()
        if clock.now().timestamp() >= client.expires_at:
            raise _Gone(BYE_SESSION)
        for text in waiting or ['{"type":"heartbeat"}']:
            await _send_text(socket, text)


async def _send_text(socket: WebSocket, text: str) -> None:
    """Send within `SEND_S`: a page that stopped reading is let go, not waited for."""
    try:
        async with asyncio.timeout(SEND_S):
            await socket.send_text(text)
    except (TimeoutError, WebSocketDisconnect, RuntimeError) as e:
        raise _Gone(BYE_BUSY) from e


async def _say(socket: WebSocket, body: Mapping[str, Any]) -> None:
    with suppress(_Gone):
        await _send_text(socket, orjson.dumps(body).decode())


async def _receive(socket: WebSocket) -> dict[str, Any]:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise _Gone(0)
    text = message.get("text") or ""
    if len(text) > MAX_FRAME:
        raise _Gone(BYE_BIG)
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError as e:
        raise _Gone(BYE_PROTOCOL) from e
    if not isinstance(said, dict):
        raise _Gone(BYE_PROTOCOL)
    return said


async def _signed_in(desk: Desk, said: Mapping[str, Any]) -> SignedIn:
    token = said.get("token")
    if not isinstance(token, str) or len(token) > MAX_TOKEN:
        raise NotSignedIn(why="missing")
    return await desk.accounts.check(token)


async def _close(socket: WebSocket, code: int) -> None:
    """Say goodbye when the other side still listens; a full buffer must not hold us."""
    if code:
        with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
            async with asyncio.timeout(BYE_S):
                await socket.close(code)


def _batches(quotes: Iterable[Mapping[str, Any]]) -> list[Batch]:
    found: dict[str, dict[str, bytes]] = {}
    for quote in quotes:
        venue = quote["venue"]
        found.setdefault(venue, {})[_at(venue, quote["symbol"])] = orjson.dumps(quote)
    return [Batch(_at(v, EVERY), bodies, _written(bodies.values())) for v, bodies in found.items()]


def _written(quotes: Iterable[bytes]) -> str:
    return (b'{"type":"quotes","quotes":[' + b",".join(quotes) + b"]}").decode()


def _at(venue: str, symbol: str) -> str:
    """Name a venue's market as topics do; what names no venue is on paper."""
    return symbol if venue == PAPER else f"{venue}:{symbol}"


def _listing(topic: str) -> Listing:
    """Return the market that a topic names behind its kind."""
    venue, _, symbol = topic.rpartition(":")
    return Listing(venue or PAPER, symbol)


def _topics(said: Mapping[str, Any], name: str) -> list[str]:
    topics = said.get(name)
    return (
        [t for t in topics[:MAX_SYMBOLS] if isinstance(t, str)] if isinstance(topics, list) else []
    )


def _end_of_session() -> float:
    """One session after a token was shown: a connection outlives its token by less than that."""
    return (clock.now() + auth.SESSION).timestamp()


class _Gone(Exception):
    """The connection is over; `code` closes it from our side, 0 when the page left."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code
