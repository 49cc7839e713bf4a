"""Outcomes at every horizon by the prices of then; partitions made ahead and dropped in time."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from db.bus import Entry
from db.context import Context
from db.redis import HEADLINES, SCORES, connect
from desk import clock
from desk.settings import Settings
from desk.signals.model import HORIZONS
from tests.factories import ANN, furnish
from tests.integration.workers.test_scrape import score, told
from workers.jobs.alerts import on_scored
from workers.upkeep import tidy

BEGAN = datetime(2026, 3, 10, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(moment: datetime) -> None:
    clock.set_clock(now=lambda: moment)


async def alerted(context: Context) -> str:
    """Raise one bullish alert about BTC at `BEGAN` and return its headline."""
    at(BEGAN)
    await furnish(context, "BTC")
    await context.desk.alerts.subscribe(ANN.id, ANN.id, min_impact=0.0)
    headline = await told(context, "Aurelia adds 1,201 $BTC to its treasury")
    await on_scored(context.desk, score(headline.id))
    return headline.id


async def price(context: Context, moment: datetime, mid: str) -> None:
    await context.store.save_prices(moment, {"BTC/USDT": Decimal(mid)})


async def graded(context: Context, headline_id: str) -> dict[int, Decimal]:
    found = await context.desk.signals.outcomes(headline_id)
    return {int(o.horizon.total_seconds()): o.move_bp for o in found}


async def test_an_alert_is_graded_after_1_5_30_minutes_an_hour_and_a_day(context: Context) -> None:
    headline = await alerted(context)
    await price(context, BEGAN - timedelta(seconds=2), "60000")
    told_of: dict[int, Decimal] = {}
    for number, horizon in enumerate(HORIZONS, start=1):
        due = BEGAN + horizon
        await price(context, due - timedelta(seconds=1), str(60000 + 60 * number))
        await price(context, due + timedelta(seconds=1), "1")  # of later, and so of no matter
        at(due - timedelta(milliseconds=1))
        assert await context.desk.signals.grade_due() == 0
        at(due + timedelta(seconds=3))
        assert await context.desk.signals.grade_due() == 1
        assert await context.desk.signals.grade_due() == 0, "each outcome is measured once"
        told_of[int(horizon.total_seconds())] = Decimal(10 * number)
        assert await graded(context, headline) == told_of
    assert list(told_of) == [60, 300, 1800, 3600, 86400]

    card = await context.desk.signals.scorecard(BEGAN)
    assert [(row.key, row.calls, row.hits) for row in card] == [("wire", 1, 1)] * 5


async def test_a_price_from_before_an_outage_is_no_outcome(context: Context) -> None:
    headline = await alerted(context)
    await price(context, BEGAN, "60000")
    at(BEGAN + MINUTE + timedelta(seconds=1))
    assert await context.desk.signals.grade_due() == 0, "nobody knows what the price was then"
    at(BEGAN + 5 * MINUTE)
    await price(context, BEGAN + 5 * MINUTE, "60300")
    assert await context.desk.signals.grade_due() == 1
    assert await graded(context, headline) == {300: Decimal(50)}


async def test_headlines_that_were_lost_on_the_way_are_handed_on_again_and_late_ones_are_not(
    context: Context, settings: Settings
) -> None:
    bus, news = context.bus, context.desk.news
    await furnish(context, "BTC", "ETH")
    titles = ("Aurelia adds 1,201 $BTC to its treasury", "Borealis fails 77,402 $ETH deposits")
    ids = {(await told(context, title)).id for title in titles}
    at(clock.now() + timedelta(seconds=10))
    assert await news.resend() == 0, "nobody has read them yet"

    async def taken() -> list[Entry]:
        return await bus.consume(HEADLINES, group="ml", consumer="test", block_ms=50)

    entries = await taken()
    assert {entry.body["id"] for entry in entries} == ids
    assert await news.resend() == 0, "the models are at work on them"
    await bus.ack(HEADLINES, "ml", *[entry.id for entry in entries])
    await bus.publish(SCORES, score(entries[0].body["id"]))
    assert await news.resend() == 0, "a score is under way"

    redis = connect(settings.redis_url)
    await redis.flushall()  # headlines and scores are gone; PostgreSQL knows them still
    await redis.aclose()
    assert await news.resend() == 2
    assert await news.resend() == 0, "once is enough"
    assert {entry.body["id"] for entry in await taken()} == set()  # the group begins anew
    assert {entry.body["id"] for entry in await taken()} == ids

    at(clock.now() + timedelta(minutes=16))
    await bus.ack(HEADLINES, "ml", *[entry.id for entry in await taken()])
    assert await news.resend() == 0, "what nobody judged in a quarter of an hour is history"


async def test_tidying_makes_partitions_ahead_and_sweeps(context: Context) -> None:
    await tidy(context)
    assert await context.store.keep_up_partitions() == (0, 0), "nothing is left to make"
    assert await context.store.sweep() == 0
