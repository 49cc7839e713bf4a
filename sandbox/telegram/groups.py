"""Groups coming to life: who founds them, joins, leaves, rises; growth into a supergroup."""

from collections.abc import Iterable

from sandbox.telegram import timeline
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation
from sandbox.telegram.timeline import Author, member_state, set_member
from sandbox.telegram.world import FLOOR, MIA, YOU, World


def found(
    world: World, conversation: Conversation, members: Iterable[int], bot: Bot | None
) -> None:
    """Fill a new chat: the first member owns it, the bot joins and is told so."""
    owner, *others = members
    conversation.members[owner] = member_state("creator")
    for user_id in others:
        conversation.members[user_id] = member_state("member")
    world.save(conversation)
    if bot is not None:
        join(world, conversation, bot.id, by=world.users[owner])
    world.events.publish("chats", {}, conversation.people())


def join(world: World, conversation: Conversation, user_id: int, *, by: Json) -> None:
    """Let a person or bot in; bots become admins of channels, plain members elsewhere."""
    if conversation.has(user_id):
        return
    as_admin = conversation.type == "channel" and user_id in world.bots
    set_member(
        world, conversation, user_id, member_state("administrator" if as_admin else "member"), by
    )
    if conversation.type != "channel":
        content = {"new_chat_members": [world.account(user_id)]}
        timeline.post(world, conversation, Author.account(by), content)


def leave(world: World, conversation: Conversation, user_id: int, *, by: Json) -> None:
    """Take a person or bot out; removed by somebody else they count as kicked."""
    if not conversation.has(user_id):
        return
    if conversation.type != "channel":
        content = {"left_chat_member": world.account(user_id)}
        timeline.post(world, conversation, Author.account(by), content)
    status = "left" if by["id"] == user_id else "kicked"
    set_member(world, conversation, user_id, member_state(status), by)


def promote(world: World, conversation: Conversation, user_id: int, *, by: Json) -> None:
    """Make a member an administrator with every right."""
    set_member(world, conversation, user_id, member_state("administrator"), by)


def upgrade(world: World, old: Conversation, by: Json) -> Conversation:
    """Turn a group into a supergroup: a new id, old id answers with migrate_to_chat_id."""
    new = world.new_group(0, "supergroup", dict(old.fields))
    new.about = dict(old.about)
    new.members = dict(old.members)
    world.save(new)
    author = Author.account(by)
    timeline.post(world, old, author, {"migrate_to_chat_id": new.id})
    timeline.post(world, new, author, {"migrate_from_chat_id": old.id})
    old.upgraded_to = new.id
    world.save(old)
    world.events.publish("chats", {}, new.people())
    return new


def welcome(world: World, bot: Bot) -> None:
    """Give the default bot its first surroundings once: chats with You and Mia, a group."""
    if bot is not world.default_bot():
        return
    world.private(bot, YOU)
    world.private(bot, MIA)
    floor = world.group(FLOOR)
    if floor is None:
        floor = world.new_group(FLOOR, "supergroup", {"title": "Trading floor"})
        found(world, floor, (YOU, MIA), bot)
    elif bot.id not in floor.members:  # another token than last time
        join(world, floor, bot.id, by=world.users[YOU])
