"""The stand-in on a port of its own, and each backend before it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from desk.ports import Llm
from desk.settings import Settings
from ml.llm.backends import open_backend
from sandbox.feeds.app import FeedServer, create_app
from sandbox.telegram.serving import bind, serve_app
from tests.ports import free_port

BACKENDS = {"claude": "/llm/claude", "openai": "/llm/openai/v1", "ollama": "/llm/ollama"}
KEY = "sk-canary-of-the-contract"


@dataclass
class Stand:
    """A backend before the stand-in, and hands on what it will do."""

    name: str
    llm: Llm
    url: str
    http: aiohttp.ClientSession

    async def tell(self, what: str, **body: Any) -> None:
        """Tell the stand-in what to do: replies, faults, pace."""
        async with self.http.post(f"{self.url}/llm/{what}", json=body) as answer:
            assert answer.status in {200, 201}, await answer.text()

    async def asked(self) -> list[dict[str, Any]]:
        """Return what the stand-in was asked."""
        async with self.http.get(f"{self.url}/llm/asked") as answer:
            found: list[dict[str, Any]] = await answer.json()
            return found


def settings_of(name: str, url: str, **more: object) -> Settings:
    """Return settings that name a backend of the stand-in."""
    values = {"llm": name, "llm_url": url + BACKENDS[name], "llm_model": "stand-in"}
    return Settings.model_validate({**values, "llm_key": KEY, "llm_first_s": 2.0, **more})


@pytest.fixture(params=sorted(BACKENDS))
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    """Return each backend in turn."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    server = FeedServer()
    server.models.pace_s = 0.001
    listener = bind("127.0.0.1", port, "feeds_port")
    serving = asyncio.create_task(
        serve_app(create_app(server), listener, before_stop=server.feeds.close)
    )
    settings = settings_of(request.param, url)
    async with open_backend(settings) as llm, aiohttp.ClientSession() as plain:
        yield Stand(request.param, llm, url, plain)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
