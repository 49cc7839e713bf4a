"""How right the alerts were, in public, and how headlines about a coin leaned."""

from datetime import timedelta
from typing import Annotated, Final, Literal, get_args

from fastapi import APIRouter, Path, Query

from desk import clock
from desk.signals.correlation import Said
from desk.signals.model import HORIZONS
from desk.signals.scorecard import By
from webapp.api import V1
from webapp.deps import AccountDep, DeskDep
from webapp.schemas.fields import Id
from webapp.schemas.signals import CorrelationOut, RecordOut, ScoreRow, ToneBucket, ToneSeries

router = APIRouter(prefix=f"{V1}/signals", tags=["signals"])
Days = Annotated[int, Query(ge=1, le=365)]
Horizon = Literal["1m", "5m", "30m", "1h", "24h"]
_LENGTHS: Final = dict(zip(get_args(Horizon), HORIZONS, strict=True))
_MOST_TONE_DAYS: Final = 90


@router.get("/score")
async def score(
    me: AccountDep, desk: DeskDep, by: Annotated[By, Query()] = By.SOURCE, days: Days = 30
) -> list[ScoreRow]:
    """Return how right alerts of the last `days` were, per horizon, best first, too few last.

    By rule, those of one's own chat, by their ids; `name` is what people call each.
    """
    since = clock.now() - timedelta(days=days)
    rows = await desk.signals.scorecard(since, by, chat_id=me.id)
    if by is not By.RULE:
        return [ScoreRow.of(row, row.key) for row in rows]
    known = {rule.id: str(rule.condition) for rule in await desk.alerts.rules(me.id)}
    return [ScoreRow.of(row, known.get(row.key, "")) for row in rows]


@router.get("/correlation")
async def correlation(
    _: AccountDep,
    desk: DeskDep,
    horizon: Annotated[Horizon, Query()] = "1h",
    said: Annotated[Said, Query()] = Said.TONE,
    days: Days = 30,
) -> CorrelationOut:
    """Return how what the models said of alerts went with the market one `horizon` later.

    Spearman's rank correlation of the tone and the move, or of the impact and the move's size;
    null, as are quartiles, where fewer than 20 alerts stand behind.
    """
    since = clock.now() - timedelta(days=days)
    found = await desk.signals.correlation(since, _LENGTHS[horizon], said)
    return CorrelationOut.of(found, horizon=_LENGTHS[horizon], said=said)


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
