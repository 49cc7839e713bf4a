"""What a venue prints as it happens: trades of its markets, and of its perpetual contracts
funding and forced closures; a stream that breaks is opened again."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

import structlog

from desk import clock, money
from desk.errors import BadAmount
from desk.market.sweeps import Trade
from desk.settings import Settings
from workers.venues import streams

log = structlog.get_logger(__name__)
AGAIN_S: Final = 2.0
LONGEST_S: Final = 60.0
_PERPETUAL: Final = {"type": "swap", "subType": "linear"}
Watch = Callable[[Any], Awaitable[Sequence[dict[str, Any]]]]


@dataclass(frozen=True, slots=True)
class Funding:
    """What holders of a perpetual contract pay at the next settlement, in percent."""

    venue: str
    symbol: str
    percent: Decimal
    at: datetime


class Tape:
    """The prints of one venue; `symbols` are those that concern us."""

    def __init__(self, settings: Settings, venue: str, symbols: Collection[str]) -> None:
        self._settings = settings
        self._venue = venue
        self._symbols = {symbol.replace("/", ""): symbol for symbol in symbols}
        self._client: Any = None
        self._opening = asyncio.Lock()

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()

    async def trades(self) -> AsyncGenerator[tuple[str, Trade]]:
        """Return trades as they are printed, for ever."""
        wanted = list(self._symbols.values())
        async for found in self._listen(lambda client: client.watch_trades_for_symbols(wanted)):
            for row in found:
                if (trade := read_trade(row)) is not None:
                    yield str(row["symbol"]), trade

    async def liquidations(self) -> AsyncGenerator[tuple[str, Trade]]:
        """Return forced closures as they happen, for ever: who is short is closed by buying."""

        def watch(client: Any) -> Awaitable[Sequence[dict[str, Any]]]:
            found: Awaitable[Sequence[dict[str, Any]]] = client.watch_liquidations_for_symbols(
                [], None, None, _PERPETUAL
            )
            return found

        async for found in self._listen(watch):
            for row in found:
                symbol = self._symbols.get(str(row["info"].get("s")))
                closed = read_closure(row["info"])
                if symbol is not None and closed is not None:
                    yield symbol, closed

    async def funding(self) -> list[Funding]:
        """Return the rates of every market that concerns us; raises what ccxt raises."""
        client = await self._ready()
        rates = await client.fetch_funding_rates(None, _PERPETUAL)
        now = clock.now()
        return [
            Funding(self._venue, symbol, percent, now)
            for row in rates.values()
            if (symbol := self._symbols.get(str(row["info"].get("symbol")))) is not None
            and (percent := _percent(row["info"].get("lastFundingRate"))) is not None
        ]

    async def _ready(self) -> Any:
        async with self._opening:
            if self._client is None:
                self._client = await streams.public(self._settings, self._venue)
        return self._client

    async def _listen(self, watch: Watch) -> AsyncGenerator[Sequence[dict[str, Any]]]:
        pause_s = AGAIN_S
        while True:
            try:
                client = await self._ready()
                while True:
                    yield await watch(client)
                    pause_s = AGAIN_S
            except Exception as e:  # noqa: BLE001 - a loop edge: whatever breaks a stream
                log.info("tape broke", venue=self._venue, why=type(e).__name__)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_S)


def read_trade(row: dict[str, Any]) -> Trade | None:
    """Return a print of ccxt's form; None for one that cannot be."""
    return _trade(row.get("timestamp"), row.get("price"), row.get("amount"), row.get("side"))


def read_closure(info: dict[str, Any]) -> Trade | None:
    """Return a forced closure as Binance's `forceOrder` tells it; None for one that cannot be.

    `ap` is the mean price, `z` how much was filled, `S` the side of the closing order.
    """
    stamp = info.get("T")
    at = stamp if isinstance(stamp, int) else None
    return _trade(at, info.get("ap"), info.get("z"), str(info.get("S", "")).lower())


def _trade(stamp: object, price: object, amount: object, side: object) -> Trade | None:
    if not isinstance(stamp, int) or side not in {"buy", "sell"}:
        return None
    try:
        found = money.wire(str(price)), money.wire(str(amount))
        at = min(datetime.fromtimestamp(stamp / 1000, UTC), clock.now())
    except (BadAmount, ValueError, OverflowError, OSError):  # years that are none raise each
        return None
    return Trade(at, *found, side == "buy") if min(found) > 0 else None


def _percent(rate: object) -> Decimal | None:
    try:
        return money.wire(str(rate)) * 100
    except BadAmount:
        return None
