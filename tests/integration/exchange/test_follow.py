"""Prices of another exchange are followed through ccxt, and missed loudly."""

import asyncio
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import ccxt.async_support as ccxt
import pytest

from desk.errors import BadConfiguration
from desk.settings import Settings
from exchange import app, follow
from exchange.follow import Followed, connect
from exchange.markets import COMING, MARKETS
from exchange.prices import Prices
from tests.integration.exchange.clients import TIMEOUT, Exchange, ready, running
from tests.ports import free_port

TICKER = "/api/v3/ticker/price"
_PRICES = Prices(1, tuple(MARKETS.values()))
_LEADER = Prices(777, tuple(MARKETS.values()))


async def test_prices_and_candles_of_another_exchange_are_taken_over(tmp_path: Path) -> None:
    async with running(tmp_path / "leader", price_seed=777) as leader:
        source = Followed(leader.ccxt(), _PRICES)
        settings = Settings(data_dir=tmp_path / "follower", exchange_port=free_port())
        task = asyncio.create_task(app.serve(settings, source))
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            follower = Exchange(settings.paper_url, session)
            await ready(follower, task)
            await _same_prices(leader, follower)
            await _same_candles(leader, follower)
            health = (await follower.get("/admin/health")).json
            assert health["prices"] == {"source": "binance", "following": True, "synthetic": []}
        task.cancel()
        await asyncio.wait([task])


async def _same_prices(leader: Exchange, follower: Exchange) -> None:
    for symbol in ("BTCUSDT", "DOGEUSDT"):
        ours, theirs = [
            float((await e.get("/api/v3/ticker/price", symbol=symbol)).json["price"])
            for e in (follower, leader)
        ]
        assert ours == pytest.approx(theirs, rel=0.005)
        assert theirs != pytest.approx(_PRICES.now(0)[symbol], rel=0.0001)


async def _same_candles(leader: Exchange, follower: Exchange) -> None:
    asked = {"symbol": "ETHUSDT", "interval": "1m", "limit": "500"}
    ours, theirs = [(await e.get("/api/v3/klines", **asked)).json for e in (follower, leader)]
    by_time = {row[0]: row[1:5] for row in theirs}
    assert sum(by_time.get(row[0]) == row[1:5] for row in ours) > 490


async def test_prices_follow_whom_the_setting_names_go_on_without_and_follow_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    nearby(monkeypatch, port)
    monkeypatch.setattr(follow, "_POLL_S", 0.1)
    monkeypatch.setattr(follow, "_STALE_S", 0.5)
    monkeypatch.setattr(follow, "_RETRY_S", 0.2)
    leading: dict[str, Any] = {"price_seed": 777, "exchange_port": port}
    async with AsyncExitStack() as stack:
        async with running(tmp_path / "leader", **leading) as leader:
            mine = running(tmp_path / "follower", price_source="binance")
            follower = await stack.enter_async_context(mine)
            assert (await prices_of(follower))["following"] is True
            await _same_prices(leader, follower)
        await until_following(follower, yes=False)
        await asyncio.sleep(1.5)  # what was seen last is stale, and every ladder has moved
        # Joined to the last real ones: those of the follower's own seed are far away.
        left = float((await follower.get(TICKER, symbol="BTCUSDT")).json["price"])
        now = time.time()
        assert left == pytest.approx(_LEADER.now(now)["BTCUSDT"], rel=0.01)
        assert left != pytest.approx(_PRICES.now(now)["BTCUSDT"], rel=0.01)
        async with running(tmp_path / "leader", **leading) as leader:
            await until_following(follower, yes=True)
            await _same_prices(leader, follower)
        assert (await follower.get("/admin/health")).json["breaches"] == []


async def test_an_exchange_that_gives_one_price_at_a_time_and_no_candles_is_followed_from_now_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    nearby(monkeypatch, port, fetchTickers=False)
    monkeypatch.setattr(ccxt.binance, "fetch_ohlcv", ccxt.Exchange.fetch_ohlcv)  # which refuses
    async with (
        running(tmp_path / "leader", price_seed=777, exchange_port=port) as leader,
        running(tmp_path / "follower", price_source="binance") as follower,
    ):
        told = {"source": "binance", "following": True, "synthetic": sorted(COMING)}
        assert await prices_of(follower) == told
        await _same_prices(leader, follower)
        asked = {"symbol": "ETHUSDT", "interval": "1m", "limit": "500"}
        candles = (await follower.get("/api/v3/klines", **asked)).json
        assert sum(float(row[5]) > 0 for row in candles) <= 2, "no made-up past before now"


def nearby(monkeypatch: pytest.MonkeyPatch, port: int, **has: bool) -> None:
    """Let ccxt find Binance, able to do what it `has`, on a port of this machine."""

    class Nearby(ccxt.binance):  # type: ignore[misc]
        def describe(self) -> Any:
            found = super().describe()
            found["urls"]["api"]["public"] = f"http://127.0.0.1:{port}/api/v3"
            found["options"] |= {"fetchMarkets": {"types": ["spot"]}}
            found["has"] |= has
            return found

    monkeypatch.setattr(ccxt, "binance", Nearby)


async def prices_of(exchange: Exchange) -> Any:
    return (await exchange.get("/admin/health")).json["prices"]


async def until_following(exchange: Exchange, *, yes: bool) -> None:
    async with asyncio.timeout(60):
        while (await prices_of(exchange))["following"] is not yes:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_unreachable_source_is_replaced_by_synthetic_prices_and_reported() -> None:
    async with aiohttp.ClientSession() as session:
        nowhere = Exchange(f"http://127.0.0.1:{free_port()}", session)
        source = Followed(nowhere.ccxt(), _PRICES)
        await source.prepare()
        assert source.describe()["following"] is False
        assert source.fair(1_795_000_000.0) == _PRICES.now(1_795_000_000.0)
        assert source.name == "binance-unreached"
        run = asyncio.create_task(source.run())
        await asyncio.sleep(0)
        run.cancel()
        await asyncio.wait([run])


def test_source_that_ccxt_does_not_know_stops_the_start() -> None:
    with pytest.raises(BadConfiguration, match="for example binance"):
        connect("nosuchexchange", _PRICES)
