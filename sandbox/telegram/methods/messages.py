"""Sending texts, copying, forwarding, deleting, pinning, reacting."""

from typing import Final

from sandbox.telegram import outgoing, timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Conversation, Post
from sandbox.telegram.world import now_s

ACTIONS: Final = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_DELETABLE_S: Final = 48 * 3600
_NOT_COPIED: Final = frozenset(
    [
        "message_id",
        "from",
        "sender_chat",
        "chat",
        "date",
        "edit_date",
        "reply_markup",
        "reply_to_message",
        "quote",
        "forward_origin",
        "via_bot",
        "receiver_user",
        "ephemeral_message_id",
        "media_group_id",
    ]
)
_SERVICE: Final = frozenset(
    [
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "pinned_message",
        "group_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "web_app_data",
    ]
)
_EMOJI: Final = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐"
    "🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)


async def send_message(call: Call) -> object:
    conversation = outgoing.begin(call)
    text = outgoing.message_text(call)
    return outgoing.send(call, conversation, text.fields("text", "entities")).message


async def send_chat_action(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    data = {"chat_id": conversation.id, "action": action}
    call.world.events.publish("chat_action", data, call.world.viewers(conversation))
    return True


def _source(call: Call, message_id: int, purpose: str) -> tuple[Conversation, Post]:
    conversation = call.chat("from_chat_id")
    found = conversation.posts.get(message_id)
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    if found.message.get("has_protected_content") or _SERVICE & found.message.keys():
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return conversation, found


def _content(message: Json) -> Json:
    return {k: v for k, v in message.items() if k not in _NOT_COPIED}


def _copy(call: Call, conversation: Conversation, message_id: int, caption: Json) -> Json:
    _, found = _source(call, message_id, "copy")
    content = _content(found.message)
    if "text" not in content and "caption" in call.arguments:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption
    elif call.flag("remove_caption"):
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
    return {"message_id": outgoing.send(call, conversation, content).key}


async def copy_message(call: Call) -> object:
    conversation = outgoing.begin(call)
    return _copy(call, conversation, call.integer("message_id"), outgoing.caption(call.arguments))


async def copy_messages(call: Call) -> object:
    conversation = outgoing.begin(call)
    known = call.chat("from_chat_id").posts
    ids = [i for i in call.message_ids("message_ids") if i in known]
    if not ids:
        raise bad_request("messages to copy not found")
    return [_copy(call, conversation, i, {}) for i in ids]


def _forward(call: Call, conversation: Conversation, message_id: int) -> Post:
    source, found = _source(call, message_id, "forward")
    content = {**_content(found.message), "forward_origin": _origin(source, found)}
    return outgoing.send(call, conversation, content)


def _origin(source: Conversation, found: Post) -> Json:
    message = found.message
    if "forward_origin" in message:
        origin: Json = message["forward_origin"]
        return origin
    date = message["date"]
    if source.type == "channel":
        return {"type": "channel", "date": date, "chat": source.chat(), "message_id": found.key}
    if "sender_chat" in message:
        return {"type": "chat", "date": date, "sender_chat": message["sender_chat"]}
    return {"type": "user", "date": date, "sender_user": message["from"]}


async def forward_message(call: Call) -> object:
    return _forward(call, outgoing.begin(call), call.integer("message_id")).message


async def forward_messages(call: Call) -> object:
    conversation = outgoing.begin(call)
    known = call.chat("from_chat_id").posts
    ids = [i for i in call.message_ids("message_ids") if i in known]
    if not ids:
        raise bad_request("messages to forward not found")
    return [{"message_id": _forward(call, conversation, i).key} for i in ids]


def _may_delete(call: Call, conversation: Conversation, found: Post) -> bool:
    own = found.author_id == call.bot.id
    if conversation.is_private or own:
        return now_s() - int(found.message["date"]) <= _DELETABLE_S
    rights = conversation.members.get(call.bot.id, {})
    return bool(rights.get("can_delete_messages"))


async def delete_message(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    found = conversation.posts.get(call.integer("message_id"))
    if found is None or found.key < 0:
        raise bad_request("message to delete not found")
    if not _may_delete(call, conversation, found):
        raise bad_request("message can't be deleted")
    timeline.delete(call.world, conversation, [found.key])
    return True


async def delete_messages(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    ids = call.message_ids("message_ids")
    posts = [conversation.posts[i] for i in ids if i in conversation.posts and i > 0]
    if not all(_may_delete(call, conversation, found) for found in posts):
        raise bad_request("message can't be deleted")
    timeline.delete(call.world, conversation, [found.key for found in posts])
    return True


def _may_pin(call: Call, conversation: Conversation) -> None:
    member = conversation.members.get(call.bot.id, {})
    if conversation.is_private or member.get("status") == "creator":
        return
    allowed = member.get("can_pin_messages", conversation.about["permissions"]["can_pin_messages"])
    if not allowed:
        raise bad_request("not enough rights to manage pinned messages in the chat")


async def pin_message(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    _may_pin(call, conversation)
    found = conversation.posts.get(call.integer("message_id"))
    if found is None or found.key < 0:
        raise bad_request("message to pin not found")
    timeline.pin(call.world, conversation, found, timeline.bot_author(call.bot, conversation))
    return True


async def unpin_message(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    _may_pin(call, conversation)
    key = call.integer("message_id") or (conversation.pinned[-1] if conversation.pinned else 0)
    if key not in conversation.pinned:
        raise bad_request("message to unpin not found")
    conversation.pinned.remove(key)
    call.world.save(conversation)
    timeline.changed(call.world, conversation)
    return True


async def unpin_all(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    _may_pin(call, conversation)
    conversation.pinned.clear()
    call.world.save(conversation)
    timeline.changed(call.world, conversation)
    return True


async def set_reaction(call: Call) -> object:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    found = conversation.posts.get(call.integer("message_id"))
    if found is None:
        raise bad_request("message to react not found")
    reactions = call.value("reaction") or []
    if not isinstance(reactions, list) or not all(_is_reaction(r) for r in reactions):
        raise ApiError(400, "Bad Request: REACTION_INVALID")
    if len(reactions) > 1:
        raise ApiError(400, "Bad Request: REACTIONS_TOO_MANY")
    data = {
        "chat_id": conversation.id,
        "message_id": found.key,
        "user_id": call.bot.id,
        "reaction": reactions,
    }
    call.world.events.publish("reaction", data, call.world.viewers(conversation))
    return True


def _is_reaction(reaction: object) -> bool:
    if not isinstance(reaction, dict):
        return False
    if reaction.get("type") == "custom_emoji":
        return str(reaction.get("custom_emoji_id", "")).isdigit()
    return reaction.get("type") == "emoji" and str(reaction.get("emoji", ""))[:1] in _EMOJI


ANSWERS: Final = {
    "sendMessage": send_message,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_message,
    "unpinChatMessage": unpin_message,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": set_reaction,
}
