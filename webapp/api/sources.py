"""Sources of headlines and how each is doing."""

from typing import Annotated

from fastapi import APIRouter, Query

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.sources import RaceOut, SourceOut

router = APIRouter(prefix=f"{V1}/sources", tags=["news"])


@router.get("")
async def page(_: AccountDep, desk: DeskDep) -> list[SourceOut]:
    """Return every source, those in trouble first, then by name."""
    return [SourceOut.of(health) for health in await desk.sources.page()]


@router.get("/races")
async def races(
    _: AccountDep, desk: DeskDep, days: Annotated[int, Query(ge=1, le=30)] = 7
) -> list[RaceOut]:
    """Return how early each source was with stories of the last days that others told too."""
    return [RaceOut.of(race) for race in await desk.sources.races(days=days)]
