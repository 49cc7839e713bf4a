"""A stop that the venue let go of: the plan says so, and the desk sells in its place."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from desk.orders.exits import Level
from desk.orders.model import Kind as OrderKind
from desk.orders.model import Order, Side
from desk.orders.model import Status as OrderStatus
from desk.plans.model import Exit, Kind, Plan, Status, Trigger
from desk.plans.wanted import Wanted
from desk.settings import Settings
from tests.factories import ANN, quote
from tests.integration.exchange.clients import Exchange, Keys
from tests.integration.venues.conftest import VENUE, House
from tests.integration.venues.test_books import next_look, promises_kept
from tests.integration.venues.test_restored_plans import SYMBOL, ann_settings, begun, run

__all__ = ["ann_settings"]  # where the venue keeps stops


@pytest.fixture
async def keys(house: House) -> Keys:
    """Ann's account at the exchange, with coins in it."""
    found = await house.account(BTC="0.01")
    await house.hand_in(found)
    return found


async def kept_stop(house: House, share: str) -> tuple[Plan, Order]:
    """A stop at a share of the price of now, resting at the venue."""
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    level = Level((bid * Decimal(share)).quantize(Decimal("0.01")))
    wanted = Wanted(kind=Kind.EXIT, venue=VENUE, symbol=SYMBOL, side=Side.SELL, stop=level)
    plan = await run(house, await begun(house, wanted))
    (leg,) = await house.context.desk.plans.legs(ANN.id, plan.id)
    assert (leg.kind, leg.status) == (OrderKind.STOP, OrderStatus.OPEN)
    return plan, leg


async def told(house: House, plan: Plan) -> list[str]:
    """Return the topics that the bot is to speak of, in the order of their names."""
    return [n.topic for n in await house.context.receipts.notices(plan.id)]


async def until_it_ends(house: House, plan: Plan) -> Plan:
    async with asyncio.timeout(30):
        while (plan := await run(house, plan)).status.is_live:
            for leg in await house.context.desk.plans.legs(ANN.id, plan.id):
                await house.context.desk.reconcile.check(leg.id)
            await asyncio.sleep(0.3)
    return plan


async def test_a_stop_that_met_an_empty_book_is_sold_by_the_desk_as_soon_as_somebody_bids(
    house: House, keys: Keys, exchange: Exchange, ann_settings: Settings
) -> None:
    plan, leg = await kept_stop(house, "0.9985")
    bid = (await house.context.desk.market.quote(SYMBOL, VENUE)).bid
    await exchange.sell_down_to(SYMBOL, Decimal(int(bid / 2)))  # nobody is left who would buy
    answer = await exchange.signed(
        keys, "GET", "/api/v3/order", symbol="BTCUSDT", origClientOrderId=leg.client_order_id
    )
    assert (answer.json["status"], answer.json["executedQty"]) == ("EXPIRED", "0.00000000")
    done = await until_it_ends(house, plan)
    assert done.status is Status.DONE
    assert isinstance(done.terms, Exit)
    assert (done.terms.fired, done.terms.is_watched) == (Trigger.STOP, True)
    stop, *sales = await house.context.desk.plans.legs(ANN.id, plan.id)
    assert stop.status is OrderStatus.EXPIRED
    assert sum(sale.filled for sale in sales) == Decimal("0.01")
    assert "let-go" in await told(house, plan)
    await house.look()
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)


async def test_a_stop_cancelled_at_the_venue_is_watched_by_the_desk_from_then_on(
    house: House, keys: Keys, exchange: Exchange, ann_settings: Settings
) -> None:
    plan, leg = await kept_stop(house, "0.95")
    gone = await exchange.signed(
        keys, "DELETE", "/api/v3/order", symbol="BTCUSDT", origClientOrderId=leg.client_order_id
    )
    assert gone.status == 200
    await next_look(house, leg, timedelta(0))
    await house.look()
    plan = await run(house, plan)
    assert isinstance(plan.terms, Exit)
    assert (plan.terms.fired, plan.terms.is_watched) == (None, True)
    assert len(await house.context.desk.plans.legs(ANN.id, plan.id)) == 1
    assert "let-go" in await told(house, plan)
    assert plan.terms.stop is not None
    low = plan.terms.stop.value - 1
    met = replace(quote(bid=str(low), ask=str(low + 1)), venue=VENUE)
    await house.context.desk.market.quotes.put([met])
    await house.context.desk.advance.advance(plan.id, met)
    done = await until_it_ends(house, plan)
    assert done.status is Status.DONE
    await house.look()
    assert await house.ledger() == await house.truth(keys)
    await promises_kept(ann_settings)
