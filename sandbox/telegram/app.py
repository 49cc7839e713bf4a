"""The sandbox's Telegram server: Bot API, /sim and the chat page on one port."""

import importlib
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from desk.nursery import Nursery
from desk.settings import Settings
from sandbox.telegram.bodies import reply
from sandbox.telegram.chatpage import ChatPage
from sandbox.telegram.dispatch import execute
from sandbox.telegram.errors import ApiError, Dropped
from sandbox.telegram.formatting.links import LOOPBACK
from sandbox.telegram.journal import FLUSH_S
from sandbox.telegram.model import Bot
from sandbox.telegram.people import Impossible
from sandbox.telegram.serving import bind, cut, serve_app
from sandbox.telegram.sim import Sim
from sandbox.telegram.wire import read_arguments
from sandbox.telegram.world import World

log = structlog.get_logger(__name__)
_TEST_PREFIX: Final = "test/"
_PORT: Final = re.compile(r":[0-9]+\Z")


class BotApi:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """Return the routes of the Bot API."""
        return [
            Route("/bot{token}/{method:path}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]

    async def call(self, request: Request) -> Response:
        """Answer a method call as Telegram does, including with nothing at all."""
        try:
            bot = self._world.bot(request.path_params["token"])
            name = request.path_params["method"].removeprefix(_TEST_PREFIX)
            result = await execute(self._world, bot, name, await read_arguments(request))
        except ApiError as e:
            return _refusal(e)
        except Dropped:
            await cut(request.scope)
            return Response(status_code=500)
        except Exception:  # as Telegram does: an answer in its own form
            log.exception("a Bot API call failed", method=request.path_params["method"])
            return _refusal(ApiError(500, "Internal Server Error"))
        return reply({"ok": True, "result": result})

    async def download(self, request: Request) -> Response:
        """Return the bytes of a file by the path that getFile gave."""
        try:
            self._world.bot(request.path_params["token"])
        except ApiError as e:
            return _refusal(e)
        file = self._world.files.at(request.path_params["path"])
        if file is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(self._world.files.read(file), media_type="application/octet-stream")


def _refusal(error: ApiError) -> Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": error.code,
        "description": error.description,
    }
    if error.parameters:
        body["parameters"] = error.parameters
    response = reply(body, error.code)
    if "retry_after" in error.parameters:
        response.headers["Retry-After"] = str(error.parameters["retry_after"])
    return response


class SameOrigin:
    """Keeps other web sites in the browser from acting as people here.

    A request to anything but the Bot API must not come from another origin, and on a loopback
    address must be addressed to loopback (so that a rebound name finds nothing).
    """

    def __init__(self, app: ASGIApp, *, loopback: bool) -> None:
        self._app = app
        self._loopback = loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(("/bot", "/file/bot")):
            headers = dict(scope["headers"])
            problem = self._problem(headers)
            if problem:
                await reply({"error": problem}, 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _problem(self, headers: Mapping[bytes, bytes]) -> str:
        host = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin", b"").decode("latin-1")
        if self._loopback and _PORT.sub("", host).strip("[]") not in LOOPBACK:
            return "this server is for this machine: address it as 127.0.0.1 or localhost"
        if origin and urlsplit(origin).netloc != host:
            return f"a page of {origin} may not act here"
        return ""


async def _impossible(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, Impossible) else 500
    return reply({"error": str(error)}, status)


async def _refused(_: Request, error: Exception) -> Response:
    """An upload of a person may break the same rules as a bot's."""
    code = error.code if isinstance(error, ApiError) else 500
    return reply({"error": str(error)}, code)


def create_app(world: World, *, loopback: bool = True) -> ASGIApp:
    """Return the ASGI app over a world; `loopback` says that only this machine should call."""
    routes = [*BotApi(world).routes(), *Sim(world).routes(), *ChatPage(world).routes()]
    handlers: Any = {Impossible: _impossible, ApiError: _refused}
    return SameOrigin(Starlette(routes=routes, exception_handlers=handlers), loopback=loopback)


class Webhooks:
    """Starts and stops delivery as bots set and delete their webhooks."""

    def __init__(self, world: World, nursery: Nursery) -> None:
        self._world = world
        self._nursery = nursery
        self._running: dict[int, Any] = {}
        world.webhook_changed = self.changed
        for bot in world.bots.values():
            self.changed(bot)

    def changed(self, bot: Bot) -> None:
        """Bring delivery in line with the bot's settings."""
        old = self._running.pop(bot.id, None)
        if old is not None:
            bot.updates.listener = None
            self._nursery.spawn(old.close(), name="webhook")
        if bot.updates.webhook:
            # Imported when first needed: aiohttp costs 0.3 s and most bots here poll.
            webhook = importlib.import_module("sandbox.telegram.webhook")
            self._running[bot.id] = webhook.Delivery(bot, self._execute)

    async def _execute(self, bot: Bot, method: str, arguments: Mapping[str, Any]) -> object:
        return await execute(self._world, bot, method, arguments)

    async def close(self) -> None:
        """Stop all delivery; what is undelivered stays queued."""
        for delivery in self._running.values():
            await delivery.close()


async def serve(settings: Settings) -> None:
    """Run the server on `sandbox_port` until cancelled; chats are kept in data_dir/sandbox."""
    listener = bind(settings.host, settings.sandbox_port, "TAPEWIRE_SANDBOX_PORT")
    world = World(settings.data_dir / "sandbox")
    app = create_app(world, loopback=settings.host in LOOPBACK)

    async def flush() -> None:
        world.journal.flush()

    async with Nursery() as nursery:
        webhooks = Webhooks(world, nursery)
        nursery.forever(flush, name="sandbox journal", pause_s=FLUSH_S)
        try:
            await serve_app(app, listener, before_stop=world.stop)
        finally:
            await webhooks.close()
            world.journal.flush()
