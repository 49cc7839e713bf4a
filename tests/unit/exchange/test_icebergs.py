"""Orders that show a slice at a time: what others see, whom they trade with, and after whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange import audit, records
from exchange.book import BUY, SELL, Book
from exchange.level import Fill, Order, SelfTrade
from exchange.orders import Force, Status
from exchange.refusals import Refusal
from tests.unit.exchange.scenes import NOW, limit, market, scene, sell
from tests.unit.exchange.test_engine_properties import Log, openings, picture, recovered

P = 9_000_000


def test_only_a_slice_shows_and_the_next_one_queues_behind_the_others() -> None:
    s = scene()
    berg = s.engine.place(s.ann, limit(SELL, P, 2500, slice_=1000), NOW)
    plain = s.engine.place(s.ann, sell(P, 700), NOW)
    book = s.engine.books["BTCUSDT"]
    assert book.depth(1) == ([], [(P, 1700)])
    taken = s.engine.place(s.bob, market(BUY, lots=1800), NOW)
    assert [fill.lots for fill in taken.fills] == [1000, 700, 100]
    assert (berg.executed, plain.status) == (1100, Status.FILLED)
    assert book.depth(1) == ([], [(P, 900)])
    rest = s.engine.place(s.bob, market(BUY, lots=1400), NOW)
    assert [fill.lots for fill in rest.fills] == [900, 500]
    assert berg.status is Status.FILLED
    assert audit.breaches(s.engine) == []


def test_iceberg_takes_as_a_whole_and_shows_a_slice_of_what_is_left() -> None:
    s = scene()
    s.engine.place(s.ann, sell(P, 1500), NOW)
    berg = s.engine.place(s.bob, limit(BUY, P, 4000, slice_=1000), NOW)
    assert berg.executed == 1500
    assert s.engine.books["BTCUSDT"].depth(1) == ([(P, 1000)], [])
    assert s.bob.locked["USDT"] == 2500 * P * 10


def test_all_or_nothing_order_counts_on_what_is_hidden() -> None:
    s = scene()
    s.engine.place(s.ann, limit(SELL, P, 5000, slice_=1000), NOW)
    order = s.engine.place(s.bob, limit(BUY, P, 5000, force=Force.FOK), NOW)
    assert order.status is Status.FILLED


def test_iceberg_that_meets_its_own_account_expires_whole() -> None:
    s = scene()
    berg = s.engine.place(s.ann, limit(SELL, P, 5000, slice_=1000), NOW)
    s.engine.place(s.ann, limit(BUY, P, 500, mode=SelfTrade.EXPIRE_MAKER), NOW)
    assert (berg.status, berg.prevented) == (Status.EXPIRED_IN_MATCH, 5000)
    assert s.ann.locked["BTC"] == 0


def test_iceberg_is_made_smaller_from_what_is_hidden_and_filled_from_what_shows() -> None:
    s = scene()
    berg = s.engine.place(s.ann, limit(SELL, P, 5000, slice_=1000), NOW)
    other = s.engine.place(s.ann, sell(P, 100), NOW)
    s.engine.amend(berg, 1500, "smaller", NOW)
    assert (berg.left, berg.hidden) == (1000, 500)
    with pytest.raises(Refusal):
        s.engine.fill(berg, 1001, NOW)
    s.engine.fill(berg, 1000, NOW)
    assert (berg.left, berg.hidden) == (500, 0)
    taken = s.engine.place(s.bob, market(BUY, lots=200), NOW)
    assert [fill.lots for fill in taken.fills] == [100, 100]
    assert (other.status, berg.left) == (Status.FILLED, 400)
    assert audit.breaches(s.engine) == []


def test_slice_in_part_and_place_in_the_queue_come_back_from_disk() -> None:
    s = scene()
    log = Log(s.engine)
    s.engine.place(s.ann, limit(SELL, P, 3000, slice_=1000), NOW)
    s.engine.place(s.ann, sell(P, 700), NOW)
    s.engine.place(s.bob, market(BUY, lots=1000), NOW)
    s.engine.place(s.bob, market(BUY, lots=800), NOW)
    for engine in (
        recovered([openings(), *log.batches]),
        recovered(list(records.snapshot(s.engine))),
    ):
        assert picture(engine) == picture(s.engine)
        assert engine.books["BTCUSDT"].depth(1) == ([], [(P, 900)])


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 20)), min_size=1, max_size=20),
    st.lists(st.integers(1, 80), max_size=20),
)
@settings(max_examples=200, deadline=None)
def test_makers_at_a_price_take_turns_slice_by_slice(
    makers: list[tuple[int, int]], takers: list[int]
) -> None:
    book = Book()
    queue: list[list[int]] = []  # id, shown, hidden, slice
    for id_, (lots, part) in enumerate(makers):
        order = Order(id_, 1, SELL, P, lots)
        order.slice = part
        book.rest(order)
        shown = min(lots, part or lots)
        queue.append([id_, shown, lots - shown, part])
    for wanted in takers:
        taken = wanted
        fills: list[Fill] = []
        book.match(Order(99, 2, BUY, P, taken), fills)
        expected = []
        while taken and queue:
            first = queue[0]
            lots = min(taken, first[1])
            expected.append((first[0], lots))
            taken -= lots
            first[1] -= lots
            if not first[1]:
                queue.pop(0)
                if first[2]:
                    first[1] = min(first[3], first[2])
                    first[2] -= first[1]
                    queue.append(first)
        assert [(fill.maker.id, fill.lots) for fill in fills] == expected
        assert book.lots_at(-P) == sum(row[1] for row in queue)
    level = book.asks.levels.get(-P)
    assert (level.hidden if level else 0) == sum(row[2] for row in queue)
