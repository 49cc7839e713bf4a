"""Plans beside orders placed by hand at the venue, and edits of what waits there."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.orders.exits import Exits, Level
from desk.orders.model import EXTERNAL, Order, Side, Status
from desk.orders.model import Kind as OrderKind
from desk.plans import model
from desk.plans.decide import decide
from desk.plans.model import Close, Exit, Kind, Plan
from desk.plans.moves import Change, End, Place, Recall
from tests.unit.desk.plans.world import START, World, a_plan


def an_order() -> Order:
    return Order(
        id="order0000000",
        account_id=1,
        venue="paper",
        symbol="BTC/USDT",
        side=Side.BUY,
        quantity=Decimal("0.1"),
        status=Status.OPEN,
        key="o",
        created_at=START,
        updated_at=START,
    )


def test_closing_leaves_an_order_placed_outside_alone_and_says_what_it_holds() -> None:
    world = World(a_plan(kind=Kind.CLOSE, terms=Close()), free=Decimal("0.4"))
    by_hand = replace(an_order(), source=EXTERNAL, side=Side.SELL, status=Status.OPEN)
    scene = replace(world.scene(), others=(by_hand,), free=Decimal("0.3"))
    assert isinstance(decide(world.plan, scene), Change)
    assert decide(world.plan, replace(scene, free=Decimal(0))) == End(
        model.Status.FAILED, "held-outside"
    )
    ours = replace(by_hand, source="chat")
    assert decide(world.plan, replace(scene, others=(ours, by_hand))) == Recall((ours.id,))


def test_a_stop_waits_for_what_others_hold_when_the_rest_is_too_small_to_sell() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000), fired=model.Trigger.STOP)
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms)
    scene = replace(World(plan, free=Decimal("0.3")).scene(), free=Decimal("0.00005"))
    move = decide(plan, scene)
    assert isinstance(move, Place), "placing says who holds it, and the plan waits"
    assert move.intent.amount.value == Decimal("0.3")
    gone = replace(scene, held=Decimal("0.00005"))
    assert decide(plan, gone) == End(model.Status.FAILED, "too-small")


def test_an_edit_keeps_how_the_order_waited_and_how_long() -> None:
    until = START + timedelta(hours=3)
    old = replace(an_order(), is_post_only=True, expires_at=until, status=Status.CANCELLED)
    terms = model.Edit(order_id=old.id, price=Decimal(59000))
    plan = a_plan(kind=Kind.EDIT, side=Side.BUY, quantity=Decimal("0.1"), terms=terms)
    move = decide(plan, replace(World(plan).scene(), origin=old))
    assert isinstance(move, Place)
    assert (move.intent.is_post_only, move.intent.expires_at) == (True, until)


def test_an_edit_carries_what_was_to_end_the_purchase() -> None:
    old = replace(an_order(), status=Status.CANCELLED)
    stop, target = Level(Decimal(3), is_percent=True), Level(Decimal(70000))
    terms = model.Edit(order_id=old.id, price=Decimal(59000), stop=stop, take_profit=target)
    plan = a_plan(kind=Kind.EDIT, side=Side.BUY, quantity=Decimal("0.1"), terms=terms)
    move = decide(plan, replace(World(plan).scene(), origin=old))
    assert isinstance(move, Place)
    assert move.intent.exits == Exits(stop=stop, take_profit=target)


def _resting_stop(plan: Plan) -> Order:
    return replace(
        an_order(),
        side=Side.SELL,
        kind=OrderKind.STOP,
        quantity=Decimal("0.3"),
        trigger_price=Decimal(58000),
        plan_id=plan.id,
    )


def test_a_stop_that_the_bid_touched_and_nobody_traded_at_leaves_the_target_alive() -> None:
    terms = Exit(
        stop=Level(Decimal(58000)), take_profit=Level(Decimal(65000)), basis=Decimal(60000)
    )
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms)
    leg = _resting_stop(plan)
    world = World(plan, free=Decimal("0.3"), keeps_stops=True, orders=[leg])
    for price, fired in ((58000, model.Trigger.STOP), (62500, None)):
        world.price = Decimal(price)
        world.run()
        assert isinstance(world.plan.terms, Exit)
        assert world.plan.terms.fired is fired
    world.price = Decimal(66000)
    world.run()
    assert isinstance(world.plan.terms, Exit)
    assert world.plan.terms.fired is model.Trigger.TAKE_PROFIT
    world.tick(Decimal(66000), seconds=1)
    world.run()
    (called_back, sale) = world.legs
    assert called_back.status is Status.CANCELLED
    assert sale.kind is OrderKind.MARKET


@pytest.mark.parametrize(
    "changes",
    [{"filled": Decimal("0.1"), "status": Status.PARTIAL}, {"is_cancel_requested": True}],
    ids=str,
)
def test_a_stop_under_way_at_the_venue_stays_fired(changes: dict[str, Any]) -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000), fired=model.Trigger.STOP)
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms)
    world = World(plan, free=Decimal("0.3"), keeps_stops=True, price=Decimal(62000))
    world.orders = [replace(_resting_stop(plan), **changes)]
    assert not isinstance(decide(plan, world.scene()), Change)
