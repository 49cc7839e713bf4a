"""Scores of models and what the market did after."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Numeric, Row, func, select, type_coerce, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db import rows, scorecard
from db.models.alerts import DeliveryRow
from db.models.news import HeadlineRow
from db.models.signals import OutcomeRow, ScoreRow
from desk.signals.model import Forecast, Outcome, Score, in_sigmas, move_of
from desk.signals.scorecard import By, Counted

_BATCH = 200
TOO_LATE = timedelta(hours=1)  # prices of then may still come in
# As the driver gives them: what is only counted needs no rewriting of each figure.
_BEFORE = type_coerce(OutcomeRow.before, Numeric())
_AFTER = type_coerce(OutcomeRow.after, Numeric())
_VOLATILITY = type_coerce(OutcomeRow.volatility_bp, Numeric())


class SignalRepository:
    """Implements desk.ports.Signals."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_score(self, score: Score) -> bool:
        """See the port; the table is partitioned by time, so the headline guards the once."""
        first = update(HeadlineRow).where(
            HeadlineRow.id == score.headline_id, ~HeadlineRow.is_scored
        )
        taken = await self._connection.execute(first.values(is_scored=True))
        if taken.rowcount != 1:
            return False
        await self._connection.execute(plain_insert(ScoreRow).values(rows.values(score)))
        return True

    async def scores(self, headline_ids: Sequence[str]) -> dict[str, Score]:
        """See the port."""
        query = select(ScoreRow.__table__).where(ScoreRow.headline_id.in_(headline_ids))
        found = [rows.build(Score, row) for row in await self._connection.execute(query)]
        return {score.headline_id: score for score in found}

    async def ungraded(self, now: datetime, horizon: timedelta) -> list[tuple[str, str, datetime]]:
        """See the port; an hour after it was due an outcome without prices is given up."""
        seconds = int(horizon.total_seconds())
        graded = (
            select(OutcomeRow.headline_id)
            .where(
                OutcomeRow.headline_id == DeliveryRow.headline_id,
                OutcomeRow.symbol == DeliveryRow.symbol,
                OutcomeRow.horizon_s == seconds,
            )
            .exists()
        )
        at = func.coalesce(DeliveryRow.sent_at, DeliveryRow.raised_at)
        query = (
            select(DeliveryRow.headline_id, DeliveryRow.symbol, at)
            .ext(distinct_on(DeliveryRow.headline_id, DeliveryRow.symbol))
            .where(
                DeliveryRow.raised_at <= now - horizon,
                DeliveryRow.raised_at > now - horizon - TOO_LATE,
                DeliveryRow.symbol != "",
                at <= now - horizon,
                ~graded,
            )
            .order_by(DeliveryRow.headline_id, DeliveryRow.symbol, at)
            .limit(_BATCH)
        )
        return [(r[0], r[1], r[2]) for r in await self._connection.execute(query)]

    async def add_outcome(self, outcome: Outcome) -> bool:
        """See the port."""
        found = rows.values(outcome, leave_out=frozenset({"horizon"}))
        seconds = int(outcome.horizon.total_seconds())
        statement = insert(OutcomeRow).values(**found, horizon_s=seconds)
        added = await self._connection.execute(statement.on_conflict_do_nothing())
        return added.rowcount == 1

    async def outcomes(self, headline_id: str) -> list[Outcome]:
        """See the port."""
        query = select(OutcomeRow.__table__).where(OutcomeRow.headline_id == headline_id)
        found = await self._connection.execute(query.order_by(OutcomeRow.horizon_s))
        return [_outcome(row) for row in found]

    async def counted(self, since: datetime, by: By, chat_id: int | None) -> list[Counted]:
        """See the port."""
        found = await self._connection.execute(scorecard.query(since, by, chat_id))
        return [scorecard.counted(row) for row in found]

    async def forecasts(self, since: datetime, horizon: timedelta) -> list[Forecast]:
        """See the port."""
        query = (
            select(_BEFORE, _AFTER, _VOLATILITY, ScoreRow.sentiment, ScoreRow.impact)
            .join(HeadlineRow, HeadlineRow.id == OutcomeRow.headline_id)
            .join(ScoreRow, ScoreRow.headline_id == OutcomeRow.headline_id)
            .where(
                OutcomeRow.graded_at >= since,
                OutcomeRow.horizon_s == int(horizon.total_seconds()),
                HeadlineRow.measured.is_(None),
            )
            .order_by(OutcomeRow.graded_at, OutcomeRow.headline_id, OutcomeRow.symbol)
        )
        found = await self._connection.execute(query)
        return [
            Forecast(sentiment, impact, float(sigmas))
            for before, after, volatility_bp, sentiment, impact in found
            if (sigmas := in_sigmas(move_of(before, after), volatility_bp)) is not None
        ]


def _outcome(row: Row[Any]) -> Outcome:
    return rows.build(Outcome, row, horizon=timedelta(seconds=row._mapping["horizon_s"]))
