"""A bot that hears by webhook, from a sandbox Telegram whose updates pass through our hands."""

import io
import itertools
import secrets
from asyncio import create_task, gather
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.middlewares.errors import FAILURES
from desk import clock
from desk.settings import SANDBOX_BOT
from sandbox.telegram import app as telegram
from tests.conftest import make_settings, trading_desk, wipe
from tests.journeys.chats.conftest import running
from tests.journeys.chats.stage import ObedientVenue, Stage
from tests.ports import free_port
from tests.servers import Servers

SECRET = "a-webhook-secret-of-a-test"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
_updates = itertools.count(5_000_001)

Json = dict[str, Any]


def unchanged(update: Json) -> Json:
    return update


@dataclass
class Hook:
    """The way between Telegram and the bot: passes updates on, changed when a test wants it."""

    url: str
    http: aiohttp.ClientSession
    change: Callable[[Json], Json] = unchanged
    statuses: list[int] = field(default_factory=list)

    async def relay(self, request: web.Request) -> web.Response:
        update = self.change(await request.json())
        headers = {HEADER: request.headers.get(HEADER, "")}
        async with self.http.post(self.url, json=update, headers=headers) as answer:
            self.statuses.append(answer.status)
            return web.Response(status=answer.status, body=await answer.read())

    async def post(self, body: bytes | Json, **headers: str) -> int:
        """Post what claims to be an update, with the right secret; return the status."""
        given = {HEADER: SECRET, "Content-Type": "application/json"} | headers
        sent: Any = {"json": body} if isinstance(body, dict) else {"data": io.BytesIO(body)}
        async with self.http.post(self.url, headers=given, **sent) as answer:
            return answer.status

    async def stream(self, parts: AsyncIterator[bytes]) -> int:
        """Post a body that does not tell its length; return the status."""
        async with self.http.post(self.url, headers={HEADER: SECRET}, data=parts) as answer:
            return answer.status


@pytest.fixture(scope="module")
async def hooked(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Stage, Hook]]:
    """The sandbox, the bot on its webhook, and the way between them."""
    await wipe(servers)
    sandbox, relay, webhook = free_port(), free_port(), free_port()
    url = f"http://127.0.0.1:{sandbox}"
    values: Json = {
        "telegram_api_url": url,
        "telegram_bot_token": f"{SANDBOX_BOT}:{secrets.token_hex(20)}",
        "sandbox_port": sandbox,
        "webhook_url": f"http://127.0.0.1:{relay}/hook",
        "webhook_port": webhook,
        "webhook_secret": SECRET,
        "quote_age_s": 300,
    }
    folder: Path = tmp_path_factory.mktemp("webhook")
    settings = make_settings(servers, folder, **values)
    venue = ObedientVenue()
    async with trading_desk(settings, {"paper": venue}) as context, aiohttp.ClientSession() as http:
        hook = Hook(f"http://127.0.0.1:{webhook}/hook", http)
        app = web.Application(client_max_size=8 << 20)
        app.router.add_post("/hook", hook.relay)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", relay).start()
        stage = Stage(url, http, context, venue, settings)
        await stage.furnish()
        server = create_task(telegram.serve(settings))
        await running(url)
        await stage.start_bot()
        try:
            yield stage, hook
        finally:
            await stage.stop_bot()
            server.cancel()
            await gather(server, return_exceptions=True)
            await runner.cleanup()


@pytest.fixture
def stage(hooked: tuple[Stage, Hook]) -> Stage:
    """Hands of people."""
    return hooked[0]


@pytest.fixture
def hook(hooked: tuple[Stage, Hook]) -> Hook:
    """Hands on the wire, which changes nothing at first."""
    hooked[1].change = unchanged
    return hooked[1]


@pytest.fixture(autouse=True)
def nothing_failed() -> Any:
    """No test here may make a handler fail."""
    before = _failures()
    yield
    assert _failures() == before


def _failures() -> float:
    samples = (s for metric in FAILURES.collect() for s in metric.samples)
    return sum(s.value for s in samples if s.name.endswith("_total"))


def said(person: int, text: str, **changes: Any) -> Json:
    """Return an update in which a person writes to the bot in private."""
    number = next(_updates)
    message = {
        "message_id": number,
        "date": int(clock.now().timestamp()),
        "chat": {"id": person, "type": "private", "first_name": "Ann"},
        "from": {"id": person, "is_bot": False, "first_name": "Ann", "language_code": "en"},
        "text": text,
    }
    return {"update_id": number, "message": message | changes}
