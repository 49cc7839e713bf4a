"""Keeps scores, measures what the market did, says in public how right they were, mutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.accounts.service import need_admin
from desk.errors import NotFound
from desk.events import AlertGraded, MuteProposed
from desk.ports import OpenUnit, Unit
from desk.signals import muting, scorecard
from desk.signals.correlation import Correlation, Said, correlate
from desk.signals.model import HORIZONS, Outcome, Record, Score
from desk.signals.scorecard import By, Row
from desk.signals.tone import Bucket, begin_of, series, width_of
from desk.signals.volatility import usual_move_bp, yardstick

MOST_SCORED: Final = 200
JUDGED_OVER: Final = timedelta(days=30)
PROPOSED_ONCE_IN: Final = timedelta(days=30)
KNOWN_FOR: Final = timedelta(days=365)


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

    async def record(self, headline_id: str) -> Record:
        """Return when an alert took each step and what came of it; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            headline = await unit.news.get(headline_id)
            score = (await unit.signals.scores([headline_id])).get(headline_id)
            if headline is None or score is None:
                raise NotFound(what="headline", id=headline_id[:16])
            told = await unit.alerts.deliveries(headline_id)
            sent = [delivery.sent_at for delivery in told if delivery.sent_at is not None]
            return Record(
                headline=headline,
                score=score,
                sent_at=min(sent, default=None),
                outcomes=tuple(await unit.signals.outcomes(headline_id)),
            )

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
                    volatility_bp=await _usual(unit, symbol, horizon, at),
                )
                if await unit.signals.add_outcome(outcome):
                    unit.publish(AlertGraded(headline_id=headline_id))
                    new += 1
            await unit.commit()
        return new

    async def scorecard(
        self, since: datetime, by: By = By.SOURCE, *, chat_id: int | None = None
    ) -> list[Row]:
        """Return how right alerts graded since were, per horizon, best first, too few last.

        By rule, only the rules of a chat count when one is named: they are nobody else's business.
        """
        async with self.open(reads=True) as unit:
            return scorecard.rank(await unit.signals.counted(since, by, chat_id))

    async def tone(self, coin: str, *, days: int) -> list[Bucket]:
        """Return how headlines about a coin leaned over the last days, oldest bucket first."""
        now = clock.now()
        async with self.open(reads=True) as unit:
            found = await unit.archive.leanings(coin, begin_of(days, now), width_of(days))
        return series(found, days=days, until=now)

    async def correlation(self, since: datetime, horizon: timedelta, said: Said) -> Correlation:
        """Return how what the models said went with the market, over alerts graded since.

        An alert that names several coins counts once for each of them.
        """
        async with self.open(reads=True) as unit:
            found = await unit.signals.forecasts(since, horizon)
        return correlate(found, said)

    # -- muting

    async def hopeless(self) -> list[Row]:
        """Return the sources worse than a thrown coin over 30 days that are not muted yet."""
        rows = scorecard.hopeless(await self.scorecard(clock.now() - JUDGED_OVER))
        muted = await self.muted([row.key for row in rows])
        return [row for row in rows if row.key not in muted]

    async def propose_mutes(self) -> int:
        """Tell admins of each such source, once in 30 days; return how many were new."""
        found, until = await self.hopeless(), clock.now() + PROPOSED_ONCE_IN
        async with self.open() as unit:
            new = [row for row in found if await unit.keeps.claim(_proposed(row.key), until=until)]
            for row in new:
                unit.publish(MuteProposed(source=row.key))
            await unit.commit()
        return len(new)

    async def mute(self, admin_id: int, mark: str, *, is_muted: bool) -> str:
        """Let alerts of a source reach nobody, or everybody again; return the source.

        `mark` is what `muting.mark` makes of its name. Its headlines still come in and are scored.
        Raises `NotAllowed` for others than admins, `NotFound` for a source without any alert in a
        year.
        """
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            known = await unit.archive.sources(clock.now() - KNOWN_FOR)
            source = next((name for name in known if muting.mark(name) == mark), None)
            if source is None:
                raise NotFound(what="source", id=mark)
            if is_muted:
                kept = {"by": admin_id, "at": clock.now().isoformat()}
                await unit.keeps.put(muting.name(source), kept, until=None)
            else:
                await unit.keeps.take(muting.name(source))
            await unit.commit()
        return source

    async def muted(self, sources: Sequence[str]) -> frozenset[str]:
        """Return which of the sources are muted."""
        async with self.open(reads=True) as unit:
            return await muting.among(unit, sources)


async def _usual(unit: Unit, symbol: str, horizon: timedelta, at: datetime) -> Decimal | None:
    by = yardstick(horizon)
    candles = await unit.market.candles(symbol, by.timeframe, limit=by.count, before=at)
    return usual_move_bp(candles, by.timeframe, horizon, at)


def _proposed(source: str) -> str:
    return f"mute-proposed:{source}"
