"""OKX's market data: markets, prices, books and trades for everybody."""

from typing import Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json, pair_of, symbol_of
from exchange.venue import Venue


def ok(rows: list[Json]) -> Json:
    """Wrap an answer."""
    return {"code": "0", "msg": "", "data": rows}


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    return ok([{"ts": str(epoch_ms())}])


def instruments(venue: Venue, call: Call) -> Json:
    """List markets."""
    del call
    return ok(
        [
            {
                "instType": "SPOT",
                "instId": f"{m.base}-{m.quote}",
                "baseCcy": m.base,
                "quoteCcy": m.quote,
                "tickSz": calls.step(m.tick),
                "lotSz": calls.step(m.step),
                "minSz": calls.step(m.step),
                "maxLmtSz": calls.step(m.quantity(m.max_lots)),
                "maxMktSz": "9000000",
                "maxLmtAmt": "9000000",
                "maxMktAmt": "9000000",
                "state": "live",
                "instFamily": "",
                "uly": "",
                "settleCcy": "",
                "lever": "",
            }
            for m in venue.engine.markets.values()
        ]
    )


def tickers(venue: Venue, call: Call) -> Json:
    """Give the statistics of the last 24 hours, of one market or of all."""
    name = call.asked.get("instId")
    return ok(
        [
            {
                "instType": "SPOT",
                "instId": pair_of(venue, t["symbol"]),
                "last": plain(t["lastPrice"]),
                "lastSz": plain(t["lastQty"]),
                "askPx": plain(t["askPrice"]),
                "askSz": plain(t["askQty"]),
                "bidPx": plain(t["bidPrice"]),
                "bidSz": plain(t["bidQty"]),
                "open24h": plain(t["openPrice"]),
                "high24h": plain(t["highPrice"]),
                "low24h": plain(t["lowPrice"]),
                "volCcy24h": plain(t["quoteVolume"]),
                "vol24h": plain(t["volume"]),
                "ts": str(t["closeTime"]),
            }
            for t in native.ticker(venue, symbol_of(venue, name) if name else None)
        ]
    )


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market: rows end with a field out of use and a count of orders."""
    asked = call.asked
    symbol = symbol_of(venue, asked["instId"])
    found = native.depth(venue, symbol, native.count(asked, "sz", usual=1, most=400))
    rows = {side: [[p, q, "0", "1"] for p, q in found[side]] for side in ("asks", "bids")}
    return ok([{**rows, "ts": str(epoch_ms()), "seqId": found["lastUpdateId"]}])


def trades(venue: Venue, call: Call) -> Json:
    """List the last trades, newest first, with the side of the taker."""
    asked = call.asked
    symbol = symbol_of(venue, asked["instId"])
    rows = native.trades(venue, symbol, native.count(asked, "limit", usual=100, most=500))
    return ok(
        [
            {
                "instId": asked["instId"],
                "tradeId": str(t["id"]),
                "px": t["price"],
                "sz": t["qty"],
                "side": native.taker(t),
                "source": "0",
                "ts": str(t["time"]),
                "seqId": t["id"],
            }
            for t in rows
        ]
    )


ROUTES: Final[Routes] = {
    ("GET", "/api/v5/public/time"): time,
    ("GET", "/api/v5/public/instruments"): instruments,
    ("GET", "/api/v5/market/ticker"): tickers,
    ("GET", "/api/v5/market/tickers"): tickers,
    ("GET", "/api/v5/market/books"): book,
    ("GET", "/api/v5/market/trades"): trades,
}
