"""How right the alerts were, in public, and how headlines about a coin leaned."""

from datetime import timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query

from desk import clock
from desk.signals.scorecard import By
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.fields import Id
from webapp.schemas.signals import RecordOut, ScoreRow, ToneBucket, ToneSeries

router = APIRouter(prefix=f"{V1}/signals", tags=["signals"])
Days = Annotated[int, Query(ge=1, le=365)]
_MOST_TONE_DAYS: Final = 90


@router.get("/score")
async def score(
    me: AccountDep, desk: DeskDep, by: Annotated[By, Query()] = By.SOURCE, days: Days = 30
) -> list[ScoreRow]:
    """Return how right alerts of the last `days` were, per horizon, best first, too few last.

    By rule, those of one's own chat, by their ids.
    """
    since = clock.now() - timedelta(days=days)
    rows = await desk.signals.scorecard(since, by, chat_id=me.id)
    return [ScoreRow.of(row) for row in rows]


@router.get("/tone")
async def tone(
    _: AccountDep,
    desk: DeskDep,
    coin: Annotated[str, Query(pattern=r"^[A-Z0-9]{1,20}$", examples=["BTC"])],
    days: Annotated[int, Query(ge=1, le=_MOST_TONE_DAYS)] = 7,
) -> ToneSeries:
    """Return how headlines about a coin leaned, with the count behind every mean.

    Buckets of an hour up to two days, of six hours up to two weeks, else of a day.
    """
    found = await desk.signals.tone(coin, days=days)
    return ToneSeries(
        coin=coin,
        days=days,
        headlines=sum(bucket.headlines for bucket in found),
        buckets=tuple(ToneBucket.of(bucket) for bucket in found),
    )


@router.get("/alerts/{headline_id}")
async def record(headline_id: Annotated[Id, Path()], _: AccountDep, desk: DeskDep) -> RecordOut:
    """Return one alert: when it was published, seen, scored and sent, and the prices since."""
    return RecordOut.of(await desk.signals.record(headline_id))
