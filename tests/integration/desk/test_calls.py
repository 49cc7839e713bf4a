"""Calls are made once a day, graded as time goes by, and seen by who was seen in the group."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from db import verify
from db.context import Context
from db.engine import connect
from db.store import KEEP_CALLS
from desk import clock
from desk.accounts.model import Chat, ChatKind
from desk.calls.model import HORIZONS, Direction, Span, Wanted
from desk.calls.service import Made
from desk.errors import NotFound, NotYours, Stale
from desk.settings import Settings
from tests.callers import FLOOR, have_called
from tests.factories import ANN, BOB, furnish, quote

GROUP, OTHER = -1001, -1002
BTC = Wanted("BTC/USDT", Direction.LONG)
SHORT = Wanted("BTC/USDT", Direction.SHORT)


def at(moment: datetime) -> None:
    clock.set_clock(now=lambda: moment)


async def priced(context: Context, mid: str) -> None:
    await context.desk.market.quotes.put([quote(bid=mid, ask=mid)])


async def group(context: Context, chat_id: int = GROUP, title: str = "Floor") -> None:
    await context.desk.accounts.meet(Chat(id=chat_id, kind=ChatKind.SUPERGROUP, title=title))


@pytest.fixture
async def begun(context: Context) -> datetime:
    """A group that tracks calls, and a price of 100 that nobody has called yet."""
    await furnish(context, "BTC", "ETH", "SOL", "LINK")
    now = clock.now()
    at(now)
    await group(context)
    await context.desk.calls.switch(GROUP, ANN.id, is_on=True)
    await priced(context, "100")
    return now


async def made(context: Context, wanted: Wanted = BTC, person: object = ANN) -> Made:
    found = await context.desk.calls.make(GROUP, person, wanted)  # type: ignore[arg-type]
    assert found is not None
    return found


async def test_a_coin_is_called_once_a_day_each_way_however_often_it_is_said(
    context: Context, begun: datetime
) -> None:
    taps = await asyncio.gather(*(made(context) for _ in range(4)))
    assert sorted(one.is_new for one in taps) == [False, False, False, True]
    assert {one.shown.call.price for one in taps} == {Decimal(100)}
    assert (await made(context, SHORT)).is_new
    assert (await made(context, person=BOB)).is_new
    await priced(context, "110")
    again = await made(context)
    assert (again.is_new, again.shown.gain) == (False, Decimal(10))
    at(begun + timedelta(hours=24, seconds=1))
    await priced(context, "120")
    assert (await made(context)).is_new
    assert len((await context.desk.calls.own(ANN.id, "Ann")).calls) == 3


async def test_nothing_is_written_where_calls_are_off_or_without_a_price_of_now(
    context: Context, begun: datetime, settings: Settings
) -> None:
    calls = context.desk.calls
    await group(context, OTHER)
    assert await calls.make(OTHER, ANN, BTC) is None, "nobody switched it on there"
    await calls.see(OTHER, ANN)
    assert await calls.make(GROUP, ANN, Wanted("NOPE/USDT", Direction.LONG)) is None
    at(begun + timedelta(seconds=settings.quote_age_s + 1))
    assert await calls.make(GROUP, ANN, BTC) is None, "the price is too old"
    await priced(context, "100")
    await calls.switch(GROUP, ANN.id, is_on=False)
    assert await calls.make(GROUP, ANN, BTC) is None
    assert await calls.groups(ANN.id) == []
    assert (await calls.own(ANN.id, "Ann")).calls == ()


async def test_a_call_is_withdrawn_by_its_author_within_five_minutes(
    context: Context, begun: datetime
) -> None:
    calls = context.desk.calls
    call = (await made(context)).shown.call
    with pytest.raises(NotYours):
        await calls.withdraw(BOB.id, call.id)
    at(begun + timedelta(minutes=5, seconds=1))
    with pytest.raises(Stale) as late:
        await calls.withdraw(ANN.id, call.id)
    assert late.value.values == {"what": "call", "age_s": 301, "limit_s": 300}
    at(begun + timedelta(minutes=5))
    assert await calls.withdraw(ANN.id, call.id) == call
    with pytest.raises(NotFound):
        await calls.withdraw(ANN.id, call.id)
    await priced(context, "101")
    assert (await made(context)).is_new, "what was withdrawn does not count"


async def test_calls_are_graded_at_each_horizon_once_and_their_best_price_is_watched(
    context: Context, begun: datetime
) -> None:
    calls = context.desk.calls
    await made(context)
    await made(context, SHORT, BOB)
    for minutes, mid in ((10, "130"), (20, "90"), (50, "105")):
        moment = begun + timedelta(minutes=minutes)
        at(moment)
        await context.store.save_prices(moment, {"BTC/USDT": Decimal(mid)})
        assert await calls.watch() == 2
        assert await calls.watch() == 0, "each price is looked at once"
    for number, horizon in enumerate(HORIZONS, start=1):
        due = begun + horizon
        await context.store.save_prices(due, {"BTC/USDT": Decimal(100 + number)})
        at(due - timedelta(seconds=1))
        assert await calls.grade_due() == 0
        at(due + timedelta(seconds=2))
        assert await calls.grade_due() == 2
        assert await calls.grade_due() == 0
    await context.store.save_prices(clock.now(), {"BTC/USDT": Decimal(900)})
    await calls.watch()
    (long,) = (await calls.own(ANN.id, "Ann")).calls
    (short,) = (await calls.own(BOB.id, "Bob")).calls
    assert [long.call.result(h) for h in HORIZONS] == [1, 2, 3]
    assert [short.call.result(h) for h in HORIZONS] == [-1, -2, -3]
    peaks = [long.call.peak, short.call.peak]
    assert peaks == [30, 10], "after seven days nothing counts"
    assert [long.call.is_hit(h) for h in HORIZONS] == [True] * 3


async def test_without_a_price_of_then_there_is_no_grade(context: Context, begun: datetime) -> None:
    await made(context)
    at(begun + timedelta(hours=3))
    await context.store.save_prices(clock.now(), {"BTC/USDT": Decimal(500)})
    assert await context.desk.calls.grade_due() == 0


async def test_only_who_was_seen_in_a_group_sees_it_until_they_or_the_bot_leave(
    context: Context, begun: datetime
) -> None:
    calls = context.desk.calls
    await made(context)
    assert [g.title for g in await calls.groups(ANN.id)] == ["Floor"]
    for look in (
        calls.standing(BOB.id, GROUP, Span.WEEK),
        calls.latest(BOB.id, GROUP),
        calls.record(BOB.id, GROUP),
        calls.standing(ANN.id, OTHER, Span.ALL),
    ):
        with pytest.raises(NotFound) as refused:
            await look
        assert refused.value.values["what"] == "group"
    await calls.see(GROUP, BOB)
    assert [row.name for row in (await calls.standing(BOB.id, GROUP, Span.WEEK)).rows] == ["Ann"]
    assert (await calls.record(BOB.id, GROUP, "@ANN")).row.calls == 1
    assert (await calls.record(BOB.id, GROUP, "ann")).row.calls == 1
    with pytest.raises(NotFound):
        await calls.record(BOB.id, GROUP, "@nobody")
    await calls.leave(GROUP, BOB.id)
    assert await calls.groups(BOB.id) == []
    await context.desk.accounts.leave(GROUP)
    assert await calls.groups(ANN.id) == []
    assert await calls.make(GROUP, ANN, SHORT) is None
    await group(context)  # the bot is added again: an admin has to decide anew
    assert await calls.make(GROUP, ANN, SHORT) is None
    (kept,) = (await calls.own(ANN.id, "Ann")).calls
    assert kept.group == "", "one's own record stays one's own"


async def test_calls_and_members_follow_a_group_that_becomes_a_supergroup(
    context: Context, begun: datetime
) -> None:
    calls = context.desk.calls
    await made(context)
    await context.desk.accounts.migrate(GROUP, OTHER)
    assert [g.chat_id for g in await calls.groups(ANN.id)] == [OTHER]
    assert [row.calls for row in (await calls.standing(ANN.id, OTHER, Span.ALL)).rows] == [1]
    again = await calls.make(OTHER, ANN, BTC)
    assert again is not None
    assert not again.is_new
    assert not await calls.is_on(GROUP)


async def test_calls_are_kept_for_a_year_and_break_no_promise(
    context: Context, begun: datetime, settings: Settings
) -> None:
    await have_called(context, {ANN.id: "Ann"})
    found = await context.desk.calls.standing(ANN.id, FLOOR, Span.ALL)
    assert {row.name for row in found.rows if row.is_ranked} >= {"Ann", "Mia", "Zoe"}
    engine = connect(settings.database_url, pool_size=1)
    assert [f for f in await verify.findings(engine) if not f.is_kept] == []
    await engine.dispose()
    at(clock.now() + KEEP_CALLS - timedelta(days=30))
    assert await context.store.sweep() == 0
    at(clock.now() + timedelta(days=31))
    assert await context.store.sweep() > 70
    assert await context.desk.calls.groups(ANN.id) == []
