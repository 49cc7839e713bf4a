"""The Bot API over HTTP: what methods do, and that every answer has the shape it should."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.integration.sandbox.conftest import MIA, TOKEN, YOU, Sandbox

FLOOR = -1_001_000_000_001
BUY = {"inline_keyboard": [[{"text": "Buy", "callback_data": "buy:BTC", "style": "success"}]]}


async def test_first_contact_gives_the_bot_a_name_and_a_group(sandbox: Sandbox) -> None:
    me = await sandbox.call("getMe")
    chat = await sandbox.call("getChat", chat_id=FLOOR)
    assert (me["username"], me["first_name"]) == ("TapewireBot", "Tapewire")
    assert (chat["type"], chat["title"]) == ("supergroup", "Trading floor")
    assert await sandbox.call("getChatMemberCount", chat_id=FLOOR) == 3


async def test_a_message_reaches_the_bot_and_its_answer_reaches_the_chat(sandbox: Sandbox) -> None:
    await sandbox.say("/start ref_1")
    (update,) = await sandbox.drain()
    assert update["message"]["text"] == "/start ref_1"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="Hello", reply_markup=BUY)
    assert (await sandbox.history())[-1] == sent


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_arguments_are_taken_however_they_come(sandbox: Sandbox, way: str) -> None:
    await sandbox.say("hi")
    url = f"{sandbox.url}/bot{TOKEN}/SENDmessage"
    fields = {"chat_id": str(YOU), "text": "<b>x</b>", "parse_mode": "HTML", "bogus": "1"}
    sent: dict[str, Any] = {"form": {"data": fields}, "json": {"json": fields}}.get(way, {})
    if way == "query":
        sent = {"params": fields}
    if way == "multipart":
        form = aiohttp.FormData(fields, default_to_multipart=True)
        sent = {"data": form}
    async with sandbox.http.post(url, **sent) as response:
        body = await response.json()
    assert body["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_edits_replace_text_and_keyboard_and_refuse_no_change(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="Sending...", reply_markup=BUY)
    place = {"chat_id": YOU, "message_id": sent["message_id"]}
    edited = await sandbox.call("editMessageText", **place, text="Filled")
    assert edited["text"] == "Filled"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]
    assert "message is not modified" in await sandbox.refusal(
        "editMessageText", **place, text="Filled"
    )
    marked = await sandbox.call("editMessageReplyMarkup", **place, reply_markup=BUY)
    assert marked["reply_markup"] == BUY


async def test_a_pressed_button_waits_for_the_bots_answer(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="?", reply_markup=BUY)
    await sandbox.drain()
    place = {"chat_id": YOU, "user_id": YOU, "message_id": sent["message_id"]}
    pressing = asyncio.create_task(sandbox.sim("press", **place, text="Buy"))
    (update,) = await sandbox.call("getUpdates", timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("buy:BTC", sent["message_id"])
    await sandbox.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Bought", show_alert=True
    )
    answer = await pressing
    assert (answer["text"], answer["show_alert"], answer["answered"]) == ("Bought", True, True)
    assert "query is too old" in await sandbox.refusal(
        "answerCallbackQuery", callback_query_id=query["id"]
    )


async def test_buttons_that_ask_nothing_tell_what_a_client_would_open(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    rows = [
        [{"text": "Site", "url": "https://example.com/a"}],
        [{"text": "App", "web_app": {"url": "http://127.0.0.1:8080/app"}}],
        [{"text": "Copy", "copy_text": {"text": "0xabc"}}],
    ]
    markup = {"inline_keyboard": rows}
    sent = await sandbox.call("sendMessage", chat_id=YOU, text="?", reply_markup=markup)
    place = {"chat_id": YOU, "user_id": YOU, "message_id": sent["message_id"]}
    answers = [await sandbox.sim("press", **place, text=t) for t in ("Site", "App", "Copy")]
    assert answers == [
        {"url": "https://example.com/a"},
        {"web_app": {"url": "http://127.0.0.1:8080/app"}},
        {"copy_text": {"text": "0xabc"}},
    ]


async def test_long_polling_waits_confirms_and_limits(sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(sandbox.call("getUpdates", timeout=10))
    await asyncio.sleep(0.05)
    await sandbox.say("one")
    (first,) = await waiting
    await sandbox.say("two")
    await sandbox.say("three")
    again = await sandbox.call("getUpdates", limit=2)
    assert [u["message"]["text"] for u in again] == ["one", "two"]
    rest = await sandbox.call("getUpdates", offset=first["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == ["two", "three"]
    last = await sandbox.call("getUpdates", offset=-1)
    assert [u["message"]["text"] for u in last] == ["three"]
    assert await sandbox.call("getUpdates", offset=last[0]["update_id"] + 1) == []


async def test_of_two_pollers_one_gets_a_conflict_and_the_other_the_update(
    sandbox: Sandbox,
) -> None:
    polls = [asyncio.create_task(sandbox.raw("getUpdates", timeout=50)) for _ in range(2)]
    (refused,), (waiting,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    status, body = await refused
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    await sandbox.say("hi")
    status, body = await waiting
    assert (status, len(body["result"])) == (200, 1)


async def test_only_the_kinds_that_were_asked_for_arrive(sandbox: Sandbox) -> None:
    await sandbox.call("getUpdates", allowed_updates=["callback_query"])
    await sandbox.say("unheard")
    assert await sandbox.drain() == []
    await sandbox.call("getUpdates", allowed_updates=[])
    await sandbox.say("heard")
    assert len(await sandbox.drain()) == 1


async def test_an_ephemeral_message_is_seen_by_its_receiver_alone(sandbox: Sandbox) -> None:
    await sandbox.call("sendMessage", chat_id=FLOOR, text="Alert")
    secret = await sandbox.call(
        "sendMessage",
        chat_id=FLOOR,
        text="Your ticket",
        ephemeral_message_parameters={"receiver_user_id": MIA},
        reply_markup=BUY,
    )
    assert secret["message_id"] == 0
    assert secret["receiver_user"]["id"] == MIA
    seen = {u: [m.get("text") for m in await sandbox.history(FLOOR, q)] for u, q in (
        ("all", ""), ("you", f"?user_id={YOU}"), ("mia", f"?user_id={MIA}"))}  # fmt: skip
    assert "Your ticket" in seen["mia"]
    assert "Your ticket" not in seen["you"] + seen["all"]
    place = {
        "chat_id": FLOOR,
        "receiver_user_id": MIA,
        "ephemeral_message_id": secret["ephemeral_message_id"],
    }
    assert await sandbox.call("editEphemeralMessageText", **place, text="Bought") is True
    assert (await sandbox.history(FLOOR, f"?user_id={MIA}"))[-1]["text"] == "Bought"
    assert await sandbox.call("deleteEphemeralMessage", **place) is True
    assert await sandbox.refusal("deleteEphemeralMessage", **place)


async def test_a_press_under_an_ephemeral_message_is_the_receivers_alone(sandbox: Sandbox) -> None:
    secret = await sandbox.call(
        "sendMessage", chat_id=FLOOR, text="Ticket", receiver_user_id=MIA, reply_markup=BUY
    )
    place = {"chat_id": FLOOR, "message_id": -secret["ephemeral_message_id"], "data": "buy:BTC"}
    await sandbox.sim("press", 404, user_id=YOU, **place)
    await sandbox.drain()
    pressing = asyncio.create_task(sandbox.sim("press", user_id=MIA, **place))
    (update,) = await sandbox.call("getUpdates", timeout=5)
    query = update["callback_query"]
    assert query["message"]["ephemeral_message_id"] == secret["ephemeral_message_id"]
    await sandbox.call("answerCallbackQuery", callback_query_id=query["id"])
    assert (await pressing)["answered"]


async def test_messages_are_replied_to_copied_forwarded_and_deleted(sandbox: Sandbox) -> None:
    asked = await sandbox.say("question")
    answer = await sandbox.call(
        "sendMessage", chat_id=YOU, text="answer", reply_parameters={"message_id": asked}
    )
    assert answer["reply_to_message"]["text"] == "question"
    source = {"chat_id": FLOOR, "from_chat_id": YOU}
    copied = await sandbox.call("copyMessage", **source, message_id=answer["message_id"])
    assert set(copied) == {"message_id"}
    forwarded = await sandbox.call("forwardMessage", **source, message_id=asked)
    assert forwarded["forward_origin"]["sender_user"]["id"] == YOU
    ids = [asked, answer["message_id"]]
    assert len(await sandbox.call("forwardMessages", **source, message_ids=ids)) == 2
    assert len(await sandbox.call("copyMessages", **source, message_ids=ids)) == 2
    assert await sandbox.call("deleteMessage", chat_id=YOU, message_id=asked) is True
    assert await sandbox.call("deleteMessages", chat_id=YOU, message_ids=ids) is True
    assert await sandbox.history() == []


async def test_pinning_is_announced_and_shown_by_get_chat(sandbox: Sandbox) -> None:
    sent = await sandbox.call("sendMessage", chat_id=FLOOR, text="Read this")
    place = {"chat_id": FLOOR, "message_id": sent["message_id"]}
    assert await sandbox.call("pinChatMessage", **place) is True
    assert (await sandbox.history(FLOOR))[-1]["pinned_message"]["text"] == "Read this"
    chat = await sandbox.call("getChat", chat_id=FLOOR)
    assert chat["pinned_message"]["message_id"] == sent["message_id"]
    assert await sandbox.call("unpinChatMessage", chat_id=FLOOR) is True
    assert "pinned_message" not in await sandbox.call("getChat", chat_id=FLOOR)
    assert await sandbox.call("unpinAllChatMessages", chat_id=FLOOR) is True


async def test_settings_of_the_bot_are_kept_by_scope_and_language(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    english = [{"command": "buy", "description": "Buy"}]
    russian = [{"command": "buy", "description": "Купить"}]
    await sandbox.call("setMyCommands", commands=english)
    await sandbox.call("setMyCommands", commands=russian, language_code="ru")
    scope = {"type": "chat", "chat_id": YOU}
    assert await sandbox.call("getMyCommands", language_code="ru") == russian
    assert await sandbox.call("getMyCommands", scope=scope) == []
    state = await sandbox.get(f"/page/state?user_id={YOU}")
    assert state["chats"][0]["commands"] == english
    await sandbox.sim("users", id=YOU, first_name="You", language_code="ru")
    state = await sandbox.get(f"/page/state?user_id={YOU}")
    assert state["chats"][0]["commands"] == russian
    assert await sandbox.call("deleteMyCommands", language_code="ru") is True
    button = {"type": "web_app", "text": "Desk", "web_app": {"url": "https://example.com/"}}
    assert await sandbox.call("getChatMenuButton") == {"type": "commands"}
    await sandbox.call("setChatMenuButton", menu_button=button)
    assert await sandbox.call("getChatMenuButton", chat_id=YOU) == button
    for part, name in (
        ("Name", "name"),
        ("Description", "description"),
        ("ShortDescription", "short_description"),
    ):
        await sandbox.call(f"setMy{part}", **{name: "Desk"})
        assert await sandbox.call(f"getMy{part}") == {name: "Desk"}
    await sandbox.call("setMyDefaultAdministratorRights", rights={"can_pin_messages": True})
    assert "can_manage_chat" in await sandbox.call("getMyDefaultAdministratorRights")


async def test_actions_and_reactions_are_taken(sandbox: Sandbox) -> None:
    said = await sandbox.say("hi")
    assert await sandbox.call("sendChatAction", chat_id=YOU, action="typing") is True
    reaction = [{"type": "emoji", "emoji": "👍"}]
    place = {"chat_id": YOU, "message_id": said}
    assert await sandbox.call("setMessageReaction", **place, reaction=reaction) is True
    assert "wrong parameter action" in await sandbox.refusal(
        "sendChatAction", chat_id=YOU, action="dancing"
    )


async def test_contacts_places_and_dice_arrive_and_are_forwarded_as_they_are(
    sandbox: Sandbox,
) -> None:
    await sandbox.say("hi")
    ann = {"phone_number": "+4915551234", "first_name": "Ann", "last_name": "Lee"}
    berlin = {"latitude": 52.52, "longitude": 13.405}
    bar = {"title": "Room 77", "address": "Graefestr. 77", "foursquare_id": "4b"}
    contact = await sandbox.call("sendContact", chat_id=YOU, **ann)
    place = await sandbox.call("sendLocation", chat_id=YOU, **berlin, horizontal_accuracy=1.5)
    venue = await sandbox.call("sendVenue", chat_id=YOU, **berlin, **bar)
    assert contact["contact"] == ann
    assert place["location"] == {**berlin, "horizontal_accuracy": 1.5}
    assert venue["venue"] == {"location": berlin, **bar}
    assert venue["location"] == berlin
    for emoji, highest in (("🎲", 6), ("🏀", 5), ("🎰", 64)):
        thrown = (await sandbox.call("sendDice", chat_id=YOU, emoji=emoji))["dice"]
        assert thrown["emoji"] == emoji
        assert 1 <= thrown["value"] <= highest
    dice = await sandbox.call("sendDice", chat_id=YOU)
    assert dice["dice"]["emoji"] == "🎲"
    there = {"from_chat_id": YOU, "message_id": dice["message_id"]}
    copied = await sandbox.call("forwardMessage", chat_id=FLOOR, **there)
    assert copied["dice"] == dice["dice"]


@pytest.mark.parametrize(
    ("method", "arguments", "words"),
    [
        ("sendContact", {"first_name": "Ann"}, 'parameter "phone_number" is required'),
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": 1, "longitude": "[1]"}, "wrong location specified"),
        ("sendVenue", {"latitude": 1, "longitude": 1, "title": "x"}, '"address" is required'),
        ("sendDice", {"emoji": "🃏"}, "EMOTICON_INVALID"),
    ],
)
async def test_a_contact_place_or_die_that_is_none_is_refused(
    sandbox: Sandbox, method: str, arguments: dict[str, Any], words: str
) -> None:
    await sandbox.say("hi")
    assert words in await sandbox.refusal(method, chat_id=YOU, **arguments)


async def test_people_are_mentioned_by_id_with_their_names(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    text = f'<a href="tg://user?id={MIA}">her</a> <a href="tg://user?id=99">nobody</a>'
    sent = await sandbox.call("sendMessage", chat_id=YOU, text=text, parse_mode="HTML")
    (mention,) = sent["entities"]
    assert (mention["type"], mention["user"]["first_name"]) == ("text_mention", "Mia")


async def test_what_a_bot_may_ask_about_itself_and_people(sandbox: Sandbox) -> None:
    photos = await sandbox.call("getUserProfilePhotos", user_id=YOU)
    assert photos == {"total_count": 0, "photos": []}
    assert await sandbox.call("close") is True
    assert await sandbox.call("logOut") is True


async def test_what_is_not_built_says_so(sandbox: Sandbox) -> None:
    status, body = await sandbox.raw("sendInvoice", chat_id=YOU)
    assert (status, body["error_code"]) == (501, 501)
    assert "sendInvoice" in body["description"]
    assert (await sandbox.raw("noSuchMethod"))[0] == 404
    assert (await sandbox.raw("getMe", token="nonsense"))[0] == 401
    assert (await sandbox.raw("test/getMe"))[0] == 200


async def test_inline_results_are_offered_chosen_and_edited(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.drain()
    asking = asyncio.create_task(sandbox.sim("inline", user_id=YOU, query="BTC"))
    (update,) = await sandbox.call("getUpdates", timeout=5)
    await sandbox.call("getUpdates", offset=update["update_id"] + 1)
    content = {"message_text": "<b>BTC</b> 100", "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "BTC", "input_message_content": content}
    query_id = update["inline_query"]["id"]
    results = [{**result, "reply_markup": BUY}]
    await sandbox.call("answerInlineQuery", inline_query_id=query_id, results=results)
    assert (await asking)["results"] == results
    chosen = await sandbox.sim("choose", chat_id=FLOOR, user_id=YOU, result_id="1", query="BTC")
    kinds = [next(k for k in u if k != "update_id") for u in await sandbox.drain()]
    assert "chosen_inline_result" in kinds
    inline_id = chosen["inline_message_id"]
    edit = {"inline_message_id": inline_id, "text": "BTC 101"}
    assert await sandbox.call("editMessageText", **edit) is True
    marked = {"inline_message_id": inline_id, "reply_markup": BUY}
    assert await sandbox.call("editMessageReplyMarkup", **marked) is True
    place = {"chat_id": FLOOR, "user_id": MIA, "message_id": chosen["message_id"]}
    pressing = asyncio.create_task(sandbox.sim("press", **place, text="Buy"))
    (update,) = await sandbox.call("getUpdates", timeout=5)
    query = update["callback_query"]
    assert query["inline_message_id"] == inline_id
    await sandbox.call("answerCallbackQuery", callback_query_id=query["id"])
    assert (await pressing)["answered"]
    message = (await sandbox.history(FLOOR))[-1]
    assert (message["text"], message["via_bot"]["username"]) == ("BTC 101", "TapewireBot")
    prepared = await sandbox.call("savePreparedInlineMessage", user_id=YOU, result=result)
    assert prepared["id"]
