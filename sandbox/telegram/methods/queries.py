"""Answers to what people ask bots: pressed buttons, inline queries, Mini Apps."""

import secrets
from typing import Final

from desk import clock
from sandbox.telegram import inline
from sandbox.telegram.call import Call
from sandbox.telegram.errors import QUERY_TOO_OLD, ApiError, bad_request
from sandbox.telegram.model import Query
from sandbox.telegram.world import now_s

_PATIENCE_MS: Final = {"callback": 15 * 60_000, "inline": 60_000, "web_app": 24 * 3_600_000}
_ANSWER_LIMIT: Final = 200


def _take(call: Call, query_id: str, kind: str) -> Query:
    query = call.bot.queries.get(query_id)
    if query is None or query.kind != kind:
        raise bad_request(QUERY_TOO_OLD)
    del call.bot.queries[query_id]
    if clock.epoch_ms() - query.asked_ms > _PATIENCE_MS[kind]:
        raise bad_request(QUERY_TOO_OLD)
    return query


async def answer_callback(call: Call) -> object:
    if len(call.text("text")) > _ANSWER_LIMIT:
        raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    query = _take(call, call.text("callback_query_id"), "callback")
    answer = {
        "text": call.text("text") or None,
        "show_alert": call.flag("show_alert"),
        "url": call.text("url") or None,
    }
    data = {"callback_query_id": query.id, **answer}
    call.world.events.publish("callback_answer", data, {query.user_id})
    if query.answer is not None and not query.answer.done():
        query.answer.set_result(answer)
    return True


async def answer_inline(call: Call) -> object:
    results = inline.check_results(call.value("results"))
    if len(call.text("next_offset").encode()) > 64:
        raise ApiError(400, "Bad Request: NEXT_OFFSET_INVALID")
    query = _take(call, call.text("inline_query_id"), "inline")
    call.bot.offered[query.user_id] = results
    if query.answer is not None and not query.answer.done():
        query.answer.set_result(
            {
                "results": results,
                "next_offset": call.text("next_offset"),
                "cache_time": call.value("cache_time"),
                "is_personal": call.flag("is_personal"),
                "button": call.value("button"),
            }
        )
    return True


async def answer_web_app(call: Call) -> object:
    result = call.value("result")
    inline.check_result(result)
    query = _take(call, call.text("web_app_query_id"), "web_app")
    if query.conversation is None:
        raise bad_request(QUERY_TOO_OLD)
    user = call.world.users[query.user_id]
    chosen = inline.choose(call.world, call.bot, query.conversation, user, result)
    return {"inline_message_id": chosen.inline_id}


async def save_prepared(call: Call) -> object:
    inline.check_result(call.value("result"))
    if call.integer("user_id") not in call.world.users:
        raise bad_request("user not found")
    return {"id": secrets.token_urlsafe(12), "expiration_date": now_s() + 3600}


ANSWERS: Final = {
    "answerCallbackQuery": answer_callback,
    "answerInlineQuery": answer_inline,
    "answerWebAppQuery": answer_web_app,
    "savePreparedInlineMessage": save_prepared,
}
