"""A chat hears of a coin once per cool-down and of all coins no more often than its daily cap."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from db.context import Context
from desk import clock
from desk.accounts.model import Chat, ChatKind
from desk.alerts.service import MOST_OF_ONE, MOST_RULES
from desk.errors import Refused
from desk.news.model import Kind, RawHeadline
from desk.signals import muting
from desk.signals.model import Score, Tone
from tests.factories import ANN, BOB, furnish


async def judged(context: Context, title: str, *, source: str = "wire") -> Score:
    """Take a headline in and return its score."""
    raw = RawHeadline(
        source=source,
        guid=title,
        url="",
        title=title,
        summary="",
        published_at=clock.now(),
        kind=Kind.NEWS,
    )
    headline = await context.desk.news.take_in(raw)
    assert headline is not None
    return Score(
        headline_id=headline.id,
        sentiment=0.9,
        tone=Tone.BULLISH,
        confidence=0.9,
        impact=0.9,
        event="listing",
        manipulation=0.0,
        model="test",
        took_ms=1.0,
        scored_at=clock.now(),
    )


async def hear(context: Context, title: str) -> list[int]:
    """Take a headline in, score it, and return the chats that a delivery was claimed for."""
    score = await judged(context, title)
    return [d.chat_id for d in await context.desk.alerts.on_scored(score)]


async def test_a_coin_is_told_once_per_cool_down_and_what_came_meanwhile_at_its_end(
    context: Context,
) -> None:
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    assert await hear(context, "Borealis sells 77,402 $BTC at a loss") == []
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == [ANN.id]
    assert await context.desk.digests.gather() == 0
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(now=lambda: later)
    assert await context.desk.digests.gather() == 1, "what Borealis sold is not lost"
    assert await context.desk.digests.gather() == 0
    assert await hear(context, "Delphine mines 9,904 $BTC in a week") == [ANN.id]


async def test_what_is_told_counts_for_the_scores_of_the_same_transaction(context: Context) -> None:
    await furnish(context, "BTC", "ETH", "SOL")
    alerts = context.desk.alerts
    rule = await alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    async with alerts.open() as unit:
        await unit.alerts.save_rule(replace(rule, daily_cap=2))
        await unit.commit()
    first = await judged(context, "Aurelia adds 1,201 $BTC to its treasury")
    cooling = await judged(context, "Borealis sells 77,402 $BTC at a loss")
    second = await judged(context, "Cassini lists $ETH with 5,003 of depth")
    capped = await judged(context, "Delphine mines 9,904 $SOL in a week")
    claimed = await alerts.on_scored(first, cooling, first, second, capped)
    assert [d.headline_id for d in claimed] == [first.headline_id, second.headline_id]
    assert await alerts.on_scored(first, cooling, second, capped) == [], "each is kept once"
    assert await alerts.on_scored() == []
    later = clock.now() + timedelta(hours=25)
    clock.set_clock(now=lambda: later)
    assert await context.desk.digests.gather() == 1, "what was held back is not lost"


async def test_a_chat_at_its_daily_cap_hears_no_more_while_another_does(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    alerts = context.desk.alerts
    rule = await alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    async with alerts.open() as unit:
        await unit.alerts.save_rule(replace(rule, daily_cap=1))
        await unit.commit()
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    assert await hear(context, "Cassini lists $ETH with 5,003 of depth") == []
    tomorrow = clock.now() + timedelta(hours=25)
    clock.set_clock(now=lambda: tomorrow)
    assert await hear(context, "Delphine mines 9,904 $ETH in a week") == [ANN.id]


async def test_two_rules_of_a_chat_tell_it_of_a_headline_once(context: Context) -> None:
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    await context.desk.alerts.subscribe(ANN.id, ANN.id, coins=("BTC",), min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]


async def test_a_chart_is_told_when_its_chat_heard_of_the_market_and_how_that_leaned(
    context: Context,
) -> None:
    await furnish(context, "BTC", "ETH")
    alerts, since = context.desk.alerts, clock.now() - timedelta(hours=1)
    await alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    assert await hear(context, "Aurelia adds 1,201 $BTC to its treasury") == [ANN.id]
    assert await alerts.marks(ANN.id, "BTC/USDT", since) == [], "claimed is not told"
    async with alerts.open() as unit:
        (claimed,) = await unit.alerts.latest(ANN.id, symbol="BTC/USDT", limit=9)
    await alerts.delivered(claimed, message_id=7)
    (mark,) = await alerts.marks(ANN.id, "BTC/USDT", since)
    assert mark.tone is Tone.BULLISH
    assert since < mark.at <= clock.now()
    assert await alerts.marks(ANN.id, "ETH/USDT", since) == []
    assert await alerts.marks(ANN.id + 1, "BTC/USDT", since) == []
    assert await alerts.marks(ANN.id, "BTC/USDT", clock.now() + timedelta(hours=1)) == []


async def test_a_person_may_have_a_hundred_rules_in_all_chats(context: Context) -> None:
    await furnish(context)
    alerts, accounts = context.desk.alerts, context.desk.accounts
    groups = [-1001 - number for number in range(6)]
    for chat_id in groups:
        await accounts.meet(Chat(id=chat_id, kind=ChatKind.GROUP))
    impacts = [number / 1000 for number in range(MOST_OF_ONE)]
    for number, impact in enumerate(impacts[:-1]):
        chat_id = groups[number // MOST_RULES]
        await alerts.subscribe(chat_id, ANN.id, min_impact=impact)
    tried = await asyncio.gather(
        *(alerts.subscribe(chat_id, ANN.id) for chat_id in groups[-2:]), return_exceptions=True
    )
    (refused,) = (one for one in tried if isinstance(one, Refused))
    values = refused.values
    assert (values["what"], values["value"], values["limit"]) == ("rules-of-one", 100, 100)
    await alerts.subscribe(groups[-1], BOB.id, min_impact=0.5)
    await accounts.leave(groups[0])
    assert await alerts.subscribe(groups[-1], ANN.id, min_impact=0.6), "what no chat hears is free"


async def test_of_scores_that_come_together_those_of_a_muted_source_alone_reach_nobody(
    context: Context,
) -> None:
    await furnish(context, "BTC", "ETH")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    async with context.desk.alerts.open() as unit:
        await unit.keeps.put(muting.name("rumours"), {"source": "rumours"}, until=None)
        await unit.commit()
    quiet = await judged(context, "Aurelia adds 1,201 $BTC to its treasury", source="rumours")
    heard = await judged(context, "Cassini lists $ETH with 5,003 of depth")
    unknown = replace(heard, headline_id="0" * 32)
    claimed = await context.desk.alerts.on_scored(quiet, unknown, heard)
    assert [delivery.headline_id for delivery in claimed] == [heard.headline_id]
    async with context.desk.alerts.open() as unit:
        kept = await unit.signals.scores([quiet.headline_id, heard.headline_id])
    assert kept.keys() == {quiet.headline_id, heard.headline_id}, "it is judged all the same"
