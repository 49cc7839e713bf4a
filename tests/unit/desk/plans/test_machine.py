"""The plan machine under prices that jump, venues with whims and processes that die."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.orders.exits import Level
from desk.orders.model import Order, Side, Status
from desk.plans import model
from desk.plans.calendar import Every
from desk.plans.decide import concerns
from desk.plans.model import Close, Exit, Kind, Ladder, Schedule, Trigger
from desk.plans.moves import filled
from tests.unit.desk.plans.world import START, World, a_plan

STEPS = st.lists(
    st.tuples(st.integers(30_000, 120_000), st.integers(1, 90), st.booleans()),
    min_size=1,
    max_size=40,
)
SEEDS = st.integers(0, 2**32)
LEVELS = st.fixed_dictionaries(
    {
        "stop": st.one_of(st.none(), st.just(Level(Decimal(54000)))),
        "take_profit": st.one_of(st.none(), st.just(Level(Decimal(66000)))),
        "trail_percent": st.one_of(st.none(), st.just(Decimal(4))),
    }
)


def ended(world: World) -> model.Status | None:
    """How the plan ended, None while it has not."""
    return world.plan.status if world.plan.status.is_final else None


def an_entry(quantity: str) -> Order:
    return Order(
        id="entry0000000",
        account_id=1,
        venue="paper",
        symbol="BTC/USDT",
        side=Side.BUY,
        quantity=Decimal(quantity),
        status=Status.OPEN,
        key="e",
        created_at=START,
        updated_at=START,
    )


@settings(max_examples=300, deadline=None)
@given(steps=STEPS, seed=SEEDS, levels=LEVELS, keeps=st.booleans())
def test_an_exit_sells_once_never_more_than_is_held_and_only_when_a_level_was_met(
    steps: list[tuple[int, int, bool]], seed: int, levels: dict[str, object], keeps: bool
) -> None:
    terms = Exit(basis=Decimal(60000), high=Decimal(60000), **levels)  # type: ignore[arg-type]
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.6"), terms=terms)
    world = World(plan, rng=Random(seed), keeps_stops=keeps, whims=True)
    seen = [Decimal(60000)]
    world.run()
    for price, seconds, is_blind in steps:
        seen.append(Decimal(price))
        world.tick(Decimal(price), seconds)
        world.check()
        world.run(is_blind=is_blind)
        world.check()
    if not met(terms, seen):
        assert filled(world.legs) == 0
        assert world.plan.status is model.Status.ACTIVE
    assert filled(world.legs) + world.free == 1


def met(terms: Exit, seen: list[Decimal]) -> bool:
    high = Decimal(0)
    for price in seen:
        high = max(high, price)
        stop = terms.stop is not None and price <= terms.stop.value
        target = terms.take_profit is not None and price >= terms.take_profit.value
        trail = terms.trail_percent is not None and price <= high * Decimal("0.96")
        if stop or target or trail:
            return True
    return False


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, seed=SEEDS, keeps=st.booleans())
def test_a_bracket_covers_what_its_entry_fills_and_no_more(
    steps: list[tuple[int, int, bool]], seed: int, keeps: bool
) -> None:
    terms = Exit(
        stop=Level(Decimal(5), is_percent=True),
        take_profit=Level(Decimal(8), is_percent=True),
        entry_id="entry0000000",
    )
    rng = Random(seed)
    world = World(
        a_plan(kind=Kind.EXIT, terms=terms),
        free=Decimal(0),
        rng=rng,
        origin=an_entry("0.5"),
        keeps_stops=keeps,
        whims=True,
    )
    bought = Decimal(0)
    for price, seconds, is_blind in steps:
        world.tick(Decimal(price), seconds)
        entry = world.origin
        assert entry is not None
        if entry.status is Status.OPEN and rng.random() < 0.4:
            part = min(Decimal("0.1"), Decimal("0.5") - entry.filled)
            world.fill(entry.id, part)
            bought += part
        if entry.is_cancel_requested and entry.status is Status.OPEN:
            world.set(entry.id, status=Status.CANCELLED)
        elif world.get(entry.id).filled == Decimal("0.5"):
            world.set(entry.id, status=Status.FILLED)
        world.run(is_blind=is_blind)
        world.check()
        assert filled(world.legs) <= bought
        assert filled(world.legs) + world.free == bought


@settings(max_examples=200, deadline=None)
@given(steps=STEPS, seed=SEEDS, count=st.integers(1, 8))
def test_a_schedule_makes_its_legs_one_at_a_time_and_an_outage_fires_no_volley(
    steps: list[tuple[int, int, bool]], seed: int, count: int
) -> None:
    terms = Schedule(count=count, pace=Every(1, "m"), starts_at=START)
    plan = a_plan(kind=Kind.DCA, side=Side.BUY, spend=Decimal(25) * count, terms=terms)
    world = World(plan, rng=Random(seed), whims=True)
    moments = []
    for _, seconds, _ in steps:
        world.tick(Decimal(60000), seconds * 7)
        before = len(world.legs)
        world.run()
        world.check()
        assert len(world.legs) - before <= 1, "missed legs must not fire all at once"
        moments += [world.now] * (len(world.legs) - before)
    for _ in range(400):
        world.tick(Decimal(60000), 61)
        world.run()
        world.check()
    assert world.plan.status is model.Status.DONE
    assert sum(1 for leg in world.legs if leg.filled) <= count


def test_a_gap_through_the_stop_fires_at_once_and_the_stop_stays_fired() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    world = World(a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms))
    world.run()
    world.tick(Decimal(41000), 3600)
    assert concerns(world.plan, world.quote())
    world.run()
    assert world.placed_at == [Decimal(41000)]
    world.run()
    assert world.plan.status is model.Status.DONE


def test_a_trailing_stop_follows_up_only_and_fires_at_its_distance() -> None:
    terms = Exit(trail_percent=Decimal(4), basis=Decimal(60000), high=Decimal(60000))
    world = World(a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms))
    for price in (60500, 61000, 60000, 63000, 61000, 60481):
        world.tick(Decimal(price), 5)
        world.run()
    assert not world.legs
    world.tick(Decimal(60480), 5)
    world.run()
    assert world.plan.status is model.Status.DONE
    assert isinstance(world.plan.terms, Exit)
    assert world.plan.terms.fired is Trigger.TRAIL
    assert world.plan.terms.high == 63000


def test_a_take_profit_calls_the_stop_at_the_venue_back_before_it_sells() -> None:
    terms = Exit(
        stop=Level(Decimal(58000)), take_profit=Level(Decimal(62000)), basis=Decimal(60000)
    )
    world = World(a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms), keeps_stops=True)
    world.run()
    assert [leg.kind.value for leg in world.legs] == ["stop"]
    world.tick(Decimal(62500), 5)
    world.run()
    assert len(world.legs) == 1
    world.tick(Decimal(62500), 5)
    world.run()
    assert [leg.status for leg in world.legs] == [Status.CANCELLED, Status.FILLED]
    assert world.plan.status is model.Status.DONE


@settings(max_examples=200, deadline=None)
@given(
    ended_as=st.sampled_from([Status.EXPIRED, Status.CANCELLED, Status.REJECTED]),
    part=st.integers(0, 9),
    after=st.integers(50_000, 65_000),
    seed=SEEDS,
)
def test_a_stop_that_the_venue_lets_go_of_is_watched_and_sold_by_the_desk(
    ended_as: Status, part: int, after: int, seed: int
) -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms)
    world = World(plan, free=Decimal("0.3"), keeps_stops=True, rng=Random(seed))
    world.run()
    (stop,) = world.legs
    world.now += timedelta(seconds=1)
    world.price = Decimal(57900)  # it was met, and the book held too little
    if part:
        world.fill(stop.id, Decimal("0.03") * part)
    world.set(stop.id, status=ended_as)
    world.price = Decimal(after)
    world.run(is_blind=True)
    assert isinstance(world.plan.terms, Exit)
    assert world.plan.terms.is_watched
    has_fired = ended_as is not Status.CANCELLED or part > 0
    assert world.plan.terms.fired is (Trigger.STOP if has_fired else None)
    for _ in range(20):
        world.tick(Decimal(after), 5)
        world.run()
    assert (world.plan.status is model.Status.DONE) is (has_fired or after <= 58000)
    world.tick(Decimal(57000), 5)
    world.run()
    assert world.plan.status is model.Status.DONE
    assert world.free == 0
    assert [leg.kind.value for leg in world.legs[1:]] == ["market"]


def test_a_remainder_too_small_to_sell_goes_with_the_rest() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.00999"), terms=terms)
    world = World(plan, free=Decimal("0.01004"))
    world.tick(Decimal(57000), 5)
    world.run()
    assert world.plan.status is model.Status.DONE
    assert world.free == 0
    assert isinstance(world.plan.terms, Exit)
    assert world.plan.terms.is_whole


def test_what_is_too_small_to_sell_ends_the_plan_with_a_reason() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    plan = a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms)
    world = World(plan, free=Decimal("0.00002"))
    world.tick(Decimal(57000), 5)
    world.run()
    assert (world.plan.status, world.plan.reason) == (model.Status.FAILED, "too-small")
    empty = World(plan, free=Decimal(0))
    empty.run()
    assert (empty.plan.status, empty.plan.reason) == (model.Status.CANCELLED, "nothing-left")


def test_a_large_exit_goes_in_portions_that_the_limit_allows() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    world = World(a_plan(kind=Kind.EXIT, quantity=Decimal(1), terms=terms))
    world.tick(Decimal(57000), 5)
    world.run()
    world.check()
    assert len(world.legs) == 3
    assert all((leg.quantity or 0) * 57000 <= 25000 for leg in world.legs)
    assert world.free == 0


def test_a_ladder_rests_on_every_rung_and_ends_with_the_last() -> None:
    prices = tuple(Decimal(p) for p in (59000, 58000, 57000))
    plan = a_plan(kind=Kind.LADDER, side=Side.BUY, spend=Decimal(300), terms=Ladder(prices=prices))
    world = World(plan, free=Decimal(0))
    world.run()
    assert [leg.limit_price for leg in world.legs] == list(prices)
    world.tick(Decimal(57500), 5)
    world.run()
    assert ended(world) is None
    world.tick(Decimal(56000), 5)
    world.run()
    assert ended(world) is model.Status.DONE


def test_closing_waits_until_everything_open_is_over_and_sells_all() -> None:
    world = World(a_plan(kind=Kind.CLOSE, terms=Close()), free=Decimal("0.4"))
    other = an_entry("0.1")
    world.orders.append(other)
    scene = world.scene()
    assert not scene.others
    world.plan = world.plan.step(model.Status.ENDING, now=world.now)
    world.run()
    assert world.plan.status is model.Status.CANCELLED
    fresh = World(a_plan(kind=Kind.CLOSE, terms=Close()), free=Decimal("0.4"))
    fresh.run()
    fresh.run()
    assert fresh.free == 0
    assert fresh.plan.status is model.Status.DONE


def test_cancelling_calls_back_what_rests_and_then_ends() -> None:
    terms = Exit(stop=Level(Decimal(58000)), basis=Decimal(60000))
    world = World(a_plan(kind=Kind.EXIT, quantity=Decimal("0.3"), terms=terms), keeps_stops=True)
    world.run()
    world.plan = world.plan.step(model.Status.ENDING, now=world.now, reason="by-you")
    world.run()
    assert ended(world) is None
    world.tick(Decimal(60000), 1)
    world.run()
    assert ended(world) is model.Status.CANCELLED
    world.tick(Decimal(50000), timedelta(minutes=5).seconds)
    world.run()
    assert filled(world.legs) == 0
