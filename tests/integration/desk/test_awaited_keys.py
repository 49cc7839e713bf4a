"""The wait for keys on real tables: it lasts ten minutes, and is remembered for a day."""

from datetime import timedelta

from db.context import Context
from desk import clock
from desk.sealing import Opener
from desk.venues.service import REMEMBERED, WAIT, Awaited, Venues
from tests.factories import ANN, furnish

PAIR = "kX9dQzLm2WvRtY7bNc\nAq3sWd5rFt7gHy9jUk1lOp2zXc4vBn6mQw8e"
OVER = Awaited(venue="bybit", message_id=None, is_open=False)


async def asked(context: Context) -> Venues:
    """Let Ann be asked for her keys, by message 7."""
    await furnish(context)
    await context.desk.custody.publish_key(Opener({"k1": bytes(32)}).public_key)
    await context.desk.venues.ask(ANN.id, "bybit", message_id=7)
    return context.desk.venues


def later(by: timedelta) -> None:
    moment = clock.now() + by
    clock.set_clock(now=lambda: moment)


async def test_a_wait_that_lapsed_is_remembered_for_a_day(context: Context) -> None:
    venues = await asked(context)
    waiting = Awaited(venue="bybit", message_id=7)
    assert await venues.awaited([ANN.id]) == {ANN.id: waiting}
    later(WAIT)
    (lapsed,) = (await venues.awaited([ANN.id])).values()
    assert not lapsed.is_open
    await venues.prompted(ANN.id, 8)
    assert await venues.awaited([ANN.id]) == {ANN.id: lapsed}, "a late prompt revives nothing"
    later(REMEMBERED - WAIT)
    assert await venues.awaited([ANN.id]) == {}


async def test_a_prompt_moves_an_open_wait_and_makes_none(context: Context) -> None:
    venues = await asked(context)
    await venues.prompted(ANN.id, 8)
    assert (await venues.awaited([ANN.id]))[ANN.id] == Awaited(venue="bybit", message_id=8)
    later(REMEMBERED)
    await venues.prompted(ANN.id, 9)
    await venues.stop_asking(ANN.id)
    assert await venues.awaited([ANN.id]) == {}


async def test_a_wait_that_was_ended_is_remembered(context: Context) -> None:
    venues = await asked(context)
    await venues.stop_asking(ANN.id)
    assert await venues.awaited([ANN.id]) == {ANN.id: OVER}


async def test_keys_that_were_taken_may_be_sent_again_and_are_remembered(context: Context) -> None:
    venues = await asked(context)
    await venues.hand_in(ANN.id, "bybit", PAIR, handle="1")
    made = await venues.connect(ANN.id, "1", message_id=None)
    assert made.message_id == 7
    assert await venues.awaited([ANN.id]) == {ANN.id: OVER}


async def test_a_wait_written_before_waits_were_remembered_is_open(context: Context) -> None:
    venues = await asked(context)
    async with venues.open() as unit:
        kept = {"venue": "okx", "message_id": 5}
        await unit.keeps.put(f"await-keys:{ANN.id}", kept, until=clock.now() + WAIT)
        await unit.commit()
    assert await venues.awaited([ANN.id]) == {ANN.id: Awaited(venue="okx", message_id=5)}
