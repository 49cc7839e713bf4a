"""The tape of the real paper exchange: trades, funding, and positions closed by force."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from desk.settings import Settings
from tests.integration.exchange.clients import Exchange, running
from tests.whale import pumped
from workers.tape import Tape

SYMBOLS = ("BTC/USDT", "ARB/USDT")


@pytest.fixture
async def exchange(tmp_path: Path) -> AsyncIterator[Exchange]:
    async with running(tmp_path) as found:
        yield found


@pytest.fixture
async def tape(exchange: Exchange, tmp_path: Path) -> AsyncIterator[Tape]:
    found = Tape(Settings(data_dir=tmp_path, exchange_url=exchange.url), "paper", SYMBOLS)
    yield found
    await found.close()


async def test_trades_are_heard_as_they_are_printed(exchange: Exchange, tape: Tape) -> None:
    trades = tape.trades()
    async with asyncio.timeout(30):
        symbol, first = await anext(trades)
        assert symbol in SYMBOLS
        assert first.worth > 0
        async with pumped(exchange.url, "ARB", "3"):
            while True:
                symbol, trade = await anext(trades)
                if symbol == "ARB/USDT" and trade.is_buy and trade.worth > 1000:
                    break
    await trades.aclose()


async def test_funding_rates_are_read_in_percent(exchange: Exchange, tape: Tape) -> None:
    body = {"symbol": "BTCUSDT", "rate": "-0.00150000"}
    assert (await exchange.call("POST", "/admin/funding", json=body)).status == 200
    found = {rate.symbol: rate.percent for rate in await tape.funding()}
    assert found == {"BTC/USDT": Decimal("-0.15"), "ARB/USDT": Decimal("0.01")}


async def test_a_position_that_is_closed_by_force_is_heard_of(
    exchange: Exchange, tape: Tape
) -> None:
    closures = tape.liquidations()
    waiting = asyncio.ensure_future(anext(closures))
    body = {"symbol": "BTCUSDT", "side": "SELL", "quantity": "12.5"}
    async with asyncio.timeout(30):
        while not waiting.done():
            answer = await exchange.call("POST", "/admin/liquidations", json=body)
            assert answer.status == 200, answer.json
            await asyncio.sleep(0.2)
        symbol, closed = await waiting
    assert symbol == "BTC/USDT"
    assert not closed.is_buy
    assert closed.worth == Decimal("12.5") * closed.price
    await closures.aclose()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/admin/funding", {"symbol": "BTCUSDT", "rate": "15%"}),
        ("/admin/funding", {"symbol": "NOPE", "rate": "0.001"}),
        ("/admin/liquidations", {"symbol": "BTCUSDT", "side": "LONG", "quantity": "1"}),
        ("/admin/liquidations", {"symbol": "BTCUSDT", "side": "SELL", "quantity": "-1"}),
    ],
)
async def test_what_the_operator_writes_wrong_is_refused_with_an_example(
    exchange: Exchange, path: str, body: dict[str, str]
) -> None:
    answer = await exchange.call("POST", path, json=body)
    assert answer.status == 400
    assert "for example" in answer.json["msg"]
