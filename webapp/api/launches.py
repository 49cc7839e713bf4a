"""Token launches: list, search, look one up, and the calendar as a file."""

from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Response

from desk import clock
from desk.launches import calendar
from desk.launches.model import Wanted
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.fields import Id
from webapp.schemas.launches import EventOut, EventPage, EventQuery, ReportOut, ToldEvent

router = APIRouter(prefix=f"{V1}/tge-events", tags=["launches"])
_CALENDAR: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {"text/calendar": {}}}}


@router.get("")
async def page(_: AccountDep, desk: DeskDep, query: Annotated[EventQuery, Query()]) -> EventPage:
    """Return launches, the next one first and those without a date last.

    With `since` or `until` only those with a date. None below the desk's own confidence.
    """
    return await _page(desk, query.wanted())


@router.get("/search")
async def search(
    _: AccountDep,
    desk: DeskDep,
    q: Annotated[str, Query(min_length=1, max_length=40)],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[Id | None, Query()] = None,
) -> EventPage:
    """Return launches whose token or project holds every word of `q`, past ones too."""
    return await _page(desk, Wanted(words=q, limit=limit, after=after or ""))


@router.get("/calendar.ics", response_class=Response, responses=_CALENDAR)
async def ics(_: AccountDep, desk: DeskDep) -> Response:
    """Return the launches to come as an iCalendar file (RFC 5545)."""
    found = await desk.launches.upcoming(limit=calendar.MOST)
    text = calendar.write(found, clock.now())
    headers = {"Content-Disposition": 'attachment; filename="launches.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/{event_id}")
async def event(event_id: Annotated[Id, Path()], _: AccountDep, desk: DeskDep) -> ToldEvent:
    """Return one launch with every report of it."""
    found, reports = await desk.launches.get(event_id)
    return ToldEvent(
        event=EventOut.of(found), reports=tuple(ReportOut.of(report) for report in reports)
    )


async def _page(desk: DeskDep, wanted: Wanted) -> EventPage:
    found = await desk.launches.page(replace(wanted, limit=wanted.limit + 1))
    shown = found[: wanted.limit]
    return EventPage(
        items=tuple(EventOut.of(event) for event in shown),
        next=shown[-1].id if len(found) > len(shown) else None,
    )
