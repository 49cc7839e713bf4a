"""KuCoin's market data: markets, prices, books and trades for everybody."""

from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json, pair_of, symbol_of
from exchange.dialects.reasons import Declined, Why
from exchange.venue import Venue

_TRADES: Final = 100


def ok(data: Any) -> Json:
    """Wrap an answer."""
    return {"code": "200000", "data": data}


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    return ok(epoch_ms())


def symbols(venue: Venue, call: Call) -> Json:
    """List markets."""
    del call
    return ok(
        [
            {
                "symbol": f"{m.base}-{m.quote}",
                "name": f"{m.base}-{m.quote}",
                "baseCurrency": m.base,
                "quoteCurrency": m.quote,
                "feeCurrency": m.quote,
                "market": "USDS",
                "baseMinSize": calls.step(m.step),
                "quoteMinSize": calls.step(native.LEAST_SPENT),
                "baseMaxSize": calls.step(m.quantity(m.max_lots)),
                "quoteMaxSize": "9000000",
                "baseIncrement": calls.step(m.step),
                "quoteIncrement": "0.00000001",
                "priceIncrement": calls.step(m.tick),
                "minFunds": calls.step(native.LEAST_SPENT),
                "isMarginEnabled": False,
                "enableTrading": True,
            }
            for m in venue.engine.markets.values()
        ]
    )


def currencies(venue: Venue, call: Call) -> Json:
    """List assets; nothing leaves a paper exchange, so none has a chain."""
    del call
    return ok(
        [
            {"currency": a, "name": a, "fullName": n, "precision": 8, "chains": []}
            for a, n in native.assets(venue).items()
        ]
    )


def all_tickers(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours of all markets."""
    del call
    rows = [_ticker(venue, t) for t in native.ticker(venue, None)]
    return ok({"time": epoch_ms(), "ticker": rows})


def stats(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours of one market."""
    (found,) = native.ticker(venue, symbol_of(venue, call.asked["symbol"]))
    return ok(_ticker(venue, found) | {"time": epoch_ms()})


def book(venue: Venue, call: Call) -> Json:
    """Give twenty levels of the book of a market, or a hundred, and no other number."""
    limit = call.names["limit"]
    if limit not in {"20", "100"}:
        raise Declined(Why.PARAMETER)
    found = native.depth(venue, symbol_of(venue, call.asked["symbol"]), int(limit))
    sides = {"bids": found["bids"], "asks": found["asks"]}
    return ok({"time": epoch_ms(), "sequence": str(found["lastUpdateId"]), **sides})


def trades(venue: Venue, call: Call) -> Json:
    """List the last hundred trades, oldest first, in nanoseconds, with the side of the taker."""
    rows = native.trades(venue, symbol_of(venue, call.asked["symbol"]), _TRADES)
    return ok(
        [
            {
                "sequence": str(t["id"]),
                "price": t["price"],
                "size": t["qty"],
                "side": native.taker(t),
                "time": t["time"] * 1_000_000,
            }
            for t in reversed(rows)
        ]
    )


def _ticker(venue: Venue, t: Json) -> Json:
    return {
        "symbol": pair_of(venue, t["symbol"]),
        "symbolName": pair_of(venue, t["symbol"]),
        "buy": plain(t["bidPrice"]),
        "bestBidSize": plain(t["bidQty"]),
        "sell": plain(t["askPrice"]),
        "bestAskSize": plain(t["askQty"]),
        "changePrice": plain(t["priceChange"]),
        "changeRate": calls.fraction(t["priceChangePercent"]),
        "high": plain(t["highPrice"]),
        "low": plain(t["lowPrice"]),
        "vol": plain(t["volume"]),
        "volValue": plain(t["quoteVolume"]),
        "last": plain(t["lastPrice"]),
    }


ROUTES: Final[Routes] = {
    ("GET", "/api/v1/timestamp"): time,
    ("GET", "/api/v2/symbols"): symbols,
    ("GET", "/api/v3/currencies"): currencies,
    ("GET", "/api/v1/market/allTickers"): all_tickers,
    ("GET", "/api/v1/market/stats"): stats,
    ("GET", "/api/v1/market/orderbook/level2_{limit}"): book,
    ("GET", "/api/v1/market/histories"): trades,
}
