"""Replays every alert of a source on the desk's own archive of prices."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final

from desk import clock
from desk.errors import Misunderstood
from desk.market.model import Timeframe
from desk.ports import OpenUnit
from desk.replays.cursor import Cursor, Known, known
from desk.replays.judge import GAP, PATIENCE, judge
from desk.replays.model import Result, Terms, Trade, Unjudged
from desk.signals import fusion
from desk.signals.model import Raised

MOST: Final = 500
KNOWN_FOR: Final = timedelta(days=365)
_FIRST_PAGE: Final = timedelta(hours=1)
_LATER_PAGES: Final = timedelta(hours=6)
_M1: Final = Timeframe.M1


@dataclass(frozen=True, slots=True)
class Replays:
    """What alerts would have brought."""

    open: OpenUnit

    async def run(
        self, source: str, terms: Terms, *, days: int, until: datetime | None = None
    ) -> Result:
        """Buy and sell the newest 500 alerts of a source sent in the days before `until`.

        The same span under the same terms gives the same result to the last digit, as long as the
        archive holds the same: five-second prices are kept for days, candles for years. Raises
        `Misunderstood` for a source that no alert of the last year came from.
        """
        until = min(until or clock.now(), clock.now())
        since = until - timedelta(days=days)
        async with self.open(reads=True) as unit:
            name = _named(source, await unit.archive.sources(until - KNOWN_FOR))
            raised = await unit.archive.raised(name, since, until)
        wanted = [alert for alert in raised if _fits(alert, terms)]
        found = [await self._judge(alert, terms, until) for alert in wanted[-MOST:]]
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

        Most positions end early; later pages are longer. Candles not over at `end` are not known.
        """
        begin = due.replace(second=0, microsecond=0)
        async with self.open(reads=True) as unit:
            middles = await unit.archive.mids(symbol, begin, min(end, due + 2 * PATIENCE))
        length = _FIRST_PAGE
        while begin < end:
            over = min(end, begin + length)
            async with self.open(reads=True) as unit:
                candles = await unit.archive.candles(symbol, _M1, begin, over)
            yield known(middles, [c for c in candles if c.at + _M1.length <= end], _M1.length)
            begin, middles, length = over, [], _LATER_PAGES


def _named(source: str, sources: Sequence[str]) -> str:
    """Return the source of that name, however it is capitalised."""
    found = next((name for name in sources if name.casefold() == source.casefold()), None)
    if found is None:
        offered = ", ".join(sources[:20]) or "none"
        raise Misunderstood(what="replay-source", text=source[:40], offered=offered)
    return found


def _fits(alert: Raised, terms: Terms) -> bool:
    return terms.tone is None or fusion.verdict(alert.headline, alert.score).tone is terms.tone
