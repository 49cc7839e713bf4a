"""Answers what anybody may ask: markets, prices, books, trades, candles."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeAlias

from exchange import reference, refusals
from exchange.candles import INTERVALS, Span
from exchange.clock import epoch_ms
from exchange.markets import Market
from exchange.params import Params
from exchange.protocol import market_forms, price_forms
from exchange.refusals import Refusal
from exchange.tape import AVERAGED
from exchange.units import write
from exchange.venue import Venue

Answer: TypeAlias = Callable[[Venue, Params], Any | Awaitable[Any]]
_RATE_LIMITS: Final = [
    {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 6000},
    {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 1000},
    {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 2_000_000},
]


def ping(venue: Venue, params: Params) -> object:
    """Answer that the exchange is there."""
    del venue, params
    return {}


def time(venue: Venue, params: Params) -> object:
    """Tell the time."""
    del venue, params
    return {"serverTime": epoch_ms()}


def system_status(venue: Venue, params: Params) -> object:
    """Tell that the exchange is not under maintenance: it answers, so it is not."""
    del venue, params
    return {"status": 0, "msg": "normal"}


def exchange_info(venue: Venue, params: Params) -> object:
    """List markets with their filters, and the rate limits."""
    many = _wanted(venue, params)
    return {
        "timezone": "UTC",
        "serverTime": epoch_ms(),
        "rateLimits": _RATE_LIMITS,
        "exchangeFilters": [],
        "symbols": [market_forms.market_info(market) for market in many],
    }


def execution_rules(venue: Venue, params: Params) -> object:
    """List how far from their reference price orders may trade."""
    return {"symbolRules": [market_forms.execution_rules(m) for m in _wanted(venue, params)]}


def reference_price(venue: Venue, params: Params) -> object:
    """Give the price around which orders may trade; null when nothing has traded of late."""
    market, now = params.market(venue.engine.markets), epoch_ms()
    mean = venue.engine.references[market.symbol].mean(now)
    price = write(market.price(mean)) if mean else None
    return {"symbol": market.symbol, "referencePrice": price, "timestamp": now}


def reference_calculation(venue: Venue, params: Params) -> object:
    """Tell how the reference price is worked out."""
    return {
        "symbol": params.market(venue.engine.markets).symbol,
        "calculationType": "ARITHMETIC_MEAN",
        "bucketCount": reference.BUCKETS,
        "bucketWidthMs": reference.BUCKET_MS,
    }


def depth(venue: Venue, params: Params) -> object:
    """Give the book of a market."""
    market = params.market(venue.engine.markets)
    return price_forms.depth(market, venue.engine.books[market.symbol], params.limit(100, 5000))


def trades(venue: Venue, params: Params) -> object:
    """Give the newest trades of a market."""
    market = params.market(venue.engine.markets)
    newest = venue.tapes[market].recent(params.limit(500, 1000))
    return [price_forms.public_trade(market, trade) for trade in newest]


def historical_trades(venue: Venue, params: Params) -> object:
    """Give trades from an id on; as far back as the tape goes."""
    market = params.market(venue.engine.markets)
    first = params.number("fromId") or 0
    some = venue.tapes[market].recent(params.limit(500, 1000), from_id=first)
    return [price_forms.public_trade(market, trade) for trade in some]


def average_price(venue: Venue, params: Params) -> object:
    """Give the average price of the last five minutes."""
    market = params.market(venue.engine.markets)
    price, last_ms = venue.tapes[market].average(epoch_ms())
    return {"mins": AVERAGED, "price": write(price), "closeTime": last_ms}


def aggregate_trades(venue: Venue, params: Params) -> object:
    """Give trades in the short form: the newest, from an id on, or within a time."""
    market = params.market(venue.engine.markets)
    limit = params.limit(500, 1000)
    start, end = params.number("startTime"), params.number("endTime")
    found = venue.tapes[market].recent(1000, from_id=params.number("fromId") or 0)
    inside = [t for t in found if (start or 0) <= t.at_ms <= (end or t.at_ms)]
    forward = start is not None or "fromId" in params
    some = inside[:limit] if forward else inside[-limit:]
    return [price_forms.aggregate_trade(market, trade) for trade in some]


async def klines(venue: Venue, params: Params) -> object:
    """Give candles of a market."""
    market = params.market(venue.engine.markets)
    interval = params.text("interval")
    if interval not in INTERVALS:
        raise Refusal(-1120, "Invalid interval.")
    if params.optional("timeZone") not in {None, "0", "00:00", "0:00"}:
        raise refusals.invalid("timeZone")
    start, end = params.number("startTime"), params.number("endTime")
    span = Span(interval, start, end, params.limit(500, 1000))
    tape, now = venue.tapes[market], epoch_ms()
    if INTERVALS[interval] % 60:
        found = tape.query(span, now)
    else:  # a year of hours takes a quarter of a second the first time
        found = await asyncio.to_thread(tape.query, span, now)
    return price_forms.klines(market, interval, *found)


def day_ticker(venue: Venue, params: Params) -> object:
    """Give the statistics of the last 24 hours, of one, some or all markets."""
    form = params.optional("type") or "FULL"
    if form not in {"FULL", "MINI"}:
        raise Refusal(-1139, "Invalid ticker type.")
    now = epoch_ms()

    def describe(market: Market) -> object:
        tape, book = venue.tapes[market], venue.engine.books[market.symbol]
        day, newest = tape.day(now), tuple(tape.recent(1))
        if day is None:
            raise refusals.rejected("Market is closed.")
        if form == "MINI":
            return price_forms.ticker(market, day, newest, now)
        return price_forms.full_ticker(market, day, book, newest, now)

    return _one_or_many(venue, params, describe)


def price_ticker(venue: Venue, params: Params) -> object:
    """Give the price of the last trade, of one, some or all markets."""

    def describe(market: Market) -> object:
        price = write(market.price(venue.engine.last[market.symbol]))
        return {"symbol": market.symbol, "price": price}

    return _one_or_many(venue, params, describe)


def book_ticker(venue: Venue, params: Params) -> object:
    """Give the best bid and ask, of one, some or all markets."""

    def describe(market: Market) -> object:
        return price_forms.book_ticker(market, venue.engine.books[market.symbol])

    return _one_or_many(venue, params, describe)


def _wanted(venue: Venue, params: Params) -> list[Market]:
    markets = venue.engine.markets
    if "symbol" in params:
        if "symbols" in params:
            raise Refusal(-1128, "Combination of optional parameters invalid.")
        return [params.market(markets)]
    return params.markets(markets) or list(markets.values())


def _one_or_many(venue: Venue, params: Params, describe: Callable[[Market], object]) -> object:
    described = [describe(market) for market in _wanted(venue, params)]
    return described[0] if "symbol" in params else described


_SYMBOLS: Final = "symbol symbols"
ROUTES: Final[dict[str, tuple[Answer, frozenset[str]]]] = {
    path: (answer, frozenset(known.split()))
    for path, answer, known in (
        ("/api/v3/ping", ping, ""),
        ("/api/v3/time", time, ""),
        ("/sapi/v1/system/status", system_status, ""),
        (
            "/api/v3/exchangeInfo",
            exchange_info,
            f"{_SYMBOLS} permissions showPermissionSets symbolStatus",
        ),
        ("/api/v3/executionRules", execution_rules, f"{_SYMBOLS} symbolStatus"),
        ("/api/v3/referencePrice", reference_price, "symbol"),
        ("/api/v3/referencePrice/calculation", reference_calculation, "symbol symbolStatus"),
        ("/api/v3/depth", depth, "symbol limit symbolStatus"),
        ("/api/v3/trades", trades, "symbol limit"),
        ("/api/v3/aggTrades", aggregate_trades, "symbol limit fromId startTime endTime"),
        ("/api/v3/historicalTrades", historical_trades, "symbol limit fromId"),
        ("/api/v3/avgPrice", average_price, "symbol"),
        ("/api/v3/klines", klines, "symbol interval limit startTime endTime timeZone"),
        ("/api/v3/uiKlines", klines, "symbol interval limit startTime endTime timeZone"),
        ("/api/v3/ticker/24hr", day_ticker, f"{_SYMBOLS} type symbolStatus"),
        ("/api/v3/ticker/price", price_ticker, f"{_SYMBOLS} symbolStatus"),
        ("/api/v3/ticker/bookTicker", book_ticker, f"{_SYMBOLS} symbolStatus"),
    )
}
