"""Every bad update of tests/cases/bad_inputs.jsonl, posted to the webhook over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text

from bot import app
from bot.callbacks.orders import Buy
from bot.middlewares.throttle import IN_SANDBOX, PERSON
from db import engine as engines
from tests.cases.rows import rows, shows
from tests.integration.webhook.conftest import HEADER, SECRET, Hook, Json, said
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of

TOO_BIG_FOR_A_BIGINT = 2**63


COUNTS = text(
    "SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM tickets) AS tickets,"
    " (SELECT count(*) FROM alert_rules) AS rules, (SELECT count(*) FROM accounts) AS accounts,"
    " (SELECT count(*) FROM inbox) AS inbox"
)


async def written(stage: Stage) -> dict[str, int]:
    """Count what the desk has written, by a connection that cannot write."""
    engine = engines.connect(stage.settings.database_url, pool_size=1)
    async with engine.connect() as plain:
        connection = await plain.execution_options(postgresql_readonly=True)
        (row,) = (await connection.execute(COUNTS)).mappings()
    await engine.dispose()
    return dict(row)


@pytest.fixture
async def ann(stage: Stage) -> int:
    """A person who has come in."""
    return await stage.newcomer()


@pytest.fixture
async def alive(stage: Stage, hook: Hook, ann: int) -> AsyncIterator[None]:
    """Whatever a test posts, the bot answers afterwards as before."""
    yield
    assert await hook.post(said(ann, "/id")) == 200
    await stage.heard(ann, f"You: {ann}")


@shows("BI-189", "BI-190")
async def test_nobody_without_the_secret_is_heard(stage: Stage, hook: Hook, ann: int) -> None:
    before = await written(stage)
    order = said(ann, "/buy btc 20")
    for secret in ("ü", "", SECRET + "x", SECRET[:-1], SECRET.upper()):
        assert await hook.post(order, **{HEADER: secret}) == 401
    forged = {"X-Forwarded-For": "149.154.167.220", "X-Real-IP": "149.154.167.220", HEADER: ""}
    assert await hook.post(order, **forged) == 401
    for raw in (b"\xfc", b"\xff\xfe", b"\xc3\xbc"):
        assert await status_of_raw(hook, HEADER.encode() + b": " + raw) == 401
    assert await written(stage) == before


async def status_of_raw(hook: Hook, header: bytes) -> int:
    """Send a header that an HTTP library would not write, and return the status."""
    port = int(hook.url.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n" + header + b"\r\n\r\n{}"
    )
    await writer.drain()
    line = await reader.readline()
    writer.close()
    return int(line.split()[1])


@shows("BI-191")
async def test_an_update_that_comes_twice_has_one_effect(
    stage: Stage, hook: Hook, ann: int
) -> None:
    order = said(ann, "/buy btc 20")
    statuses = await asyncio.gather(*(hook.post(order) for _ in range(5)))
    assert statuses == [200] * 5
    await stage.heard(ann, "sending")
    assert await hook.post(order) == 200
    assert await hook.post(said(ann, "/id")) == 200
    await stage.heard(ann, f"You: {ann}")
    assert len(await stage.orders(ann)) == 1


NO_UPDATE = {
    "BI-193": {"update_id": TOO_BIG_FOR_A_BIGINT, "message": {}},
    "BI-198": b"",
    "BI-202": rows()["BI-202"].text.encode(),
}


@shows(*NO_UPDATE)
@pytest.mark.parametrize("row_id", NO_UPDATE)
@pytest.mark.usefixtures("alive")
async def test_what_is_no_update_is_a_bad_request(stage: Stage, hook: Hook, row_id: str) -> None:
    before = await written(stage)
    body: Any = NO_UPDATE[row_id]
    assert await hook.post(body) == 400
    assert await written(stage) == before


@pytest.mark.parametrize(
    "body",
    [
        b"null", b"[]", b'"x"', b"1", b"{}", b'{"update_id":true}', b'{"update_id":-1}',
        b'{"update_id":1.5}', b'{"update_id":null}', b'{"update_id":1', b"\xff\xfe", b"NaN",
        b'{"update_id":NaN}', b'{"update_id":1}x', b'{"a":' * 60_000, b'"\\ud800"',
    ],
)  # fmt: skip
async def test_other_things_that_are_no_update(stage: Stage, hook: Hook, body: bytes) -> None:
    before = await written(stage)
    assert await hook.post(body) == 400
    assert await written(stage) == before


@shows("BI-203")
@pytest.mark.usefixtures("alive")
async def test_two_megabytes_are_too_large_before_they_are_read(stage: Stage, hook: Hook) -> None:
    body = rows()["BI-203"].text.encode()
    before = await written(stage)
    assert await hook.post(body) == 413

    async def without_length() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield b" " * 10_000

    assert await hook.stream(without_length()) == 413
    assert await written(stage) == before


EMPTY = {
    "BI-194": {"update_id": 4_000_001},
    "BI-195": {"update_id": 4_000_002, "new_feature": {}},
    "BI-199": json.loads(rows()["BI-199"].text) | {"update_id": 4_000_003},
}


@shows(*EMPTY)
@pytest.mark.parametrize("row_id", EMPTY)
@pytest.mark.usefixtures("alive")
async def test_an_update_without_anything_for_us_is_taken_and_ignored(
    stage: Stage, hook: Hook, row_id: str
) -> None:
    before = await written(stage)
    assert await hook.post(EMPTY[row_id]) == 200
    assert await written(stage) == before | {"inbox": before["inbox"] + 1}


@pytest.mark.usefixtures("alive")
async def test_telegrams_own_account_is_no_person(stage: Stage, hook: Hook, ann: int) -> None:
    """BI-199 with all that a message must have, as a person's words and as a channel's post."""
    floor = await stage.group(ann)
    sender = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    group = {"id": floor, "type": "supergroup", "title": "Floor"}
    post = {"sender_chat": {"id": -1009, "type": "channel"}, "is_automatic_forward": True}
    before, heard = await written(stage), await stage.messages(floor)
    for circumstances in ({}, {"chat": group}, {"chat": group} | post):
        update = said(ann, "/buy BTC 20", **{"from": sender} | circumstances)
        assert await hook.post(update) == 200
    last = await stage.say(ann, "/help", floor)
    await stage.heard(floor, "What would you like to know", after=last)
    assert await written(stage) == before | {"inbox": before["inbox"] + 4}
    assert len(await stage.messages(floor)) == len(heard) + 2


@shows("BI-200")
@pytest.mark.usefixtures("alive")
async def test_bots_do_not_trade(stage: Stage, hook: Hook, ann: int) -> None:
    robot = {"id": ann, "is_bot": True, "first_name": "Robot"}
    before = await written(stage)
    assert await hook.post(said(ann, "/buy BTC 20", **{"from": robot})) == 200
    last = await stage.say(ann, "/help")
    await stage.heard(ann, "What would you like to know", after=last)
    assert not [m for m in await stage.messages(ann) if "who you are" in words_of(m)]
    assert await written(stage) == before | {"inbox": before["inbox"] + 2}


@shows("BI-196")
@pytest.mark.usefixtures("alive")
async def test_a_number_written_as_text_is_refused(stage: Stage, hook: Hook) -> None:
    before = await written(stage)
    assert await hook.post(rows()["BI-196"].text.encode()) == 400
    assert await written(stage) == before


@pytest.mark.usefixtures("alive")
async def test_nul_in_a_text_breaks_nothing(stage: Stage, hook: Hook, ann: int) -> None:
    """PostgreSQL keeps no NUL, and an update that cannot be kept would come back for ever."""
    before = await written(stage)
    assert await hook.post(said(ann, "/buy BT\0C 20")) == 200
    await stage.heard(ann, "U+FFFD")
    assert await written(stage) == before | {"inbox": before["inbox"] + 1}


# -- taps that only a changed wire brings


@shows("BI-171")
async def test_the_button_of_a_game_is_answered_with_nothing(
    stage: Stage, hook: Hook, ann: int
) -> None:
    def to_game(update: Json) -> Json:
        query = {k: v for k, v in update["callback_query"].items() if k != "data"}
        return update | {"callback_query": query | {"game_short_name": "chess"}}

    before = await written(stage)
    hook.change = to_game
    answer = await stage.forge(ann, "x")
    assert answer["answered"]
    assert not answer["text"]
    assert await written(stage) == before | {"inbox": before["inbox"] + 1}


@shows("BI-176")
async def test_a_tap_on_a_message_too_old_to_be_seen_is_answered_below(
    stage: Stage, hook: Hook, ann: int
) -> None:
    def to_inaccessible(update: Json) -> Json:
        query = update["callback_query"]
        place = {"chat": query["message"]["chat"], "message_id": 7, "date": 0}
        return update | {"callback_query": query | {"message": place}}

    hook.change = to_inaccessible
    assert (await stage.forge(ann, "p:BTC"))["answered"]
    await stage.heard(ann, "Bid")
    assert (await stage.forge(ann, Buy(base="BTC", amount="25").pack()))["answered"]
    asked = await stage.heard(ann, "a while old")
    assert labels(asked) == ["Confirm", "Cancel"]
    assert await stage.orders(ann) == []
    answer = await stage.forge(ann, "b:8f3a2c")
    assert "out of date" in answer["text"]
    assert "Traceback" not in words_of(asked)


async def test_the_way_from_telegram_to_the_bot_is_the_ordinary_one(
    stage: Stage, hook: Hook, ann: int
) -> None:
    await stage.say(ann, "/buy btc 20")
    await stage.heard(ann, "sending")
    assert len(await stage.orders(ann)) == 1
    assert hook.statuses
    assert set(hook.statuses) == {200}


@shows("BI-187")
async def test_who_types_too_fast_gets_empty_lists_and_writes_nothing(
    stage: Stage, hook: Hook, ann: int
) -> None:
    before = await written(stage)
    app._throttle.start(PERSON)  # the pace that real Telegram gets
    try:
        query = {"user_id": ann, "query": "btc"}
        answers = await asyncio.gather(*(stage.post("inline", query) for _ in range(60)))
    finally:
        app._throttle.start(IN_SANDBOX)
    assert all(answer["answered"] for answer in answers)
    shown = [answer for answer in answers if answer["results"]]
    assert len(shown) < 60
    assert {result["id"] for answer in shown for result in answer["results"]} == {"BTC"}
    assert await written(stage) == before | {"inbox": before["inbox"] + 60}
