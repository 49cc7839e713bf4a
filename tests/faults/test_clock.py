"""The real adapter before a real exchange, on a machine whose clock is off."""

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk import clock
from desk.errors import VenueUnsure
from desk.orders.model import Status
from desk.settings import Settings
from tests.cases.rows import shows
from tests.faults.test_adapter import VALID_FOR, order
from tests.integration.exchange.clients import Exchange, running
from workers.venues.cex import CexVenue
from workers.venues.clients import Clients


@dataclass
class Machine:
    """The trade worker's adapter on a machine whose clock can be set wrong."""

    venue: CexVenue
    exchange: Exchange
    client: Any

    def set_wrong(self, seconds: float) -> None:
        """Let both of our clocks, the desk's and ccxt's, run ahead of the venue's."""
        ahead = timedelta(seconds=seconds)
        clock.set_clock(now=lambda: datetime.now(UTC) + ahead)
        self.client.milliseconds = lambda: int((time.time() + seconds) * 1000)


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    async with running(tmp_path) as exchange:
        clients = Clients(Settings(data_dir=tmp_path, exchange_url=exchange.url))
        keys = await exchange.open("ann", USDT="1000")
        one = await clients.of(1, {"apiKey": keys.key, "secret": keys.secret})

        async def client(_: int) -> Any:
            return one

        venue = CexVenue(client, timeout_s=5, valid_for=VALID_FOR)
        yield Machine(venue, exchange, one)
        await clients.close()


@shows("BI-342")
@pytest.mark.parametrize("ahead_s", [30.0, -30.0])
async def test_a_clock_that_is_off_is_put_right_and_the_order_is_there_once(
    machine: Machine, ahead_s: float
) -> None:
    machine.set_wrong(ahead_s)
    sent = order()
    assert (await machine.venue.submit(sent)).status is Status.OPEN
    found = await machine.venue.find(sent)
    assert found is not None
    assert found.status is Status.OPEN
    assert len(await machine.client.fetch_open_orders("BTC/USDT")) == 1


async def test_after_a_restart_with_a_wrong_clock_orders_are_found(machine: Machine) -> None:
    sent = order()
    await machine.venue.submit(sent)
    machine.set_wrong(30.0)
    report = await machine.venue.cancel(sent)
    assert report is not None
    assert report.status is Status.CANCELLED


async def test_a_request_that_lapsed_is_not_sent_by_putting_the_clock_right(
    machine: Machine,
) -> None:
    machine.set_wrong(30.0)
    await machine.venue.submit(order())
    late = order(sent_s_ago=VALID_FOR.total_seconds() + 1)
    with pytest.raises(VenueUnsure):
        await machine.venue.submit(late)
    assert await machine.venue.find(late) is None
