"""One request, one transaction: what it asks, what it says first, and whom it keeps waiting."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from db.context import Context
from db.timings import Statements
from desk import clock
from desk.errors import Frozen, Stale
from desk.orders.model import Order, Status
from desk.orders.ticket import Asked
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, buy, furnish, origin
from tests.integration.desk.test_orders import Venue

AT_ONCE_S = 5.0  # far below how long a lock would be waited for


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": Venue()}) as context:
        await furnish(context)
        yield context


def too_late() -> None:
    later = clock.now() + timedelta(seconds=11)
    clock.set_clock(now=lambda: later)


async def test_a_request_is_judged_and_written_in_ten_statements(desk: Context) -> None:
    await desk.desk.orders.request(ANN.id, buy("6"), origin("first"))
    with Statements() as asked:
        order = await desk.desk.orders.request(ANN.id, buy("6"), origin("second"))
    assert isinstance(order, Order)
    assert asked.count <= 10
    with Statements() as asked:
        await desk.desk.orders.preview(ANN.id, buy("6"))
    assert asked.count == 1


async def test_a_request_that_asks_writes_its_ticket_and_no_order(desk: Context) -> None:
    asked = await desk.desk.orders.request(ANN.id, buy("500"), origin())
    assert isinstance(asked, Asked)
    assert asked.why == "ask-quick-limit"
    assert asked.preview.cost == 500
    assert await desk.desk.orders.page(ANN.id) == []
    assert (await desk.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "2"))).spend == 500


async def test_a_repeated_delivery_finds_its_order_when_the_price_is_old(desk: Context) -> None:
    placed = await desk.desk.orders.request(ANN.id, buy("6"), origin(cause="7"))
    too_late()
    assert await desk.desk.orders.request(ANN.id, buy("6"), origin(cause="7")) == placed
    with pytest.raises(Stale):
        await desk.desk.orders.request(ANN.id, buy("6"), origin("other", "8"))


async def test_who_is_frozen_hears_that_and_not_that_the_price_is_old(desk: Context) -> None:
    await desk.desk.panic.stop_me(ANN.id)
    too_late()
    with pytest.raises(Frozen):
        await desk.desk.orders.request(ANN.id, buy("6"), origin())


async def test_what_is_filled_or_given_back_does_not_wait_for_a_tap(desk: Context) -> None:
    """And cannot stand in its way: a tap holds the account and asks for the ledger after."""
    bought = await desk.desk.orders.place(ANN.id, buy("60"), origin("a"))
    unsent = await desk.desk.orders.place(ANN.id, buy("70"), origin("b"))
    async with desk.desk.orders.open() as tap:
        await tap.accounts.get(ANN.id, lock=True)
        async with asyncio.timeout(AT_ONCE_S):
            await desk.desk.execution.execute(bought.id)
            await desk.desk.orders.cancel(ANN.id, unsent.id)
    assert (await desk.desk.orders.get(ANN.id, bought.id)).status is Status.FILLED
    assert (await desk.desk.orders.get(ANN.id, unsent.id)).reserved == 0


async def test_two_taps_of_one_person_go_one_after_the_other(desk: Context) -> None:
    async with desk.desk.orders.open() as tap:
        await tap.accounts.get(ANN.id, lock=True)
        second = asyncio.create_task(desk.desk.orders.request(ANN.id, buy("6"), origin()))
        await asyncio.sleep(0.3)
        assert not second.done()
    assert isinstance(await second, Order)


async def test_a_unit_that_only_reads_commits_nothing(desk: Context) -> None:
    async with desk.desk.orders.open(reads=True) as unit:
        assert await unit.accounts.get(ANN.id) is not None
        with pytest.raises(RuntimeError):
            await unit.commit()
