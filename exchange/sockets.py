"""The WebSocket face of the market streams: /ws/<stream>, /stream?streams=<one>/<other>."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from exchange.outbox import Outbox, frame
from exchange.protocol.body import encode
from exchange.streams import Listener
from exchange.venue import Venue

WIRE: Final = "wire"  # where the server puts its end of the connection
MOST_STREAMS: Final = 1024
_ID: Final = re.compile(r"\A[A-Za-z0-9_-]{0,36}\Z")
_METHODS: Final = ("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY")


class Wire(Protocol):
    """The server's end of a connection, which takes frames as they are."""

    transport: asyncio.Transport
    writable: asyncio.Event
    close_sent: bool


class Malformed(Exception):
    """A message that is answered with an error; `code` is Binance's."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


async def converse(
    venue: Venue, websocket: WebSocket, outbox: Outbox, hear: Callable[[str], Awaitable[None]]
) -> None:
    """Send what the outbox fills with, and hand in what the client says, until it leaves."""
    venue.sockets.add(outbox)
    try:
        async with asyncio.TaskGroup() as group:
            writer = group.create_task(_write(_wire(websocket), outbox))
            try:
                while True:
                    await hear(await _text(websocket))
            except WebSocketDisconnect:
                writer.cancel()
    finally:
        venue.sockets.discard(outbox)


def outbox_of(websocket: WebSocket) -> Outbox:
    """Return an empty outbox whose `cut` aborts the client's connection."""
    return Outbox(_wire(websocket).transport.abort)


def _wire(websocket: WebSocket) -> Wire:
    wire: Wire = websocket.scope["state"][WIRE]
    return wire


async def _text(websocket: WebSocket) -> str:
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    return message.get("text") or (message.get("bytes") or b"").decode("utf-8", "replace")


async def _write(wire: Wire, outbox: Outbox) -> None:
    """Write what the outbox gets, no faster than the client reads."""

    def send(message: bytes) -> bool:
        is_open = not (wire.close_sent or wire.transport.is_closing())
        free = is_open and wire.writable.is_set()
        if free:
            wire.transport.write(message)
        return free

    outbox.open(send)
    while True:
        for message in await outbox.take():
            await wire.writable.wait()
            send(message)


class MarketSocket:
    """One client's connection to the market streams."""

    def __init__(self, venue: Venue, websocket: WebSocket, *, is_combined: bool) -> None:
        self._venue = venue
        self._websocket = websocket
        self._outbox = outbox_of(websocket)
        self._is_combined = is_combined
        self._names: dict[str, None] = {}

    async def serve(self, names: list[str]) -> None:
        """Tell the streams `names`, and what the client subscribes to, until it leaves."""
        try:
            self._subscribe(names)
            await self._websocket.accept()
            await converse(self._venue, self._websocket, self._outbox, self._hear)
        finally:
            for name in tuple(self._names):
                self._venue.streams.unsubscribe(name, self._outbox)

    async def _hear(self, text: str) -> None:
        found: Any = None
        try:
            found = _request(text)
            answer: object = {"result": self._answer(found), "id": found.get("id")}
        except Malformed as e:
            answer = {"code": e.code, "msg": e.message}
            if isinstance(found, dict) and "id" in found:
                answer["id"] = found["id"]
        self._outbox.put(frame(encode(answer)))

    def _answer(self, request: dict[str, Any]) -> object:
        method, params = request["method"], request.get("params", [])
        if method == "LIST_SUBSCRIPTIONS":
            return list(self._names)
        if not isinstance(params, list):
            raise Malformed(2, "Invalid request: params must be an array")
        if method in {"SET_PROPERTY", "GET_PROPERTY"}:
            return self._property(method, params)
        if not all(isinstance(name, str) for name in params):
            raise Malformed(2, "Invalid request: a stream name must be a string")
        if method == "SUBSCRIBE":
            self._subscribe(params)
        else:
            for name in params:
                self._names.pop(name, None)
                self._venue.streams.unsubscribe(name, self._outbox)
        return None

    def _subscribe(self, names: list[str]) -> None:
        wanted = [name for name in names if name not in self._names]
        if len(self._names) + len(wanted) > MOST_STREAMS:
            raise Malformed(2, f"Invalid request: at most {MOST_STREAMS} streams a connection")
        for name in wanted:
            self._names[name] = None
            self._venue.streams.subscribe(name, Listener(self._outbox, self._is_combined))

    def _property(self, method: str, params: list[Any]) -> object:
        wanted = 2 if method == "SET_PROPERTY" else 1
        if not params or not isinstance(params[0], str):
            raise Malformed(2, "Invalid request: property name must be a string")
        if params[0] != "combined":
            raise Malformed(0, "Unknown property")
        if len(params) > wanted:
            raise Malformed(2, "Invalid request: too many parameters")
        if method == "GET_PROPERTY":
            return self._is_combined
        if len(params) < wanted or not isinstance(params[1], bool):
            raise Malformed(1, "Invalid value type: expected Boolean")
        self._is_combined = params[1]
        for name in self._names:
            self._venue.streams.subscribe(name, Listener(self._outbox, self._is_combined))
        return None


def _request(text: str) -> dict[str, Any]:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as e:
        raise Malformed(
            3, f"Invalid JSON: expected value at line {e.lineno} column {e.colno}"
        ) from e
    if not isinstance(found, dict) or "method" not in found:
        raise Malformed(2, "Invalid request: missing field `method`")
    if found["method"] not in _METHODS:
        known = ", ".join(f"`{name}`" for name in _METHODS)
        wrong = str(found["method"])[:40]
        raise Malformed(2, f"Invalid request: unknown variant `{wrong}`, expected one of {known}")
    id_ = found.get("id")
    is_id = id_ is None or (isinstance(id_, int) and not isinstance(id_, bool))
    if not is_id and not (isinstance(id_, str) and _ID.match(id_)):
        del found["id"]
        raise Malformed(2, "Invalid request: request ID must be an unsigned integer")
    return found
