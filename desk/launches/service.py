"""The calendar of token launches: hears reports, merges them, lists and looks up events."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from desk import clock
from desk.errors import NotFound
from desk.launches.merge import is_same, merge
from desk.launches.model import Event, Report, Wanted
from desk.news.model import Headline, Launch
from desk.ports import OpenUnit, Unit
from desk.settings import Settings

MEMORY: Final = timedelta(days=120)  # a report this long after the last one is of another launch


@dataclass(frozen=True, slots=True)
class Launches:
    """Token launches (TGE) as the wire tells them."""

    open: OpenUnit
    settings: Settings

    async def hear(self, unit: Unit, headline: Headline, launch: Launch) -> None:
        """Add a headline's launch to its event, or begin one, in the caller's transaction.

        A report that names neither token nor project cannot be told from others: it is dropped,
        and so is what the same source has told in the same words.
        """
        if not launch.token and not launch.project:
            return
        report = Report(
            headline_id=headline.id,
            source=headline.source,
            title=headline.title,
            url=headline.url,
            seen_at=headline.seen_at,
            launch=launch,
        )
        since = headline.seen_at - MEMORY
        known = await unit.launches.candidates(launch.token, launch.project, since)
        told = await unit.launches.reports(known) if known else {}
        for event_id in known:
            reports = told.get(event_id, [])
            if any((r.source, r.title) == (report.source, report.title) for r in reports):
                return
            if reports and is_same(merge(event_id, reports), launch.token, launch.project):
                await unit.launches.save(merge(event_id, [*reports, report]), headline.id)
                return
        await unit.launches.save(merge(clock.new_id(), [report]), headline.id)

    async def page(self, wanted: Wanted) -> list[Event]:
        """Return events, the next one first, those without a date last.

        None below the desk's own `tge_confidence`.
        """
        sure = max(wanted.min_confidence, self.settings.tge_confidence)
        async with self.open() as unit:
            found = await unit.launches.page(replace(wanted, min_confidence=sure))
            reports = await unit.launches.reports(found) if found else {}
        return [merge(event_id, reports[event_id]) for event_id in found if event_id in reports]

    async def upcoming(self, *, words: str = "", limit: int = 20) -> list[Event]:
        """Return what is still to come, dated events only, and those that go on today."""
        return await self.page(Wanted(words=words, since=clock.now(), limit=limit))

    async def get(self, event_id: str) -> tuple[Event, list[Report]]:
        """Return an event and its reports, oldest first; raises `NotFound`."""
        async with self.open() as unit:
            reports = (await unit.launches.reports([event_id])).get(event_id)
        if not reports:
            raise NotFound(what="launch", id=event_id[:16])
        return merge(event_id, reports), reports
