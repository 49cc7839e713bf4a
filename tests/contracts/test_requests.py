"""The very requests that ccxt makes of an order, where the exchange would not see a mistake.

Each row was reviewed by hand against the venue's documentation: what bounds a request in time,
which account it trades on, which way a stop waits. They are read off the wire, as ccxt sent them.
"""

import json
from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import pytest

from desk.errors import DeskError
from desk.orders.model import Kind, Order, Side
from tests.contracts.stand import VALID_FOR, VENUES, Hall, Stand, is_create, stand
from tests.contracts.wire import Seen
from workers.venues import table


def fields(seen: Seen) -> dict[str, Any]:
    """Return what a request asks for, wherever the venue wants it."""
    text = seen.body or seen.query
    if text.startswith("{"):
        found: dict[str, Any] = json.loads(text)
        return found
    return dict(parse_qsl(text if "symbol" in text else seen.query))


async def sent(at: Stand, order: Order) -> Seen:
    """Submit an order and return the request that carried it."""
    at.wire.seen.clear()
    await at.venue.submit(order)
    (found,) = [s for s in at.wire.seen if is_create(s) or s.path.endswith("/order-algo")][:1]
    return found


VOLATILE = frozenset({"timestamp", "signature", "recvWindow", "clientTimestamp", "account-id"})
BUY: dict[str, dict[str, Any]] = {
    "binance": {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "MARKET",
        "quoteOrderQty": "60.25",
        "newOrderRespType": "FULL",
        "newClientOrderId": "ID",
    },
    "bybit": {
        "symbol": "BTCUSDT",
        "side": "Buy",
        "orderType": "Market",
        "orderLinkId": "ID",
        "category": "spot",
        "qty": "60.25",
    },
    "okx": {
        "instId": "BTC-USDT",
        "side": "buy",
        "ordType": "market",
        "sz": "60.25",
        "tdMode": "cash",
        "tgtCcy": "quote_ccy",
        "clOrdId": "ID",
    },
    "coinbase": {
        "client_order_id": "ID",
        "product_id": "BTC-USDT",
        "side": "BUY",
        "order_configuration": {"market_market_ioc": {"quote_size": "60.25"}},
    },
    "kucoin": {
        "clientOid": "ID",
        "side": "buy",
        "symbol": "BTC-USDT",
        "type": "market",
        "funds": "60.25",
        "allowMaxTimeWindow": 7000,
    },
    "gate": {
        "currency_pair": "BTC_USDT",
        "type": "market",
        "account": "spot",
        "side": "buy",
        "amount": "60.25",
        "time_in_force": "ioc",
        "text": "ID",
    },
    "mexc": {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "MARKET",
        "quoteOrderQty": "60.25",
        "newClientOrderId": "ID",
    },
    "htx": {
        "symbol": "btcusdt",
        "type": "buy-market",
        "amount": "60.25",
        "client-order-id": "ID",
    },
}
BUY["paper"] = BUY["binance"]


@pytest.fixture(params=VENUES)
async def at(request: pytest.FixtureRequest, hall: Hall) -> Stand:
    """A venue to look at the requests to."""
    return await stand(request.param, hall)


async def test_v55_a_buy_for_money_says_just_that(at: Stand) -> None:
    order = at.order(spend=Decimal("60.25"))
    asked = {k: v for k, v in fields(await sent(at, order)).items() if k not in VOLATILE}
    wanted = json.loads(json.dumps(BUY[at.name]).replace("ID", at.known(order)))
    assert {k: v for k, v in asked.items() if v is not None} == wanted


@pytest.mark.parametrize("kind", [Kind.STOP_LIMIT, Kind.TAKE_PROFIT])
async def test_v56_a_stop_waits_on_the_right_side(hall: Hall, kind: Kind) -> None:
    wanted: dict[tuple[str, Kind], dict[str, Any]] = {
        ("binance", Kind.STOP_LIMIT): {"type": "STOP_LOSS_LIMIT", "stopPrice": "60000"},
        ("binance", Kind.TAKE_PROFIT): {"type": "TAKE_PROFIT", "stopPrice": "200000"},
        ("bybit", Kind.STOP_LIMIT): {
            "orderType": "Limit",
            "orderFilter": "tpslOrder",
            "triggerPrice": "60000",
            "triggerDirection": 2,
        },
        ("bybit", Kind.TAKE_PROFIT): {
            "orderType": "Market",
            "orderFilter": "tpslOrder",
            "triggerPrice": "200000",
            "triggerDirection": 1,
        },
        ("okx", Kind.STOP_LIMIT): {
            "ordType": "conditional",
            "tdMode": "cash",
            "slTriggerPx": "60000",
            "slOrdPx": "59000",
        },
        ("okx", Kind.TAKE_PROFIT): {
            "ordType": "conditional",
            "tdMode": "cash",
            "tpTriggerPx": "200000",
            "tpOrdPx": "-1",
        },
    }
    for name in ("binance", "bybit", "okx"):
        at = await stand(name, hall)
        stops = kind is Kind.STOP_LIMIT
        order = at.order(
            side=Side.SELL,
            kind=kind,
            quantity=Decimal("0.001"),
            trigger_price=Decimal(60000 if stops else 200000),
            limit_price=Decimal(59000) if stops else None,
        )
        asked = fields(await sent(at, order))
        assert asked | wanted[name, kind] == asked


async def test_v57_every_request_lapses_when_it_must(at: Stand) -> None:
    """Whatever delivers it late, no venue may take an order `valid_for` after it was marked."""
    order = at.order(sent_at=datetime.now(UTC) - timedelta(seconds=1))
    seen = await sent(at, order)
    assert order.sent_at is not None
    lapses = order.sent_at + VALID_FOR
    assert lapse_of(at, seen) <= lapses + timedelta(milliseconds=1500)


@pytest.mark.parametrize("name", ["binance", "bybit", "okx"])
async def test_v121_a_stop_lapses_when_it_must(hall: Hall, name: str) -> None:
    """OKX heeds a last moment for orders alone, not for what waits for a price."""
    at = await stand(name, hall)
    seen = await sent(at, stop(at, sent_at=datetime.now(UTC) - timedelta(seconds=1)))
    ends = lapse_of(at, seen) if name != "okx" else signed_at(seen) + timedelta(seconds=30)
    lapses = datetime.now(UTC) - timedelta(seconds=1) + VALID_FOR
    assert ends <= lapses + timedelta(milliseconds=1500)
    late = datetime.now(UTC) - VALID_FOR - timedelta(seconds=1.5)
    with pytest.raises(DeskError):
        await at.venue.submit(stop(at, sent_at=late))
    assert len(await at.truth()) == 1


def signed_at(seen: Seen) -> datetime:
    """Return as of when OKX's signature is."""
    headers = {k.lower(): v for k, v in seen.headers.items()}
    return datetime.fromisoformat(headers["ok-access-timestamp"])


def stop(at: Stand, **changes: Any) -> Order:
    """Return a stop far below the market."""
    terms = {"quantity": Decimal("0.001"), "trigger_price": Decimal(60000)}
    return at.order(side=Side.SELL, kind=Kind.STOP, **terms, **changes)


def lapse_of(at: Stand, seen: Seen) -> datetime:
    """Return when a request can no longer be accepted, by the rules of its venue."""
    headers = {k.lower(): v for k, v in seen.headers.items()}
    if at.name in {"paper", "binance", "mexc"}:
        asked = dict(parse_qsl(seen.body)) | dict(parse_qsl(seen.query))
        return _at(int(asked["timestamp"]) + int(asked["recvWindow"]))
    if at.name == "bybit":
        return _at(int(headers["x-bapi-timestamp"]) + int(headers["x-bapi-recv-window"]))
    if at.name in {"okx", "gate"}:
        return _at(int(headers[{"okx": "exptime", "gate": "x-gate-exptime"}[at.name]]))
    if at.name == "kucoin":
        assert str(seen.json["clientTimestamp"]) == headers["kc-api-timestamp"]
        return _at(int(headers["kc-api-timestamp"]) + seen.json["allowMaxTimeWindow"])
    if at.name == "coinbase":
        claims = headers["authorization"].split(".")[1]
        token = json.loads(urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        assert token["exp"] - token["nbf"] == 120
        return _at(token["exp"] * 1000)
    signed = datetime.fromisoformat(dict(parse_qsl(seen.query))["Timestamp"]).replace(tzinfo=UTC)
    return signed + timedelta(minutes=5)


def _at(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


async def test_v58_our_id_fits_every_venue(hall: Hall) -> None:
    """Gate takes 28 characters behind its prefix, ccxt leaves the prefix out before a t."""
    at = await stand("gate", hall)
    order = at.order()
    while not order.client_order_id.startswith("t"):
        order = at.order()
    asked = fields(await sent(at, order))
    assert asked["text"] == f"t-{order.client_order_id}"
    assert len(asked["text"]) == 28
    assert await at.venue.find(order) is not None


async def test_v59_money_is_not_cut_to_the_steps_of_quantities(at: Stand) -> None:
    """ccxt cuts HTX's money to the market's quantity steps: whole DOGE, so whole USDT."""
    doge = replace(at, market="DOGE/USDT")
    order = doge.order(symbol="DOGE/USDT", spend=Decimal("25.5"))
    text = json.dumps(fields(await sent(doge, order)))
    assert "25.5" in text


RAW: dict[str, dict[str, Any]] = {
    "binance": {
        "symbol": "BTCUSDT",
        "id": 1,
        "orderId": 2,
        "price": "60000",
        "qty": "0.001",
        "quoteQty": "60",
        "commission": "0.00009",
        "commissionAsset": "BNB",
        "time": 1795924476710,
        "isBuyer": True,
        "isMaker": False,
    },
    "bybit": {
        "symbol": "BTCUSDT",
        "orderId": "2",
        "side": "Buy",
        "execId": "1",
        "execPrice": "60000",
        "execQty": "0.001",
        "execValue": "60",
        "execFee": "0.00009",
        "feeCurrency": "MNT",
        "execTime": "1795924476710",
        "isMaker": False,
        "category": "spot",
    },
    "okx": {
        "instId": "BTC-USDT",
        "tradeId": "1",
        "ordId": "2",
        "fillPx": "60000",
        "fillSz": "0.001",
        "side": "buy",
        "execType": "T",
        "fee": "-0.00009",
        "feeCcy": "OKB",
        "ts": "1795924476710",
    },
    "kucoin": {
        "symbol": "BTC-USDT",
        "tradeId": "1",
        "orderId": "2",
        "side": "buy",
        "liquidity": "taker",
        "price": "60000",
        "size": "0.001",
        "funds": "60",
        "fee": "0.00009",
        "feeCurrency": "KCS",
        "createdAt": 1795924476710,
    },
    "gate": {
        "id": "1",
        "create_time_ms": "1795924476710.000",
        "currency_pair": "BTC_USDT",
        "side": "buy",
        "role": "taker",
        "amount": "0.001",
        "price": "60000",
        "order_id": "2",
        "fee": "0",
        "fee_currency": "BTC",
        "point_fee": "0",
        "gt_fee": "0.00009",
    },
    "mexc": {
        "symbol": "BTCUSDT",
        "id": "1",
        "orderId": "2",
        "price": "60000",
        "qty": "0.001",
        "quoteQty": "60",
        "commission": "0.00009",
        "commissionAsset": "MX",
        "time": 1795924476710,
        "isBuyer": True,
        "isMaker": False,
    },
    "htx": {
        "symbol": "btcusdt",
        "id": 1,
        "trade-id": 1,
        "order-id": 2,
        "type": "buy-limit",
        "role": "taker",
        "price": "60000",
        "filled-amount": "0.001",
        "filled-fees": "0",
        "fee-currency": "btc",
        "filled-points": "0.00009",
        "fee-deduct-currency": "ht",
        "created-at": 1795924476710,
    },
    "coinbase": {
        "trade_id": "1",
        "order_id": "2",
        "trade_time": "2026-11-29T03:54:36.710Z",
        "price": "60000",
        "size": "0.001",
        "commission": "0.00009",
        "product_id": "BTC-USDT",
        "liquidity_indicator": "TAKER",
        "size_in_quote": False,
        "side": "BUY",
    },
}
RAW["paper"] = RAW["binance"]
THIRD = {
    "paper": "BNB",
    "binance": "BNB",
    "bybit": "MNT",
    "okx": "OKB",
    "kucoin": "KCS",
    "gate": "GT",
    "mexc": "MX",
    "htx": "HT",
    "coinbase": "USDT",
}


async def test_v60_a_fee_in_another_asset_is_read_in_that_asset(at: Stand) -> None:
    from workers.venues import statements

    raw = RAW[at.name]
    found = statements.deal(at.row, at.client.parse_trade(raw, at.client.market(at.market)))
    assert (found.fee, found.fee_currency) == (Decimal("0.00009"), THIRD[at.name])
    assert (found.price, found.quantity) == (Decimal(60000), Decimal("0.001"))
    assert (found.trade_id, found.venue_order_id) == ("1", "2")


def test_v61_every_row_says_how_its_requests_lapse() -> None:
    for row in table.ROWS.values():
        if row.bound is table.Bound.DEADLINE:
            assert row.deadline_header
        if row.bound in {table.Bound.SIGNATURE, table.Bound.FIELDS}:
            assert row.lifetime
