"""What the sender makes of Telegram's answers."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import EphemeralMessageParameters
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey

from bot import sender
from bot.pace import UNLIMITED, Crowded, Limits, Pace, Priority
from bot.sender import Sender, sending
from bot.session import JsonSession
from desk.accounts.service import Accounts
from tests.unit.bot.test_pace import Clock


class Scripted(BaseSession):
    """Answers each call with the next thing of a script."""

    def __init__(self, *answers: Callable[[TelegramMethod[Any]], Exception] | bool) -> None:
        super().__init__()
        self.answers = list(answers)
        self.asked: list[TelegramMethod[Any]] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109
    ) -> Any:
        self.asked.append(method)
        answer = self.answers.pop(0)
        if isinstance(answer, bool):
            return answer
        raise answer(method)

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        return None


class Chats:
    """Remembers who left and who moved."""

    def __init__(self) -> None:
        self.left: list[int] = []
        self.moved: list[tuple[int, int]] = []

    async def leave(self, chat_id: int) -> None:
        self.left.append(chat_id)

    async def migrate(self, old_id: int, new_id: int) -> None:
        self.moved.append((old_id, new_id))


def unreached(method: TelegramMethod[Any]) -> Exception:
    """Return what a call raises for which there was no connection."""
    key = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)
    error = TelegramNetworkError(method, "ClientConnectorError")
    error.__cause__ = ClientConnectorError(key, OSError("refused"))
    return error


def bot_of(script: Scripted, chats: Chats, pace: Pace | None = None) -> Bot:
    script.middleware(Sender(cast("Accounts", chats), pace or Pace(UNLIMITED)))
    return Bot("42:TEST", session=script)


async def test_departed_person_is_noted_and_the_error_goes_on() -> None:
    chats = Chats()
    script = Scripted(lambda m: TelegramForbiddenError(m, "Forbidden: bot was blocked by the user"))
    with pytest.raises(TelegramForbiddenError):
        await bot_of(script, chats).send_message(7, "hi")
    assert chats.left == [7]


async def test_telegram_is_given_the_time_it_asks_for() -> None:
    clock = Clock()
    pace = Pace(Limits(), now=clock, sleep=clock.sleep)
    script = Scripted(lambda m: TelegramRetryAfter(m, "Too Many Requests", 9), True)
    await bot_of(script, Chats(), pace).send_message(7, "hi")
    assert len(script.asked) == 2
    assert clock.now >= 1009


async def test_migrated_group_gets_its_message_under_the_new_id() -> None:
    chats = Chats()
    script = Scripted(lambda m: TelegramMigrateToChat(m, "upgraded", -1005), True)
    await bot_of(script, chats).send_message(-5, "hi")
    assert chats.moved == [(-5, -1005)]
    last = script.asked[-1]
    assert isinstance(last, SendMessage)
    assert last.chat_id == -1005


@pytest.mark.parametrize(
    "words",
    [
        "Bad Request: message is not modified: specified new message content",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "Bad Request: message to delete not found",
    ],
)
async def test_wishes_that_are_fulfilled_already_are_no_errors(words: str) -> None:
    script = Scripted(lambda m: TelegramBadRequest(m, words))
    result = await bot_of(script, Chats()).edit_message_text("x", chat_id=7, message_id=1)
    assert result is True


async def test_reply_is_sent_again_when_no_answer_comes() -> None:
    script = Scripted(lambda m: TelegramNetworkError(m, "reset"), True)
    await bot_of(script, Chats()).send_message(7, "hi")
    assert len(script.asked) == 2


async def test_alert_is_never_sent_again_when_no_answer_comes() -> None:
    script = Scripted(lambda m: TelegramNetworkError(m, "reset"), True)
    with pytest.raises(TelegramNetworkError), sending(Priority.ALERT, is_once=True):
        await bot_of(script, Chats()).send_message(7, "hi")
    assert len(script.asked) == 1


async def test_alert_is_sent_again_when_telegram_was_not_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def at_once(_: float) -> None:
        return None

    monkeypatch.setattr(asyncio, "sleep", at_once)
    script = Scripted(unreached, unreached, True)
    with sending(Priority.ALERT, is_once=True):
        await bot_of(script, Chats()).send_message(7, "hi")
    assert len(script.asked) == 3


async def test_what_may_be_left_out_is_not_tried_again_though_telegram_was_not_reached() -> None:
    script = Scripted(unreached, True)
    with (
        pytest.raises(TelegramNetworkError),
        sending(Priority.NOTICE, is_once=True, is_spare=True),
    ):
        await bot_of(script, Chats()).send_message(7, "by the way")
    assert len(script.asked) == 1


async def test_no_connection_is_told_from_one_that_was_cut() -> None:
    async def cut_off(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(cut_off, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    session = JsonSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{port}"))
    bot, found = Bot("42:TEST", session=session), []
    for _ in range(2):
        with pytest.raises(TelegramNetworkError) as raised:
            await bot.send_message(7, "hi")
        found.append(sender.is_unsent(raised.value))
        server.close()
        await server.wait_closed()
    await session.close()
    assert found == [False, True]


async def test_what_may_be_left_out_is_not_sent_into_a_busy_chat() -> None:
    clock = Clock()
    script = Scripted(True, True, True)
    bot = bot_of(script, Chats(), Pace(Limits(), now=clock, sleep=clock.sleep))
    with sending(Priority.NOTICE, is_once=True, is_spare=True):
        for _ in range(3):
            await bot.send_message(-5, "by the way")
        with pytest.raises(Crowded):
            await bot.send_message(-5, "by the way")
    assert len(script.asked) == 3
    assert clock.now == 1000


async def test_what_may_be_left_out_is_not_sent_late() -> None:
    script = Scripted(lambda m: TelegramRetryAfter(m, "Too Many Requests", 9), True)
    with (
        pytest.raises(TelegramRetryAfter),
        sending(Priority.NOTICE, is_once=True, is_spare=True),
    ):
        await bot_of(script, Chats()).send_message(-5, "by the way")
    assert len(script.asked) == 1


async def test_a_member_who_cannot_be_reached_does_not_close_the_group() -> None:
    chats = Chats()
    script = Scripted(lambda m: TelegramForbiddenError(m, "Forbidden: user is deactivated"))
    alone = EphemeralMessageParameters(receiver_user_id=7)
    with pytest.raises(TelegramForbiddenError):
        await bot_of(script, chats).send_message(-5, "x", ephemeral_message_parameters=alone)
    assert chats.left == []
