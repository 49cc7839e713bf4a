"""What everybody may see of a market besides its book: recent trades, candles, the last day."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from exchange import candles
from exchange.book import SELL
from exchange.candles import Candles, Rows, Span
from exchange.events import Event, Traded
from exchange.markets import Market
from exchange.units import UNIT

KEPT_TRADES: Final = 1000
AVERAGED: Final = 5  # minutes
_DAY: Final = 1440


class Print(NamedTuple):
    """A trade on the tape; `sold` when the seller was the taker."""

    trade_id: int
    price: int
    lots: int
    at_ms: int
    sold: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The last 24 hours of a market: prices in ticks, volume in lots, turnover in units."""

    opened_ms: int
    open: int
    high: int
    low: int
    last: int
    previous: int
    volume: int
    turnover: int
    trades: int


class Tape:
    """The trades and candles of one market."""

    def __init__(self, market: Market, candles_: Candles, now_ms: int) -> None:
        self.market = market
        self.candles = candles_
        self.trades: deque[Print] = deque(maxlen=KEPT_TRADES)
        self._now: list[int] | None = None  # the row of the minute going on
        self._day: tuple[int, Rows] = (0, np.empty((0, candles.COLUMNS), dtype=np.int64))
        candles_.fill(now_ms // 60_000)

    def print(self, trade: Traded) -> None:
        """Add a trade."""
        sold = trade.taker.side == SELL
        self.trades.append(Print(trade.trade_id, trade.price, trade.lots, trade.at_ms, sold))
        row = self._minute(trade.at_ms // 60_000, trade.price)
        price, lots = trade.price, trade.lots
        amount = price * lots * self.market.cell
        row[candles.HIGH] = max(row[candles.HIGH], price)
        row[candles.LOW] = min(row[candles.LOW], price)
        row[candles.CLOSE] = price
        row[candles.VOLUME] += lots
        row[candles.TURNOVER] += amount
        row[candles.TRADES] += 1
        if not sold:
            row[candles.BUY_VOLUME] += lots
            row[candles.BUY_TURNOVER] += amount

    def save(self) -> None:
        """Record the minute going on."""
        if self._now:
            self.candles.record(self._now)

    def recent(self, count: int, *, from_id: int = 0) -> list[Print]:
        """Return up to `count` trades, oldest first: the newest, or the first from an id on."""
        if from_id:
            return list(islice((p for p in self.trades if p.trade_id >= from_id), count))
        return list(islice(self.trades, max(0, len(self.trades) - count), None))

    def query(self, span: Span, now_ms: int) -> tuple[list[int], Rows]:
        """Return opening minutes and rows of candles, the one going on included."""
        self.save()
        return self.candles.query(span, self._reached(now_ms))

    def day(self, now_ms: int) -> Day | None:
        """Return the statistics of the last 24 hours; None when nothing is known of them."""
        minute = self._reached(now_ms)
        if self._day[0] != minute:
            self.save()
            self._day = minute, self.candles.minutes(minute - _DAY, _DAY)
        rows = self._day[1]
        if self._now and self._now[candles.MINUTE] == minute:
            rows = np.concatenate([rows, np.array([self._now], dtype=np.int64)])
        if not len(rows):
            return None
        sums = rows.sum(axis=0)
        return Day(
            opened_ms=int(rows[0, candles.MINUTE]) * 60_000,
            open=int(rows[0, candles.OPEN]),
            high=int(rows[:, candles.HIGH].max()),
            low=int(rows[:, candles.LOW].min()),
            last=int(rows[-1, candles.CLOSE]),
            previous=int(rows[0, candles.OPEN]),
            volume=int(sums[candles.VOLUME]),
            turnover=int(sums[candles.TURNOVER]),
            trades=int(sums[candles.TRADES]),
        )

    def average(self, now_ms: int) -> tuple[int, int]:
        """Return the average price of five minutes in units, and the time of the last trade."""
        self.save()
        minute = self._reached(now_ms)
        sums = self.candles.minutes(minute - AVERAGED + 1, AVERAGED).sum(axis=0)
        volume = self.market.quantity(int(sums[candles.VOLUME]))
        last = self.trades[-1] if self.trades else Print(-1, 0, 0, now_ms, sold=False)
        if not volume:
            return self.market.price(last.price), last.at_ms
        return int(sums[candles.TURNOVER]) * UNIT // volume, last.at_ms

    def _reached(self, now_ms: int) -> int:
        """Return the minute going on: that of the last trade while the clock shows less."""
        return max(now_ms // 60_000, self._now[candles.MINUTE] if self._now else 0)

    def _minute(self, minute: int, price: int) -> list[int]:
        """Return the row of a minute, recording the one before it when it is new."""
        row = self._now
        if row is None or row[candles.MINUTE] < minute:
            if row:
                self.candles.record(row)
                self._bridge(row, minute)
            row = self._now = [minute, price, price, price, price, 0, 0, 0, 0, 0]
        return row

    def _bridge(self, row: list[int], minute: int) -> None:
        """Record the minutes without any trade between `row` and `minute`, flat at its close."""
        close = row[candles.CLOSE]
        for quiet in range(max(row[candles.MINUTE] + 1, minute - _DAY), minute):
            self.candles.record([quiet, close, close, close, close, 0, 0, 0, 0, 0])


class Tapes:
    """The tapes of all markets; listens to the engine."""

    def __init__(self, tapes: Mapping[str, Tape]) -> None:
        self._tapes = tapes

    def __getitem__(self, market: Market) -> Tape:
        return self._tapes[market.symbol]

    def hear(self, events: tuple[Event, ...]) -> None:
        """Put the trades among the events of a command on their tapes."""
        for event in events:
            if isinstance(event, Traded) and not event.is_aside:
                self._tapes[event.market.symbol].print(event)

    def save(self) -> None:
        """Record the minute going on in every market."""
        for tape in self._tapes.values():
            tape.save()
