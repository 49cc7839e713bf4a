"""The WebSocket API: requests as messages, and what an account hears of itself."""

import asyncio
import json
import os
import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.integration.exchange.clients import Answer, Exchange, Keys, Socket, running, sign_message

API = "/ws-api/v3"
MARKET = {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": "0.001"}
LIMIT = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": "0.001",
    "price": "50000",
}


async def price(exchange: Exchange) -> Decimal:
    """Return the last price of BTCUSDT."""
    found = await exchange.get("/api/v3/ticker/price", symbol="BTCUSDT")
    return Decimal(found.json["price"])


async def subscribed(socket: Socket, keys: Keys) -> int:
    """Listen to an account and return the number of the subscription."""
    answer = await socket.signed(keys, "userDataStream.subscribe.signature")
    assert answer["status"] == 200, answer
    return int(answer["result"]["subscriptionId"])


async def told(socket: Socket, last: str) -> list[Any]:
    """Return the events up to the first of the type `last`."""
    events: list[Any] = []
    while not events or events[-1]["e"] != last:
        message = await socket.until(lambda m: "event" in m)
        events.append(message["event"])
    return events


async def test_orders_are_tested_placed_found_and_cancelled(exchange: Exchange, keys: Keys) -> None:
    async with exchange.socket(API) as socket:
        assert (await socket.signed(keys, "order.test", **LIMIT))["result"] == {}
        placed = await socket.signed(keys, "order.place", **LIMIT)
        assert (placed["status"], placed["result"]["status"]) == (200, "NEW")
        which = {"symbol": "BTCUSDT", "orderId": placed["result"]["orderId"]}
        found = await socket.signed(keys, "order.status", **which)
        assert found["result"]["isWorking"] is True
        (only,) = (await socket.signed(keys, "openOrders.status"))["result"]
        assert only["orderId"] == which["orderId"]
        gone = await socket.signed(keys, "order.cancel", **which)
        assert gone["result"]["status"] == "CANCELED"
        again = await socket.signed(keys, "order.cancel", **which)
        assert (again["status"], again["error"]["code"]) == (400, -2011)
        account = await socket.signed(keys, "account.status")
        assert account["result"]["accountType"] == "SPOT"


async def test_what_anybody_may_ask_is_answered_without_a_signature(exchange: Exchange) -> None:
    async with exchange.socket(API) as socket:
        assert (await socket.say("ping"))["result"] == {}
        assert (await socket.say("v3/time"))["result"]["serverTime"] > 0
        book = await socket.say("depth", {"symbol": "BTCUSDT", "limit": 5})
        assert len(book["result"]["bids"]) == 5
        info = await socket.say("exchangeInfo", {"symbols": ["BTCUSDT", "ETHUSDT"]})
        assert [s["symbol"] for s in info["result"]["symbols"]] == ["BTCUSDT", "ETHUSDT"]
        market = {"symbol": "BTCUSDT"}
        (rules,) = (await socket.say("executionRules", market))["result"]["symbolRules"]
        assert rules["rules"] == [
            {"ruleType": "PRICE_RANGE", "bidLimitMultUp": "1.10", "askLimitMultDown": "0.90"}
        ]
        near = Decimal((await socket.say("referencePrice", market))["result"]["referencePrice"])
        assert abs(near / Decimal(book["result"]["bids"][0][0]) - 1) < Decimal("0.02")
        how = (await socket.say("referencePrice.calculation", market))["result"]
        assert (how["bucketCount"], how["bucketWidthMs"]) == (60, 1000)
        klines = {"symbol": "BTCUSDT", "interval": "1h", "limit": 3}
        assert len((await socket.say("klines", klines))["result"]) == 3


async def test_market_order_is_told_as_new_then_trades_then_balances(
    exchange: Exchange, keys: Keys
) -> None:
    async with exchange.socket(API) as socket:
        assert await subscribed(socket, keys) == 0
        placed = await exchange.signed(keys, "POST", "/api/v3/order", **MARKET)
        *reports, position = await told(socket, "outboundAccountPosition")
    assert [r["x"] for r in reports] == ["NEW"] + ["TRADE"] * (len(reports) - 1)
    assert reports[-1]["X"] == "FILLED"
    fills = [(f["tradeId"], f["price"], f["qty"], f["commission"]) for f in placed.json["fills"]]
    assert [(r["t"], r["L"], r["l"], r["n"]) for r in reports[1:]] == fills
    assert reports[-1]["z"] == placed.json["executedQty"]
    assert reports[-1]["Z"] == placed.json["cummulativeQuoteQty"]
    account = (await exchange.signed(keys, "GET", "/api/v3/account")).json
    held = {b["asset"]: (b["free"], b["locked"]) for b in account["balances"]}
    assert {b["a"]: (b["f"], b["l"]) for b in position["B"]} == held


async def test_stop_is_told_when_it_is_accepted_and_when_it_starts_to_work(
    exchange: Exchange, keys: Keys
) -> None:
    stop = {"type": "STOP_LOSS", "side": "BUY", "quantity": "0.001", "symbol": "BTCUSDT"}
    async with exchange.socket(API) as socket:
        await subscribed(socket, keys)
        placed, near = await _stop_near(exchange, keys, stop)
        first = (await told(socket, "outboundAccountPosition"))[0]
        assert (first["x"], first["w"], first["P"]) == ("NEW", False, f"{near}000000")
        other = await exchange.open("pusher", USDT="1000000")
        for _ in range(40):
            push = {**MARKET, "quantity": "0.05"}
            await exchange.signed(other, "POST", "/api/v3/order", **push)
            which = {"symbol": "BTCUSDT", "orderId": placed.json["orderId"]}
            order = (await exchange.signed(keys, "GET", "/api/v3/order", **which)).json
            if order["status"] == "FILLED":
                break
        kinds = [e.get("x") for e in await told(socket, "outboundAccountPosition")]
    assert kinds[:2] == ["NEW", "TRADE"]
    assert order["workingTime"] >= order["time"]


async def _stop_near(
    exchange: Exchange, keys: Keys, stop: Mapping[str, object]
) -> tuple[Answer, str]:
    """Place a stop to buy just above the last price, as soon as the market lets it."""
    for _ in range(20):
        near = f"{await price(exchange) * Decimal('1.0001'):.2f}"
        placed = await exchange.signed(keys, "POST", "/api/v3/order", **stop, stopPrice=near)
        if placed.status == 200:
            return placed, near
    raise AssertionError("the market never stood still")


async def test_pair_is_told_as_a_list_from_its_start_to_its_end(
    exchange: Exchange, keys: Keys
) -> None:
    last = await price(exchange)
    await exchange.signed(keys, "POST", "/api/v3/order", **MARKET)
    async with exchange.socket(API) as socket:
        await subscribed(socket, keys)
        pair = {
            "symbol": "BTCUSDT",
            "side": "SELL",
            "quantity": "0.0005",
            "aboveType": "LIMIT_MAKER",
            "abovePrice": f"{last * 2:.2f}",
            "belowType": "STOP_LOSS",
            "belowStopPrice": f"{last / 2:.2f}",
            "listClientOrderId": "the-pair",
        }
        placed = (await socket.signed(keys, "orderList.place.oco", **pair))["result"]
        started = await told(socket, "outboundAccountPosition")
        fill = {"order_id": placed["orders"][0]["orderId"], "quantity": "0.0005"}
        assert (await exchange.call("POST", "/admin/fills", json=fill)).status == 200
        ended = await told(socket, "outboundAccountPosition")
    day = (await exchange.get("/api/v3/ticker/24hr", symbol="BTCUSDT")).json
    assert Decimal(day["highPrice"]) < last * Decimal("1.3")
    assert [(e["e"], e.get("L", "")) for e in started if e["e"] == "listStatus"] == [
        ("listStatus", "EXECUTING")
    ]
    assert [e["g"] for e in started if "g" in e] == [placed["orderListId"]] * 3
    stop, limit, status = ended[:3]
    assert (stop["o"], stop["X"], stop["eR"]) == ("STOP_LOSS", "EXPIRED", "OCO_TRIGGER")
    assert (limit["o"], limit["x"], limit["X"]) == ("LIMIT_MAKER", "TRADE", "FILLED")
    assert (status["C"], status["L"]) == ("the-pair", "ALL_DONE")


async def test_cancel_and_amendment_name_the_order_that_was(exchange: Exchange, keys: Keys) -> None:
    async with exchange.socket(API) as socket:
        await subscribed(socket, keys)
        order = {**LIMIT, "newClientOrderId": "whole"}
        placed = (await socket.signed(keys, "order.place", **order))["result"]
        await told(socket, "outboundAccountPosition")
        which = {"symbol": "BTCUSDT", "orderId": placed["orderId"]}
        half = {**which, "newQty": "0.0005", "newClientOrderId": "half"}
        amended = await socket.signed(keys, "order.amend.keepPriority", **half)
        assert amended["result"]["amendedOrder"]["qty"] == "0.00050000"
        replaced = (await told(socket, "outboundAccountPosition"))[0]
        assert (replaced["x"], replaced["C"], replaced["c"]) == ("REPLACED", "whole", "half")
        await socket.signed(keys, "order.cancel", **which)
        gone = (await told(socket, "outboundAccountPosition"))[0]
        assert (gone["x"], gone["X"], gone["q"]) == ("CANCELED", "CANCELED", "0.00050000")


async def test_one_connection_hears_several_accounts_and_each_only_once(
    exchange: Exchange, keys: Keys
) -> None:
    other = await exchange.open("second-listener", USDT="1000")
    async with exchange.socket(API) as socket:
        assert [await subscribed(socket, k) for k in (keys, other)] == [0, 1]
        again = await socket.signed(keys, "userDataStream.subscribe.signature")
        assert again["error"]["code"] == -2035
        listed = (await socket.say("session.subscriptions"))["result"]
        assert listed == [{"subscriptionId": 0}, {"subscriptionId": 1}]
        await exchange.signed(other, "POST", "/api/v3/order", **LIMIT)
        assert (await socket.until(lambda m: "event" in m))["subscriptionId"] == 1
        await socket.say("userDataStream.unsubscribe", {"subscriptionId": 1})
        assert (await socket.say("session.status"))["result"]["userDataStream"] is True
        unknown = await socket.say("userDataStream.unsubscribe", {"subscriptionId": 7})
        assert unknown["error"]["code"] == -2036
        await socket.say("userDataStream.unsubscribe")
        assert (await socket.say("session.status"))["result"]["userDataStream"] is False


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"signature": "0" * 64}, -1022),
        ({"signature": None}, -1102),
        ({"apiKey": "a" * 64}, -2015),
        ({"apiKey": "short"}, -2014),
        ({"apiKey": None}, -1102),
        ({"quantity": "0.002"}, -1022),
        ({"leverage": 3}, -1022),
    ],
)
async def test_request_that_is_not_what_was_signed_is_refused(
    exchange: Exchange, keys: Keys, change: dict[str, Any], code: int
) -> None:
    signed: dict[str, Any] = {**sign_message(keys, dict(MARKET)), **change}
    async with exchange.socket(API) as socket:
        params = {k: v for k, v in signed.items() if v is not None}
        answer = await socket.say("order.place", params)
    assert answer["error"]["code"] == code
    orders = await exchange.signed(keys, "GET", "/api/v3/allOrders", symbol="BTCUSDT")
    assert orders.json == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", -1135),
        ("[1]", -1135),
        ('{"id": 1}', -1102),
        ('{"id": 1, "method": 5}', -1102),
        ('{"id": 1, "method": "order.place", "params": [1]}', -1135),
        ('{"id": 1, "method": "order.explode"}', -1130),
        ('{"id": 1, "method": "depth", "params": {"symbol": "BTCUSDT", "colour": 1}}', -1104),
        ('{"id": 1, "method": "depth", "params": {"symbol": NaN}}', -1135),
        ('{"id": 1, "method": "session.logon", "params": {}}', -4056),
        ("[" * 30000, -1135),
    ],
)
async def test_malformed_request_is_answered_and_the_connection_stays(
    exchange: Exchange, text: str, code: int
) -> None:
    async with exchange.socket(API) as socket:
        await socket.connection.send(text)
        assert (await socket.hear())["error"]["code"] == code
        assert (await socket.say("ping"))["status"] == 200


async def test_numbers_count_as_they_were_written(exchange: Exchange, keys: Keys) -> None:
    signed = sign_message(keys, {**LIMIT, "price": "50000.10", "quantity": "0.00100"})
    text = json.dumps({"id": "n", "method": "order.place", "params": signed})
    text = text.replace('"50000.10"', "50000.10").replace('"0.00100"', "0.00100")
    async with exchange.socket(API) as socket:
        await socket.connection.send(text)
        answer = await socket.hear()
    assert (answer["id"], answer["result"]["price"]) == ("n", "50000.10000000")


async def test_requests_in_a_burst_are_all_answered(exchange: Exchange, keys: Keys) -> None:
    async with exchange.socket(API) as socket:
        for number in range(100):
            signed = sign_message(keys, {**LIMIT, "newClientOrderId": f"burst-{number}"})
            request = {"id": number, "method": "order.place", "params": signed}
            await socket.connection.send(json.dumps(request))
        answers = [await socket.hear() for _ in range(100)]
    assert {a["id"] for a in answers} == set(range(100))
    assert {a["status"] for a in answers} == {200}


async def test_event_is_told_only_once_the_order_would_survive_a_kill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fdatasync

    def slowly(file: int) -> None:
        time.sleep(0.2)
        sync(file)

    monkeypatch.setattr(os, "fdatasync", slowly)
    journal = tmp_path / "exchange" / "journal.log"
    async with running(tmp_path) as exchange, exchange.socket(API) as socket:
        keys = await exchange.open("durable", USDT="1000")
        await subscribed(socket, keys)
        order = {**LIMIT, "newClientOrderId": "kept"}
        placing = asyncio.create_task(exchange.signed(keys, "POST", "/api/v3/order", **order))
        event = (await told(socket, "executionReport"))[0]
        assert event["c"] == "kept"
        assert '"kept"' in journal.read_text(encoding="utf-8")
        assert (await placing).status == 200
