"""Changing messages that were sent: text, caption, keyboard, media."""

from typing import Final

from sandbox.telegram import outgoing, timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import NOT_MODIFIED, ApiError, bad_request
from sandbox.telegram.journal import Json
from sandbox.telegram.keyboards import Markup
from sandbox.telegram.methods.media import check_input_media, media_content
from sandbox.telegram.model import Conversation, Post

_MEDIA: Final = ("photo", "document", "animation", "video", "audio")


def _target(call: Call) -> tuple[Conversation, Post]:
    inline_id = call.text("inline_message_id")
    if inline_id:
        place = call.bot.inline_messages.get(inline_id)
        if place is None:
            raise ApiError(400, "Bad Request: MESSAGE_ID_INVALID")
        conversation = call.world.conversations[place[0]]
        found = conversation.posts.get(place[1])
    else:
        if not call.integer("message_id"):
            raise bad_request("message identifier is not specified")
        conversation = call.chat()
        found = conversation.posts.get(call.integer("message_id"))
    if found is None or found.key < 0:
        raise bad_request("message to edit not found")
    if not inline_id and found.author_id != call.bot.id:
        raise bad_request("message can't be edited")
    return conversation, found


def _inline_markup(call: Call, conversation: Conversation) -> Json | None:
    """Return the new keyboard: one that is not given is taken away."""
    markup: Markup = outgoing.markup(call, conversation)
    if markup.reply is not None:
        raise bad_request("inline keyboard expected")
    return markup.inline


def apply(call: Call, conversation: Conversation, found: Post, fields: Json) -> object:
    """Change the message; an edit that changes nothing is refused, as Telegram does."""
    if not timeline.edit(call.world, conversation, found, fields):
        raise bad_request(NOT_MODIFIED)
    return True if call.text("inline_message_id") else found.message


def text_fields(call: Call, conversation: Conversation, found: Post) -> Json:
    """Return what an edit of the text changes."""
    if "text" not in found.message:
        raise bad_request("there is no text in the message to edit")
    text = outgoing.message_text(call)
    options = call.value("link_preview_options")
    return {
        "text": text.text,
        "entities": text.entities or None,
        "link_preview_options": options if isinstance(options, dict) and options else None,
        "reply_markup": _inline_markup(call, conversation),
    }


def caption_fields(call: Call, conversation: Conversation, found: Post) -> Json:
    """Return what an edit of the caption changes."""
    if not any(kind in found.message for kind in (*_MEDIA, "voice")):
        raise bad_request("there is no caption in the message to edit")
    blank = dict.fromkeys(("caption", "caption_entities", "show_caption_above_media"))
    markup = _inline_markup(call, conversation)
    return {**blank, **outgoing.caption(call.arguments), "reply_markup": markup}


def media_fields(call: Call, conversation: Conversation, found: Post) -> Json:
    """Return what an exchange of the media changes."""
    if not any(kind in found.message for kind in (*_MEDIA, "text")):
        raise bad_request("there is no media in the message to edit")
    item = check_input_media(call.value("media"), _MEDIA)
    blank = dict.fromkeys(
        (*_MEDIA, "text", "entities", "caption", "caption_entities", "has_media_spoiler")
    )
    content = media_content(call, item["type"], item["media"], item)
    return {**blank, **content, "reply_markup": _inline_markup(call, conversation)}


def markup_fields(call: Call, conversation: Conversation, _: Post) -> Json:
    """Return what an exchange of the keyboard changes."""
    return {"reply_markup": _inline_markup(call, conversation)}


FIELDS: Final = {
    "Text": text_fields,
    "Caption": caption_fields,
    "Media": media_fields,
    "ReplyMarkup": markup_fields,
}


async def edit(call: Call) -> object:
    conversation, found = _target(call)
    fields = FIELDS[call.method.removeprefix("editMessage")](call, conversation, found)
    return apply(call, conversation, found, fields)


ANSWERS: Final = dict.fromkeys((f"editMessage{part}" for part in FIELDS), edit)
