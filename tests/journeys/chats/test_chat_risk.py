"""Limits, overrides, the breaker and panics, as people meet them in the chat."""

import asyncio
import re

import pytest

from desk.market.service import QUOTE
from desk.orders.model import Status
from tests.journeys.chats.stage import Json, Stage, labels
from tests.stage import words_of


@pytest.fixture
def desk_settings() -> dict[str, object]:
    return {"freeze_wait_s": 2, "breaker_orders": 5, "max_day": "1000", "access": "open"}


async def told(stage: Stage, chat: int, *words: str) -> Json:
    """Wait for a message with all these words."""
    return await stage.heard(chat, lambda said: all(word in said for word in words))


async def done(stage: Stage, chat: int, *words: str) -> Json:
    """Let the venue have what was ordered, and wait for the receipt."""
    await stage.until(lambda: stage.context.desk.orders.page(chat, is_open=True, limit=1))
    await stage.settle()
    return await told(stage, chat, *words)


async def cancels(stage: Stage) -> None:
    """Do what the trade worker does with orders that are to be cancelled."""
    for order_id in await stage.context.desk.reconcile.due():
        await stage.context.desk.reconcile.check(order_id)


async def admin(stage: Stage) -> int:
    """A newcomer who has claimed the desk."""
    boss = await stage.newcomer("Boss")
    await stage.claim(boss)
    return boss


async def test_a_refusal_names_value_and_limit_and_leads_to_the_limits(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 80")
    await done(stage, ann, "Bought")
    await stage.say(ann, "/buy btc 950")
    refused = await told(stage, ann, "24 hours")
    assert "1,030.00" in words_of(refused)
    assert "1,000.00" in words_of(refused)
    assert "920.00 USDT would still fit" in words_of(refused)
    await stage.press(ann, refused, "Limits")
    shown = await told(stage, ann, "Bought in 24 hours: $80 of $1,000")
    assert "24 hours" in labels(shown)


async def test_a_person_sets_a_limit_meets_it_and_buys_anyway_by_one_confirmation(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/settings max-order 50")
    await told(stage, ann, "$50", "yours; the desk’s is $5,000")
    await stage.say(ann, "/buy btc 60")
    asked = await told(stage, ann, "Your own limit is 50.00 USDT in one order; this one is 60.00")
    assert labels(asked) == ["Buy anyway", "Cancel", "Change limit"]
    await stage.press(ann, asked, "Buy anyway")
    await done(stage, ann, "Bought")

    await stage.say(ann, "/buy btc 61")
    asked = await told(stage, ann, "this one is 61.00")
    await stage.press(ann, asked, "Change limit")
    choice = await told(stage, ann, "/limits max-order")
    await stage.press(ann, choice, "The desk’s")
    await told(stage, ann, "One order: $5,000")
    await stage.say(ann, "/buy btc 61")
    await done(stage, ann, "Bought", "61")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/limits max-day 1001", "at most 1000"),
        ("/limits max-day -5", "more than zero"),
        ("/limits max-everything 5", "max-positions"),
        ("/limits max-positions 2.5", "whole number"),
        ("/settings max-day lots", "cannot read"),
    ],
)
async def test_a_limit_that_cannot_be_says_what_can(stage: Stage, words: str, answer: str) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, words)
    assert "<" not in words_of(await told(stage, ann, answer)).replace("<code>", "")


async def test_the_breaker_trips_tells_the_admin_how_to_resume_and_lets_sales_through(
    stage: Stage,
) -> None:
    boss = await admin(stage)
    ann = await stage.newcomer()
    for amount in range(20, 26):
        await stage.say(ann, f"/buy btc {amount}")
        await done(stage, ann, "Bought", f"{amount}.")
    assert await stage.context.desk.risk.watch() is not None
    notice = await told(stage, boss, "Trading has stopped itself")
    assert "6 orders on paper in one minute, the limit is 5" in words_of(notice)
    assert "/resume" in words_of(notice)

    await stage.say(ann, "/buy btc 30")
    await told(
        stage, ann, "stopped itself for everyone: 6 orders on paper in one minute", "selling works"
    )
    await stage.say(ann, "/sell btc 50%")
    await done(stage, ann, "Sold")
    await stage.say(ann, "/resume")
    await told(stage, ann, "Only admins")
    await stage.say(boss, "/resume")
    await told(stage, boss, "Trading is on")
    assert await stage.context.desk.risk.watch() is None
    await stage.say(ann, "/buy btc 31")
    await done(stage, ann, "Bought", "31.")


async def test_an_admin_halts_purchases_or_everything(stage: Stage) -> None:
    boss = await admin(stage)
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 20")
    await done(stage, ann, "Bought")
    await stage.say(boss, "/halt the exchange moves")
    await told(stage, boss, "Trading is stopped since", "the exchange moves")
    await stage.say(ann, "/buy btc 21")
    await told(stage, ann, "the exchange moves", "selling works")
    await stage.say(ann, "/sell btc 50%")
    await done(stage, ann, "Sold")
    await stage.say(boss, "/halt all breach")
    await told(stage, boss, "Trading is stopped since", "breach")
    await stage.say(ann, "/sell btc 50%")
    refused = await told(stage, ann, "breach")
    assert "selling works" not in words_of(refused)


async def test_a_panic_cancels_freezes_and_ends_by_a_confirmation_after_the_wait(
    stage: Stage,
) -> None:
    stage.venue.rests = True
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 50 @ 59000")
    await done(stage, ann, "waiting in the book")
    await stage.say(ann, "/panic")
    await told(stage, ann, "Stopped.", "1 order is being cancelled", "/unfreeze")
    await cancels(stage)
    await told(stage, ann, "of BTC cancelled")
    orders = await stage.context.desk.orders.page(ann)
    assert [o.status for o in orders] == [Status.CANCELLED]
    await stage.say(ann, "/buy btc 20")
    await told(stage, ann, "You stopped your own trading")
    await stage.say(ann, "/unfreeze")
    assert re.search(r"In \d+ s|lets it go on", words_of(await told(stage, ann, "/unfreeze")))

    await asyncio.sleep(2.1)
    await stage.say(ann, "/unfreeze")
    sure = await told(stage, ann, "Do you want to trade again?")
    await stage.press(ann, sure, "Yes, trade again")
    await told(stage, ann, "You can trade again")
    stage.venue.rests = False
    await stage.say(ann, "/buy btc 20")
    await done(stage, ann, "Bought", QUOTE)


async def test_a_panic_of_the_operator_asks_once_and_stops_everyone(stage: Stage) -> None:
    stage.venue.rests = True
    boss = await admin(stage)
    ann = await stage.newcomer()
    await stage.say(ann, "/buy btc 50 @ 59000")
    await done(stage, ann, "waiting in the book")
    await stage.say(ann, "/panic all")
    await told(stage, ann, "Only admins")
    await stage.say(boss, "/panic all")
    asked = await told(stage, boss, "cancels every open order")
    await stage.press(boss, asked, "Stop everything")
    await told(stage, boss, "Trading is stopped since", "emergency stop")
    await stage.context.desk.panic.finish()
    await cancels(stage)
    await told(stage, ann, "of BTC cancelled")


async def test_limits_speak_russian(stage: Stage) -> None:
    boris = await stage.newcomer("Boris", "ru")
    await stage.say(boris, "/limits max-day 60")
    await told(stage, boris, "Куплено за 24 часа", "ваш; у деска $1\u00a0000")
    await stage.say(boris, "/buy btc 70")
    asked = await told(stage, boris, "Ваш лимит 60,00 USDT за 24 часа, а вышло бы 70,00")
    assert labels(asked) == ["Всё равно купить", "Отмена", "Изменить лимит"]
    await stage.say(boris, "/panic")
    await told(stage, boris, "Остановлено")
