"""Limits, own limits, the breaker and panics on real tables."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db import engine as engines
from db import verify
from db.context import Context
from desk import clock
from desk.errors import BadSetting, Frozen, Halted, NotAllowed, RiskDenied, Used, VenueUnsure
from desk.money import Unit
from desk.orders.model import Kind, Order, Report, Status
from desk.orders.ticket import Asked
from desk.risk.model import Measure, Rule
from desk.settings import Settings
from tests.conftest import make_settings, trading_desk
from tests.factories import ANN, BOB, buy, furnish, origin, quote, sell
from tests.integration.desk.test_orders import Venue
from tests.servers import Servers

COINS = ("BTC", "ETH", "SOL", "XRP")
LIMITS: dict[str, Any] = {
    "max_order": "1000",
    "max_hour": "1500",
    "max_day": "2000",
    "max_symbol": "1800",
    "max_total": "1900",
    "max_loss": "500",
    "max_positions": 3,
    "breaker_orders": 8,
    "breaker_loss": "700",
    "paper_balance": "100000",
    "quick_limit": "1000",
    "freeze_wait_s": 60,
}


@pytest.fixture
def limits() -> dict[str, Any]:
    """What a test wants different of `LIMITS`."""
    return {}


@pytest.fixture
def settings(clean: Servers, tmp_path: Path, limits: dict[str, Any]) -> Settings:
    return make_settings(clean, tmp_path, **(LIMITS | limits))


@pytest.fixture
def venue() -> Venue:
    return Venue()


@pytest.fixture
async def context(settings: Settings, venue: Venue) -> AsyncIterator[Context]:
    async with trading_desk(settings, {"paper": venue}) as found:
        await furnish(found, *COINS)
        yield found


async def bought(context: Context, key: str, sum_: str, symbol: str = "BTC/USDT") -> Order:
    order = await context.desk.orders.place(ANN.id, buy(sum_, symbol), origin(key))
    await context.desk.execution.execute(order.id)
    return order


async def refusal(
    context: Context, key: str, sum_: str, symbol: str = "BTC/USDT"
) -> dict[str, Any]:
    with pytest.raises(RiskDenied) as denied:
        await context.desk.orders.place(ANN.id, buy(sum_, symbol), origin(key))
    return denied.value.values


async def exceeded(settings: Settings) -> list[verify.Finding]:
    """What `tapewire verify` says of limits over the whole history."""
    engine = engines.connect(settings.database_url, pool_size=1)
    found = [f for f in await verify.findings(engine) if f.name.startswith("I12")]
    await engine.dispose()
    assert len(found) == 3
    return [f for f in found if not f.is_kept]


async def later(context: Context, **span: float) -> None:
    """Let time pass; quotes stay fresh."""
    moment = clock.now() + timedelta(**span)
    clock.set_clock(now=lambda: moment)
    await context.desk.market.quotes.put([quote(f"{c}/USDT") for c in COINS])


async def test_each_limit_refuses_with_rule_value_and_what_still_fits(context: Context) -> None:
    assert (await refusal(context, "0", "1000.01"))["rule"] == "max-order"
    await bought(context, "1", "1000")
    hour = await refusal(context, "2", "600", "ETH/USDT")
    assert hour == {
        "rule": "max-hour", "value": "1,600.00", "limit": "1,500.00", "room": "500.00",
        "by": "desk", "mode": "paper",
    }  # fmt: skip
    await bought(context, "3", "400", "ETH/USDT")
    await later(context, minutes=61)
    assert (await refusal(context, "4", "900", "BTC/USDT"))["rule"] == "max-day"
    assert (await refusal(context, "5", "550", "SOL/USDT"))["rule"] == "max-total"
    await later(context, hours=24)
    assert (await refusal(context, "6", "900", "BTC/USDT"))["rule"] == "max-symbol"
    assert await exceeded(context.desk.settings) == []


async def test_a_fourth_coin_is_refused_and_more_of_the_third_is_not(context: Context) -> None:
    for number, coin in enumerate(COINS[:3]):
        await bought(context, str(number), "100", f"{coin}/USDT")
    found = await refusal(context, "x", "100", "XRP/USDT")
    assert (found["rule"], found["value"], found["limit"]) == ("max-positions", "4", "3")
    await bought(context, "y", "100", "SOL/USDT")


async def test_the_days_loss_stops_purchases_until_midnight_and_no_sale(context: Context) -> None:
    noon = clock.now().replace(hour=12, minute=0, second=0)
    clock.set_clock(now=lambda: noon)
    await later(context, seconds=1)
    await bought(context, "1", "1000")
    await context.desk.market.quotes.put([quote(bid="20000", ask="20010")])
    found = await refusal(context, "2", "10")
    assert (found["rule"], found["limit"]) == ("max-loss", "500.00")
    everything = sell("100", unit=Unit.PERCENT)
    sold = await context.desk.orders.place(ANN.id, everything, origin("3"))
    assert (sold.max_order, sold.max_hour, sold.max_day) == (None, None, None)
    await context.desk.orders.cancel(ANN.id, sold.id)

    morning = noon + timedelta(hours=13)
    clock.set_clock(now=lambda: morning)
    await context.desk.market.quotes.put([quote(bid="20000", ask="20010")])
    await context.desk.orders.place(ANN.id, buy("10"), origin("4"))


async def test_what_yesterdays_coins_lost_since_midnight_counts(context: Context) -> None:
    await bought(context, "1", "900")
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    await context.store.save_prices(midnight - timedelta(seconds=5), {"BTC/USDT": Decimal(60000)})
    clock.set_clock(now=lambda: midnight + timedelta(hours=1))
    await context.desk.market.quotes.put([quote(bid="30000", ask="30010")])
    limited = await context.desk.risk.limits(ANN.id)
    used = {c.rule: c.value for c in limited.checks}
    assert 440 < used[Rule.MAX_LOSS] < 460
    assert used[Rule.MAX_POSITIONS] == 1


@pytest.mark.parametrize("limits", [{"max_day": "1500", "max_hour": "2000"}])
async def test_fifty_purchases_at_once_never_exceed_the_day(
    context: Context, settings: Settings, limits: dict[str, Any]
) -> None:
    async def one(number: int) -> Order:
        coin = COINS[number % 3]
        return await context.desk.orders.place(
            ANN.id, buy("100", f"{coin}/USDT"), origin(f"k{number}", str(number))
        )

    made = await asyncio.gather(*(one(n) for n in range(50)), return_exceptions=True)
    placed = [m for m in made if isinstance(m, Order)]
    refused = [m for m in made if isinstance(m, RiskDenied)]
    assert (len(placed), len(refused)) == (15, 35)
    assert {r.values["rule"] for r in refused} == {"max-day"}
    assert sum(o.notional for o in placed) == 1500
    assert await exceeded(settings) == []


async def test_an_own_limit_asks_once_and_confirming_passes_it_once(context: Context) -> None:
    await context.desk.risk.limit(ANN.id, {Rule.MAX_DAY: Decimal(150)})
    assert not isinstance(await context.desk.orders.request(ANN.id, buy("100"), origin("1")), Asked)
    asked = await context.desk.orders.request(ANN.id, buy("100"), origin("2"))
    assert isinstance(asked, Asked)
    assert (asked.why, asked.ticket.waived) == ("ask-own-limit", frozenset({Rule.MAX_DAY}))
    order = await context.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "2"))
    assert order.max_day == 2000, "it was judged by the desk's limit"

    with pytest.raises(RiskDenied) as denied:
        await context.desk.orders.place(ANN.id, buy("100"), origin("3"))
    assert denied.value.values["by"] == "you"
    await context.desk.risk.limit(ANN.id, {Rule.MAX_DAY: None})
    await context.desk.orders.place(ANN.id, buy("100"), origin("3"))
    assert await exceeded(context.desk.settings) == []


async def test_a_confirmation_passes_no_other_rule_and_no_ceiling(context: Context) -> None:
    await context.desk.risk.limit(ANN.id, {Rule.MAX_DAY: Decimal(50), Rule.MAX_HOUR: Decimal(400)})
    asked = await context.desk.orders.request(ANN.id, buy("350"), origin("1"))
    assert isinstance(asked, Asked)
    other = await context.desk.orders.request(ANN.id, buy("100", "ETH/USDT"), origin("2"))
    assert isinstance(other, Asked)
    await context.desk.orders.confirm(ANN.id, other.ticket.id, origin("x", "2"))
    with pytest.raises(RiskDenied) as denied:
        await context.desk.orders.confirm(ANN.id, asked.ticket.id, origin("y", "3"))
    assert denied.value.values["rule"] == "max-hour", "it was not over when the ticket was shown"
    with pytest.raises(RiskDenied):
        await context.desk.orders.request(ANN.id, buy("1100"), origin("4"))


@pytest.mark.parametrize("amount", ["0", "-1", "2000.01"])
async def test_nobody_sets_a_limit_above_the_desks(context: Context, amount: str) -> None:
    with pytest.raises(BadSetting):
        await context.desk.risk.limit(ANN.id, {Rule.MAX_DAY: Decimal(amount)})
    with pytest.raises(BadSetting):
        await context.desk.risk.limit(ANN.id, {Rule.MAX_POSITIONS: Decimal("1.5")})
    assert (await context.desk.risk.limits(ANN.id)).bounds.own == {}


@pytest.mark.parametrize("limits", [{"max_order": "40", "quick_limit": "1000"}])
async def test_a_large_sale_asks_and_a_plan_or_a_confirmation_may_place_it(
    context: Context, limits: dict[str, Any]
) -> None:
    for number in range(3):
        await bought(context, f"b{number}", "40")
    everything = sell("100", unit=Unit.PERCENT)
    asked = await context.desk.orders.request(ANN.id, everything, origin("s"))
    assert isinstance(asked, Asked)
    assert asked.why == "ask-large-sale"
    sold = await context.desk.orders.confirm(ANN.id, asked.ticket.id, origin("x", "9"))
    assert sold.notional > 100


# -- the breaker


async def admin(context: Context) -> None:
    code = await context.desk.accounts.offer_claim()
    assert code
    await context.desk.accounts.claim(ANN.id, code)


async def test_too_many_orders_a_minute_halt_the_desk_and_resuming_counts_anew(
    context: Context,
) -> None:
    await admin(context)
    for number in range(8):
        await bought(context, str(number), "10")
    assert await context.desk.risk.watch() is None
    await bought(context, "9", "10")
    trip = await context.desk.risk.watch()
    assert trip is not None
    assert (trip.measure, trip.value, trip.limit) == (Measure.ORDERS, "9", "8")
    told = [t.event for t in await context.outbox.pending(100)]
    halted = [e for e in told if type(e).__name__ == "TradingHalted"]
    assert [(e.measure, e.by) for e in halted] == [("orders-minute", 0)]  # type: ignore[attr-defined]
    assert await context.desk.risk.watch() is None, "one halt, one notice"

    with pytest.raises(Halted) as refused:
        await context.desk.orders.place(ANN.id, buy("10"), origin("a"))
    assert refused.value.values["what"] == "orders-minute"
    await context.desk.orders.place(ANN.id, sell("100", unit=Unit.PERCENT), origin("b"))
    await context.desk.accounts.enter(BOB)
    with pytest.raises(NotAllowed):
        await context.desk.risk.resume(BOB.id)
    await later(context, seconds=1)
    await context.desk.risk.resume(ANN.id)
    assert await context.desk.risk.watch() is None
    await context.desk.orders.place(ANN.id, buy("10"), origin("c"))


@pytest.mark.parametrize("limits", [{"breaker_orders": 1000}])
async def test_a_venue_that_stops_answering_halts_the_desk(
    context: Context, venue: Venue, limits: dict[str, Any]
) -> None:
    for number in range(9):
        await bought(context, f"a{number}", "10")
    venue.answers = [VenueUnsure(why="no answer") for _ in range(10)]
    for number in range(10):
        await bought(context, f"b{number}", "10")
    assert await context.desk.risk.watch() is None, "19 requests say nothing yet"
    venue.answers = [VenueUnsure(why="no answer")]
    await bought(context, "c", "10")
    trip = await context.desk.risk.watch()
    assert trip is not None
    assert (trip.measure, trip.where, trip.value) == (Measure.ERRORS, "paper", "55")


async def test_a_loss_of_everybody_together_halts_the_desk(context: Context) -> None:
    await context.desk.accounts.enter(BOB)
    for person in (ANN, BOB):
        order = await context.desk.orders.place(
            person.id, buy("1000"), replace(origin(f"{person.id}"), chat_id=person.id)
        )
        await context.desk.execution.execute(order.id)
    assert await context.desk.risk.watch() is None
    await context.desk.market.quotes.put([quote(bid="38000", ask="38010")])
    trip = await context.desk.risk.watch()
    assert trip is not None
    assert (trip.measure, trip.limit) == (Measure.LOSS, "700.00")


# -- panic


def resting(sum_: str = "100", coin: str = "BTC") -> Any:
    return replace(buy(sum_, f"{coin}/USDT"), kind=Kind.LIMIT, limit_price=Decimal(59000))


async def test_a_panic_cancels_everything_and_freezes_until_the_person_means_it(
    context: Context,
) -> None:
    for number in range(3):
        await context.desk.orders.place(ANN.id, resting(), origin(str(number)))
    await context.desk.accounts.enter(BOB)
    theirs = await context.desk.orders.place(BOB.id, resting(), origin("bob"))

    freeze = await context.desk.panic.stop_me(ANN.id)
    assert await context.desk.panic.recall(ANN.id) == 3
    assert await context.desk.orders.page(ANN.id, is_open=True) == []
    assert (await context.desk.orders.get(BOB.id, theirs.id)).status is Status.ACCEPTED
    for wanted in (buy("10"), sell("100", unit=Unit.PERCENT)):
        with pytest.raises(Frozen) as refused:
            await context.desk.orders.request(ANN.id, wanted, origin(f"x{wanted.side}"))
        assert 0 < int(str(refused.value.values["wait_s"])) <= 60
    with pytest.raises(Frozen):
        await context.desk.panic.thaw(ANN.id)
    again = await context.desk.panic.stop_me(ANN.id)
    assert again == freeze, "a second panic makes the wait no longer"
    await later(context, seconds=61)
    await context.desk.panic.thaw(ANN.id)
    await context.desk.orders.place(ANN.id, buy("10"), origin("y"))


async def free_usdt(context: Context) -> Decimal:
    async with context.desk.orders.open() as unit:
        return (await unit.ledger.balance(ANN.id, "paper", "USDT")).free


async def test_what_is_stopped_before_it_is_sent_never_leaves(
    context: Context, venue: Venue
) -> None:
    await admin(context)
    free = await free_usdt(context)
    own = await context.desk.orders.place(ANN.id, buy("10"), origin("own"))
    await context.desk.panic.stop_me(ANN.id)
    await context.desk.execution.execute(own.id)
    await later(context, seconds=61)
    await context.desk.panic.thaw(ANN.id)
    everyones = await context.desk.orders.place(ANN.id, buy("10"), origin("everyones"))
    await context.desk.risk.halt(ANN.id, "breach")
    await context.desk.execution.execute(everyones.id)

    assert venue.submitted == []
    assert await free_usdt(context) == free
    for order, why in ((own, "frozen"), (everyones, "halted")):
        found = await context.desk.orders.get(ANN.id, order.id)
        assert (found.status, found.reason, found.attempt) == (Status.CANCELLED, why, 0)


async def test_what_a_venue_certainly_lost_is_not_sent_again_once_the_person_has_panicked(
    context: Context, venue: Venue
) -> None:
    venue.answers = [VenueUnsure(why="no answer")]
    order = await bought(context, "a", "10")
    await context.desk.panic.stop_me(ANN.id)
    await later(context, seconds=60)
    await context.desk.execution.mark_sending(order.id, of=Status.UNKNOWN, attempt=1)
    found = await context.desk.orders.get(ANN.id, order.id)
    assert (found.status, found.reason, found.reserved) == (Status.CANCELLED, "frozen", Decimal(0))


async def test_a_halt_of_purchases_lets_a_sale_leave(context: Context, venue: Venue) -> None:
    await admin(context)
    await bought(context, "a", "100")
    sale = await context.desk.orders.place(ANN.id, sell("100", unit=Unit.PERCENT), origin("s"))
    await context.desk.risk.halt(ANN.id, "breach")
    sent = await context.desk.execution.mark_sending(sale.id, of=Status.ACCEPTED)
    assert sent is not None
    assert sent.status is Status.SENDING


async def test_a_panic_that_a_crash_cut_short_is_finished(context: Context) -> None:
    await context.desk.orders.place(ANN.id, resting(), origin())
    await context.desk.panic.stop_me(ANN.id)
    assert await context.desk.panic.finish() == 1
    assert await context.desk.orders.page(ANN.id, is_open=True) == []
    assert await context.desk.panic.finish() == 0


async def test_a_panic_of_the_operator_stops_everyone(context: Context) -> None:
    await admin(context)
    await context.desk.accounts.enter(BOB)
    for person in (ANN, BOB):
        await context.desk.orders.place(person.id, resting(), origin(str(person.id)))
    with pytest.raises(NotAllowed):
        await context.desk.panic.stop_everyone(BOB.id, "mine")
    await context.desk.panic.stop_everyone(ANN.id, "breach")
    assert await context.desk.panic.finish() == 2
    for person in (ANN, BOB):
        assert await context.desk.orders.page(person.id, is_open=True) == []
        with pytest.raises(Halted):
            await context.desk.orders.place(person.id, sell("1", unit=Unit.PERCENT), origin("s"))
    await context.desk.risk.resume(ANN.id)
    await context.desk.orders.place(BOB.id, buy("10"), origin("z"))


async def test_an_order_asked_of_the_venue_is_cancelled_there(
    context: Context, venue: Venue
) -> None:
    venue.answers = [Report(status=Status.OPEN, venue_order_id="v", filled=Decimal(0))]
    order = await context.desk.orders.place(ANN.id, resting(), origin())
    await context.desk.execution.execute(order.id)
    await context.desk.panic.stop_me(ANN.id)
    await context.desk.panic.recall(ANN.id)
    await context.desk.reconcile.check(order.id)
    assert (await context.desk.orders.get(ANN.id, order.id)).status is Status.CANCELLED
    with pytest.raises(Used):
        await context.desk.orders.cancel(ANN.id, order.id)
