"""Books of the real paper exchange: fetched while somebody looks, and not a moment longer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from decimal import Decimal
from typing import Any

import pytest

from db.budget import BURST
from db.context import Context, open_desk
from desk.market.depth import LEVELS, TRADES, Listing
from desk.nursery import Nursery
from desk.settings import Settings
from desk.venues.profiles import PAPER
from exchange import app as exchange
from tests.ports import free_port
from workers.depth import Book, Depths
from workers.venues.clients import Clients
from workers.venues.pace import Pace
from workers.venues.table import row

BTC = Listing(PAPER, "BTC/USDT")


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[tuple[Context, Any, Nursery, Settings]]:
    """A desk, and a client of an exchange that runs."""
    here = settings.model_copy(update={"exchange_port": free_port()})
    clients = Clients(here)
    async with open_desk(here, process="test") as context, Nursery() as nursery:
        nursery.spawn(exchange.run(here), name="exchange")
        async with asyncio.timeout(60):
            while not (client := await _client(clients)):  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        try:
            yield context, client, nursery, here
        finally:
            await nursery.close()
            await clients.close()


async def _client(clients: Clients) -> Any:
    try:
        return await clients.public()
    except Exception:  # noqa: BLE001 - it is still starting
        return None


async def test_a_book_that_is_wanted_comes_and_moves_and_ends_with_the_wish(
    desk: tuple[Context, Any, Nursery, Settings],
) -> None:
    context, client, nursery, settings = desk
    depths = context.desk.market.depths
    follower = Depths(settings, context, {PAPER: client}.get, nursery)
    async with aclosing(_books(context)) as books:
        await follower.follow()
        assert follower._loops == {}, "nobody looks, nobody asks"
        listening = asyncio.create_task(anext(books))
        await asyncio.sleep(0.2)
        await depths.want([BTC, Listing(PAPER, "NOSUCH/USDT"), Listing("bybit", "BTC/USDT")])
        await follower.follow()
        async with asyncio.timeout(30):
            first = await listening
            while not first["trades"] or (await anext(books))["bids"] == first["bids"]:
                first = await anext(books)
    assert (first["venue"], first["symbol"]) == BTC
    bids, asks = ([Decimal(p) for p, _ in first[side]] for side in ("bids", "asks"))
    assert bids == sorted(bids, reverse=True)
    assert asks == sorted(asks)
    assert bids[0] < asks[0]
    assert 1 < len(bids) <= LEVELS
    assert len(first["trades"]) <= TRADES
    assert 0 <= first["age_s"] < 5
    async with asyncio.timeout(30):
        while follower._loops:
            await follower.follow()
            await asyncio.sleep(0.1)


async def _books(context: Context) -> Any:
    async for channel, body in context.live.events():
        if channel == "depths":
            yield body


class Silent:
    """A client of a venue whose trades do not come, and in the end its book neither."""

    def __init__(self) -> None:
        self.is_away = False
        self.asked = 0

    async def fetch_order_book(self, symbol: str, limit: int) -> dict[str, Any]:
        self.asked += 1
        if self.is_away:
            raise TimeoutError
        return {"bids": [["1", "2"]], "asks": [["3", "0"]], "timestamp": 1_000, "symbol": symbol}

    async def fetch_trades(self, symbol: str, since: None, limit: int) -> list[Any]:
        raise TimeoutError


async def test_trades_that_do_not_come_cost_no_book_and_an_outage_shows_none(
    context: Context,
) -> None:
    client = Silent()
    book = Book(BTC, Pace(row(PAPER), context.budget), 5)
    found = await book.look(client)
    assert found is not None
    assert (len(found.bids), found.asks, found.trades) == (1, (), ())
    assert found.at.timestamp() == 1, "as old as the venue says"
    client.is_away = True
    assert await book.look(client) is None


async def test_a_book_never_takes_the_turns_that_others_wait_for(context: Context) -> None:
    client, of = Silent(), row("okx")
    pace = Pace(of, context.budget)
    for _ in range(BURST + int(of.reads_per_s)):
        await context.budget.take("okx:reads", per_second=of.reads_per_s, patience_s=9)
    assert await Book(Listing("okx", "BTC/USDT"), pace, 5).look(client) is None
    assert client.asked == 0


async def test_a_venue_that_asks_for_a_pause_is_left_alone(context: Context) -> None:
    client, of = Silent(), row("okx")
    await context.budget.pause("okx:reads", seconds=5)
    assert await Book(Listing("okx", "BTC/USDT"), Pace(of, context.budget), 5).look(client) is None
    assert client.asked == 0
