"""Updates and messages survive faults: nothing is lost, nothing is done twice."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import pytest

from desk.settings import Settings
from tests.journeys.chats.stage import Json, Stage
from tests.ports import free_port
from tests.stage import words_of

SECRET = "a_webhook_secret_of_the_tests"
SERVICE_ACCOUNT = b"""{"update_id":3,"message":{"chat":{"id":-1001},"text":"/buy BTC 1",
"from":{"id":777000,"is_bot":false}}}"""


async def test_order_of_an_update_handled_twice_is_placed_once(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.undo_inbox()
    await stage.restart_bot()
    await stage.say(ann, "/id")
    await stage.heard(ann, "Role: user")
    assert len(await stage.orders(ann)) == 1
    sending = [m for m in await stage.messages(ann) if "sending" in words_of(m)]
    assert len(sending) == 1


async def test_what_was_said_while_the_bot_was_away_is_answered(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.stop_bot()
    await stage.say(ann, "/buy btc 60")
    await stage.say(ann, "/id")
    await stage.start_bot()
    await stage.heard(ann, "sending")
    await stage.heard(ann, "Role: user")


@pytest.mark.parametrize("kind", ["500", "drop", "429"])
async def test_answer_arrives_though_telegram_stumbles(stage: Stage, kind: str) -> None:
    ann = await stage.newcomer()
    await stage.post(
        "faults", {"method": "sendMessage", "kind": kind, "times": 1, "retry_after": 1}
    )
    await stage.say(ann, "/buy btc 60")
    await stage.heard(ann, "sending")
    await stage.settle()
    await stage.heard(ann, "Bought")
    receipts = [m for m in await stage.messages(ann) if "PAPER · " in words_of(m)]
    assert len(receipts) == 1


async def test_alert_is_sent_at_most_once_though_its_answer_is_lost(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts all any 0%")
    told = await stage.heard(ann, "You will hear")
    await stage.post("faults", {"method": "sendMessage", "kind": "drop", "times": 1, "after": True})
    await stage.headline("Bitcoin ETF & funds hit a record as $BTC demand surges")
    await stage.heard(ann, "Bitcoin ETF")
    await stage.until(stage.is_idle)
    alerts = [
        m
        for m in await stage.messages(ann)
        if m["message_id"] > told["message_id"] and "Bitcoin ETF" in words_of(m)
    ]
    assert len(alerts) == 1


async def test_receipt_whose_message_was_deleted_is_sent_anew(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 60")
    sending = await stage.heard(ann, "sending")
    await stage.call("deleteMessage", {"chat_id": ann, "message_id": sending["message_id"]})
    await stage.settle()
    receipt = await stage.heard(ann, "Bought")
    assert receipt["message_id"] > sending["message_id"]


async def test_a_hundred_orders_get_a_hundred_truthful_receipts(stage: Stage) -> None:
    people = [await stage.newcomer(name) for name in ("Ann", "Bob", "Cy", "Di")]
    await asyncio.gather(*(stage.say(p, f"/buy sol {10 + i}") for i in range(25) for p in people))
    for person in people:
        await stage.until(partial(_placed, stage, person, 25))
    for _ in range(2):
        await stage.settle()
    for person in people:
        await stage.until(partial(_bought, stage, person, 25))
        said = [words_of(m) for m in await stage.messages(person)]
        for order in await stage.orders(person):
            assert len([text for text in said if order.id in text]) == 1


async def _placed(stage: Stage, person: int, count: int) -> bool:
    async with stage.context.desk.orders.open() as unit:
        found = await unit.orders.page(person, is_open=None, limit=200, before=None)
    return len(found) == count


async def _bought(stage: Stage, person: int, count: int) -> bool:
    return len([m for m in await stage.messages(person) if "Bought" in words_of(m)]) == count


class TestWebhook:
    """The same bot, fed by webhook."""

    @pytest.fixture
    def desk_settings(self) -> dict[str, object]:
        port = free_port()
        return {
            "webhook_url": f"http://127.0.0.1:{port}/hook",
            "webhook_port": port,
            "webhook_secret": SECRET,
        }

    async def test_orders_work_and_forgers_do_not(self, stage: Stage) -> None:
        ann = await stage.newcomer()
        await stage.say(ann, "/buy btc 60")
        await stage.heard(ann, "sending")
        async with _hook(stage.settings) as hook:
            good = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            body = _update(ann, 2**40, "/buy btc 70")
            assert await hook(body, {}) == 401
            assert await hook(body, {"X-Telegram-Bot-Api-Secret-Token": "ü"}) == 401
            assert await hook(body, {"X-Forwarded-For": "149.154.167.220"}) == 401
            for junk in (b"", b"[" * 100_000, b"[]", b'{"update_id":"x"}', b"{}"):
                assert await hook(junk, good) == 400
            assert await hook(b'{"update_id":%d}' % 2**63, good) == 400
            assert await hook(io.BytesIO(b"x" * 2_000_000), good) == 413
            for ignored in (
                b'{"update_id":1}',
                b'{"update_id":2,"new_feature":{}}',
                SERVICE_ACCOUNT,
            ):
                assert await hook(ignored, good) == 200
            assert len(await stage.orders(ann)) == 1
            assert await hook(body, good) == 200
            assert await hook(body, good) == 200
            await stage.heard(ann, "70.00 USDT")
        assert len(await stage.orders(ann)) == 2


def _update(person: int, update_id: int, words: str) -> Json:
    user = {"id": person, "is_bot": False, "first_name": "Ann"}
    chat = {"id": person, "type": "private", "first_name": "Ann"}
    message = {"message_id": 900, "date": 4102444800, "chat": chat, "from": user, "text": words}
    return {"update_id": update_id, "message": message}


@asynccontextmanager
async def _hook(settings: Settings) -> AsyncIterator["Hook"]:
    async with aiohttp.ClientSession() as http:
        yield Hook(http, settings.webhook_url)


class Hook:
    """Posts to the webhook and returns the status."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self._url = url

    async def __call__(self, body: io.BytesIO | bytes | Json, headers: dict[str, str]) -> int:
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        async with self._http.post(self._url, headers=headers, data=data) as response:
            return response.status
