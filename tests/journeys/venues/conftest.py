"""One real desk for all journeys over live venues; its Binance is its own exchange."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import aiohttp
import pytest

from desk.venues.profiles import profile
from tests import stage as stages
from tests.integration.exchange.clients import Exchange, Keys
from tests.stage import Running, Stage, words_of


@dataclass(frozen=True, slots=True)
class Outside:
    """A person's account at the exchange, in their own hands."""

    exchange: Exchange
    keys: Keys
    parts: tuple[str, ...]  # of the API key, as a person pastes them

    async def order(self, **params: object) -> dict[str, object]:
        """Place an order by hand."""
        answer = await self.exchange.signed(self.keys, "POST", "/api/v3/order", **params)
        assert answer.status == 200, answer.json
        found: dict[str, object] = answer.json
        return found

    async def cancel(self, symbol: str, order_id: object) -> None:
        """Cancel an order by hand."""
        answer = await self.exchange.signed(
            self.keys, "DELETE", "/api/v3/order", symbol=symbol, orderId=order_id
        )
        assert answer.status == 200, answer.json


@pytest.fixture(scope="package")
def running() -> Iterator[Running]:
    """A desk whose Binance is its own exchange, and which an outage of a venue does not stop."""
    changes = {"TAPEWIRE_PLAN_INTERVAL_S": "1", "TAPEWIRE_BREAKER_ERRORS_PERCENT": "100"}
    with stages.desk(**stages.own_venues(), **changes) as found:
        yield found


@pytest.fixture
async def exchange(running: Running) -> AsyncIterator[Exchange]:
    """The exchange, as its own customers see it."""
    async with aiohttp.ClientSession() as session:
        yield Exchange(running.url("exchange"), session)


async def account(
    exchange: Exchange, name: str, venue: str = "binance", **balances: str
) -> Outside:
    """Open an account at the exchange, apart from the desk, with keys as the venue has them."""
    wanted = {"name": name, "balances": balances, "venue": venue}
    made = await exchange.call("POST", "/admin/accounts", json=wanted)
    assert made.status == 200, made.json
    found = made.json
    keys = Keys(found["name"], found["api_key"], found["secret"])
    return Outside(exchange, keys, tuple(found["credentials"].values()))


async def connected(stage: Stage, person: int, outside: Outside, venue: str = "binance") -> str:
    """Connect the account in the chat and switch orders to it; return what was found."""
    title = profile(venue).title
    await stage.ask(person, "/start", "Equity")
    asked = await stage.ask(person, f"/connect {venue}", f"Connect {title}")
    said = await stage.say(person, "\n".join(outside.parts))
    done = await stage.said(person, "is connected", after=asked["message_id"] - 1)
    assert done["message_id"] == asked["message_id"], "the question became the answer"
    left = [m["message_id"] for m in await stage.messages(person, after=asked["message_id"])]
    assert said not in left, "the message with the keys was deleted"
    await stage.press(person, done, f"🔴 Trade on {title}")
    sure = await stage.said(person, "real money", after=done["message_id"] - 1)
    await stage.press(person, sure, "🔴 Real money")
    page = await stage.said(person, "orders go to", "LIVE", after=done["message_id"] - 1)
    assert re.search(rf"▶ .*{title}", words_of(page))
    found = words_of(done)
    await priced(stage, person, title)
    return found


async def priced(stage: Stage, person: int, title: str) -> None:
    """Wait until the desk knows what trades at a venue that nobody used before."""

    async def is_read() -> bool:
        card = words_of(await stage.ask(person, "/price btc"))
        return "in 24 h" in card and "LIVE" in card

    await stage.until(is_read, what=f"markets of {title}", timeout_s=60)
