"""Unmodified ccxt.pro listens and trades on the paper exchange."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import ccxt
import pytest

from tests.integration.exchange.clients import Exchange, Keys

PAIR = "BTC/USDT"
TRAILING = {"trailingPercent": 2, "stopLossOrTakeProfit": "stopLoss"}


@pytest.fixture
async def pro(exchange: Exchange, keys: Keys) -> AsyncIterator[Any]:
    """Return a ccxt.pro client of a fresh account, markets loaded."""
    client = exchange.pro(keys)
    await client.load_markets()
    yield client
    await client.close()


async def soon(work: Any) -> Any:
    """Wait for a stream, but not for ever."""
    return await asyncio.wait_for(work, 15)


async def test_tickers_trades_and_candles_are_watched(pro: Any) -> None:
    ticker, tickers, trades, candles, best = await asyncio.gather(
        soon(pro.watch_ticker(PAIR)),
        soon(pro.watch_tickers([PAIR, "ETH/USDT"])),
        soon(pro.watch_trades(PAIR)),
        soon(pro.watch_ohlcv(PAIR, "1m")),
        soon(pro.watch_bids_asks([PAIR])),
    )
    assert ticker["low"] <= ticker["last"] <= ticker["high"]
    assert set(tickers) <= {PAIR, "ETH/USDT"}
    assert trades[-1]["amount"] > 0
    assert candles[-1][3] <= candles[-1][4] <= candles[-1][2]
    assert best[PAIR]["bid"] < best[PAIR]["ask"]


async def test_order_book_is_kept_in_step_without_a_checksum_error(pro: Any) -> None:
    nonces = []
    for _ in range(8):
        book = await soon(pro.watch_order_book(PAIR))
        assert book["bids"][0][0] < book["asks"][0][0]
        nonces.append(book["nonce"])
    assert nonces == sorted(nonces)
    assert nonces[-1] > nonces[0]


async def test_orders_fills_and_balance_of_ones_own_are_watched(pro: Any) -> None:
    watched = asyncio.gather(
        soon(pro.watch_orders(PAIR)), soon(pro.watch_my_trades(PAIR)), soon(pro.watch_balance())
    )
    await asyncio.sleep(0.5)
    placed = await pro.create_order_ws(PAIR, "market", "buy", 0.001)
    orders, fills, balance = await watched
    assert (orders[-1]["id"], orders[-1]["status"]) == (placed["id"], "closed")
    assert sum(fill["amount"] for fill in fills) == pytest.approx(0.001)
    assert balance["BTC"]["free"] == pytest.approx(0.000999)


async def test_orders_are_placed_found_and_cancelled_by_socket(pro: Any) -> None:
    price = (await soon(pro.watch_bids_asks([PAIR])))[PAIR]["bid"]
    placed = await pro.create_order_ws(PAIR, "limit", "buy", 0.001, price * 0.8)
    assert [o["id"] for o in await pro.fetch_open_orders_ws(PAIR)] == [placed["id"]]
    balances = (await pro.fetch_balance_ws())["info"]["balances"]  # ccxt parses no spot balances
    assert {b["asset"]: float(b["locked"]) > 0 for b in balances} == {"USDT": True}
    edited = await pro.edit_order_ws(placed["id"], PAIR, "limit", "buy", 0.001, price * 0.7)
    assert edited["price"] < placed["price"]
    await pro.cancel_order_ws(edited["id"], PAIR)
    assert (await pro.fetch_order_ws(edited["id"], PAIR))["status"] == "canceled"
    with pytest.raises(ccxt.OrderNotFound):
        await pro.cancel_order_ws(edited["id"], PAIR)


@pytest.mark.parametrize(
    ("kind", "side", "price", "params", "type_"),
    [
        ("market", "sell", None, {"stopLossPrice": 0.9}, "STOP_LOSS"),
        ("limit", "sell", 0.89, {"stopLossPrice": 0.9}, "STOP_LOSS_LIMIT"),
        ("market", "sell", None, {"takeProfitPrice": 1.1}, "TAKE_PROFIT"),
        ("limit", "sell", 1.1, {"takeProfitPrice": 1.1}, "TAKE_PROFIT_LIMIT"),
        ("limit", "buy", 1.1, {"triggerPrice": 1.1}, "STOP_LOSS_LIMIT"),
        ("market", "sell", None, TRAILING, "STOP_LOSS"),
    ],
)
async def test_every_waiting_order_of_ccxt_waits_here(
    pro: Any, kind: str, side: str, price: float | None, params: dict[str, Any], type_: str
) -> None:
    await pro.create_order(PAIR, "market", "buy", 0.01)
    last = (await pro.fetch_ticker(PAIR))["last"]
    limit = None if price is None else last * price
    scaled = {k: last * v if k.endswith("Price") else v for k, v in params.items()}
    placed = await pro.create_order(PAIR, kind, side, 0.005, limit, scaled)
    found = await pro.fetch_order(placed["id"], PAIR)
    assert (found["info"]["type"], found["status"]) == (type_, "open")
    assert found["info"]["isWorking"] is False
    await pro.cancel_order(placed["id"], PAIR)
    assert (await pro.fetch_balance())["BTC"]["used"] == 0


async def test_order_is_edited_by_cancelling_and_replacing_it(pro: Any) -> None:
    last = (await pro.fetch_ticker(PAIR))["last"]
    placed = await pro.create_order(PAIR, "limit", "buy", 0.001, last * 0.8)
    edited = await pro.edit_order(placed["id"], PAIR, "limit", "buy", 0.002, last * 0.8)
    assert (edited["amount"], edited["status"]) == (0.002, "open")
    assert (await pro.fetch_order(placed["id"], PAIR))["status"] == "canceled"


async def test_stop_the_price_has_met_has_its_own_class(pro: Any) -> None:
    await pro.create_order(PAIR, "market", "buy", 0.01)
    last = (await pro.fetch_ticker(PAIR))["last"]
    with pytest.raises(ccxt.OrderImmediatelyFillable):
        await pro.create_order(PAIR, "market", "sell", 0.01, None, {"stopLossPrice": last * 1.1})
