"""A real sandbox server on a port of its own; every Bot API answer is checked against the spec."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from desk.settings import Settings
from sandbox.telegram import app, dispatch
from sandbox.telegram.model import Bot
from sandbox.telegram.parameters import METHODS
from sandbox.telegram.world import World
from tests.integration.sandbox.spec import response_violations
from tests.ports import free_port

TOKEN = "4242:AAEsandboxSANDBOXsandboxSANDBOXsandbox"
YOU, MIA = 1_000_001, 1_000_002
PATIENCE_S = 20.0


@dataclass
class Sandbox:
    """The server under test and a client for its three faces."""

    url: str
    http: aiohttp.ClientSession
    spec_violations: list[str] = field(default_factory=list)

    async def raw(self, method: str, token: str = TOKEN, **arguments: Any) -> tuple[int, Any]:
        """Call a Bot API method with a JSON body; return status and envelope."""
        async with self.http.post(f"{self.url}/bot{token}/{method}", json=arguments) as response:
            return response.status, await response.json()

    async def call(self, method: str, **arguments: Any) -> Any:
        """Call a method that must succeed; return its result."""
        status, body = await self.raw(method, **arguments)
        assert status == 200, body
        return body["result"]

    async def refusal(self, method: str, **arguments: Any) -> str:
        """Call a method that must be refused; return the description."""
        status, body = await self.raw(method, **arguments)
        assert status != 200, body
        assert body["error_code"] == status
        return str(body["description"])

    async def sim(self, path: str, status: int = 200, **body: Any) -> Any:
        """Post to /sim and return the answer."""
        async with self.http.post(f"{self.url}/sim/{path}", json=body) as response:
            answer = await response.json()
            assert response.status == status, answer
            return answer

    async def page(self, path: str, status: int = 200, **body: Any) -> Any:
        """Post to the page's API and return the answer."""
        async with self.http.post(f"{self.url}/page/{path}", json=body) as response:
            answer = await response.json()
            assert response.status == status, answer
            return answer

    async def get(self, path: str, status: int = 200) -> Any:
        """Get JSON."""
        async with self.http.get(f"{self.url}{path}") as response:
            answer = await response.json()
            assert response.status == status, answer
            return answer

    async def say(self, text: str, user: int = YOU, chat: int | None = None, **extra: Any) -> int:
        """Say something as a person, privately unless a chat is named."""
        body = {"chat_id": chat or user, "user_id": user, "text": text, **extra}
        return int((await self.sim("messages", **body))["message_id"])

    async def history(self, chat: int = YOU, query: str = "") -> list[dict[str, Any]]:
        """Return the messages of a chat."""
        messages: list[dict[str, Any]] = await self.get(f"/sim/chats/{chat}/messages{query}")
        return messages

    async def until_said(self, text: str, chat: int = YOU) -> dict[str, Any]:
        """Wait for a message that contains the text."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for message in await self.history(chat):
                    if text in message.get("text", message.get("caption", "")):
                        return message
                await asyncio.sleep(0.01)

    async def drain(self) -> list[dict[str, Any]]:
        """Return and confirm every waiting update."""
        updates: list[dict[str, Any]] = await self.call("getUpdates")
        if updates:
            await self.call("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates


@pytest.fixture(scope="session")
def spec_violations() -> list[str]:
    """Return where violations of the Bot API types are collected."""
    return []


@pytest.fixture(scope="session", autouse=True)
def checked_answers(spec_violations: list[str]) -> Any:
    """Check every answer the server gives in this folder's tests, whoever asked."""
    real = dispatch.execute
    patch = pytest.MonkeyPatch()

    async def checking(world: World, bot: Bot, name: str, raw: Mapping[str, Any]) -> object:
        result = await real(world, bot, name, raw)
        spec_violations.extend(response_violations(METHODS[name.lower()].name, result))
        return result

    patch.setattr(app, "execute", checking)
    yield
    patch.undo()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=2 * PATIENCE_S)
    ) as session:
        yield session


@pytest.fixture
async def sandbox(
    tmp_path: Path, http: aiohttp.ClientSession, spec_violations: list[str]
) -> AsyncIterator[Sandbox]:
    """A running server whose default bot has connected and has no updates waiting."""
    spec_violations.clear()
    async with serving(tmp_path) as url:
        server = Sandbox(url, http, spec_violations)
        await server.call("getMe")
        await server.drain()
        yield server
    assert spec_violations == []


class serving:  # noqa: N801
    """Runs a server on a data folder for the length of a block."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self._settings = Settings(data_dir=folder, sandbox_port=port or free_port())

    async def __aenter__(self) -> str:
        self._task = asyncio.create_task(app.serve(self._settings))
        url = f"http://127.0.0.1:{self._settings.sandbox_port}"
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE_S):
            while True:
                try:
                    async with session.get(f"{url}/page/state?user_id={YOU}"):
                        return url
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.005)

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
