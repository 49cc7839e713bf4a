"""ccxt's own clients, nothing of them changed but the address, trade on the exchange."""

from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import ccxt.async_support as ccxt
import pytest

from exchange.dialects.serve import DIALECTS
from tests.contracts.stand import Hall
from workers.venues import addresses

_numbers = count(1)
_SPOT = {
    "htx": {"types": {"spot": True, "linear": False, "inverse": False}},
    "coinbase": "fetchMarketsV3",
    "mexc": {},
}


@pytest.fixture(params=sorted(DIALECTS))
async def client(request: pytest.FixtureRequest, hall: Hall) -> AsyncIterator[Any]:
    """An unmodified client of a venue, with a new account."""
    name = request.param
    wanted = {
        "name": f"ccxt-{name}-{next(_numbers)}",
        "balances": {"USDT": "5000", "BTC": "1"},
        "venue": name,
    }
    made = await hall.exchange.call("POST", "/admin/accounts", json=wanted)
    found = getattr(ccxt, name)(
        {
            **made.json["credentials"],
            "enableRateLimit": False,
            "options": {
                "defaultType": "spot",
                "fetchMarkets": _SPOT.get(name, {"types": ["spot"]}),
                "fetchBalance": "v3PrivateGetBrokerageAccounts" if name == "coinbase" else {},
            },
        }
    )
    addresses.move(found, name, f"{hall.exchange.url}/{name}")
    await found.load_markets()
    yield found
    await found.close()


async def test_markets_currencies_and_prices_are_there(client: Any) -> None:
    market = client.market("BTC/USDT")
    assert market["spot"]
    assert market["precision"]["amount"] == 0.00001
    assert {"BTC", "USDT"} <= set(client.currencies)
    ticker = await client.fetch_ticker("BTC/USDT")
    assert ticker["last"] > 0
    tickers = await client.fetch_tickers()
    assert tickers["ETH/USDT"]["last"] > 0
    book = await client.fetch_order_book("BTC/USDT", 20)
    assert book["bids"][0][0] < book["asks"][0][0]
    assert abs(await client.fetch_time() - client.milliseconds()) < 2000


async def test_it_buys_rests_cancels_and_tells(client: Any) -> None:
    before = await client.fetch_balance()
    bought = await client.create_market_buy_order_with_cost("BTC/USDT", 100)
    assert bought["id"]
    after = await client.fetch_balance()
    assert after["USDT"]["free"] < before["USDT"]["free"]
    assert after["BTC"]["free"] > before["BTC"]["free"]
    resting = await client.create_order("BTC/USDT", "limit", "buy", 0.001, 30000)
    (listed,) = await client.fetch_open_orders("BTC/USDT")
    assert (listed["id"], listed["price"], listed["amount"]) == (resting["id"], 30000, 0.001)
    await client.cancel_order(resting["id"], "BTC/USDT")
    assert await client.fetch_open_orders("BTC/USDT") == []
    trades = await client.fetch_my_trades("BTC/USDT")
    assert {trade["order"] for trade in trades} == {bought["id"]}
    prints = await client.fetch_trades("BTC/USDT", limit=60)
    assert [t["timestamp"] for t in prints] == sorted(t["timestamp"] for t in prints)
    mine = {(trade["price"], trade["amount"]) for trade in trades}
    sides = {t["side"] for t in prints if (t["price"], t["amount"]) in mine}
    assert sides == {"sell" if client.id == "coinbase" else "buy"}  # there, that of the maker


async def test_it_hears_no_in_its_own_words(client: Any) -> None:
    with pytest.raises(ccxt.InsufficientFunds):
        await client.create_order("BTC/USDT", "limit", "buy", 1, 60000)
    missing = {"coinbase": "00000000-0000-0000-0000-00000000ffff", "mexc": "C02__99999999"}
    params = {"acknowledged": True} if client.id == "bybit" else {}
    # ccxt has no class of its own for this on MEXC, and goes by the status on Coinbase.
    kind = {"mexc": ccxt.ExchangeError, "coinbase": ccxt.BaseError}.get(client.id)
    with pytest.raises(kind or ccxt.OrderNotFound):
        await client.fetch_order(missing.get(client.id, "99999999"), "BTC/USDT", params)
