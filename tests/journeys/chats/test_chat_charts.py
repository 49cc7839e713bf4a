"""A chart that has a name says how often that name came true on this desk."""

from datetime import timedelta
from decimal import Decimal

from db import redis as redises
from db.gauges import RedisDials
from desk import clock
from desk.gauges.sightings import Sighting
from desk.market.model import Timeframe
from tests.journeys.chats.stage import Stage

NAME = "double top"


async def named(stage: Stage) -> None:
    """The models have given BTC's chart a name."""
    look = {"name": NAME, "confidence": "0.9", "windows": 229, "mean_bp": "8", "error_bp": "30"}
    redis = redises.connect(stage.context.desk.settings.redis_url)
    await RedisDials(redis).keep("look:BTC/USDT:15m", look)
    await redis.aclose()


async def judged(stage: Stage, count: int, hits: int) -> None:
    """So many charts of that name were judged before, so many went down."""
    async with stage.context.desk.market.open() as unit:
        for number in range(count):
            at = clock.now() - timedelta(days=3 * (count - number))
            price, after = Decimal(100), Decimal(99 if number < hits else 101)
            seen = Sighting(symbol="ETH/USDT", frame=Timeframe.H1, name=NAME, at=at, price=price)
            assert await unit.sightings.add(seen)
            assert await unit.sightings.grade(seen, after, clock.now())
        await unit.commit()


async def test_a_pattern_has_no_rate_before_twenty_of_them_and_then_one_with_its_interval(
    stage: Stage,
) -> None:
    ann = await stage.newcomer()
    await stage.candles("BTC")
    await named(stage)
    said = await stage.say(ann, "/chart btc 15m")
    await stage.heard(ann, "On this desk 0 have run their 48 candles so far", after=said)
    await judged(stage, 40, 18)
    said = await stage.say(ann, "/chart btc 15m")
    told = "On this desk that came true 18 of 40 times within 48 candles: 45 %, 95 % between 31 and"
    await stage.heard(ann, told, after=said)
