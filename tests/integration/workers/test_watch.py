"""The watcher on real tables: what it hears moves plans, once, whatever dies."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from db.context import Context
from desk import clock
from desk.market.model import Quote
from desk.nursery import Nursery
from desk.orders.exits import Level
from desk.plans.model import Exit, Plan, Status
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, furnish, origin, quote
from tests.integration.desk.test_plans import Resting, an_exit, bought, settle
from tests.ports import free_port
from workers.price_alerts import PriceAlertWatch
from workers.watch import Watch


@pytest.fixture
async def desk(settings: Settings) -> AsyncIterator[Context]:
    quiet = settings.model_copy(update={"exchange_port": free_port()})
    async with trading_desk(quiet, {"paper": Resting()}) as context:
        await furnish(context)
        await bought(context)
        yield context


@pytest.fixture
async def watch(desk: Context) -> AsyncIterator[Watch]:
    """A watcher whose prices a test says itself."""
    async with Nursery() as nursery:
        yield silent(desk, nursery)


def silent(desk: Context, nursery: Nursery) -> Watch:
    found = Watch(
        desk.desk.advance,
        desk.desk.settings,
        nursery,
        PriceAlertWatch(desk.desk.price_alerts, nursery),
    )
    found._follow = lambda: None  # type: ignore[method-assign]
    return found


def at(bid: str) -> Quote:
    return quote(bid=bid, ask=str(Decimal(bid) + 10))


async def planned(desk: Context, watch: Watch, **more: Any) -> Plan:
    plan = await desk.desk.plans.request(ANN.id, an_exit(**more), origin("p"))
    await watch.refresh()
    return plan


async def after(desk: Context, plan: Plan, *, rounds: int = 30) -> Plan:
    """Let what was begun come to an end, and return the plan as written."""
    for _ in range(rounds):
        await asyncio.sleep(0.01)
    await settle(desk)
    async with desk.desk.orders.open() as unit:
        found = await unit.plans.get(plan.id)
    assert found is not None
    return found


async def test_a_burst_of_prices_below_the_stop_sells_once(desk: Context, watch: Watch) -> None:
    plan = await planned(desk, watch, stop=Level(Decimal(58000)))
    for bid in ("58500", "58001", "57990", "57980", "57000", "58100", "57500"):
        watch.hear("paper", at(bid))
    await after(desk, plan)
    await watch.look()
    later = clock.now() + timedelta(seconds=1)
    clock.set_clock(now=lambda: later)
    watch.hear("paper", at("57000"))
    await watch.look()
    plan = await after(desk, plan)
    assert (plan.status, plan.attempts) == (Status.DONE, 1)


async def test_the_mark_outlives_the_watcher(desk: Context, watch: Watch) -> None:
    plan = await planned(desk, watch, trail_percent=Decimal(4))
    watch.hear("paper", at("61000"))
    watch.hear("paper", at("66000"))
    await after(desk, plan)
    now = clock.now() + timedelta(seconds=2)
    clock.set_clock(now=lambda: now)
    watch.hear("paper", at("65500"))  # the peak between two writings counts
    plan = await after(desk, plan)
    assert isinstance(plan.terms, Exit)
    assert plan.terms.high == 66000
    async with Nursery() as nursery:
        other = silent(desk, nursery)
        await other.refresh()
        other.hear("paper", at("63361"))
        assert (await after(desk, plan)).status is Status.ACTIVE
        other.hear("paper", at("63360"))
        await after(desk, plan)
        await other.look()
        plan = await after(desk, plan)
    assert plan.attempts == 1


async def test_one_absurd_tick_fires_nothing(desk: Context, watch: Watch) -> None:
    plan = await planned(desk, watch, stop=Level(Decimal(58000)))
    watch.hear("paper", at("60000"))
    watch.hear("paper", at("6000"))
    watch.hear("paper", at("60010"))
    plan = await after(desk, plan)
    assert (plan.status, plan.attempts) == (Status.ACTIVE, 0)


async def test_a_plan_in_a_market_new_in_sight_waits_for_the_first_price(
    desk: Context, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[Quote | None] = []
    monkeypatch.setattr(watch, "_go", lambda _, price: moved.append(price))
    await planned(desk, watch, stop=Level(Decimal(58000)))
    await watch.look()
    assert moved == [], "it would only complain that there is none"
    later = clock.now() + timedelta(seconds=4)
    clock.set_clock(now=lambda: later)
    await watch.look()
    assert moved == [None]
    watch.hear("paper", at("60000"))
    await watch.look()
    assert moved[-1] is not None


async def test_a_plan_without_prices_says_that_it_is_blind_and_sees_again(
    desk: Context, watch: Watch
) -> None:
    plan = await planned(desk, watch, stop=Level(Decimal(58000)))
    later = clock.now() + timedelta(seconds=40)
    clock.set_clock(now=lambda: later)
    await watch.look()
    await after(desk, plan)
    await watch.look()
    plan = await after(desk, plan)
    assert plan.problem is not None
    assert plan.problem.key == "plan-blind"
    watch.hear("paper", at("60000"))
    await watch.look()
    assert (await after(desk, plan)).problem is None


async def test_what_is_in_sight_is_written_down_and_what_ended_is_forgotten(
    desk: Context, watch: Watch
) -> None:
    plan = await planned(desk, watch, stop=Level(Decimal(58000)))
    await watch.stamp()
    assert (await after(desk, plan)).watched_at is not None
    await desk.desk.plans.cancel(ANN.id, plan.id)
    await watch.refresh()
    await watch.look()
    assert (await after(desk, plan)).status is Status.CANCELLED
    await watch.refresh()
    assert watch._plans == {}
