"""Messages that a bot is still writing: what sendMessageDraft takes, shows and refuses."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import telebot
import telegram
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update

from desk import clock
from tests.integration.sandbox.conftest import MIA, TOKEN, YOU, Sandbox
from tests.integration.sandbox.spec import violations

FLOOR = -1_001_000_000_001
HUGE_ID = 2**63 - 1


async def shown(sandbox: Sandbox, user: int = YOU) -> Any:
    return await sandbox.get(f"/sim/chats/{user}/draft")


async def draft(sandbox: Sandbox, text: str, **more: Any) -> None:
    body = {"chat_id": YOU, "draft_id": 7, "text": text, **more}
    assert await sandbox.call("sendMessageDraft", **body) is True


async def test_a_draft_is_shown_replaced_and_gone_when_the_message_comes(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    assert await shown(sandbox) is None
    await draft(sandbox, "<b>Thin</b>", parse_mode="HTML")
    first = await shown(sandbox)
    assert (first["draft_id"], first["text"]) == ("7", "Thin")
    assert first["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert 29_000 < first["left_ms"] <= 30_000
    await draft(sandbox, "Thinner", entities=[{"type": "italic", "offset": 0, "length": 4}])
    assert (await shown(sandbox))["entities"][0]["type"] == "italic"
    await draft(sandbox, "Another", draft_id=HUGE_ID)
    assert (await shown(sandbox))["draft_id"] == str(HUGE_ID)
    assert [m["text"] for m in await sandbox.history()] == ["hi"]
    await sandbox.say("still there?")
    assert (await shown(sandbox))["text"] == "Another", "a person's own message leaves it"
    await sandbox.call("sendChatAction", chat_id=YOU, action="typing")
    assert (await shown(sandbox))["text"] == "Another"
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="Whole")
    assert await shown(sandbox) is None
    await draft(sandbox, "More")
    await sandbox.call(
        "editMessageText", chat_id=YOU, message_id=sent["message_id"], text="Whole, edited"
    )
    assert (await shown(sandbox))["text"] == "More", "an edit leaves it"


async def test_a_draft_without_words_stands_for_thinking(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.call("sendMessageDraft", chat_id=YOU, draft_id=1)
    assert (await shown(sandbox))["text"] == ""
    await draft(sandbox, "  \n ")
    assert (await shown(sandbox))["text"] == ""


async def test_a_draft_is_over_after_half_a_minute(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await draft(sandbox, "Thin")
    later = clock.now() + timedelta(seconds=29)
    clock.set_clock(now=lambda: later)
    try:
        assert (await shown(sandbox))["text"] == "Thin"
        later += timedelta(seconds=2)
        assert await shown(sandbox) is None
    finally:
        clock.set_clock()


@pytest.mark.parametrize(
    ("arguments", "description"),
    [
        ({"chat_id": FLOOR}, "Bad Request: TEXTDRAFT_PEER_INVALID"),
        ({"draft_id": 0}, "Bad Request: RANDOM_ID_INVALID"),
        ({"draft_id": None}, "Bad Request: RANDOM_ID_INVALID"),
        ({"draft_id": "x"}, 'Bad Request: can\'t parse parameter "draft_id" as Integer'),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "Bad Request: can't parse entities"),
        ({"chat_id": MIA}, "Forbidden: bot can't initiate conversation with a user"),
        ({"chat_id": 99}, "Bad Request: chat not found"),
        ({"message_thread_id": 5}, "Bad Request: message thread not found"),
    ],
)
async def test_what_is_no_draft_is_refused_in_telegrams_words(
    sandbox: Sandbox, arguments: dict[str, Any], description: str
) -> None:
    await sandbox.say("hi")
    await draft(sandbox, "Before")
    body = {"chat_id": YOU, "draft_id": 7, "text": "Thin", **arguments}
    assert (await sandbox.refusal("sendMessageDraft", **body)).startswith(description)
    assert (await shown(sandbox))["text"] == "Before"


async def test_who_has_blocked_the_bot_gets_no_draft(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.sim("block", user_id=YOU)
    assert "blocked by the user" in await sandbox.refusal(
        "sendMessageDraft", chat_id=YOU, draft_id=1, text="Thin"
    )


async def test_stop_takes_the_draft_away_and_tells_the_bot(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.drain()
    await draft(sandbox, "Thin")
    await sandbox.sim("stop", 409, user_id=YOU)
    await draft(sandbox, "Thin", can_stop=True)
    assert (await shown(sandbox))["can_stop"] is True
    await sandbox.sim("stop", user_id=YOU)
    assert await shown(sandbox) is None
    (update,) = await sandbox.drain()
    assert violations(update, Update, "update") == []
    stopped = Update.model_validate(update).stopped_message_generation
    assert stopped is not None
    assert (stopped.chat.id, stopped.draft_id) == (YOU, 7)
    other = telebot.types.Update.de_json(update)  # type: ignore[no-untyped-call]
    assert other.stopped_message_generation.draft_id == 7
    await sandbox.sim("stop", 409, user_id=YOU)


async def test_a_draft_that_is_to_be_kept_stays_without_its_stop(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await draft(sandbox, "Thin", can_stop=True, keep_on_stop=True)
    await sandbox.sim("stop", user_id=YOU)
    kept = await shown(sandbox)
    assert (kept["text"], kept["can_stop"]) == ("Thin", False)
    await draft(sandbox, "Thinner", can_stop=True)
    assert (await shown(sandbox))["can_stop"] is True, "to write no more is up to the bot"


async def test_aiogram_and_two_other_libraries_send_drafts(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sandbox.say("hi")
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    assert await bot.send_message_draft(YOU, 1, text="by <b>aiogram</b>") is True
    assert (await shown(sandbox))["entities"] == [{"type": "bold", "offset": 3, "length": 7}]
    with pytest.raises(TelegramBadRequest, match="TEXTDRAFT_PEER_INVALID"):
        await bot.send_message_draft(FLOOR, 1, text="x")
    await session.close()
    other = telegram.Bot(TOKEN, base_url=f"{sandbox.url}/bot")
    async with other:
        assert await other.send_message_draft(YOU, 2, "by python-telegram-bot") is True
    assert (await shown(sandbox))["text"] == "by python-telegram-bot"
    monkeypatch.setattr(telebot.apihelper, "API_URL", sandbox.url + "/bot{0}/{1}")
    third = telebot.TeleBot(TOKEN, threaded=False)
    assert await asyncio.to_thread(third.send_message_draft, YOU, 3, "by telebot") is True
    assert (await shown(sandbox))["text"] == "by telebot"
