"""A whale moves the price of the paper exchange; who asked for that hears of it and may buy."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import aiohttp

from tests.integration.exchange.clients import TIMEOUT, Exchange, Keys
from tests.journeys.witness import Witness
from tests.stage import Stage, buttons, words_of

MARKET, BASE = "ARBUSDT", "ARB"
RICH = "900000000000"


async def mid(exchange: Exchange) -> Decimal:
    best = (await exchange.get("/api/v3/ticker/bookTicker", symbol=MARKET)).json
    return (Decimal(best["bidPrice"]) + Decimal(best["askPrice"])) / 2


async def rest(exchange: Exchange, whale: Keys, side: str, price: Decimal, worth: int) -> None:
    """Place a large order that stays in the book with what it does not trade at once."""
    order = {
        "symbol": MARKET,
        "side": side,
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": f"{worth / price:.1f}",
        "price": f"{price:.4f}",
    }
    answer = await exchange.signed(whale, "POST", "/api/v3/order", **order)
    assert answer.status == 200, answer.json


@asynccontextmanager
async def pumped(exchange: Exchange, percent: str) -> AsyncIterator[None]:
    """Hold the price up by so much, and let it go again."""
    whale = await exchange.open(f"whale-{secrets.token_hex(4)}", USDT=RICH, ARB=RICH)
    price = await mid(exchange) * (1 + Decimal(percent) / 100)
    try:
        for _ in range(4):  # the house sells it more than 100,000 a second
            await rest(exchange, whale, "BUY", price, 8_000_000)
        await rest(exchange, whale, "SELL", price * Decimal("1.002"), 4_000_000)
        yield
    finally:
        await exchange.signed(whale, "DELETE", "/api/v3/openOrders", symbol=MARKET)


async def test_a_whale_moves_the_price_and_who_asked_for_it_hears_once_with_buy_buttons(
    stage: Stage, seen: Witness
) -> None:
    ann, bob = await stage.person("Ann"), await stage.person("Bob", "ru")
    for person in (ann, bob):
        await stage.say(person, "/start")
    await stage.said(ann, "Equity")
    await stage.ask(ann, "/alerts add arb and move > 6% 5m", "ARB and move > 6% 5m")
    await stage.ask(bob, "/alerts arb any 0%", "ARB")
    await stage.ask(bob, "/alerts add eth and whale > 20k", "whale > 20000")

    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        exchange = Exchange(stage.running.url("exchange"), session)
        async with pumped(exchange, "8"):
            alert = await stage.said(ann, "ARB is up", "your limit 6 %", timeout_s=120)
    words = words_of(alert)
    assert "ARB and move > 6% 5m" in words
    assert "in 5 min" in words
    assert next(b["text"] for b in buttons(alert)) == "Buy $25"
    await stage.press(ann, alert, "Buy $25")
    await stage.said(ann, "Bought", "ARB")
    told = [words_of(m) for m in await stage.messages(ann)]
    assert sum("ARB is up" in text for text in told) == 1
    assert not any("ARB вырос" in words_of(m) for m in await stage.messages(bob))
