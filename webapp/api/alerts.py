"""Alerts that reached the person."""

from typing import Annotated

from fastapi import APIRouter, Query

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.alerts import AlertOut
from webapp.schemas.fields import Symbol

router = APIRouter(prefix=f"{V1}/alerts", tags=["alerts"])


@router.get("")
async def latest(
    account: AccountDep,
    desk: DeskDep,
    symbol: Annotated[Symbol | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[AlertOut]:
    """Return the latest alerts of the person's own chat, newest first, graded so far."""
    found = await desk.alerts.latest(account.id, symbol=symbol, limit=limit)
    return [AlertOut.of(bulletin) for bulletin in found]
