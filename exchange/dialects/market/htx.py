"""HTX's market data: markets, prices, books and trades for everybody."""

from typing import Any, Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, bare
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json
from exchange.dialects.reasons import Declined, Why
from exchange.venue import Venue


def ok(data: Any) -> Json:
    """Wrap an answer."""
    return {"status": "ok", "data": data, "ts": epoch_ms()}


def symbol_of(venue: Venue, name: object) -> str:
    """Return the exchange's name of a market from its own, in small letters."""
    return native.market(venue, str(name).upper()).symbol


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
                "base-currency": m.base.lower(),
                "quote-currency": m.quote.lower(),
                "price-precision": calls.digits(m.tick),
                "amount-precision": calls.digits(m.step),
                "value-precision": 8,
                "symbol-partition": "main",
                "symbol": m.symbol.lower(),
                "state": "online",
                "min-order-amt": calls.step(m.step),
                "max-order-amt": calls.step(m.quantity(m.max_lots)),
                "min-order-value": calls.step(native.LEAST_SPENT),
                "api-trading": "enabled",
            }
            for m in venue.engine.markets.values()
        ]
    )


def currencies(venue: Venue, call: Call) -> Json:
    """List assets; nothing leaves a paper exchange, so none has a chain."""
    del call
    rows = [
        {"currency": a.lower(), "assetType": 1, "instStatus": "normal", "chains": []}
        for a in native.assets(venue)
    ]
    return {"code": 200, "data": rows}


def tickers(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours of all markets."""
    del call
    best = ("bid", "bidSize", "ask", "askSize")
    rows = []
    for t in native.ticker(venue, None):
        prices = (bare(t[n]) for n in ("bidPrice", "bidQty", "askPrice", "askQty"))
        rows.append(
            _day(t) | {"symbol": t["symbol"].lower()} | dict(zip(best, prices, strict=True))
        )
    return ok(rows)


def merged(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours of one market."""
    name = call.asked["symbol"]
    (t,) = native.ticker(venue, symbol_of(venue, name))
    bid, ask = ([bare(t[f"{s}Price"]), bare(t[f"{s}Qty"])] for s in ("bid", "ask"))
    now = epoch_ms()
    tick = _day(t) | {"bid": bid, "ask": ask}
    return {"ch": f"market.{name}.detail.merged", "status": "ok", "ts": now, "tick": tick}


def _day(t: Json) -> Json:
    return {
        "open": bare(t["openPrice"]),
        "high": bare(t["highPrice"]),
        "low": bare(t["lowPrice"]),
        "close": bare(t["lastPrice"]),
        "amount": bare(t["volume"]),
        "vol": bare(t["quoteVolume"]),
        "count": t["count"],
    }


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market: 150 levels unless five, ten or twenty are asked for."""
    asked = call.asked
    if asked["type"] != "step0" or asked.get("depth", "5") not in {"5", "10", "20"}:
        raise Declined(Why.PARAMETER)
    found = native.depth(venue, symbol_of(venue, asked["symbol"]), int(asked.get("depth", "150")))
    now = epoch_ms()
    sides = {s: [[bare(p), bare(q)] for p, q in found[s]] for s in ("bids", "asks")}
    tick = {"ts": now, "version": found["lastUpdateId"], **sides}
    return {"ch": f"market.{asked['symbol']}.depth.step0", "status": "ok", "ts": now, "tick": tick}


def trades(venue: Venue, call: Call) -> Json:
    """List the last trades, newest first, one unless more are asked for, each in its own batch."""
    asked = call.asked
    symbol = symbol_of(venue, asked["symbol"])
    rows = native.trades(venue, symbol, native.count(asked, "size", usual=1, most=2000))
    batches = [{"id": t["id"], "ts": t["time"], "data": [_trade(t)]} for t in rows]
    channel = f"market.{asked['symbol']}.trade.detail"
    return {"ch": channel, "status": "ok", "ts": epoch_ms(), "data": batches}


def _trade(t: Json) -> Json:
    return {
        "id": bare(f"{t['id']}{t['time']}"),  # beyond 64 bits, as there
        "ts": t["time"],
        "trade-id": t["id"],
        "amount": bare(t["qty"]),
        "price": bare(t["price"]),
        "direction": native.taker(t),
    }


ROUTES: Final[Routes] = {
    ("GET", "/v1/common/timestamp"): time,
    ("GET", "/v1/common/symbols"): symbols,
    ("GET", "/v2/reference/currencies"): currencies,
    ("GET", "/market/tickers"): tickers,
    ("GET", "/market/detail/merged"): merged,
    ("GET", "/market/depth"): book,
    ("GET", "/market/history/trade"): trades,
}
