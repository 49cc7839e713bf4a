"""Delivery of updates to a webhook: in order within a chat, side by side otherwise."""

import asyncio
import socket
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import aiohttp
import orjson
import structlog

from desk.nursery import Nursery
from sandbox.telegram.errors import ApiError, Dropped
from sandbox.telegram.model import Bot
from sandbox.telegram.updates import Pending
from sandbox.telegram.wire import parse_body
from sandbox.telegram.world import now_s

log = structlog.get_logger(__name__)

Execute = Callable[[Bot, str, Mapping[str, Any]], Awaitable[object]]
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_TIMEOUT: Final = aiohttp.ClientTimeout(total=30, connect=5)
_FIRST_PAUSE_S: Final = 0.5
_LONGEST_PAUSE_S: Final = 60.0
_GONE_AFTER_S: Final = 23 * 3600
_NEVER_IN_REPLIES: Final = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Delivery:
    """Drains one bot's updates into its webhook until closed.

    A lane (chat or person) has one request in flight; a failed one is repeated after a pause
    that doubles up to a minute, or the server's Retry-After. A reply that names a method is
    executed as a call of the bot.
    """

    def __init__(self, bot: Bot, execute: Execute) -> None:
        self._bot = bot
        self._hook = bot.updates.webhook
        self._execute = execute
        self._lanes: dict[int, deque[tuple[int, Pending]]] = defaultdict(deque)
        self._slots = asyncio.Semaphore(self._hook["max_connections"])
        self._nursery = Nursery()
        self._failing_since = 0
        self._session = aiohttp.ClientSession(
            timeout=_TIMEOUT,
            connector=aiohttp.TCPConnector(limit=self._hook["max_connections"]),
        )
        bot.updates.listener = self._accept
        for update_id, pending in bot.updates.waiting():
            self._accept(update_id, pending)

    async def close(self) -> None:
        """Stop; what is undelivered stays in the queue."""
        if self._bot.updates.listener == self._accept:
            self._bot.updates.listener = None
        await self._nursery.close()
        await self._session.close()

    def _accept(self, update_id: int, pending: Pending) -> None:
        lane = self._lanes[pending.lane]
        lane.append((update_id, pending))
        if len(lane) == 1:
            self._nursery.spawn(self._drain(pending.lane, lane), name="webhook")

    async def _drain(self, key: int, lane: deque[tuple[int, Pending]]) -> None:
        pause_s = _FIRST_PAUSE_S
        while lane:
            update_id, pending = lane[0]
            wait_s = await self._deliver(pending)
            if wait_s is None:
                self._bot.updates.forget(update_id)
                lane.popleft()
                pause_s = _FIRST_PAUSE_S
                continue
            await asyncio.sleep(wait_s or pause_s)
            pause_s = min(_LONGEST_PAUSE_S, 2 * pause_s)
        self._lanes.pop(key, None)

    async def _deliver(self, pending: Pending) -> float | None:
        """Send one update; None means done, a number how long the server asked to wait."""
        headers = {"Content-Type": "application/json"}
        if self._hook["secret"]:
            headers[_HEADER] = self._hook["secret"]
        try:
            async with (
                self._slots,
                self._session.post(
                    self._hook["url"],
                    data=orjson.dumps(pending.update),
                    headers=headers,
                    allow_redirects=False,
                ) as response,
            ):
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError, socket.gaierror) as e:
            self._failed(f"Connection failed: {type(e).__name__}")
            return 0
        if not 200 <= response.status < 300:
            self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
            return self._refused(response)
        self._failing_since = 0
        await self._obey(response.headers.get("Content-Type", ""), body)
        return None

    def _failed(self, text: str) -> None:
        self._hook["last_error_date"] = now_s()
        self._hook["last_error_message"] = text
        self._failing_since = self._failing_since or now_s()

    def _refused(self, response: aiohttp.ClientResponse) -> float | None:
        if response.status == 410 and now_s() - self._failing_since > _GONE_AFTER_S:
            return None
        asked = response.headers.get("Retry-After", "")
        return float(asked) if asked.isdigit() else 0

    async def _obey(self, content_type: str, body: bytes) -> None:
        try:
            arguments = await parse_body(content_type, body)
        except ApiError as e:
            log.warning("a webhook reply was not understood", problem=e.description)
            return
        method = str(arguments.pop("method", ""))
        if not method or method.lower().startswith(_NEVER_IN_REPLIES):
            return
        try:
            await self._execute(self._bot, method, arguments)
        except (ApiError, Dropped) as e:
            log.warning("a webhook reply failed", method=method, problem=str(e))
