"""MEXC's market data: markets, prices, books and trades for everybody."""

from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json
from exchange.venue import Venue


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    return {"serverTime": epoch_ms()}


def exchange_info(venue: Venue, call: Call) -> Json:
    """List markets."""
    del call
    symbols = [
        {
            "symbol": m.symbol,
            "status": "1",
            "baseAsset": m.base,
            "baseAssetPrecision": calls.digits(m.step),
            "quoteAsset": m.quote,
            "quotePrecision": calls.digits(m.tick),
            "quoteAssetPrecision": calls.digits(m.tick),
            "baseSizePrecision": calls.step(m.step),
            "quoteAmountPrecision": calls.step(native.LEAST_SPENT),
            "quoteAmountPrecisionMarket": calls.step(native.LEAST_SPENT),
            "maxQuoteAmount": "9000000",
            "makerCommission": "0.001",
            "takerCommission": "0.001",
            "orderTypes": ["LIMIT", "MARKET", "LIMIT_MAKER"],
            "isSpotTradingAllowed": True,
            "isMarginTradingAllowed": False,
            "permissions": ["SPOT"],
            "filters": [],
        }
        for m in venue.engine.markets.values()
    ]
    return {"timezone": "CST", "serverTime": epoch_ms(), "rateLimits": [], "symbols": symbols}


def tickers(venue: Venue, call: Call) -> Any:
    """Give the statistics of the last 24 hours, of one market or of all."""
    symbol = call.asked.get("symbol")
    rows = [
        t | {"priceChangePercent": calls.fraction(t["priceChangePercent"])}
        for t in native.ticker(venue, symbol)
    ]
    return rows[0] if symbol else rows


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market."""
    asked = call.asked
    symbol = native.market(venue, asked["symbol"]).symbol
    found = native.depth(venue, symbol, native.count(asked, "limit", usual=100, most=5000))
    return found | {"timestamp": epoch_ms()}


def trades(venue: Venue, call: Call) -> list[Json]:
    """List the last trades in the short form, newest first; they have no numbers there."""
    asked = call.asked
    symbol = native.market(venue, asked["symbol"]).symbol
    rows = native.trades(venue, symbol, native.count(asked, "limit", usual=500, most=1000))
    none = {"a": None, "f": None, "l": None}
    return [
        none | {"p": t["price"], "q": t["qty"], "T": t["time"], "m": t["isBuyerMaker"], "M": True}
        for t in rows
    ]


def contracts(venue: Venue, call: Call) -> Json:
    """List no contract: there are none on paper."""
    del venue, call
    return {"success": True, "code": 0, "data": []}


ROUTES: Final[Routes] = {
    ("GET", "/api/v3/time"): time,
    ("GET", "/api/v3/exchangeInfo"): exchange_info,
    ("GET", "/api/v3/ticker/24hr"): tickers,
    ("GET", "/api/v3/depth"): book,
    ("GET", "/api/v3/aggTrades"): trades,
    ("GET", "/api/v1/contract/detail"): contracts,
}
