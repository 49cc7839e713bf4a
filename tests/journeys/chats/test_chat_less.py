"""Less like this: one tap under an alert, one to undo, and in groups only for admins."""

from datetime import timedelta

import pytest

from desk import clock
from desk.alerts.mutes import Kind
from tests.journeys.chats.stage import Stage
from tests.stage import words_of

LIKE = {
    "Mute BTC": "No alerts about BTC",
    "Mute wire": "No alerts from wire",
    "Mute listings": "No alerts of this kind: listings",
    "Only impact ≥ 90%": "Only alerts with impact ≥ 90 %",
    "Snooze 1 h": "No alerts until",
    "Snooze until tomorrow": "No alerts until",
}
TITLES = ("Aurelia adds 1,201 $BTC to its vault", "Zephyr mines 77,402 $BTC in March")


async def hears(stage: Stage, chat: int, title: str) -> bool:
    """Tell a headline, a cool-down later, and find out whether the chat hears of it."""
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(now=lambda: later)
    await stage.headline(title)
    await stage.until(stage.is_idle)
    return any(title in words_of(message) for message in await stage.messages(chat))


@pytest.mark.parametrize("label", LIKE)
async def test_one_tap_mutes_and_one_undoes(stage: Stage, label: str) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts all any 0%")
    await stage.heard(ann, "You will hear")
    assert await hears(stage, ann, TITLES[0])
    alert = await stage.heard(ann, TITLES[0])
    await stage.press(ann, alert, "Less like this")
    offer = await stage.heard(ann, "Less of what?")
    await stage.press(ann, offer, label)
    muted = await stage.heard(ann, LIKE[label])
    assert muted["message_id"] == offer["message_id"]
    assert not await hears(stage, ann, TITLES[1])

    said = await stage.say(ann, "/alerts")
    listed = await stage.heard(ann, "One thing is muted", after=said)
    await stage.press(ann, listed, "What is muted")
    await stage.heard(ann, f"1. {LIKE[label]}")
    await stage.press(ann, muted, "Undo")
    await stage.heard(ann, f"Undone: {LIKE[label]}")
    assert await stage.context.desk.less.of(ann) == []
    assert await hears(stage, ann, "Borealis sells 5,003 $BTC at auction")


async def test_a_source_that_is_capped_is_heard_three_times_a_day(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts all any 0%")
    await stage.heard(ann, "You will hear")
    assert await hears(stage, ann, TITLES[0])
    await stage.press(ann, await stage.heard(ann, TITLES[0]), "Less like this")
    await stage.press(ann, await stage.heard(ann, "Less of what?"), "wire ≤ 3 a day")
    await stage.heard(ann, "At most 3 alerts in 24 h from wire")
    more = ("Borealis lists $ETH options", "Cassini burns 40 million $SOL", "Delphine buys $BTC")
    assert [await hears(stage, ann, title) for title in more] == [True, True, False]
    tomorrow = clock.now() + timedelta(hours=25)
    clock.set_clock(now=lambda: tomorrow)
    assert await hears(stage, ann, "Ganymede halts $ETH withdrawals")


async def test_impact_raised_twice_is_undone_to_what_it_was(stage: Stage) -> None:
    ann = await stage.newcomer()
    await stage.say(ann, "/alerts all any 0%")
    await stage.heard(ann, "You will hear")
    less = stage.context.desk.less
    await stage.headline("Aurelia adds 1,201 $BTC to its vault", impact=0.2)
    await stage.press(ann, await stage.heard(ann, "Aurelia"), "Less like this")
    await stage.press(ann, await stage.heard(ann, "Less of what?"), "Only impact ≥ 30%")
    await stage.heard(ann, "impact ≥ 30 %")
    await stage.headline("Zephyr lists $ETH options", impact=0.55)
    await stage.press(ann, await stage.heard(ann, "Zephyr"), "Less like this")
    await stage.press(ann, await stage.heard(ann, "Less of what?"), "Only impact ≥ 60%")
    await stage.press(ann, await stage.heard(ann, "impact ≥ 60 %"), "Undo")
    await stage.heard(ann, "Undone")
    assert [(m.kind, float(m.amount or 0)) for m in await less.of(ann)] == [(Kind.IMPACT, 0.3)]


async def test_less_in_a_group_is_for_its_admins(stage: Stage) -> None:
    ann, bob = await stage.newcomer("Ann"), await stage.newcomer("Bob")
    floor = await stage.group(ann, bob)
    await stage.say(ann, "/alerts all any 0%", chat_id=floor)
    await stage.heard(floor, "You will hear")
    await stage.headline("Aurelia adds 1,201 $BTC to its vault")
    alert = await stage.heard(floor, "Aurelia")
    refused = await stage.press(bob, alert, "Less like this")
    assert "Only admins" in refused["text"]
    await stage.press(ann, alert, "Less like this")
    offer = await stage.heard(floor, "Less of what?")
    assert "Only admins" in (await stage.press(bob, offer, "Mute BTC"))["text"]
    assert await stage.context.desk.less.of(floor) == []
    await stage.press(ann, offer, "Mute BTC")
    await stage.heard(floor, "No alerts about BTC")
    assert await stage.context.desk.less.of(ann) == []
