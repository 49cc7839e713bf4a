"""A sum with a slippage of its own: bounded at the venue, and never overspent."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from db.context import Context
from desk.orders.model import Kind as OrderKind
from desk.orders.model import TimeInForce
from desk.plans.model import Kind, Status
from desk.plans.words import parse
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, buy, furnish, instrument, origin
from tests.integration.desk.test_plans import Resting, legs, move, settle


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[Context]:
    changed = settings.model_copy(update={"plan_interval_s": 1})
    async with trading_desk(changed, {"paper": Resting()}) as context:
        await furnish(context)
        yield context


async def test_a_purchase_for_a_sum_goes_out_at_its_worst_price_or_better(desk: Context) -> None:
    intent = replace(buy("100"), slippage_percent=Decimal("0.5"))
    order = await desk.desk.orders.place(ANN.id, intent, origin())
    assert (order.kind, order.time_in_force) == (OrderKind.MARKET, TimeInForce.IOC)
    assert (order.spend, order.quantity) == (None, Decimal("0.00165"))
    assert order.limit_price == Decimal(60300), "half a percent above the 60,000 asked"
    assert order.reserved == Decimal("99.495")
    await settle(desk)
    done = await desk.desk.orders.get(ANN.id, order.id)
    assert (done.cost, done.reserved) == (Decimal(99), Decimal(0))


async def test_every_leg_of_a_plan_keeps_the_slippage_it_was_given(desk: Context) -> None:
    wanted = parse("dca", "btc 25 every 1s x 2 slippage=1%", find=lambda _: instrument())
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("p"))
    assert (plan.kind, plan.status) == (Kind.DCA, Status.ACTIVE)
    plan = await move(desk, plan)
    (leg,) = await legs(desk, plan)
    assert leg.spend is None
    assert leg.limit_price == Decimal(60600)
    assert leg.cost <= 25
    assert plan.slippage_percent == 1
