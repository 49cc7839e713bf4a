"""Long polling of our own: the offset moves only after the updates are durable."""

import asyncio
from typing import Any, Final

import aiohttp
import orjson
import structlog

from bot.intake import KINDS, Intake
from desk.settings import Settings

log = structlog.get_logger(__name__)
POLL_S: Final = 50  # the longest that Telegram holds a request
_MARGIN_S: Final = 10
_LONGEST_PAUSE_S: Final = 30.0


class Polling:
    """Asks for updates until cancelled; pauses longer and longer while Telegram is away."""

    def __init__(self, settings: Settings, intake: Intake) -> None:
        token = settings.telegram_bot_token.reveal()
        self._url = f"{settings.telegram_url}/bot{token}/getUpdates"
        self._intake = intake
        self._offset = 0

    async def run(self) -> None:
        """Poll for ever."""
        timeout = aiohttp.ClientTimeout(total=POLL_S + _MARGIN_S, sock_connect=_MARGIN_S)
        pause_s = 0.0
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                try:
                    await self._round(session)
                    pause_s = 0.0
                except (aiohttp.ClientError, TimeoutError, ValueError) as e:
                    pause_s = min(_LONGEST_PAUSE_S, max(0.5, pause_s * 2))
                    log.warning("no updates", why=type(e).__name__, pause_s=pause_s)
                    await asyncio.sleep(pause_s)

    async def _round(self, session: aiohttp.ClientSession) -> None:
        question = {"offset": self._offset, "timeout": POLL_S, "allowed_updates": KINDS}
        async with session.post(self._url, json=question) as response:
            answer: dict[str, Any] = orjson.loads(await response.read())
        if not answer.get("ok"):
            await _pause(answer)
            return
        updates: list[dict[str, Any]] = answer["result"]
        if updates:
            await self._intake.take(updates)
            self._offset = updates[-1]["update_id"] + 1


async def _pause(answer: dict[str, Any]) -> None:
    code = answer.get("error_code")
    log.warning("telegram refuses updates", code=code, why=answer.get("description"))
    parameters = answer.get("parameters") or {}
    await asyncio.sleep(parameters.get("retry_after", 3))
