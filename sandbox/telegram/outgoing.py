"""What every sending method does alike: the chat, the text, the reply, the keyboard."""

from typing import Any

from sandbox.telegram import timeline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.formatting.text import CAPTION_LIMIT, TEXT_LIMIT, Text, compose
from sandbox.telegram.formatting.units import utf16_length, utf16_slice
from sandbox.telegram.journal import Json
from sandbox.telegram.keyboards import Markup, read_markup
from sandbox.telegram.model import Conversation, Post


def begin(call: Call) -> Conversation:
    """Return the chat to write to; refuse when the bot may not, or writes too fast."""
    conversation = call.world.writable(call.bot, call.text("chat_id"))
    call.world.flood.check(call.bot, conversation)
    if call.integer("message_thread_id"):
        raise bad_request("message thread not found")
    if call.text("business_connection_id"):
        raise bad_request("business connection not found")
    return conversation


def message_text(call: Call) -> Text:
    """Return the text of the message."""
    raw, mode, entities = call.text("text"), call.text("parse_mode"), call.value("entities")
    return compose(raw, mode, entities, limit=TEXT_LIMIT, noun="message text")


def caption(source: Json) -> Json:
    """Return the caption fields from a request or an InputMedia."""
    raw, mode = source.get("caption"), source.get("parse_mode")
    text = compose(
        raw if isinstance(raw, str) else "",
        mode if isinstance(mode, str) else "",
        source.get("caption_entities"),
        limit=CAPTION_LIMIT,
        noun="message caption",
    )
    fields = text.fields("caption", "caption_entities")
    if source.get("show_caption_above_media") is True:
        fields["show_caption_above_media"] = True
    return fields


def markup(call: Call, conversation: Conversation) -> Markup:
    """Return the keyboard of the message."""
    return read_markup(call.value("reply_markup"), private=conversation.is_private)


def receiver(call: Call, conversation: Conversation) -> int:
    """Return who alone sees the message, 0 for everybody; only groups have such messages."""
    parameters = call.value("ephemeral_message_parameters") or {}
    if not isinstance(parameters, dict):
        raise bad_request("can't parse ephemeral message parameters JSON object")
    user_id = parameters.get("receiver_user_id") or call.integer("receiver_user_id")
    if not user_id:
        return 0
    if conversation.type not in ("group", "supergroup"):
        raise bad_request("ephemeral messages can be sent only to groups and supergroups")
    if not isinstance(user_id, int) or not conversation.has(user_id):
        raise bad_request("receiver of the ephemeral message not found")
    return user_id


def reply(call: Call, conversation: Conversation) -> Json:
    """Return what the message says about the one it replies to."""
    parameters = call.value("reply_parameters")
    if parameters is None and call.integer("reply_to_message_id"):
        parameters = {
            "message_id": call.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
        }
    if not isinstance(parameters, dict):
        return {}
    whispered = parameters.get("ephemeral_message_id")
    key = -whispered if isinstance(whispered, int) else parameters.get("message_id")
    elsewhere = str(parameters.get("chat_id", conversation.id)) != str(conversation.id)
    target = None if elsewhere or not isinstance(key, int) else conversation.posts.get(key)
    if target is None:
        if parameters.get("allow_sending_without_reply") is True:
            return {}
        raise bad_request("message to be replied not found")
    quoted = _quote(parameters, target)
    return {"reply_to_message": timeline.nested(target.message), **quoted}


def _quote(parameters: Json, target: Post) -> Json:
    quote = parameters.get("quote")
    if not isinstance(quote, str) or not quote:
        return {}
    text = target.message.get("text") or target.message.get("caption") or ""
    position = parameters.get("quote_position")
    if not isinstance(position, int) or utf16_slice(text, position, utf16_length(quote)) != quote:
        if quote not in text:
            raise bad_request("QUOTE_TEXT_INVALID")
        position = utf16_length(text[: text.index(quote)])
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def send(call: Call, conversation: Conversation, content: Json) -> Post:
    """Post a message of the bot with what the request says about reply, keyboard, protection."""
    to = receiver(call, conversation)
    keyboard = markup(call, conversation)
    extra: Json = {
        "effect_id": call.text("message_effect_id") or None,
        "has_protected_content": call.flag("protect_content") or None,
        "link_preview_options": _link_preview(call),
        "reply_markup": keyboard.inline,
    }
    fields = {**content, **reply(call, conversation), **extra}
    author = timeline.bot_author(call.bot, conversation)
    return timeline.post(
        call.world, conversation, author, fields, receiver_id=to, keyboard=keyboard.reply
    )


def _link_preview(call: Call) -> Any:
    options = call.value("link_preview_options")
    if isinstance(options, dict):
        return options or None
    return {"is_disabled": True} if call.flag("disable_web_page_preview") else None
