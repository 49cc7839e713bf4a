"""Two workers and one order: what one of them knows is old as soon as the other has acted."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

import pytest

from db.context import Context
from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.orders.model import Order, Report, Status
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, buy, furnish, origin
from tests.quiet import Quiet

Answer: TypeAlias = Callable[[Order], Awaitable[Report | None]]
OPEN = Report(status=Status.OPEN, venue_order_id="7", filled=Decimal(0))


class Script(Quiet):
    """A venue that does what the test wrote down for each call, and counts what it was sent."""

    def __init__(self) -> None:
        self.sends: deque[Answer] = deque()
        self.finds: deque[Answer] = deque()
        self.sent = 0

    async def submit(self, order: Order) -> Report:
        self.sent += 1
        report = await self.sends.popleft()(order)
        assert report is not None
        return report

    async def find(self, order: Order) -> Report | None:
        return await self.finds.popleft()(order)

    async def cancel(self, order: Order) -> Report | None:
        return await self.find(order)


async def silence(_: Order) -> Report | None:
    raise VenueUnsure(why="RequestTimeout")


async def unknown(_: Order) -> Report | None:
    return None


async def resting(_: Order) -> Report | None:
    return OPEN


def later(seconds: float) -> None:
    """Let time pass for everybody."""
    now = clock.now() + timedelta(seconds=seconds)
    clock.set_clock(now=lambda: now)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
async def desk(settings: Settings, script: Script) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": script}) as context:
        await furnish(context)
        yield context


async def lost_order(desk: Context, script: Script) -> Order:
    """Place an order whose first request got no answer."""
    later(0)
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    script.sends.append(silence)
    await desk.desk.execution.execute(order.id)
    return order


async def status(desk: Context, order: Order) -> Status:
    return (await desk.desk.orders.get(ANN.id, order.id)).status


async def test_a_no_from_before_the_request_lapsed_proves_nothing_however_late_it_is_read(
    desk: Context, script: Script
) -> None:
    order = await lost_order(desk, script)
    later(desk.desk.execution.fence.total_seconds() - 1)

    async def unknown_and_slow(_: Order) -> Report | None:
        later(5)
        return None

    script.finds.append(unknown_and_slow)
    await desk.desk.reconcile.check(order.id)
    assert script.sent == 1

    later(1)
    script.finds.append(resting)  # it had arrived just in time
    await desk.desk.reconcile.check(order.id)
    assert await status(desk, order) is Status.OPEN


async def test_who_found_nothing_sends_nothing_when_another_worker_has_sent_meanwhile(
    desk: Context, script: Script
) -> None:
    order = await lost_order(desk, script)
    later(10)

    async def overtaken(_: Order) -> Report | None:
        later(10)
        script.finds.append(unknown)
        script.sends.append(silence)  # taken, but the answer is lost
        await desk.desk.reconcile.check(order.id)
        return None

    script.finds.append(overtaken)
    await desk.desk.reconcile.check(order.id)
    assert script.sent == 2
    assert await status(desk, order) is Status.UNKNOWN


async def test_a_cancel_does_not_expire_what_another_worker_has_sent_meanwhile(
    desk: Context, script: Script
) -> None:
    order = await lost_order(desk, script)
    later(10)
    await desk.desk.orders.cancel(ANN.id, order.id)

    async def overtaken(_: Order) -> Report | None:
        again = await desk.desk.execution.mark_sending(order.id, of=Status.UNKNOWN, attempt=1)
        assert again is not None
        script.sends.append(silence)
        await desk.desk.execution.send(again)
        return None

    script.finds.extend((unknown, overtaken))
    await desk.desk.reconcile.check(order.id)
    assert await status(desk, order) is Status.UNKNOWN
    assert (await desk.desk.orders.get(ANN.id, order.id)).reserved == 60


async def test_the_no_to_a_delayed_first_request_does_not_reject_the_second(
    desk: Context, script: Script
) -> None:
    later(0)
    order = await desk.desk.orders.place(ANN.id, buy(), origin())

    async def suspended(_: Order) -> Report | None:
        later(20)
        script.finds.append(unknown)
        script.sends.append(resting)
        await desk.desk.reconcile.check(order.id)
        raise VenueRefused(code="429", message="the venue is busy")

    script.sends.append(suspended)
    await desk.desk.execution.execute(order.id)
    assert script.sent == 2
    assert await status(desk, order) is Status.OPEN


async def test_an_order_that_no_worker_could_send_for_too_long_expires_unsent(
    desk: Context, script: Script
) -> None:
    later(0)
    order = await desk.desk.orders.place(ANN.id, buy(), origin())
    later(desk.desk.settings.command_age_s + 1)
    await desk.desk.reconcile.check(order.id)
    assert script.sent == 0
    assert await status(desk, order) is Status.EXPIRED
    async with desk.desk.orders.open() as unit:
        assert (await unit.ledger.balance(ANN.id, "paper", "USDT")).free == 10_000
