"""Updates by webhook: authentic, small and durable before they are acknowledged."""

import asyncio
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from aiogram import Bot
from aiohttp import web

from bot.intake import KINDS, MOST_ID, Intake
from desk.errors import BadConfiguration
from desk.settings import Settings

MAX_BODY: Final = 1024 * 1024
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """An HTTP server with one path. The secret is the proof; addresses can be forged."""

    def __init__(self, settings: Settings, intake: Intake) -> None:
        if not settings.webhook_secret:
            raise BadConfiguration(
                variable="TAPEWIRE_WEBHOOK_SECRET",
                problem="is needed with a webhook; make one with: openssl rand -hex 32",
            )
        self._settings = settings
        self._intake = intake

    async def serve(self, bot: Bot) -> None:
        """Listen and tell Telegram where, until cancelled."""
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_post(urlsplit(self._settings.webhook_url).path or "/", self._receive)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._settings.host, self._settings.webhook_port).start()
            await bot.set_webhook(
                self._settings.webhook_url,
                secret_token=self._settings.webhook_secret.reveal(),
                allowed_updates=list(KINDS),
            )
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        if not self._settings.webhook_secret.matches(request.headers.get(_HEADER, "")):
            return web.Response(status=401)
        if (request.content_length or 0) > MAX_BODY:
            return web.Response(status=413)
        update = _read(await request.read())
        if update is None:
            return web.Response(status=400)
        await self._intake.take([update])
        return web.Response()


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:  # deep nesting included
        return None
    if not isinstance(update, dict):
        return None
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MOST_ID:
        return None
    return update
