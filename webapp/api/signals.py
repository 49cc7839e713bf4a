"""How right the alerts were, in public."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from desk import clock
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.signals import ScorecardRow

router = APIRouter(prefix=f"{V1}/signals", tags=["signals"])


@router.get("/scorecard")
async def scorecard(
    _: AccountDep, desk: DeskDep, days: Annotated[int, Query(ge=1, le=365)] = 30
) -> list[ScorecardRow]:
    """Return hit rates by source and horizon over the last `days`."""
    rows = await desk.signals.scorecard(clock.now() - timedelta(days=days))
    return [ScorecardRow.of(row) for row in rows]
