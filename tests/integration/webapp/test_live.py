"""Live updates over a real WebSocket: greeting, topics, privacy, limits, slow readers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
import websockets
from websockets.asyncio.client import ClientConnection

from db import redis as redises
from db.depth import RedisDepths
from desk import clock
from desk.accounts.model import Person
from desk.market import depth
from desk.market.depth import Listing
from desk.news.model import RawHeadline
from desk.settings import Settings
from tests.integration.webapp.stage import Stage, bullish
from tests.unit.webapp.live.page import Page
from webapp.live import client as clients
from webapp.live import connection, topics
from webapp.live.client import Client
from webapp.live.frames import FramedSocket
from webapp.live.hub import HEARTBEAT_S, MAX_OF_ONE, Hub

PATIENCE_S = 20.0
ETH = Listing("paper", "ETH/USDT")
BUY = {"symbol": "BTC/USDT", "side": "buy", "amount": "60"}


@asynccontextmanager
async def listening(
    stage: Stage, token: str, *topics: str, last_id: str | None = None, **options: Any
) -> AsyncIterator[ClientConnection]:
    address = stage.url.replace("http", "ws", 1) + "/api/v1/live"
    hello = {"token": token, "subscribe": topics} | (
        {} if last_id is None else {"last_id": last_id}
    )
    async with websockets.connect(address, **options) as socket:
        await socket.send(json.dumps(hello))
        yield socket


async def said(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """Return the next message of a kind."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            if message["type"] == kind:
                return message


async def until(check: Callable[[], bool]) -> None:
    """Wait until the server has done what it was told."""
    async with asyncio.timeout(PATIENCE_S):
        while not check():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def closed(socket: ClientConnection) -> int:
    """Wait for the end and return its code."""
    async with asyncio.timeout(PATIENCE_S):
        await socket.wait_closed()
    assert socket.close_code is not None
    return socket.close_code


async def test_quotes_arrive_for_the_markets_that_were_asked_for(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    async with listening(stage, await stage.token(ann_is.id), "quotes:ETH/USDT") as socket:
        assert (await said(socket, "ready"))["heartbeat_s"] == HEARTBEAT_S
        await stage.tick()
        quotes = (await said(socket, "quotes"))["quotes"]
        assert [q["symbol"] for q in quotes] == ["ETH/USDT"]
        assert isinstance(quotes[0]["last"], str)
        await socket.send(json.dumps({"subscribe": ["quotes:*"]}))
        (client,) = stage.hub.clients
        await until(lambda: topics.EVERY in client.symbols)
        await stage.tick()
        assert len((await said(socket, "quotes"))["quotes"]) == len(stage.venue.quotes)


async def test_a_quiet_page_hears_that_we_are_there_until_its_session_ends(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    async with listening(stage, await stage.token(ann_is.id), "quotes:ETH/USDT") as socket:
        await said(socket, "ready")
        (client,) = stage.hub.clients
        client.beat()
        await said(socket, "heartbeat")
        client.expires_at = 0
        client.beat()
        assert await closed(socket) == clients.BYE_SESSION


async def test_a_page_that_shows_a_book_has_it_fetched_for_as_long_as_it_looks(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    depths = stage.context.desk.market.depths
    async with listening(stage, await stage.token(ann_is.id), "book:BTC/USDT") as socket:
        await said(socket, "ready")
        await wished(stage, {Listing("paper", "BTC/USDT")})
        await socket.send(json.dumps({"subscribe": ["book:paper:ETH/USDT"]}))
        (client,) = stage.hub.clients
        await until(lambda: client.book == "ETH/USDT")
        await depths.show(depth.read(ETH, bids=[["3187.40", "1.5"]], asks=[], at=clock.now()))
        found = await said(socket, "book")
        assert (found["symbol"], found["bids"]) == ("ETH/USDT", [["3187.4", "1.5"]])
        await socket.send(json.dumps({"unsubscribe": ["book:ETH/USDT"]}))
        await until(lambda: not client.book)
    await wished(stage, set())


async def wished(stage: Stage, wanted: set[Listing]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while await stage.context.desk.market.depths.wanted() != wanted:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("topic", ["book:NOSUCH/USDT", "book:nowhere:ETH/USDT", "book:\n:x"])
async def test_a_book_that_there_is_none_of_is_said_once_and_nobody_fetches_it(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, topic: str
) -> None:
    async with listening(stage, await stage.token(ann_is.id), topic) as socket:
        await said(socket, "no-book")
        (client,) = stage.hub.clients
        await stage.hub.look(stage.context.desk.market)
        assert not client._book
    assert await stage.context.desk.market.depths.wanted() == set()


async def test_the_page_of_a_market_too_many_is_told_and_shown_it_once_there_is_room(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, web_settings: Settings
) -> None:
    redis = redises.connect(web_settings.redis_url)
    market = replace(stage.context.desk.market, depths=RedisDepths(redis, most=1, lasts_s=1))
    await market.look_into({Listing("paper", "BTC/USDT")})
    hub, page = Hub(), Page()
    client = Client(1, page, expires_at=float("inf"))
    client.want(["book:ETH/USDT"])
    hub.join(client, None)
    client.open(b"")
    await hub.look(market)
    assert [told["type"] for told in page.heard()] == ["no-book"]
    async with asyncio.timeout(PATIENCE_S):
        while await market.depths.wanted() != {ETH}:
            await hub.look(market)
            await asyncio.sleep(0.05)
    await redis.aclose()


async def test_a_headline_is_told_when_it_comes_in_and_when_it_is_judged(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    desk = stage.context.desk
    async with listening(stage, await stage.token(ann_is.id), "news") as socket:
        await said(socket, "ready")
        raw = RawHeadline(source="wire", guid="ton", url="", title="Toncoin doubles its users")
        headline = await desk.news.take_in(raw)
        assert headline is not None
        assert (await said(socket, "news"))["headline_id"] == headline.id
        assert await desk.news.take_in(raw) is None
        await desk.alerts.on_scored(bullish(headline.id))
        assert (await said(socket, "news"))["headline_id"] == headline.id
    assert not await stage.context.outbox.pending(10)


async def test_an_order_is_told_to_its_owner_alone(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient, ann_is: Person, bob_is: Person
) -> None:
    tokens = await stage.token(ann_is.id), await stage.token(bob_is.id)
    async with (
        listening(stage, tokens[0], "orders") as hers,
        listening(stage, tokens[1], "orders") as his,
    ):
        await said(hers, "ready")
        await said(his, "ready")
        header = {"Idempotency-Key": "live"}
        order = (await ann.post("/api/v1/orders", json=BUY, headers=header)).json()
        await stage.work()
        states = [(await said(hers, "order"))["status"] for _ in range(2)]
        assert states == ["accepted", "filled"]
        await bob.post("/api/v1/orders", json=BUY, headers=header)
        assert (await said(his, "order"))["order_id"] != order["id"]


async def test_who_lost_the_connection_is_told_its_own_orders_of_meanwhile_and_no_others(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient, ann_is: Person, bob_is: Person
) -> None:
    token = await stage.token(ann_is.id)
    async with listening(stage, token, "orders", "news") as socket:
        ready = await said(socket, "ready")
        assert not ready["is_resumed"]
        first = await buy(stage, ann, "first")
        heard = [await said(socket, "order") for _ in range(2)]
        assert {told["order_id"] for told in heard} == {first}
        socket.transport.abort()
    async with listening(stage, await stage.token(bob_is.id), "orders") as his:
        await said(his, "ready")
        missed = [await buy(stage, ann, "second"), await buy(stage, ann, "third")]
        others = await buy(stage, bob, "first")
        assert (await said(his, "order"))["order_id"] == others
    last_id = heard[-1]["id"]
    async with listening(stage, token, "orders", "news", last_id=last_id) as socket:
        ready = await said(socket, "ready")
        assert (ready["is_resumed"], ready["id"]) == (True, last_id)
        told = [await said(socket, "order") for _ in range(4)]
        assert [one["order_id"] for one in told] == [missed[0], missed[0], missed[1], missed[1]]
        assert [one["status"] for one in told] == ["accepted", "filled"] * 2
        now = await buy(stage, ann, "fourth")
        assert (await said(socket, "order"))["order_id"] == now
    for never_given in ("", "x-1", 7):
        async with listening(stage, token, "orders", last_id=never_given) as socket:  # type: ignore[arg-type]
            assert not (await said(socket, "ready"))["is_resumed"]
            assert (await said(socket, "resync"))["id"]


async def buy(stage: Stage, person: httpx.AsyncClient, key: str) -> str:
    answer = await person.post("/api/v1/orders", json=BUY, headers={"Idempotency-Key": key})
    await stage.work()
    return str(answer.json()["id"])


async def test_pages_load_afresh_once_the_desk_is_heard_of_again(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, web_settings: Settings
) -> None:
    async with listening(stage, await stage.token(ann_is.id), "orders") as socket:
        ready = await said(socket, "ready")
        redis = redises.connect(web_settings.redis_url)
        await redis.client_kill_filter(_type="pubsub")
        await redis.aclose()
        epoch = (await said(socket, "resync"))["id"].partition("-")[0]
        assert epoch != ready["id"].partition("-")[0]
        order = await buy(stage, ann, "after")
        assert (await said(socket, "order"))["order_id"] == order


@pytest.mark.parametrize(
    ("hello", "code"),
    [
        ('{"token":"wrong"}', clients.BYE_SESSION),
        ('{"token":5}', clients.BYE_SESSION),
        ("{}", clients.BYE_SESSION),
        ("not json", connection.BYE_PROTOCOL),
        ("[1]", connection.BYE_PROTOCOL),
        ('{"token":NaN}', connection.BYE_PROTOCOL),
        ("x" * 1_000_000, connection.BYE_BIG),
    ],
)
async def test_a_bad_greeting_closes_the_connection(stage: Stage, hello: str, code: int) -> None:
    address = stage.url.replace("http", "ws", 1) + "/api/v1/live"
    async with websockets.connect(address) as socket:
        await socket.send(hello)
        assert await closed(socket) == code


async def test_silence_closes_the_connection(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HELLO_S", 0.2)
    address = stage.url.replace("http", "ws", 1) + "/api/v1/live"
    async with websockets.connect(address) as socket:
        assert await closed(socket) == clients.BYE_SESSION


async def test_a_foreign_origin_is_refused_before_accept(stage: Stage) -> None:
    address = stage.url.replace("http", "ws", 1) + "/api/v1/live"
    with pytest.raises(websockets.InvalidStatus) as refused:
        await websockets.connect(address, origin=websockets.Origin("https://evil.example"))
    assert refused.value.response.status_code == 403
    async with websockets.connect(address, origin=websockets.Origin(stage.url)) as socket:
        assert socket.state.name == "OPEN"


async def test_a_large_frame_later_closes_the_connection(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person
) -> None:
    async with listening(stage, await stage.token(ann_is.id)) as socket:
        await said(socket, "ready")
        await socket.send("x" * 1_000_000)
        assert await closed(socket) == connection.BYE_BIG


async def test_the_connection_ends_with_the_session_unless_it_is_renewed(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, bob: httpx.AsyncClient, bob_is: Person
) -> None:
    async with listening(stage, await stage.token(ann_is.id), "quotes:*") as socket:
        await said(socket, "ready")
        client = next(c for c in stage.hub.clients if c.account_id == ann_is.id)
        client.expires_at = 0
        await socket.send(json.dumps({"token": await stage.token(ann_is.id)}))
        await until(lambda: client.expires_at > 0)
        await stage.tick()
        await said(socket, "quotes")
        client.expires_at = 0
        await stage.tick()
        assert await closed(socket) == clients.BYE_SESSION
    async with listening(stage, await stage.token(ann_is.id)) as socket:
        await said(socket, "ready")
        await socket.send(json.dumps({"token": await stage.token(bob_is.id)}))
        assert await closed(socket) == clients.BYE_SESSION


async def test_of_more_than_twenty_connections_of_one_person_the_oldest_is_left_behind(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient, ann_is: Person, bob_is: Person
) -> None:
    token = await stage.token(ann_is.id)
    async with AsyncExitStack() as many:
        his = await many.enter_async_context(listening(stage, await stage.token(bob_is.id)))
        await said(his, "ready")
        pages = []
        for _ in range(MAX_OF_ONE + 1):
            pages.append(await many.enter_async_context(listening(stage, token)))
            await said(pages[-1], "ready")
        assert await closed(pages[0]) == clients.BYE_LEFT
        assert len(stage.hub.clients) == MAX_OF_ONE + 1, "and his"
        for client in stage.hub.clients:
            client.beat()
        for page in (his, *pages[1:]):
            await said(page, "heartbeat")


async def test_a_token_too_soon_after_another_closes_the_connection(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await stage.token(ann_is.id)
    again = json.dumps({"token": token})
    async with listening(stage, token) as socket:
        await said(socket, "ready")
        await socket.send(again)
        await socket.send(again)
        assert await closed(socket) == connection.BYE_PROTOCOL
        assert "10 s" in (socket.close_reason or "")
    monkeypatch.setattr(connection, "TOKEN_EVERY_S", 0.0)
    async with listening(stage, token, "quotes:*") as socket:
        await said(socket, "ready")
        for _ in range(3):
            await socket.send(again)
        await stage.tick()
        await said(socket, "quotes")


@pytest.mark.parametrize("name", ["subscribe", "unsubscribe"])
async def test_a_topic_of_a_long_name_closes_the_connection(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, name: str
) -> None:
    token = await stage.token(ann_is.id)
    async with listening(stage, token, "quotes:" + "x" * (topics.MAX_NAME - 7)) as socket:
        await said(socket, "ready")
        await socket.send(json.dumps({name: ["quotes:" + "x" * (topics.MAX_NAME - 6)]}))
        assert await closed(socket) == connection.BYE_PROTOCOL
        assert "40" in (socket.close_reason or "")


async def test_a_client_that_never_reads_is_kept_small_and_let_go(
    stage: Stage, ann: httpx.AsyncClient, ann_is: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "SEND_S", 0.3)
    token = await stage.token(ann_is.id)
    async with listening(stage, token, "orders", "quotes:*", max_queue=1) as socket:
        await said(socket, "ready")
        socket.transport.pause_reading()
        client = next(c for c in stage.hub.clients if c.account_id == ann_is.id)
        event = {"account_id": ann_is.id, "order_id": "x" * 4000, "status": "open"}
        async with asyncio.timeout(PATIENCE_S):
            while client in stage.hub.clients:
                for _ in range(100):
                    await stage.hub.spread("orders", event)
                assert len(client._events) <= clients.MAX_WAITING
                await asyncio.sleep(0.005)
        line = client.line
        assert isinstance(line, FramedSocket)
        await until(lambda: line.disconnected)
        socket.transport.abort()


async def test_the_last_of_many_clients_hears_a_quote(
    stage: Stage, ann: httpx.AsyncClient, bob: httpx.AsyncClient, ann_is: Person, bob_is: Person
) -> None:
    tokens = await stage.token(ann_is.id), await stage.token(bob_is.id)
    async with asyncio.TaskGroup() as group:
        for number in range(30):
            group.create_task(_hear_one(stage, tokens[number % 2]))
        await until(lambda: sum(c.symbols == {"BTC/USDT"} for c in stage.hub.clients) == 30)
        await stage.tick()


async def _hear_one(stage: Stage, token: str) -> None:
    async with listening(stage, token, "quotes:BTC/USDT") as socket:
        assert (await said(socket, "quotes"))["quotes"][0]["symbol"] == "BTC/USDT"
