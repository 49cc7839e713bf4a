"""The scrape worker: reads every source, and turns the models' scores into alerts."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

import structlog
from prometheus_client import Counter

from desk.news.model import Kind, RawHeadline
from desk.nursery import Nursery
from desk.settings import Settings
from workers.context import Context, Entry, open_desk, redis
from workers.fetch import Fetcher
from workers.jobs.alerts import on_scored
from workers.sources import registry, replay
from workers.sources.readers import Readers
from workers.sources.roster import FOLLOW_S, Roster

log = structlog.get_logger(__name__)
GROUP: Final = "alerts"
INTAKE: Final = "intake"
TRIES: Final = 5
TOGETHER: Final = 8  # scores of one transaction: a storm of news is told in less than half the time
FAILURES: Final = Counter("tapewire_score_failures_total", "Scores that could not be acted on.")


async def run(settings: Settings) -> None:
    """Run until cancelled."""
    async with open_desk(settings, process="scrape") as context, Nursery() as nursery:
        nursery.forever(lambda: alert(context), name="alert", pause_s=0.05)
        nursery.forever(lambda: take_in_posts(context), name="posts", pause_s=0.05)
        async with Fetcher(registry.allowed(settings)) as fetcher, Readers() as readers:
            roster = Roster(
                context.desk,
                nursery,
                registry.watches(settings, fetcher, readers),
                partial(registry.added, settings, fetcher, readers),
            )
            await roster.remember()
            nursery.forever(roster.follow, name="sources", pause_s=FOLLOW_S)
            if settings.in_sandbox and settings.replay:
                nursery.spawn(replay.run(settings), name="replay")
            await context.ready()
            log.info("scrape worker is up")
            await asyncio.Event().wait()


async def alert(context: Context) -> None:
    """Take scores off the bus for as long as there are any; each is kept once."""
    while entries := await context.bus.consume(
        redis.SCORES, group=GROUP, consumer="scrape", count=TOGETHER
    ):
        await _alert(context, entries)


async def take_in_posts(context: Context) -> None:
    """Take in what the bot has heard in channels, for as long as there is any."""
    while entries := await context.bus.consume(redis.POSTS, group=INTAKE, consumer="scrape"):
        for entry in entries:
            try:
                await context.desk.news.take_in(_raw(entry.body))
            except (KeyError, TypeError, ValueError) as e:
                await context.bus.bury(redis.POSTS, INTAKE, entry.id, entry.body, repr(e)[:200])
            else:
                await context.bus.ack(redis.POSTS, INTAKE, entry.id)


def _raw(body: Mapping[str, Any]) -> RawHeadline:
    published = body["published_at"]
    return RawHeadline(
        **{
            **body,
            "kind": Kind(body["kind"]),
            "published_at": datetime.fromisoformat(published) if published else None,
        }
    )


async def _alert(context: Context, entries: Sequence[Entry]) -> None:
    """Act on scores together; where that fails, on each alone, for none holds up another."""
    try:
        await on_scored(context.desk, *(entry.body for entry in entries))
    except Exception as e:  # noqa: BLE001 - a loop edge: see below what becomes of it
        if len(entries) == 1:
            await _failed(context, entries[0], e)
            return
        for entry in entries:
            await _alert(context, [entry])
    else:
        await context.bus.ack(redis.SCORES, GROUP, *(entry.id for entry in entries))


async def _failed(context: Context, entry: Entry, error: Exception) -> None:
    """Bury what is no score, or has failed too often; anything else is handed out again."""
    reason, is_over = type(error).__name__, entry.tries >= TRIES
    if isinstance(error, KeyError | ValueError):
        reason, is_over = f"{reason}: {error}", True
    else:
        FAILURES.inc()
        log.error("score not acted on", entry=entry.id, tries=entry.tries, exc_info=error)
    if is_over:
        await context.bus.bury(redis.SCORES, GROUP, entry.id, entry.body, reason)
