"""Whatever an account was told survives kill -9 of the exchange."""

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.integration.exchange.clients import TIMEOUT, Answer, Exchange, Keys, ready, running
from tests.ports import free_port

_PROGRAM = """
import asyncio, pathlib, sys
from desk.settings import Settings
from exchange.app import run
asyncio.run(run(Settings(data_dir=pathlib.Path(sys.argv[1]), exchange_port=int(sys.argv[2]))))
"""
_GONE = (aiohttp.ClientError, asyncio.TimeoutError)


class Process:
    """The exchange as a process of its own, to be killed."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, session: aiohttp.ClientSession) -> Exchange:
        """Start it and wait until it answers."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROGRAM, str(self.data_dir), str(self.port)
        )
        exchange = Exchange(f"http://127.0.0.1:{self.port}", session)
        await ready(exchange, asyncio.create_task(self._process.wait()))
        return exchange

    async def kill(self) -> None:
        """End it without a chance to say goodbye."""
        if self._process and self._process.returncode is None:
            os.kill(self._process.pid, signal.SIGKILL)
            await self._process.wait()


@asynccontextmanager
async def process(data_dir: Path) -> AsyncIterator[tuple[Process, Exchange]]:
    """Run the exchange as a process."""
    one = Process(data_dir)
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        try:
            yield one, await one.start(session)
        finally:
            await one.kill()


async def _trade(exchange: Exchange, keys: Keys, told: dict[str, Answer], name: str) -> None:
    """Place and cancel orders until the exchange is gone; note every answer."""
    rng = random.Random(name)
    with contextlib.suppress(*_GONE):
        for number in range(10_000):
            order: dict[str, object] = {"symbol": "BTCUSDT", "newClientOrderId": f"{name}-{number}"}
            order |= rng.choice(_KINDS)
            answer = await exchange.signed(keys, "POST", "/api/v3/order", **order)
            told[f"{name}-{number}"] = answer
            if answer.status == 200 and answer.json["status"] == "NEW" and rng.random() < 0.5:
                only = {"symbol": "BTCUSDT", "orderId": answer.json["orderId"]}
                gone = await exchange.signed(keys, "DELETE", "/api/v3/order", **only)
                told[f"{name}-{number}"] = gone


_RESTING = {"type": "LIMIT", "side": "BUY", "timeInForce": "GTC", "quantity": "0.001"}
_KINDS: list[dict[str, object]] = [
    {"type": "MARKET", "side": "BUY", "quoteOrderQty": "20"},
    {"type": "MARKET", "side": "SELL", "quantity": "0.0002"},
    {**_RESTING, "price": "30000"},
]


@pytest.mark.faults
async def test_no_acknowledged_order_is_lost_or_doubled_by_kills_under_load(tmp_path: Path) -> None:
    rng = random.Random(20261)
    told: dict[str, Answer] = {}
    async with process(tmp_path) as (one, first):
        exchange = first
        keys = await exchange.open("killed", USDT="1000000", BTC="10")
        for kill in range(2):
            work = [_trade(exchange, keys, told, f"k{kill}w{worker}") for worker in range(6)]
            running_work = asyncio.gather(*work)
            await _until_told(told, len(told) + 40)
            await asyncio.sleep(rng.uniform(0, 0.3))
            await one.kill()
            await running_work
            exchange = await one.start(exchange.session)
            await _compare(exchange, keys, told)
        health = await exchange.get("/admin/health")
        assert health.json["breaches"] == []
        assert await exchange.open("killed", USDT="1000000") == keys
    accepted = [answer for answer in told.values() if answer.status == 200]
    assert len(accepted) > 30


async def _until_told(told: dict[str, Answer], count: int) -> None:
    async with asyncio.timeout(60):
        while len(told) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def _compare(exchange: Exchange, keys: Keys, told: dict[str, Answer]) -> None:
    """Check orders, fills and balances against what was told."""
    orders = await _all(exchange, keys, "/api/v3/allOrders", "orderId")
    found = {order["clientOrderId"]: order for order in orders}
    assert len(found) == len(orders)
    fills = await _all(exchange, keys, "/api/v3/myTrades", "fromId")
    for client_id, answer in told.items():
        if answer.status == 200:
            _compare_one(found[client_id], answer.json, fills)
        else:
            assert client_id not in found
    account = (await exchange.signed(keys, "GET", "/api/v3/account")).json
    held = {b["asset"]: Decimal(b["free"]) + Decimal(b["locked"]) for b in account["balances"]}
    assert held == _expected(fills)


def _compare_one(order: Any, told: Any, fills: list[Any]) -> None:
    assert order["orderId"] == told["orderId"]
    if told["status"] in {"FILLED", "CANCELED", "EXPIRED"}:
        for field in ("status", "executedQty", "cummulativeQuoteQty", "origQty"):
            assert order[field] == told[field]
    for fill in told.get("fills", []):
        assert any(f["id"] == fill["tradeId"] and f["qty"] == fill["qty"] for f in fills)


def _expected(fills: list[Any]) -> dict[str, Decimal]:
    held = {"USDT": Decimal(1_000_000), "BTC": Decimal(10)}
    for fill in fills:
        sign = 1 if fill["isBuyer"] else -1
        held["BTC"] += sign * Decimal(fill["qty"])
        held["USDT"] -= sign * Decimal(fill["quoteQty"])
        held[fill["commissionAsset"]] -= Decimal(fill["commission"])
    return held


async def _all(exchange: Exchange, keys: Keys, path: str, cursor: str) -> list[Any]:
    rows: list[Any] = []
    following = 0
    while True:
        page = {"symbol": "BTCUSDT", cursor: following, "limit": 1000}
        answer = await exchange.signed(keys, "GET", path, **page)
        rows += answer.json
        if len(answer.json) < 1000:
            return rows
        following = answer.json[-1]["orderId" if cursor == "orderId" else "id"] + 1


async def test_charts_accounts_and_resting_orders_come_back_after_a_clean_stop(
    tmp_path: Path,
) -> None:
    order = {**_RESTING, "symbol": "BTCUSDT", "price": "30000", "newClientOrderId": "stays"}
    klines = {"symbol": "BTCUSDT", "interval": "1m", "limit": "200"}
    async with running(tmp_path) as exchange:
        keys = await exchange.open("returning", USDT="1000")
        await exchange.signed(keys, "POST", "/api/v3/order", **order)
        before = (await exchange.get("/api/v3/klines", **klines)).json
    async with running(tmp_path) as exchange:
        (found,) = (await exchange.signed(keys, "GET", "/api/v3/openOrders")).json
        assert (found["clientOrderId"], found["status"]) == ("stays", "NEW")
        after = (await exchange.get("/api/v3/klines", **klines)).json
        closed = {row[0]: row for row in after}
        assert all(closed[row[0]] == row for row in before[2:-1])
        again = await exchange.signed(keys, "POST", "/api/v3/order", **order)
        assert again.json["msg"] == "Duplicate order sent."


async def test_second_exchange_on_the_same_data_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path):
        with pytest.raises(Exception, match="in use by another paper exchange"):
            async with running(tmp_path):
                pass
