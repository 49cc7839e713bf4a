"""The real adapter before a real exchange, when a request leaves too late or an answer is cut."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desk import clock
from desk.errors import VenueUnsure
from desk.orders.model import Kind, Order, Side, Status, TimeInForce
from desk.settings import Settings
from tests.integration.exchange.clients import Exchange, running
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients

VALID_FOR = timedelta(seconds=7)


def order(*, sent_s_ago: float = 0.0) -> Order:
    """A limit order far below the market, marked as sending some time ago."""
    now = clock.now()
    return Order(
        id=clock.new_id(),
        account_id=1,
        venue="paper",
        symbol="BTC/USDT",
        side=Side.BUY,
        kind=Kind.LIMIT,
        time_in_force=TimeInForce.GTC,
        quantity=Decimal("0.001"),
        limit_price=Decimal(30000),
        status=Status.SENDING,
        key="k",
        attempt=1,
        sent_at=now - timedelta(seconds=sent_s_ago),
        created_at=now,
        updated_at=now,
    )


@pytest.fixture
async def exchange(tmp_path: Path) -> AsyncIterator[Exchange]:
    async with running(tmp_path) as found:
        yield found


@pytest.fixture
async def venue(exchange: Exchange, tmp_path: Path) -> AsyncIterator[CexVenue]:
    """The trade worker's adapter with an account of its own."""
    clients = Clients(Settings(data_dir=tmp_path, exchange_url=exchange.url))
    keys = await exchange.open("ann", USDT="1000")

    async def client(account_id: int) -> Any:
        return await clients.of(account_id, {"apiKey": keys.key, "secret": keys.secret})

    yield CexVenue(client, timeout_s=5, valid_for=VALID_FOR)
    await clients.close()


async def test_a_request_that_leaves_after_it_lapsed_is_never_accepted(venue: CexVenue) -> None:
    late = order(sent_s_ago=VALID_FOR.total_seconds() + 0.5)
    with pytest.raises(VenueUnsure) as unsure:
        await venue.submit(late)
    assert unsure.value.values["why"] == "-1021"
    assert await venue.find(late) is None


async def test_a_request_that_leaves_slowly_but_in_time_is_accepted(venue: CexVenue) -> None:
    slow = order(sent_s_ago=VALID_FOR.total_seconds() - 2)
    assert (await venue.submit(slow)).status is Status.OPEN


async def test_sending_again_finds_the_order_that_is_there(venue: CexVenue) -> None:
    first = order()
    report = await venue.submit(first)
    again = await venue.submit(replace(first, attempt=2))
    assert again.venue_order_id == report.venue_order_id
