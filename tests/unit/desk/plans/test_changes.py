"""What a change makes of a schedule: sums and coins told apart, nothing grown without asking."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desk.errors import BadAmount, InsufficientFunds, Misunderstood, RiskDenied
from desk.orders.exits import Level
from desk.orders.model import Side
from desk.plans import changes
from desk.plans.calendar import Every
from desk.plans.drafting import Drafted, Ground
from desk.plans.model import Edit, Exit, Kind, Plan, Schedule
from desk.settings import Settings
from tests.factories import instrument, quote
from tests.unit.desk.plans.world import START, a_plan

BTC = instrument()
DOGE = instrument("DOGE")
QUICK = Decimal(5000)
TERMS = Schedule(count=10, pace=Every(1, "d"), starts_at=START)
BUYS = a_plan(
    kind=Kind.DCA, symbol=DOGE.symbol, side=Side.BUY, spend=Decimal(1000), terms=TERMS
)  # 100 USDT a leg
SELLS = a_plan(
    kind=Kind.DCA, symbol=DOGE.symbol, side=Side.SELL, quantity=Decimal(5000), terms=TERMS
)  # 500 DOGE a leg
GROUND = Ground(
    instrument=DOGE,
    quote=quote(DOGE.symbol, bid="0.15", ask="0.16"),
    held=Decimal(20000),
    free=Decimal(20000),
    cash=Decimal(5000),
    settings=Settings(max_order=Decimal(1000)),
    now=START,
)


def changed(plan: Plan, words: str, *, quick: Decimal = QUICK, ground: Ground = GROUND) -> Plan:
    return changes.apply(plan, changes.parse(words, DOGE), ground, quick=quick)


@pytest.mark.parametrize(
    ("plan", "words", "whole"),
    [
        (BUYS, "amount 50", "500"),
        (BUYS, "amount 50usdt", "500"),
        (BUYS, "amount 1000doge", "1600"),  # 160 USDT a leg
        (BUYS, "amount 1000doge x 5", "800"),
        (SELLS, "amount 300", "3000"),
        (SELLS, "amount $75", "5000"),  # 500 DOGE a leg
        (SELLS, "amount 300doge x 2", "600"),
    ],
)
def test_a_leg_is_read_in_the_unit_that_was_named(plan: Plan, words: str, whole: str) -> None:
    after = changed(plan, words)
    assert (after.spend if plan.spend else after.quantity) == Decimal(whole)


@pytest.mark.parametrize("plan", [BUYS, SELLS])
@pytest.mark.parametrize("words", ["amount 50%", "amount all"])
def test_a_leg_is_no_share(plan: Plan, words: str) -> None:
    with pytest.raises(Misunderstood) as told:
        changed(plan, words)
    assert told.value.values["what"] == "leg-percent"


@pytest.mark.parametrize(
    ("plan", "words", "rule"),
    [
        (BUYS, "amount 1001", "max-order"),
        (BUYS, "amount 4", "min-notional"),
        (SELLS, "amount 20", "min-notional"),
        (BUYS, "amount 600", "edit-large"),
        (BUYS, "x 60", "edit-large"),
    ],
)
def test_what_could_not_be_made_is_not_made_by_a_change(plan: Plan, words: str, rule: str) -> None:
    with pytest.raises(RiskDenied) as told:
        changed(plan, words)
    assert told.value.values["rule"] == rule


def test_more_than_is_held_is_not_sold_by_a_change() -> None:
    with pytest.raises(InsufficientFunds):
        changed(SELLS, "amount 2001")
    assert changed(SELLS, "amount 2000").quantity == 20000


def test_a_large_plan_may_shrink_and_what_is_done_does_not_count() -> None:
    large = replace(BUYS, spend=Decimal(9000), cost=Decimal(900))
    assert changed(large, "amount 800", quick=Decimal(100)).spend == 8000
    with pytest.raises(RiskDenied):
        changed(large, "amount 901", quick=Decimal(100))


def _edit(price: str) -> Drafted:
    return Drafted(terms=Edit(order_id="o", price=Decimal(price)), quantity=Decimal(1))


def test_what_was_attached_to_an_order_goes_over_to_its_replacement() -> None:
    attached = Exit(stop=Level(Decimal(3), is_percent=True), take_profit=Level(Decimal(70000)))
    carried = changes.carrying(_edit("59000"), attached).terms
    assert isinstance(carried, Edit)
    assert (carried.stop, carried.take_profit) == (attached.stop, attached.take_profit)
    assert changes.carrying(_edit("59000"), None) == _edit("59000")


@pytest.mark.parametrize(
    ("attached", "rule"),
    [
        (Exit(stop=Level(Decimal(58000))), "stop-above"),
        (Exit(trail_percent=Decimal(3)), "edit-trail"),
    ],
)
def test_what_cannot_go_over_is_said_before_the_order_is_given_up(
    attached: Exit, rule: str
) -> None:
    with pytest.raises(RiskDenied) as told:
        changes.carrying(_edit("57000"), attached)
    assert told.value.values["rule"] == rule


@pytest.mark.parametrize("words", ["trail 3", "trail 3%", "trail %3"])
def test_a_trail_is_a_percentage_however_it_is_written(words: str) -> None:
    assert changes.parse(words, DOGE).trail_percent == 3


def test_the_price_of_an_order_is_no_share() -> None:
    assert changes.parse_order("0.02 @ 59000", BTC, Side.BUY).price == 59000
    with pytest.raises(BadAmount):
        changes.parse_order("0.02 @ 5%", BTC, Side.BUY)
