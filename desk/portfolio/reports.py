"""What a span of time brought a person: equity curve, round trips, days, and the file for taxes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk import clock
from desk.portfolio import export, history, returns, trips
from desk.portfolio.pnl import Method
from desk.portfolio.returns import Flow, Performance, Snapshot
from desk.portfolio.trips import Day, RoundTrip
from desk.ports import OpenUnit
from desk.venues.profiles import PAPER

if TYPE_CHECKING:
    from desk.orders.model import Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A span at one venue, sums in USDT; `curve` ends now, `trips` and `days` oldest first."""

    since: datetime
    until: datetime
    curve: tuple[Snapshot, ...]
    trips: tuple[RoundTrip, ...]
    days: tuple[Day, ...]

    @property
    def performance(self) -> Performance:
        """The figures of the curve."""
        return returns.performance(self.curve)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports of everyone; each call names the account it acts for."""

    open: OpenUnit

    async def curve(self, account_id: int, *, days: int, venue: str = PAPER) -> list[Snapshot]:
        """Return what the person was worth over the last days, now included."""
        now = clock.now()
        async with self.open() as unit:
            found = await unit.equity.curve(account_id, venue, now - timedelta(days=days))
            worth = await unit.equity.worth(account_id, venue, now)
        return [*found, Snapshot(now, worth)]

    async def report(
        self,
        account_id: int,
        *,
        days: int,
        zone: str = "UTC",
        venue: str = PAPER,
        method: Method = Method.AVERAGE,
    ) -> Report:
        """Return everything of the last days; days are those of the `zone`."""
        since = clock.now() - timedelta(days=days)
        curve = await self.curve(account_id, days=days, venue=venue)
        fills, flows = await self._history(account_id, venue)
        moves = history.moves(fills, flows)
        first_day = trips.day_of(since, zone)
        found = trips.days(moves, flows, curve, method=method, zone=zone)
        return Report(
            since=since,
            until=curve[-1].at,
            curve=tuple(curve),
            trips=tuple(t for t in trips.round_trips(moves, method) if t.closed_at >= since),
            days=tuple(day for day in found if day.date >= first_day),
        )

    async def export(
        self, account_id: int, *, days: int, venue: str = PAPER, method: Method = Method.AVERAGE
    ) -> str:
        """Return the CSV of the last days; what was sold had its cost before them all the same."""
        since = clock.now() - timedelta(days=days)
        fills, flows = await self._history(account_id, venue)
        return export.write(export.rows(fills, flows, method=method, since=since))

    async def take_snapshots(self) -> int:
        """Write what everyone is worth now; return how many were written."""
        async with self.open() as unit:
            written = await unit.equity.snapshot(clock.now())
            await unit.commit()
        return written

    async def thin(self) -> int:
        """Forget snapshots that are finer than their age deserves; return how many."""
        async with self.open() as unit:
            gone = await unit.equity.thin(clock.now())
            await unit.commit()
        return gone

    async def _history(self, account_id: int, venue: str) -> "tuple[list[Fill], list[Flow]]":
        async with self.open() as unit:
            fills = await unit.trades.fills(account_id)
            flows = await unit.equity.flows(account_id, venue)
        return [fill for fill in fills if fill.venue == venue], flows
