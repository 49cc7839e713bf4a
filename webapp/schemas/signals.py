"""The public scorecard: how right the alerts were."""

from decimal import Decimal
from typing import Self

from desk.signals.service import Row
from webapp.schemas.fields import Answer, Percent


class ScorecardRow(Answer):
    """A source at a horizon; `hit_percent` null while no direction was called."""

    source: str
    horizon_s: int
    alerts: int
    calls: int
    hits: int
    hit_percent: Percent | None
    median_move_percent: Percent

    @classmethod
    def of(cls, row: Row) -> Self:
        """Write a row."""
        return cls(
            source=row.source,
            horizon_s=int(row.horizon.total_seconds()),
            alerts=row.alerts,
            calls=row.calls,
            hits=row.hits,
            hit_percent=None if row.hit_rate is None else row.hit_rate * 100,
            median_move_percent=row.median_move_bp / Decimal(100),
        )
