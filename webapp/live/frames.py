"""WebSocket frames that are written once for many pages, and the connection that takes them."""

import asyncio
from collections.abc import Callable
from typing import Any, Final, Protocol

import orjson
from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode

_LINE: Final = "line"


class Line(Protocol):
    """One page's connection. It is free unless something that was written has not left yet."""

    on_drain: Callable[[], None]

    @property
    def is_free(self) -> bool:
        """Tell whether what is written now would leave at once."""

    def write(self, frames: bytes) -> None:
        """Send whole frames, unless the connection is ending."""

    def abort(self) -> None:
        """Hang up at once; who never reads would hold a connection that closes for ever."""


def frame(text: bytes) -> bytes:
    """Return a text as the frame that a server sends: unmasked (RFC 6455, 5.1), not deflated."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


def said(body: Any) -> bytes:
    """Return a body as a frame of JSON."""
    return frame(orjson.dumps(body))


def line_of(socket: WebSocket) -> Line:
    """Return the line of a socket that `FramedSocket` serves."""
    line: Line = socket.scope["state"][_LINE]
    return line


class FramedSocket(WebSocketsSansIOProtocol):
    """uvicorn's end of a WebSocket, which takes frames as they are too.

    Needs deflate off: a deflated frame belongs to one connection.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hand the line on, and have it count as busy from the first byte that has to wait."""
        super().connection_made(transport)
        self.on_drain: Callable[[], None] = _nothing
        self.transport.set_write_buffer_limits(high=0)
        self.app_state = {**self.app_state, _LINE: self}

    def resume_writing(self) -> None:
        """Let what waited go."""
        super().resume_writing()
        self.on_drain()

    @property
    def is_free(self) -> bool:
        """See the protocol."""
        return self.writable.is_set()

    def write(self, frames: bytes) -> None:
        """See the protocol."""
        if not (self.close_sent or self.transport.is_closing()):
            self.transport.write(frames)

    def abort(self) -> None:
        """See the protocol."""
        self.transport.abort()


def _nothing() -> None:
    """Have nothing that waits."""
