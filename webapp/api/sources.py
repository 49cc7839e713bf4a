"""Sources of headlines and how each is doing."""

from fastapi import APIRouter

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.sources import SourceOut

router = APIRouter(prefix=f"{V1}/sources", tags=["news"])


@router.get("")
async def page(_: AccountDep, desk: DeskDep) -> list[SourceOut]:
    """Return every source, those in trouble first, then by name."""
    return [SourceOut.of(health) for health in await desk.sources.page()]
