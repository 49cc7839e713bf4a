"""Coinbase's market data: markets, prices, books and trades for everybody."""

from datetime import UTC, datetime
from typing import Final

from exchange.clock import epoch_ms
from exchange.dialects import call as calls
from exchange.dialects import native
from exchange.dialects.call import Call, plain
from exchange.dialects.dialect import Routes
from exchange.dialects.native import Json, symbol_of
from exchange.venue import Venue


def time(venue: Venue, call: Call) -> Json:
    """Tell the time."""
    del venue, call
    now = epoch_ms()
    return {"iso": iso(now), "epochSeconds": str(now // 1000), "epochMillis": str(now)}


def old_time(venue: Venue, call: Call) -> Json:
    """Tell the time as version 2 does."""
    del venue, call
    now = epoch_ms()
    return {"data": {"iso": iso(now), "epoch": now // 1000}}


def currencies(venue: Venue, call: Call) -> Json:
    """List currencies as version 2 does: no money of states is traded here."""
    del venue, call
    return {"data": []}


def coins(venue: Venue, call: Call) -> Json:
    """List coins as version 2 does."""
    del call
    return {
        "data": [
            {"asset_id": a, "code": a, "name": n, "type": "crypto"}
            for a, n in native.assets(venue).items()
        ]
    }


def no_rates(venue: Venue, call: Call) -> Json:
    """Give no rate of exchange."""
    del venue, call
    return {"data": {"currency": "USD", "rates": {}}}


def products(venue: Venue, call: Call) -> Json:
    """List markets with their statistics; there are no futures."""
    asked = call.asked
    if asked.get("product_type") == "FUTURE":
        return {"products": [], "num_products": 0}
    rows = [_product(venue, t) for t in native.ticker(venue, None)]
    return {"products": rows, "num_products": len(rows)}


def ticker(venue: Venue, call: Call) -> Json:
    """Give best bid and ask, and the last trades, newest first, with the side of the maker."""
    name = call.names["product_id"]
    symbol = symbol_of(venue, name)
    (t,) = native.ticker(venue, symbol)
    rows = native.trades(venue, symbol, native.count(call.asked, "limit", usual=1, most=1000))
    trades = [
        {
            "trade_id": str(row["id"]),
            "product_id": name,
            "price": row["price"],
            "size": row["qty"],
            "time": iso(row["time"]),
            "side": "BUY" if row["isBuyerMaker"] else "SELL",
            "exchange": "coinbase",
        }
        for row in rows
    ]
    return {"trades": trades, "best_bid": plain(t["bidPrice"]), "best_ask": plain(t["askPrice"])}


def book(venue: Venue, call: Call) -> Json:
    """Give the book of a market."""
    asked = call.asked
    symbol = symbol_of(venue, asked["product_id"])
    found = native.depth(venue, symbol, native.count(asked, "limit", usual=100, most=1000))
    rows = {s: [{"price": p, "size": q} for p, q in found[s]] for s in ("bids", "asks")}
    return {"pricebook": {"product_id": asked["product_id"], "time": iso(epoch_ms()), **rows}}


def _product(venue: Venue, t: Json) -> Json:
    m = venue.engine.markets[t["symbol"]]
    return {
        "product_id": f"{m.base}-{m.quote}",
        "price": plain(t["lastPrice"]),
        "price_percentage_change_24h": t["priceChangePercent"],
        "volume_24h": plain(t["volume"]),
        "approximate_quote_24h_volume": plain(t["quoteVolume"]),
        "base_increment": calls.step(m.step),
        "quote_increment": "0.00000001",
        "price_increment": calls.step(m.tick),
        "quote_min_size": calls.step(native.LEAST_SPENT),
        "quote_max_size": "9000000",
        "base_min_size": calls.step(m.step),
        "base_max_size": calls.step(m.quantity(m.max_lots)),
        "base_currency_id": m.base,
        "quote_currency_id": m.quote,
        "product_type": "SPOT",
        "trading_disabled": False,
        "status": "online",
        "alias_to": [],
    }


def iso(at_ms: int) -> str:
    """Write a time."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


ROUTES: Final[Routes] = {
    ("GET", "/v2/time"): old_time,
    ("GET", "/v2/currencies"): currencies,
    ("GET", "/v2/currencies/crypto"): coins,
    ("GET", "/v2/exchange-rates"): no_rates,
    ("GET", "/api/v3/brokerage/time"): time,
    ("GET", "/api/v3/brokerage/market/products"): products,
    ("GET", "/api/v3/brokerage/market/products/{product_id}/ticker"): ticker,
    ("GET", "/api/v3/brokerage/market/product_book"): book,
}
