"""Every bad tap and inline query of tests/cases/bad_inputs.jsonl on a running desk."""

import asyncio
from typing import Any

from bot.callbacks.orders import Buy
from tests.cases.rows import Row, each, rows, shows
from tests.journeys.witness import Witness, as_bot, is_clear
from tests.stage import Stage, buttons

BUY = Buy(base="BTC", amount="25").pack()


async def post(stage: Stage, chat: int, data: str) -> dict[str, Any]:
    """Put a button of any data into a chat, as an old version or a modified app would have it."""
    keyboard = {"inline_keyboard": [[{"text": "old", "callback_data": data}]]}
    body = {"chat_id": chat, "text": "a message of before", "reply_markup": keyboard}
    found: dict[str, Any] = await as_bot(stage, "sendMessage", body)
    return found


@each([rows()[row_id] for row_id in ("BI-168", "BI-170", "BI-172", "BI-174")])
async def test_a_button_that_nothing_here_knows_is_refused_and_nothing_is_written(
    row: Row, stage: Stage, seen: Witness, ann: int
) -> None:
    data = row.text.partition(" (")[0]
    message = await post(stage, ann, data)
    before = await seen.counts()
    answer = await stage.press(ann, message, "old")
    assert answer["show_alert"]
    assert "out of date" in answer["text"]
    assert is_clear(answer["text"])
    assert await seen.counts() == before


@shows("BI-165")
async def test_of_two_taps_at_once_the_first_buys_and_the_second_is_only_answered(
    stage: Stage, seen: Witness, ann: int
) -> None:
    card = await stage.ask(ann, "eth", "ETH/USDT")
    taps = await asyncio.gather(*(stage.press(ann, card, "Buy ETH") for _ in range(2)))
    assert all(tap["answered"] for tap in taps)
    assert len(await seen.orders(ann)) == 1
    await stage.said(ann, "Bought", after=card["message_id"])


@shows("BI-166")
async def test_a_button_of_somebody_else_is_refused_by_name(
    stage: Stage, seen: Witness, ann: int
) -> None:
    bob = await stage.person("Bob")
    await stage.ask(bob, "/start", "Equity")
    floor = await stage.group("Floor", ann, bob)
    ticket = await stage.ask(ann, "/buy btc 500", "quick limit")
    confirm = buttons(ticket)[0]["callback_data"]
    before = await seen.counts()
    for data in (confirm, BUY):
        in_group = await post(stage, floor, data)
        answer = await stage.press(bob, in_group, "old", chat=floor)
        assert "somebody else" in answer["text"]
    in_private = await post(stage, bob, confirm)
    answer = await stage.press(bob, in_private, "old")
    assert "somebody else" in answer["text"]
    assert await seen.counts() == before


@shows("BI-175")
async def test_a_tap_on_an_inline_message_asks_in_private(
    stage: Stage, seen: Witness, ann: int
) -> None:
    stranger = await stage.person("Eve")
    message = await inline_message(stage, ann, BUY)
    assert (await stage.press(ann, message, "old"))["answered"]
    asked = await stage.said(ann, "a while old")
    assert {b["text"] for b in buttons(asked)} == {"Confirm", "Cancel"}

    message = await inline_message(stage, stranger, BUY)
    refused = await stage.press(stranger, message, "old")
    assert "/start" in refused["text"]

    message = await inline_message(stage, ann, "b:8f3a2c")
    assert "out of date" in (await stage.press(ann, message, "old"))["text"]
    assert await seen.orders(ann) == await seen.orders(stranger) == []


async def inline_message(stage: Stage, person: int, data: str) -> dict[str, Any]:
    """Send a message by way of the bot and put a button of any data under it."""
    await stage.call("POST", "/sim/inline", {"user_id": person, "query": "btc"})
    place = {"chat_id": person, "user_id": person, "result_id": "BTC", "query": "btc"}
    chosen = await stage.call("POST", "/sim/choose", place)
    keyboard = {"inline_keyboard": [[{"text": "old", "callback_data": data}]]}
    body = {"inline_message_id": chosen["inline_message_id"], "reply_markup": keyboard}
    await as_bot(stage, "editMessageReplyMarkup", body)
    return (await stage.messages(person, after=chosen["message_id"] - 1))[0]


@shows("BI-177")
async def test_a_cancelled_ticket_cannot_be_confirmed_afterwards(
    stage: Stage, seen: Witness, ann: int
) -> None:
    ticket = await stage.ask(ann, "/buy btc 500", "quick limit")
    confirm = buttons(ticket)[0]["callback_data"]
    await stage.press(ann, ticket, "Cancel")
    await stage.said(ann, "Cancelled. Nothing was placed.")
    late = await post(stage, ann, confirm)
    answer = await stage.press(ann, late, "old")
    assert answer["text"] == "This button has been used. Nothing more was done."
    assert await seen.orders(ann) == []


@each([rows()[row_id] for row_id in ("BI-179", "BI-181", "BI-182", "BI-184", "BI-185", "BI-186")])
async def test_an_inline_query_is_answered_whatever_is_asked(
    row: Row, stage: Stage, seen: Witness, ann: int
) -> None:
    query, _, offset = row.text.partition(" (offset=")
    before = await seen.counts()
    body = {"user_id": ann, "query": query, "offset": offset.rstrip(")")}
    answer = await stage.call("POST", "/sim/inline", body)
    found = [result["id"] for result in answer["results"]]
    assert answer["answered"]
    if row.expected == "clear_error":
        assert found == ["nothing"]
    elif row.id == "BI-186":
        assert found == []
    else:
        assert len(found) >= 10
        assert "BTC" in found
    assert await seen.counts() == before


async def test_an_offset_that_is_no_number_of_ours_is_nothing_found(stage: Stage, ann: int) -> None:
    for offset in ("²", "٣", "1e3", "9" * 50, " 1"):
        body = {"user_id": ann, "query": "btc", "offset": offset}
        answer = await stage.call("POST", "/sim/inline", body)
        assert [result["id"] for result in answer["results"]] == ["nothing"]
