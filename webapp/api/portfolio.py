"""What the person owns and how it came about."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from desk.portfolio.pnl import Method
from desk.venues.profiles import PAPER, profile
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.fields import Symbol, VenueName
from webapp.schemas.gauges import LossesOut
from webapp.schemas.portfolio import CurveOut, DayOut, FillOut, RoundTripOut, SummaryOut

router = APIRouter(prefix=f"{V1}/portfolio", tags=["portfolio"])
Venue = Annotated[VenueName, Query()]
Days = Annotated[int, Query(ge=1, le=3660, description="How many days back.")]
Costed = Annotated[Method, Query(description="What units sold had cost.")]


@router.get("")
async def summary(
    account: AccountDep,
    desk: DeskDep,
    venue: Venue = PAPER,
    method: Annotated[Method, Query()] = Method.AVERAGE,
) -> SummaryOut:
    """Return equity, cash and positions at a venue and the prices of now, costed by `method`."""
    found = await desk.portfolio.summary(account.id, profile(venue).name, method=method)
    return SummaryOut.of(found)


@router.get("/risk")
async def risk(account: AccountDep, desk: DeskDep, venue: Venue = PAPER) -> LossesOut | None:
    """Return what the positions at a venue may lose in a day; null without any, or models off."""
    found = await desk.portfolio.summary(account.id, profile(venue).name)
    losses = await desk.gauges.losses(account.id, found)
    return LossesOut.of(losses) if losses else None


@router.get("/fills")
async def fills(
    account: AccountDep,
    desk: DeskDep,
    symbol: Annotated[Symbol | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> list[FillOut]:
    """Return the latest fills, newest first."""
    found = await desk.portfolio.fills(account.id, symbol=symbol)
    return [FillOut.of(fill) for fill in reversed(found[-limit:])]


@router.get("/equity")
async def equity(
    account: AccountDep, desk: DeskDep, days: Days = 30, venue: Venue = PAPER
) -> CurveOut:
    """Return the equity curve of the last days with its time-weighted return, oldest first."""
    return CurveOut.of(await desk.reports.curve(account.id, days=days, venue=profile(venue).name))


@router.get("/trades")
async def trades(
    account: AccountDep,
    desk: DeskDep,
    days: Days = 30,
    venue: Venue = PAPER,
    method: Costed = Method.AVERAGE,
) -> list[RoundTripOut]:
    """Return what each sale of the last days closed, newest first."""
    zone = account.preferences.time_zone
    where = profile(venue).name
    report = await desk.reports.report(account.id, days=days, zone=zone, venue=where, method=method)
    return [RoundTripOut.of(trip) for trip in reversed(report.trips)]


@router.get("/days")
async def by_day(
    account: AccountDep,
    desk: DeskDep,
    days: Days = 30,
    venue: Venue = PAPER,
    method: Costed = Method.AVERAGE,
) -> list[DayOut]:
    """Return what each of the last days brought, in the person's time zone, newest first."""
    zone = account.preferences.time_zone
    where = profile(venue).name
    report = await desk.reports.report(account.id, days=days, zone=zone, venue=where, method=method)
    return [DayOut.of(day) for day in reversed(report.days)]


@router.get("/export.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
async def export(
    account: AccountDep,
    desk: DeskDep,
    days: Days = 365,
    venue: Venue = PAPER,
    method: Costed = Method.AVERAGE,
) -> Response:
    """Return every fill, deposit and withdrawal of the last days as CSV for taxes."""
    where = profile(venue).name
    text = await desk.reports.export(account.id, days=days, venue=where, method=method)
    headers = {"Content-Disposition": 'attachment; filename="tapewire.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
