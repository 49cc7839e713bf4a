"""/sim: strict bodies, helpful refusals, and what scripts rely on."""

import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import pytest

from tests.integration.sandbox.conftest import MIA, TOKEN, YOU, Sandbox, serving

FLOOR = -1_001_000_000_001


async def test_before_a_bot_connects_sim_says_what_is_missing(
    tmp_path: Any, http: aiohttp.ClientSession
) -> None:
    async with serving(tmp_path) as url:
        bare = Sandbox(url, http)
        answer = await bare.sim("messages", 409, chat_id=YOU, user_id=YOU, text="hi")
        assert "no bot has connected yet" in answer["error"]
        state = await bare.get(f"/page/state?user_id={YOU}")
        assert state["bot"] is None
        assert [u["first_name"] for u in state["users"]] == ["You", "Mia"]


@pytest.mark.parametrize(
    ("path", "body", "named"),
    [
        ("messages", {"chat_id": 1, "user_id": 1, "txt": "x"}, "text"),
        ("messages", {"chat_id": YOU, "user_id": YOU, "text": "x", "bogus": 1}, "bogus"),
        ("messages", {"chat_id": "x", "user_id": YOU, "text": "x"}, "chat_id"),
        ("messages", {"chat_id": YOU, "user_id": YOU, "text": " "}, "empty"),
        ("messages", {"chat_id": YOU, "user_id": YOU, "text": "x" * 4097}, "4096"),
        ("users", {"id": -1, "first_name": "x"}, "id"),
        ("users", {"id": 4242, "first_name": "x"}, "4242"),
        ("users", {"first_name": ""}, "first_name"),
        ("chats", {"type": "club", "title": "x", "members": [YOU]}, "type"),
        ("chats", {"type": "group", "title": "x", "members": []}, "members"),
        ("chats", {"type": "group", "title": "x", "members": [YOU], "id": 5}, "negative"),
        ("chats", {"type": "supergroup", "title": "x", "members": [YOU], "id": -5}, "-100"),
        ("press", {"chat_id": YOU, "user_id": YOU, "message_id": 1}, "data or text"),
        ("faults", {"kind": "404", "times": 1}, "kind"),
        ("faults", {"kind": "429", "times": 0}, "times"),
        ("faults", {"kind": "429", "retry_after": 10**30}, "retry_after"),
        ("messages", {"chat_id": YOU, "user_id": YOU, "text": "x", "date_offset_s": 10**30},
         "date_offset_s"),
        ("messages", {"chat_id": YOU, "user_id": YOU, "text": "x", "reply_to": 10**30}, "reply_to"),
        ("chats", {"type": "supergroup", "title": "x", "members": [YOU], "id": -(10**30)}, "id"),
        ("initdata", {"user_id": YOU, "start_param": "a b"}, "start_param"),
    ],
)  # fmt: skip
async def test_a_wrong_body_is_refused_naming_the_field(
    sandbox: Sandbox, path: str, body: dict[str, Any], named: str
) -> None:
    await sandbox.say("hi")
    assert named in (await sandbox.sim(path, 422, **body))["error"]


async def test_what_does_not_exist_is_said_to_be_missing(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.call("sendMessage", chat_id=YOU, text="no buttons")
    place = {"chat_id": YOU, "user_id": YOU}
    assert (
        "there is no message 99"
        in (await sandbox.sim("press", 404, **place, message_id=99, data="x"))["error"]
    )
    assert (
        "has no button with data 'x'; it has: none"
        in (await sandbox.sim("press", 404, **place, message_id=2, data="x"))["error"]
    )
    await sandbox.sim("messages", 404, chat_id=99, user_id=99, text="x")
    await sandbox.sim("messages", 404, chat_id=-99, user_id=YOU, text="x")
    await sandbox.sim("choose", 404, **place, result_id="1")
    await sandbox.get("/sim/chats/x/messages", 422)
    await sandbox.get("/sim/chats/-99/messages", 404)


async def test_history_starts_after_the_message_one_names(sandbox: Sandbox) -> None:
    first = await sandbox.say("one")
    second = await sandbox.say("two")
    assert [m["text"] for m in await sandbox.history(YOU, f"?after={first}")] == ["two"]
    assert await sandbox.history(YOU, f"?after={second}") == []


async def test_new_people_get_ids_and_may_change_their_names(sandbox: Sandbox) -> None:
    ann = await sandbox.sim("users", first_name="Ann", username="ann")
    bob = await sandbox.sim("users", first_name="Bob")
    assert ann["id"] not in (YOU, MIA, bob["id"])
    await sandbox.say("hi", ann["id"])
    await sandbox.sim("users", id=ann["id"], first_name="Anna")
    chat = await sandbox.call("getChat", chat_id=ann["id"])
    assert (chat["first_name"], chat["username"]) == ("Anna", "ann")


async def test_launch_data_are_signed_as_telegram_signs_them(sandbox: Sandbox) -> None:
    answer = await sandbox.sim("initdata", user_id=YOU, start_param="ref_1")
    fields = dict(parse_qsl(answer, keep_blank_values=True))
    given = fields.pop("hash")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", TOKEN.encode(), hashlib.sha256).digest()
    assert hmac.new(key, lines.encode(), hashlib.sha256).hexdigest() == given
    assert fields["start_param"] == "ref_1"


async def test_a_silent_bot_leaves_a_press_unanswered(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sandbox.telegram import asking

    monkeypatch.setattr(asking.answer_of, "__defaults__", (0.05,))
    await sandbox.say("hi")
    markup = {"inline_keyboard": [[{"text": "Buy", "callback_data": "b"}]]}
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="?", reply_markup=markup)
    place = {"chat_id": YOU, "user_id": YOU, "message_id": sent["message_id"]}
    answer = await sandbox.sim("press", **place, data="b")
    assert answer == {"text": None, "show_alert": False, "url": None, "answered": False}


async def test_reactions_reach_a_bot_that_asked_for_them(sandbox: Sandbox) -> None:
    said = await sandbox.say("hi")
    await sandbox.call("getUpdates", offset=-1, allowed_updates=["message_reaction"])
    await sandbox.drain()
    await sandbox.sim("reactions", chat_id=YOU, user_id=YOU, message_id=said, emoji="👍")
    (update,) = await sandbox.drain()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "{url}"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "localhost"}, 200),
    ],
)
async def test_other_web_sites_may_not_act_here(
    sandbox: Sandbox, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.format(url=sandbox.url) for name, value in headers.items()}
    body = {"chat_id": YOU, "user_id": YOU, "text": "x"}
    url = f"{sandbox.url}/sim/messages"
    async with sandbox.http.post(url, json=body, headers=sent) as response:
        assert response.status == status, await response.text()
