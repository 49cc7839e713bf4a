"""Builds the web app and serves it: pages, JSON, live updates, answers for machines."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from db.context import freeze, open_desk
from desk.facade import Desk
from desk.nursery import Nursery
from desk.settings import Settings
from webapp import errors, health, pages
from webapp.api import (
    V1,
    accounts,
    alerts,
    calls,
    choices,
    launches,
    market,
    news,
    operations,
    orders,
    plans,
    portfolio,
    risk,
    session,
    signals,
    sources,
    system,
    venues,
    watchlists,
)
from webapp.assets import Assets
from webapp.bodies import CheckedBodies
from webapp.headers import SecurityHeaders
from webapp.live import connection
from webapp.live.frames import FramedSocket
from webapp.live.hub import BOOKS_S, Hub
from webapp.observe import Observed
from webapp.openapi import FAILURES, Api
from webapp.pages import Pages

NOUNS = (
    session,
    accounts,
    choices,
    venues,
    market,
    watchlists,
    orders,
    plans,
    risk,
    portfolio,
    news,
    sources,
    launches,
    alerts,
    calls,
    signals,
    operations,
    system,
)


Counted = Callable[[], Awaitable[Mapping[str, str]]]


async def _nothing() -> Mapping[str, str]:
    return {}


def create_app(desk: Desk, hub: Hub | None = None, counted: Counted = _nothing) -> ASGIApp:
    """Return the whole app around a desk; `hub` is what feeds open pages.

    `counted` tells what other processes have counted.
    """
    return guarded(create_api(desk, hub or Hub(), counted), desk.settings)


def guarded(api: FastAPI, settings: Settings) -> ASGIApp:
    """Put the guards around an app: outside FastAPI, whose own error answers need them too."""
    zipped = GZipMiddleware(api, minimum_size=1500, compresslevel=4)
    return Observed(SecurityHeaders(CheckedBodies(zipped), settings))


def create_api(desk: Desk, hub: Hub, counted: Counted) -> FastAPI:
    """Return the FastAPI app with every route, without the guards around it."""
    app = Api(
        title="Tapewire",
        version=operations.VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{V1}/openapi.json",
    )
    app.state.desk = desk
    app.state.hub = hub
    app.state.counted = counted
    for noun in NOUNS:
        app.include_router(noun.router, responses=FAILURES)
    app.include_router(connection.router)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.state.pages = Pages(Assets(), app.openapi)
    errors.install(app)
    return app


async def run(settings: Settings) -> None:
    """Serve on `settings.webapp_port` until cancelled; raises `OSError` when the port is taken."""
    with open_door(settings) as door:
        async with open_desk(settings, process="webapp") as context, Nursery() as nursery:
            hub = Hub()

            async def feed() -> None:
                await hub.feed(context.live.events())

            nursery.forever(feed, name="live-feed", pause_s=1.0)

            async def look() -> None:
                await hub.look(context.desk.market)

            nursery.forever(hub.beat, name="live-beat")
            nursery.forever(look, name="live-books", pause_s=BOOKS_S)
            api = create_api(context.desk, hub, context.live.metrics)
            # Most of a second of work, which nobody who asks for it should wait for.
            nursery.spawn(asyncio.to_thread(api.openapi), name="describe the API")
            freeze()
            await serve(guarded(api, settings), door)


def open_door(settings: Settings) -> socket.socket:
    """Return a listening socket that sends at once.

    Without TCP_NODELAY every answer waits 40 ms for the acknowledgement of its own headers:
    asyncio sets it only on sockets that name their protocol, which `create_server` does not.
    """
    door = socket.create_server((settings.host, settings.webapp_port), backlog=1024)
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door


async def serve(app: ASGIApp, door: socket.socket) -> None:
    """Serve an app with uvicorn; proxies are not believed, deflate is off for ticks.

    Cancelling lets open requests end, at most 3 s.
    """
    config = uvicorn.Config(
        app,
        http="httptools",
        ws=FramedSocket,
        ws_max_size=connection.MAX_FRAME,
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=3,
        limit_concurrency=connection.MAX_CLIENTS + 500,
    )
    server = _Server(config)
    async with Nursery() as nursery:
        serving = nursery.spawn(server.serve(sockets=[door]), name="webapp")
        try:
            await asyncio.shield(serving)
        finally:
            server.should_exit = True
            await serving


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: SIGTERM reaches us as a cancellation."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
