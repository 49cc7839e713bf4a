"""What is over in a moment is told once, as it ended."""

import asyncio

from bot.outbox import Moments
from db.outbox import Told
from desk.events import OperatorAlarmed, OrderChanged


def changed(number: int, status: str, order_id: str = "a") -> Told:
    return Told(number, OrderChanged(account_id=7, order_id=order_id, status=status))


async def test_an_order_that_is_filled_in_a_moment_is_told_as_filled_alone() -> None:
    moments = Moments(moment_s=30)
    placed, filled = changed(1, "accepted"), changed(2, "filled")
    moments.came(placed)
    waiting = asyncio.ensure_future(moments.is_overtaken(placed))
    await asyncio.sleep(0)
    assert not waiting.done()
    moments.came(filled)
    assert await asyncio.wait_for(waiting, 5)
    assert not await moments.is_overtaken(filled)


async def test_an_order_that_takes_longer_is_told_as_it_is() -> None:
    moments = Moments(moment_s=0.01)
    moments.came(placed := changed(1, "accepted"))
    moments.came(other := changed(2, "accepted", "b"))
    assert not await moments.is_overtaken(placed)
    assert not await moments.is_overtaken(other)


async def test_what_is_told_again_after_a_failure_is_told_though_a_newer_event_was() -> None:
    moments = Moments(moment_s=0.01)
    for told in (changed(2, "open"), changed(1, "accepted")):
        moments.came(told)
        assert not await moments.is_overtaken(told)


async def test_of_many_events_that_wait_the_newest_is_told() -> None:
    moments = Moments(moment_s=30)
    events = [changed(1, "accepted"), changed(2, "open"), changed(3, "partial")]
    for told in events:
        moments.came(told)
    assert [await moments.is_overtaken(told) for told in events] == [True, True, False]


async def test_other_events_never_wait() -> None:
    moments = Moments(moment_s=30)
    alarmed = Told(1, OperatorAlarmed(subject="x", detail="y"))
    moments.came(alarmed)
    assert not await asyncio.wait_for(moments.is_overtaken(alarmed), 5)
