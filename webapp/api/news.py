"""The wire: headlines with what the models made of them."""

from typing import Annotated

from fastapi import APIRouter, Query

from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.news import HeadlineOut
from webapp.views.cards import judged

router = APIRouter(prefix=f"{V1}/news", tags=["news"])


@router.get("")
async def latest(
    _: AccountDep,
    desk: DeskDep,
    coin: Annotated[str | None, Query(pattern=r"^[A-Z0-9]{1,20}$")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[HeadlineOut]:
    """Return the latest headlines, newest first."""
    return [HeadlineOut.of(h, v) for h, v in await judged(desk, limit=limit, coin=coin)]
