"""Each fault shows the client what it would see at a real venue, and does what it says."""

import asyncio
import time
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import ccxt
import pytest
from websockets.exceptions import ConnectionClosed

from tests.integration.exchange.clients import Exchange, Keys

ROUTE = "POST /api/v3/order"
RESTING = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.001",
    "price": "40000",
}


@pytest.fixture(autouse=True)
async def healed(exchange: Exchange) -> AsyncIterator[None]:
    """Leave no fault behind."""
    yield
    await exchange.heal()


@pytest.mark.parametrize(
    ("kind", "error", "exists"),
    [
        ("drop_after", ccxt.ExchangeNotAvailable, True),
        ("slow", ccxt.RequestTimeout, True),
        ("late", ccxt.RequestTimeout, True),
        ("503_after", ccxt.OperationFailed, True),
        ("502_after", ccxt.OperationFailed, True),
        ("504", ccxt.RequestTimeout, True),
        ("503_before", ccxt.OperationFailed, False),
        ("502_before", ccxt.OperationFailed, False),
        ("429", ccxt.DDoSProtection, False),
    ],
)
async def test_fault_looks_like_the_real_thing(
    exchange: Exchange, keys: Keys, client: Any, kind: str, error: type[Exception], exists: bool
) -> None:
    client.timeout = 300 if error is ccxt.RequestTimeout else 5000
    params = {"clientOrderId": f"fault-{kind}"}
    await exchange.fault(route=ROUTE, account=keys.name, kind=kind, count=1, seconds=0.6)
    with pytest.raises(error):
        await client.create_order("BTC/USDT", "limit", "buy", 0.001, 40000, params)
    client.timeout = 5000
    found = (
        await _eventually(client, f"fault-{kind}")
        if exists
        else await _find(client, f"fault-{kind}")
    )
    assert bool(found) is exists
    following = await client.create_order("BTC/USDT", "limit", "buy", 0.001, 40000)
    assert following["status"] == "open"


async def test_late_order_is_refused_once_its_window_is_over(
    exchange: Exchange, keys: Keys, client: Any
) -> None:
    client.timeout = 200
    client.options["recvWindow"] = 300
    await exchange.fault(route=ROUTE, account=keys.name, kind="late", count=1, seconds=0.7)
    with pytest.raises(ccxt.RequestTimeout):
        await client.create_order(
            "BTC/USDT", "market", "buy", 0.001, None, {"clientOrderId": "lost"}
        )
    client.timeout, client.options["recvWindow"] = 5000, 5000
    await asyncio.sleep(0.8)
    assert await _find(client, "lost") is None


async def test_fault_strikes_only_its_account_and_its_count(exchange: Exchange, keys: Keys) -> None:
    other = await exchange.open("bystander", USDT="1000")
    await exchange.fault(route="*", account=keys.name, kind="429", count=2)
    assert (await exchange.signed(other, "GET", "/api/v3/account")).status == 200
    statuses = [(await exchange.signed(keys, "GET", "/api/v3/account")).status for _ in range(3)]
    assert statuses == [429, 429, 200]
    rules = (await exchange.call("GET", "/admin/faults")).json["rules"]
    assert (rules[0]["struck"], rules[0]["left"]) == (2, 0)


async def test_seed_makes_the_strikes_repeatable(exchange: Exchange) -> None:
    async def strikes() -> list[int]:
        rule = {"route": "GET /api/v3/time", "kind": "503_before", "probability": 0.5}
        await exchange.heal()
        await exchange.call("POST", "/admin/faults", json={"rules": [rule], "seed": 7})
        return [(await exchange.get("/api/v3/time")).status for _ in range(20)]

    first = await strikes()
    assert first == await strikes()
    assert set(first) == {200, 503}


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"kind": "explode"},
        {"kind": "slow", "seconds": -1},
        {"kind": "429", "route": "order"},
        {"kind": "partial", "share": 1},
    ],
)
async def test_bad_fault_rule_says_what_would_work(exchange: Exchange, rule: Any) -> None:
    answer = await exchange.call("POST", "/admin/faults", json={"rules": [rule]})
    assert (answer.status, answer.code) == (400, -1130)
    assert "for example" in answer.json["msg"]


async def test_partial_fill_trades_a_share_and_the_venue_ends_the_rest(
    exchange: Exchange, keys: Keys
) -> None:
    await exchange.fault(route="*", account=keys.name, kind="partial", share=0.25, count=1)
    order = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.004"}
    first = (await exchange.signed(keys, "POST", "/api/v3/order", **order)).json
    assert (first["status"], first["executedQty"]) == ("EXPIRED", "0.00100000")
    assert first["expiryReason"] == "EXCHANGE_CANCELED"
    second = (await exchange.signed(keys, "POST", "/api/v3/order", **order)).json
    assert second["status"] == "FILLED"


async def test_resting_order_is_filled_in_parts_when_the_market_is_told_to(
    exchange: Exchange, keys: Keys
) -> None:
    placed = (await exchange.signed(keys, "POST", "/api/v3/order", **RESTING)).json
    for quantity, status in (("0.0004", "PARTIALLY_FILLED"), ("0.0006", "FILLED")):
        fill = {"order_id": placed["orderId"], "quantity": quantity}
        answer = await exchange.call("POST", "/admin/fills", json=fill)
        assert answer.json["status"] == status
    more = await exchange.call("POST", "/admin/fills", json=fill)
    assert (more.status, more.code) == (400, -2011)
    fills = (await exchange.signed(keys, "GET", "/api/v3/myTrades", symbol="BTCUSDT")).json
    assert [(f["qty"], f["price"], f["isMaker"]) for f in fills] == [
        ("0.00040000", "40000.00000000", True),
        ("0.00060000", "40000.00000000", True),
    ]


@pytest.mark.parametrize("kind", ["duplicate", "disorder"])
async def test_fills_are_listed_twice_or_backwards(
    exchange: Exchange, keys: Keys, kind: str
) -> None:
    for _ in range(3):
        order = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.001"}
        await exchange.signed(keys, "POST", "/api/v3/order", **order)
    truth = (await exchange.signed(keys, "GET", "/api/v3/myTrades", symbol="BTCUSDT")).json
    await exchange.fault(route="GET /api/v3/myTrades", kind=kind, count=1)
    told = (await exchange.signed(keys, "GET", "/api/v3/myTrades", symbol="BTCUSDT")).json
    assert told == (truth[::-1] if kind == "disorder" else truth + truth[-1:])


@pytest.mark.parametrize(
    ("kind", "heard"),
    [
        ("gap", "balances 2 balances 3"),
        ("duplicate", "1 1 balances 2 balances 3"),
        ("disorder", "balances 1 2 balances 3"),
    ],
)
async def test_user_stream_loses_repeats_or_swaps_an_event(
    exchange: Exchange, keys: Keys, kind: str, heard: str
) -> None:
    async with exchange.socket("/ws-api/v3") as socket:
        await socket.signed(keys, "userDataStream.subscribe.signature")
        ids: list[int] = []
        await exchange.fault(route="STREAM user", account=keys.name, kind=kind, count=1)
        for _ in range(3):
            placed = await exchange.signed(keys, "POST", "/api/v3/order", **RESTING)
            ids.append(placed.json["orderId"])
        events: list[Any] = []
        while not events or events[-1].get("i") != ids[2]:
            events.append((await socket.until(lambda m: "event" in m))["event"])
    names = {None: "balances"} | {id_: str(number + 1) for number, id_ in enumerate(ids)}
    assert " ".join(names[event.get("i")] for event in events) == heard


async def test_stream_is_cut_by_a_fault_and_by_the_operator(exchange: Exchange, keys: Keys) -> None:
    for by_fault in (True, False):
        async with exchange.socket("/ws-api/v3") as socket, exchange.socket("/ws") as bystander:
            await socket.signed(keys, "userDataStream.subscribe.signature")
            if by_fault:
                await exchange.fault(route="STREAM user", kind="disconnect", count=1)
                await exchange.signed(keys, "POST", "/api/v3/order", **RESTING)
            else:
                cut = await exchange.call("POST", "/admin/disconnect", json={"account": keys.name})
                assert cut.json == {"disconnected": 1}
            with pytest.raises(ConnectionClosed):
                await socket.until(lambda _: False)
            assert (await bystander.say("LIST_SUBSCRIPTIONS"))["result"] == []


async def test_market_stream_with_a_gap_shows_it_in_its_update_ids(exchange: Exchange) -> None:
    async with exchange.socket("/ws/ethusdt@depth@100ms") as socket:
        before = await socket.hear()
        await exchange.fault(route="STREAM market", kind="gap", count=1)
        after = await socket.hear()
        assert after["U"] > before["u"] + 1


@pytest.mark.parametrize(
    ("kind", "status", "exists"),
    [
        ("503_before", 503, False),
        ("502_before", 502, False),
        ("429", 429, False),
        ("503_after", 503, True),
        ("504", 504, True),
        ("drop_after", 0, True),
        ("slow", 200, True),
        ("late", 200, True),
    ],
)
async def test_websocket_api_fails_as_rest_does(
    exchange: Exchange, keys: Keys, kind: str, status: int, exists: bool
) -> None:
    rule = {"route": "WS order.place", "account": keys.name, "kind": kind, "seconds": 0.2}
    await exchange.fault(**rule, count=1)
    order = {**RESTING, "newClientOrderId": f"ws-{kind}"}
    async with exchange.socket("/ws-api/v3") as socket:
        try:
            answered = (await socket.signed(keys, "order.place", **order))["status"]
        except ConnectionClosed:
            answered = 0
    assert answered == status
    which = {"symbol": "BTCUSDT", "origClientOrderId": f"ws-{kind}"}
    found = await exchange.signed(keys, "GET", "/api/v3/order", **which)
    assert (found.status == 200) is exists


async def test_terms_of_an_account_change_its_fees_and_how_long_its_requests_travel(
    exchange: Exchange, keys: Keys
) -> None:
    terms = {"name": keys.name, "maker_bps": "2", "taker_bps": "7.5", "latency_ms": 150}
    assert (await exchange.call("POST", "/admin/terms", json=terms)).json == terms
    order = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.01"}
    began = time.monotonic()
    placed = (await exchange.signed(keys, "POST", "/api/v3/order", **order)).json
    assert time.monotonic() - began >= 0.15
    fees = sum(Decimal(fill["commission"]) for fill in placed["fills"])
    assert abs(fees - Decimal("0.0000075")) < Decimal("0.0000001")
    account = (await exchange.signed(keys, "GET", "/api/v3/account")).json
    assert account["commissionRates"]["taker"] == "0.00075000"
    late = await exchange.signed(keys, "GET", "/api/v3/account", recvWindow=100)
    assert late.code == -1021
    wrong = {**terms, "taker_bps": "7.555"}
    assert "for example" in (await exchange.call("POST", "/admin/terms", json=wrong)).json["msg"]
    nobody = await exchange.call("POST", "/admin/terms", json={**terms, "name": "nobody"})
    assert nobody.code == -1130


async def _find(client: Any, client_id: str) -> Any:
    try:
        return await client.fetch_order(None, "BTC/USDT", {"clientOrderId": client_id})
    except ccxt.OrderNotFound:
        return None


async def _eventually(client: Any, client_id: str) -> Any:
    for _ in range(200):
        found = await _find(client, client_id)
        if found:
            return found
        await asyncio.sleep(0.02)
    return None
