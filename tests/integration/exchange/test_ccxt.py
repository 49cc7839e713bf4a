"""Unmodified ccxt trades on the paper exchange."""

import asyncio
import contextlib
import time
from decimal import Decimal
from itertools import pairwise
from typing import Any

import ccxt
import pytest

from tests.integration.exchange.clients import Exchange, Keys

PAIR = "BTC/USDT"


async def test_markets_have_the_steps_and_limits_of_their_filters(client: Any) -> None:
    market = client.market(PAIR)
    assert len(client.markets) >= 12
    assert market["precision"]["price"] == 0.01
    assert market["precision"]["amount"] == 0.00001
    assert market["limits"]["cost"]["min"] == 5.0
    assert client.market("PEPE/USDT")["precision"]["price"] == 1e-8
    assert client.currencies["BTC"]["name"] == "Bitcoin"


async def test_clock_ticker_and_book_agree(client: Any) -> None:
    assert (await client.fetch_status())["status"] == "ok"
    before = int(time.time() * 1000)
    told = await client.fetch_time()
    assert before <= told <= time.time() * 1000
    ticker = await client.fetch_ticker(PAIR)
    book = await client.fetch_order_book(PAIR, 20)
    assert ticker["bid"] < ticker["ask"]
    assert abs(book["bids"][0][0] / ticker["last"] - 1) < 0.01
    assert len(book["bids"]) == len(book["asks"]) == 20
    assert book["bids"] == sorted(book["bids"], reverse=True)
    assert book["asks"] == sorted(book["asks"])
    tickers = await client.fetch_tickers()
    assert set(tickers) == set(client.markets)
    assert all(
        t["quoteVolume"] > 0 and t["low"] <= t["last"] <= t["high"] for t in tickers.values()
    )
    assert (await client.fetch_bids_asks([PAIR]))[PAIR]["bid"] > 0


@pytest.mark.parametrize("timeframe", ["1m", "5m", "15m", "1h", "4h", "1d"])
async def test_candles_reach_from_the_past_into_the_present(client: Any, timeframe: str) -> None:
    before = time.time() * 1000
    candles = await client.fetch_ohlcv(PAIR, timeframe, limit=300)
    step = client.parse_timeframe(timeframe) * 1000
    times = [candle[0] for candle in candles]
    assert len(candles) == 300
    assert all(later - earlier == step for earlier, later in pairwise(times))
    assert times[-1] <= time.time() * 1000
    assert before < times[-1] + step
    assert all(low <= min(o, c) and max(o, c) <= high for _, o, high, low, c, _ in candles)


async def test_public_trades_keep_coming(client: Any) -> None:
    for _ in range(100):
        trades = await client.fetch_trades(PAIR)
        if len(trades) > 1:
            break
        await asyncio.sleep(0.1)
    ids = [int(trade["id"]) for trade in trades]
    assert len(ids) > 1
    assert ids == sorted(set(ids))


async def test_market_buy_by_cost_then_sell_leaves_fees_and_spread_behind(client: Any) -> None:
    bought = await client.create_market_buy_order_with_cost(PAIR, 1000)
    assert bought["status"] == "closed"
    assert 999 < bought["cost"] <= 1000
    assert sum(fee["cost"] for fee in bought["fees"]) == pytest.approx(
        bought["filled"] * 0.001, rel=1e-3
    )
    balance = await client.fetch_balance()
    assert balance["USDT"]["total"] == pytest.approx(10000 - bought["cost"], abs=1e-6)
    sold = await client.create_order(
        PAIR, "market", "sell", client.amount_to_precision(PAIR, balance["BTC"]["free"])
    )
    assert sold["status"] == "closed"
    after = await client.fetch_balance()
    left = 10000 - bought["cost"] + sold["cost"] * 0.999
    assert after["USDT"]["total"] == pytest.approx(left, abs=1e-5)
    assert after["BTC"]["total"] < 0.00001
    fills = await client.fetch_my_trades(PAIR)
    assert {fill["order"] for fill in fills} == {bought["id"], sold["id"]}
    assert all(fill["takerOrMaker"] == "taker" for fill in fills)


async def test_market_buy_by_quantity_fills_that_quantity(client: Any) -> None:
    order = await client.create_order(PAIR, "market", "buy", 0.01)
    assert (order["status"], order["filled"]) == ("closed", 0.01)
    assert order["average"] == pytest.approx(order["cost"] / 0.01)


async def test_limit_order_rests_is_found_by_both_ids_and_is_cancelled(client: Any) -> None:
    price = client.price_to_precision(PAIR, (await client.fetch_ticker(PAIR))["bid"] * 0.8)
    order = await client.create_order(
        PAIR, "limit", "buy", 0.01, price, {"clientOrderId": "rest-1"}
    )
    assert order["status"] == "open"
    assert (await client.fetch_balance())["USDT"]["used"] == pytest.approx(float(price) * 0.01)
    by_client_id = await client.fetch_order(None, PAIR, {"clientOrderId": "rest-1"})
    assert by_client_id["id"] == order["id"]
    assert (await client.fetch_order(order["id"], PAIR))["clientOrderId"] == "rest-1"
    assert [o["id"] for o in await client.fetch_open_orders(PAIR)] == [order["id"]]
    client.options["warnOnFetchOpenOrdersWithoutSymbol"] = False
    assert [o["id"] for o in await client.fetch_open_orders()] == [order["id"]]
    cancelled = await client.cancel_order(None, PAIR, {"clientOrderId": "rest-1"})
    assert (cancelled["status"], cancelled["id"]) == ("canceled", order["id"])
    assert (await client.fetch_balance())["USDT"]["used"] == 0
    assert [o["status"] for o in await client.fetch_orders(PAIR)] == ["canceled"]


async def test_cancel_all_orders_leaves_none_open(client: Any) -> None:
    bid = (await client.fetch_ticker(PAIR))["bid"]
    for share in (0.7, 0.8):
        await client.create_order(PAIR, "limit", "buy", 0.01, bid * share)
    assert len(await client.cancel_all_orders(PAIR)) == 2
    assert await client.fetch_open_orders(PAIR) == []


async def test_times_in_force(client: Any) -> None:
    ticker = await client.fetch_ticker(PAIR)
    over, under = ticker["ask"] * 1.01, ticker["bid"] * 0.9
    ioc = await client.create_order(PAIR, "limit", "buy", 0.01, over, {"timeInForce": "IOC"})
    assert (ioc["status"], ioc["filled"]) == ("closed", 0.01)
    missed = await client.create_order(PAIR, "limit", "buy", 0.01, under, {"timeInForce": "IOC"})
    assert (missed["status"], missed["filled"]) == ("expired", 0)
    fok = await client.create_order(PAIR, "limit", "buy", 0.01, over, {"timeInForce": "FOK"})
    assert (fok["status"], fok["filled"]) == ("closed", 0.01)
    none = await client.create_order(PAIR, "limit", "buy", 0.01, under, {"timeInForce": "FOK"})
    assert (none["status"], none["filled"]) == ("expired", 0)
    post = await client.create_order(PAIR, "limit", "buy", 0.01, under, {"postOnly": True})
    assert post["id"] in {order["id"] for order in await client.fetch_open_orders(PAIR)}


async def test_resting_order_inside_the_spread_fills_as_maker(
    exchange: Exchange, client: Any
) -> None:
    order = await _post_inside_the_spread(client)
    await exchange.sell_down_to(PAIR, Decimal(str(order["price"])))
    assert (await client.fetch_order(order["id"], PAIR))["status"] == "closed"
    fills = await client.fetch_my_trades(PAIR)
    assert sum(fill["amount"] for fill in fills) == pytest.approx(0.01)
    assert {(fill["price"], fill["takerOrMaker"]) for fill in fills} == {(order["price"], "maker")}
    assert fills[-1]["fee"]["currency"] == "BTC"


async def _post_inside_the_spread(client: Any) -> Any:
    while True:
        ticker = await client.fetch_ticker(PAIR)
        middle = (ticker["bid"] + ticker["ask"]) / 2
        with contextlib.suppress(ccxt.OrderImmediatelyFillable):  # the market moved meanwhile
            return await client.create_order(
                PAIR, "limit", "buy", 0.01, middle, {"postOnly": True, "newOrderRespType": "FULL"}
            )


async def test_fees_of_the_account_are_told(client: Any) -> None:
    assert (await client.fetch_trading_fee(PAIR))["taker"] == 0.001
    fees = await client.fetch_trading_fees()
    assert fees["ETH/USDT"]["maker"] == 0.001


async def test_refusals_become_the_classes_that_callers_expect(client: Any) -> None:
    ticker = await client.fetch_ticker(PAIR)
    ask, low = ticker["ask"], ticker["bid"] * 0.8
    await client.create_order(PAIR, "limit", "buy", 0.01, low, {"clientOrderId": "twice"})
    cases: list[tuple[type[Exception], str, tuple[Any, ...], dict[str, Any]]] = [
        (ccxt.InsufficientFunds, "insufficient balance", ("limit", "buy", 1, low), {}),
        (ccxt.InsufficientFunds, "insufficient balance", ("market", "sell", 1), {}),
        (ccxt.InvalidOrder, "Duplicate", ("limit", "buy", 0.01, low), {"clientOrderId": "twice"}),
        (
            ccxt.OrderImmediatelyFillable,
            "immediately match",
            ("limit", "buy", 0.01, ask * 1.01),
            {"postOnly": True},
        ),
        (ccxt.InvalidOrder, "LOT_SIZE", ("limit", "buy", 0.01, low), {"quantity": "0.000001"}),
        (ccxt.InvalidOrder, "PRICE_FILTER", ("limit", "buy", 0.01, low), {"price": "60000.123"}),
        (ccxt.BadRequest, "NOTIONAL", ("limit", "buy", 0.00002, low), {}),
    ]
    for expected, words, arguments, params in cases:
        with pytest.raises(expected, match=words) as caught:
            await client.create_order(PAIR, *arguments, params=params)
        assert type(caught.value) is expected
    with pytest.raises(ccxt.OrderNotFound):
        await client.fetch_order("999999999", PAIR)
    with pytest.raises(ccxt.OrderNotFound):
        await client.cancel_order("999999999", PAIR)
    with pytest.raises(ccxt.BadSymbol):
        await client.public_get_ticker_price({"symbol": "NOSUCHUSDT"})


async def test_used_client_id_is_refused_even_after_its_order_is_done(client: Any) -> None:
    params = {"clientOrderId": "once", "cost": 20}
    first = await client.create_order(PAIR, "market", "buy", None, None, params)
    with pytest.raises(ccxt.InvalidOrder, match="Duplicate order sent"):
        await client.create_order(PAIR, "market", "buy", None, None, params)
    assert [o["id"] for o in await client.fetch_orders(PAIR)] == [first["id"]]


async def test_bad_keys_signatures_and_clocks_have_their_classes(
    exchange: Exchange, keys: Keys
) -> None:
    wrong = Keys(keys.name, keys.key, "not-the-secret")
    unknown = Keys(keys.name, "a" * 64, keys.secret)
    for bad in (wrong, unknown):
        client = exchange.ccxt(bad, fetchCurrencies=False)
        with pytest.raises(ccxt.AuthenticationError):
            await client.fetch_balance()
        await client.close()
    late = exchange.ccxt(keys, fetchCurrencies=False)
    late.nonce = lambda: int(time.time() * 1000) - 60_000
    with pytest.raises(ccxt.InvalidNonce):
        await late.fetch_balance()
    await late.close()
