"""Keeps scores, measures what the market did, and says in public how right they were."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from desk import clock
from desk.events import AlertGraded
from desk.ports import OpenUnit
from desk.signals import fusion
from desk.signals.model import HORIZONS, Outcome, Score, Tone

MOST_SCORED: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the scorecard: how alerts of a source did at a horizon.

    `hits` counts calls the market followed by more than five basis points, of `calls` with a tone.
    """

    source: str
    horizon: timedelta
    alerts: int
    calls: int
    hits: int
    median_move_bp: Decimal

    @property
    def hit_rate(self) -> Decimal | None:
        """Hits per call, None while there is no call."""
        return Decimal(self.hits) / self.calls if self.calls else None


@dataclass(frozen=True, slots=True)
class Signals:
    """Scores and outcomes."""

    open: OpenUnit

    async def scores(self, headline_ids: Sequence[str]) -> dict[str, Score]:
        """Return the scores of headlines, by headline id; unscored ones are missing."""
        async with self.open() as unit:
            return await unit.signals.scores(headline_ids[:MOST_SCORED])

    async def outcomes(self, headline_id: str) -> list[Outcome]:
        """Return what the market did after an alert, shortest horizon first."""
        async with self.open() as unit:
            return await unit.signals.outcomes(headline_id)

    async def grade_due(self) -> int:
        """Measure every alert whose horizon has passed; return how many outcomes were new."""
        return sum([await self._grade(horizon) for horizon in HORIZONS])

    async def _grade(self, horizon: timedelta) -> int:
        now, new = clock.now(), 0
        async with self.open() as unit:
            for headline_id, symbol, at in await unit.signals.ungraded(now, horizon):
                before = await unit.market.price_at(symbol, at)
                after = await unit.market.price_at(symbol, at + horizon)
                if before is None or after is None:
                    continue
                outcome = Outcome(
                    headline_id=headline_id,
                    symbol=symbol,
                    horizon=horizon,
                    before=before,
                    after=after,
                    graded_at=now,
                )
                if await unit.signals.add_outcome(outcome):
                    unit.publish(AlertGraded(headline_id=headline_id))
                    new += 1
            await unit.commit()
        return new

    async def scorecard(self, since: datetime) -> list[Row]:
        """Return how each source's alerts did since, per horizon, best hit rate first."""
        async with self.open() as unit:
            graded = await unit.signals.all_outcomes(since)
        groups: dict[tuple[str, timedelta], list[tuple[Tone, Outcome]]] = defaultdict(list)
        for headline, score, outcome in graded:
            shown = fusion.verdict(headline, score).tone  # a tone that was doubted made no call
            groups[headline.source, outcome.horizon].append((shown, outcome))
        rows = [_row(source, horizon, found) for (source, horizon), found in groups.items()]
        return sorted(rows, key=lambda r: (r.horizon, -(r.hit_rate or 0), r.source))


def _row(source: str, horizon: timedelta, found: list[tuple[Tone, Outcome]]) -> Row:
    verdicts = [outcome.is_hit(tone) for tone, outcome in found]
    return Row(
        source=source,
        horizon=horizon,
        alerts=len(found),
        calls=sum(v is not None for v in verdicts),
        hits=sum(v is True for v in verdicts),
        median_move_bp=Decimal(median(outcome.move_bp for _, outcome in found)),
    )
