"""Unmodified python-telegram-bot and pyTelegramBotAPI bots, by long polling and by webhook."""

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeAlias

import aiohttp
import pytest
import telebot
from aiohttp import web
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.integration.sandbox.conftest import PATIENCE_S, YOU, Sandbox
from tests.ports import free_port
from tests.unit.sandbox.telegram.pictures import png

BOT = 777
TOKEN = "777:AAEotherOTHERotherOTHERotherOTHERother"
SECRET = "Other_secret-1"
NOTES = b"\x00\x01 what a person wrote down \xff" * 500
Take: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]
Running: TypeAlias = Callable[[Sandbox], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def hooked(take: Take) -> AsyncIterator[str]:
    """A webhook server that hands on what comes with the secret; yields its address."""

    async def handle(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=401)
        await take(await request.json())
        return web.Response()

    served = web.Application()
    served.router.add_post("/hook", handle)
    runner = web.AppRunner(served)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}/hook"
    await runner.cleanup()


# python-telegram-bot


async def on_start(update: Update, _: Any) -> None:
    assert update.effective_message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Buy", callback_data="b")]])
    await update.effective_message.reply_html("<i>Hi</i> there", reply_markup=markup)


async def on_album(update: Update, _: Any) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_photo(io.BytesIO(png()), caption="a photo")
    await update.effective_message.reply_media_group(
        [InputMediaPhoto(png(), caption="an album"), InputMediaPhoto(png(20, 20))]
    )


async def on_press(update: Update, _: Any) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Pressed", show_alert=True)
    await update.callback_query.edit_message_text("edited")


async def on_inline(update: Update, _: Any) -> None:
    assert update.inline_query is not None
    content = InputTextMessageContent(f"{update.inline_query.query} 100")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Quote", content)])


async def on_document(update: Update, _: Any) -> None:
    assert update.effective_message is not None
    assert update.effective_message.document is not None
    got = await (await update.effective_message.document.get_file()).download_as_bytearray()
    await update.effective_message.reply_document(io.BytesIO(got), caption="back")


def application(sandbox: Sandbox, *, polls: bool) -> Any:
    builder = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{sandbox.url}/bot")
        .base_file_url(f"{sandbox.url}/file/bot")
    )
    made = builder.build() if polls else builder.updater(None).build()
    made.add_handler(CommandHandler("start", on_start))
    made.add_handler(CommandHandler("album", on_album))
    made.add_handler(CallbackQueryHandler(on_press))
    made.add_handler(InlineQueryHandler(on_inline))
    made.add_handler(MessageHandler(filters.Document.ALL, on_document))
    return made


@asynccontextmanager
async def ptb_by_polling(sandbox: Sandbox) -> AsyncIterator[None]:
    made = application(sandbox, polls=True)
    async with made:
        await made.start()
        await made.updater.start_polling(poll_interval=0, timeout=1)
        yield
        await made.updater.stop()
        await made.stop()


@asynccontextmanager
async def ptb_by_webhook(sandbox: Sandbox) -> AsyncIterator[None]:
    made = application(sandbox, polls=False)

    async def take(update: dict[str, Any]) -> None:
        await made.update_queue.put(Update.de_json(update, made.bot))

    async with made, hooked(take) as url:
        await made.start()
        await made.bot.set_webhook(url, secret_token=SECRET)
        yield
        await made.bot.delete_webhook()
        await made.stop()


# pyTelegramBotAPI


def telebot_bot() -> Any:
    made: Any = telebot.TeleBot(TOKEN, threaded=False, parse_mode="HTML")

    @made.message_handler(commands=["start"])  # type: ignore[untyped-decorator]
    def start(message: Any) -> None:
        markup = telebot.types.InlineKeyboardMarkup()
        markup.add(telebot.types.InlineKeyboardButton("Buy", callback_data="b"))
        made.reply_to(message, "<i>Hi</i> there", reply_markup=markup)

    @made.message_handler(commands=["album"])  # type: ignore[untyped-decorator]
    def album(message: Any) -> None:
        made.send_photo(message.chat.id, png(), caption="a photo")
        photo: Any = telebot.types.InputMediaPhoto
        photos = [photo(png(), caption="an album"), photo(png(20, 20))]
        made.send_media_group(message.chat.id, photos)

    @made.message_handler(content_types=["document"])  # type: ignore[untyped-decorator]
    def document(message: Any) -> None:
        got = made.download_file(made.get_file(message.document.file_id).file_path)
        made.send_document(message.chat.id, ("notes.bin", got), caption="back")

    @made.callback_query_handler(func=lambda _: True)  # type: ignore[untyped-decorator]
    def press(query: Any) -> None:
        made.answer_callback_query(query.id, "Pressed", show_alert=True)
        made.edit_message_text("edited", query.message.chat.id, query.message.message_id)

    @made.inline_handler(func=lambda _: True)  # type: ignore[untyped-decorator]
    def inline(query: Any) -> None:
        content = telebot.types.InputTextMessageContent(f"{query.query} 100")
        article = telebot.types.InlineQueryResultArticle("1", "Quote", content)
        made.answer_inline_query(query.id, [article])

    return made


@asynccontextmanager
async def telebot_by_polling(_: Sandbox) -> AsyncIterator[None]:
    made = telebot_bot()
    polling = threading.Thread(
        target=made.polling, kwargs={"interval": 0, "timeout": 1, "long_polling_timeout": 1}
    )
    polling.start()
    try:
        yield
    finally:
        made.stop_polling()
        await asyncio.to_thread(polling.join, PATIENCE_S)


@asynccontextmanager
async def telebot_by_webhook(_: Sandbox) -> AsyncIterator[None]:
    made = telebot_bot()

    async def take(update: dict[str, Any]) -> None:
        read = telebot.types.Update.de_json(update)  # type: ignore[no-untyped-call]
        await asyncio.to_thread(made.process_new_updates, [read])

    async with hooked(take) as url:
        await asyncio.to_thread(made.set_webhook, url, secret_token=SECRET)
        yield
        await asyncio.to_thread(made.delete_webhook)


# What each of them must be able to do


async def heard(sandbox: Sandbox, text: str) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            for message in await sandbox.history(YOU, f"?bot={BOT}"):
                if text in message.get("text", message.get("caption", "")):
                    return message
            await asyncio.sleep(0.01)


async def nothing_waits(sandbox: Sandbox) -> None:
    """Wait until the bot has confirmed, or its webhook taken, everything."""
    async with asyncio.timeout(PATIENCE_S):
        waiting = 1
        while waiting:
            _, answer = await sandbox.raw("getWebhookInfo", token=TOKEN)
            waiting = answer["result"]["pending_update_count"]


async def hand_over(sandbox: Sandbox, content: bytes) -> None:
    """Send a document as a person."""
    form = aiohttp.FormData({"chat_id": f"{YOU}", "user_id": f"{YOU}", "bot": f"{BOT}"})
    form.add_field("kind", "document")
    form.add_field("file", content, filename="notes.bin")
    async with sandbox.http.post(f"{sandbox.url}/sim/photos", data=form) as response:
        assert response.status == 200, await response.text()


async def fetched(sandbox: Sandbox, file_id: str) -> bytes:
    _, answer = await sandbox.raw("getFile", token=TOKEN, file_id=file_id)
    url = f"{sandbox.url}/file/bot{TOKEN}/{answer['result']['file_path']}"
    async with sandbox.http.get(url) as response:
        return await response.read()


@pytest.mark.parametrize(
    "running", [ptb_by_polling, ptb_by_webhook, telebot_by_polling, telebot_by_webhook]
)
async def test_other_libraries_work_unmodified(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, running: Running
) -> None:
    monkeypatch.setattr(telebot.apihelper, "API_URL", sandbox.url + "/bot{0}/{1}")
    monkeypatch.setattr(telebot.apihelper, "FILE_URL", sandbox.url + "/file/bot{0}/{1}")
    await sandbox.raw("getMe", token=TOKEN)
    async with running(sandbox):
        await sandbox.say("/start", bot=BOT)
        greeting = await heard(sandbox, "Hi there")
        assert greeting["entities"] == [{"type": "italic", "offset": 0, "length": 2}]

        place = {"chat_id": YOU, "user_id": YOU, "message_id": greeting["message_id"]}
        answer = await sandbox.sim("press", **place, text="Buy", bot=BOT)
        assert (answer["text"], answer["show_alert"]) == ("Pressed", True)
        assert (await heard(sandbox, "edited"))["message_id"] == greeting["message_id"]

        await sandbox.say("/album", bot=BOT)
        photo = (await heard(sandbox, "a photo"))["photo"]
        assert await fetched(sandbox, photo[-1]["file_id"]) == png()
        assert (await heard(sandbox, "an album"))["media_group_id"]

        await hand_over(sandbox, NOTES)
        document = (await heard(sandbox, "back"))["document"]
        assert await fetched(sandbox, document["file_id"]) == NOTES

        found = await sandbox.sim("inline", user_id=YOU, query="ETH", bot=BOT)
        (result,) = found["results"]
        assert result["input_message_content"]["message_text"] == "ETH 100"
        await nothing_waits(sandbox)
