"""What is held back comes once: at the end of quiet hours, at a chosen hour, through kills."""

import asyncio
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db import restored
from db.context import Context
from desk import clock
from desk.accounts.model import Preferences
from desk.alerts.digest import Reason, next_at
from desk.alerts.less import Lessened
from desk.alerts.model import DeliveryState
from desk.alerts.mutes import Wish
from desk.events import DigestMade
from desk.settings import Settings
from tests.factories import ANN, BOB, furnish
from tests.integration.desk.test_alerts import hear

NIGHT = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 4, 10, tzinfo=UTC)
QUIET = Preferences(quiet_from=time(23), quiet_to=time(7))
KILLED = """
import asyncio, os, signal, sys
from desk import failpoints
from desk.settings import Settings
from workers.context import open_desk

async def main():
    settings = Settings(database_url=sys.argv[1], redis_url=sys.argv[2])
    async with open_desk(settings, process="upkeep", pool_size=1) as context:
        failpoints.arm({"unit.committed": lambda: os.kill(os.getpid(), signal.SIGKILL)})
        await context.desk.digests.gather()

asyncio.run(main())
"""


def at(moment: datetime) -> None:
    clock.set_clock(now=lambda: moment)


async def made(context: Context) -> list[DigestMade]:
    told = await context.outbox.pending(100)
    return [one.event for one in told if isinstance(one.event, DigestMade)]


async def sleepy(context: Context) -> None:
    """Ann wants everything, but not at night."""
    await furnish(context, "BTC", "ETH")
    await context.desk.accounts.prefer(ANN.id, QUIET)
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)


async def test_quiet_hours_hold_back_and_their_end_tells_once(context: Context) -> None:
    at(NIGHT)
    await sleepy(context)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == []
    at(NIGHT + timedelta(minutes=1))
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    at(NIGHT + timedelta(hours=7, minutes=29))
    assert await context.desk.digests.gather() == 0
    at(NIGHT + timedelta(hours=7, minutes=30))
    assert await context.desk.digests.gather() == 1
    assert await context.desk.digests.gather() == 0
    assert await hear(context, "Delphine mines 9,904 $BTC in a week") == [ANN.id]
    (event,) = await made(context)
    compiled = await context.desk.digests.take(event.digest_id)
    assert compiled is not None
    assert [i.headline.title.split()[0] for i in compiled.items] == ["Aurelia", "Cassini"]
    assert {item.held.reason for item in compiled.items} == {Reason.QUIET}
    assert {item.held.because for item in compiled.items} == {"all"}
    assert await context.desk.digests.take(event.digest_id) is None


async def test_a_chosen_hour_gathers_everything_of_the_day(context: Context) -> None:
    at(NIGHT)
    await sleepy(context)
    await context.desk.digests.schedule(ANN.id, time(9), zone="Europe/Berlin")
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    at(datetime(2026, 3, 5, 7, 59, tzinfo=UTC))
    assert await context.desk.digests.gather() == 0
    at(datetime(2026, 3, 5, 8, 0, tzinfo=UTC))
    assert await context.desk.digests.gather() == 1


async def snoozed_and_undone(context: Context) -> None:
    """Snooze for an hour, hear of something, and undo it a minute later."""
    at(NIGHT)
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    (told,) = await context.desk.news.latest(limit=1)
    snooze = await context.desk.less.lessen(ANN.id, ANN.id, told.id, Wish.HOUR, zone="UTC")
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    at(NIGHT + timedelta(minutes=1))
    assert await context.desk.digests.gather() == 0
    await context.desk.less.lift(ANN.id, snooze.mute.id)


async def test_a_snooze_that_is_undone_tells_at_once_what_it_held_back(context: Context) -> None:
    await snoozed_and_undone(context)
    assert await context.desk.digests.gather() == 1
    (event,) = await made(context)
    compiled = await context.desk.digests.take(event.digest_id)
    assert compiled is not None
    assert [i.headline.title.split()[0] for i in compiled.items] == ["Cassini"]


async def test_an_undone_snooze_leaves_the_hour_that_the_chat_has_chosen(context: Context) -> None:
    await context.desk.digests.schedule(ANN.id, time(9), zone="UTC")
    await snoozed_and_undone(context)
    assert await context.desk.digests.gather() == 0
    at(datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    assert await context.desk.digests.gather() == 1


async def test_what_is_due_in_quiet_hours_comes_when_they_end(context: Context) -> None:
    at(NIGHT - timedelta(minutes=33))
    await sleepy(context)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    at(NIGHT - timedelta(minutes=32))
    assert await hear(context, "Borealis sells 77,402 $BTC at a loss") == []
    at(NIGHT)
    assert await context.desk.digests.gather() == 0
    at(NIGHT + timedelta(hours=7, minutes=30))
    assert await context.desk.digests.gather() == 1


async def test_what_falls_due_in_quiet_hours_chosen_later_waits_for_their_end(
    context: Context,
) -> None:
    at(NIGHT)
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    assert await hear(context, "Borealis sells 77,402 $BTC at a loss") == []
    await context.desk.accounts.prefer(ANN.id, QUIET)
    at(NIGHT + timedelta(minutes=6))
    assert await context.desk.digests.gather() == 0
    at(NIGHT + timedelta(hours=7, minutes=30))
    assert await context.desk.digests.gather() == 1


async def snoozed(context: Context, wish: Wish) -> Lessened:
    """Hear of something, hold the next one back for a cool-down, and snooze."""
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    (told,) = await context.desk.news.latest(limit=1)
    assert await hear(context, "Borealis sells 77,402 $BTC at a loss") == []
    return await context.desk.less.lessen(ANN.id, ANN.id, told.id, wish, zone="UTC")


async def test_what_was_cooling_down_as_the_chat_was_snoozed_comes_when_that_ends(
    context: Context,
) -> None:
    at(MORNING)
    await snoozed(context, Wish.HOUR)
    at(MORNING + timedelta(minutes=59))
    assert await context.desk.digests.gather() == 0
    at(MORNING + timedelta(minutes=60))
    assert await context.desk.digests.gather() == 1


async def test_a_digest_hour_within_a_snooze_is_passed_over(context: Context) -> None:
    at(MORNING)
    await context.desk.digests.schedule(ANN.id, time(18), zone="UTC")
    await snoozed(context, Wish.TOMORROW)
    at(MORNING + timedelta(hours=1))
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    at(MORNING + timedelta(hours=9))
    assert await context.desk.digests.gather() == 0
    at(MORNING + timedelta(hours=22))
    assert await context.desk.digests.gather() == 1, "what was only cooling down"
    at(MORNING + timedelta(hours=31, minutes=59))
    assert await context.desk.digests.gather() == 0
    at(MORNING + timedelta(hours=32))
    assert await context.desk.digests.gather() == 1


async def test_a_snooze_that_is_undone_gives_the_digest_hour_of_the_same_day_back(
    context: Context,
) -> None:
    at(MORNING)
    await context.desk.digests.schedule(ANN.id, time(18), zone="UTC")
    snooze = await snoozed(context, Wish.TOMORROW)
    at(MORNING + timedelta(hours=1))
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    await context.desk.less.lift(ANN.id, snooze.mute.id)
    assert await context.desk.digests.gather() == 1, "what was only cooling down"
    at(MORNING + timedelta(hours=8))
    assert await context.desk.digests.gather() == 1


async def test_a_chat_that_sleeps_keeps_no_other_waiting(context: Context) -> None:
    at(NIGHT)
    await sleepy(context)
    await context.desk.accounts.enter(BOB)
    await context.desk.alerts.subscribe(BOB.id, BOB.id, min_impact=0.0)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    await hear(context, "Borealis sells 77,402 $BTC at a loss")
    async with context.desk.alerts.open() as unit:
        (held,) = [h for h in (await unit.digests.held("")) if h.chat_id == ANN.id][:1]
        await unit.digests.hold(replace(held, headline_id="early", due_at=NIGHT))
        await unit.commit()
    at(NIGHT + timedelta(minutes=6))
    assert await context.desk.digests.gather() == 1
    (event,) = await made(context)
    assert event.chat_id == BOB.id


async def test_two_that_gather_at_once_make_one_digest(context: Context) -> None:
    at(NIGHT)
    await sleepy(context)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    at(NIGHT + timedelta(hours=8))
    found = await asyncio.gather(*(context.desk.digests.gather() for _ in range(4)))
    assert sum(found) == 1
    (event,) = await made(context)
    taken = await asyncio.gather(*(context.desk.digests.take(event.digest_id) for _ in range(4)))
    assert sum(compiled is not None for compiled in taken) == 1


async def test_a_worker_killed_as_it_commits_has_made_the_digest_exactly_once(
    context: Context, settings: Settings
) -> None:
    past = datetime.now(UTC) - timedelta(days=2)
    at(past.replace(hour=23, minute=30))
    await sleepy(context)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    urls = settings.database_url, settings.redis_url
    ended = []
    for _ in range(2):
        worker = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, *urls)
        async with asyncio.timeout(60):
            ended.append(await worker.wait())
    assert ended == [-signal.SIGKILL, 0]
    assert len(await made(context)) == 1


async def test_what_another_rule_of_the_chat_tells_is_in_no_digest(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    alerts = context.desk.alerts
    first = await alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    async with alerts.open() as unit:
        await unit.alerts.save_rule(replace(first, daily_cap=0))
        await unit.commit()
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == []
    await alerts.subscribe(ANN.id, ANN.id, coins=("ETH",), min_impact=0.0)
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == [ANN.id]
    later = clock.now() + timedelta(days=2)
    at(later)
    assert await context.desk.digests.gather() == 1
    (event,) = await made(context)
    compiled = await context.desk.digests.take(event.digest_id)
    assert compiled is not None
    assert [item.headline.title.split()[0] for item in compiled.items] == ["Aurelia"]
    await context.desk.digests.delivered(compiled.digest, message_id=None)
    async with context.desk.digests.open() as unit:
        kept = await unit.digests.get(event.digest_id)
    assert kept is not None
    assert kept.state is DeliveryState.FAILED


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - made aware below
    st.times(),
    st.sampled_from(("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York")),
)
def test_the_next_time_is_ahead_and_within_a_day_and_an_hour(
    now: datetime, hour: time, zone: str
) -> None:
    moment = now.replace(tzinfo=UTC)
    ahead = next_at(moment, hour, zone).astimezone(UTC) - moment
    assert timedelta(0) <= ahead <= timedelta(hours=25)


async def test_after_a_restore_nothing_that_may_have_been_told_is_told_again(
    context: Context, settings: Settings
) -> None:
    at(NIGHT)
    await sleepy(context)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    at(NIGHT + timedelta(hours=8))
    assert await context.desk.digests.gather() == 1
    (event,) = await made(context)
    at(NIGHT + timedelta(days=1))
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    await restored.settle(settings.database_url)
    assert await context.desk.digests.take(event.digest_id) is None
    at(NIGHT + timedelta(days=2))
    assert await context.desk.digests.gather() == 0


async def test_what_was_gathered_is_forgotten_after_a_week_and_what_waits_is_kept(
    context: Context,
) -> None:
    at(NIGHT)
    await sleepy(context)
    await hear(context, "Aurelia adds 1,201 $BTC to its treasury")
    at(NIGHT + timedelta(days=8, hours=8))
    assert await context.store.sweep() == 0
    assert await context.desk.digests.gather() == 1
    assert await context.store.sweep() == 1
