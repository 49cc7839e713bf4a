"""Running an ASGI app on a port until cancelled, with connections that can be cut on purpose."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from desk.errors import BadConfiguration
from desk.nursery import Nursery

_CUT: Final = "tapewire.cut"
_GRACE_S: Final = 2


class _Protocol(HttpToolsProtocol):
    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["state"][_CUT] = self.transport.abort


async def cut(scope: Scope) -> None:
    """Close the connection of a request without an answer, as a lost network does."""
    scope["state"][_CUT]()
    await asyncio.sleep(0.01)  # let the server notice, or it answers 500 into the void


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield  # signals belong to the process, which cancels us


def bind(host: str, port: int, variable: str) -> socket.socket:
    """Return a listening socket; `BadConfiguration` names the setting when the port is taken.

    The protocol number is given because asyncio sets TCP_NODELAY only on sockets that say TCP;
    without it every answer in two parts waits 40 ms for an acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as e:
        listener.close()
        problem = f"{host}:{port} cannot be listened on ({e.strerror}), for example 18081"
        raise BadConfiguration(variable=variable, problem=problem) from e
    return listener


async def serve_app(
    app: ASGIApp, listener: socket.socket, *, before_stop: Callable[[], None]
) -> None:
    """Serve until cancelled; `before_stop` ends streams that would never end by themselves."""
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=_GRACE_S,
    )
    server = _Server(config)
    async with Nursery() as nursery:
        serving = nursery.spawn(server.serve(sockets=[listener]), name="sandbox server")
        try:
            await asyncio.shield(serving)
        finally:
            before_stop()
            server.should_exit = True
            await serving
            listener.close()
