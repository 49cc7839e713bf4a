"""Replays every alert of a source on the desk's own archive of prices."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from operator import attrgetter
from typing import Final

from desk import clock
from desk.errors import Misunderstood, Refused
from desk.market.model import Candle, Timeframe
from desk.ports import OpenUnit
from desk.replays.cursor import Cursor, Known, known, over
from desk.replays.judge import GAP, PATIENCE, judge
from desk.replays.model import Result, Terms, Trade, Unjudged
from desk.signals import fusion
from desk.signals.model import Raised

MOST: Final = 500
MOST_HELD: Final = timedelta(days=1000)  # all positions together: the default twice over
KNOWN_FOR: Final = timedelta(days=365)
_FIRST_PAGE: Final = timedelta(hours=1)
_LATER_PAGES: Final = timedelta(hours=6)
_M1: Final = Timeframe.M1


@dataclass(frozen=True, slots=True)
class Replays:
    """What alerts would have brought; one replay at a time, for it is the longest job there is."""

    open: OpenUnit
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False, compare=False)

    async def run(
        self, source: str, terms: Terms, *, days: int, until: datetime | None = None
    ) -> Result:
        """Buy and sell the newest 500 alerts of a source sent in the days before `until`.

        The same span under the same terms gives the same result to the last digit, as long as the
        archive holds the same: five-second prices are kept for days, candles for years. Raises
        `Misunderstood` for a source that no alert of the last year came from, `Refused` while
        another replay runs and for alerts that would be held for too long together.
        """
        if self._turn.locked():
            raise Refused(what="replay-running", limit=1)
        async with self._turn:
            return await self._run(source, terms, days=days, until=until)

    async def _run(self, source: str, terms: Terms, *, days: int, until: datetime | None) -> Result:
        until = min(until or clock.now(), clock.now())
        since = until - timedelta(days=days)
        async with self.open(reads=True) as unit:
            name = _named(source, await unit.archive.sources(until - KNOWN_FOR))
            raised = await unit.archive.raised(name, since, until)
        wanted = [alert for alert in raised if _fits(alert, terms)]
        _check_held(name, len(wanted[-MOST:]), terms, days)
        found = []
        for alert in wanted[-MOST:]:
            found.append(await self._judge(alert, terms, until))
            await asyncio.sleep(0)  # others wait for this loop too
        trades = [one for one in found if isinstance(one, Trade)]
        return Result(
            source=name,
            since=since,
            until=until,
            terms=terms,
            trades=tuple(sorted(trades, key=attrgetter("exited_at"))),
            unjudged=tuple(one for one in found if isinstance(one, Unjudged)),
            left_out=max(0, len(wanted) - MOST),
        )

    async def _judge(self, alert: Raised, terms: Terms, until: datetime) -> Trade | Unjudged:
        due = alert.sent_at + terms.delay
        end = min(until, due + PATIENCE + terms.hold + GAP + _M1.length)
        return await judge(alert, terms, Cursor(self._pages(alert.symbol, due, end)), until=end)

    async def _pages(
        self, symbol: str, due: datetime, end: datetime
    ) -> AsyncIterator[Sequence[Known]]:
        """Read what was known of the market from the purchase on, at first an hour of it.

        Most positions end early; later pages are longer, and tell nothing that only who has yet
        to buy would need. Candles not over at `end` are not known.
        """
        begin = due.replace(second=0, microsecond=0)
        async with self.open(reads=True) as unit:
            middles = await unit.archive.mids(symbol, begin, min(end, due + 2 * PATIENCE))
        candles = await self._candles(symbol, begin, begin + _FIRST_PAGE, end)
        yield known(middles, candles, _M1.length)
        begin += _FIRST_PAGE
        while begin < end:
            candles = await self._candles(symbol, begin, begin + _LATER_PAGES, end)
            yield over(candles, _M1.length)
            begin += _LATER_PAGES

    async def _candles(
        self, symbol: str, begin: datetime, until: datetime, end: datetime
    ) -> list[Candle]:
        async with self.open(reads=True) as unit:
            found = await unit.archive.candles(symbol, _M1, begin, min(until, end))
        return [candle for candle in found if candle.at + _M1.length <= end]


def _named(source: str, sources: Sequence[str]) -> str:
    """Return the source of that name, however it is capitalised."""
    found = next((name for name in sources if name.casefold() == source.casefold()), None)
    if found is None:
        offered = ", ".join(sources[:20]) or "none"
        raise Misunderstood(what="replay-source", text=source[:40], offered=offered)
    return found


def _check_held(source: str, count: int, terms: Terms, days: int) -> None:
    """Raise `Refused` for more prices than one can wait for: all of them take some 20 s."""
    held = count * terms.hold
    if held > MOST_HELD:
        raise Refused(
            what="replay-held",
            count=count,
            value=ceil(held / timedelta(days=1)),
            limit=MOST_HELD.days,
            example=f"/replay {source} hold {MOST_HELD // count // timedelta(hours=1)}h {days}d",
        )


def _fits(alert: Raised, terms: Terms) -> bool:
    return terms.tone is None or fusion.verdict(alert.headline, alert.score).tone is terms.tone
