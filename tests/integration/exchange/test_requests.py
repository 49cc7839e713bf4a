"""Bad requests get Binance's error body; good ones outside ccxt's habits work as well."""

import asyncio
import hashlib
import hmac
import time
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest

from exchange import market_data, trading
from tests.integration.exchange.clients import Exchange, Keys

ORDER = {"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
LIMIT = {**ORDER, "quantity": "0.01", "price": "50000"}
STOP = {"type": "STOP_LOSS_LIMIT"}
# What a fuzzer sends: mostly values that a parameter may have, now and then any of the others.
USUAL: dict[str, list[str]] = {
    "symbol": ["BTCUSDT", "PEPEUSDT"],
    "side": ["BUY", "SELL"],
    "type": ["LIMIT", "MARKET", "LIMIT_MAKER", "STOP_LOSS", "TAKE_PROFIT_LIMIT"],
    "timeInForce": ["GTC", "IOC", "FOK"],
    "interval": ["1m", "1h", "1w", "1M"],
    "quantity": ["0.01", "98", "1000000"],
    "price": ["80000", "0.00001184"],
    "quoteOrderQty": ["20", "999999999999"],
}
ODD = [
    *("", "0", "1", "-1", "1e5", "9223372036854775807", "9223372036854775808", "9" * 20),
    *("0.00000001", "999999999999.99999999", "NaN", "true", "FULL", "EXPIRE_BOTH", "ONLY_NEW"),
    *("x", "%", "\u0660", "[]", "{}", "null", '["BTCUSDT"]', "[1]", "MINI", "BTCUSDT", "MARKET"),
]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"symbol": "NOPEUSDT"}, -1121, "Invalid symbol."),
        ({"symbol": "btc usdt"}, -1100, "legal range is '^[A-Z0-9-_.]{1,20}$'."),
        ({"symbol": ""}, -1102, "Mandatory parameter 'symbol'"),
        ({"side": "LONG"}, -1117, "Invalid side."),
        ({"type": "ICEBERG"}, -1116, "Invalid orderType."),
        ({"type": "STOP_LOSS"}, -1106, "Parameter 'price' sent when not required."),
        ({"stopPrice": "50000"}, -1106, "Parameter 'stopPrice' sent when not required."),
        ({"type": "STOP_LOSS_LIMIT"}, -1102, "Param 'stopPrice' or 'trailingDelta' must be sent"),
        ({**STOP, "stopPrice": "0"}, -1013, "Invalid stopPrice."),
        ({**STOP, "stopPrice": "60000.001"}, -1013, "Filter failure: PRICE_FILTER"),
        ({**STOP, "stopPrice": "60000"}, -2010, "Order would trigger immediately."),
        ({**STOP, "trailingDelta": "0"}, -1013, "Filter failure: TRAILING_DELTA"),
        ({**STOP, "trailingDelta": "9"}, -1013, "Filter failure: TRAILING_DELTA"),
        ({**STOP, "trailingDelta": "2001"}, -1013, "Filter failure: TRAILING_DELTA"),
        ({**STOP, "trailingDelta": "1.5"}, -1100, "'trailingDelta'"),
        ({"type": "TAKE_PROFIT_LIMIT", "stopPrice": "500000"}, -2010, "would trigger immediately"),
        ({"price": "1000", "quantity": "1"}, -1013, "Filter failure: PERCENT_PRICE_BY_SIDE"),
        ({"timeInForce": "GTD"}, -1115, "Invalid timeInForce."),
        ({"timeInForce": None}, -1102, "Mandatory parameter 'timeInForce'"),
        ({"quantity": None}, -1102, "Mandatory parameter 'quantity'"),
        ({"quantity": "0"}, -1013, "Invalid quantity."),
        ({"quantity": "-1"}, -1100, "Illegal characters found in parameter 'quantity'"),
        ({"quantity": "1e400"}, -1100, "Illegal characters found in parameter 'quantity'"),
        ({"quantity": "NaN"}, -1100, "Illegal characters found in parameter 'quantity'"),
        ({"quantity": "٠.٠١"}, -1100, "Illegal characters found in parameter 'quantity'"),
        ({"quantity": "0.0000000001"}, -1111, "Parameter 'quantity' has too much precision."),
        ({"quantity": "9" * 19}, -1108, "Parameter 'quantity' overflowed."),
        ({"quantity": "0.000015"}, -1013, "Filter failure: LOT_SIZE"),
        ({"quantity": "999999"}, -1013, "Filter failure: LOT_SIZE"),
        ({"price": "50000.001"}, -1013, "Filter failure: PRICE_FILTER"),
        ({"price": "99999999"}, -1013, "Filter failure: PRICE_FILTER"),
        ({"price": "0"}, -1013, "Invalid price."),
        ({"quantity": "0.00001"}, -1013, "Filter failure: NOTIONAL"),
        ({"quoteOrderQty": "10"}, -1106, "Parameter 'quoteOrderQty' sent when not required."),
        ({"icebergQty": "1"}, -2010, "IcebergQty exceeds QTY."),
        ({"icebergQty": "0.00005"}, -1013, "Filter failure: ICEBERG_PARTS"),
        ({"icebergQty": "0.001", "timeInForce": "IOC"}, -2010, "Unsupported order combination"),
        (
            {"pegPriceType": "PRIMARY_PEG"},
            -2010,
            "Pegged orders are not supported for this symbol.",
        ),
        ({"newClientOrderId": "a b"}, -1100, "'^[a-zA-Z0-9-_]{1,36}$'."),
        ({"newClientOrderId": "x" * 37}, -1100, "'newClientOrderId'"),
        ({"newClientOrderId": ""}, -1105, "Parameter 'newClientOrderId' was empty."),
        ({"newOrderRespType": "SOME"}, -1130, "'newOrderRespType'"),
        ({"selfTradePreventionMode": "DECREMENT"}, -1130, "'selfTradePreventionMode'"),
        ({"leverage": "5"}, -1104, "parameter(s) but was sent '8'."),
        ({"type": "MARKET"}, -1106, "sent when not required."),
        ({"recvWindow": "60001"}, -1131, "recvWindow must be less than 60000."),
        ({"recvWindow": "soon"}, -1102, "'recvWindow'"),
        ({"timestamp": "yesterday"}, -1100, "'timestamp'"),
        ({"timestamp": ""}, -1102, "'timestamp'"),
        ({"timestamp": "1"}, -1021, "outside of the recvWindow."),
        ({"timestamp": "9999999999999"}, -1021, "1000ms ahead of the server's time."),
        ({"quantity": "0.1", "price": "150000"}, -2010, "insufficient balance"),
    ],
)
async def test_bad_order_is_refused_in_binances_words_and_nothing_is_written(
    exchange: Exchange, keys: Keys, change: dict[str, Any], code: int, words: str
) -> None:
    params = {k: v for k, v in {**LIMIT, **change}.items() if v is not None}
    answer = await exchange.signed(keys, "POST", "/api/v3/order", **params)
    assert (answer.status, answer.code) == (400, code)
    assert words in answer.json["msg"]
    orders = await exchange.signed(keys, "GET", "/api/v3/allOrders", symbol="BTCUSDT")
    assert orders.json == []


async def test_signature_covers_query_and_body_as_sent_in_any_order(
    exchange: Exchange, keys: Keys
) -> None:
    """The split of Binance's own example: some parameters in the query, the rest in the body."""
    query = urlencode({"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT"})
    rest = {"timeInForce": "GTC", "quantity": "0.01", "price": "50000", "recvWindow": "5000.5"}
    body = urlencode({**rest, "timestamp": int(time.time() * 1000)})
    digest = hmac.new(keys.secret.encode(), (query + body).encode(), hashlib.sha256).hexdigest()
    answer = await exchange.call(
        "POST",
        f"/api/v3/order?{query}",
        data=f"{body}&signature={digest.upper()}",
        headers={"X-MBX-APIKEY": keys.key, "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status == 200, answer.json
    assert answer.json["status"] == "NEW"


@pytest.mark.parametrize(
    ("headers", "query", "status", "code"),
    [
        ({}, "timestamp=1&signature=00", 401, -2014),
        ({"X-MBX-APIKEY": "ключ".encode().decode("latin-1")}, "signature=00", 401, -2014),
        ({"X-MBX-APIKEY": "b" * 64}, "timestamp=1&signature=00", 401, -2015),
        (None, "timestamp=1", 400, -1102),
        (None, "timestamp=1&signature=", 400, -1102),
        (None, "timestamp=1&signature=a&signature=b", 400, -1102),
        (None, "timestamp=1&signature=deadbeef", 400, -1022),
        (None, "timestamp=1&signature=%00%ff", 400, -1022),
    ],
)
async def test_request_without_proof_of_its_sender_is_refused(
    exchange: Exchange,
    keys: Keys,
    headers: dict[str, str] | None,
    query: str,
    status: int,
    code: int,
) -> None:
    headers = {"X-MBX-APIKEY": keys.key} if headers is None else headers
    answer = await exchange.call("GET", f"/api/v3/account?{query}", headers=headers)
    assert (answer.status, answer.code) == (status, code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/v3/klines?symbol=BTCUSDT&interval=7m", -1120),
        ("/api/v3/klines?symbol=BTCUSDT", -1102),
        ("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=0", -1130),
        ("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=x", -1100),
        ("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime=-5", -1100),
        ("/api/v3/depth", -1102),
        ("/api/v3/depth?symbol=BTCUSDT&symbol=ETHUSDT", -1101),
        ("/api/v3/depth?symbol=%FF%FE", -1100),
        ("/api/v3/ticker/price?symbols=BTCUSDT", -1100),
        ("/api/v3/ticker/price?symbols=%5B%5D", -1130),
        ("/api/v3/ticker/price?symbols=%5B%22BTCUSDT%22%2C%22BTCUSDT%22%5D", -1151),
        ("/api/v3/ticker/price?symbols=%5B%22BTCUSDT%22%5D&symbol=BTCUSDT", -1128),
        ("/api/v3/ticker/24hr?type=HUGE", -1139),
        ("/api/v3/exchangeInfo?symbol=XXXUSDT", -1121),
        ("/api/v3/ping?x=1", -1104),
        ("/api/v3/nothing", -1020),
    ],
)
async def test_bad_public_request_gets_an_error_body(
    exchange: Exchange, path: str, code: int
) -> None:
    answer = await exchange.call("GET", path)
    assert answer.status in {400, 404}
    assert answer.code == code


async def test_odd_but_legal_spans_of_candles(exchange: Exchange) -> None:
    async def opens(**params: str) -> list[int]:
        answer = await exchange.get("/api/v3/klines", symbol="ETHUSDT", **params)
        assert answer.status == 200
        return [row[0] for row in answer.json]

    now = int(time.time() * 1000)
    month = await opens(interval="1M", limit="6")
    assert len(month) == 6
    assert all(time.gmtime(t / 1000).tm_mday == 1 for t in month)
    weeks = await opens(interval="1w", limit="4")
    assert all(time.gmtime(t / 1000).tm_wday == 0 for t in weeks)
    start = now - 3_600_000
    some = await opens(interval="1m", startTime=str(start), limit="5")
    assert some[0] >= start
    assert len(some) == 5
    assert await opens(interval="1m", startTime=str(now + 60_000)) == []
    assert await opens(interval="1h", startTime=str(now), endTime=str(now - 7_200_000)) == []
    assert (await opens(interval="1m", endTime=str(start), limit="3"))[-1] <= start
    assert len(await opens(interval="1d", startTime="0")) <= 500


@pytest.mark.parametrize("interval", ["1m", "1d", "1w", "1M"])
@pytest.mark.parametrize("at", ["0", "253402300800000", "9223372036854775807"])
async def test_candles_of_a_time_without_any_are_none(
    exchange: Exchange, interval: str, at: str
) -> None:
    asked = {"symbol": "BTCUSDT", "interval": interval, "startTime": at, "endTime": at}
    answer = await exchange.get("/api/v3/klines", **asked)
    assert (answer.status, answer.json) == (200, [])


async def test_no_odd_request_is_answered_by_a_failure_of_ours(exchange: Exchange) -> None:
    rich = dict.fromkeys(("USDT", "BTC", "PEPE"), "999999999999")
    keys = await exchange.open("odd", **rich)
    rng = Random(20261)
    public = [("GET", path, known) for path, (_, known) in market_data.ROUTES.items()]
    signed = [(*key, known) for key, (_, known) in trading.ROUTES.items()]
    for _ in range(600):
        method, path, known = rng.choice([*public, *signed])
        params = {
            name: rng.choice(USUAL.get(name, ODD) if rng.random() < 0.8 else ODD)
            for name in sorted(known)
            if rng.random() < (0.8 if name in USUAL else 0.2)
        }
        if (method, path, known) in public:
            answer = await exchange.call(method, path, params=params)
        else:
            answer = await exchange.signed(keys, method, path, **params)
        assert answer.status < 500, (method, path, params, answer.json)
    assert (await exchange.get("/admin/health")).json["breaches"] == []


async def test_candles_of_all_lengths_agree(exchange: Exchange) -> None:
    hour = int(time.time()) // 3600 * 3_600_000 - 3_600_000 * 5
    span = {"symbol": "SOLUSDT", "startTime": str(hour), "endTime": str(hour + 3_599_999)}
    minutes = (await exchange.get("/api/v3/klines", interval="1m", **span)).json
    (merged,) = (await exchange.get("/api/v3/klines", interval="1h", **span)).json
    assert len(minutes) == 60
    assert merged[1] == minutes[0][1]
    assert merged[4] == minutes[-1][4]
    assert float(merged[2]) == max(float(m[2]) for m in minutes)
    assert float(merged[3]) == min(float(m[3]) for m in minutes)
    assert merged[8] == sum(m[8] for m in minutes)
    assert float(merged[5]) == pytest.approx(sum(float(m[5]) for m in minutes))


async def test_order_test_checks_and_places_nothing(exchange: Exchange, keys: Keys) -> None:
    answer = await exchange.signed(keys, "POST", "/api/v3/order/test", **LIMIT)
    assert (answer.status, answer.json) == (200, {})
    refused = await exchange.signed(
        keys, "POST", "/api/v3/order/test", **{**LIMIT, "quantity": "50"}
    )
    assert refused.code == -2010
    assert (await exchange.signed(keys, "GET", "/api/v3/openOrders")).json == []


async def test_account_never_sees_the_orders_of_another(exchange: Exchange, keys: Keys) -> None:
    order = (await exchange.signed(keys, "POST", "/api/v3/order", **LIMIT)).json
    other = await exchange.open("curious", USDT="100")
    wanted = {"symbol": "BTCUSDT", "orderId": order["orderId"]}
    assert (await exchange.signed(other, "GET", "/api/v3/order", **wanted)).code == -2013
    assert (await exchange.signed(other, "DELETE", "/api/v3/order", **wanted)).code == -2011
    mismatch = {**wanted, "origClientOrderId": "another"}
    assert (await exchange.signed(keys, "DELETE", "/api/v3/order", **mismatch)).code == -2039


async def test_account_is_opened_once_and_funded_once(exchange: Exchange) -> None:
    first = await exchange.open("once-only", USDT="500")
    assert await exchange.open("once-only", USDT="500") == first
    account = await exchange.signed(first, "GET", "/api/v3/account")
    assert account.json["balances"] == [
        {"asset": "USDT", "free": "500.00000000", "locked": "0.00000000"}
    ]


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '{"name": ""}', '{"name": "x", "balances": {"USDT": 5}}',
     '{"name": "x", "balances": {"USDT": "-5"}}', '{"name": "x", "balances": {"GOLD": "5"}}',
     '{"name": "x", "balances": {"USDT": "1e9"}}', '{"name": "x", "more": 1}', '{"name": "a b"}'],
)  # fmt: skip
async def test_bad_account_request_says_what_would_work(exchange: Exchange, body: str) -> None:
    answer = await exchange.call(
        "POST", "/admin/accounts", data=body, headers={"Content-Type": "application/json"}
    )
    assert (answer.status, answer.code) == (400, -1130)
    assert "for example" in answer.json["msg"]


async def test_admin_answers_neither_foreign_hosts_nor_forms(exchange: Exchange) -> None:
    foreign = await exchange.call("GET", "/admin/health", headers={"Host": "evil.example"})
    assert (foreign.status, foreign.code) == (403, -1002)
    form = await exchange.call("POST", "/admin/accounts", data={"name": "x"})
    assert form.status == 400


async def test_oversized_body_is_refused(exchange: Exchange, keys: Keys) -> None:
    answer = await exchange.call(
        "POST", "/api/v3/order", data="x=" + "1" * 100_000, headers={"X-MBX-APIKEY": keys.key}
    )
    assert answer.status == 413


async def test_health_finds_the_books_balanced_while_markets_move(exchange: Exchange) -> None:
    before = (await exchange.get("/api/v3/ticker/price")).json
    for _ in range(50):
        await asyncio.sleep(0.1)
        if (await exchange.get("/api/v3/ticker/price")).json != before:
            break
    health = await exchange.get("/admin/health")
    assert health.json["status"] == "ok"
    assert health.json["breaches"] == []
    assert (await exchange.get("/api/v3/ticker/price")).json != before
