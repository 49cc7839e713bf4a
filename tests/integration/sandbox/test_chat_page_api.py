"""The API behind the chat page: state, history, events, Mini Apps, storage."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from aiogram.types import BotCommand, MenuButtonCommands, Message, User
from aiogram.utils.web_app import safe_parse_webapp_init_data

from tests.integration.sandbox.conftest import MIA, PATIENCE_S, TOKEN, YOU, Sandbox
from tests.integration.sandbox.spec import violations
from tests.unit.sandbox.telegram.pictures import png

FLOOR = -1_001_000_000_001
BUY = {"inline_keyboard": [[{"text": "Buy", "callback_data": "b"}]]}


class Page:
    """An open page: reads server-sent events."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self, kind: str) -> tuple[int, Any]:
        """Return id and data of the next event of a kind."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                frame = (await self._response.content.readuntil(b"\n\n")).decode()
                fields = dict(line.split(": ", 1) for line in frame.strip().split("\n"))
                if fields.get("event") == kind:
                    return int(fields["id"]), json.loads(fields["data"])


@asynccontextmanager
async def page(sandbox: Sandbox, user: int, last_id: int | None = None) -> AsyncIterator[Page]:
    headers = {} if last_id is None else {"Last-Event-ID": str(last_id)}
    url = f"{sandbox.url}/page/events?user_id={user}"
    async with sandbox.http.get(url, headers=headers) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        await response.content.readuntil(b"\n\n")
        yield Page(response)


async def test_the_state_shows_each_person_their_chats(sandbox: Sandbox) -> None:
    await sandbox.call("setMyCommands", commands=[{"command": "buy", "description": "Buy"}])
    await sandbox.call("setChatMenuButton", menu_button={"type": "commands"})
    state = await sandbox.get(f"/page/state?user_id={YOU}")
    assert violations([state["me"], state["bot"], *state["users"]], list[User], "state") == []
    private, floor = state["chats"]
    assert (private["id"], private["title"], private["started"]) == (YOU, "Tapewire", False)
    assert private["username"] == "TapewireBot"
    assert (floor["id"], floor["title"], floor["started"]) == (FLOOR, "Trading floor", True)
    assert set(floor["members"]) == {YOU, MIA, 4242}
    assert violations(private["commands"], list[BotCommand], "commands") == []
    assert violations(private["menu_button"], MenuButtonCommands, "menu") == []
    await sandbox.say("/start")
    await sandbox.call("sendMessage", chat_id=YOU, text="Hello")
    private = (await sandbox.get(f"/page/state?user_id={YOU}"))["chats"][0]
    assert (private["started"], private["unread"]) == (True, 1)
    assert private["last_message"]["text"] == "Hello"
    await sandbox.page("read", user_id=YOU, chat_id=YOU)
    assert (await sandbox.get(f"/page/state?user_id={YOU}"))["chats"][0]["unread"] == 0
    await sandbox.get("/page/state?user_id=99", 404)
    await sandbox.get("/page/state", 422)


async def test_history_comes_in_pages_from_the_end(sandbox: Sandbox) -> None:
    for number in range(7):
        await sandbox.say(str(number))
    path = f"/page/chats/{YOU}/messages?user_id={YOU}&limit=3"
    newest = await sandbox.get(path)
    assert [m["text"] for m in newest["messages"]] == ["4", "5", "6"]
    assert newest["more"] is True
    before = newest["messages"][0]["message_id"]
    older = await sandbox.get(f"{path}&before={before}")
    assert [m["text"] for m in older["messages"]] == ["1", "2", "3"]
    oldest = await sandbox.get(f"{path}&before={older['messages'][0]['message_id']}")
    assert ([m["text"] for m in oldest["messages"]], oldest["more"]) == (["0"], False)
    assert violations(newest["messages"], list[Message], "messages") == []
    await sandbox.get(f"/page/chats/x/messages?user_id={YOU}", 422)


async def test_events_tell_what_happens_as_it_happens(sandbox: Sandbox) -> None:
    async with page(sandbox, YOU) as mine:
        await sandbox.say("hi")
        assert (await mine.next("message"))[1]["text"] == "hi"
        sent = await sandbox.call("sendMessage", chat_id=YOU, text="a", reply_markup=BUY)
        place = {"chat_id": YOU, "message_id": sent["message_id"]}
        await sandbox.call("sendChatAction", chat_id=YOU, action="typing")
        assert (await mine.next("chat_action"))[1] == {"chat_id": YOU, "action": "typing"}
        await sandbox.call("sendMessageDraft", chat_id=YOU, draft_id=3, text="half a")
        _, told = await mine.next("draft")
        assert (told["chat_id"], told["draft"]["text"]) == (YOU, "half a")
        (private, _) = (await sandbox.get(f"/page/state?user_id={YOU}"))["chats"]
        assert private["draft"]["text"] == "half a", "a page that is opened now shows it too"
        await sandbox.call("editMessageText", **place, text="b", reply_markup=BUY)
        assert (await mine.next("edited_message"))[1]["text"] == "b"
        pressed = await sandbox.page("press", user_id=YOU, **place, data="b")
        await sandbox.call("answerCallbackQuery", **pressed, text="Done")
        _, answer = await mine.next("callback_answer")
        assert answer == {**pressed, "text": "Done", "show_alert": False, "url": None}
        await sandbox.call("deleteMessage", **place)
        deleted = {"chat_id": YOU, "message_ids": [sent["message_id"]]}
        assert (await mine.next("deleted"))[1] == deleted
        await sandbox.sim("chats", type="group", title="New", members=[YOU])
        await mine.next("chats")
        keys = {"keyboard": [["Yes", "No"]], "resize_keyboard": True}
        await sandbox.call("sendMessage", chat_id=YOU, text="?", reply_markup=keys)
        _, chat = await mine.next("chat")
        assert chat["keyboard"]["keyboard"] == [[{"text": "Yes"}, {"text": "No"}]]


async def test_a_page_hears_only_what_its_person_may_hear(sandbox: Sandbox) -> None:
    async with page(sandbox, YOU) as mine, page(sandbox, MIA) as hers:
        await sandbox.say("private", MIA)
        await sandbox.call("sendMessage", chat_id=FLOOR, text="secret", receiver_user_id=MIA)
        await sandbox.call("sendMessage", chat_id=FLOOR, text="for all")
        assert (await mine.next("message"))[1]["text"] == "for all"
        heard = [(await hers.next("message"))[1]["text"] for _ in range(3)]
        assert heard == ["private", "secret", "for all"]


async def test_a_page_that_was_away_hears_what_it_missed(sandbox: Sandbox) -> None:
    async with page(sandbox, YOU) as mine:
        await sandbox.say("one")
        last, _ = await mine.next("message")
    await sandbox.say("two")
    async with page(sandbox, YOU, last) as mine:
        assert (await mine.next("message"))[1]["text"] == "two"
    async with page(sandbox, YOU, 5) as mine:
        await mine.next("chats")


async def test_a_mini_app_gets_signed_launch_data_and_answers_by_query(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    opened = await sandbox.page(
        "webapp",
        user_id=YOU,
        chat_id=YOU,
        url="http://127.0.0.1:8080/app?x=1",
        kind="inline",
        theme_params={"bg_color": "#ffffff"},
    )
    parts = urlsplit(opened["url"])
    launch = dict(parse_qsl(parts.fragment))
    assert (parts.path, parts.query) == ("/app", "x=1")
    assert (launch["tgWebAppVersion"], launch["tgWebAppPlatform"]) == ("9.1", "web")
    assert json.loads(launch["tgWebAppThemeParams"]) == {"bg_color": "#ffffff"}
    data = safe_parse_webapp_init_data(TOKEN, launch["tgWebAppData"])
    content = {"message_text": "from the app"}
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": content}
    await sandbox.call("answerWebAppQuery", web_app_query_id=data.query_id, result=result)
    assert (await sandbox.history())[-1]["via_bot"]["id"] == 4242
    assert "query is too old" in await sandbox.refusal(
        "answerWebAppQuery", web_app_query_id=data.query_id, result=result
    )
    body = {"user_id": YOU, "chat_id": YOU, "kind": "menu", "url": "javascript:alert(1)"}
    await sandbox.page("webapp", 422, **body)


async def test_data_of_a_keyboard_app_reach_the_bot(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.drain()
    await sandbox.page("webapp/data", user_id=YOU, chat_id=YOU, data="{}", button_text="App")
    (update,) = await sandbox.drain()
    assert update["message"]["web_app_data"] == {"data": "{}", "button_text": "App"}


async def test_cloud_storage_keeps_values_for_each_person(sandbox: Sandbox) -> None:
    async def use(method: str, user: int = YOU, **params: Any) -> Any:
        return (await sandbox.page("storage", user_id=user, method=method, params=params))["result"]

    assert await use("saveStorageValue", key="theme", value="dark") is True
    assert await use("getStorageKeys") == ["theme"]
    assert await use("getStorageValues", keys=["theme", "none"]) == {"theme": "dark", "none": ""}
    assert await use("getStorageKeys", MIA) == []
    assert await use("deleteStorageValues", keys=["theme"]) is True
    assert await use("getStorageKeys") == []
    long = {"key": "k", "value": "x" * 4097}
    await sandbox.page("storage", 422, user_id=YOU, method="saveStorageValue", params=long)


async def test_uploads_of_the_page_reach_the_bot_and_come_back(sandbox: Sandbox) -> None:
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("chat_id", str(YOU))
    form.add_field("user_id", str(YOU))
    form.add_field("file", png(), filename="a.png", content_type="image/png")
    async with sandbox.http.post(f"{sandbox.url}/page/upload", data=form) as response:
        assert response.status == 200
    photo = (await sandbox.history())[-1]["photo"]
    url = f"{sandbox.url}/page/files/{photo[-1]['file_id']}"
    async with sandbox.http.get(url) as response:
        assert response.headers["Content-Type"] == "image/png"
        assert await response.read() == png()


async def test_a_file_of_a_stranger_never_runs_as_a_page(sandbox: Sandbox) -> None:
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("chat_id", str(YOU))
    form.add_field("user_id", str(YOU))
    form.add_field("file", b"<script>", filename="a.html", content_type="text/html")
    async with sandbox.http.post(f"{sandbox.url}/page/upload", data=form) as response:
        assert response.status == 200
    document = (await sandbox.history())[-1]["document"]
    url = f"{sandbox.url}/page/files/{document['file_id']}"
    async with sandbox.http.get(url) as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_itself_is_served(sandbox: Sandbox) -> None:
    async with sandbox.http.get(f"{sandbox.url}/") as response:
        assert response.status == 200
        assert "text/html" in response.headers["Content-Type"]
