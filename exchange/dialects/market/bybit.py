"""Bybit's market data: markets, prices, books and trades for everybody."""

from typing import Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json
from exchange.venue import Venue


def ok(result: Json) -> Json:
    """Wrap an answer."""
    return {"retCode": 0, "retMsg": "OK", "result": result, "retExtInfo": {}, "time": epoch_ms()}


def listed(rows: list[Json], cursor: str = "") -> Json:
    """Wrap a list; `cursor` leads to its next page, "" where there is none."""
    return ok({"category": "spot", "list": rows, "nextPageCursor": cursor})


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    now = epoch_ms()
    return ok({"timeSecond": str(now // 1000), "timeNano": str(now * 1_000_000)})


def instruments(venue: Venue, call: Call) -> Json:
    """List markets."""
    del call
    return listed(
        [
            {
                "symbol": m.symbol,
                "baseCoin": m.base,
                "quoteCoin": m.quote,
                "innovation": "0",
                "status": "Trading",
                "marginTrading": "none",
                "lotSizeFilter": {
                    "basePrecision": calls.step(m.step),
                    "quotePrecision": "0.00000001",
                    "minOrderQty": calls.step(m.step),
                    "maxOrderQty": calls.step(m.quantity(m.max_lots)),
                    "minOrderAmt": calls.step(native.LEAST_SPENT),
                    "maxOrderAmt": "9000000",
                },
                "priceFilter": {"tickSize": calls.step(m.tick)},
            }
            for m in venue.engine.markets.values()
        ]
    )


def tickers(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours."""
    return listed(
        [
            {
                "symbol": t["symbol"],
                "bid1Price": plain(t["bidPrice"]),
                "bid1Size": plain(t["bidQty"]),
                "ask1Price": plain(t["askPrice"]),
                "ask1Size": plain(t["askQty"]),
                "lastPrice": plain(t["lastPrice"]),
                "prevPrice24h": plain(t["openPrice"]),
                "price24hPcnt": calls.fraction(t["priceChangePercent"]),
                "highPrice24h": plain(t["highPrice"]),
                "lowPrice24h": plain(t["lowPrice"]),
                "turnover24h": plain(t["quoteVolume"]),
                "volume24h": plain(t["volume"]),
            }
            for t in native.ticker(venue, call.asked.get("symbol"))
        ]
    )


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market: spot has two hundred levels, one unless more are asked for."""
    asked = call.asked
    symbol = native.market(venue, asked["symbol"]).symbol
    found = native.depth(venue, symbol, native.count(asked, "limit", usual=1, most=200))
    now = epoch_ms()
    rest = {"ts": now, "u": found["lastUpdateId"], "seq": found["lastUpdateId"], "cts": now}
    return ok({"s": symbol, "b": found["bids"], "a": found["asks"], **rest})


def trades(venue: Venue, call: Call) -> Json:
    """List the last trades, newest first, with the side of the taker; sixty at most."""
    asked = call.asked
    symbol = native.market(venue, asked["symbol"]).symbol
    rows = native.trades(venue, symbol, native.count(asked, "limit", usual=60, most=60))
    return listed(
        [
            {
                "execId": str(t["id"]),
                "symbol": symbol,
                "price": t["price"],
                "size": t["qty"],
                "side": native.taker(t).capitalize(),
                "time": str(t["time"]),
                "isBlockTrade": False,
                "isRPITrade": False,
                "seq": str(t["id"]),
            }
            for t in rows
        ]
    )


ROUTES: Final[Routes] = {
    ("GET", "/v5/market/time"): time,
    ("GET", "/v5/market/instruments-info"): instruments,
    ("GET", "/v5/market/tickers"): tickers,
    ("GET", "/v5/market/orderbook"): book,
    ("GET", "/v5/market/recent-trade"): trades,
}
