"""Streaming a message while it is being written."""

from typing import Final

from desk import clock
from sandbox.telegram import drafts, outgoing
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.formatting.text import TEXT_LIMIT, compose
from sandbox.telegram.model import Draft


async def send_message_draft(call: Call) -> object:
    """Show a draft; one without a text stands for thinking."""
    conversation = outgoing.begin(call)
    if not conversation.is_private:
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    if not call.integer("draft_id"):
        raise bad_request("RANDOM_ID_INVALID")
    raw, mode, entities = call.text("text"), call.text("parse_mode"), call.value("entities")
    composed = compose(raw, mode, entities, limit=TEXT_LIMIT, noun="message")
    draft = Draft(
        id=call.integer("draft_id"),
        text=composed.text,
        entities=composed.entities,
        until_ms=clock.epoch_ms() + drafts.SHOWN_MS,
        can_stop=call.flag("can_stop"),
        keep_on_stop=call.flag("keep_on_stop"),
    )
    drafts.show(call.world, conversation, draft)
    return True


ANSWERS: Final = {"sendMessageDraft": send_message_draft}
