"""What a market's book, trades, candles and statistics look like."""

from collections.abc import Iterable
from typing import Any

from exchange import candles
from exchange.book import Book
from exchange.candles import Rows
from exchange.markets import Market
from exchange.protocol.body import ZERO, Json
from exchange.tape import Day, Print
from exchange.units import UNIT, write


def depth(market: Market, book: Book, count: int) -> Json:
    """Write the best `count` levels of each side."""
    bids, asks = book.depth(count)
    return {
        "lastUpdateId": book.changes,
        "bids": [[write(market.price(p)), write(market.quantity(q))] for p, q in bids],
        "asks": [[write(market.price(p)), write(market.quantity(q))] for p, q in asks],
    }


def public_trade(market: Market, trade: Print) -> Json:
    """Write a trade of the tape."""
    return {
        "id": trade.trade_id,
        "price": write(market.price(trade.price)),
        "qty": write(market.quantity(trade.lots)),
        "quoteQty": write(trade.price * trade.lots * market.cell),
        "time": trade.at_ms,
        "isBuyerMaker": trade.sold,
        "isBestMatch": True,
    }


def aggregate_trade(market: Market, trade: Print) -> Json:
    """Write a trade of the tape in the short form; each trade is its own aggregate."""
    return {
        "a": trade.trade_id,
        "p": write(market.price(trade.price)),
        "q": write(market.quantity(trade.lots)),
        "f": trade.trade_id,
        "l": trade.trade_id,
        "T": trade.at_ms,
        "m": trade.sold,
        "M": True,
    }


def klines(market: Market, interval: str, starts: Iterable[int], rows: Rows) -> list[list[Any]]:
    """Write candles in Binance's twelve columns."""
    return [
        [
            start * 60_000,
            write(market.price(row[candles.OPEN])),
            write(market.price(row[candles.HIGH])),
            write(market.price(row[candles.LOW])),
            write(market.price(row[candles.CLOSE])),
            write(market.quantity(row[candles.VOLUME])),
            candles.following(interval, start) * 60_000 - 1,
            write(row[candles.TURNOVER]),
            row[candles.TRADES],
            write(market.quantity(row[candles.BUY_VOLUME])),
            write(row[candles.BUY_TURNOVER]),
            "0",
        ]
        for start, row in zip(starts, rows.tolist(), strict=True)
    ]


def book_ticker(market: Market, book: Book) -> Json:
    """Write the best bid and ask with their quantities."""
    bids, asks = book.depth(1)
    bid, ask = (bids or [(0, 0)])[0], (asks or [(0, 0)])[0]
    return {
        "symbol": market.symbol,
        "bidPrice": write(market.price(bid[0])),
        "bidQty": write(market.quantity(bid[1])),
        "askPrice": write(market.price(ask[0])),
        "askQty": write(market.quantity(ask[1])),
    }


def ticker(market: Market, day: Day, trades: tuple[Print, ...], now_ms: int) -> Json:
    """Write the statistics of the last 24 hours (the MINI form); `trades` are the newest."""
    newest = trades[-1].trade_id if trades else -1
    return {
        "symbol": market.symbol,
        "openPrice": write(market.price(day.open)),
        "highPrice": write(market.price(day.high)),
        "lowPrice": write(market.price(day.low)),
        "lastPrice": write(market.price(day.last)),
        "volume": write(market.quantity(day.volume)),
        "quoteVolume": write(day.turnover),
        "openTime": day.opened_ms,
        "closeTime": now_ms,
        "firstId": max(newest - day.trades + 1, 0) if trades else -1,
        "lastId": newest,
        "count": day.trades,
    }


def full_ticker(
    market: Market, day: Day, book: Book, trades: tuple[Print, ...], now_ms: int
) -> Json:
    """Write the statistics of the last 24 hours in full."""
    change = day.last - day.open
    volume = market.quantity(day.volume)
    best = book_ticker(market, book)
    return {
        **ticker(market, day, trades, now_ms),
        "priceChange": write(market.price(change)),
        "priceChangePercent": _percent(change, day.open),
        "weightedAvgPrice": write(day.turnover * UNIT // volume if volume else 0),
        "prevClosePrice": write(market.price(day.previous)),
        "lastQty": write(market.quantity(trades[-1].lots)) if trades else ZERO,
        **best,
    }


def _percent(change: int, base: int) -> str:
    """Write a change in percent with three decimals, rounded towards zero."""
    thousandths = abs(change) * 100_000 // base if base else 0
    sign = "-" if change < 0 and thousandths else ""
    return f"{sign}{thousandths // 1000}.{thousandths % 1000:03d}"
