"""F7, F12 and F13: Telegram repeats, mixes up and refuses; some updates and events are poison."""

import asyncio
import os
import time
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import text

from bot.app import create_dispatcher
from bot.intake import Intake
from bot.lanes import Lanes
from db import engine as engines
from db.context import open_desk
from db.outbox import TRIES
from desk.nursery import Nursery
from tests.conftest import TOKEN
from tests.faults.fire.conftest import Fire
from tests.faults.rig import TRADERS, Rig

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.timeout(600)]
FIRST_ID: Final = 10**9
FRESH: Final = 5  # orders of each person, each delivered three times
OLD: Final = 2
CHATTER: Final = 20
IS_LONG: Final = int(os.environ.get("FAULT_ROUNDS", "3")) >= 20
SILENT: Final = 10_000 if IS_LONG else 2_400  # edits, each delivered twice: nobody answers them
PEOPLE: Final = 6
DAY_S: Final = 86_400
STORM_S: Final = 60.0
RETRY_S: Final = 30


def update(number: int, person: int, words: str, *, age_s: int = 0) -> dict[str, Any]:
    """An update as Telegram sends it, written `age_s` ago."""
    who = {"id": person, "is_bot": False, "first_name": "Ann", "language_code": "en"}
    command = words.split(maxsplit=1)[0]
    message = {
        "message_id": FIRST_ID + number,
        "date": int(time.time()) - age_s,
        "chat": {"id": person, "type": "private", "first_name": "Ann"},
        "from": who,
        "text": words,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
    }
    return {"update_id": FIRST_ID + number, "message": message}


def edited(number: int, person: int) -> dict[str, Any]:
    """An update that asks for nothing."""
    found = update(number, person, "/id")
    return {"update_id": found["update_id"], "edited_message": found["message"]}


async def deliver(rig: Rig, batches: list[list[dict[str, Any]]]) -> None:
    """Take batches in as a second bot does that runs beside the first."""
    api = TelegramAPIServer.from_base(rig.place.url("sandbox"))
    bot = Bot(TOKEN, session=AiohttpSession(api=api))
    async with open_desk(rig.place.settings(), process="bot") as context, Nursery() as nursery:
        lanes = Lanes(nursery, name="updates")
        intake = Intake(context.inbox, create_dispatcher(context.desk), bot, lanes)
        for batch in batches:
            await intake.take(batch)
        await lanes.idle()
    await bot.session.close()


async def test_f7_updates_that_come_twice_mixed_up_and_a_day_late_place_each_order_once(
    fire: Fire,
) -> None:
    people = await fire.people(PEOPLE)
    numbers = iter(range(10**6))
    fresh = [update(next(numbers), p, f"/buy eth {20 + n}") for p in people for n in range(FRESH)]
    old = [update(next(numbers), p, "/buy eth 31", age_s=DAY_S) for p in people for _ in range(OLD)]
    chatter = [update(next(numbers), p, "/id") for p in people for _ in range(CHATTER)]
    silent = [edited(next(numbers), people[n % PEOPLE]) for n in range(SILENT)]
    flood = [*fresh * 3, *old * 2, *chatter * 2, *silent * 2]
    assert len(flood) >= 5_000
    Random(7).shuffle(flood)
    await deliver(fire.rig, [flood[n : n + 100] for n in range(0, len(flood), 100)])
    await fire.over(people, each=1 + FRESH)
    for person in people:
        asked = [words for words in await fire.says(person) if "a while old" in words]
        assert len(asked) == OLD, "an old command asks again"


async def test_f12_no_receipt_is_lost_while_telegram_wants_everything_slower(fire: Fire) -> None:
    people = await fire.people(PEOPLE)
    refusals = {"kind": "429", "times": 10_000, "retry_after": RETRY_S}
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
        await fire.stage.call("POST", "/sim/faults", refusals | {"method": method})
    began = time.monotonic()
    await fire.order(people, "eth", times=2)
    cpu_before = cpu_s(fire.rig)
    await asyncio.sleep(STORM_S)
    spent_s = cpu_s(fire.rig) - cpu_before
    await fire.stage.call("DELETE", "/sim/faults")
    assert spent_s < 0.5 * (time.monotonic() - began), "the bot spins"
    await fire.over(people, each=3)
    for person in people:
        words = await fire.says(person)
        assert len([w for w in words if "Bought" in w]) == 3, "every receipt, and each once"


async def test_f12_a_venue_that_wants_everything_slower_is_not_pressed(fire: Fire) -> None:
    people = await fire.people(PEOPLE)
    await fire.venue_faults({"kind": "429", "route": "*"})
    began = time.monotonic()
    await fire.order(people, "eth", times=2)
    cpu_before = cpu_s(fire.rig, *TRADERS)
    await asyncio.sleep(STORM_S)
    spent_s = cpu_s(fire.rig, *TRADERS) - cpu_before
    await fire.venue_faults()
    assert spent_s < 0.5 * (time.monotonic() - began), "the trade workers spin"
    await fire.over(people, each=None)  # what a venue refuses is refused, and said to be


def cpu_s(rig: Rig, *rooms: str) -> float:
    """Return how much CPU time rooms have used, the bot when none is named."""
    return sum(_cpu_s(rig.place.pid(room)) for room in rooms or ("bot",))


def _cpu_s(pid: int) -> float:
    told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / 100


async def test_f13_poison_is_given_up_and_holds_up_nobody(fire: Fire) -> None:
    (ann,) = await fire.people(1)
    engine = engines.connect(fire.rig.place.settings().database_url, pool_size=1)
    poison = {
        "Nonsense": '{"a": 1}',  # a kind that no longer exists
        "OrderChanged": '{"order_id": 5}',  # a body that does not fit
        "AlertRaised": '{"headline_id": "zzzzzzzzzzzz", "chat_id": "no number"}',  # fails when told
    }
    added = text(
        "INSERT INTO outbox (kind, body, created_at, tries, error)"
        " VALUES (:k, CAST(:b AS jsonb), now(), 0, '')"
    )
    async with engine.begin() as connection:
        for kind, body in poison.items():
            await connection.execute(added, {"k": kind, "b": body})
    numbers = iter(range(2 * 10**6, 10**9))
    broken = {"update_id": FIRST_ID + next(numbers), "message": {"chat": {"id": ann}}}
    await deliver(fire.rig, [[broken, update(next(numbers), ann, "/buy eth 44")]])
    await fire.stage.said(ann, "Bought", "ETH", timeout_s=60)

    async def given_up() -> bool:
        async with engine.connect() as connection:
            query = text("SELECT count(*) FROM outbox WHERE error <> '' AND done_at IS NOT NULL")
            return bool(await connection.scalar(query) == len(poison))

    await fire.stage.until(given_up, what="poison is given up", timeout_s=60)
    async with engine.connect() as connection:
        worst = await connection.scalar(text("SELECT max(tries) FROM outbox"))
        update_error = await connection.scalar(
            text("SELECT error FROM inbox WHERE update_id = :id"), {"id": broken["update_id"]}
        )
    await engine.dispose()
    assert worst is not None
    assert worst <= TRIES
    assert "not an update" in update_error
    await fire.over([ann], each=2)
