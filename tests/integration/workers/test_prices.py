"""Prices of the real paper exchange: streamed, and fetched when the stream is silent."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from desk.market.model import Quote
from desk.nursery import Nursery
from desk.settings import Settings
from exchange import app as exchange
from tests.ports import free_port
from workers import prices
from workers.prices import Prices
from workers.venues import streams


class Heard:
    """What came, and a way to wait for more of it."""

    def __init__(self) -> None:
        self.quotes: list[Quote] = []
        self._more = asyncio.Event()

    def __call__(self, quote: Quote) -> None:
        self.quotes.append(quote)
        self._more.set()

    async def more(self, symbol: str, count: int, *, timeout_s: float = 20) -> None:
        """Wait for so many more quotes of a market."""
        start = len(self.quotes)
        async with asyncio.timeout(timeout_s):
            while sum(q.symbol == symbol for q in self.quotes[start:]) < count:
                self._more.clear()
                await self._more.wait()


def told(way: str) -> float:
    samples = [s for metric in prices.QUOTES.collect() for s in metric.samples]
    found = [s.value for s in samples if s.name.endswith("_total") and s.labels.get("way") == way]
    return sum(found)


@pytest.fixture
def paper(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, exchange_port=free_port())


@pytest.fixture
async def heard(paper: Settings) -> AsyncIterator[tuple[Heard, Prices, Nursery]]:
    """A follower of a venue that may not be there yet."""
    listener = Heard()

    async def client() -> Any:
        return await streams.public(paper, "paper")

    async with Nursery() as nursery:
        follower = Prices("paper", client, listener, nursery)
        try:
            yield listener, follower, nursery
        finally:
            await nursery.close()
            await follower.close()


async def test_quotes_come_and_come_again_after_the_exchange_was_away(
    paper: Settings, heard: tuple[Heard, Prices, Nursery]
) -> None:
    listener, follower, nursery = heard
    follower.follow(["BTC/USDT"])
    await asyncio.sleep(0.3)
    assert listener.quotes == []
    serving = nursery.spawn(exchange.run(paper), name="exchange")
    await listener.more("BTC/USDT", 3, timeout_s=40)
    follower.follow(["BTC/USDT", "ETH/USDT"])
    await listener.more("ETH/USDT", 2, timeout_s=40)

    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    await asyncio.sleep(0.5)
    nursery.spawn(exchange.run(paper), name="exchange")
    await listener.more("BTC/USDT", 2, timeout_s=60)
    assert all(0 < quote.bid < quote.ask for quote in listener.quotes)


async def test_the_stream_carries_the_quotes_where_there_is_one(
    paper: Settings, heard: tuple[Heard, Prices, Nursery]
) -> None:
    listener, follower, nursery = heard
    nursery.spawn(exchange.run(paper), name="exchange")
    before = told("stream")
    follower.follow(["BTC/USDT"])
    await listener.more("BTC/USDT", 8, timeout_s=60)
    assert told("stream") > before


@pytest.mark.parametrize(
    "ticker",
    [
        {"symbol": "BTC/USDT", "bid": None, "ask": "2"},
        {"symbol": "BTC/USDT", "bid": "NaN", "ask": "2"},
        {"symbol": "BTC/USDT", "bid": 1.5, "ask": 2.5},
        {"symbol": "BTC/USDT", "bid": "3", "ask": "2"},
        {"symbol": "BTC/USDT", "bid": "0", "ask": "2"},
        {"symbol": "BTC/USDT", "ask": "2"},
    ],
)
def test_prices_that_cannot_be_are_no_quotes(ticker: dict[str, Any]) -> None:
    assert prices.read(ticker) is None


def test_a_ticker_is_as_old_as_its_venue_says() -> None:
    ticker = {"symbol": "BTC/USDT", "bid": "1", "ask": "2", "timestamp": 1_000_000_000_000}
    quote = prices.read(ticker)
    assert quote is not None
    assert quote.at.year == 2001
