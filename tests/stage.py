"""The whole desk as real processes, and a person's hands on it through the sandbox's /sim."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

import aiohttp

from ops.temporary import (
    COMMAND_S,
    ROOT,
    Place,
    Running,
    environment,
    free_port,
    start,
    started,
    stop,
    temporary_data,
)
from tests.template import copied, desk

__all__ = [
    "COMMAND_S",
    "PATIENT",
    "ROOT",
    "Place",
    "Running",
    "Stage",
    "buttons",
    "copied",
    "desk",
    "environment",
    "hands_on",
    "own_venues",
    "start",
    "started",
    "stop",
    "temporary_data",
    "words_of",
]
PATIENCE_S = 45.0
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.02, 0.3
# A busy machine must not make quotes and tickets old between two lines of a test, nor a venue that
# leaves much unanswered stop the desk for everyone.
PATIENT = {
    "TAPEWIRE_QUOTE_AGE_S": "60",
    "TAPEWIRE_TICKET_TTL_S": "120",
    "TAPEWIRE_BREAKER_ERRORS_PERCENT": "100",
}


def pauses(timeout_s: float) -> Iterator[float]:
    """Yield how long to wait between looks, more and more, until the time is over.

    A crowd that looks as often as a single person takes as much of the machine as the desk.
    """
    deadline, pause_s = time.monotonic() + timeout_s, FIRST_PAUSE_S
    while time.monotonic() < deadline:
        yield pause_s
        pause_s = min(pause_s * 1.5, LONGEST_PAUSE_S)


def own_venues() -> dict[str, str]:
    """Return what makes a desk's own exchange its live venues."""
    port = str(free_port())
    return {
        "TAPEWIRE_EXCHANGE_PORT": port,
        "TAPEWIRE_VENUES_URL": f"http://127.0.0.1:{port}",
    }


class Stage:
    """Says and presses as people do, and looks at what the bot said."""

    def __init__(self, running: Place, session: aiohttp.ClientSession) -> None:
        self.running = running
        self._session = session
        self._next = int(time.time() * 1000) % 10**9 + 10**9

    async def call(
        self, method: str, path: str, body: Any = None, *, server: str = "sandbox"
    ) -> Any:
        """Send a request and return the JSON answer; an error status fails the test."""
        url = self.running.url(server) + path
        async with self._session.request(method, url, json=body) as answer:
            text = await answer.text()
            assert answer.status < 400, f"{method} {path}: {answer.status} {text}"
            return json.loads(text) if text else None

    async def person(self, name: str = "Ann", language: str = "en") -> int:
        """Make a person nobody has seen before and return the id."""
        self._next += 1
        body = {"id": self._next, "first_name": name, "language_code": language}
        made = await self.call("POST", "/sim/users", body)
        return int(made["id"])

    async def group(self, title: str, *members: int) -> int:
        """Make a group with the bot and these members and return its id."""
        body = {"type": "supergroup", "title": title, "members": list(members)}
        return int((await self.call("POST", "/sim/chats", body))["id"])

    async def say(self, person: int, text: str, *, chat: int | None = None, **more: Any) -> int:
        """Write a message and return its id."""
        body = {"chat_id": chat or person, "user_id": person, "text": text, **more}
        return int((await self.call("POST", "/sim/messages", body))["message_id"])

    async def press(
        self, person: int, message: dict[str, Any], label: str, *, chat: int | None = None
    ) -> dict[str, Any]:
        """Press the button whose label begins with `label`; return the callback answer."""
        button = next((b for b in buttons(message) if b["text"].startswith(label)), None)
        assert button is not None, f"no {label!r} among {[b['text'] for b in buttons(message)]}"
        body = {
            "chat_id": chat or person,
            "user_id": person,
            "message_id": message["message_id"],
            "data": button.get("callback_data", ""),
        }
        found: dict[str, Any] = await self.call("POST", "/sim/press", body)
        return found

    async def messages(self, chat: int, *, after: int = 0) -> list[dict[str, Any]]:
        """Return what was said in a chat after a message, as last edited."""
        path = f"/sim/chats/{chat}/messages?after={after}"
        found: list[dict[str, Any]] = await self.call("GET", path)
        return found

    async def said(
        self, chat: int, *words: str, after: int = 0, timeout_s: float = PATIENCE_S
    ) -> dict[str, Any]:
        """Wait for a message of the bot that holds all words, as last edited, and return it."""
        heard: list[dict[str, Any]] = []
        for pause_s in pauses(timeout_s):
            heard = [m for m in await self.messages(chat, after=after) if m["from"]["is_bot"]]
            message: dict[str, Any]
            for message in reversed(heard):
                if all(word in words_of(message) for word in words):
                    return message
            await asyncio.sleep(pause_s)
        shown = "\n---\n".join(words_of(m) for m in heard[-4:])
        raise AssertionError(f"nobody said {words} in {chat}; the last words were:\n{shown}")

    async def ask(
        self, person: int, text: str, *words: str, chat: int | None = None
    ) -> dict[str, Any]:
        """Write a message and return the answer that holds the words."""
        message_id = await self.say(person, text, chat=chat)
        return await self.said(chat or person, *words, after=message_id)

    async def photo(self, message: dict[str, Any]) -> bytes:
        """Return the picture of a message as it was sent."""
        file_id = quote(message["photo"][-1]["file_id"])
        url = f"{self.running.url('sandbox')}/page/files/{file_id}"
        async with self._session.get(url) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.read()

    async def headline(self, title: str, *, feed: str = "wire", summary: str = "") -> str:
        """Publish a headline on a sandbox feed and return its guid."""
        body = {"title": title, "summary": summary}
        made = await self.call("POST", f"/feeds/{feed}/items", body, server="feeds")
        return str(made["guid"])

    async def until(
        self, check: Callable[[], Any], *, what: str, timeout_s: float = PATIENCE_S
    ) -> Any:
        """Wait until an awaitable check returns something true, and return it."""
        for pause_s in pauses(timeout_s):
            found = await check()
            if found:
                return found
            await asyncio.sleep(pause_s)
        raise AssertionError(f"not within {timeout_s:.0f} s: {what}")


@asynccontextmanager
async def hands_on(running: Place) -> AsyncIterator[Stage]:
    """A stage on a running desk."""
    limit = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(timeout=limit) as session:
        yield Stage(running, session)


def words_of(message: dict[str, Any]) -> str:
    """Return the text or caption of a message."""
    return str(message.get("text") or message.get("caption") or "")


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the inline buttons of a message, row after row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
