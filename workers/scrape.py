"""The scrape worker: reads every source, and turns the models' scores into alerts."""

import asyncio
from collections.abc import Mapping
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
    while entries := await context.bus.consume(redis.SCORES, group=GROUP, consumer="scrape"):
        for entry in entries:
            await _alert(context, entry)


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


async def _alert(context: Context, entry: Entry) -> None:
    """Act on one score; one that cannot be acted on holds up no other and is handed out again."""
    try:
        await on_scored(context.desk, entry.body)
    except (KeyError, ValueError) as e:
        reason = f"{type(e).__name__}: {e}"
        await context.bus.bury(redis.SCORES, GROUP, entry.id, entry.body, reason)
    except Exception as e:  # a loop edge: it is handed out again
        FAILURES.inc()
        log.exception("score not acted on", entry=entry.id, tries=entry.tries)
        if entry.tries >= TRIES:
            await context.bus.bury(redis.SCORES, GROUP, entry.id, entry.body, type(e).__name__)
    else:
        await context.bus.ack(redis.SCORES, GROUP, entry.id)
