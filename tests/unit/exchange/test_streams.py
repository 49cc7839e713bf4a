"""What clients of the market streams see is what is in the book, and slow ones are cut off."""

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from exchange.book import BUY, SELL, Book
from exchange.level import Order
from exchange.outbox import Outbox, frame
from exchange.streams import Diffs

steps = st.lists(
    st.one_of(
        st.tuples(st.just("rest"), st.sampled_from([BUY, SELL]), st.integers(1, 8)),
        st.tuples(st.just("cancel"), st.integers(0, 50), st.just(0)),
        st.tuples(st.just("take"), st.sampled_from([BUY, SELL]), st.integers(1, 30)),
        st.tuples(st.just("fast"), st.just(0), st.just(0)),
        st.tuples(st.just("slow"), st.just(0), st.just(0)),
        st.tuples(st.just("snapshot"), st.just(0), st.just(0)),
    ),
    max_size=80,
)


class Reader:
    """A client that keeps a book from one snapshot and the diffs of one speed."""

    def __init__(self) -> None:
        self.levels: dict[int, int] = {}
        self.at = -1

    def look(self, book: Book) -> None:
        """Take a snapshot, once."""
        if self.at < 0:
            self.levels, self.at = levels(book), book.changes

    def hear(self, book: Book, found: tuple[int, set[int]] | None) -> None:
        """Apply a diff in Binance's way; fails on a gap."""
        if found is None or self.at < 0 or book.changes <= self.at:
            return
        first, touched = found
        assert first <= self.at + 1
        for key in touched:
            lots = book.lots_at(key)
            self.levels.pop(key, None)
            if lots:
                self.levels[key] = lots
        self.at = book.changes


def levels(book: Book) -> dict[int, int]:
    """Return lots by key of every level."""
    return {
        key: level.lots for side in (book.bids, book.asks) for key, level in side.levels.items()
    }


def _act(book: Book, orders: list[Order], step: tuple[str, int, int]) -> None:
    what, one, other = step
    if what == "rest":
        price = 100 - one * other
        orders.append(Order(len(orders) + 1, 1, one, price, other))
        book.rest(orders[-1])
    elif what == "cancel" and orders:
        book.cancel(orders[one % len(orders)])
    elif what == "take":
        book.match(Order(0, 2, one, 0, other), [])


@given(steps)
@settings(max_examples=200, deadline=None)
def test_snapshot_of_any_moment_and_the_diffs_after_it_give_the_book(
    steps: list[tuple[str, int, int]],
) -> None:
    book, orders = Book(), []  # type: ignore[var-annotated]
    diffs = Diffs(book)
    readers = {"@100ms": Reader(), "": Reader()}
    for speed in readers:
        diffs.watch(speed)
    speeds = {"fast": "@100ms", "slow": ""}
    for step in [*steps, ("snapshot", 0, 0), ("fast", 0, 0), ("slow", 0, 0)]:
        if step[0] in speeds:
            speed = speeds[step[0]]
            readers[speed].hear(book, diffs.take(speed))
        elif step[0] == "snapshot":
            for reader in readers.values():
                reader.look(book)
        else:
            _act(book, orders, step)
    assert readers["@100ms"].levels == levels(book)
    assert readers[""].levels == levels(book)


def test_book_notes_nothing_while_nobody_listens() -> None:
    book = Book()
    diffs = Diffs(book)
    diffs.watch("")
    diffs.forget("")
    book.rest(Order(1, 1, BUY, 5, 5))
    assert book.touched is None


async def test_newest_state_replaces_the_one_that_waits_and_events_all_stay() -> None:
    outbox = Outbox(cut=lambda: None)
    outbox.put(b"trade 1")
    outbox.renew("best", b"old")
    outbox.put(b"trade 2")
    outbox.renew("best", b"new")
    assert await outbox.take() == [b"trade 1", b"new", b"trade 2"]
    assert len(outbox) == 0


async def test_reader_that_falls_too_far_behind_is_cut_off_and_its_messages_dropped() -> None:
    cuts: list[Any] = []
    outbox = Outbox(cut=lambda: cuts.append(1), most=100)
    for number in range(101):
        outbox.renew("best", b"%d" % number)
        outbox.put(b"%d" % number)
    assert cuts
    assert len(outbox) <= 100


async def test_message_that_is_held_comes_after_the_next() -> None:
    outbox = Outbox(cut=lambda: None)
    outbox.hold(b"first")
    outbox.put(b"second")
    assert await outbox.take() == [b"second", b"first"]


async def test_message_is_sent_at_once_unless_one_before_it_waits() -> None:
    sent: list[bytes] = []
    is_free = True

    def send(message: bytes) -> bool:
        if is_free:
            sent.append(message)
        return is_free

    outbox = Outbox(cut=lambda: None)
    outbox.put(b"before the handshake")
    outbox.open(send)
    outbox.put(b"second")
    assert await outbox.take() == [b"before the handshake", b"second"]
    outbox.put(b"while those are written")
    assert sent == []
    assert await outbox.take() == [b"while those are written"]
    writer = asyncio.create_task(outbox.take())
    await asyncio.sleep(0)
    outbox.put(b"at once")
    assert sent == [b"at once"]
    is_free = False
    outbox.renew("best", b"when it may")
    assert await writer == [b"when it may"]


def test_frame_is_what_a_server_sends() -> None:
    for size in (0, 125, 126, 65_535, 65_536):
        text = b"x" * size
        sent = Frame(Opcode.TEXT, text).serialize(mask=False)
        assert frame(text) == sent
