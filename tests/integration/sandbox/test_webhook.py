"""Webhooks: order within a chat, side by side otherwise, repeats, replies that are calls."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.integration.sandbox.conftest import MIA, PATIENCE_S, YOU, Sandbox
from tests.integration.sandbox.spec import violations
from tests.ports import free_port
from tests.unit.sandbox.telegram.pictures import png

Answer = Callable[[dict[str, Any]], Awaitable[web.StreamResponse]]


async def accept(_: dict[str, Any]) -> web.StreamResponse:
    return web.Response()


@dataclass
class Hook:
    """A webhook server that remembers what it was told and answers as a test wants."""

    url: str
    answer: Answer = accept
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        update = await request.json()
        self.got.append(update)
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        return await self.answer(update)

    def texts(self) -> list[str]:
        return [u["message"]["text"] for u in self.got]

    async def until(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while len(self.got) < count:  # noqa: ASYNC110
                await asyncio.sleep(0.005)


@pytest.fixture
async def hook(sandbox: Sandbox) -> AsyncIterator[Hook]:
    """A running webhook server, not yet set."""
    port = free_port()
    made = Hook(f"http://127.0.0.1:{port}/hook")
    served = web.Application()
    served.router.add_post("/hook", made.handle)
    runner = web.AppRunner(served)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield made
    await sandbox.call("deleteWebhook")
    await runner.cleanup()


async def test_updates_carry_the_secret_and_the_right_shape(sandbox: Sandbox, hook: Hook) -> None:
    from aiogram.types import Update

    await sandbox.say("waiting")
    await sandbox.call("setWebhook", url=hook.url, secret_token="s3cret_-")
    await sandbox.say("fresh")
    await hook.until(2)
    assert hook.texts() == ["waiting", "fresh"]
    assert hook.secrets == {"s3cret_-"}
    assert violations(hook.got, list[Update], "webhook") == []


async def test_one_chat_is_told_in_order_while_others_go_on(sandbox: Sandbox, hook: Hook) -> None:
    gate = asyncio.Event()

    async def slow_for_you(update: dict[str, Any]) -> web.StreamResponse:
        if update["message"]["chat"]["id"] == YOU:
            await gate.wait()
        return web.Response()

    hook.answer = slow_for_you
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("you 1")
    await sandbox.say("you 2")
    await sandbox.say("mia 1", MIA)
    await sandbox.say("mia 2", MIA)
    await hook.until(3)
    assert set(hook.texts()) == {"you 1", "mia 1", "mia 2"}
    gate.set()
    await hook.until(4)
    assert hook.texts()[-1] == "you 2"


async def test_a_refused_update_is_sent_again_before_the_next(sandbox: Sandbox, hook: Hook) -> None:
    async def refuse_once(_: dict[str, Any]) -> web.StreamResponse:
        return web.Response(status=500 if len(hook.got) == 1 else 200)

    hook.answer = refuse_once
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("one")
    await sandbox.say("two")
    await hook.until(3)
    assert hook.texts() == ["one", "one", "two"]
    info = await sandbox.call("getWebhookInfo")
    assert "500" in info["last_error_message"]


async def test_retry_after_is_honoured(sandbox: Sandbox, hook: Hook) -> None:
    loop = asyncio.get_running_loop()
    times: list[float] = []

    async def busy_once(_: dict[str, Any]) -> web.StreamResponse:
        times.append(loop.time())
        return (
            web.Response(status=429, headers={"Retry-After": "1"})
            if len(times) == 1
            else web.Response()
        )

    hook.answer = busy_once
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("one")
    await hook.until(2)
    assert times[1] - times[0] >= 0.95


async def test_a_json_reply_is_executed_as_a_call(sandbox: Sandbox, hook: Hook) -> None:
    async def reply(_: dict[str, Any]) -> web.StreamResponse:
        return web.json_response({"method": "sendMessage", "chat_id": YOU, "text": "by reply"})

    hook.answer = reply
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("hi")
    assert (await sandbox.until_said("by reply"))["from"]["is_bot"]


async def test_a_multipart_reply_with_a_picture_is_executed(sandbox: Sandbox, hook: Hook) -> None:
    async def reply(_: dict[str, Any]) -> web.StreamResponse:
        writer = aiohttp.MultipartWriter("form-data")
        for name, value in {"method": "sendPhoto", "chat_id": str(YOU), "caption": "chart"}.items():
            writer.append(value).set_content_disposition("form-data", name=name)
        part = writer.append(png())
        part.set_content_disposition("form-data", name="photo", filename="chart.png")
        return web.Response(body=writer)

    hook.answer = reply
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("hi")
    assert (await sandbox.until_said("chart"))["photo"][-1]["width"] == 640


async def test_replies_that_would_change_the_webhook_are_ignored(
    sandbox: Sandbox, hook: Hook
) -> None:
    async def reply(_: dict[str, Any]) -> web.StreamResponse:
        return web.json_response({"method": "deleteWebhook"})

    hook.answer = reply
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("hi")
    await hook.until(1)
    assert (await sandbox.call("getWebhookInfo"))["url"] == hook.url


async def test_what_was_not_delivered_can_be_polled_or_dropped(
    sandbox: Sandbox, hook: Hook
) -> None:
    async def refuse(_: dict[str, Any]) -> web.StreamResponse:
        return web.Response(status=503)

    hook.answer = refuse
    await sandbox.call("setWebhook", url=hook.url)
    await sandbox.say("kept")
    await hook.until(1)
    await sandbox.call("deleteWebhook")
    assert [u["message"]["text"] for u in await sandbox.drain()] == ["kept"]
    await sandbox.say("dropped")
    await sandbox.call("deleteWebhook", drop_pending_updates=True)
    assert await sandbox.drain() == []
