"""Follows the prices of a real exchange through ccxt; says so loudly when it cannot.

Importing this takes three seconds and 120 MB (ccxt), so it is imported only when wanted.
"""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from typing import Any, Final

import ccxt.async_support as ccxt
import numpy as np
import structlog
from prometheus_client import Gauge

from desk.errors import BadConfiguration
from exchange.candles import COLUMNS, Rows
from exchange.clock import epoch_ms
from exchange.history import History
from exchange.markets import Market
from exchange.prices import Prices
from exchange.units import UNIT

log = structlog.get_logger(__name__)
FOLLOWING: Final = Gauge("tapewire_exchange_following", "1 while real prices are followed.")
_POLL_S: Final = 1.0
_STALE_S: Final = 20.0
_PREPARE_S: Final = 20.0
_RETRY_S: Final = 30.0
_TIMEOUT_MS: Final = 8000
_CANDLES: Final = 1000  # the most that exchanges give at once


def connect(exchange_id: str, prices: Prices) -> "Followed":
    """Return a source that follows the ccxt exchange `exchange_id`.

    Raises `BadConfiguration` when ccxt has no such exchange.
    """
    make = getattr(ccxt, exchange_id, None) if exchange_id in ccxt.exchanges else None
    if make is None:
        problem = f"is {exchange_id!r}, which is no exchange of ccxt; for example binance"
        raise BadConfiguration(variable="TAPEWIRE_PRICE_SOURCE", problem=problem)
    return Followed(make({"timeout": _TIMEOUT_MS, "enableRateLimit": True}), prices)


class Followed:
    """Real prices while they are fresh; synthetic ones, joined to the last real, while not."""

    def __init__(self, client: Any, prices: Prices) -> None:
        self._client = client
        self._prices = prices
        self._history = History(prices)
        self._symbols: dict[str, str] = {}  # ours by theirs
        self._scale: dict[str, float] = {}  # last real price by synthetic price then
        self._real: dict[str, float] = {}
        self._seen_s = float("-inf")
        self._past: dict[str, Rows] = {}
        self._following = False

    @property
    def name(self) -> str:
        """Return a name that is one with the past of these prices."""
        return f"{self._client.id}" if self._past else f"{self._client.id}-unreached"

    async def prepare(self) -> None:
        """Fetch markets, prices and recent candles; without prices, start with synthetic ones."""
        try:
            async with asyncio.timeout(_PREPARE_S):
                await self._reach()
        except (ccxt.BaseError, TimeoutError) as e:
            self._lost(e)
            return
        self._past = dict.fromkeys(self._symbols.values(), _rows_of(0))
        try:
            async with asyncio.timeout(_PREPARE_S):
                await self._fetch_candles()
        except (ccxt.BaseError, TimeoutError) as e:
            log.warning("charts begin now: no candles came", source=self._client.id, error=_why(e))

    def fair(self, at_s: float) -> Mapping[str, float]:
        """Return the price of every market: real where it is fresh, else synthetic."""
        synthetic = self._prices.now(at_s)
        if time.monotonic() - self._seen_s < _STALE_S:
            return synthetic | self._real
        return {s: price * self._scale.get(s, 1.0) for s, price in synthetic.items()}

    def past(self, market: Market, first: int, count: int) -> Rows:
        """Return the fetched candles; synthetic ones for markets that are not followed."""
        if market.symbol not in self._past:
            return self._history.minutes(market, first, count)
        rows, wanted = self._past[market.symbol], _rows_of(count)
        inside = rows[(rows[:, 0] >= first) & (rows[:, 0] < first + count)]
        wanted[inside[:, 0] - first] = inside
        return wanted

    def describe(self) -> Mapping[str, object]:
        """Return whom it follows, whether it still does, and which markets it cannot."""
        missing = sorted({m.symbol for m in self._prices.markets} - set(self._symbols.values()))
        return {"source": self._client.id, "following": self._following, "synthetic": missing}

    async def run(self) -> None:
        """Poll until cancelled."""
        try:
            while True:
                await self._poll()
        finally:
            with contextlib.suppress(ccxt.BaseError):
                await self._client.close()

    async def _poll(self) -> None:
        try:
            await self._reach()
            pause_s = _POLL_S
        except (ccxt.BaseError, TimeoutError) as e:
            self._lost(e)
            pause_s = _POLL_S if time.monotonic() - self._seen_s < _STALE_S else _RETRY_S
        await asyncio.sleep(pause_s)

    async def _reach(self) -> None:
        if not self._symbols:
            await self._client.load_markets()
            self._symbols = self._matched()
        tickers = await self._tickers(list(self._symbols))
        synthetic = self._prices.now(epoch_ms() / 1000)
        for theirs, ours in self._symbols.items():
            price = _middle(tickers.get(theirs) or {})
            if price:
                self._real[ours] = price
                self._scale[ours] = price / synthetic[ours]
        self._seen_s = time.monotonic()
        if not self._following:
            self._following = True
            FOLLOWING.set(1)
            log.warning("following real prices", source=self._client.id, markets=len(self._real))

    async def _tickers(self, symbols: list[str]) -> Mapping[str, Any]:
        if self._client.has["fetchTickers"]:
            found: Mapping[str, Any] = await self._client.fetch_tickers(symbols)
            return found
        return {symbol: await self._client.fetch_ticker(symbol) for symbol in symbols}

    def _lost(self, error: Exception) -> None:
        if self._following or self._seen_s == float("-inf"):
            log.error(
                "price source unreachable: prices are synthetic until it is back",
                source=self._client.id,
                error=_why(error),
                retry_s=_RETRY_S,
            )
        self._following = False
        FOLLOWING.set(0)

    def _matched(self) -> dict[str, str]:
        found = {}
        for market in self._prices.markets:
            for quote in (market.quote, "USDC", "USD"):
                theirs = f"{market.base}/{quote}"
                if theirs in self._client.markets:
                    found[theirs] = market.symbol
                    break
        return found

    async def _fetch_candles(self) -> None:
        markets = {market.symbol: market for market in self._prices.markets}
        for theirs, ours in self._symbols.items():
            candles = await self._client.fetch_ohlcv(theirs, "1m", limit=_CANDLES)
            self._past[ours] = _rows(markets[ours], candles)


def _why(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__


def _rows_of(count: int) -> Rows:
    return np.zeros((count, COLUMNS), dtype=np.int64)


def _middle(ticker: Mapping[str, Any]) -> float:
    bid, ask, last = (ticker.get(key) for key in ("bid", "ask", "last"))
    return float((bid + ask) / 2 if bid and ask else last or 0.0)


def _rows(market: Market, candles: list[list[float]]) -> Rows:
    """Convert ccxt candles; who took is not known, so half the volume counts as bought."""
    rows = _rows_of(len(candles))
    for row, (at_ms, *shape, volume) in zip(rows, candles, strict=True):
        ticks = [max(1, round(price * UNIT / market.tick)) for price in shape]
        lots = max(0, round(volume * UNIT / market.step))
        turnover = ticks[3] * lots * market.cell
        row[:] = [int(at_ms) // 60_000, *ticks, lots, turnover, 1, lots // 2, turnover // 2]
    return rows
