"""Alerts of the market itself: asked for by words and by buttons, told with what was measured."""

from decimal import Decimal

import pytest

from desk import clock
from desk.market.measured import Gauge, Measured, Reading, Span
from desk.news.measured import score_of
from tests.journeys.chats.stage import Stage, labels
from tests.stage import words_of
from workers.jobs.alerts import on_scored

UP = Reading(Decimal("5.42"), Decimal("4.21"))


async def happens(
    stage: Stage,
    gauge: Gauge,
    reading: Reading,
    *,
    coin: str = "BTC",
    direction: int = 1,
) -> None:
    """The market worker has seen an event, and its score comes off the bus twice."""
    event = Measured(
        gauge=gauge,
        coin=coin,
        reading=reading,
        direction=direction,
        at=clock.now(),
        span=Span.H1 if gauge is Gauge.MOVE else None,
    )
    headline = await stage.context.desk.news.report(event)
    assert headline is not None
    assert await stage.context.desk.news.report(event) is None
    for _ in range(2):
        await on_scored(stage.context.desk, score_of(headline.id, event))


async def test_an_alert_of_a_move_says_what_was_measured_and_which_limit_it_passed(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts add btc and move > 5% 1h")
    await stage.heard(ann, "You will hear of BTC and move > 5% 1h")
    await happens(stage, Gauge.MOVE, UP)
    said = words_of(alert := await stage.heard(ann, "BTC is up 5.4 % in 1 h"))
    assert "4.2× the usual for this coin" in said
    assert "Why: BTC and move > 5% 1h · moved +5.4 % in 1 h, your limit 5 %" in said
    assert "Seen by the desk" in said
    assert "impact" not in said
    assert labels(alert)[0] == "Buy BTC $25"
    assert "Less like this" in labels(alert)
    assert len([m for m in await stage.messages(ann) if "BTC is up" in words_of(m)]) == 1


@pytest.mark.parametrize(
    ("words", "gauge", "reading", "direction", "told"),
    [
        ("volume > 5x", Gauge.VOLUME, Reading(Decimal(9), Decimal("6.24")), 0,
         ("Объём BTC: 6,2× обычного", "объём 6,2× обычного, ваш предел 5× обычного")),
        ("whale > 1m", Gauge.WHALE, Reading(Decimal(1_250_000)), -1,
         ("Кит продаёт BTC на 1\u00a0250\u00a0000 $", "ваш предел 1\u00a0000\u00a0000 $")),
        ("funding > 0.1%", Gauge.FUNDING, Reading(Decimal("0.15")), -1,
         ("Фандинг BTC: 0,15 %, шорты платят лонгам", "фандинг −0,15 %, ваш предел 0,1 %")),
        ("funding flip", Gauge.FLIP, Reading(Decimal("0.012")), -1,
         ("Фандинг BTC сменил знак: −0,012 %, теперь шорты платят лонгам",
          "фандинг сменил знак: −0,012 %, ваш предел 0,005 %")),
        ("liquidation > 500k", Gauge.LIQUIDATION, Reading(Decimal(600_000)), -1,
         ("Ликвидирован лонг BTC на 600\u00a0000 $", "ваш предел 500\u00a0000 $")),
    ],
)  # fmt: skip
async def test_each_kind_of_event_is_told_in_the_language_of_the_chat(
    stage: Stage,
    words: str,
    gauge: Gauge,
    reading: Reading,
    direction: int,
    told: tuple[str, str],
) -> None:
    bob = await stage.newcomer("Bob", "ru")
    await stage.say(bob, f"/alerts add {words}")
    await stage.heard(bob, "по правилу")
    await happens(stage, gauge, reading, direction=direction)
    said = words_of(await stage.heard(bob, told[0]))
    assert told[1] in said


async def test_a_rule_about_the_market_is_made_by_buttons(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts")
    await stage.heard(ann, "No alerts in this chat")
    for label in ("Add an alert", "BTC", "The market itself", "Whale", "≥ $1M"):
        await stage.press(ann, (await stage.messages(ann))[-1], label)
    await stage.heard(ann, "You will hear of BTC and whale > 1000000")
    await stage.say(ann, "/alerts")
    listed = await stage.heard(ann, "Alerts of this chat")
    await stage.press(ann, listed, "Add an alert")
    for label in ("All coins", "The market itself", "Price move", "≥ 5 % · 1 h"):
        await stage.press(ann, (await stage.messages(ann))[-1], label)
    await stage.heard(ann, "You will hear of move > 5% 1h")
    await stage.say(ann, "/alerts")
    await stage.press(ann, await stage.heard(ann, "Alerts of this chat"), "Add an alert")
    for label in ("BTC", "The market itself", "Funding flip", "≥ 0.01 %"):
        await stage.press(ann, (await stage.messages(ann))[-1], label)
    await stage.heard(ann, "You will hear of BTC and funding-flip > 0.01%")


async def test_less_like_this_and_the_wire_name_an_event_of_the_market(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts add move > 5% 1h")
    await stage.heard(ann, "You will hear")
    await happens(stage, Gauge.MOVE, UP, direction=-1)
    alert = await stage.heard(ann, "BTC is down 5.4 %")
    await stage.press(ann, alert, "Less like this")
    offer = await stage.heard(ann, "Less of what?")
    assert "Mute price moves" in labels(offer)
    await stage.press(ann, offer, "Mute price moves")
    muted = await stage.heard(ann, "price moves")
    await happens(stage, Gauge.MOVE, UP, coin="ETH")
    await stage.quiet(ann, after=muted["message_id"])
    await stage.say(ann, "/news")
    wire = words_of(await stage.heard(ann, "ETH is up 5.4 % in 1 h"))
    assert "BTC is down 5.4 % in 1 h" in wire


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("btc move > 5", "behind “move” comes how far"),
        ("btc move < 5%", "write “>”, not “<”"),
        ("whale > 100", "“whale 100” would be passed all the time; the least is 10000"),
        ("volume > 5%", "a multiple of the usual volume"),
    ],
)
async def test_a_limit_that_cannot_be_is_refused_with_an_example_that_works(
    stage: Stage, words: str, answer: str
) -> None:
    ann = await stage.newcomer()
    said = await stage.say(ann, f"/alerts add {words}")
    refusal = words_of(await stage.heard(ann, answer, after=said))
    example = refusal.partition("For example: ")[2].splitlines()[0]
    await stage.say(ann, example)
    await stage.heard(ann, "You will hear")
