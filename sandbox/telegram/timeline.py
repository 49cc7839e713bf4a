"""What happens in chats: posting, editing, deleting, pinning, members coming and going."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.journal import Json
from sandbox.telegram.model import ADMIN_RIGHTS, Bot, Conversation, Post
from sandbox.telegram.summaries import summary
from sandbox.telegram.world import World, now_s


@dataclass(frozen=True, slots=True)
class Author:
    """Who a message is from: an account, or a chat that speaks for itself."""

    id: int
    fields: Json

    @classmethod
    def account(cls, user: Json) -> "Author":
        """Return the author for a person or a bot."""
        return cls(user["id"], {"from": user})


def bot_author(bot: Bot, conversation: Conversation) -> Author:
    """Return how a bot signs: in channels the channel speaks, elsewhere the bot."""
    if conversation.type == "channel":
        return Author(bot.id, {"sender_chat": conversation.chat()})
    return Author.account(bot.user)


def post(
    world: World,
    conversation: Conversation,
    author: Author,
    content: Json,
    *,
    receiver_id: int = 0,
    keyboard: Json | None = None,
) -> Post:
    """Add a message and tell the page and the other bots; `content` holds Message fields.

    With a receiver the message is ephemeral: id 0, seen by that person alone.
    """
    head: Json = {"message_id": 0, **author.fields, "chat": conversation.chat(), "date": now_s()}
    content = with_names(world, content)
    message = {**head, **{k: v for k, v in content.items() if v is not None}}
    if receiver_id:
        conversation.last_ephemeral_id += 1
        key = -conversation.last_ephemeral_id
        message["receiver_user"] = world.account(receiver_id)
        message["ephemeral_message_id"] = -key
        world.save(conversation)
    else:
        key = message["message_id"] = world.next_message_id(conversation)
    added = Post(key, message, author.id, receiver_id, keyboard)
    conversation.posts[key] = added
    world.save_post(conversation, key)
    world.prune(conversation)
    if author.id == conversation.bot_id:
        conversation.draft = None  # clients drop it by themselves when the message comes
    announce(world, conversation, added, "message")
    if keyboard is not None:
        _show_keyboard(world, conversation, added)
    tell_bots(world, conversation, added, edited=False)
    return added


def with_names(world: World, fields: Json) -> Json:
    """Complete mentions by id with the person's name; unknown people are not mentioned."""
    for name in ("entities", "caption_entities"):
        entities = fields.get(name)
        if entities and any(e["type"] == "text_mention" for e in entities):
            kept = [named for e in entities if (named := _named(world, e))]
            fields = {**fields, name: kept or None}
    return fields


def _named(world: World, entity: Json) -> Json | None:
    if entity["type"] != "text_mention":
        return entity
    user_id = entity["user"].get("id")
    user = world.account(user_id) if isinstance(user_id, int) else None
    return {**entity, "user": user} if user else None


def announce(world: World, conversation: Conversation, changed: Post, event: str) -> None:
    """Show a new or edited post to those who see it."""
    viewers = world.viewers(conversation)
    if changed.receiver_id:
        viewers &= {changed.receiver_id}
    if viewers:
        world.events.publish(event, changed.message, viewers)


def tell_bots(world: World, conversation: Conversation, told: Post, *, edited: bool) -> None:
    """Queue the post for every bot in the chat except those who cannot see it."""
    if told.author_id in world.bots:
        return  # bots do not see what bots write
    kind = "channel_post" if conversation.type == "channel" else "message"
    for bot in world.bots_in(conversation):
        if bot.reads_all or conversation.is_private or _concerns(bot, told.message):
            update = dict(told.message)  # as it was then, not as later edits leave it
            bot.updates.push(f"edited_{kind}" if edited else kind, update, lane=conversation.id)


def _concerns(bot: Bot, message: Json) -> bool:
    """Tell whether a bot in privacy mode gets the message: commands, replies, service messages."""
    reply = message.get("reply_to_message", {}).get("from", {}).get("id")
    if reply == bot.id or "text" not in message:
        return True
    first: Json = next(iter(message.get("entities", [])), {})
    is_command = first.get("type") == "bot_command" and first.get("offset") == 0
    return is_command or f"@{bot.user['username']}".lower() in message["text"].lower()


def _show_keyboard(world: World, conversation: Conversation, shown: Post) -> None:
    keyboard = shown.keyboard or {}
    readers = {shown.receiver_id} if shown.receiver_id else conversation.people()
    for user_id in readers - set(world.bots):
        if keyboard.get("remove_keyboard"):
            conversation.keyboards.pop(user_id, None)
        else:
            conversation.keyboards[user_id] = keyboard
    world.save(conversation)
    changed(world, conversation)


def edit(world: World, conversation: Conversation, target: Post, fields: Json) -> bool:
    """Replace fields of a message (None removes); False when nothing is different."""
    fields = with_names(world, fields)
    if all(target.message.get(name) == value for name, value in fields.items()):
        return False
    fresh = {**target.message, **fields, "edit_date": now_s()}
    target.message = {name: value for name, value in fresh.items() if value is not None}
    world.save_post(conversation, target.key)
    announce(world, conversation, target, "edited_message")
    return True


def delete(world: World, conversation: Conversation, keys: Iterable[int]) -> None:
    """Remove posts for everybody."""
    gone = [key for key in keys if conversation.posts.pop(key, None)]
    for key in gone:
        world.save_post(conversation, key)
    if not gone:
        return
    data: Json = {"chat_id": conversation.id, "message_ids": [key for key in gone if key > 0]}
    whispered = [-key for key in gone if key < 0]
    if whispered:
        data["ephemeral_message_ids"] = whispered
    world.events.publish("deleted", data, world.viewers(conversation))
    if set(gone) & set(conversation.pinned):
        conversation.pinned = [key for key in conversation.pinned if key not in gone]
        world.save(conversation)
        changed(world, conversation)


def changed(world: World, conversation: Conversation) -> None:
    """Tell the page that a chat has a new title, members, pin, keyboard or menu."""
    for user_id in world.viewers(conversation) & world.events.readers:
        world.events.publish("chat", summary(world, conversation, user_id), {user_id})


def pin(world: World, conversation: Conversation, target: Post, author: Author) -> None:
    """Pin a message and say so in the chat."""
    if target.key in conversation.pinned:
        conversation.pinned.remove(target.key)
    conversation.pinned.append(target.key)
    world.save(conversation)
    post(world, conversation, author, {"pinned_message": nested(target.message)})
    changed(world, conversation)


def nested(message: Json) -> Json:
    """Return a message as it appears inside another: without what it replies to."""
    return {k: v for k, v in message.items() if k not in ("reply_to_message", "pinned_message")}


# Members


def member_state(status: str, **extra: Any) -> Json:
    """Return the fields of a ChatMember of this status, complete as Bot API demands."""
    if status == "creator":
        return {"status": status, "is_anonymous": False, **extra}
    if status == "administrator":
        rights = {name: name != "is_anonymous" for name in ADMIN_RIGHTS}
        return {"status": status, "can_be_edited": False, **rights, **extra}
    if status == "kicked":
        return {"status": status, "until_date": 0, **extra}
    return {"status": status, **extra}


def member(world: World, conversation: Conversation, user_id: int) -> Json:
    """Return the ChatMember object of a person or bot."""
    user = world.account(user_id)
    if conversation.is_private:
        status = "member" if conversation.has(user_id) else "left"
        return {"user": user, "status": status}
    return {"user": user, **conversation.members.get(user_id, {"status": "left"})}


def set_member(
    world: World, conversation: Conversation, user_id: int, state: Json, by: Json
) -> None:
    """Change somebody's place in a group; tell the bots by my_chat_member or chat_member."""
    before = member(world, conversation, user_id)
    told = world.bots_in(conversation)
    conversation.members[user_id] = state
    world.save(conversation)
    after = member(world, conversation, user_id)
    update = {
        "chat": conversation.chat(),
        "from": by,
        "date": now_s(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    moved = world.bots.get(user_id)
    if moved is not None:
        moved.updates.push("my_chat_member", update, lane=conversation.id)
    for bot in told:
        if bot is not moved and conversation.status(bot.id) == "administrator":
            bot.updates.push("chat_member", update, lane=conversation.id)
    world.events.publish("chats", {}, conversation.people() | {user_id})


def set_blocked(world: World, conversation: Conversation, *, blocked: bool) -> None:
    """Let a person stop or allow a bot again; the bot learns by my_chat_member."""
    if conversation.blocked == blocked:
        return
    conversation.blocked = blocked
    world.save(conversation)
    bot = world.bots[conversation.bot_id]
    states = [member_state("member"), member_state("kicked")]
    old, new = states if blocked else reversed(states)
    update = {
        "chat": conversation.chat(),
        "from": world.users[conversation.id],
        "date": now_s(),
        "old_chat_member": {"user": bot.user, **old},
        "new_chat_member": {"user": bot.user, **new},
    }
    bot.updates.push("my_chat_member", update, lane=conversation.id)
    changed(world, conversation)
