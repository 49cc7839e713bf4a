"""A Telegram that is away: the bot waits for it, and so do receipts, for as long as it takes."""

import asyncio
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import text

from bot import app as bot_app
from bot import outbox as telling
from bot import sender
from bot.outbox import TOLD, Teller
from db import engine as engines
from db.context import Context
from db.outbox import TRIES
from desk.nursery import Nursery
from sandbox.telegram import app as telegram
from tests.conftest import TOKEN, make_settings
from tests.factories import ANN, buy, furnish, origin
from tests.ports import free_port
from tests.servers import Servers


def failures() -> float:
    """Return how often telling of an order has failed in this process."""
    return float(TOLD.labels("OrderChanged", "failed")._value.get())


async def test_a_receipt_is_tried_until_telegram_is_back(
    context: Context, servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AGAIN_S", 0.01)
    monkeypatch.setattr(telling, "WAIT_S", 0.05)
    nowhere = TelegramAPIServer.from_base(f"http://127.0.0.1:{free_port()}")
    bot = Bot(TOKEN, session=AiohttpSession(api=nowhere))
    await furnish(context)
    await context.desk.orders.place(ANN.id, buy(), origin())
    before = failures()
    async with Nursery() as nursery:
        nursery.spawn(Teller(context, bot, nursery).run(), name="outbox")
        for _ in range(400):
            if failures() > before + TRIES:
                break
            await asyncio.sleep(0.05)
    assert failures() > before + TRIES
    await bot.session.close()
    engine = engines.connect(servers.database_url, pool_size=1)
    async with engine.connect() as connection:
        row = (await connection.execute(text("SELECT done_at, tries FROM outbox"))).one()
    await engine.dispose()
    assert row.done_at is None
    assert row.tries == 0


async def test_a_bot_that_starts_before_telegram_is_there_waits_for_it(
    clean: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "TRIES", 1)
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = make_settings(clean, tmp_path, telegram_api_url=url, sandbox_port=port)
    cut = 0

    async def cut_off(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal cut
        cut += 1
        writer.close()

    async with asyncio.timeout(60), aiohttp.ClientSession() as http:
        ill = await asyncio.start_server(cut_off, "127.0.0.1", port)
        running = asyncio.create_task(bot_app.run(settings))
        while cut < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        ill.close()
        await ill.wait_closed()
        server = asyncio.create_task(telegram.serve(settings))
        while not await _answers(http, url):
            assert not running.done()
            await asyncio.sleep(0.01)
    for task in (running, server):
        task.cancel()
    await asyncio.gather(running, server, return_exceptions=True)


async def _answers(http: aiohttp.ClientSession, url: str) -> bool:
    """Write to the bot, and tell whether it has answered."""
    ann = {"chat_id": 1_000_001, "user_id": 1_000_001}
    with suppress(aiohttp.ClientError):
        await http.post(f"{url}/sim/messages", json={**ann, "text": "/start"})
        async with http.get(f"{url}/sim/chats/1000001/messages") as response:
            said = await response.json()
            return response.status == 200 and any(m["from"]["is_bot"] for m in said)
    return False
