"""The table of refusals, each seen through aiogram's own exceptions."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, exceptions
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup, ReplyParameters

from tests.integration.sandbox.conftest import MIA, TOKEN, YOU, Sandbox

FLOOR = -1_001_000_000_001


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """An aiogram bot to whom You has spoken, and Mia has not."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    await sandbox.say("hi")
    yield Bot(TOKEN, session=session)
    await session.close()


def keyboard(**button: Any) -> InlineKeyboardMarkup:
    markup = {"inline_keyboard": [[{"text": "x", **button}]]}
    return InlineKeyboardMarkup.model_validate(markup)


BAD, FORBIDDEN = exceptions.TelegramBadRequest, exceptions.TelegramForbiddenError
TABLE: list[tuple[type[Exception], str, str, dict[str, Any]]] = [
    (BAD, "chat not found", "send_message", {"chat_id": 999, "text": "x"}),
    (BAD, "chat not found", "send_message", {"chat_id": "@nobody", "text": "x"}),
    (FORBIDDEN, "bot can't initiate conversation with a user",
     "send_message", {"chat_id": MIA, "text": "x"}),
    (BAD, "message text is empty", "send_message", {"chat_id": YOU, "text": " "}),
    (BAD, "message is too long", "send_message", {"chat_id": YOU, "text": "x" * 4097}),
    (BAD, 'can\'t parse entities: Unsupported start tag "foo" at byte offset 3',
     "send_message", {"chat_id": YOU, "text": "hi <foo>", "parse_mode": "HTML"}),
    (BAD, "message to be replied not found", "send_message",
     {"chat_id": YOU, "text": "x", "reply_parameters": ReplyParameters(message_id=999)}),
    (BAD, "message thread not found", "send_message",
     {"chat_id": YOU, "text": "x", "message_thread_id": 5}),
    (BAD, "BUTTON_DATA_INVALID", "send_message",
     {"chat_id": YOU, "text": "x", "reply_markup": keyboard(callback_data="é" * 33)}),
    (BAD, "BUTTON_TYPE_INVALID", "send_message",
     {"chat_id": FLOOR, "text": "x", "reply_markup": keyboard(web_app={"url": "https://e.org"})}),
    (BAD, "inline keyboard button Web App URL 'http://e.org' is invalid: Only HTTPS links",
     "send_message",
     {"chat_id": YOU, "text": "x", "reply_markup": keyboard(web_app={"url": "http://e.org"})}),
    (BAD, "inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL", "send_message",
     {"chat_id": YOU, "text": "x", "reply_markup": keyboard(url="nonsense")}),
    (BAD, "Text buttons are unallowed", "send_message",
     {"chat_id": YOU, "text": "x", "reply_markup": keyboard()}),
    (BAD, "message to edit not found", "edit_message_text",
     {"chat_id": YOU, "message_id": 999, "text": "x"}),
    (BAD, "message can't be edited", "edit_message_text",
     {"chat_id": YOU, "message_id": 1, "text": "x"}),
    (BAD, "MESSAGE_ID_INVALID", "edit_message_text", {"inline_message_id": "x", "text": "x"}),
    (BAD, "message identifier is not specified", "edit_message_text",
     {"chat_id": YOU, "text": "x"}),
    (BAD, "message to delete not found", "delete_message", {"chat_id": YOU, "message_id": 999}),
    (BAD, "message to copy not found", "copy_message",
     {"chat_id": YOU, "from_chat_id": YOU, "message_id": 999}),
    (BAD, "message to forward not found", "forward_message",
     {"chat_id": YOU, "from_chat_id": YOU, "message_id": 999}),
    (BAD, "message to pin not found", "pin_chat_message", {"chat_id": YOU, "message_id": 999}),
    (BAD, "query is too old and response timeout expired or query ID is invalid",
     "answer_callback_query", {"callback_query_id": "1"}),
    (BAD, "MESSAGE_TOO_LONG", "answer_callback_query",
     {"callback_query_id": "1", "text": "x" * 201}),
    (BAD, "query is too old", "answer_inline_query", {"inline_query_id": "1", "results": []}),
    (BAD, "wrong parameter action in request", "send_chat_action",
     {"chat_id": YOU, "action": "dance"}),
    (BAD, "wrong file identifier/HTTP URL specified", "send_photo",
     {"chat_id": YOU, "photo": "nonsense"}),
    (BAD, "wrong file_id or the file is temporarily unavailable", "get_file",
     {"file_id": "nonsense"}),
    (BAD, "BOT_COMMAND_INVALID", "set_my_commands",
     {"commands": [{"command": "Bad Name", "description": "x"}]}),
    (BAD, "user not found", "get_chat_member", {"chat_id": FLOOR, "user_id": 999}),
    (BAD, "An HTTPS URL must be provided for webhook", "set_webhook", {"url": "http://e.org"}),
    (BAD, "Webhook can be set up only on ports 80, 88, 443 or 8443", "set_webhook",
     {"url": "https://e.org:9999/"}),
    (BAD, "secret token is too long", "set_webhook",
     {"url": "https://e.org", "secret_token": "x" * 257}),
    (BAD, "secret token contains unallowed characters", "set_webhook",
     {"url": "https://e.org", "secret_token": "a b"}),
    (BAD, "REACTION_INVALID", "set_message_reaction",
     {"chat_id": YOU, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]}),
    (BAD, "ephemeral messages can be sent only to groups", "send_message",
     {"chat_id": YOU, "text": "x", "receiver_user_id": YOU}),
]  # fmt: skip


async def test_every_refusal_arrives_as_the_exception_it_should(bot: Bot) -> None:
    for exception, text, method, arguments in TABLE:
        with pytest.raises(exception) as refused:
            await getattr(bot, method)(**arguments)
        assert text in str(refused.value), (method, arguments)


async def test_a_malformed_token_is_unauthorized(sandbox: Sandbox) -> None:
    for token in ("1:!", "nonsense", "0:abc", "x:abc"):
        status, body = await sandbox.raw("getMe", token=token)
        assert (status, body["description"]) == (401, "Unauthorized: invalid token specified")


async def test_edits_of_the_wrong_kind_are_refused(bot: Bot, sandbox: Sandbox) -> None:
    text = await bot.send_message(YOU, "text")
    with pytest.raises(BAD, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=YOU, message_id=text.message_id, caption="x")
    with pytest.raises(BAD, match="message is not modified: specified new message content"):
        await bot.edit_message_text("text", chat_id=YOU, message_id=text.message_id)
    mine = await bot.send_message(FLOOR, "text")
    place = {"chat_id": FLOOR, "message_id": mine.message_id}
    media = {"type": "sticker", "media": "x"}
    assert "InputMedia" in await sandbox.refusal("editMessageMedia", **place, media=media)


@pytest.mark.parametrize(
    "arguments",
    [
        {"chat_id": YOU, "text": "x", "reply_markup": "{"},
        {"chat_id": YOU, "text": "x", "reply_markup": "[]"},
        {"chat_id": YOU, "text": "x", "reply_markup": '{"inline_keyboard": 5}'},
        {"chat_id": YOU, "text": "x", "reply_markup": '{"inline_keyboard": [[5]]}'},
        {"chat_id": YOU, "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": 5}]]}'},
        {"chat_id": YOU, "text": "x", "reply_markup": '{"keyboard": [[{"text": ""}]]}'},
        {"chat_id": YOU, "text": "x", "entities": "5"},
        {"chat_id": YOU, "text": "x", "ephemeral_message_parameters": "[1]"},
        {"chat_id": "", "text": "x"},
        {"chat_id": [], "text": "x"},
        {"chat_id": {"a": 1}, "text": "x"},
        {"text": "x"},
        {"chat_id": YOU},
        {"chat_id": YOU, "text": {"a": 1}, "parse_mode": 5},
        {"chat_id": YOU, "text": "x", "message_thread_id": "abc"},
        {"chat_id": 10**30, "text": "x"},
    ],
)
async def test_broken_arguments_are_bad_requests_never_server_errors(
    sandbox: Sandbox, arguments: dict[str, Any]
) -> None:
    await sandbox.say("hi")
    url = f"{sandbox.url}/bot{TOKEN}/sendMessage"
    async with sandbox.http.post(
        url, data=json.dumps(arguments), headers={"Content-Type": "application/json"}
    ) as response:
        body = await response.json()
    assert response.status == 400, body
    assert body["description"].startswith("Bad Request: ")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("application/x-www-form-urlencoded", b"text=%ff"),
        ("application/x-www-form-urlencoded", b"text=\xff"),
    ],
)
async def test_broken_bodies_are_bad_requests(sandbox: Sandbox, kind: str, body: bytes) -> None:
    url = f"{sandbox.url}/bot{TOKEN}/sendMessage"
    async with sandbox.http.post(url, data=body, headers={"Content-Type": kind}) as response:
        answer = await response.json()
    assert (response.status, answer["error_code"]) == (400, 400)


async def test_a_body_that_is_too_large_is_refused(sandbox: Sandbox) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(60):
            yield b"x" * (1 << 20)

    url = f"{sandbox.url}/bot{TOKEN}/sendDocument"
    async with sandbox.http.post(url, data=endless()) as response:
        assert (await response.json())["description"] == "Request Entity Too Large"
        assert response.status == 413
