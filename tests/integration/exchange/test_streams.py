"""The market streams over real sockets."""

import asyncio
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import uvloop
from starlette.types import ASGIApp
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from exchange import api
from exchange.book import BUY, SELL
from exchange.outbox import MOST_WAITING, frame
from exchange.venue import Venue
from tests.integration.exchange.clients import Exchange, Socket, running

Levels = dict[str, Decimal]


def apply(book: dict[str, Levels], message: Any) -> None:
    """Apply a diff to a book of bids and asks."""
    for side, name in (("bids", "b"), ("asks", "a")):
        for price, quantity in message[name]:
            book[side].pop(price, None)
            if Decimal(quantity):
                book[side][price] = Decimal(quantity)


async def snapshot(exchange: Exchange, symbol: str) -> tuple[int, dict[str, Levels]]:
    """Return update id and levels of a book."""
    found = (await exchange.get("/api/v3/depth", symbol=symbol, limit="5000")).json
    sides = {s: {p: Decimal(q) for p, q in found[s]} for s in ("bids", "asks")}
    return found["lastUpdateId"], sides


@pytest.mark.parametrize(("speed", "times"), [("@100ms", 4), ("", 2)])
async def test_diffs_lead_from_a_snapshot_to_the_book_without_a_gap(
    exchange: Exchange, speed: str, times: int
) -> None:
    names = (f"btcusdt@depth{speed}", f"btcusdt@depth20{speed}")
    async with exchange.socket(f"/stream?streams={'/'.join(names)}") as socket:
        message = await socket.until(lambda m: m["stream"] == names[0])
        at, book = await snapshot(exchange, "BTCUSDT")
        assert message["data"]["U"] <= at + 1
        last, compared = message["data"]["u"], 0
        while compared < times:
            message = await socket.hear()
            told = message["data"]
            if message["stream"] == names[0]:
                assert told["U"] == last + 1
                last = told["u"]
                if last > at:
                    apply(book, told)
            elif told["lastUpdateId"] == last > at:
                assert best(book, "bids") == pairs(told["bids"])
                assert best(book, "asks") == pairs(told["asks"])
                compared += 1


def best(book: dict[str, Levels], side: str) -> list[tuple[Decimal, Decimal]]:
    """Return the 20 best levels of a side."""
    rows = sorted(pairs(book[side].items()), reverse=side == "bids")
    return rows[:20]


def pairs(rows: Iterable[tuple[str, str | Decimal]]) -> list[tuple[Decimal, Decimal]]:
    """Return prices and quantities as numbers."""
    return [(Decimal(price), Decimal(quantity)) for price, quantity in rows]


async def test_streams_are_joined_left_and_listed_on_one_connection(exchange: Exchange) -> None:
    async with exchange.socket("/stream") as socket:
        names = ["btcusdt@trade", "ethusdt@bookTicker", "btcusdt@kline_1m"]
        assert await socket.say("SUBSCRIBE", names) == {"result": None, "id": 1}
        assert (await socket.say("LIST_SUBSCRIPTIONS"))["result"] == names
        message = await socket.until(lambda m: m.get("stream") == "ethusdt@bookTicker")
        assert Decimal(message["data"]["b"]) < Decimal(message["data"]["a"])
        await socket.say("UNSUBSCRIBE", names[1:])
        assert (await socket.say("LIST_SUBSCRIPTIONS"))["result"] == names[:1]
        assert (await socket.say("GET_PROPERTY", ["combined"]))["result"] is True
        await socket.say("SET_PROPERTY", ["combined", False])
        assert (await socket.until(lambda m: "e" in m))["e"] == "trade"


async def test_every_kind_of_stream_tells_what_rest_tells(exchange: Exchange) -> None:
    topics = ("trade", "aggTrade", "kline_1m", "miniTicker", "ticker", "avgPrice", "depth5")
    path = "/".join(f"btcusdt@{topic}" for topic in topics)
    async with exchange.socket(f"/stream?streams={path}/!miniTicker@arr") as socket:
        heard: dict[str, Any] = {}
        while len(heard) < len(topics) + 1:
            message = await socket.hear()
            data = message["data"]
            if "k" not in data or data["k"]["n"]:  # a minute opens with its first trade
                heard[message["stream"].removeprefix("btcusdt@")] = data
    trades = (await exchange.get("/api/v3/trades", symbol="BTCUSDT")).json
    trade = next(t for t in trades if t["id"] == heard["trade"]["t"])
    assert (trade["price"], trade["qty"]) == (heard["trade"]["p"], heard["trade"]["q"])
    klines = (await exchange.get("/api/v3/klines", symbol="BTCUSDT", interval="1m")).json
    candle = next(k for k in klines if k[0] == heard["kline_1m"]["k"]["t"])
    assert candle[1] == heard["kline_1m"]["k"]["o"]
    assert len(heard["depth5"]["bids"]) == len(heard["depth5"]["asks"]) == 5
    assert Decimal(heard["ticker"]["h"]) >= Decimal(heard["ticker"]["l"])
    assert {row["e"] for row in heard["!miniTicker@arr"]} == {"24hrMiniTicker"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{", 3, "Invalid JSON"),
        ("[]", 2, "missing field `method`"),
        ('{"method": "SHOUT", "id": 1}', 2, "unknown variant `SHOUT`"),
        ('{"method": "SUBSCRIBE", "params": "x", "id": 1}', 2, "must be an array"),
        ('{"method": "SUBSCRIBE", "params": [1], "id": 1}', 2, "must be a string"),
        ('{"method": "SUBSCRIBE", "params": [], "id": {}}', 2, "request ID"),
        ('{"method": "SET_PROPERTY", "params": ["loud", true], "id": 1}', 0, "Unknown property"),
        ('{"method": "SET_PROPERTY", "params": ["combined", 1], "id": 1}', 1, "expected Boolean"),
        ('{"method": "GET_PROPERTY", "params": [], "id": 1}', 2, "name must be a string"),
        ('{"method": "GET_PROPERTY", "params": ["combined", 1], "id": 1}', 2, "too many"),
    ],
)
async def test_malformed_message_is_answered_and_the_connection_stays(
    exchange: Exchange, text: str, code: int, words: str
) -> None:
    async with exchange.socket("/ws") as socket:
        await socket.connection.send(text)
        answer = await socket.hear()
        assert answer["code"] == code
        assert words in answer["msg"]
        assert (await socket.say("LIST_SUBSCRIPTIONS"))["result"] == []


async def test_more_streams_than_a_connection_may_have_are_refused(exchange: Exchange) -> None:
    async with exchange.socket("/ws") as socket:
        names = [f"x{number}@trade" for number in range(1025)]
        assert (await socket.say("SUBSCRIBE", names))["code"] == 2
        assert (await socket.say("SUBSCRIBE", names[:1024]))["result"] is None


@pytest.fixture
def venues(monkeypatch: pytest.MonkeyPatch) -> list[Venue]:
    """The venues of the exchanges that run in this process from now on."""
    found: list[Venue] = []
    build = api.build

    def keep(venue: Venue) -> ASGIApp:
        found.append(venue)
        return build(venue)

    monkeypatch.setattr(api, "build", keep)
    return found


def test_line_that_has_just_broken_keeps_nobody_else_from_being_told(
    tmp_path: Path, venues: list[Venue]
) -> None:
    async def break_and_tell() -> int:
        async with running(tmp_path) as exchange, exchange.socket("/ws") as socket:
            await socket.say("LIST_SUBSCRIPTIONS")
            (outbox,) = venues[0].sockets
            outbox.cut()
            told = 0
            while outbox in venues[0].sockets:
                outbox.put(frame(b"[]"))
                told += 1
                await asyncio.sleep(0)
            return told

    # the loop that desks run on refuses to write where asyncio's own keeps silent
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(break_and_tell()) > 1


async def test_client_that_does_not_read_is_cut_off_while_others_hear_every_trade(
    tmp_path: Path, venues: list[Venue]
) -> None:
    async with running(tmp_path) as exchange:
        address = exchange.url.replace("http", "ws", 1) + "/ws/dogeusdt@trade"
        async with exchange.socket("/ws/dogeusdt@trade") as attentive:
            heard = asyncio.create_task(_ids(attentive))
            async with connect(address, ping_interval=None) as deaf:
                deaf.transport.pause_reading()
                assert await _trade_until_cut_off(venues[0]) > MOST_WAITING
                deaf.transport.resume_reading()
                with pytest.raises(ConnectionClosed):
                    await _read_on(deaf)
        ids = await asyncio.wait_for(heard, 10)
    assert len(ids) > MOST_WAITING
    assert ids == sorted(set(ids))


async def _trade_until_cut_off(venue: Venue) -> int:
    """Let the house trade while both clients are connected; return how often it did."""
    market = venue.engine.markets["DOGEUSDT"]
    for number in range(200_000):
        venue.engine.take(market, BUY if number % 2 else SELL, 1, 0)
        if number % 20 == 0:
            await asyncio.sleep(0)
            if len(venue.sockets) < 2:
                return number
    raise AssertionError("the deaf client was never cut off")


async def _read_on(deaf: ClientConnection) -> None:
    """Read what the network had taken in before the connection was cut."""
    while True:
        await asyncio.wait_for(deaf.recv(), 10)


async def _ids(socket: Socket) -> list[int]:
    """Return the trades that a client hears of until it is quiet."""
    ids: list[int] = []
    while True:
        try:
            message = await socket.hear(60 if not ids else 2)
        except (TimeoutError, ConnectionClosed):
            return ids
        ids.append(message["t"])
