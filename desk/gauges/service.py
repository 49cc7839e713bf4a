"""What the models read in prices, for whoever asks; nothing while their process is off."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from desk import clock
from desk.gauges.model import Band, Edge, Look, Losses, Oddity
from desk.gauges.sightings import WAYS, Sighting, Tally
from desk.market.bars import Bar
from desk.market.model import Candle, Timeframe
from desk.money import plain
from desk.portfolio.service import Summary
from desk.ports import Dials, OpenUnit

HOURS: Final = 4_400  # of prices that the models look back on: half a year, and some to spare
WINDOW: Final = 96  # closes of a chart that is named
FRAMES: Final = (Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4)
LAID: Final = {
    "hours": (Timeframe.H1, HOURS),
    **{f"closes-{frame.value}": (frame, WINDOW) for frame in FRAMES},
}
STANDS: Final = timedelta(minutes=30)  # how long an alarm is told
_CENT: Final = Decimal("0.01")
_LOOKS: Final = 12
_PAUSE_S: Final = 0.08
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Gauges:
    """Prices go to the models, what they read comes back; without `dials` there is nothing."""

    open: OpenUnit
    dials: Dials | None = None

    async def feed(self, symbols: Collection[str]) -> None:
        """Lay out closed candles of these markets for the models, those that are new alone."""
        if self.dials is None:
            return
        for what, (frame, count) in LAID.items():
            await self._feed(self.dials, what, frame, count, symbols)

    async def feed_bars(self, symbol: str, found: Sequence[Bar]) -> None:
        """Lay out the newest bars of a market's trades."""
        if self.dials is not None and found:
            stamp = f"{found[-1].at.timestamp():.0f}"
            rows = [_bar(bar) for bar in found]
            await self.dials.feed("bars", symbol, stamp=stamp, rows=rows)

    async def _feed(
        self, dials: Dials, what: str, frame: Timeframe, count: int, symbols: Collection[str]
    ) -> None:
        now = clock.now()
        async with self.open(reads=True) as unit:
            stored = await unit.market.stored(frame, now - (count + 1) * frame.length)
        for symbol in sorted(stored.keys() & set(symbols)):
            known = stored[symbol]
            stamp = f"{known.newest.timestamp():.0f}:{known.count}"
            if await dials.stamp(what, symbol) == stamp:
                continue
            async with self.open(reads=True) as unit:
                found = await unit.market.candles(symbol, frame, limit=count + 1)
            closed = [candle for candle in found if candle.at + frame.length <= now]
            if closed:
                rows = [_row(candle) for candle in closed[-count:]]
                await dials.feed(what, symbol, stamp=stamp, rows=rows)

    async def band(self, symbol: str) -> Band | None:
        """Return how far a price may go within the next hour."""
        kept = await self._kept(f"band:{symbol}")
        return Band.read(kept) if kept else None

    async def look(self, symbol: str, frame: Timeframe) -> Look | None:
        """Return what a chart looks like, None for nothing in particular."""
        kept = await self._kept(f"look:{symbol}:{frame.value}")
        return Look.read(kept) if kept and kept["name"] else None

    async def note(self, symbols: Collection[str]) -> int:
        """Write down charts that have been given a name; return how many are new.

        Each counts once until its horizon has passed, however long it keeps its name.
        """
        found = [
            (symbol, frame, look.name)
            for symbol in symbols
            for frame in FRAMES
            if (look := await self.look(symbol, frame)) is not None and look.name in WAYS
        ]
        return await self._note(found) if found else 0

    async def _note(self, found: Sequence[tuple[str, Timeframe, str]]) -> int:
        now, new = clock.now(), 0
        async with self.open() as unit:
            for symbol, frame, name in found:
                price = await unit.market.price_at(symbol, now)
                if price is not None:
                    sighting = Sighting(symbol=symbol, frame=frame, name=name, at=now, price=price)
                    new += await unit.sightings.add(sighting)
            await unit.commit()
        return new

    async def grade_due(self) -> int:
        """Measure every named chart whose horizon has passed; return how many were new."""
        now, new = clock.now(), 0
        async with self.open() as unit:
            for sighting in await unit.sightings.ungraded(now):
                after = await unit.market.price_at(sighting.symbol, sighting.due_at)
                if after is not None:
                    new += await unit.sightings.grade(sighting, after, now)
            await unit.commit()
        return new

    async def tally(self, look: Look | None) -> Tally | None:
        """Return how often charts of this name went its way here; None for one without a way."""
        if look is None or look.name not in WAYS:
            return None
        async with self.open(reads=True) as unit:
            return await unit.sightings.tally(look.name)

    async def oddity(self, symbol: str) -> Oddity | None:
        """Return what was odd about a market's trades lately, None when nothing was."""
        kept = await self._kept(f"oddity:{symbol}")
        found = Oddity.read(kept) if kept else None
        return found if found and clock.now() - found.at < STANDS else None

    async def edge(self) -> Edge | None:
        """Return how the models of direction did."""
        kept = await self._kept("direction")
        return Edge.read(kept) if kept else None

    async def losses(self, account_id: int, summary: Summary) -> Losses | None:
        """Return what a person's positions may lose in a day; waits a moment for the models.

        None without positions, and while the models are off.
        """
        shares = _shares(summary)
        if self.dials is None or not shares:
            return None
        name = f"risk:{account_id}:{summary.venue}"
        hour = f"{clock.now().timestamp() // _HOUR.total_seconds():.0f}"
        wish = {"name": name, "shares": shares, "hour": hour}
        kept = await self._answer(self.dials, wish)
        return Losses.read(kept, summary.equity) if kept else None

    async def _answer(self, dials: Dials, wish: Mapping[str, Any]) -> Mapping[str, Any] | None:
        kept = await dials.find(wish["name"])
        if _fits(kept, wish) or not await dials.are_read():
            return kept if _fits(kept, wish) else None
        await dials.ask(wish)
        for _ in range(_LOOKS):
            await asyncio.sleep(_PAUSE_S)
            kept = await dials.find(wish["name"])
            if _fits(kept, wish):
                return kept
        return None

    async def _kept(self, name: str) -> Mapping[str, Any] | None:
        return None if self.dials is None else await self.dials.find(name)


def _fits(kept: Mapping[str, Any] | None, wish: Mapping[str, Any]) -> bool:
    return kept is not None and all(kept[key] == wish[key] for key in ("shares", "hour"))


def _shares(summary: Summary) -> dict[str, str]:
    """Return each priced position as a share of everything, to the whole percent."""
    equity = summary.equity
    if equity <= 0:
        return {}
    found = {
        p.symbol: (p.value / equity).quantize(_CENT, ROUND_HALF_UP)
        for p in summary.positions
        if p.price is not None
    }
    return {symbol: plain(share) for symbol, share in sorted(found.items()) if share}


def _bar(bar: Bar) -> list[Any]:
    sums = (bar.volume, bar.bought, bar.last, bar.highest)
    return [int(bar.at.timestamp()), bar.trades, bar.purchases, *(float(one) for one in sums)]


def _row(candle: Candle) -> list[Any]:
    sums = (candle.open, candle.high, candle.low, candle.close, candle.volume)
    return [int(candle.at.timestamp()), *(float(one) for one in sums)]
