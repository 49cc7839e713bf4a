"""When a price alert fires: once per crossing, over any gap, and what it waits for then."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desk.price_alerts import offers
from desk.price_alerts.crossing import DAY, MOST_A_DAY, concerns, crossed, step
from desk.price_alerts.model import Aim, PriceAlert, State, Way

D = Decimal
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PRICES = st.lists(st.decimals("0.0001", 10**6, places=4).filter(bool), max_size=60)


def an_alert(base: str | Decimal = "100", **aim: Any) -> PriceAlert:
    values: dict[str, Any] = {n: D(v) if type(v) is str else v for n, v in aim.items()}
    found = Aim(**values)
    return PriceAlert(
        id="a",
        chat_id=1,
        created_by=1,
        venue="paper",
        symbol="BTC/USDT",
        price=found.price,
        percent=found.percent,
        way=found.way,
        is_repeating=found.is_repeating,
        is_urgent=found.is_urgent,
        base=D(base),
        created_at=NOW,
        updated_at=NOW,
    )


def fired(
    alert: PriceAlert, prices: list[Decimal], *, every: timedelta = timedelta(seconds=1)
) -> list[tuple[Decimal, Way, PriceAlert]]:
    """Let prices pass and return those at which it fired, with what it was then."""
    found = []
    for number, price in enumerate(prices):
        moved, way = step(alert, price, NOW + every * number)
        if way is not None:
            found.append((price, way, moved))
        alert = moved
    return found


def test_a_level_above_is_crossed_upwards_and_one_below_downwards() -> None:
    above, below = an_alert(price="110"), an_alert(price="90")
    assert [crossed(above, D(p)) for p in ("90", "109.99", "110", "500")] == [
        None,
        None,
        Way.UP,
        Way.UP,
    ]
    assert [crossed(below, D(p)) for p in ("500", "90.01", "90", "1")] == [
        None,
        None,
        Way.DOWN,
        Way.DOWN,
    ]


def test_a_move_either_way_fires_at_its_distance_and_one_with_a_sign_only_there() -> None:
    assert crossed(an_alert(percent="5"), D(105)) is Way.UP
    assert crossed(an_alert(percent="5"), D(95)) is Way.DOWN
    assert crossed(an_alert(percent="5", way=Way.UP), D(1)) is None
    assert crossed(an_alert(percent="3", way=Way.DOWN), D(97)) is Way.DOWN
    assert crossed(an_alert(percent="150", way=Way.UP), D(250)) is Way.UP


def test_one_that_repeats_counts_on_from_where_it_fired() -> None:
    alert = an_alert(percent="5", is_repeating=True)
    told = fired(alert, [D(p) for p in ("104", "106", "107", "111", "111.3", "105")])
    assert [(price, way) for price, way, _ in told] == [
        (D(106), Way.UP),
        (D("111.3"), Way.UP),
        (D(105), Way.DOWN),
    ]
    assert told[-1][2].base == 105
    assert [alert.times for _, _, alert in told] == [1, 2, 3]


def test_after_ten_times_it_rests_for_the_day_and_begins_at_the_price_of_then() -> None:
    alert = an_alert(percent="1", is_repeating=True)
    prices = [D(100) * (1 + number % 2) for number in range(1, 40)]
    told = fired(alert, prices)
    assert len(told) == MOST_A_DAY
    resting = told[-1][2]
    assert resting.rests_until == (resting.since or NOW) + DAY
    awake = NOW + DAY + timedelta(seconds=5)
    assert not concerns(resting, D(900), awake - timedelta(minutes=1))
    assert concerns(resting, D(900), awake)
    moved, way = step(resting, D(900), awake)
    assert (moved.base, moved.times) == (D(900), 0)
    assert (moved.rests_until, way) == (None, None)
    assert step(moved, D(910), awake)[1] is Way.UP


@given(st.booleans(), st.decimals("0.01", 1000, places=2).filter(lambda p: p != 100), PRICES)
def test_a_level_fires_once_at_the_first_price_at_or_past_it_however_large_the_gap(
    is_urgent: bool, price: Decimal, prices: list[Decimal]
) -> None:
    alert = an_alert(price=price, is_urgent=is_urgent)
    is_past = [p >= price if price > 100 else p <= price for p in prices]
    told = fired(alert, prices)
    assert len(told) == int(any(is_past))
    if told:
        assert told[0][0] == prices[is_past.index(True)]
        assert told[0][2].state is State.DONE


@given(
    st.decimals("0.1", "99", places=1),
    st.sampled_from([None, Way.UP, Way.DOWN]),
    PRICES,
)
def test_one_that_repeats_never_fires_twice_for_one_move(
    percent: Decimal, way: Way | None, prices: list[Decimal]
) -> None:
    alert = an_alert(percent=percent, way=way, is_repeating=True)
    base = alert.base
    told = fired(alert, prices, every=timedelta(hours=3))
    for price, gone, moved in told:
        assert abs(price - base) / base * 100 >= percent
        assert way in {None, gone}
        assert moved.base == price
        base = price
    assert all(moved.times <= MOST_A_DAY for _, _, moved in told)


@given(st.decimals("0.000001", 10**7, places=6).filter(bool))
def test_round_prices_that_are_offered_lie_on_both_sides_and_near(price: Decimal) -> None:
    above, *below = [aim.price or D(0) for aim in offers.levels(price)]
    assert price < above <= price * 2
    assert all(0 < one < price for one in below)


def test_the_round_prices_of_bitcoin_are_those_that_people_name() -> None:
    assert [str(aim) for aim in offers.levels(D("64210.5"))] == ["65000", "60000"]
    assert [str(aim) for aim in offers.moves()][-1] == "5% repeat"
