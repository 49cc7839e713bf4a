"""Gate's market data: markets, prices, books and trades for everybody."""

from functools import partial
from typing import Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json
from exchange.venue import Venue

symbol_of = partial(native.symbol_of, mark="_")


pair_of = partial(native.pair_of, mark="_")


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    return {"server_time": epoch_ms()}


def pairs(venue: Venue, call: Call) -> list[Json]:
    """List markets."""
    del call
    return [
        {
            "id": f"{m.base}_{m.quote}",
            "base": m.base,
            "base_name": m.name,
            "quote": m.quote,
            "fee": "0.1",
            "min_base_amount": calls.step(m.step),
            "min_quote_amount": calls.step(native.LEAST_SPENT),
            "max_quote_amount": "9000000",
            "amount_precision": calls.digits(m.step),
            "precision": calls.digits(m.tick),
            "trade_status": "tradable",
            "sell_start": 0,
            "buy_start": 0,
            "type": "normal",
        }
        for m in venue.engine.markets.values()
    ]


def currencies(venue: Venue, call: Call) -> list[Json]:
    """List assets; nothing leaves a paper exchange, so none has a chain."""
    del call
    fixed = {"delisted": False, "trade_disabled": False, "chains": []}
    return [{"currency": a, "name": n, **fixed} for a, n in native.assets(venue).items()]


def no_margin(venue: Venue, call: Call) -> list[Json]:
    """List no pair: there is no margin trading on paper."""
    del venue, call
    return []


def tickers(venue: Venue, call: Call) -> list[Json]:
    """Give the statistics of the last 24 hours, of one market or of all."""
    name = call.asked.get("currency_pair")
    return [
        {
            "currency_pair": pair_of(venue, t["symbol"]),
            "last": plain(t["lastPrice"]),
            "lowest_ask": plain(t["askPrice"]),
            "lowest_size": plain(t["askQty"]),
            "highest_bid": plain(t["bidPrice"]),
            "highest_size": plain(t["bidQty"]),
            "change_percentage": t["priceChangePercent"],
            "base_volume": plain(t["volume"]),
            "quote_volume": plain(t["quoteVolume"]),
            "high_24h": plain(t["highPrice"]),
            "low_24h": plain(t["lowPrice"]),
        }
        for t in native.ticker(venue, symbol_of(venue, name) if name else None)
    ]


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market, with its id when that is asked for."""
    asked = call.asked
    symbol = symbol_of(venue, asked["currency_pair"])
    found = native.depth(venue, symbol, native.count(asked, "limit", usual=10, most=1000))
    now = epoch_ms()
    named = {"id": found["lastUpdateId"]} if asked.get("with_id") == "true" else {}
    return named | {"current": now, "update": now, "asks": found["asks"], "bids": found["bids"]}


def trades(venue: Venue, call: Call) -> list[Json]:
    """List the last trades, newest first, with the side of the taker."""
    asked = call.asked
    symbol = symbol_of(venue, asked["currency_pair"])
    rows = native.trades(venue, symbol, native.count(asked, "limit", usual=100, most=1000))
    return [
        {
            "id": str(t["id"]),
            "create_time": str(t["time"] // 1000),
            "create_time_ms": f"{t['time']}.000000",
            "currency_pair": asked["currency_pair"],
            "side": native.taker(t),
            "amount": t["qty"],
            "price": t["price"],
            "sequence_id": str(t["id"]),
        }
        for t in rows
    ]


ROUTES: Final[Routes] = {
    ("GET", "/api/v4/spot/time"): time,
    ("GET", "/api/v4/spot/currency_pairs"): pairs,
    ("GET", "/api/v4/spot/currencies"): currencies,
    ("GET", "/api/v4/margin/currency_pairs"): no_margin,
    ("GET", "/api/v4/spot/tickers"): tickers,
    ("GET", "/api/v4/spot/order_book"): book,
    ("GET", "/api/v4/spot/trades"): trades,
}
