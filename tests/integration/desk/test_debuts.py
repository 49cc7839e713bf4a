"""A coin bought at its first trade: on real tables, with a venue that does what it is told."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from db import engine as engines
from db import verify
from db.context import Context
from desk import clock
from desk.errors import InsufficientFunds, Refused, RiskDenied
from desk.market.model import Quote
from desk.nursery import Nursery
from desk.orders.model import Order, Report, TimeInForce
from desk.orders.model import Status as OrderStatus
from desk.plans import debut
from desk.plans.model import Debut, Plan, Status
from desk.risk.model import Rule
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, furnish, instrument, origin, quote
from tests.integration.desk.test_orders import Venue, fill
from tests.integration.desk.test_plans import later, legs, settle
from workers.price_alerts import PriceAlertWatch
from workers.watch import Watch

SYMBOL = "FLNT/USDT"
WORDS = "flnt 100 max 0.50 7d"


class Strict(Venue):
    """Trades an order that must trade at once, at its limit; `is_empty` finds nobody to sell."""

    is_empty = False

    async def submit(self, order: Order) -> Report:
        assert order.time_in_force is TimeInForce.IOC
        done = () if self.is_empty else (fill(order, str(order.quantity), f"t-{order.id}"),)
        self.answers.append(
            Report(
                status=OrderStatus.EXPIRED if self.is_empty else OrderStatus.FILLED,
                venue_order_id=f"v{order.id}",
                filled=Decimal(0) if self.is_empty else order.quantity or Decimal(0),
                fills=done,
            )
        )
        return await super().submit(order)


@pytest.fixture
def venue() -> Strict:
    return Strict()


@pytest.fixture
async def desk(settings: Settings, venue: Strict) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": venue}) as context:
        await furnish(context)
        yield context
        engine = engines.connect(settings.database_url, pool_size=1)
        found = await verify.findings(engine)
        await engine.dispose()
        # The tests move the clock, so what is measured against the server's own is left out.
        assert [f for f in found if not f.is_kept and f.name not in {"I4", "I13", "I16"}] == []


async def armed(context: Context, words: str = WORDS, *, venue: str = "paper") -> Plan:
    wanted = debut.parse(words, venue=venue, now=clock.now())
    return await context.desk.plans.request(ANN.id, wanted, origin("a"))


async def list_coin(context: Context) -> None:
    async with context.desk.market.open() as unit:
        await unit.market.save_instruments([instrument("FLNT")])
        await unit.commit()
    later(2)


def asked(ask: str) -> Quote:
    return quote(SYMBOL, bid=str(Decimal(ask) - Decimal("0.01")), ask=ask)


async def move(context: Context, plan: Plan, ask: str = "", *, times: int = 3) -> Plan:
    """Let the watcher and the trade worker do their work at this price, or without one."""
    found: Plan | None = plan
    for _ in range(times):
        found = await context.desk.advance.advance(plan.id, asked(ask) if ask else None)
        await settle(context)
    assert found is not None
    return found


async def test_it_waits_for_the_listing_then_for_the_price_and_buys_once(desk: Context) -> None:
    plan = await move(desk, await armed(desk))
    assert (plan.status, plan.problem, plan.attempts) == (Status.ACTIVE, None, 0)
    assert await desk.desk.advance.awaited("paper") == {SYMBOL}

    await list_coin(desk)
    plan = await move(desk, plan)
    assert isinstance(plan.terms, Debut)
    assert plan.terms.is_listed
    plan = await move(desk, plan, "0.51")
    assert (plan.status, plan.attempts) == (Status.ACTIVE, 0)

    await asyncio.gather(*(desk.desk.advance.advance(plan.id, asked("0.49")) for _ in range(8)))
    plan = await move(desk, plan, "0.49")
    assert (plan.status, plan.attempts) == (Status.DONE, 1)
    (order,) = await legs(desk, plan)
    assert order.limit_price == Decimal("0.49")  # two percent above the ask, to the step, is 0.49
    assert order.quantity is not None
    assert Decimal(99) < order.quantity * order.limit_price <= 100
    assert await desk.desk.advance.awaited("paper") == set()


async def test_never_above_the_price_that_was_named(desk: Context) -> None:
    plan = await armed(desk, "flnt 100 max 20 7d")
    await list_coin(desk)
    plan = await move(desk, plan, "20")
    (order,) = await legs(desk, plan)
    assert order.limit_price == Decimal(20)


async def test_what_nobody_sells_is_asked_for_again_later(desk: Context, venue: Strict) -> None:
    plan = await armed(desk)
    await list_coin(desk)
    venue.is_empty = True
    plan = await move(desk, plan, "0.40")
    assert (plan.status, plan.attempts) == (Status.ACTIVE, 1)
    venue.is_empty = False
    later(2)
    plan = await move(desk, plan, "0.40")
    assert (plan.status, plan.attempts) == (Status.DONE, 2)


@pytest.mark.parametrize("listed", [False, True])
async def test_it_lapses_and_says_why(desk: Context, listed: bool) -> None:
    plan = await armed(desk)
    if listed:
        await list_coin(desk)
        plan = await move(desk, plan, "0.60")
    later(7 * 86400)
    plan = await move(desk, plan, "0.40")
    assert (plan.status, plan.reason) == (Status.FAILED, "lapsed" if listed else "unlisted")
    assert await legs(desk, plan) == []
    notices = await desk.receipts.notices(plan.id)
    assert "outcome" in {notice.topic for notice in notices}


async def test_it_can_be_cancelled_before_and_after_the_listing(desk: Context) -> None:
    plan = await armed(desk)
    await desk.desk.plans.cancel(ANN.id, plan.id)
    assert (await move(desk, plan)).status is Status.CANCELLED
    await list_coin(desk)
    assert (await move(desk, plan, "0.10")).attempts == 0


async def test_a_coin_that_trades_has_no_first_trade(desk: Context) -> None:
    with pytest.raises(RiskDenied) as denied:
        await armed(desk, "btc 100 max 100000")
    assert denied.value.values["rule"] == "debut-listed"


async def test_limits_refuse_it_with_rule_value_and_limit(desk: Context) -> None:
    await desk.desk.risk.limit(ANN.id, {Rule.MAX_ORDER: Decimal(50)})
    with pytest.raises(RiskDenied) as denied:
        await armed(desk)
    found = denied.value.values
    assert (found["rule"], found["value"], found["limit"]) == ("max-order", "100.00", "50.00")


async def test_money_that_is_not_there_and_a_venue_without_keys_are_refused(desk: Context) -> None:
    with pytest.raises(InsufficientFunds):
        await armed(desk, "flnt 1000000 max 0.50")
    async with desk.desk.market.open() as unit:
        await unit.market.save_instruments([replace(instrument("BTC"), venue="bybit")])
        await unit.commit()
    with pytest.raises(Refused):
        await armed(desk, venue="bybit")


async def test_a_watcher_begun_anew_follows_the_market_once_it_is_listed(desk: Context) -> None:
    plan = await armed(desk)
    async with Nursery() as nursery:
        watch = Watch(
            desk.desk.advance,
            desk.desk.settings,
            nursery,
            PriceAlertWatch(desk.desk.price_alerts, nursery),
        )
        followed: list[set[str]] = []
        watch._open = lambda _: _Followed(followed)  # type: ignore[method-assign,assignment,return-value]
        await watch.refresh()
        assert followed == []
        await list_coin(desk)
        await watch.look()
        await asyncio.sleep(0.2)
        await watch.refresh()
        assert followed[-1] == {SYMBOL}
        watch.hear("paper", asked("0.45"))
        await asyncio.sleep(0.2)
        await settle(desk)
        await nursery.close()
    assert len(await legs(desk, plan)) == 1


class _Followed:
    """Prices that a test says itself."""

    def __init__(self, seen: list[set[str]]) -> None:
        self._seen = seen

    def follow(self, symbols: set[str]) -> None:
        self._seen.append(set(symbols))
