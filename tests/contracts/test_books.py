"""What every venue tells of a book and its trades, by number, and what of it is never shown."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
import structlog

from desk import clock
from desk.market.depth import LEVELS, TRADES, Depth, Listing
from tests.contracts.stand import VENUES, Stand
from tests.contracts.wire import Seen
from workers.depth import Book
from workers.venues.pace import Pace

ALL = 1_000  # a market that does not hold still is looked at again
HTML = "<html><head><title>Just a moment...</title></head></html>"
BOOKS = ("/depth", "/orderbook", "/order_book", "/product_book", "/books", "/level2_20")
TAPES = ("/trades", "/aggTrades", "/recent-trade", "/histories", "/history/trade", "/ticker")
HALVES = (("bids", "asks"), ("b", "a"))
PRICES = frozenset({"price", "px", "p"})
SIZES = frozenset({"size", "sz", "qty", "amount", "q"})
SIDES = frozenset({"side", "direction", "m", "isBuyerMaker"})
TIMES = frozenset({"time", "ts", "T", "create_time_ms", "create_time"})


def is_book(seen: Seen) -> bool:
    """Tell whether a request asks for a book."""
    return seen.path.endswith(BOOKS)


def is_tape(seen: Seen) -> bool:
    """Tell whether a request asks for the last trades."""
    return seen.path.endswith(TAPES)


async def look(at: Stand, book: Book | None = None) -> tuple[Depth | None, list[str]]:
    """Return what a page is shown of the market now, and what is not shown for which reason."""
    client = await at.clients.public(at.name)
    with structlog.testing.capture_logs() as logged:
        found = await (book or at_market(at)).look(client)
    return found, [f"{e['what']}: {e['why']}" for e in logged if e["event"] == "not shown"]


def at_market(at: Stand) -> Book:
    """Return what looks at the market's book."""
    return Book(Listing(at.name, at.market), Pace(at.row, None), 5)


async def quiet(at: Stand, path: str, **params: str) -> tuple[Any, Depth]:
    """Return the exchange's own answer and what is shown, with nothing happening meanwhile."""
    for _ in range(40):
        before = (await at.exchange.get(path, symbol="BTCUSDT", **params)).json
        found, dropped = await look(at)
        assert found is not None
        assert dropped == []
        if (await at.exchange.get(path, symbol="BTCUSDT", **params)).json == before:
            return before, found
    raise AssertionError("the market never holds still")


async def test_v67_the_book_is_shown_as_it_is_best_first(at: Stand) -> None:
    own, found = await quiet(at, "/api/v3/depth", limit=str(LEVELS))
    for side, levels in (("bids", found.bids), ("asks", found.asks)):
        assert [(level.price, level.quantity) for level in levels] == [
            (Decimal(price), Decimal(quantity)) for price, quantity in own[side]
        ]
        assert len(levels) == LEVELS
    assert found.bids[0].price < found.asks[0].price


async def taken(at: Stand, side: str, quantity: str) -> None:
    """Take from the book, by hand."""
    terms = {"symbol": "BTCUSDT", "side": side, "type": "MARKET", "quantity": quantity}
    answer = await at.exchange.signed(await at.own_keys(), "POST", "/api/v3/order", **terms)
    assert answer.status == 200, answer.json


async def test_v68_the_last_trades_are_told_once_each_in_order_by_the_side_that_took(
    at: Stand,
) -> None:
    await taken(at, "BUY", "0.00123")
    await taken(at, "SELL", "0.00321")
    own, found = await quiet(at, "/api/v3/trades", limit=str(TRADES))
    shown = found.trades[::-1]
    assert [(trade.price, trade.quantity, trade.is_purchase) for trade in shown] == [
        (Decimal(t["price"]), Decimal(t["qty"]), not t["isBuyerMaker"]) for t in own
    ]
    for trade, t in zip(shown, own, strict=True):  # ccxt reads nanoseconds as floats
        assert abs(trade.at.timestamp() * 1000 - t["time"]) <= 1.5
    sides = {t.quantity: t.is_purchase for t in found.trades}
    assert sides[Decimal("0.00123")] is True
    assert sides[Decimal("0.00321")] is False


async def test_v68_trades_of_one_moment_stand_in_their_order(at: Stand) -> None:
    at.wire.spoil(is_tape, spoil=spoiled(at_one_moment), times=ALL)
    own, found = await quiet(at, "/api/v3/trades", limit=str(TRADES))
    assert len({trade.at for trade in found.trades}) == 1
    assert [(trade.price, trade.quantity) for trade in found.trades[::-1]] == [
        (Decimal(t["price"]), Decimal(t["qty"])) for t in own
    ]


def at_one_moment(answer: Any) -> None:
    """Let all trades have happened in the same moment."""
    first, *others = (d for d in dicts(answer) if PRICES & d.keys())
    for trade in others:
        trade |= {name: first[name] for name in TIMES & first.keys()}


async def test_v69_a_trade_that_is_listed_twice_is_one(at: Stand) -> None:
    if at.name == "mexc":
        pytest.skip("its trades have no numbers: two that are alike are two")
    quantity = f"0.0011{VENUES.index(at.name)}"
    await taken(at, "BUY", quantity)
    at.wire.spoil(is_tape, spoil=spoiled(double))
    found, dropped = await look(at)
    assert found is not None
    assert dropped == []
    assert [t.quantity for t in found.trades].count(Decimal(quantity)) == 1


def double(answer: Any) -> None:
    """Let an answer tell each trade twice."""
    trades = next(rows for rows in lists(answer) if rows and isinstance(rows[0], dict))
    trades += list(trades)


def lists(tree: Any) -> Iterator[list[Any]]:
    """Return every list in an answer, the outer ones first."""
    if isinstance(tree, list):
        yield tree
    for one in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from lists(one)


def dicts(tree: Any) -> Iterator[dict[str, Any]]:
    """Return every object in an answer, the outer ones first."""
    if isinstance(tree, dict):
        yield tree
    for one in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from dicts(one)


def spoiled(change: Callable[[Any], None]) -> Callable[[str], str]:
    """Return what changes the JSON of an answer."""

    def spoil(text: str) -> str:
        answer = json.loads(text)
        change(answer)
        return json.dumps(answer)

    return spoil


def level(side: int, part: int, value: Any) -> Callable[[Any], None]:
    """Return what sets price (0) or quantity (1) of the best bid (0) or ask (1)."""

    def change(answer: Any) -> None:
        book, names = next(
            (d, names) for d in dicts(answer) for names in HALVES if names[0] in d and names[1] in d
        )
        row = book[names[side]][0]
        row[("price", "size")[part] if isinstance(row, dict) else part] = value

    return change


def newest_trade(names: frozenset[str], value: Any) -> Callable[[Any], None]:
    """Return what sets a field of the newest trade, whatever its venue calls it."""

    def change(answer: Any) -> None:
        trades = [d for d in dicts(answer) if PRICES & d.keys()]
        trade = max(trades, key=lambda t: str(t[min(TIMES & t.keys())]))
        trade |= dict.fromkeys(names & trade.keys(), value)

    return change


GARBAGE: dict[str, dict[str, Any]] = {
    "html": {"body": HTML},
    "html with a server error": {"body": HTML, "status": 502, "is_carried_out": False},
    "nothing": {"body": ""},
    "an empty object": {"body": "{}"},
    "half an answer": {"is_truncated": True},
    "a cut line": {"is_cut": True},
}
BAD_BOOKS: dict[str, tuple[Callable[[Any], None], str]] = {
    "a price that is none": (level(0, 0, float("nan")), "BadResponse"),
    "a price that says so": (level(0, 0, "NaN"), "a row that cannot be"),
    "an endless quantity": (level(1, 1, "Infinity"), "a row that cannot be"),
    "a negative quantity": (level(1, 1, "-1"), "a row that cannot be"),
    "a negative price": (level(0, 0, "-91000.5"), "a row that cannot be"),
    "words": (level(0, 1, "many"), "a row that cannot be"),
    "crossed": (level(0, 0, "999999.5"), "crossed"),
    "crossed from above": (level(1, 0, "0.5"), "crossed"),
}


async def test_v70_an_answer_that_is_no_book_is_dropped_with_a_reason(at: Stand) -> None:
    for what, answer in GARBAGE.items():
        at.wire.spoil(is_book, times=2, **answer)
        found, dropped = await look(at)
        assert found is None, what
        assert [each.partition(": ")[0] for each in dropped] == ["book"], what
        at.wire.rules.clear()
        assert (await look(at))[0] is not None, what


async def test_v71_a_book_that_cannot_be_is_dropped_with_the_reason(at: Stand) -> None:
    for what, (change, why) in BAD_BOOKS.items():
        at.wire.spoil(is_book, spoil=spoiled(change))
        assert await look(at) == (None, [f"book: {why}"]), what
        at.wire.rules.clear()


async def test_v72_a_book_of_another_market_is_dropped(at: Stand) -> None:
    other = str(at.client.market("ETH/USDT")["id"])
    at.wire.spoil(is_book, spoil=lambda text: text.replace(at.native, other))
    found, dropped = await look(at)
    if at.name not in {"coinbase", "bybit", "htx"}:
        assert found is not None, "its books do not say whose they are"
        return
    assert (found, dropped) == (None, ["book: of another market"])


async def test_v73_trades_that_do_not_come_cost_no_book(at: Stand) -> None:
    for what, answer in GARBAGE.items():
        at.wire.spoil(is_tape, times=2, **answer)
        found, dropped = await look(at)
        assert found is not None, what
        assert len(found.bids) == LEVELS, what
        assert found.trades == (), what
        assert [each.partition(": ")[0] for each in dropped] == ["trades"], what
        at.wire.rules.clear()


BAD_TRADES: dict[str, Callable[[Any], None]] = {
    "a price that is none": newest_trade(PRICES, float("nan")),
    "a price that says so": newest_trade(PRICES, "NaN"),
    "a price of nothing": newest_trade(PRICES, "0"),
    "a negative quantity": newest_trade(SIZES, "-0.5"),
    "an endless quantity": newest_trade(SIZES, "Infinity"),
    "no side": newest_trade(SIDES, "up"),
    "no time": newest_trade(TIMES, None),
}


async def test_v74_trades_that_cannot_be_are_dropped_and_those_of_before_stay(at: Stand) -> None:
    for what, change in BAD_TRADES.items():
        book = at_market(at)
        before, _ = await look(at, book)
        assert before is not None, what
        at.wire.spoil(is_tape, spoil=spoiled(change))
        found, dropped = await look(at, book)
        assert found is not None, what
        assert found.trades == before.trades, what
        (why,) = dropped
        assert why.startswith("trades: "), what
        at.wire.rules.clear()


async def test_v75_trades_of_another_market_are_dropped(at: Stand) -> None:
    other = str(at.client.market("ETH/USDT")["id"])
    at.wire.spoil(is_tape, spoil=lambda text: text.replace(at.native, other))
    found, dropped = await look(at)
    assert found is not None
    if at.name not in {"coinbase", "bybit", "okx", "gate", "htx"}:
        assert found.trades, "its trades do not say whose they are"
        return
    assert (found.trades, dropped) == ((), ["trades: of another market"])


async def test_v76_a_trade_of_tomorrow_is_one_of_now(at: Stand) -> None:
    await taken(at, "BUY", "0.001")
    late = {"coinbase": "2199-01-01T00:00:00.000Z", "gate": "7226582400000.000000"}
    stamp = 7_226_582_400_000 * (1_000_000 if at.name == "kucoin" else 1)
    told = late.get(at.name, str(stamp) if at.name in {"bybit", "okx"} else stamp)
    at.wire.spoil(is_tape, spoil=spoiled(newest_trade(TIMES, told)))
    found, dropped = await look(at)
    assert found is not None, dropped
    assert len(found.trades) > 0
    assert max(trade.at for trade in found.trades) <= clock.now()
