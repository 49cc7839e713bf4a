"""A leg placed after the backup: found at the venue after the restore, never doubled."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from desk import clock
from desk.money import Amount, Unit
from desk.orders.exits import Level
from desk.orders.model import Order, Side
from desk.orders.model import Status as OrderStatus
from desk.plans.calendar import Every
from desk.plans.model import Kind, Plan, Status
from desk.plans.wanted import Wanted
from desk.settings import Settings
from ops import backup
from tests.conftest import make_settings
from tests.factories import ANN, origin
from tests.integration.exchange.clients import Exchange, Keys
from tests.integration.venues.conftest import VENUE, House, furnished, open_house
from tests.integration.venues.test_books import promises_kept
from tests.servers import Servers

SYMBOL = "BTC/USDT"


@dataclass(frozen=True, slots=True)
class Case:
    """A plan at the exchange, what it is to look like there after one leg, and its state then."""

    wanted: Callable[[Decimal], Wanted]
    at_venue: list[str]
    leg: OrderStatus


def savings(_bid: Decimal) -> Wanted:
    return Wanted(
        kind=Kind.DCA, venue=VENUE, symbol=SYMBOL, side=Side.BUY, pace=Every(1, "d"), count=5,
        amount=Amount(Decimal(50), Unit.QUOTE),
    )  # fmt: skip


def stop(bid: Decimal) -> Wanted:
    return Wanted(kind=Kind.EXIT, venue=VENUE, symbol=SYMBOL, stop=Level(bid * Decimal("0.8")))


def ladder(bid: Decimal) -> Wanted:
    prices = (bid * Decimal("0.9"), bid * Decimal("0.8"))
    return Wanted(
        kind=Kind.LADDER, venue=VENUE, symbol=SYMBOL, side=Side.BUY, prices=prices, count=3,
        amount=Amount(Decimal(150), Unit.QUOTE),
    )  # fmt: skip


CASES = {
    "a filled leg, whose id the venue would take again": Case(
        savings, ["FILLED"], OrderStatus.FILLED
    ),
    "a stop that rests at the venue": Case(stop, ["NEW"], OrderStatus.OPEN),
    "every rung of a ladder": Case(ladder, ["NEW", "NEW", "NEW"], OrderStatus.OPEN),
}


@pytest.fixture
def ann_settings(clean: Servers, tmp_path: Path, exchange: Exchange) -> Settings:
    """As in the other tests, and the venue keeps stops by itself."""
    urls = {"exchange_url": exchange.url, "venues_url": exchange.url}
    return make_settings(clean, tmp_path, native_stops=True, **urls)


async def run(house: House, plan: Plan) -> Plan:
    """Do the work of the watcher and of the trade worker for a while."""
    desk = house.context.desk
    for _ in range(6):
        await house.prices()
        quote = await desk.market.quote(SYMBOL, VENUE)
        await desk.advance.advance(plan.id, quote)
        for order in await desk.plans.legs(ANN.id, plan.id):
            await desk.execution.execute(order.id)
    return await desk.plans.get(ANN.id, plan.id)


async def begun(house: House, wanted: Wanted) -> Plan:
    plan = await house.context.desk.plans.request(ANN.id, wanted, origin("p", "p"))
    if plan.status is Status.DRAFT:
        await house.context.desk.plans.confirm(ANN.id, plan.id, origin("c", "c"))
    return plan


async def there(exchange: Exchange, keys: Keys) -> list[str]:
    """Return the states of every order of the account at the venue."""
    answer = await exchange.signed(keys, "GET", "/api/v3/allOrders", symbol="BTCUSDT")
    return [row["status"] for row in answer.json]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_a_leg_placed_after_the_backup_is_found_and_not_placed_again(
    case: Case, ann_settings: Settings, exchange: Exchange, tmp_path: Path
) -> None:
    async with open_house(ann_settings, exchange) as house:
        await furnished(house)
        keys = await house.account(USDT="2000", BTC="0.01")
        await house.hand_in(keys)
        bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
        plan = await begun(house, case.wanted(bid))
    kept = str(tmp_path / "desk.backup")
    assert await asyncio.to_thread(backup.write, ann_settings, kept) == 0
    async with open_house(ann_settings, exchange) as house:
        await house.look()
        before = await run(house, plan)
    assert await there(exchange, keys) == case.at_venue
    assert await asyncio.to_thread(backup.read, ann_settings, kept) == 0

    async with open_house(ann_settings, exchange) as back:
        waiting = await run(back, plan)
        assert waiting.attempts == 0, "nothing is placed before the venue's history is read"
        await back.connections.round()
        after = await run(back, plan)
        assert await there(exchange, keys) == case.at_venue
        legs: list[Order] = await back.context.desk.plans.legs(ANN.id, plan.id)
        assert [leg.status for leg in legs] == [case.leg] * len(case.at_venue)
        assert (after.attempts, after.next_at) == (before.attempts, before.next_at)
        assert [order.id for order in await back.orders() if order.is_external] == []
        assert await back.ledger() == await back.truth(keys)
        await promises_kept(ann_settings)


async def test_refused_legs_before_the_one_that_the_venue_has_are_counted(
    ann_settings: Settings, exchange: Exchange, tmp_path: Path
) -> None:
    async with open_house(ann_settings, exchange) as house:
        await furnished(house)
        keys = await house.account(USDT="2000")
        await house.hand_in(keys)
        plan = await begun(house, savings(Decimal(0)))
    kept = str(tmp_path / "desk.backup")
    assert await asyncio.to_thread(backup.write, ann_settings, kept) == 0
    begin = clock.now()
    async with open_house(ann_settings, exchange) as house:
        await house.look()
        await exchange.fault(route="POST /api/v3/order", kind="429", count=2)
        while (await run(house, plan)).filled == 0:
            await asyncio.sleep(0.2)
            assert clock.now() - begin < timedelta(seconds=30)
    assert await asyncio.to_thread(backup.read, ann_settings, kept) == 0
    async with open_house(ann_settings, exchange) as back:
        await back.connections.round()
        after = await run(back, plan)
        legs = await back.context.desk.plans.legs(ANN.id, plan.id)
        assert [leg.status.value for leg in legs] == ["expired", "expired", "filled"]
        assert (after.attempts, await there(exchange, keys)) == (3, ["FILLED"])
        await promises_kept(ann_settings)
