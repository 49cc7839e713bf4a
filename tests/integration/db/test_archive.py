"""What is looked back at: tones counted as people are shown them, by an index."""

import random
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, text

from db import engine as engines
from db.context import Context
from db.repositories.archive import ArchiveRepository
from desk import clock
from desk.news.model import RawHeadline
from desk.settings import Settings
from desk.signals import fusion
from desk.signals.model import Score, Tone
from desk.signals.tone import begin_of, width_of

DAY = timedelta(days=1)
YEAR = """
    INSERT INTO headlines (id, source, guid, url, title, summary, kind, coins, seen_at, fingerprint,
        reports, novelty, is_suspicious, is_scored)
    SELECT 'h' || n, 'wire', 'h' || n, '', 'Godwit ' || n, '', 'news',
        ARRAY[CASE WHEN n % 20 = 0 THEN 'BTC' ELSE 'C' || n % 50 END],
        now() - n * interval '2 hours', n, 1, 1, false, false
    FROM generate_series(1, 4000) AS n
"""  # what a planner chooses for tables as good as empty, it may choose by the day


def score(headline_id: str, chooser: random.Random) -> Score:
    """Return a score that may be anything, and is often on the edge of a doubt."""
    return Score(
        headline_id=headline_id,
        sentiment=chooser.uniform(-1, 1),
        tone=chooser.choice(list(Tone)),
        confidence=chooser.choice((0.2, 0.49, fusion.SURE, 0.9)),
        impact=0.2,
        event="mining",
        manipulation=chooser.choice((0.0, 0.49, fusion.SUSPECT, 0.9)),
        model="test",
        took_ms=1.0,
        scored_at=clock.now(),
    )


def _same(moment: datetime) -> datetime:
    return moment


async def test_tones_are_counted_as_they_are_shown(context: Context) -> None:
    chooser, now = random.Random(3), clock.now()
    since = begin_of(1, now)
    shown: dict[datetime, list[Tone]] = {}
    for number in range(60):
        moment = now - timedelta(minutes=chooser.randrange(0, 1400))
        clock.set_clock(now=partial(_same, moment))
        title = f"Godwit {number * 7919} weighs {number} bags of $QNT"
        raw = RawHeadline(source="w", guid=title, url="", title=title, published_at=moment)
        headline = await context.desk.news.take_in(raw)
        assert headline is not None
        found = score(headline.id, chooser)
        await context.desk.alerts.on_scored(found)
        if headline.duplicate_of is None:
            at = since + (moment - since) // width_of(1) * width_of(1)
            shown.setdefault(at, []).append(fusion.verdict(headline, found).tone)
    clock.set_clock()
    buckets = [one for one in await context.desk.signals.tone("QNT", days=1) if one.headlines]
    counted = {one.at: (one.bullish, one.neutral, one.bearish) for one in buckets}
    assert counted == {
        at: (tones.count(Tone.BULLISH), tones.count(Tone.NEUTRAL), tones.count(Tone.BEARISH))
        for at, tones in shown.items()
    }
    assert len(counted) > 5


@pytest.mark.usefixtures("context")
async def test_tones_of_a_coin_are_found_by_an_index(settings: Settings) -> None:
    engine = engines.connect(settings.database_url, pool_size=1)
    asked: list[tuple[str, Any]] = []

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        asked.append((statement, given))

    async with engine.connect() as connection:
        await ArchiveRepository(connection).leanings("BTC", clock.now() - DAY, DAY / 24)
        ((statement, given),) = asked
        await connection.execute(text(YEAR))
        await connection.execute(text("ANALYZE headlines"))
        await connection.execute(text("SET enable_seqscan = off"))  # of scores there are none
        plan = await connection.exec_driver_sql(f"EXPLAIN {statement}", given)
        told = "\n".join(row[0] for row in plan)
        await connection.rollback()
    await engine.dispose()
    assert "ix_headlines_coins" in told or "ix_headlines_seen_at" in told, told
    assert "Seq Scan" not in told, "neither headlines nor scores are read from end to end"
