"""Messages in a group that one person alone sees: editing and deleting them."""

from typing import Final

from sandbox.telegram import timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods import editing
from sandbox.telegram.model import Conversation, Post


def _target(call: Call, purpose: str) -> tuple[Conversation, Post]:
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    found = conversation.posts.get(-call.integer("ephemeral_message_id"))
    whose = call.integer("receiver_user_id")
    if found is None or found.receiver_id != whose or found.author_id != call.bot.id:
        raise bad_request(f"message to {purpose} not found")
    return conversation, found


async def edit(call: Call) -> object:
    conversation, found = _target(call, "edit")
    part = call.method.removeprefix("editEphemeralMessage")
    editing.apply(call, conversation, found, editing.FIELDS[part](call, conversation, found))
    return True


async def delete(call: Call) -> object:
    conversation, found = _target(call, "delete")
    timeline.delete(call.world, conversation, [found.key])
    return True


ANSWERS: Final = {
    **dict.fromkeys((f"editEphemeralMessage{part}" for part in editing.FIELDS), edit),
    "deleteEphemeralMessage": delete,
}
