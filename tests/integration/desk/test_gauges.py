"""Prices out of the tables through Redis to the shipped models, and back to who asks."""

import asyncio
import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from redis.asyncio import Redis

from db import redis as redises
from db.context import Context
from db.gauges import RedisDials
from db.store import KEEP_SIGHTINGS
from desk import clock
from desk.gauges.service import HOURS
from desk.market.model import Candle, Timeframe
from desk.portfolio.pnl import Holding
from desk.portfolio.service import Position, Summary
from ml.gauging import Gauging, Models
from tests.factories import ANN, furnish

SYMBOL = "BTC/USDT"
NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


@pytest.fixture
async def desk(context: Context) -> Context:
    await furnish(context, "BTC")
    clock.set_clock(now=lambda: NOW)
    return context


def candle(at: datetime, number: int) -> Candle:
    """One of a series that goes up and down by a percent or so."""
    close = Decimal(60_000) + Decimal(round(600 * math.sin(number * 1.7)))
    return Candle(at, close, close + 50, close - 50, close, Decimal(10 + number % 7))


async def remember(context: Context, frame: Timeframe, count: int) -> None:
    """Store candles up to the one that goes on now."""
    length = frame.length
    newest = datetime.fromtimestamp(
        NOW.timestamp() // length.total_seconds() * length.total_seconds(), UTC
    )
    found = [candle(newest - length * n, n) for n in range(count)]
    async with context.desk.market.open() as unit:
        await unit.market.save_candles(SYMBOL, frame, found)
        await unit.commit()


def holding(quantity: str = "0.1") -> Summary:
    position = Position(
        symbol=SYMBOL,
        base="BTC",
        free=Decimal(quantity),
        reserved=Decimal(0),
        holding=Holding(),
        price=Decimal(60_000),
    )
    return Summary(
        cash=Decimal(4_000),
        reserved=Decimal(0),
        positions=(position,) if Decimal(quantity) else (),
        realised=Decimal(0),
        fees=Decimal(0),
        deposited=Decimal(10_000),
        day_change=Decimal(0),
    )


async def reading(redis: Redis) -> Gauging:
    """The models' process, with its heart beating."""
    await redis.set(f"{redises.ALIVE}ml", b"1", ex=60)
    return Gauging(RedisDials(redis), await asyncio.to_thread(Models.load))


async def test_only_what_has_closed_is_laid_out_and_only_once(desk: Context, redis: Redis) -> None:
    await remember(desk, Timeframe.H1, 300)
    await desk.desk.gauges.feed([SYMBOL])
    dials = RedisDials(redis)
    stamp, rows = (await dials.fed("hours", {}))[SYMBOL]
    assert len(rows) == 299
    assert rows[-1][0] == int((NOW - timedelta(hours=1, minutes=30)).timestamp())
    assert await dials.fed("hours", {SYMBOL: stamp}) == {}
    assert await dials.fed("closes-5m", {}) == {}  # no such candles yet

    await redis.delete(f"{redises.GAUGED}hours")
    await desk.desk.gauges.feed([SYMBOL])
    assert not await redis.exists(f"{redises.GAUGED}hours")


async def named(redis: Redis, name: str, frame: str = "15m") -> None:
    """Have the models give a chart a name."""
    look = {"name": name, "confidence": "0.9", "windows": 229, "mean_bp": "8", "error_bp": "30"}
    await RedisDials(redis).keep(f"look:{SYMBOL}:{frame}", look)


async def costs(context: Context, price: str, at: datetime) -> None:
    """Let the market be at a price from a moment on."""
    clock.set_clock(now=lambda: at)
    await context.store.save_prices(at, {SYMBOL: Decimal(price)})


async def tallied(context: Context, name: str) -> tuple[int, int, int]:
    async with context.desk.market.open(reads=True) as unit:
        tally = await unit.sightings.tally(name)
    return tally.n, tally.hits, tally.moved


async def test_a_named_chart_is_written_down_once_and_judged_when_its_horizon_has_passed(
    desk: Context, redis: Redis
) -> None:
    gauges, due = desk.desk.gauges, NOW + timedelta(hours=12)
    await named(redis, "double top")
    assert await gauges.note([SYMBOL]) == 0, "nobody knows a price"
    await costs(desk, "60000", NOW)
    assert await gauges.note([SYMBOL]) == 1
    await costs(desk, "60100", NOW + timedelta(hours=11))
    assert await gauges.note([SYMBOL]) == 0, "it is the same one still"
    assert await gauges.grade_due() == 0
    await costs(desk, "59900", due)
    assert await gauges.grade_due() == 1
    assert await gauges.grade_due() == 0
    assert await tallied(desk, "double top") == (1, 1, 1)
    assert await gauges.note([SYMBOL]) == 1, "another one"


async def test_named_charts_count_for_a_year(desk: Context, redis: Redis) -> None:
    await named(redis, "double top")
    await costs(desk, "60000", NOW)
    assert await desk.desk.gauges.note([SYMBOL]) == 1
    await costs(desk, "59900", NOW + timedelta(hours=12))
    assert await desk.desk.gauges.grade_due() == 1
    clock.set_clock(now=lambda: NOW + KEEP_SIGHTINGS)
    assert await desk.store.sweep() == 0
    assert await tallied(desk, "double top") == (1, 1, 1)
    clock.set_clock(now=lambda: NOW + KEEP_SIGHTINGS + timedelta(seconds=1))
    assert await desk.store.sweep() == 1
    assert await tallied(desk, "double top") == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "after", "hits", "moved"),
    [
        ("double top", "60030", 0, 0),  # five basis points are none
        ("double top", "60031", 0, 1),
        ("double top", "59970", 0, 0),
        ("double top", "59969", 1, 1),
        ("bull flag", "60031", 1, 1),
    ],
)
async def test_a_chart_comes_true_by_more_than_five_basis_points_its_way(
    desk: Context, redis: Redis, name: str, after: str, hits: int, moved: int
) -> None:
    await named(redis, name)
    await costs(desk, "60000", NOW)
    await desk.desk.gauges.note([SYMBOL])
    await costs(desk, after, NOW + timedelta(hours=12))
    await desk.desk.gauges.grade_due()
    assert await tallied(desk, name) == (1, hits, moved)


async def test_a_chart_that_was_due_while_the_desk_was_off_is_given_up(
    desk: Context, redis: Redis
) -> None:
    await named(redis, "double top")
    await costs(desk, "60000", NOW)
    await desk.desk.gauges.note([SYMBOL])
    await costs(desk, "50000", NOW + timedelta(hours=12, minutes=30))
    assert await desk.desk.gauges.grade_due() == 0, "that is not the price of then"
    await costs(desk, "50000", NOW + timedelta(hours=14))
    assert await desk.desk.gauges.grade_due() == 0
    assert await tallied(desk, "double top") == (0, 0, 0)


async def test_a_name_that_points_nowhere_is_not_counted(desk: Context, redis: Redis) -> None:
    await named(redis, "symmetric triangle")
    await named(redis, "", "1h")
    await costs(desk, "60000", NOW)
    gauges = desk.desk.gauges
    assert await gauges.note([SYMBOL]) == 0
    look = await gauges.look(SYMBOL, Timeframe.M15)
    assert look is not None
    assert await gauges.tally(look) is None
    assert await gauges.tally(None) is None


async def test_losses_and_the_next_hour_come_back_in_the_persons_money(
    desk: Context, redis: Redis
) -> None:
    await remember(desk, Timeframe.H1, HOURS)
    await desk.desk.gauges.feed([SYMBOL])
    gauging = await reading(redis)
    await gauging.round()
    band = await desk.desk.gauges.band(SYMBOL)
    assert band is not None
    assert 0 < band.half < band.most

    answering = asyncio.ensure_future(gauging.answer())
    found = await desk.desk.gauges.losses(ANN.id, holding())
    await answering
    assert found is not None
    usual, rare = found.losses
    assert (usual.level, rare.level) == (Decimal("0.05"), Decimal("0.01"))
    assert 0 < usual.value_at_risk < rare.value_at_risk < 10_000
    assert usual.value_at_risk < usual.shortfall
    # What was worked out stands for the hour: nobody reads now, and the answer is there.
    assert await desk.desk.gauges.losses(ANN.id, holding()) == found


async def test_a_short_history_is_said_to_be_short(desk: Context, redis: Redis) -> None:
    await remember(desk, Timeframe.H1, 300)
    await desk.desk.gauges.feed([SYMBOL])
    gauging = await reading(redis)
    await gauging.round()
    answering = asyncio.ensure_future(gauging.answer())
    found = await desk.desk.gauges.losses(ANN.id, holding())
    await answering
    assert found is not None
    assert (found.losses, found.hours, found.wanted) == ((), 298, 4_320)


async def test_without_the_models_nothing_is_said_and_nobody_waits(desk: Context) -> None:
    gauges = desk.desk.gauges
    assert await gauges.losses(ANN.id, holding()) is None
    assert await gauges.losses(ANN.id, holding("0")) is None
    assert await gauges.band(SYMBOL) is None
    assert await gauges.look(SYMBOL, Timeframe.M15) is None
    assert await gauges.edge() is None


async def test_models_that_never_answer_are_given_up_on(desk: Context, redis: Redis) -> None:
    await redis.set(f"{redises.ALIVE}ml", b"1", ex=60)
    assert await desk.desk.gauges.losses(ANN.id, holding()) is None


async def test_direction_is_no_edge(desk: Context, redis: Redis) -> None:
    await (await reading(redis)).round()
    edge = await desk.desk.gauges.edge()
    assert edge is not None
    assert not edge.has_edge
    assert edge.net_bp < 0
