"""One sandbox Telegram for all chat journeys; a bot and an empty desk for each."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from desk.settings import SANDBOX_BOT, Settings
from sandbox.telegram import app as telegram
from tests.conftest import make_settings, trading_desk
from tests.journeys.chats.stage import ObedientVenue, Stage
from tests.ports import free_port
from tests.servers import Servers


async def running(url: str) -> None:
    """Wait until the server answers."""
    async with aiohttp.ClientSession() as http:
        for _ in range(200):
            with suppress(aiohttp.ClientError):
                async with http.get(f"{url}/"):
                    return
            await asyncio.sleep(0.02)
    raise AssertionError("the sandbox did not start")


@pytest.fixture
def desk_settings() -> dict[str, object]:
    """What a test wants different; override it in a module or by a marker-less fixture."""
    return {}


@pytest.fixture
def live_venues() -> tuple[str, ...]:
    """The live venues of a desk beside paper; override it as above."""
    return ()


@pytest.fixture
async def stage(
    clean: Servers,
    tmp_path: Path,
    desk_settings: dict[str, object],
    live_venues: tuple[str, ...],
) -> AsyncIterator[Stage]:
    """The bot against the sandbox, with venues that obey."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    token = f"{SANDBOX_BOT}:{secrets.token_hex(20)}"
    values: dict[str, object] = {
        "telegram_api_url": url,
        "telegram_bot_token": token,
        "sandbox_port": port,
        # A busy machine must not make quotes and tickets old between two lines of a test.
        "quote_age_s": 300,
        "ticket_ttl_s": 120,
    }
    settings: Settings = make_settings(clean, tmp_path, **(values | desk_settings))
    venue = ObedientVenue()
    venues = {"paper": venue} | {name: ObedientVenue(name) for name in live_venues}
    async with trading_desk(settings, venues) as context, aiohttp.ClientSession() as http:
        found = Stage(url, http, context, venue, settings)
        await found.furnish()
        server = asyncio.create_task(telegram.serve(settings))
        await running(url)
        await found.start_bot()
        try:
            yield found
        finally:
            await found.stop_bot()
            server.cancel()
            await asyncio.gather(server, return_exceptions=True)
