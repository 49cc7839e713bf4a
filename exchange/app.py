"""Runs the paper exchange: recovers it, serves it, moves its markets, until cancelled."""

import asyncio
import contextlib
import importlib
import socket
from collections.abc import Iterator
from typing import Final

import structlog
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from db.live import told_alive
from desk.nursery import Nursery
from desk.settings import Settings
from exchange import api
from exchange.clock import epoch_ms
from exchange.faults import TRANSPORT
from exchange.floor import STEP_S, Floor
from exchange.markets import ALL
from exchange.prices import Prices
from exchange.sockets import WIRE
from exchange.source import Source, Synthetic
from exchange.streams import PULSE_S

log = structlog.get_logger(__name__)
_GRACE_S: Final = 3


async def run(settings: Settings) -> None:
    """Serve the paper exchange on `exchange_port` until cancelled.

    Raises `JournalUnusable` when its data cannot be trusted or another process has them,
    `BadConfiguration` for a price source that does not exist, and `OSError` when the port is
    taken or the disk fails.
    """
    async with told_alive(settings.redis_url, "exchange"):
        await serve(settings, _source(settings))


async def serve(settings: Settings, source: Source) -> None:
    """Serve the paper exchange at the prices of `source` until cancelled; raises as `run`."""
    await source.prepare()
    with contextlib.closing(_listen(settings.host, settings.exchange_port)) as listener:
        folder = settings.data_dir / "exchange"
        floor = Floor(folder, source, seed=settings.price_seed, now_ms=epoch_ms())

        async def move() -> None:
            floor.step(epoch_ms())

        async def pulse() -> None:
            floor.venue.streams.pulse()

        try:
            async with Nursery() as nursery:
                nursery.forever(move, name="market maker", pause_s=STEP_S)
                nursery.spawn(source.run(), name="price source")
                nursery.spawn(floor.venue.users.run(), name="user streams")
                nursery.forever(pulse, name="market streams", pause_s=PULSE_S)
                await _serve(_Server(_config(floor)), listener, floor)
        finally:
            await floor.close()


def _listen(host: str, port: int) -> socket.socket:
    """Bind before anything starts, so that a taken port is an ordinary error."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only when the protocol is named; without, an answer in
    # two writes waits 40 ms for the client's delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


class _Server(uvicorn.Server):
    """Leaves signals to the process, which turns them into cancellation."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class _Protocol(HttpToolsProtocol):
    """Hands the connection to the fault injection, which must be able to cut it."""

    def on_message_begin(self) -> None:
        """Put the connection into the state of each request."""
        super().on_message_begin()
        self.scope["state"][TRANSPORT] = self.transport


class _Socket(WebSocketsSansIOProtocol):
    """Hands the connection to whoever serves the socket, and must be able to cut it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Put the connection into the state of the socket."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, TRANSPORT: transport, WIRE: self}


def _config(floor: Floor) -> uvicorn.Config:
    return uvicorn.Config(
        api.build(floor.venue),
        http=_Protocol,
        ws=_Socket,
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024,
        ws_ping_interval=20,
        ws_ping_timeout=60,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_S,
    )


async def _serve(server: _Server, listener: socket.socket, floor: Floor) -> None:
    """Serve; on the way out let requests finish while the journal still writes."""
    async with asyncio.TaskGroup() as group:
        writing = group.create_task(floor.venue.journal.run(), name="journal")
        try:
            await server.serve(sockets=[listener])
        except asyncio.CancelledError:
            if server.started:
                await server.shutdown(sockets=[listener])
            raise
        finally:
            writing.cancel()


def _source(settings: Settings) -> Source:
    prices = Prices(settings.price_seed, tuple(ALL.values()))
    if settings.price_source == "synthetic":
        return Synthetic(prices, settings.price_seed)
    # Only here, because ccxt takes three seconds and 120 MB to import.
    follow = importlib.import_module("exchange.follow")
    source: Source = follow.connect(settings.price_source, prices)
    return source
