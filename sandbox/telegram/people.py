"""What people do: write, press buttons, ask inline, open Mini Apps, block, read."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram import groups, timeline
from sandbox.telegram.files import Upload, file_fields
from sandbox.telegram.formatting.text import TEXT_LIMIT, plain
from sandbox.telegram.formatting.units import utf16_length
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation, Post
from sandbox.telegram.timeline import Author
from sandbox.telegram.world import World, now_s

ANONYMOUS = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
AS_CHANNEL = {
    "id": 136_817_688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}


class Impossible(Exception):
    """A person cannot do that; the text says why and what is possible. `status` is for HTTP."""

    def __init__(self, text: str, status: int = 409) -> None:
        super().__init__(text)
        self.status = status


def person(world: World, user_id: int) -> Json:
    """Return the User object of a person who exists."""
    user = world.users.get(user_id)
    if user is None:
        known = ", ".join(str(i) for i in list(world.users)[:10])
        raise Impossible(f"there is no user {user_id}; known: {known}; add one: /sim/users", 404)
    return user


def chat_of(world: World, bot: Bot, chat_id: int, user_id: int) -> Conversation:
    """Return the chat as this person may use it."""
    person(world, user_id)
    if chat_id in (user_id, bot.id):
        return world.private(bot, user_id)
    conversation = world.group(chat_id)
    if conversation is None:
        raise Impossible(f"there is no chat {chat_id}; a private chat has its user's id", 404)
    if conversation.upgraded_to:
        raise Impossible(f"chat {chat_id} was upgraded to {conversation.upgraded_to}")
    if not conversation.has(user_id):
        raise Impossible(f"user {user_id} is not a member of chat {chat_id}", 403)
    return conversation


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else there is to a message besides its text."""

    reply_to: int = 0
    age_s: int = 0
    forward_from: int = 0
    sender_chat: int = 0
    anonymous: bool = False
    media: Json = field(default_factory=dict)


def say(world: World, bot: Bot, chat_id: int, user_id: int, text: str, how: Circumstances) -> Post:
    """Post a person's message; writing to a bot for the first time starts the chat."""
    conversation = chat_of(world, bot, chat_id, user_id)
    _open(world, conversation, user_id)
    composed = plain(text)
    if not composed.text and not how.media:
        raise Impossible("the message is empty", 422)
    if utf16_length(composed.text) > TEXT_LIMIT:
        raise Impossible(f"the message is longer than {TEXT_LIMIT} characters", 422)
    names = ("caption", "caption_entities") if how.media else ("text", "entities")
    content = {**how.media, **composed.fields(*names), **_extras(world, conversation, how)}
    return timeline.post(world, conversation, _author(world, conversation, user_id, how), content)


def _open(world: World, conversation: Conversation, user_id: int) -> None:
    if conversation.blocked:
        raise Impossible(f"user {user_id} has blocked the bot; undo it by /sim/unblock")
    if conversation.is_private and not conversation.started:
        conversation.started = True
        world.save(conversation)
        timeline.changed(world, conversation)


def _author(world: World, conversation: Conversation, user_id: int, how: Circumstances) -> Author:
    if how.anonymous:
        return Author(user_id, {"from": ANONYMOUS, "sender_chat": conversation.chat()})
    if how.sender_chat:
        chat = world.group(how.sender_chat)
        if chat is None:
            raise Impossible(f"there is no chat {how.sender_chat} to speak for", 404)
        return Author(user_id, {"from": AS_CHANNEL, "sender_chat": chat.chat()})
    if conversation.type == "channel":
        return Author(user_id, {"sender_chat": conversation.chat()})
    return Author.account(world.users[user_id])


def _extras(world: World, conversation: Conversation, how: Circumstances) -> Json:
    extras: Json = {}
    if how.age_s:
        extras["date"] = now_s() - how.age_s
    if how.forward_from:
        extras["forward_origin"] = {
            "type": "user",
            "date": now_s() - max(60, how.age_s),
            "sender_user": person(world, how.forward_from),
        }
    if how.reply_to:
        target = conversation.posts.get(how.reply_to)
        if target is None:
            raise Impossible(f"there is no message {how.reply_to} to reply to", 404)
        extras["reply_to_message"] = timeline.nested(target.message)
    return extras


def rewrite(world: World, bot: Bot, place: tuple[int, int, int], text: str) -> Post:
    """Edit one's own message; `place` is chat, user, message id. Bots get edited_message."""
    chat_id, user_id, message_id = place
    conversation = chat_of(world, bot, chat_id, user_id)
    target = conversation.posts.get(message_id)
    if target is None or target.author_id != user_id or "text" not in target.message:
        raise Impossible(f"user {user_id} has no text message {message_id} here", 404)
    composed = plain(text)
    fields = {"text": composed.text, "entities": composed.entities or None}
    if timeline.edit(world, conversation, target, fields):
        timeline.tell_bots(world, conversation, target, edited=True)
    return target


def attach(
    world: World, bot: Bot, place: tuple[int, int], upload: Upload, caption: str, *, photo: bool
) -> Post:
    """Send a picture or document; `place` is chat and user. Pictures must be readable."""
    if photo:
        media: Json = {"photo": [f.photo_size() for f in world.files.add_photo(upload)]}
    else:
        media = {"document": file_fields(world.files.add(upload, "document"))}
    return say(world, bot, *place, caption, Circumstances(media=media))


def send_data(world: World, bot: Bot, user_id: int, data: str, button: str) -> Post:
    """Send what a Mini App opened from a reply keyboard hands over (WebApp.sendData)."""
    if not 1 <= len(data.encode()) <= 4096:
        raise Impossible("data must have 1 to 4096 bytes", 422)
    conversation = world.private(bot, user_id)
    content = {"web_app_data": {"data": data, "button_text": button}}
    return timeline.post(world, conversation, Author.account(world.users[user_id]), content)


def react(world: World, bot: Bot, place: tuple[int, int, int], emoji: str) -> None:
    """Put a reaction (empty: take it away); bots that administer the chat are told."""
    chat_id, user_id, message_id = place
    conversation = chat_of(world, bot, chat_id, user_id)
    if message_id not in conversation.posts:
        raise Impossible(f"there is no message {message_id} to react to", 404)
    new = [{"type": "emoji", "emoji": emoji}] if emoji else []
    update = {
        "chat": conversation.chat(),
        "message_id": message_id,
        "user": world.users[user_id],
        "date": now_s(),
        "old_reaction": [],
        "new_reaction": new,
    }
    for told in world.bots_in(conversation):
        if conversation.is_private or conversation.status(told.id) == "administrator":
            told.updates.push("message_reaction", update, lane=conversation.id)


def new_chat(world: World, bot: Bot, chat: Json, members: list[int]) -> Conversation:
    """Found a group, supergroup or channel with these people; the bot joins."""
    chat_id = chat.pop("id", None) or 0
    kind = chat.pop("type")
    for user_id in members:
        person(world, user_id)
    if not members:
        raise Impossible("a chat needs at least one member: members: [1000001]", 422)
    _check_id(world, chat_id, kind)
    conversation = world.new_group(chat_id, kind, {k: v for k, v in chat.items() if v})
    groups.found(world, conversation, members, bot)
    return conversation


def _check_id(world: World, chat_id: int, kind: str) -> None:
    if not chat_id:
        return
    if world.group(chat_id):
        raise Impossible(f"chat {chat_id} exists already")
    if chat_id > 0:
        raise Impossible("a group has a negative id, for example -4001 or -1002000000001", 422)
    if (chat_id <= -1_000_000_000_000) == (kind == "group"):
        example = "-4001" if kind == "group" else "-1002000000001"
        raise Impossible(f"{chat_id} is no id of a {kind}; one looks like {example}", 422)


def mark_read(world: World, bot: Bot, chat_id: int, user_id: int) -> None:
    """Note that the person has read everything in the chat."""
    conversation = chat_of(world, bot, chat_id, user_id)
    newest: Any = max((key for key in conversation.posts if key > 0), default=0)
    if conversation.read.get(user_id, 0) != newest:
        conversation.read[user_id] = newest
        world.save(conversation)
        timeline.changed(world, conversation)
