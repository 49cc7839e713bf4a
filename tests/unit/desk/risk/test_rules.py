"""Whatever is ordered in whatever sequence, no limit is ever exceeded and no sale is refused."""

from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import clock
from desk.errors import Halted, RiskDenied, Stale
from desk.money import ZERO
from desk.risk import rules
from desk.risk.model import (
    Bounds,
    Exposure,
    Halt,
    Measure,
    Moved,
    Pressure,
    Rule,
    Thresholds,
    Trip,
)
from desk.venues.profiles import Mode

CEILINGS = {
    Rule.MAX_ORDER: Decimal(100),
    Rule.MAX_HOUR: Decimal(300),
    Rule.MAX_DAY: Decimal(500),
    Rule.MAX_SYMBOL: Decimal(250),
    Rule.MAX_TOTAL: Decimal(400),
    Rule.MAX_LOSS: Decimal(50),
    Rule.MAX_POSITIONS: Decimal(3),
}
HOUR_MIN, DAY_MIN = 60, 24 * 60
sums = st.decimals(min_value="0.01", max_value=150, places=2)


@dataclass
class Book:
    """What one person did: (minute, symbol, notional) of purchases, worth held by symbol."""

    bounds: Bounds
    bought: list[tuple[int, str, Decimal]] = field(default_factory=list)
    held: dict[str, Decimal] = field(default_factory=dict)
    loss: Decimal = ZERO

    def since(self, minute: int) -> Decimal:
        return sum((n for at, _, n in self.bought if at >= minute), ZERO)

    def exposure(self, at: int, symbol: str, notional: Decimal) -> Exposure:
        positions = {s for s, worth in self.held.items() if worth >= rules.DUST}
        return Exposure(
            notional=notional,
            hour=self.since(at - HOUR_MIN),
            day=self.since(at - DAY_MIN),
            symbol=self.held.get(symbol, ZERO),
            total=sum(self.held.values(), ZERO),
            loss=self.loss,
            positions=len(positions),
            is_new=symbol not in positions,
        )

    def buy(self, at: int, symbol: str, notional: Decimal) -> None:
        rules.measure(self.exposure(at, symbol, notional), self.bounds).enforce()
        self.bought.append((at, symbol, notional))
        self.held[symbol] = self.held.get(symbol, ZERO) + notional

    def sell(self, symbol: str, notional: Decimal) -> None:
        exposure = Exposure(notional=notional, loss=self.loss, is_buy=False)
        rules.measure(exposure, self.bounds).enforce()
        self.held[symbol] = max(ZERO, self.held.get(symbol, ZERO) - notional)

    def check(self, at: int) -> None:
        """Hold every limit against all that was done so far."""
        of = self.bounds.limit
        assert all(n <= of(Rule.MAX_ORDER) for _, _, n in self.bought)
        assert self.since(at - HOUR_MIN) <= of(Rule.MAX_HOUR)
        assert self.since(at - DAY_MIN) <= of(Rule.MAX_DAY)
        assert all(worth <= of(Rule.MAX_SYMBOL) for worth in self.held.values())
        assert sum(self.held.values(), ZERO) <= of(Rule.MAX_TOTAL)
        assert sum(w >= rules.DUST for w in self.held.values()) <= of(Rule.MAX_POSITIONS)


@st.composite
def own_limits(draw: st.DrawFn) -> dict[Rule, Decimal]:
    chosen = draw(st.sets(st.sampled_from(sorted(set(Rule) - {Rule.MAX_POSITIONS}))))
    return {rule: draw(st.decimals(1, CEILINGS[rule], places=2)) for rule in chosen}


steps = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from("ABCDE"), sums, st.booleans()), max_size=60
)


@given(own=own_limits(), steps=steps)
def test_no_prefix_of_any_sequence_exceeds_a_limit(
    own: dict[Rule, Decimal], steps: list[tuple[int, str, Decimal, bool]]
) -> None:
    book, at = Book(Bounds(CEILINGS, own)), 0
    for pause, symbol, notional, buys in steps:
        at += pause
        if not buys:
            book.sell(symbol, notional)
            continue
        with suppress(RiskDenied):
            book.buy(at, symbol, notional)
        book.check(at)


@given(own=own_limits(), notional=sums, loss=sums, before=sums)
def test_no_limit_refuses_a_sale(
    own: dict[Rule, Decimal], notional: Decimal, loss: Decimal, before: Decimal
) -> None:
    exposure = Exposure(
        notional=notional * 1000, hour=before * 99, day=before * 99, loss=loss * 99, is_buy=False
    )
    verdict = rules.measure(exposure, Bounds(CEILINGS, own))
    verdict.enforce()
    assert verdict.passable <= {Rule.MAX_ORDER}
    assert verdict.bound(Rule.MAX_ORDER) is None, "a sale is judged by no limit"


def test_a_large_sale_asks() -> None:
    verdict = rules.measure(Exposure(notional=Decimal(101), is_buy=False), Bounds(CEILINGS))
    assert verdict.passable == {Rule.MAX_ORDER}


@given(notional=sums, own=st.decimals(1, 100, places=2))
def test_a_person_passes_their_own_limit_and_never_the_desks(
    notional: Decimal, own: Decimal
) -> None:
    bounds = Bounds(CEILINGS, {Rule.MAX_ORDER: own})
    verdict = rules.measure(Exposure(notional=notional), bounds)
    waived = frozenset(Rule)
    if notional > CEILINGS[Rule.MAX_ORDER]:
        assert Rule.MAX_ORDER not in verdict.passable
        with pytest.raises(RiskDenied) as denied:
            verdict.enforce(waived=waived)
        assert denied.value.values["rule"] == "max-order"
    else:
        verdict.enforce(waived=waived)
        assert (Rule.MAX_ORDER in verdict.passable) == (notional > own)
        assert verdict.bound(Rule.MAX_ORDER, waived=waived) == 100
        assert verdict.bound(Rule.MAX_ORDER) == own


def test_a_ceiling_lowered_since_wins_over_an_older_own_limit() -> None:
    bounds = Bounds(CEILINGS, {Rule.MAX_DAY: Decimal(9000)})
    assert bounds.limit(Rule.MAX_DAY) == 500


def test_a_refusal_tells_what_would_still_fit_and_whose_limit_it_is() -> None:
    bounds = Bounds(CEILINGS, {Rule.MAX_HOUR: Decimal(200)})
    exposure = Exposure(notional=Decimal(80), hour=Decimal(150))
    with pytest.raises(RiskDenied) as denied:
        rules.measure(exposure, bounds).enforce()
    assert denied.value.values == {
        "rule": "max-hour",
        "value": "230.00",
        "limit": "200.00",
        "room": "50.00",
        "by": "you",
        "mode": "paper",
    }


# -- the day's loss

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("held", "moved", "now", "then", "lost"),
    [
        ({"USDT": 100}, {}, {}, {}, 0),
        ({"BTC": 2}, {}, {"BTC": 90}, {"BTC": 100}, 20),
        ({"BTC": 2}, {}, {"BTC": 110}, {"BTC": 100}, 0),
        # bought one for 100 today, worth 70 now
        ({"BTC": 1, "USDT": 0}, {"BTC": (1, 0), "USDT": (-100, 0)}, {"BTC": 70}, {}, 30),
        # sold one of yesterday's 100 for 60 today
        ({"USDT": 60}, {"BTC": (-1, 0), "USDT": (60, 0)}, {"BTC": 55}, {"BTC": 100}, 40),
        # a deposit is no gain and a withdrawal no loss, of money or of coins
        ({"USDT": 150, "BTC": 1}, {"USDT": (50, 50)}, {"BTC": 95}, {"BTC": 100}, 5),
        ({"USDT": 50}, {"USDT": (-50, -50)}, {}, {}, 0),
        ({"BTC": 3}, {"BTC": (2, 2)}, {"BTC": 90}, {"BTC": 100}, 10),
        # what nobody prices counts as unmoved
        ({"XYZ": 5}, {}, {}, {"XYZ": 3}, 0),
        ({"XYZ": 5}, {}, {}, {}, 0),
    ],
)
def test_the_loss_of_a_day_is_realised_and_not(
    held: dict[str, int],
    moved: dict[str, tuple[int, int]],
    now: dict[str, int],
    then: dict[str, int],
    lost: int,
) -> None:
    found = rules.loss_of(
        {c: Decimal(n) for c, n in held.items()},
        {c: Moved(Decimal(own), Decimal(brought)) for c, (own, brought) in moved.items()},
        now={f"{c}/USDT": Decimal(n) for c, n in now.items()},
        then={f"{c}/USDT": Decimal(n) for c, n in then.items()},
    )
    assert found == lost


# -- the halt, the quote, the breaker


def test_a_halt_lets_sales_through_and_a_total_one_does_not() -> None:
    halt = Halt(reason="maintenance", by=1, at=clock.now())
    rules.check_halt(halt, mode=Mode.PAPER, reduces=True)
    with pytest.raises(Halted):
        rules.check_halt(halt, mode=Mode.PAPER)
    total = Halt(reason="maintenance", by=1, at=clock.now(), is_total=True)
    with pytest.raises(Halted):
        rules.check_halt(total, mode=Mode.PAPER, reduces=True)


def test_a_halt_reads_back_and_so_does_one_of_before_the_breaker() -> None:
    trip = Trip(measure=Measure.ERRORS, value="60", limit="50", where="paper")
    halt = Halt(reason="x", by=0, at=clock.now(), is_total=True, cancels=True, trip=trip)
    assert Halt.read(halt.written()) == halt
    old = {"reason": "x", "by": 7, "at": halt.at.isoformat()}
    assert Halt.read(old) == Halt(reason="x", by=7, at=halt.at)


def test_a_quote_older_than_the_limit_is_stale() -> None:
    rules.check_age(10, 10)
    with pytest.raises(Stale):
        rules.check_age(10.1, 10)


SOME = {Mode.PAPER: 100, Mode.LIVE: 100}
LIMITS = Thresholds(orders=100, errors_percent=50, least_requests=20, loss=Decimal(1000))


@pytest.mark.parametrize(
    ("pressure", "measure"),
    [
        (Pressure(orders=SOME, asked={"paper": (40, 20)}, loss={Mode.LIVE: Decimal(1000)}), None),
        (Pressure(orders={Mode.PAPER: 101}, asked={}), Measure.ORDERS),
        (Pressure(orders=SOME | {Mode.LIVE: 101}, asked={}), Measure.ORDERS),
        (Pressure(orders={}, asked={"paper": (20, 11)}), Measure.ERRORS),
        (Pressure(orders={}, asked={"paper": (19, 19)}), None),
        (Pressure(orders={}, asked={"paper": (100, 0), "okx": (30, 29)}), Measure.ERRORS),
        (Pressure(orders={}, asked={}, loss={Mode.LIVE: Decimal("1000.01")}), Measure.LOSS),
    ],
)
def test_the_breaker_trips_beyond_its_limits_and_not_at_them(
    pressure: Pressure, measure: Measure | None
) -> None:
    trip = rules.tripped(pressure, LIMITS)
    assert (trip and trip.measure) == measure
    if measure is Measure.ERRORS and len(pressure.asked) > 1:
        assert trip is not None
        assert (trip.where, trip.value) == ("okx", "97")
