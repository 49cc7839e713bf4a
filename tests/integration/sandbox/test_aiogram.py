"""An unmodified aiogram bot against the server, by long polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
)
from aiogram.utils.web_app import safe_parse_webapp_init_data
from aiohttp import web

from tests.integration.sandbox.conftest import MIA, PATIENCE_S, TOKEN, YOU, Sandbox
from tests.unit.sandbox.telegram.pictures import png

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Buy", callback_data="buy:BTC", style="success")]]
)


async def on_start(message: Message) -> None:
    name = message.from_user.first_name if message.from_user else "?"
    await message.answer(f"Hello <b>{name}</b> 👋 $BTC", reply_markup=KEYBOARD)


async def on_chart(message: Message) -> None:
    await message.answer_photo(BufferedInputFile(png(), "chart.png"), caption="BTC 1h")


async def on_press(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    await query.message.edit_text(f"{query.data} done")
    await query.answer("Done", show_alert=True)


async def on_inline(query: InlineQuery) -> None:
    content = InputTextMessageContent(message_text=f"{query.query} 100")
    article = InlineQueryResultArticle(id="1", title="Quote", input_message_content=content)
    await query.answer([article], cache_time=0, is_personal=True)


def dispatcher() -> Dispatcher:
    made = Dispatcher()
    made.message.register(on_start, CommandStart())
    made.message.register(on_chart, Command("chart"))
    made.callback_query.register(on_press)
    made.inline_query.register(on_inline)
    return made


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """An aiogram bot that speaks to the sandbox."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    made = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    yield made
    await session.close()


async def conversation(sandbox: Sandbox, bot: Bot, user: int) -> None:
    await sandbox.say("/start", user)
    greeting = await sandbox.until_said("Hello", user)
    assert [e["type"] for e in greeting["entities"]] == ["bold", "cashtag"]
    place = {"chat_id": user, "user_id": user, "message_id": greeting["message_id"]}
    answer = await sandbox.sim("press", **place, text="Buy")
    assert (answer["text"], answer["show_alert"]) == ("Done", True)
    assert (await sandbox.until_said("buy:BTC done", user))["edit_date"]
    await sandbox.say("/chart", user)
    photo = await sandbox.until_said("BTC 1h", user)
    got = await bot.download(photo["photo"][-1]["file_id"])
    assert got is not None
    assert got.read() == png()
    results = await sandbox.sim("inline", user_id=user, query="ETH")
    assert results["results"][0]["input_message_content"]["message_text"] == "ETH 100"
    init = await sandbox.sim("initdata", user_id=user)
    assert safe_parse_webapp_init_data(TOKEN, init).user.id == user  # type: ignore[union-attr]


async def test_an_aiogram_bot_works_by_polling(sandbox: Sandbox, bot: Bot) -> None:
    running = dispatcher()
    polling = asyncio.create_task(
        running.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    await conversation(sandbox, bot, YOU)
    await running.stop_polling()
    await polling


@pytest.fixture
async def hook(bot: Bot) -> AsyncIterator[str]:
    """aiogram's own webhook server with a secret; yields its address."""
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler

    from tests.ports import free_port

    served = web.Application()
    SimpleRequestHandler(dispatcher(), bot, secret_token="right_-").register(served, "/hook")
    runner = web.AppRunner(served)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}/hook"
    await bot.delete_webhook()
    await runner.cleanup()


async def test_an_aiogram_bot_works_by_webhook(sandbox: Sandbox, bot: Bot, hook: str) -> None:
    await bot.set_webhook(hook, secret_token="right_-")
    await conversation(sandbox, bot, MIA)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook, 0)
    status, _ = await sandbox.raw("getUpdates")
    assert status == 409


async def test_a_wrong_secret_is_seen_in_the_webhook_info(
    sandbox: Sandbox, bot: Bot, hook: str
) -> None:
    await bot.set_webhook(hook, secret_token="wrong")
    await sandbox.say("/start")
    async with asyncio.timeout(PATIENCE_S):
        while not (info := await bot.get_webhook_info()).last_error_message:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert "401" in info.last_error_message
    assert info.pending_update_count == 1
    await bot.set_webhook(hook, secret_token="right_-")
    await sandbox.until_said("Hello")
