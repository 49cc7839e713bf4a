"""Plans on real tables, with a venue that does what it is told and prices as a test says."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from db import engine as engines
from db import verify
from db.context import Context
from desk import clock, money
from desk.errors import (
    Conflict,
    InsufficientFunds,
    Misunderstood,
    NotFound,
    RiskDenied,
    Used,
    VenueRefused,
)
from desk.market.model import Quote
from desk.money import Amount, Unit
from desk.orders.exits import Exits, Level
from desk.orders.intent import Intent
from desk.orders.model import Kind as OrderKind
from desk.orders.model import Order, Report, Side
from desk.orders.model import Status as OrderStatus
from desk.plans import changes
from desk.plans.calendar import Every
from desk.plans.changes import Changes
from desk.plans.model import Exit, Kind, Plan, Schedule, Status, Trigger
from desk.plans.wanted import Wanted
from desk.settings import Settings
from tests.conftest import trading_desk
from tests.factories import ANN, BOB, buy, furnish, instrument, origin, quote, sell
from tests.integration.desk.test_orders import Venue, fill

SYMBOL = "BTC/USDT"
TOO_LITTLE = Amount(Decimal("0.00005"), Unit.BASE)


class Resting(Venue):
    """Lets what waits for a price or has one rest; fills what is at market."""

    async def submit(self, order: Order) -> Report:
        if not self.answers:
            self.answers.append(self.answer(order))
        return await super().submit(order)

    async def cancel(self, order: Order) -> Report | None:
        report = await super().cancel(order)
        return replace(report, venue_order_id=f"v{order.id}") if report else None

    def answer(self, order: Order) -> Report:
        if order.kind is OrderKind.MARKET:
            return done(order)
        return Report(status=OrderStatus.OPEN, venue_order_id=f"v{order.id}", filled=Decimal(0))


def done(order: Order) -> Report:
    """All of it at 60,000, in whole satoshi."""
    wanted = order.quantity or (order.spend or Decimal(0)) / 60000
    quantity = money.floor_to(wanted, Decimal("0.00000001"))
    return Report(
        status=OrderStatus.FILLED,
        venue_order_id=f"v{order.id}",
        filled=quantity,
        fills=(fill(order, str(quantity), f"t-{order.id}"),),
    )


@pytest.fixture
def venue() -> Resting:
    return Resting()


@pytest.fixture
def wanted_settings() -> dict[str, object]:
    return {"plan_interval_s": 1, "max_day": Decimal(500000)}


@pytest.fixture
async def desk(
    settings: Settings, venue: Resting, wanted_settings: dict[str, object]
) -> AsyncIterator[Context]:
    changed = settings.model_copy(update=wanted_settings)
    async with trading_desk(changed, {"paper": venue}) as context:
        await furnish(context)
        yield context
        engine = engines.connect(settings.database_url, pool_size=1)
        found = await verify.findings(engine)
        await engine.dispose()
        # The tests move the clock, so what is measured against the server's own is left out.
        assert [f for f in found if not f.is_kept and f.name not in {"I4", "I13", "I16"}] == []


async def settle(context: Context) -> None:
    """Do what the trade worker does with every order that is due."""
    async with context.desk.orders.open() as unit:
        due = await unit.orders.due(clock.now(), limit=100)
    for order_id in due:
        await context.desk.execution.execute(order_id)
        await context.desk.reconcile.check(order_id)


async def bought(context: Context, amount: str = "600") -> Order:
    order = await context.desk.orders.place(ANN.id, buy(amount), origin(f"b{clock.new_id()}"))
    await settle(context)
    return await context.desk.orders.get(ANN.id, order.id)


def at(bid: str) -> Quote:
    return quote(bid=bid, ask=str(Decimal(bid) + 10))


async def move(context: Context, plan: Plan, bid: str = "59990", *, times: int = 3) -> Plan:
    """Let the watcher and the trade worker do their work at this price."""
    await context.desk.market.quotes.put([at(bid)])
    found: Plan | None = plan
    for _ in range(times):
        found = await context.desk.advance.advance(plan.id, at(bid))
        await settle(context)
    assert found is not None
    return found


def an_exit(**more: object) -> Wanted:
    values: dict[str, object] = {"kind": Kind.EXIT, "symbol": SYMBOL}
    return Wanted(**(values | more))  # type: ignore[arg-type]


def later(seconds: int) -> None:
    now = clock.now() + timedelta(seconds=seconds)
    clock.set_clock(now=lambda: now)


async def legs(context: Context, plan: Plan) -> list[Order]:
    return await context.desk.plans.legs(ANN.id, plan.id)


async def test_a_stop_waits_fires_once_and_sells_what_it_covers(desk: Context) -> None:
    await bought(desk)
    half = Amount(Decimal(50), Unit.PERCENT)
    wanted = an_exit(amount=half, stop=Level(Decimal(58000)))
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("s"))
    assert (plan.status, plan.quantity) == (Status.ACTIVE, Decimal("0.00499"))
    plan = await move(desk, plan, "58001")
    assert (plan.status, plan.attempts) == (Status.ACTIVE, 0)

    await asyncio.gather(*(desk.desk.advance.advance(plan.id, at("57900")) for _ in range(8)))
    plan = await move(desk, plan, "57900")
    assert plan.status is Status.DONE
    found = await legs(desk, plan)
    assert [(leg.status, leg.filled) for leg in found] == [(OrderStatus.FILLED, plan.quantity)]
    assert found[0].key == f"plan:{plan.id}:1"


async def test_the_same_words_twice_are_one_plan_and_another_cause_is_refused(
    desk: Context,
) -> None:
    await bought(desk)
    wanted = an_exit(stop=Level(Decimal(58000)))
    first = await desk.desk.plans.request(ANN.id, wanted, origin("s", "1"))
    assert (await desk.desk.plans.request(ANN.id, wanted, origin("s", "1"))).id == first.id
    with pytest.raises(Used):
        await desk.desk.plans.request(ANN.id, wanted, origin("s", "2"))


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"stop": Level(Decimal(60000))}, "stop-above"),
        ({"take_profit": Level(Decimal(59000))}, "target-below"),
        ({"trail_percent": Decimal(60)}, "trail"),
        ({"stop": Level(Decimal(58000)), "amount": TOO_LITTLE}, "min-notional"),
    ],
)
async def test_levels_that_make_no_sense_are_refused_with_their_rule(
    desk: Context, more: dict[str, object], rule: str
) -> None:
    await bought(desk)
    with pytest.raises(RiskDenied) as denied:
        await desk.desk.plans.request(ANN.id, an_exit(**more), origin("s"))
    assert denied.value.values["rule"] == rule


async def test_nothing_held_means_nothing_to_protect(desk: Context) -> None:
    with pytest.raises(InsufficientFunds):
        await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))


async def test_a_bracket_becomes_active_with_each_partial_fill_less_the_fees(
    desk: Context, venue: Resting
) -> None:
    exits = Exits(
        take_profit=Level(Decimal(5), is_percent=True), stop=Level(Decimal(3), is_percent=True)
    )
    intent = Intent(
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal("0.01"), Unit.BASE),
        kind=OrderKind.LIMIT,
        limit_price=Decimal(59000),
        exits=exits,
    )
    order = await desk.desk.orders.place(ANN.id, intent, origin("e"))
    await settle(desk)
    (plan,) = await desk.desk.plans.page(ANN.id)
    plan = await move(desk, plan)
    assert not plan.quantity

    part = fill(order, "0.004", "t1")
    await desk.desk.execution.settle(
        order.id,
        Report(
            status=OrderStatus.PARTIAL,
            venue_order_id=f"v{order.id}",
            filled=part.quantity,
            fills=(part,),
        ),
    )
    plan = await move(desk, plan)
    assert plan.quantity == Decimal("0.00399")  # less the fee of 0.000004, in whole steps
    rest = fill(order, "0.006", "t2")
    await desk.desk.execution.settle(
        order.id,
        Report(
            status=OrderStatus.FILLED,
            venue_order_id=f"v{order.id}",
            filled=Decimal("0.01"),
            fills=(rest,),
        ),
    )
    plan = await move(desk, plan)
    assert plan.quantity == Decimal("0.00999")
    assert isinstance(plan.terms, Exit)
    assert plan.terms.basis == 59000

    plan = await move(desk, plan, "63000")
    assert (plan.status, plan.filled) == (Status.DONE, Decimal("0.00999"))
    plan = await move(desk, plan, "50000")
    assert len(await legs(desk, plan)) == 1


async def test_an_entry_that_is_refused_takes_its_bracket_with_it(
    desk: Context, venue: Resting
) -> None:
    venue.answers = [VenueRefused(code="-1", message="no")]
    intent = replace(buy("60"), exits=Exits(stop=Level(Decimal(3), is_percent=True)))
    await desk.desk.orders.place(ANN.id, intent, origin("e"))
    await settle(desk)
    (plan,) = await desk.desk.plans.page(ANN.id)
    plan = await move(desk, plan)
    assert (plan.status, plan.reason) == (Status.CANCELLED, "entry-unfilled")


async def test_a_trailing_stop_keeps_its_mark_over_a_restart(desk: Context) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(trail_percent=Decimal(4)), origin("t"))
    await move(desk, plan, "66000", times=1)
    async with desk.desk.orders.open() as unit:
        kept = await unit.plans.get(plan.id)
    assert kept is not None
    assert isinstance(kept.terms, Exit)
    assert kept.terms.high == 66000
    plan = await move(desk, plan, "63361")
    assert plan.status is Status.ACTIVE
    plan = await move(desk, plan, "63360")
    assert plan.status is Status.DONE
    assert isinstance(plan.terms, Exit)
    assert plan.terms.fired is Trigger.TRAIL


async def test_a_halt_keeps_a_stop_from_firing_says_so_and_lets_it_fire_later(
    desk: Context,
) -> None:
    await bought(desk)
    code = await desk.desk.accounts.offer_claim()
    assert code
    await desk.desk.accounts.claim(ANN.id, code)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    await desk.desk.risk.halt(ANN.id, "maintenance", is_total=True)
    plan = await move(desk, plan, "57000")
    assert plan.problem is not None
    assert plan.problem.key == "halted"
    notices = await desk.receipts.notices(plan.id)
    assert [n.topic for n in notices] == ["card", "trouble"]
    await desk.desk.risk.resume(ANN.id)
    later(3)
    plan = await move(
        desk, plan, "59000"
    )  # the stop has fired; the price coming back changes nothing
    assert (plan.status, plan.problem) == (Status.DONE, None)


async def test_a_halt_of_purchases_lets_a_stop_fire(desk: Context) -> None:
    await bought(desk)
    code = await desk.desk.accounts.offer_claim()
    assert code
    await desk.desk.accounts.claim(ANN.id, code)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    await desk.desk.risk.halt(ANN.id, "maintenance")
    plan = await move(desk, plan, "57000")
    assert (plan.status, plan.problem) == (Status.DONE, None)


async def test_a_panic_ends_plans_and_nothing_of_theirs_fires_any_more(desk: Context) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    await desk.desk.panic.stop_me(ANN.id)
    await desk.desk.panic.recall(ANN.id)
    plan = await move(desk, plan, "57000")
    assert (plan.status, plan.attempts) == (Status.CANCELLED, 0)


async def test_a_take_profit_that_was_refused_goes_back_to_watching(desk: Context) -> None:
    await bought(desk)
    code = await desk.desk.accounts.offer_claim()
    assert code
    await desk.desk.accounts.claim(ANN.id, code)
    wanted = an_exit(take_profit=Level(Decimal(62000)))
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("s"))
    await desk.desk.risk.halt(ANN.id, "maintenance", is_total=True)
    plan = await move(desk, plan, "62100", times=1)
    await desk.desk.risk.resume(ANN.id)
    later(3)
    plan = await move(desk, plan, "61000")
    assert (plan.status, plan.attempts) == (Status.ACTIVE, 0)
    plan = await move(desk, plan, "62500")
    assert plan.status is Status.DONE


async def test_coins_held_back_by_another_order_are_named_and_waited_for(desk: Context) -> None:
    await bought(desk)
    resting = replace(
        sell("100", unit=Unit.PERCENT), kind=OrderKind.LIMIT, limit_price=Decimal(70000)
    )
    order = await desk.desk.orders.place(ANN.id, resting, origin("r"))
    await settle(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    plan = await move(desk, plan, "57000")
    assert plan.problem is not None
    assert plan.problem.key == "insufficient-funds"
    await desk.desk.orders.cancel(ANN.id, order.id)
    await settle(desk)
    later(31)
    plan = await move(desk, plan, "57000")
    assert plan.status is Status.DONE


async def test_a_stale_price_fires_nothing(desk: Context) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    old = at("50000")
    later(11)
    await desk.desk.advance.advance(plan.id, old)
    assert await legs(desk, plan) == []
    await desk.desk.advance.blind(plan.id, age_s=31)
    async with desk.desk.orders.open() as unit:
        blind = await unit.plans.get(plan.id)
        assert blind is not None
        assert blind.problem is not None
    await desk.desk.advance.sighted(plan.id)
    plan = await move(desk, plan, "50000")
    assert plan.status is Status.DONE


async def test_a_sale_that_fills_in_part_goes_on_with_the_rest(
    desk: Context, venue: Resting
) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    await desk.desk.advance.advance(plan.id, at("57000"))
    (order,) = await legs(desk, plan)
    part = fill(order, "0.004", "p1")
    venue.answers = [
        Report(
            status=OrderStatus.EXPIRED,
            venue_order_id=f"v{order.id}",
            filled=part.quantity,
            fills=(part,),
        )
    ]
    await settle(desk)
    plan = await move(desk, plan, "57000")
    assert (plan.status, plan.attempts, plan.filled) == (Status.DONE, 2, Decimal("0.00999"))


async def test_a_dca_of_five_legs_with_an_outage_in_the_middle_makes_five(
    desk: Context, venue: Resting
) -> None:
    wanted = Wanted(
        kind=Kind.DCA,
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal(12), Unit.QUOTE),
        pace=Every(1, "m"),
        count=5,
    )
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("d"))
    assert (plan.status, plan.spend) == (Status.ACTIVE, Decimal(60))
    plan = await move(desk, plan)
    later(60)
    plan = await move(desk, plan)
    assert (plan.attempts, plan.cost) == (2, Decimal(24))
    venue.answers = [VenueRefused(code="503", message="down")] * 3
    later(600)  # ten legs would have been due
    for _ in range(6):
        plan = await move(desk, plan, times=1)
        later(5)
    assert plan.cost == 36
    for _ in range(12):
        later(30)
        plan = await move(desk, plan, times=2)
    assert (plan.status, plan.cost) == (Status.DONE, Decimal(60))
    done = [leg for leg in await legs(desk, plan) if leg.filled]
    assert len(done) == 5
    gaps = [b.created_at - a.created_at for a, b in pairwise(done[2:])]
    assert all(gap >= timedelta(seconds=25) for gap in gaps)


async def test_without_money_a_leg_waits_and_says_so(desk: Context) -> None:
    wanted = Wanted(
        kind=Kind.DCA,
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal(4000), Unit.QUOTE),
        pace=Every(1, "d"),
        count=3,
    )
    draft = await desk.desk.plans.request(ANN.id, wanted, origin("d"))
    assert draft.status is Status.DRAFT
    assert await desk.desk.plans.page(ANN.id) == []
    (plan,) = await desk.desk.plans.confirm(ANN.id, draft.id, origin("c"))
    with pytest.raises(Used):
        await desk.desk.plans.confirm(ANN.id, draft.id, origin("c"))
    for _ in range(3):
        plan = await move(desk, plan)
        later(86400)
    assert (plan.attempts, round(plan.cost)) == (2, 8000)
    assert plan.problem is not None
    assert plan.problem.key == "insufficient-funds"


async def test_a_twap_divides_its_sum_over_its_time(desk: Context) -> None:
    wanted = Wanted(
        kind=Kind.TWAP,
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal(90), Unit.QUOTE),
        over=timedelta(minutes=6),
        count=6,
    )
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("d"))
    for _ in range(7):
        plan = await move(desk, plan)
        later(60)
    assert (plan.status, plan.cost) == (Status.DONE, Decimal(90))
    assert [leg.spend for leg in await legs(desk, plan)] == [Decimal(15)] * 6


async def test_a_ladder_rests_and_cancelling_it_takes_every_rung_back(desk: Context) -> None:
    wanted = Wanted(
        kind=Kind.LADDER,
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal(100), Unit.QUOTE),
        prices=(Decimal(58000), Decimal(55000)),
        count=4,
    )
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("l"))
    plan = await move(desk, plan)
    found = await legs(desk, plan)
    assert [leg.limit_price for leg in found] == [58000, 57000, 56000, 55000]
    assert {leg.status for leg in found} == {OrderStatus.OPEN}
    await desk.desk.plans.cancel(ANN.id, plan.id)
    for _ in range(4):
        later(3)
        plan = await move(desk, plan)
    assert plan.status is Status.CANCELLED
    async with desk.desk.orders.open() as unit:
        assert (await unit.ledger.balance(ANN.id, "paper", "USDT")).free == 10_000


async def test_an_edit_replaces_a_resting_order_only_after_it_is_gone(
    desk: Context, venue: Resting
) -> None:
    intent = replace(buy("60"), kind=OrderKind.LIMIT, limit_price=Decimal(50000))
    old = await desk.desk.orders.place(ANN.id, intent, origin("o"))
    await settle(desk)
    plan = await desk.desk.plans.edit_order(ANN.id, old.id, origin("e"), price=Decimal(51000))
    first = await desk.desk.advance.advance(plan.id, at("59990"))
    assert first is not None
    assert await legs(desk, plan) == []
    for _ in range(3):
        later(1)
        plan = await move(desk, plan)
    assert plan.status is Status.DONE
    (fresh,) = await legs(desk, plan)
    old = await desk.desk.orders.get(ANN.id, old.id)
    assert (old.status, fresh.status) == (OrderStatus.CANCELLED, OrderStatus.OPEN)
    assert (fresh.limit_price, fresh.quantity) == (Decimal(51000), old.quantity)


async def edited(context: Context, order: Order, price: int) -> Order:
    """Let another order take this one's place, and return it."""
    plan = await context.desk.plans.edit_order(
        ANN.id, order.id, origin(f"e{price}"), price=Decimal(price)
    )
    for _ in range(4):
        plan = await move(context, plan)
        later(1)
    assert plan.status is Status.DONE
    (fresh,) = await legs(context, plan)
    return fresh


async def test_an_edited_purchase_keeps_what_is_to_end_it(desk: Context) -> None:
    exits = Exits(
        stop=Level(Decimal(3), is_percent=True), take_profit=Level(Decimal(5), is_percent=True)
    )
    intent = replace(buy("60"), kind=OrderKind.LIMIT, limit_price=Decimal(50000), exits=exits)
    old = await desk.desk.orders.place(ANN.id, intent, origin("o"))
    await settle(desk)
    fresh = await edited(desk, await edited(desk, old, 51000), 52000)
    for plan in await desk.desk.plans.page(ANN.id):
        await move(desk, plan)
    (left,) = await desk.desk.plans.page(ANN.id)
    assert isinstance(left.terms, Exit)
    assert (left.terms.entry_id, left.terms.stop) == (fresh.id, exits.stop)
    await desk.desk.execution.settle(fresh.id, done(fresh))
    left = await move(desk, left)
    assert left.quantity
    too_low = replace(intent, exits=Exits(stop=Level(Decimal(49000))))
    order = await desk.desk.orders.place(ANN.id, too_low, origin("l"))
    await settle(desk)
    with pytest.raises(RiskDenied) as denied:
        await desk.desk.plans.edit_order(ANN.id, order.id, origin("m"), price=Decimal(48000))
    assert denied.value.values["rule"] == "stop-above"
    assert not (await desk.desk.orders.get(ANN.id, order.id)).is_cancel_requested


async def test_a_panic_ends_more_plans_than_may_be_asked_for(desk: Context) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    attached = [replace(plan, id=f"{n:012}", key=f"entry:{n}") for n in range(60)]
    async with desk.desk.orders.open() as unit:
        for one in attached:
            await unit.plans.add(one)
        await unit.commit()
    await desk.desk.panic.recall(ANN.id)
    async with desk.desk.orders.open() as unit:
        left = await unit.plans.page(ANN.id, is_live=True, limit=100)
    assert (len(left), {one.status for one in left}) == (61, {Status.ENDING})


async def test_an_order_that_is_being_edited_is_not_edited_again(desk: Context) -> None:
    intent = replace(buy("60"), kind=OrderKind.LIMIT, limit_price=Decimal(50000))
    order = await desk.desk.orders.place(ANN.id, intent, origin("o"))
    await settle(desk)
    await desk.desk.plans.edit_order(ANN.id, order.id, origin("e"), price=Decimal(51000))
    with pytest.raises(Conflict):
        await desk.desk.plans.edit_order(ANN.id, order.id, origin("f"), price=Decimal(52000))


async def test_an_edit_that_loses_the_race_with_a_fill_places_the_rest_alone(
    desk: Context,
) -> None:
    intent = Intent(
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal("0.01"), Unit.BASE),
        kind=OrderKind.LIMIT,
        limit_price=Decimal(50000),
    )
    old = await desk.desk.orders.place(ANN.id, intent, origin("o"))
    await settle(desk)
    plan = await desk.desk.plans.edit_order(ANN.id, old.id, origin("e"), price=Decimal(51000))
    await desk.desk.advance.advance(plan.id, at("59990"))
    await desk.desk.execution.settle(old.id, done(old))
    plan = await move(desk, plan)
    assert (plan.status, plan.reason) == (Status.CANCELLED, "filled-first")
    assert await legs(desk, plan) == []


async def test_a_plan_is_edited_and_what_it_is_not_is_refused(desk: Context) -> None:
    await bought(desk)
    plan = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    wanted = changes.parse("stop 57000 tp 65000", instrument())
    plan = await desk.desk.plans.edit(ANN.id, plan.id, wanted)
    assert isinstance(plan.terms, Exit)
    assert (plan.terms.stop, plan.terms.take_profit) == (
        Level(Decimal(57000)),
        Level(Decimal(65000)),
    )
    with pytest.raises(Misunderstood):
        await desk.desk.plans.edit(ANN.id, plan.id, Changes(pace=Every(1, "d")))
    with pytest.raises(RiskDenied):
        await desk.desk.plans.edit(ANN.id, plan.id, Changes(stop=Level(Decimal(61000))))
    await desk.desk.accounts.enter(BOB)
    for prefix in (plan.id, plan.id[:5]):
        with pytest.raises(NotFound):
            await desk.desk.plans.edit(BOB.id, prefix, wanted)
    plan = await move(desk, plan, "65100")
    assert plan.status is Status.DONE


async def test_a_schedule_edited_keeps_what_is_done(desk: Context) -> None:
    wanted = Wanted(
        kind=Kind.DCA,
        symbol=SYMBOL,
        side=Side.BUY,
        amount=Amount(Decimal(10), Unit.QUOTE),
        pace=Every(1, "h"),
        count=5,
    )
    plan = await desk.desk.plans.request(ANN.id, wanted, origin("d"))
    plan = await move(desk, plan)
    plan = await desk.desk.plans.edit(ANN.id, plan.id, changes.parse("every 2h x 3", instrument()))
    assert isinstance(plan.terms, Schedule)
    assert (plan.spend, plan.terms.pace) == (Decimal(30), Every(2, "h"))
    plan = await move(desk, plan)
    assert plan.attempts == 1
    later(7200)
    assert (await move(desk, plan)).attempts == 2
    less = changes.parse("amount 5 x 1", instrument())
    with pytest.raises(RiskDenied) as denied:
        await desk.desk.plans.edit(ANN.id, plan.id, less)
    told = denied.value.values
    assert (told["rule"], told["value"]) == ("below-done", "5.00 USDT")
    assert str(told["limit"]).endswith(" USDT")


async def test_closing_a_position_cancels_what_is_open_in_it_and_sells_everything(
    desk: Context,
) -> None:
    await bought(desk)
    resting = replace(sell("0.002"), kind=OrderKind.LIMIT, limit_price=Decimal(70000))
    order = await desk.desk.orders.place(ANN.id, resting, origin("r"))
    await settle(desk)
    stop = await desk.desk.plans.request(ANN.id, an_exit(stop=Level(Decimal(58000))), origin("s"))
    (draft,) = await desk.desk.plans.close(
        ANN.id, [("paper", SYMBOL), ("paper", "ETH/USDT")], origin("x")
    )
    assert draft.status is Status.DRAFT
    (plan,) = await desk.desk.plans.confirm(ANN.id, draft.id, origin("y"))
    for _ in range(4):
        plan = await move(desk, plan)
        await move(desk, stop)
        later(1)
    assert plan.status is Status.DONE
    assert (await desk.desk.orders.get(ANN.id, order.id)).status is OrderStatus.CANCELLED
    assert await desk.desk.plans.page(ANN.id) == []
    async with desk.desk.orders.open() as unit:
        held = await unit.ledger.balance(ANN.id, "paper", "BTC")
    assert held.total < Decimal("0.00001")
    with pytest.raises(NotFound):
        await desk.desk.plans.close(ANN.id, [("paper", "ETH/USDT")], origin("z"))


async def test_a_limit_order_past_its_end_expires(desk: Context, venue: Resting) -> None:
    intent = replace(buy("60"), kind=OrderKind.LIMIT, limit_price=Decimal(50000))
    order = await desk.desk.orders.place(ANN.id, intent, origin("o"))
    await settle(desk)
    assert order.expires_at is not None
    assert round((order.expires_at - order.created_at).total_seconds()) == 7 * 86400
    later(7 * 86400 + 1)
    await settle(desk)
    order = await desk.desk.orders.get(ANN.id, order.id)
    assert (order.status, order.reason) == (OrderStatus.EXPIRED, "past-its-end")


class TestWhereTheVenueKeepsStops:
    """The same, with stops that rest at the venue."""

    @pytest.fixture
    def wanted_settings(self) -> dict[str, object]:
        return {"native_stops": True, "max_day": Decimal(500000)}

    async def test_a_stop_rests_at_the_venue_and_its_fill_ends_the_plan(
        self, desk: Context
    ) -> None:
        await bought(desk)
        wanted = an_exit(stop=Level(Decimal(58000)))
        plan = await desk.desk.plans.request(ANN.id, wanted, origin("s"))
        plan = await move(desk, plan)
        (order,) = await legs(desk, plan)
        assert (order.kind, order.trigger_price) == (OrderKind.STOP, Decimal(58000))
        assert order.status is OrderStatus.OPEN
        plan = await move(desk, plan, "57000")
        assert len(await legs(desk, plan)) == 1
        await desk.desk.execution.settle(order.id, done(order))
        plan = await move(desk, plan, "57000")
        assert plan.status is Status.DONE

    async def test_a_bracket_calls_its_stop_back_before_the_take_profit_sells(
        self, desk: Context
    ) -> None:
        await bought(desk)
        wanted = an_exit(stop=Level(Decimal(58000)), take_profit=Level(Decimal(62000)))
        plan = await desk.desk.plans.request(ANN.id, wanted, origin("s"))
        plan = await move(desk, plan)
        for _ in range(3):
            plan = await move(desk, plan, "62100", times=2)
            later(1)
        assert plan.status is Status.DONE
        stop, sale = await legs(desk, plan)
        assert (stop.status, sale.status) == (OrderStatus.CANCELLED, OrderStatus.FILLED)

    async def test_editing_the_stop_renews_it_at_the_venue_never_two_at_once(
        self, desk: Context
    ) -> None:
        await bought(desk)
        wanted = an_exit(stop=Level(Decimal(58000)))
        plan = await desk.desk.plans.request(ANN.id, wanted, origin("s"))
        await move(desk, plan)
        await desk.desk.plans.edit(ANN.id, plan.id, Changes(stop=Level(Decimal(57000))))
        await desk.desk.advance.advance(plan.id, at("59990"))
        assert len(await legs(desk, plan)) == 1
        for _ in range(3):
            later(1)
            await move(desk, plan)
        old, fresh = await legs(desk, plan)
        assert (old.status, fresh.status) == (OrderStatus.CANCELLED, OrderStatus.OPEN)
        assert fresh.trigger_price == 57000
