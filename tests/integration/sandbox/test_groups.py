"""Groups over HTTP: who is in them, who may do what, what the bot is told."""

from typing import Any

from tests.integration.sandbox.conftest import MIA, YOU, Sandbox

GROUP = -4001


def kind_of(update: dict[str, Any]) -> str:
    return next(name for name in update if name != "update_id")


async def test_the_bot_is_told_when_it_joins_and_when_it_is_removed(sandbox: Sandbox) -> None:
    chat = await sandbox.sim("chats", id=GROUP, type="group", title="Desk", members=[YOU, MIA])
    assert (chat["id"], chat["type"], chat["title"]) == (GROUP, "group", "Desk")
    joined, service = await sandbox.drain()
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["is_bot"]
    await sandbox.sim("members", chat_id=GROUP, remove=[4242])
    removed = (await sandbox.drain())[-1]
    assert removed["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert "bot was kicked from the group chat" in await sandbox.refusal(
        "sendMessage", chat_id=GROUP, text="hi"
    )


async def test_people_join_leave_and_rise(sandbox: Sandbox) -> None:
    await sandbox.sim("chats", id=GROUP, type="group", title="Desk", members=[YOU])
    ann = await sandbox.sim("users", first_name="Ann")
    await sandbox.call("getUpdates", allowed_updates=["chat_member", "my_chat_member", "message"])
    await sandbox.sim("members", chat_id=GROUP, promote=[4242])
    await sandbox.drain()
    await sandbox.sim("members", chat_id=GROUP, add=[ann["id"], MIA])
    kinds = [kind_of(u) for u in await sandbox.drain()]
    assert kinds == ["chat_member", "message"] * 2
    member = await sandbox.call("getChatMember", chat_id=GROUP, user_id=ann["id"])
    assert member["status"] == "member"
    admins = await sandbox.call("getChatAdministrators", chat_id=GROUP)
    assert {a["status"] for a in admins} == {"creator", "administrator"}
    await sandbox.sim("members", chat_id=GROUP, remove=[ann["id"]])
    await sandbox.sim("messages", 403, chat_id=GROUP, user_id=ann["id"], text="hello?")
    assert await sandbox.call("getChatMemberCount", chat_id=GROUP) == 3


async def test_an_admin_bot_restricts_bans_promotes_and_renames(sandbox: Sandbox) -> None:
    chat = await sandbox.sim("chats", type="supergroup", title="Desk", members=[YOU, MIA])
    place = {"chat_id": chat["id"], "user_id": MIA}
    assert "not enough rights" in await sandbox.refusal("banChatMember", **place)
    await sandbox.sim("members", chat_id=chat["id"], promote=[4242])
    assert await sandbox.call("restrictChatMember", **place, permissions={}) is True
    assert (await sandbox.call("getChatMember", **place))["status"] == "restricted"
    assert await sandbox.call("banChatMember", **place) is True
    assert (await sandbox.call("getChatMember", **place))["status"] == "kicked"
    assert await sandbox.call("unbanChatMember", **place) is True
    assert "can't remove chat owner" in await sandbox.refusal(
        "banChatMember", chat_id=chat["id"], user_id=YOU
    )
    assert await sandbox.call("promoteChatMember", **place, can_pin_messages=True) is True
    member = await sandbox.call("getChatMember", **place)
    assert (member["status"], member["can_pin_messages"]) == ("administrator", True)
    assert await sandbox.call("setChatTitle", chat_id=chat["id"], title="Floor 2") is True
    assert await sandbox.call("setChatDescription", chat_id=chat["id"], description="d") is True
    assert await sandbox.call("setChatPermissions", chat_id=chat["id"], permissions={}) is True
    full = await sandbox.call("getChat", chat_id=chat["id"])
    assert (full["title"], full["description"]) == ("Floor 2", "d")
    assert (await sandbox.call("exportChatInviteLink", chat_id=chat["id"])).startswith("https://")
    assert await sandbox.call("leaveChat", chat_id=chat["id"]) is True
    assert "bot is not a member of the supergroup chat" in await sandbox.refusal(
        "sendMessage", chat_id=chat["id"], text="hi"
    )


async def test_a_group_grown_into_a_supergroup_says_where_it_went(sandbox: Sandbox) -> None:
    await sandbox.sim("chats", id=GROUP, type="group", title="Desk", members=[YOU])
    await sandbox.drain()
    new = await sandbox.sim("upgrade", chat_id=GROUP)
    told = [u["message"] for u in await sandbox.drain()]
    assert told[0]["migrate_to_chat_id"] == new["id"]
    assert told[1]["migrate_from_chat_id"] == GROUP
    status, body = await sandbox.raw("sendMessage", chat_id=GROUP, text="hi")
    assert status == 400
    assert body["parameters"] == {"migrate_to_chat_id": new["id"]}
    assert "upgraded to a supergroup" in body["description"]
    assert (await sandbox.call("sendMessage", chat_id=new["id"], text="hi"))["message_id"] == 2


async def test_a_bot_in_privacy_mode_hears_only_what_concerns_it(sandbox: Sandbox) -> None:
    await sandbox.sim("chats", id=GROUP, type="group", title="Desk", members=[YOU])
    sent = await sandbox.call("sendMessage", chat_id=GROUP, text="Hello")
    await sandbox.sim("privacy", reads_all=False)
    await sandbox.drain()
    place = {"chat": GROUP, "user": YOU}
    await sandbox.say("small talk", **place)
    await sandbox.say("/price BTC", **place)
    await sandbox.say("what says @TapewireBot?", **place)
    await sandbox.say("thanks", reply_to=sent["message_id"], **place)
    heard = [u["message"]["text"] for u in await sandbox.drain()]
    assert heard == ["/price BTC", "what says @TapewireBot?", "thanks"]


async def test_anonymous_admins_channels_and_forwards_look_as_in_telegram(sandbox: Sandbox) -> None:
    await sandbox.sim("chats", id=GROUP, type="group", title="Desk", members=[YOU, MIA])
    news = await sandbox.sim("chats", type="channel", title="News", members=[YOU])
    await sandbox.drain()
    await sandbox.say("/halt", chat=GROUP, anonymous=True)
    await sandbox.say("/halt", chat=GROUP, sender_chat=news["id"])
    await sandbox.say("/buy BTC 5", chat=GROUP, forward_from=MIA, date_offset_s=-120)
    anonymous, channel, forwarded = [u["message"] for u in await sandbox.drain()]
    assert anonymous["from"]["username"] == "GroupAnonymousBot"
    assert anonymous["sender_chat"]["id"] == GROUP
    assert channel["sender_chat"]["id"] == news["id"]
    assert forwarded["forward_origin"]["sender_user"]["id"] == MIA
    assert anonymous["date"] - forwarded["date"] in range(119, 123)


async def test_channel_posts_arrive_as_channel_posts(sandbox: Sandbox) -> None:
    news = await sandbox.sim("chats", type="channel", title="News", members=[YOU])
    await sandbox.drain()
    await sandbox.say("Listing!", chat=news["id"])
    (update,) = await sandbox.drain()
    assert update["channel_post"]["sender_chat"]["id"] == news["id"]
    sent = await sandbox.call("sendMessage", chat_id=news["id"], text="Alert")
    assert "from" not in sent


async def test_an_edited_message_is_told_as_such(sandbox: Sandbox) -> None:
    said = await sandbox.say("/buy BTC 5")
    await sandbox.drain()
    await sandbox.sim("edits", chat_id=YOU, user_id=YOU, message_id=said, text="/buy BTC 50")
    (update,) = await sandbox.drain()
    assert update["edited_message"]["text"] == "/buy BTC 50"


async def test_people_who_block_the_bot_are_out_of_reach(sandbox: Sandbox) -> None:
    await sandbox.say("hi")
    await sandbox.sim("block", user_id=YOU)
    assert await sandbox.refusal("sendMessage", chat_id=YOU, text="x") == (
        "Forbidden: bot was blocked by the user"
    )
    assert kind_of((await sandbox.drain())[-1]) == "my_chat_member"
    await sandbox.sim("messages", 409, chat_id=YOU, user_id=YOU, text="hello?")
    await sandbox.sim("unblock", user_id=YOU)
    assert (await sandbox.call("sendMessage", chat_id=YOU, text="x"))["text"] == "x"
