"""What pages are shown of a book, whatever a venue says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.depth import write_depth
from desk.market import depth
from desk.market.bars import Trade
from desk.market.depth import LEVELS, TRADES, Depth, Level, Listing, NotBelieved

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
BTC = Listing("paper", "BTC/USDT")
CANNOT_BE: tuple[Any, ...] = (
    *("NaN", "Infinity", "-1", "", "1_000", "１", "0x10", "9" * 41),
    *(None, True, [], {}, "64210.5.1", "-0.5", float("nan"), float("inf")),
)
CANNOT_BE_SHOWN = ("0", "0.000", "1e99", "1" * 31, "0." + "1" * 19, "1e-19")


def read(bids: list[Any], asks: list[Any]) -> Depth:
    return depth.read(BTC, bids=bids, asks=asks, at=NOW)


def trade(seconds: int, price: str = "5") -> Trade:
    at = NOW - timedelta(seconds=seconds)
    return Trade(at=at, price=Decimal(price), quantity=Decimal(1), is_purchase=True)


def test_levels_stand_from_the_spread_outwards_by_value_and_not_as_text() -> None:
    found = read([["99", "1"], ["100", "2"], ["9", "3"]], [["1000", "1"], ["200", "4"]])
    assert [level.price for level in found.bids] == [100, 99, 9]
    assert found.asks == (Level(Decimal(200), Decimal(4)), Level(Decimal(1000), Decimal(1)))


@pytest.mark.parametrize("told", CANNOT_BE)
@pytest.mark.parametrize("place", [0, 1])
def test_a_book_with_a_row_that_cannot_be_is_not_believed(told: Any, place: int) -> None:
    row = ["99", "1"]
    row[place] = told
    with pytest.raises(NotBelieved, match="a row that cannot be"):
        read([["100", "1"], row], [["101", "1"]])


@pytest.mark.parametrize("row", [None, ["102"], "10", [], 5])
def test_a_book_with_what_is_no_row_is_not_believed(row: Any) -> None:
    with pytest.raises(NotBelieved, match="a row that cannot be"):
        read([["100", "1"]], [row, ["101", "1"]])


@pytest.mark.parametrize("told", CANNOT_BE_SHOWN)
def test_a_level_of_nothing_or_that_no_page_can_write_is_left_out(told: str) -> None:
    found = read([["100", "1"], [told, "1"], ["99", told]], [["101", "1"]])
    assert found.bids == (Level(Decimal(100), Decimal(1)),)
    assert found.asks == (Level(Decimal(101), Decimal(1)),)


def test_a_float_is_no_price() -> None:
    assert depth.amount("1.5") == Decimal("1.5")
    assert depth.amount(float("nan")) is None


def test_a_book_whose_sides_cross_or_that_is_empty_is_none_and_one_with_one_side_is() -> None:
    for price in ("100", "99.5"):
        with pytest.raises(NotBelieved, match="crossed"):
            read([["100", "1"]], [[price, "1"]])
    with pytest.raises(NotBelieved, match="empty"):
        read([], [])
    assert read([], [["100", "1"]]).bids == ()


def test_the_newest_trades_come_first_and_those_that_no_page_can_write_do_not() -> None:
    found = depth.last([trade(3), trade(2), trade(1), trade(0, "1e35")])
    assert [one.at for one in found] == [NOW - timedelta(seconds=s) for s in (1, 2, 3)]


def test_trades_of_one_moment_are_turned_with_the_others() -> None:
    told = [trade(1, "5"), trade(1, "6"), trade(1, "7")]
    assert [int(one.price) for one in depth.last(told)] == [7, 6, 5]


def test_what_travels_is_text_and_short() -> None:
    rows = [[str(n), "0.50"] for n in range(1, 100)]
    found = read(rows, [[str(n), "1e-3"] for n in range(100, 200)])
    trades = depth.last([trade(n) for n in range(49, -1, -1)])
    written = write_depth(replace(found, trades=trades))
    assert (len(written["bids"]), len(written["asks"])) == (LEVELS, LEVELS)
    assert len(written["trades"]) == TRADES
    assert written["asks"][0] == ["100", "0.001"]
    assert written["bids"][0] == ["99", "0.5"]
    assert written["trades"][0] == ["5", "1", int(NOW.timestamp() * 1000), "buy"]


_ANY = st.one_of(
    st.text(max_size=12),
    st.floats(),
    st.none(),
    st.decimals().map(str),
    st.integers(-5, 10**32).map(str),
)
_ROWS = st.lists(st.one_of(_ANY, st.lists(_ANY, max_size=3)), max_size=40)


@given(bids=_ROWS, asks=_ROWS)
def test_whatever_a_venue_says_a_book_is_sorted_short_and_finite(
    bids: list[Any], asks: list[Any]
) -> None:
    try:
        found = read(bids, asks)
    except NotBelieved:
        return
    prices = [level.price for level in found.bids], [level.price for level in found.asks]
    assert prices[0] == sorted(prices[0], reverse=True)
    assert prices[1] == sorted(prices[1])
    assert max(map(len, prices)) <= LEVELS
    for level in (*found.bids, *found.asks):
        assert level.price.is_finite()
        assert 0 < level.price < Decimal(10) ** 30
        assert 0 < level.quantity < Decimal(10) ** 30
    if found.bids and found.asks:
        assert found.bids[0].price < found.asks[0].price
