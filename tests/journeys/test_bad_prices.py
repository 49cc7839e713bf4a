"""Bad prices of tests/cases/bad_inputs.jsonl: a real exchange, its answers bent on the way."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import text

from db import engine as engines
from db.context import Context, open_desk
from desk import clock
from desk.errors import Stale
from desk.market.jumps import STEADY
from desk.market.model import Timeframe
from tests.cases.rows import shows
from tests.conftest import make_settings
from tests.factories import ANN, buy
from tests.ports import free_port
from tests.servers import Servers
from tests.stage import Running
from workers.market import HISTORY, Recorder
from workers.venues.clients import Clients

HOUR_MS = 3_600_000


@dataclass
class Bent:
    """Passes requests on to the exchange; fields of tickers and candles are replaced."""

    exchange: str
    tickers: dict[str, dict[str, Any]] = field(default_factory=dict)
    candles: dict[str, dict[int, str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def relay(self, request: web.Request) -> web.Response:
        url = self.exchange + request.path_qs
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            found = await answer.json()
        if request.path.endswith("/ticker/24hr"):
            found = [t | self.tickers.get(t["symbol"], {}) for t in found]
        if request.path.endswith("/klines"):
            self.asked.append((request.query["symbol"], int(request.query["limit"])))
            if request.query["symbol"] in self.broken:
                return web.Response(text="<html>oops</html>")
            for place, value in self.candles.get(request.query["symbol"], {}).items():
                found[-1][place] = value
        return web.json_response(found)


@pytest.fixture
async def bent(running: Running) -> AsyncIterator[tuple[Bent, str]]:
    """The exchange behind hands that bend what it says, and where that is."""
    port = free_port()
    hands = Bent(running.url("exchange"))
    app = web.Application()
    app.router.add_get("/{path:.*}", hands.relay)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield hands, f"http://127.0.0.1:{port}"
    await runner.cleanup()


@pytest.fixture
async def recorder(
    bent: tuple[Bent, str], clean: Servers, tmp_path: Path
) -> AsyncIterator[tuple[Recorder, Context]]:
    """The market worker's hands on a desk of its own, fed by the bent exchange."""
    settings = make_settings(clean, tmp_path, exchange_url=bent[1])
    clients = Clients(settings)
    async with open_desk(settings, process="test") as context:
        found = Recorder(context, clients)
        await found.begin()
        yield found, context
        await clients.close()


@shows("BI-324", "BI-325", "BI-327")
async def test_prices_that_cannot_be_are_dropped_and_old_ones_are_not_traded_on(
    bent: tuple[Bent, str], recorder: tuple[Recorder, Context]
) -> None:
    worker, context = recorder
    desk = context.desk
    await worker.quotes()
    good = await desk.market.quotes.all()
    assert len(good) >= 12

    long_ago = int(time.time() * 1000) - HOUR_MS
    bent[0].tickers = {
        "BTCUSDT": {"lastPrice": "0", "bidPrice": "0", "askPrice": "0"},
        "ETHUSDT": {"bidPrice": "-3000.1", "askPrice": "-3000.0"},
        "XRPUSDT": {"bidPrice": "3.0", "askPrice": "2.0"},
        "SOLUSDT": {"closeTime": long_ago},
    }
    await worker.quotes()
    now = await desk.market.quotes.all()
    for symbol in ("BTC/USDT", "ETH/USDT", "XRP/USDT"):
        assert now[symbol] == good[symbol], "the last good quote stays and grows old"
    assert now["DOGE/USDT"].at > good["DOGE/USDT"].at

    account = await desk.accounts.enter(ANN)
    with pytest.raises(Stale) as refused:
        await desk.orders.preview(account.id, buy("20", "SOL/USDT"))
    assert refused.value.values["age_s"] == pytest.approx(3600, abs=60)


@shows("BI-326")
async def test_a_tick_of_ten_times_the_price_reaches_nobody_until_it_stays(
    bent: tuple[Bent, str], recorder: tuple[Recorder, Context]
) -> None:
    worker, context = recorder
    await worker.quotes()
    good = await context.desk.market.quotes.get("BTC/USDT")
    assert good is not None
    tenfold = {f"{name}Price": str(price * 10) for name, price in
               (("bid", good.bid), ("ask", good.ask), ("last", good.last))}  # fmt: skip
    bent[0].tickers = {"BTCUSDT": tenfold}
    await worker.quotes()
    assert await context.desk.market.quotes.get("BTC/USDT") == good
    # Nor does a worker that starts just now believe it.
    again = Recorder(context, worker._clients)
    await again.begin()
    await again.quotes()
    assert await context.desk.market.quotes.get("BTC/USDT") == good
    later = clock.now() + STEADY
    clock.set_clock(now=lambda: later)
    await worker.quotes()
    believed = await context.desk.market.quotes.get("BTC/USDT")
    assert believed is not None
    assert believed.bid == good.bid * 10


@shows("BI-331")
async def test_a_candle_whose_high_is_below_its_low_is_dropped(
    bent: tuple[Bent, str], recorder: tuple[Recorder, Context]
) -> None:
    worker, context = recorder
    bent[0].candles = {"BTCUSDT": {2: "1.00", 3: "2.00"}, "ETHUSDT": {2: "0"}}
    await worker.candles((Timeframe.H1,))
    kept = {
        base: await context.desk.market.candles(f"{base}/USDT", Timeframe.H1)
        for base in ("BTC", "ETH", "SOL")
    }
    assert {base: len(found) for base, found in kept.items()} == {"BTC": 2, "ETH": 2, "SOL": 3}
    assert all(0 < c.low <= c.high for found in kept.values() for c in found)


async def test_one_market_that_fails_does_not_cost_the_others_their_candles(
    bent: tuple[Bent, str], recorder: tuple[Recorder, Context]
) -> None:
    worker, context = recorder
    bent[0].broken = {"BTCUSDT"}
    await worker.candles((Timeframe.H1,))
    kept = {s: await context.desk.market.candles(s, Timeframe.H1) for s in worker.symbols}
    assert {s: len(found) for s, found in kept.items()} == {
        s: 0 if s == "BTC/USDT" else 3 for s in worker.symbols
    }


async def test_only_what_charts_lack_is_fetched_after_a_restart(
    bent: tuple[Bent, str], recorder: tuple[Recorder, Context]
) -> None:
    worker, context = recorder
    await worker._past(Timeframe.M1)
    first = await context.desk.market.candles("ETH/USDT", Timeframe.M1, limit=HISTORY)
    assert len(first) >= HISTORY - 1
    bent[0].asked.clear()
    await worker._past(Timeframe.M1)
    assert bent[0].asked == []

    # An hour of sleep, and a hole in one market.
    later = clock.now() + timedelta(hours=1)
    clock.set_clock(now=lambda: later)
    hole = text("DELETE FROM candles WHERE symbol = 'BTC/USDT' AND at = :at")
    engine = engines.connect(context.desk.settings.database_url, pool_size=1)
    async with engine.begin() as connection:
        await connection.execute(hole, {"at": first[-100].at})
    await engine.dispose()
    await worker._past(Timeframe.M1)
    asked = dict(bent[0].asked)
    assert asked.pop("BTCUSDT") == HISTORY
    assert set(asked) == {s.replace("/", "") for s in worker.symbols} - {"BTCUSDT"}
    assert all(60 <= count <= 62 for count in asked.values())
