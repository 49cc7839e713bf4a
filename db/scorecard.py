"""How alerts did, counted where they lie: tens of thousands of outcomes are a few hundred rows.

What is counted and why stands in desk/signals/scorecard.py.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Numeric,
    Row,
    Select,
    Subquery,
    and_,
    case,
    func,
    or_,
    select,
    type_coerce,
)

from db.models.alerts import DeliveryRow
from db.models.news import HeadlineRow
from db.models.signals import OutcomeRow, ScoreRow
from desk.signals.fusion import SURE, SUSPECT
from desk.signals.model import FLAT_BP, Tone
from desk.signals.scorecard import By, Counted
from desk.signals.statistics import Spread

_DIGITS: Final = 30  # behind the point of a quotient: more than is ever shown
# A call is what `desk.signals.fusion.shown` leaves of a tone.
_IS_CALL: Final = and_(
    ScoreRow.tone != Tone.NEUTRAL,
    ScoreRow.confidence >= SURE,
    or_(ScoreRow.manipulation < SUSPECT, HeadlineRow.measured.is_not(None)),
)
_WAY: Final = case((ScoreRow.tone == Tone.BULLISH, 1), else_=-1)
# Ten thousand times the move, beside the price before: whoever does not divide is exact.
_MOVE: Final = func.round((OutcomeRow.after - OutcomeRow.before) * 10_000, _DIGITS)
_FLAT: Final = OutcomeRow.before * FLAT_BP
_SIGMAS: Final = _MOVE / (OutcomeRow.before * func.nullif(OutcomeRow.volatility_bp, 0))
_KEYS: Final[dict[By, Any]] = {
    By.SOURCE: HeadlineRow.source,
    By.MODEL: ScoreRow.model,
    By.EVENT: ScoreRow.event,
    By.COIN: func.split_part(OutcomeRow.symbol, "/", 1),
}


def query(since: datetime, by: By, chat_id: int | None) -> Select[Any]:
    """Return what counts the alerts graded since, a row for each key and horizon."""
    each = _each(since, by, chat_id)
    way, size = each.c.way, func.abs(each.c.sigmas)
    return select(
        *(each.c.key, each.c.horizon_s),
        func.count().label("alerts"),
        func.count().filter(each.c.is_call).label("calls"),
        func.count().filter(each.c.is_hit).label("hits"),
        func.count().filter(each.c.is_call, each.c.is_moved).label("moved"),
        func.count(way).label("ways"),
        func.avg(way).label("mean"),
        func.var_samp(way).label("variance"),
        *(_middle(way).label("way"), func.count(size).label("sized"), _middle(size).label("size")),
    ).group_by(each.c.key, each.c.horizon_s)


def counted(row: Row[Any]) -> Counted:
    """Return a row of the query."""
    ways = Spread(n=row.ways, mean=row.mean, variance=row.variance, median=row.way)
    return Counted(
        key=row.key,
        horizon=timedelta(seconds=row.horizon_s),
        alerts=row.alerts,
        calls=row.calls,
        hits=row.hits,
        moved=row.moved,
        ways=ways if row.variance is not None else None,
        sized=row.sized,
        size=row.size,
    )


def _each(since: datetime, by: By, chat_id: int | None) -> CTE:
    """Return each alert with what is counted of it, worked out once."""
    told = _told(since, chat_id)
    found = (
        select(
            (told.c.rule_id if by is By.RULE else _KEYS[by]).label("key"),
            OutcomeRow.horizon_s,
            _IS_CALL.label("is_call"),
            and_(_IS_CALL, _MOVE * _WAY > _FLAT).label("is_hit"),
            (func.abs(_MOVE) > _FLAT).label("is_moved"),
            _SIGMAS.label("sigmas"),
            case((_IS_CALL, _SIGMAS * _WAY)).label("way"),
        )
        .join(HeadlineRow, HeadlineRow.id == OutcomeRow.headline_id)
        .join(ScoreRow, ScoreRow.headline_id == OutcomeRow.headline_id)
        .where(OutcomeRow.graded_at >= since)
    )
    if by is By.RULE:
        is_told = and_(
            told.c.headline_id == OutcomeRow.headline_id, told.c.symbol == OutcomeRow.symbol
        )
        found = found.join(told, is_told)
    return found.cte("each").prefix_with("MATERIALIZED")


def _told(since: datetime, chat_id: int | None) -> Subquery:
    """Return which rules told of (headline, symbol), each once however many chats it is of."""
    found = (
        select(DeliveryRow.headline_id, DeliveryRow.symbol, DeliveryRow.rule_id)
        .where(DeliveryRow.raised_at >= since)
        .distinct()
    )
    return (found if chat_id is None else found.where(DeliveryRow.chat_id == chat_id)).subquery()


def _middle(values: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the median, which lies between the two in the middle of an even number."""
    low = func.percentile_disc(0.5).within_group(values)
    high = func.percentile_disc(0.5).within_group(values.desc())
    return type_coerce((low + high) / 2, Numeric())
