"""The market worker on the real paper exchange: hours for the models, trades as bars."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import pytest

from db import redis as redises
from db.context import Context, open_desk
from db.gauges import RedisDials
from desk import clock
from desk.gauges.service import HOURS
from desk.market.model import Timeframe
from desk.nursery import Nursery
from desk.portfolio.ledger import Entry, Pocket, move
from desk.settings import Settings
from desk.venues.profiles import PAPER
from exchange import app as exchange
from tests.factories import ANN
from tests.ports import free_port
from workers import market
from workers.market import Recorder
from workers.venues.clients import Clients


@pytest.fixture
async def paper(settings: Settings) -> Settings:
    return settings.model_copy(update={"exchange_port": free_port()})


@pytest.fixture
async def recorder(paper: Settings) -> AsyncIterator[tuple[Recorder, Context]]:
    """A market worker's hands on an exchange that runs."""
    clients = Clients(paper)
    async with open_desk(paper, process="test") as context, Nursery() as nursery:
        nursery.spawn(exchange.run(paper), name="exchange")
        found = Recorder(context, clients)
        async with asyncio.timeout(60):
            await found.begin()
        try:
            yield found, context
        finally:
            await clients.close()
            await nursery.close()


async def test_half_a_year_of_hours_of_what_somebody_holds_is_fetched_page_by_page_and_once(
    recorder: tuple[Recorder, Context], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, context = recorder
    monkeypatch.setattr(market, "PAGE_S", 0.0)
    await context.desk.accounts.enter(ANN)
    async with context.desk.market.open() as unit:
        await unit.ledger.post(
            Entry(
                account_id=ANN.id,
                venue=PAPER,
                kind="deposit",
                reference="of-the-test",
                postings=move("BTC", Decimal(1), out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=clock.now(),
            )
        )
        await unit.commit()
    asked: list[int] = []
    fetch = worker.client.fetch_ohlcv

    async def counted(symbol: str, frame: str, since: int, limit: int) -> list[list[float]]:
        asked.append(since)
        rows: list[list[float]] = await fetch(symbol, frame, since, limit)
        return rows

    worker.client.fetch_ohlcv = counted
    await worker.deepen()
    async with context.desk.market.open() as unit:
        stored = await unit.market.stored(Timeframe.H1, clock.now() - timedelta(hours=HOURS))
    assert set(stored) == {"BTC/USDT"}, "nobody holds another"
    known = stored["BTC/USDT"]
    assert known.count >= HOURS - 1
    assert (known.newest - known.oldest) // Timeframe.H1.length == known.count - 1
    assert 4 <= len(asked) <= 6
    count = len(asked)
    await worker.deepen()
    assert len(asked) == count


async def test_trades_are_laid_out_as_bars_that_are_over(
    recorder: tuple[Recorder, Context], paper: Settings
) -> None:
    worker, _ = recorder
    worker.symbols = ("BTC/USDT",)
    redis = redises.connect(paper.redis_url)
    dials = RedisDials(redis)
    async with asyncio.timeout(60):
        while not (found := await dials.fed("bars", {})):
            await asyncio.sleep(1)
            await worker.trades()
    stamp, rows = found["BTC/USDT"]
    await redis.aclose()
    at, trades, purchases, volume, bought, last, highest = rows[-1]
    assert at == int(stamp)
    assert at % 15 == 0
    assert at + 15 <= clock.now().timestamp()
    assert 0 <= purchases <= trades
    assert 0 <= bought <= volume
    assert 0 < last <= highest
