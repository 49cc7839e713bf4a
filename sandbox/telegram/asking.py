"""Questions people put to bots: pressed buttons, inline queries; and waiting for the answers."""

import asyncio
import hashlib
import secrets

from desk import clock
from sandbox.telegram import inline
from sandbox.telegram.journal import Json
from sandbox.telegram.model import Bot, Conversation, Post, Query
from sandbox.telegram.people import Impossible, chat_of, person
from sandbox.telegram.world import World

ANSWER_TIMEOUT_S = 10.0


def find_post(conversation: Conversation, user_id: int, message_id: int) -> Post:
    """Return a message this person sees; a negative id is an ephemeral message's."""
    found = conversation.posts.get(message_id)
    if found is None or not found.visible_to(user_id):
        raise Impossible(f"there is no message {message_id} in chat {conversation.id}", 404)
    return found


def find_button(found: Post, *, data: str | None, text: str | None) -> Json:
    """Return the inline button with this callback data or label."""
    rows = found.message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Json] = [button for row in rows for button in row]
    for button in buttons:
        if data is not None and button.get("callback_data") == data:
            return button
        if data is None and button["text"] == text:
            return button
    labels = ", ".join(f"{b['text']} ({b.get('callback_data', '-')})" for b in buttons) or "none"
    wanted = f"data {data!r}" if data is not None else f"text {text!r}"
    raise Impossible(f"message {found.key} has no button with {wanted}; it has: {labels}", 404)


def press(
    world: World, bot: Bot, user_id: int, place: tuple[Conversation, Post], data: str
) -> Query:
    """Press a callback button; the query's `answer` resolves when the bot answers."""
    conversation, found = place
    sender = found.message.get("via_bot", {}).get("id", found.author_id)
    target = world.bots.get(sender, bot)
    query = ask(target, "callback", user_id)
    update: Json = {
        "id": query.id,
        "from": world.users[user_id],
        "chat_instance": chat_instance(conversation.key),
        "data": data,
    }
    if found.inline_id:
        update["inline_message_id"] = found.inline_id
    else:
        update["message"] = dict(found.message)
    target.updates.push("callback_query", update, lane=conversation.id)
    return query


def chat_instance(key: str) -> str:
    """Return the stable number by which a callback query names its chat."""
    digest = hashlib.blake2b(key.encode(), digest_size=7).digest()
    return str(int.from_bytes(digest, "big"))


def ask(bot: Bot, kind: str, user_id: int, conversation: Conversation | None = None) -> Query:
    """Register a question to the bot under a fresh id."""
    future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    query_id = str(secrets.randbits(62) + 1)
    query = Query(query_id, kind, user_id, clock.epoch_ms(), conversation, answer=future)
    bot.queries[query_id] = query
    while len(bot.queries) > 10_000:  # what bots never answered
        del bot.queries[next(iter(bot.queries))]
    return query


async def answer_of(query: Query, timeout_s: float = ANSWER_TIMEOUT_S) -> Json | None:
    """Wait for the bot's answer; None when it stays silent."""
    if query.answer is None:
        return None
    try:
        async with asyncio.timeout(timeout_s):
            return await asyncio.shield(query.answer)
    except TimeoutError:
        return None


def ask_inline(world: World, bot: Bot, user_id: int, text: str, offset: str) -> Query:
    """Type an inline query."""
    user = person(world, user_id)
    query = ask(bot, "inline", user_id)
    update = {"id": query.id, "from": user, "query": text, "offset": offset, "chat_type": "sender"}
    bot.updates.push("inline_query", update, lane=user_id)
    return query


def choose(world: World, bot: Bot, place: tuple[int, int], result_id: str, text: str) -> Post:
    """Choose one of the inline results offered last; `place` is chat and user."""
    chat_id, user_id = place
    conversation = chat_of(world, bot, chat_id, user_id)
    offered = bot.offered.get(user_id, [])
    result = next((r for r in offered if r["id"] == result_id), None)
    if result is None:
        ids = ", ".join(r["id"] for r in offered) or "none"
        raise Impossible(f"no result {result_id!r} was offered; offered: {ids}", 404)
    user = world.users[user_id]
    chosen = inline.choose(world, bot, conversation, user, result)
    update: Json = {"result_id": result_id, "from": user, "query": text}
    if "reply_markup" in chosen.message:
        update["inline_message_id"] = chosen.inline_id
    bot.updates.push("chosen_inline_result", update, lane=user_id)
    return chosen
