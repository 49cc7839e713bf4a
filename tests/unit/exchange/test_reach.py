"""No order trades far from the market's price, however thin the book, and none moves it aside."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange import audit
from exchange.book import BUY, SELL
from exchange.candles import Candles
from exchange.history import History
from exchange.markets import MARKETS, REACH
from exchange.orders import Force, Kind, Reason, Status
from exchange.prices import Prices
from exchange.reference import BUCKETS, Reference
from exchange.tape import Tape, Tapes
from tests.unit.exchange.scenes import BTC, NOW, Scene, buy, limit, market, scene, sell
from tests.unit.exchange.test_engine_properties import Log, openings, recovered

P = 9_000_000
HIGHEST, LOWEST = P * (100 + REACH) // 100, P * (100 - REACH) // 100


def traded(at: int = P) -> Scene:
    """Return a scene whose market has just traded at a price, with an empty book."""
    s = scene()
    s.engine.quote(BTC, SELL, at, 1, NOW)
    s.engine.take(BTC, BUY, 1, NOW)
    return s


def test_market_order_ends_where_its_reach_does() -> None:
    s = traded()
    s.engine.place(s.ann, sell(HIGHEST, 100), NOW)
    s.engine.place(s.ann, sell(HIGHEST + 1, 100), NOW)
    order = s.engine.place(s.bob, market(BUY, lots=150), NOW)
    assert (order.status, order.executed) == (Status.EXPIRED, 100)
    assert order.reason is Reason.OUT_OF_REACH
    assert order.reason.value == "EXECUTION_RULE_PRICE_RANGE_EXCEEDED"
    assert s.engine.last["BTCUSDT"] == HIGHEST
    assert audit.breaches(s.engine) == []


def test_limit_order_beyond_its_reach_trades_up_to_it_and_does_not_rest() -> None:
    s = traded()
    s.engine.place(s.ann, buy(LOWEST, 100), NOW)
    order = s.engine.place(s.bob, sell(LOWEST - 1, 150), NOW)
    assert (order.status, order.executed, order.reason) == (
        Status.EXPIRED,
        100,
        Reason.OUT_OF_REACH,
    )
    patient = s.engine.place(s.bob, sell(P * 2, 150), NOW)
    assert patient.status is Status.NEW
    assert audit.breaches(s.engine) == []


def test_order_that_is_done_within_its_reach_is_filled() -> None:
    s = traded()
    s.engine.place(s.ann, sell(P, 1000), NOW)
    s.engine.place(s.ann, sell(P * 2, 1000), NOW)
    by_size = s.engine.place(s.bob, market(BUY, lots=500), NOW)
    by_worth = s.engine.place(s.bob, market(BUY, quote=499 * P * BTC.cell + 7), NOW)
    assert (by_size.status, by_worth.status) == (Status.FILLED, Status.FILLED)
    greedy = s.engine.place(s.bob, market(BUY, quote=499 * P * BTC.cell), NOW)
    assert (greedy.status, greedy.executed) == (Status.EXPIRED, 1)
    assert greedy.reason is Reason.OUT_OF_REACH


def test_all_or_nothing_order_counts_only_what_it_can_reach() -> None:
    s = traded()
    s.engine.place(s.ann, sell(P, 100), NOW)
    s.engine.place(s.ann, sell(P * 2, 100), NOW)
    order = s.engine.place(s.bob, limit(BUY, P * 2, 150, force=Force.FOK), NOW)
    assert (order.status, order.executed) == (Status.EXPIRED, 0)


def test_market_that_has_not_traded_for_a_minute_may_open_anywhere() -> None:
    s = traded()
    later = NOW + BUCKETS * 1000
    s.engine.place(s.ann, sell(P * 2, 100), later)
    order = s.engine.place(s.bob, market(BUY, lots=100), later)
    assert (order.status, order.fills[0].price) == (Status.FILLED, P * 2)


def test_trade_aside_moves_no_price_and_sets_nothing_off(tmp_path: Path) -> None:
    s = traded()
    log = Log(s.engine)
    past = History(Prices(1, tuple(MARKETS.values()))).minutes
    tape = Tape(BTC, Candles(BTC, tmp_path / "x.bin", past), NOW)
    s.engine.listen(Tapes({"BTCUSDT": tape}).hear)
    order = s.engine.place(s.ann, limit(SELL, P * 2, 100, kind=Kind.LIMIT_MAKER), NOW)
    s.engine.fill(order, 100, NOW)
    assert (order.status, order.fills[0].price) == (Status.FILLED, P * 2)
    assert s.engine.last["BTCUSDT"] == P
    assert tape.recent(10) == []
    engine = recovered([openings(), *log.batches])
    assert engine.last["BTCUSDT"] == 0  # nothing of the market's own is in these records
    assert engine.orders[order.id].status is Status.FILLED


@given(
    st.lists(st.tuples(st.integers(0, 90_000), st.integers(1, 10**9)), min_size=1, max_size=50),
    st.integers(0, 120_000),
)
@settings(max_examples=100, deadline=None)
def test_reference_is_the_mean_of_the_trades_of_the_last_minute(
    trades: list[tuple[int, int]], wait_ms: int
) -> None:
    reference = Reference()
    for at_ms, price in sorted(trades):
        reference.add([price], NOW + at_ms)
    now = NOW + max(at for at, _ in trades) + wait_ms
    oldest = now // 1000 - BUCKETS
    inside = [price for at, price in trades if (NOW + at) // 1000 > oldest]
    assert reference.mean(now) == (sum(inside) // len(inside) if inside else 0)


@given(
    st.lists(st.tuples(st.booleans(), st.integers(P // 3, P * 3), st.integers(30, 90)), max_size=60)
)
@settings(max_examples=100, deadline=None)
def test_no_sweep_moves_the_market_beyond_its_reach(rows: list[tuple[bool, int, int]]) -> None:
    s = traded()
    for number, (is_buy, price, lots) in enumerate(rows):
        side = BUY if is_buy else SELL
        reach = s.engine.reach(BTC, side, NOW)
        ticket = market(side, lots=lots) if number % 3 == 0 else limit(side, price, lots)
        order = s.engine.place(s.ann if number % 2 else s.bob, ticket, NOW)
        taken = [fill.price for fill in order.fills if not fill.is_maker]
        assert all(side * at <= side * reach for at in taken)
    assert audit.breaches(s.engine) == []


@pytest.mark.parametrize("side", [BUY, SELL])
def test_house_takes_no_price_beyond_its_reach_either(side: int) -> None:
    s = traded()
    far = P * 2 if side == BUY else P // 2
    s.engine.place(s.ann, limit(-side, far, 100), NOW)
    assert s.engine.take(BTC, side, 100, NOW) == 100
    assert s.engine.last["BTCUSDT"] == P
