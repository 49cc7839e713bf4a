"""A chat in the list of the chat page, as one person sees it."""

from sandbox.telegram import drafts
from sandbox.telegram.commands import commands_for
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation
from sandbox.telegram.world import World


def menu_button(bot: Bot, chat_id: int) -> Json:
    """Return the chat's own menu button, else the bot's, else the default one."""
    own = bot.menu_buttons.get(str(chat_id), {"type": "default"})
    if own["type"] != "default":
        return own
    return bot.menu_buttons.get("", {"type": "default"})


def summary(world: World, conversation: Conversation, user_id: int) -> Json:
    """Return the ChatSummary; `keyboard` is the reply keyboard under the text field, if any."""
    bot = world.bots.get(conversation.bot_id) or world.default_bot()
    last = conversation.last_visible(user_id)
    pinned = conversation.posts.get(conversation.pinned[-1]) if conversation.pinned else None
    in_chat = bot is not None and conversation.has(bot.id)
    members = conversation.people() | ({conversation.bot_id} - {0})
    fields = conversation.fields
    if conversation.is_private and bot is not None:  # a person sees the bot there, not itself
        fields = {"title": bot.user["first_name"], "username": bot.user["username"]}
    return {
        "id": conversation.id,
        "type": conversation.type,
        "title": fields.get("title"),
        "username": fields.get("username"),
        "members": sorted(members),
        "last_message": last.message if last else None,
        "unread": conversation.unread(user_id),
        "commands": commands_for(bot, conversation, world.users[user_id])
        if bot and in_chat
        else [],
        "menu_button": menu_button(bot, conversation.id)
        if bot and conversation.is_private
        else {"type": "default"},
        "started": conversation.started or not conversation.is_private,
        "blocked": conversation.blocked,
        "pinned_message": pinned.message if pinned else None,
        "keyboard": conversation.keyboards.get(user_id),
        "draft": drafts.record(conversation),
    }
