"""Moves a price of the paper exchange, as somebody with far too much money would."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import aiohttp

from tests.integration.exchange.clients import TIMEOUT, Exchange, Keys

RICH = "900000000000"
WORTH = 5_000_000  # of one order, below the largest lot also where a coin has lost a third
ORDERS = 6  # the house sells more than 100,000 a second to whoever bids too much


@asynccontextmanager
async def pumped(url: str, base: str, percent: str) -> AsyncIterator[None]:
    """Hold the price of a coin up by so much, and let it go again."""
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        exchange = Exchange(url, session)
        whale = await exchange.open(f"whale-{secrets.token_hex(4)}", **{"USDT": RICH, base: RICH})
        step = await _step(exchange, base)
        price = await _mid(exchange, base) * (1 + Decimal(percent) / 100)
        try:
            for _ in range(ORDERS):
                await _rest(exchange, whale, base, "BUY", price // step * step)
            await _rest(exchange, whale, base, "SELL", price * Decimal("1.002") // step * step)
            yield
        finally:
            path = "/api/v3/openOrders"
            await exchange.signed(whale, "DELETE", path, symbol=f"{base}USDT")


async def _mid(exchange: Exchange, base: str) -> Decimal:
    best = (await exchange.get("/api/v3/ticker/bookTicker", symbol=f"{base}USDT")).json
    return (Decimal(best["bidPrice"]) + Decimal(best["askPrice"])) / 2


async def _step(exchange: Exchange, base: str) -> Decimal:
    market = (await exchange.get("/api/v3/exchangeInfo", symbol=f"{base}USDT")).json["symbols"][0]
    steps = {f["filterType"]: f.get("tickSize") for f in market["filters"]}
    return Decimal(steps["PRICE_FILTER"])


async def _rest(exchange: Exchange, whale: Keys, base: str, side: str, price: Decimal) -> None:
    """Place an order that stays in the book with what it does not trade at once."""
    order = {
        "symbol": f"{base}USDT",
        "side": side,
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": f"{WORTH / price:.0f}",
        "price": f"{price.normalize():f}",
    }
    answer = await exchange.signed(whale, "POST", "/api/v3/order", **order)
    assert answer.status == 200, answer.json
