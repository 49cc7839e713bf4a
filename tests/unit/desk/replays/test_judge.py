"""Alerts are bought late and sold by what was known, pessimistically, and never by the future."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.replays.cursor import Cursor, Kind, Known, known
from desk.replays.model import Doubt, Ending, Terms, Trade, Unjudged
from tests.unit.desk.replays.market import (
    MINUTE,
    NOON,
    SECOND,
    alert,
    candle,
    flat,
    middles,
    on,
    one_page,
    replay,
)

FREE = Terms(
    target=Decimal("0.05"), stop=Decimal("0.03"), fee_bps=Decimal(0), half_spread_bps=Decimal(0)
)
TIGHT = replace(FREE, target=Decimal("0.001"), stop=Decimal("0.001"), hold=20 * MINUTE)


def traded(found: Trade | Unjudged) -> Trade:
    assert isinstance(found, Trade), found
    return found


def test_it_is_bought_at_the_first_price_known_after_the_delay() -> None:
    prices = middles((20, 90), (21, 100), (26, 101))  # sent at 20 s, bought from 20.3 s on
    found = traded(replay(FREE, [*flat(0, 3), candle(3, 100, 106, 100, 106)], prices))
    assert (found.entered_at, found.entry, found.is_exact) == (
        NOON + 21 * SECOND,
        Decimal(100),
        True,
    )
    late = replace(FREE, delay=timedelta(seconds=5))
    assert traded(replay(late, [*flat(0, 3), candle(3, 100, 110, 100, 106)], prices)).entry == 101


def test_without_prices_it_is_bought_at_the_opening_of_the_next_minute() -> None:
    found = traded(
        replay(FREE, [candle(0, 90, 120, 80, 95), *flat(1, 3), candle(3, 100, 106, 99, 100)])
    )
    assert (found.entered_at, found.entry, found.is_exact) == (NOON + MINUTE, Decimal(100), False)
    assert (found.ending, found.exit, found.exited_at) == (
        Ending.TARGET,
        Decimal(105),
        NOON + 4 * MINUTE,
    )


def test_the_minute_it_was_bought_in_is_judged_by_prices_after_the_purchase_alone() -> None:
    wild = candle(0, 100, 200, 1, 100)
    calm = traded(
        replay(FREE, [wild, *flat(1, 2), candle(2, 100, 106, 100, 100)], middles((21, 100)))
    )
    assert calm.exited_at == NOON + 3 * MINUTE
    hit = traded(replay(FREE, [wild, *flat(1, 4)], middles((21, 100), (40, 96))))
    assert (hit.ending, hit.exit, hit.exited_at) == (Ending.STOP, Decimal(96), NOON + 40 * SECOND)


def test_a_candle_that_touches_both_exits_hits_the_stop_first() -> None:
    found = traded(replay(FREE, [*flat(0, 2), candle(2, 100, 110, 90, 105)]))
    assert (found.ending, found.exit) == (Ending.STOP, Decimal(97))


def test_a_stop_that_is_jumped_over_sells_beyond_it_and_a_target_no_better_than_itself() -> None:
    down = traded(replay(FREE, [*flat(0, 2), candle(2, 80, 81, 79, 80)]))
    assert (down.ending, down.exit) == (Ending.STOP, Decimal(80))
    up = traded(replay(FREE, [*flat(0, 2), candle(2, 120, 121, 119, 120)]))
    assert (up.ending, up.exit) == (Ending.TARGET, Decimal(105))


def test_what_reaches_no_exit_is_sold_when_its_time_is_over() -> None:
    found = traded(replay(replace(FREE, hold=5 * MINUTE), flat(0, 30)))
    assert (found.ending, found.exited_at, found.net) == (
        Ending.TIME,
        NOON + 6 * MINUTE,
        Decimal(0),
    )


def test_fees_and_half_the_spread_are_paid_on_both_sides() -> None:
    terms = replace(FREE, spend=Decimal(1001), fee_bps=Decimal(10), half_spread_bps=Decimal(10))
    found = traded(replay(terms, [*flat(0, 2), candle(2, 100, 120, 100, 120)]))
    # Bought at 100.1 each, sold at 105.105 less 0.1 %; ten units.
    assert (found.quantity, found.exit) == (Decimal(10), Decimal("105.105"))
    assert found.gross == Decimal("51.05")
    assert found.spread == Decimal("2.05105")
    assert found.fees == Decimal("2.05099895")
    assert found.net == found.gross - found.spread - found.fees


def test_nothing_is_made_up_where_the_archive_is_silent() -> None:
    for candles in ([], flat(2, 60)):
        found = replay(FREE, candles)
        assert isinstance(found, Unjudged)
        assert found.doubt is Doubt.NO_PRICE
    gap = replay(FREE, [*flat(0, 3), candle(9, 100, 106, 100, 106)])
    assert isinstance(gap, Unjudged)
    assert gap.doubt is Doubt.GAP
    silent = replay(FREE, flat(0, 30))
    assert isinstance(silent, Unjudged)
    assert silent.doubt is Doubt.GAP
    still = replay(FREE, flat(0, 30), until=NOON + 30 * MINUTE)
    assert isinstance(still, Unjudged)
    assert still.doubt is Doubt.OPEN


def test_a_short_hole_is_counted_and_not_filled() -> None:
    found = traded(replay(FREE, [*flat(0, 3), candle(7, 100, 106, 100, 106)]))
    assert (found.missing, found.ending) == (4 * MINUTE, Ending.TARGET)


# -- the future

PRICES = st.integers(98, 102)
CANDLES = st.lists(st.tuples(PRICES, PRICES, PRICES, PRICES), min_size=30, max_size=30)
MIDDLES = st.lists(PRICES, min_size=24, max_size=24)


def pieces(candles: list[tuple[int, ...]], prices: list[int]) -> list[Known]:
    told = [
        candle(number, first, max(first, high, low, last), min(first, high, low, last), last)
        for number, (first, high, low, last) in enumerate(candles)
    ]
    return known(middles(*((5 * n, price) for n, price in enumerate(prices))), told, MINUTE)


def decisions(found: Trade | Unjudged, moment: datetime) -> list[tuple[object, ...]]:
    """What had been done by a moment."""
    done: list[tuple[object, ...]] = []
    if found.entered_at is not None and found.entered_at <= moment:
        done.append((found.entered_at, "bought", found.entry))
    if isinstance(found, Trade) and found.exited_at <= moment:
        done.append((found.exited_at, found.ending, found.exit, found.quantity, found.net))
    return done


FUTURE = st.tuples(CANDLES, MIDDLES)


@given(FUTURE, FUTURE, st.integers(0, 30 * 60), st.integers(0, 90_000), st.booleans())
def test_changing_anything_after_a_moment_changes_no_decision_before_it(
    one: tuple[list[tuple[int, ...]], list[int]],
    other: tuple[list[tuple[int, ...]], list[int]],
    second: int,
    delay_ms: int,
    is_without_prices: bool,
) -> None:
    moment = NOON + second * SECOND
    terms = replace(TIGHT, delay=timedelta(milliseconds=delay_ms))
    kinds = {Kind.CANDLE, Kind.OPENING} if is_without_prices else set(Kind)
    worlds = [[p for p in pieces(*world) if p.kind in kinds] for world in (one, other)]
    past = [p for p in worlds[0] if p.at <= moment]
    futures = [*([p for p in world if p.at > moment] for world in worlds), []]
    until = NOON + 30 * MINUTE
    done = [decisions(on(terms, past + future, until=until), moment) for future in futures]
    assert done[1:] == [done[0]] * 2


@given(CANDLES, MIDDLES)
def test_a_decision_takes_no_more_than_what_was_known_when_it_was_made(
    candles: list[tuple[int, ...]], prices: list[int]
) -> None:
    every = pieces(candles, prices)
    found = on(TIGHT, every, until=NOON + 30 * MINUTE)
    if isinstance(found, Trade):
        known_then = [p for p in every if p.at <= found.exited_at]
        assert on(TIGHT, known_then, until=NOON + 30 * MINUTE) == found


async def test_a_cursor_goes_forward_alone() -> None:
    first, second = pieces([(100,) * 4], [])
    cursor = Cursor(one_page([second, first]))
    assert await anext(cursor) == second
    assert cursor.now == second.at
    with pytest.raises(ValueError, match="after that of"):
        await anext(cursor)


def test_a_candle_is_known_when_it_is_over_and_its_opening_when_it_begins() -> None:
    found = known(middles((60, 7)), [candle(0, 1, 4, 1, 3), candle(1, 5, 5, 5, 5)], MINUTE)
    assert [(p.at - NOON, p.kind, int(p.close)) for p in found] == [
        (timedelta(), Kind.OPENING, 1),
        (MINUTE, Kind.CANDLE, 3),
        (MINUTE, Kind.OPENING, 5),
        (MINUTE, Kind.MIDDLE, 7),
        (2 * MINUTE, Kind.CANDLE, 5),
    ]


def test_the_alert_that_is_judged_is_the_one_that_was_asked_for() -> None:
    told = alert(NOON + 80 * SECOND)
    found = traded(replay(FREE, [*flat(0, 3), candle(3, 100, 106, 99, 100)], told=told))
    assert (found.alert, found.entered_at) == (told, NOON + 2 * MINUTE)
