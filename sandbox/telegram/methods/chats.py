"""Chats and their members."""

from typing import Any, Final

from sandbox.telegram import timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.journal import Json
from sandbox.telegram.model import ALL_RIGHTS, Conversation

_GIFTS: Final = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
_ADMINS: Final = ("creator", "administrator")


async def get_chat(call: Call) -> object:
    conversation = call.chat()
    if not conversation.is_private:
        _present(call, conversation)
    full: Json = {
        **conversation.chat(),
        "accent_color_id": abs(conversation.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if conversation.type in ("group", "supergroup"):
        full |= conversation.about
    elif conversation.about.get("description"):
        full["description"] = conversation.about["description"]
    username = conversation.fields.get("username")
    if username:
        full["active_usernames"] = [username]
    pinned = conversation.posts.get(conversation.pinned[-1]) if conversation.pinned else None
    if pinned is not None:
        full["pinned_message"] = timeline.nested(pinned.message)
    return full


def _present(call: Call, conversation: Conversation) -> None:
    call.world.writable(call.bot, conversation.id)


def _account(call: Call) -> Json:
    user = call.world.account(call.integer("user_id"))
    if user is None:
        raise bad_request("user not found")
    return user


async def get_member(call: Call) -> object:
    conversation = call.chat()
    _present(call, conversation)
    return timeline.member(call.world, conversation, _account(call)["id"])


async def get_member_count(call: Call) -> object:
    conversation = call.chat()
    _present(call, conversation)
    return 2 if conversation.is_private else len(conversation.people())


async def get_administrators(call: Call) -> object:
    conversation = call.chat()
    if conversation.is_private:
        raise bad_request("there are no administrators in the private chat")
    _present(call, conversation)
    admins = [i for i, m in conversation.members.items() if m["status"] in _ADMINS]
    shown = [i for i in admins if i not in call.world.bots or i == call.bot.id]
    return [timeline.member(call.world, conversation, i) for i in shown]


async def leave(call: Call) -> object:
    conversation = call.chat()
    if conversation.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    _present(call, conversation)
    author = timeline.Author.account(call.bot.user)
    timeline.post(call.world, conversation, author, {"left_chat_member": call.bot.user})
    left = timeline.member_state("left")
    timeline.set_member(call.world, conversation, call.bot.id, left, call.bot.user)
    return True


def _group(call: Call, right: str, purpose: str) -> Conversation:
    """Return a group in which the bot is an admin with this right."""
    conversation = call.chat()
    if conversation.is_private:
        raise bad_request(f"can't {purpose} in private chats")
    _present(call, conversation)
    member = conversation.members[call.bot.id]
    if member["status"] != "creator" and not member.get(right):
        raise bad_request(f"not enough rights to {purpose}")
    return conversation


def _change(call: Call, conversation: Conversation, state: Json) -> bool:
    user_id = _account(call)["id"]
    if conversation.status(user_id) == "creator":
        raise bad_request("can't remove chat owner")
    timeline.set_member(call.world, conversation, user_id, state, call.bot.user)
    return True


async def ban(call: Call) -> object:
    conversation = _group(call, "can_restrict_members", "restrict/unrestrict chat member")
    state = timeline.member_state("kicked", until_date=call.integer("until_date"))
    return _change(call, conversation, state)


async def unban(call: Call) -> object:
    conversation = _group(call, "can_restrict_members", "restrict/unrestrict chat member")
    if call.flag("only_if_banned") and conversation.status(call.integer("user_id")) != "kicked":
        return True
    return _change(call, conversation, timeline.member_state("left"))


def _permissions(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse permissions JSON object")
    return {name: value.get(name) is True for name in ALL_RIGHTS}


async def restrict(call: Call) -> object:
    conversation = _group(call, "can_restrict_members", "restrict/unrestrict chat member")
    if conversation.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    permissions = _permissions(call.value("permissions"))
    if all(permissions.values()):
        return _change(call, conversation, timeline.member_state("member"))
    state = timeline.member_state(
        "restricted", is_member=True, until_date=call.integer("until_date"), **permissions
    )
    return _change(call, conversation, state)


async def promote(call: Call) -> object:
    conversation = _group(call, "can_promote_members", "promote chat member")
    given = {k: v for k, v in call.arguments.items() if k.startswith(("can_", "is_"))}
    wanted = any(given.values())
    state = timeline.member_state("administrator", **given) if wanted else {"status": "member"}
    return _change(call, conversation, state)


async def set_title(call: Call) -> object:
    conversation = _group(call, "can_change_info", "change chat title")
    title = call.text("title").strip()
    if not 1 <= len(title) <= 128:
        raise bad_request("chat title is empty" if not title else "chat title is too long")
    conversation.fields["title"] = title
    call.world.save(conversation)
    author = timeline.bot_author(call.bot, conversation)
    timeline.post(call.world, conversation, author, {"new_chat_title": title})
    timeline.changed(call.world, conversation)
    return True


async def set_description(call: Call) -> object:
    conversation = _group(call, "can_change_info", "set chat description")
    text = call.text("description")
    if len(text) > 255:
        raise bad_request("chat description is too long")
    conversation.about.pop("description", None)
    if text:
        conversation.about["description"] = text
    call.world.save(conversation)
    return True


async def set_permissions(call: Call) -> object:
    conversation = _group(call, "can_restrict_members", "change chat permissions")
    conversation.about["permissions"] = _permissions(call.value("permissions"))
    call.world.save(conversation)
    return True


async def export_link(call: Call) -> object:
    conversation = _group(call, "can_invite_users", "manage chat invite link")
    return f"https://t.me/+sandbox{abs(conversation.id)}"


async def get_photos(call: Call) -> object:
    _account(call)
    return {"total_count": 0, "photos": []}


ANSWERS: Final = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatMemberCount": get_member_count,
    "getChatAdministrators": get_administrators,
    "leaveChat": leave,
    "banChatMember": ban,
    "unbanChatMember": unban,
    "restrictChatMember": restrict,
    "promoteChatMember": promote,
    "setChatTitle": set_title,
    "setChatDescription": set_description,
    "setChatPermissions": set_permissions,
    "exportChatInviteLink": export_link,
    "getUserProfilePhotos": get_photos,
}
