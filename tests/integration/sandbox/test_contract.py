"""The /sim contract, word for word: scripts outside this repository rely on these shapes."""

import asyncio
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl

from tests.integration.sandbox.conftest import TOKEN, Sandbox
from tests.integration.sandbox.spec import violations

BUY = {"inline_keyboard": [[{"text": "Buy", "callback_data": "buy:BTC"}]]}


async def answered(sandbox: Sandbox, kind: str, act: Any, method: str, **answer: Any) -> Any:
    """Do something that asks the bot, answer as the bot, and return what the act returned."""
    acting = asyncio.create_task(act)
    (update,) = await sandbox.call("getUpdates", timeout=20, allowed_updates=[kind])
    await sandbox.call("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    asked = {f"{kind}_id": update[kind]["id"]}
    await sandbox.call(method, **asked, **answer)
    return await acting


async def test_people_chats_and_messages(sandbox: Sandbox) -> None:
    from aiogram.types import Message

    ann = await sandbox.sim("users", id=501, first_name="Ann", username="ann", language_code="en")
    bob = await sandbox.sim("users", first_name="Bob")
    assert ann["id"] == 501
    chat = await sandbox.sim(
        "chats", id=-1001777000001, type="supergroup", title="Desk", members=[501, bob["id"]]
    )
    assert chat["id"] == -1001777000001
    joined = (await sandbox.drain())[0]["my_chat_member"]
    assert joined["new_chat_member"]["status"] == "member"
    assert joined["chat"]["id"] == chat["id"]

    said = await sandbox.sim("messages", chat_id=chat["id"], user_id=501, text="one")
    assert set(said) == {"message_id"}
    sent = await sandbox.call("sendMessage", chat_id=chat["id"], text="two")
    place = {"chat_id": chat["id"], "message_id": sent["message_id"]}
    await sandbox.call("editMessageText", **place, text="two, edited")
    heard = await sandbox.get(f"/sim/chats/{chat['id']}/messages?after={said['message_id'] - 1}")
    assert violations(heard, list[Message], "messages") == []
    assert [m["text"] for m in heard] == ["one", "two, edited"]
    assert await sandbox.get(f"/sim/chats/{chat['id']}/messages?after={sent['message_id']}") == []


async def test_taps_inline_queries_and_launch_data(sandbox: Sandbox) -> None:
    ann = await sandbox.sim("users", first_name="Ann")
    person = ann["id"]
    await sandbox.say("/start", person)
    sent = await sandbox.call("sendMessage", chat_id=person, text="?", reply_markup=BUY)
    await sandbox.drain()
    place = {"chat_id": person, "user_id": person, "message_id": sent["message_id"]}
    for which in ({"data": "buy:BTC"}, {"text": "Buy"}):
        press = sandbox.sim("press", **{**place, **which})
        told = {"text": "Done", "show_alert": True}
        answer = await answered(sandbox, "callback_query", press, "answerCallbackQuery", **told)
        assert answer == {"text": "Done", "show_alert": True, "url": None, "answered": True}

    content = {"message_text": "BTC 100"}
    result = {"type": "article", "id": "1", "title": "BTC", "input_message_content": content}
    typing = sandbox.sim("inline", user_id=person, query="btc")
    found = await answered(sandbox, "inline_query", typing, "answerInlineQuery", results=[result])
    assert found["results"] == [result]

    signed = await sandbox.sim("initdata", user_id=person)
    assert isinstance(signed, str)
    fields = dict(parse_qsl(signed, strict_parsing=True))
    digest = fields.pop("hash")
    key = hmac.digest(b"WebAppData", TOKEN.encode(), hashlib.sha256)
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    assert hmac.digest(key, lines.encode(), hashlib.sha256).hex() == digest


async def test_each_fault_strikes_as_often_as_it_was_asked_to(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    person = (await sandbox.history())[0]["chat"]["id"]
    for kind, status in (("429", 429), ("403", 403), ("500", 500)):
        await sandbox.sim("faults", kind=kind, method="sendMessage", times=1)
        statuses = [
            (await sandbox.raw("sendMessage", chat_id=person, text="x"))[0] for _ in range(2)
        ]
        assert statuses == [status, 200]
