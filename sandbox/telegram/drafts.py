"""Messages that bots are still writing: one in a private chat, shown half a minute, never kept."""

from dataclasses import replace
from typing import Final

from desk import clock
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Conversation, Draft
from sandbox.telegram.world import World

SHOWN_MS: Final = 30_000


def show(world: World, conversation: Conversation, draft: Draft) -> None:
    """Show a draft in place of the one before; clients animate what has the same id."""
    conversation.draft = draft
    _tell(world, conversation)


def record(conversation: Conversation) -> Json | None:
    """Return the draft that is shown now, None when there is none or its time is over.

    Its id is text: a page reads no whole number beyond 53 bits.
    """
    draft = conversation.draft
    left_ms = draft.until_ms - clock.epoch_ms() if draft else 0
    if draft is None or left_ms <= 0:
        return None
    return {
        "draft_id": str(draft.id),
        "text": draft.text,
        "entities": draft.entities,
        "can_stop": draft.can_stop,
        "left_ms": left_ms,
    }


def stop(world: World, conversation: Conversation) -> bool:
    """Press a draft's Stop, False where there is none; a draft goes unless it is to be kept.

    To write no more is up to the bot, which is told: what it writes later is shown again.
    """
    draft = conversation.draft
    if draft is None or record(conversation) is None or not draft.can_stop:
        return False
    conversation.draft = replace(draft, can_stop=False) if draft.keep_on_stop else None
    _tell(world, conversation)
    update = {"chat": conversation.chat(), "draft_id": draft.id}
    bot = world.bots[conversation.bot_id]
    bot.updates.push("stopped_message_generation", update, lane=conversation.id)
    return True


def _tell(world: World, conversation: Conversation) -> None:
    data = {"chat_id": conversation.id, "draft": record(conversation)}
    world.events.publish("draft", data, world.viewers(conversation))
