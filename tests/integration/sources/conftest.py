"""A sandbox feed server and a hostile one."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from desk.settings import Settings
from sandbox.feeds import app
from tests.integration.sources.hostile import Hostile, hostile
from tests.ports import free_port
from workers.addresses import Allowed
from workers.fetch import Fetcher
from workers.sources.readers import Readers


@pytest.fixture
async def server() -> AsyncIterator[Hostile]:
    async with hostile() as place:
        yield place


@pytest.fixture
async def fetcher(server: Hostile) -> AsyncIterator[Fetcher]:
    async with Fetcher(Allowed.of(server.url(""))) as ready:
        yield ready


@pytest.fixture(scope="session")
async def readers() -> AsyncIterator[Readers]:
    """The processes that read feeds, for all tests here."""
    async with Readers() as pool:
        yield pool


@pytest.fixture
def feed_settings() -> Settings:
    return Settings(feeds_port=free_port(), feed_interval_s=0.2, replay_interval_s=0.05)


@pytest.fixture
async def sandbox(feed_settings: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    """A client of a running sandbox feed server."""
    serving = asyncio.create_task(app.serve(feed_settings))
    async with aiohttp.ClientSession(feed_settings.feeds_url) as client:
        await up(client)
        yield client
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def up(client: aiohttp.ClientSession) -> None:
    """Return once the server answers."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with client.get("/"):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.02)
