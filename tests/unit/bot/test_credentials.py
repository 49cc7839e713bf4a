"""API keys leave an update before it is stored, whatever way they were written."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.callbacks.venues import Exchange
from bot.credentials import without_keys
from bot.redaction import KEYS, LATE_KEYS, REDACTED
from desk.errors import Unavailable
from desk.venues.service import Awaited

ANN, GROUP = 501, -100
SECRET = "s3cr3tS3cr3tS3cr3t"
PAIR = "kX9dQzLm2WvRtY7bNc\nAq3sWd5rFt7gHy9jUk1lOp2zXc4vBn6mQw8e"
COMMANDS = ("start", "connect", "buy")


@dataclass
class Taker:
    """Remembers what it was handed."""

    waiting: dict[int, str] = field(default_factory=dict)
    is_ready: bool = True
    taken: list[tuple[int, str, str, str]] = field(default_factory=list)
    stopped: list[int] = field(default_factory=list)
    asked: list[tuple[int, str, int | None]] = field(default_factory=list)
    over: frozenset[int] = frozenset()

    async def awaited(self, account_ids: Collection[int]) -> dict[int, Awaited]:
        return {
            i: Awaited(venue=venue, message_id=7, is_open=i not in self.over)
            for i, venue in self.waiting.items()
            if i in account_ids
        }

    async def ask(self, account_id: int, venue: str, *, message_id: int | None) -> None:
        if not self.is_ready:
            raise Unavailable(what="sealing-key")
        self.asked.append((account_id, venue, message_id))

    async def stop_asking(self, account_id: int) -> None:
        self.stopped.append(account_id)

    async def hand_in(self, account_id: int, venue: str, text: str, *, handle: str) -> None:
        if not self.is_ready:
            raise Unavailable(what="sealing-key")
        self.taken.append((account_id, venue, text, handle))


def update(text: str, *, chat: int = ANN, **more: Any) -> dict[str, Any]:
    kind = "private" if chat > 0 else "supergroup"
    message = {
        "message_id": 3,
        "date": 1,
        "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
        "chat": {"id": chat, "type": kind},
        "text": text,
        **more,
    }
    return {"update_id": 9, "message": message}


async def clean(body: dict[str, Any], taker: Taker) -> dict[str, Any]:
    (found,) = await without_keys([body], taker, COMMANDS)
    return found


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"entities": [{"type": "code", "offset": 0, "length": 5}]},
        {"quote": {"text": SECRET}},
        {"reply_to_message": {"text": SECRET}},
        {"caption": SECRET},
        {"link_preview_options": {"url": SECRET}},
    ],
)
async def test_the_text_that_was_asked_for_is_taken_whole(more: dict[str, Any]) -> None:
    taker = Taker({ANN: "bybit"})
    found = await clean(update(f"key\n{SECRET}", **more), taker)
    assert found["message"]["text"] == KEYS
    assert SECRET not in json.dumps(found)
    assert (taker.taken[0][:2], taker.taken[0][3]) == ((ANN, "bybit"), "9")
    assert SECRET in taker.taken[0][2]


async def test_keys_behind_the_command_are_taken_without_being_asked_for() -> None:
    taker = Taker()
    found = await clean(update(f"/connect ByBit key {SECRET}"), taker)
    assert found["message"]["text"] == KEYS
    assert taker.taken == [(ANN, "bybit", f"key {SECRET}", "9")]


@pytest.mark.parametrize(
    "text", [f"/connect bybit key {SECRET}", f"/connect@desk_bot okx {SECRET} x"]
)
async def test_in_a_group_they_are_redacted_and_never_taken(text: str) -> None:
    taker = Taker({ANN: "bybit"})
    found = await clean(update(text, chat=GROUP), taker)
    assert found["message"]["text"] == REDACTED
    assert taker.taken == []


async def test_keys_for_a_venue_nobody_knows_are_redacted() -> None:
    found = await clean(update(f"/connect mtgox key {SECRET}"), Taker())
    assert found["message"]["text"] == REDACTED


async def test_while_nobody_can_seal_them_they_are_dropped() -> None:
    found = await clean(update(f"key {SECRET}"), Taker({ANN: "bybit"}, is_ready=False))
    assert SECRET not in json.dumps(found)


async def test_a_command_ends_the_wait_and_passes() -> None:
    taker = Taker({ANN: "bybit"})
    body = update("/buy btc 100")
    assert await clean(body, taker) == body
    assert taker.stopped == [ANN]
    assert taker.taken == []


async def test_keys_that_follow_the_command_at_once_are_taken_too() -> None:
    taker = Taker()
    command = update("/connect bybit")
    follows = {**update(f"key {SECRET}"), "update_id": 10}
    first, second = await without_keys([command, follows], taker, COMMANDS)
    assert first == command
    assert second["message"]["text"] == KEYS
    assert taker.asked == [(ANN, "bybit", None)]
    assert taker.taken == [(ANN, "bybit", f"key {SECRET}", "10")]


def tap(data: str, *, chat: int = ANN) -> dict[str, Any]:
    return {"update_id": 8, "callback_query": {"id": "1", "data": data, **update("x", chat=chat)}}


async def test_keys_that_follow_the_button_at_once_are_taken_too() -> None:
    taker = Taker()
    pressed = tap(Exchange(action="connect", venue="okx").pack())
    first, second = await without_keys([pressed, update(PAIR)], taker, COMMANDS)
    assert first == pressed
    assert second["message"]["text"] == KEYS
    assert taker.asked == [(ANN, "okx", 3)]
    assert taker.taken == [(ANN, "okx", PAIR, "9")]


@pytest.mark.parametrize(
    "pressed",
    [
        tap(Exchange(action="connect", venue="okx").pack(), chat=GROUP),
        tap(Exchange(action="connect", venue="mtgox").pack()),
        tap(Exchange(action="leave", venue="okx").pack()),
        tap("v:connect"),
        tap(""),
        {"update_id": 8, "callback_query": {"id": "1", "data": "v:connect:okx"}},
        {"update_id": 8, "callback_query": "rubbish"},
    ],
)
async def test_no_other_button_begins_a_wait(pressed: dict[str, Any]) -> None:
    taker = Taker()
    assert await clean(pressed, taker) == pressed
    assert taker.asked == []


async def test_a_button_pressed_while_nobody_can_seal_passes() -> None:
    pressed = tap(Exchange(action="connect", venue="okx").pack())
    assert await clean(pressed, Taker(is_ready=False)) == pressed


async def test_keys_that_come_after_the_wait_are_taken_out_and_kept_nowhere() -> None:
    taker = Taker({ANN: "bybit"}, over=frozenset({ANN}))
    found = await clean(update(PAIR, quote={"text": PAIR}), taker)
    assert found["message"]["text"] == LATE_KEYS
    assert PAIR.split()[1] not in json.dumps(found)
    assert taker.taken == []


async def test_late_keys_that_come_one_by_one_are_taken_out_too() -> None:
    taker = Taker({ANN: "bybit"}, over=frozenset({ANN}))
    key, secret = PAIR.split()
    bodies = [update(key), {**update(f"API secret: {secret}"), "update_id": 10}]
    found = await without_keys(bodies, taker, COMMANDS)
    assert [body["message"]["text"] for body in found] == [LATE_KEYS, LATE_KEYS]
    assert taker.taken == []


async def test_keys_that_come_after_another_command_are_taken_out_too() -> None:
    taker = Taker({ANN: "bybit"})
    command, follows = update("/buy btc 100"), {**update(PAIR), "update_id": 10}
    first, second = await without_keys([command, follows], taker, COMMANDS)
    assert first == command
    assert second["message"]["text"] == LATE_KEYS
    assert taker.stopped == [ANN]
    assert taker.taken == []


@pytest.mark.parametrize("text", ["thanks friend", "btc", "75", "/buy btc 100", "/start", "what?"])
async def test_after_the_wait_talk_and_commands_pass_and_end_nothing(text: str) -> None:
    taker = Taker({ANN: "bybit"}, over=frozenset({ANN}))
    body = update(text)
    assert await clean(body, taker) == body
    assert taker.stopped == []


async def test_what_looks_like_keys_passes_where_nobody_was_asked_for_any() -> None:
    body = update(PAIR)
    assert await clean(body, Taker()) == body


@pytest.mark.parametrize("text", ["/Abc+def/ghi", "btc", "/", "what?"])
async def test_whatever_else_comes_while_keys_are_awaited_is_taken_for_keys(text: str) -> None:
    found = await clean(update(text), Taker({ANN: "bybit"}))
    assert found["message"]["text"] == KEYS


@pytest.mark.parametrize(
    "body",
    [
        update("buy btc"),
        update("/connect"),
        update("/connect bybit"),
        update("key secret", chat=GROUP),
        {"update_id": 1, "callback_query": {"id": "1", "data": "x"}},
        {"update_id": 1, "message": {"chat": "rubbish", "text": "x"}},
        {"update_id": 1, "message": "rubbish"},
        {"update_id": 1},
    ],
)
async def test_everything_else_passes_unchanged(body: dict[str, Any]) -> None:
    assert await clean(body, Taker({502: "bybit"})) == body
