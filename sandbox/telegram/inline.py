"""Inline results: checked when a bot offers them, turned into messages when one is chosen."""

import secrets
from typing import Any, Final

from sandbox.telegram import outgoing, timeline
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import file_fields
from sandbox.telegram.formatting.text import TEXT_LIMIT, compose
from sandbox.telegram.journal import Json
from sandbox.telegram.keyboards import read_markup
from sandbox.telegram.model import Bot, Conversation, Post
from sandbox.telegram.world import World

RESULTS_LIMIT: Final = 50
_ADDRESSES: Final = ("photo_url", "gif_url", "mpeg4_url", "video_url", "document_url", "audio_url")


def check_results(results: Any) -> list[Json]:
    """Return the results of an answer; refuse too many, doubled or broken ones."""
    if not isinstance(results, list) or not all(isinstance(r, dict) for r in results):
        raise bad_request("can't parse results: expected an Array of InlineQueryResult")
    if len(results) > RESULTS_LIMIT:
        raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
    for result in results:
        check_result(result)
    if len({r["id"] for r in results}) != len(results):
        raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
    return results


def check_result(result: Any) -> None:
    """Refuse a result that could not become a message."""
    if not isinstance(result, dict) or not isinstance(result.get("type"), str):
        raise bad_request("can't parse inline query result: type is expected")
    if not isinstance(result.get("id"), str) or not 1 <= len(result["id"].encode()) <= 64:
        raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
    if result["type"] == "article" and not result.get("title"):
        raise bad_request("can't parse inline query result: title must be non-empty")
    if result["type"] == "article" and "input_message_content" not in result:
        raise ApiError(400, "Bad Request: MESSAGE_TEXT_EMPTY")
    read_markup(result.get("reply_markup"), private=False)
    if "input_message_content" in result:
        _text_content(result["input_message_content"])


def _text_content(content: Any) -> Json:
    if not isinstance(content, dict) or not isinstance(content.get("message_text"), str):
        raise bad_request("can't parse input message content: only texts are supported here")
    text = compose(
        content["message_text"],
        str(content.get("parse_mode") or ""),
        content.get("entities"),
        limit=TEXT_LIMIT,
        noun="message text",
    )
    return text.fields("text", "entities")


def _content(world: World, result: Json) -> Json:
    if "input_message_content" in result:
        return _text_content(result["input_message_content"])
    for kind in ("photo", "document"):
        file = world.files.find(str(result.get(f"{kind}_file_id", "")))
        if file is not None:
            found = [file.photo_size()] if kind == "photo" else file_fields(file)
            return {kind: found, **outgoing.caption(result)}
    # Nothing is fetched here: what would be a picture from the web appears as its address.
    address = next((str(result[k]) for k in _ADDRESSES if k in result), "")
    words = [str(result.get("caption") or result.get("title") or ""), address]
    raw = "\n".join(word for word in words if word) or "(empty)"
    text = compose(raw, "", None, limit=TEXT_LIMIT, noun="message text")
    return text.fields("text", "entities")


def choose(world: World, bot: Bot, conversation: Conversation, user: Json, result: Json) -> Post:
    """Post a result as the person's message via the bot; its inline id allows edits."""
    markup = read_markup(result.get("reply_markup"), private=False)
    fields = {**_content(world, result), "via_bot": bot.user, "reply_markup": markup.inline}
    author = timeline.Author.account(user)
    chosen = timeline.post(world, conversation, author, fields)
    chosen.inline_id = secrets.token_urlsafe(18)
    bot.inline_messages[chosen.inline_id] = (conversation.key, chosen.key)
    world.save_post(conversation, chosen.key)
    return chosen
