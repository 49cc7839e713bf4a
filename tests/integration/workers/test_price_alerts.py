"""The watcher and price alerts: it follows their markets and fires each crossing once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from db.context import Context
from desk import clock
from desk.events import PriceAlertFired
from desk.market.model import Quote
from desk.nursery import Nursery
from desk.price_alerts.model import PriceAlert, State
from tests.factories import furnish, quote
from tests.integration.desk.test_price_alerts import setting
from workers.price_alerts import PriceAlertWatch
from workers.watch import Watch


@pytest.fixture
async def watch(context: Context) -> AsyncIterator[Watch]:
    """A watcher whose prices a test says itself."""
    await furnish(context)
    async with Nursery() as nursery:
        yield begun(context, nursery)


def begun(context: Context, nursery: Nursery) -> Watch:
    desk = context.desk
    alerts = PriceAlertWatch(desk.price_alerts, nursery)
    found = Watch(desk.advance, desk.settings, nursery, alerts)
    found._follow = lambda: None  # type: ignore[method-assign]
    return found


def at(middle: str) -> Quote:
    price = Decimal(middle)
    return quote(bid=str(price - 1), ask=str(price + 1))


async def hears(watch: Watch, *prices: str) -> None:
    for price in prices:
        watch.hear("paper", at(price))
        await asyncio.sleep(0.03)


async def fired(context: Context) -> list[int]:
    found = [told.event for told in await context.outbox.pending(100)]
    return [event.number for event in found if isinstance(event, PriceAlertFired)]


async def now(context: Context, alert: PriceAlert) -> PriceAlert:
    async with context.desk.price_alerts.open(reads=True) as unit:
        found = await unit.price_alerts.get(alert.id)
    assert found is not None
    return found


async def test_prices_that_go_back_and_forth_over_a_level_fire_it_once(
    context: Context, watch: Watch
) -> None:
    alert = await setting(context, "60200")
    await watch.refresh()
    await hears(watch, "60100", "60199", "60201", "60100", "60300", "60000")
    await watch.refresh()
    await hears(watch, "60400")
    assert await fired(context) == [1]
    assert (await now(context, alert)).state is State.DONE


async def test_an_alert_set_later_is_seen_and_one_that_is_removed_is_not(
    context: Context, watch: Watch
) -> None:
    await watch.refresh()
    kept, gone = await setting(context, "60200"), await setting(context, "60201")
    await watch.refresh()
    assert watch._alerts.places() == {("paper", "BTC/USDT")}
    await context.desk.price_alerts.remove(gone.chat_id, gone.id)
    await watch.refresh()
    await hears(watch, "60300")
    assert await fired(context) == [1]
    assert watch._alerts.places() == set()
    assert (await now(context, kept)).fired == 1


async def test_a_price_from_before_the_alert_does_not_fire_it(
    context: Context, watch: Watch
) -> None:
    before = clock.now()
    await setting(context, "60200")
    await watch.refresh()
    old = replace(at("60300"), at=before - timedelta(milliseconds=1))
    watch.hear("paper", old)
    await asyncio.sleep(0.05)
    assert await fired(context) == []


async def test_one_that_repeats_counts_on_across_a_new_watcher(
    context: Context, watch: Watch
) -> None:
    alert = await setting(context, "1% repeat")
    await watch.refresh()
    await hears(watch, "60600", "60700", "60800")
    async with Nursery() as nursery:
        reborn = begun(context, nursery)
        await reborn.refresh()
        await hears(reborn, "60900", "61250", "61300")
    assert await fired(context) == [1, 2]
    assert (await now(context, alert)).base == Decimal(61250)
