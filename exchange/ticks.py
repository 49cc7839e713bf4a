"""The JSON of Binance's market streams: trades, books, tickers and candles as they change."""

from collections.abc import Iterable
from typing import Any, Final

from exchange import candles
from exchange.book import Book
from exchange.candles import Rows
from exchange.events import Traded
from exchange.markets import Market
from exchange.protocol import price_forms
from exchange.protocol.body import Json
from exchange.tape import Day, Print
from exchange.units import write


def trade(event: Traded, now_ms: int) -> Json:
    """Tell a trade."""
    market = event.market
    return {
        "e": "trade",
        "E": now_ms,
        "s": market.symbol,
        "t": event.trade_id,
        "p": write(market.price(event.price)),
        "q": write(market.quantity(event.lots)),
        "T": event.at_ms,
        "m": event.taker.side < 0,
        "M": True,
    }


def aggregate(event: Traded, now_ms: int) -> Json:
    """Tell a trade in the short form; each trade is its own aggregate."""
    printed = Print(event.trade_id, event.price, event.lots, event.at_ms, sold=event.taker.side < 0)
    head = {"e": "aggTrade", "E": now_ms, "s": event.market.symbol}
    return head | price_forms.aggregate_trade(event.market, printed)


def book_ticker(market: Market, book: Book) -> Json:
    """Tell the best bid and ask."""
    best = price_forms.book_ticker(market, book)
    return {
        "u": book.changes,
        "s": market.symbol,
        "b": best["bidPrice"],
        "B": best["bidQty"],
        "a": best["askPrice"],
        "A": best["askQty"],
    }


def depth_update(
    market: Market, book: Book, first: int, touched: Iterable[int], now_ms: int
) -> Json:
    """Tell the levels that changed since update `first`: a bid's key is its price, an ask's less.

    All that changed is told, even where it changed back: a client may have seen it in between.
    """
    keys = sorted(touched, reverse=True)
    rows = [[write(market.price(abs(k))), write(market.quantity(book.lots_at(k)))] for k in keys]
    bids = sum(key > 0 for key in keys)
    return {
        "e": "depthUpdate",
        "E": now_ms,
        "s": market.symbol,
        "U": first,
        "u": book.changes,
        "b": rows[:bids],
        "a": rows[bids:],
    }


def kline(
    market: Market, interval: str, start: int, row: Rows, trades: list[Print], now_ms: int
) -> Json:
    """Tell a candle; it is closed once its last millisecond is over."""
    written = price_forms.klines(market, interval, [start], row.reshape(1, -1))[0]
    inside = [t.trade_id for t in trades if written[0] <= t.at_ms <= written[6]] or [-1]
    return {
        "e": "kline",
        "E": now_ms,
        "s": market.symbol,
        "k": {
            "t": written[0],
            "T": written[6],
            "s": market.symbol,
            "i": interval,
            "f": inside[0],
            "L": inside[-1],
            **dict(zip("ohlcv", written[1:6], strict=True)),
            "n": int(row[candles.TRADES]),
            "x": now_ms > written[6],
            "q": written[7],
            "V": written[9],
            "Q": written[10],
            "B": "0",
        },
    }


def mini_ticker(market: Market, day: Day, now_ms: int) -> Json:
    """Tell the last 24 hours in short."""
    return _renamed("24hrMiniTicker", price_forms.ticker(market, day, (), now_ms), _MINI, now_ms)


def ticker(market: Market, day: Day, book: Book, trades: list[Print], now_ms: int) -> Json:
    """Tell the last 24 hours."""
    full = price_forms.full_ticker(market, day, book, tuple(trades), now_ms)
    return _renamed("24hrTicker", full, _FULL, now_ms)


def average(market: Market, price: int, last_ms: int, now_ms: int) -> Json:
    """Tell the average price of five minutes, in units of the quote currency."""
    head = {"e": "avgPrice", "E": now_ms, "s": market.symbol}
    return {**head, "i": "5m", "w": write(price), "T": last_ms}


def _renamed(event: str, row: Json, names: dict[str, str], now_ms: int) -> Json:
    head: dict[str, Any] = {"e": event, "E": now_ms, "s": row["symbol"]}
    return head | {short: row[name] for short, name in names.items()}


_MINI: Final = {
    "c": "lastPrice",
    "o": "openPrice",
    "h": "highPrice",
    "l": "lowPrice",
    "v": "volume",
    "q": "quoteVolume",
}
_FULL: Final = {
    "p": "priceChange",
    "P": "priceChangePercent",
    "w": "weightedAvgPrice",
    "x": "prevClosePrice",
    "Q": "lastQty",
    "b": "bidPrice",
    "B": "bidQty",
    "a": "askPrice",
    "A": "askQty",
    **_MINI,
    "O": "openTime",
    "C": "closeTime",
    "F": "firstId",
    "L": "lastId",
    "n": "count",
}
