"""The upkeep worker: grades alerts, calls and charts, gathers digests, gives up questions."""

import asyncio
from typing import Final

import structlog

from desk.nursery import Nursery
from desk.settings import Settings
from workers.context import Context, open_desk

log = structlog.get_logger(__name__)
GRADE_S: Final = 5.0
DIGEST_S: Final = 10.0
RESEND_S: Final = 10.0
SNAPSHOT_S: Final = 300.0
FEED_S: Final = 30.0
TIDY_S: Final = 3600.0
WATCH_S: Final = 2.0
RECALL_S: Final = 1.0
QUESTIONS_S: Final = 5.0
CALLS_S: Final = 30.0


async def run(settings: Settings) -> None:
    """Run until cancelled."""
    async with open_desk(settings, process="upkeep", pool_size=2) as context, Nursery() as nursery:
        nursery.forever(context.desk.signals.grade_due, name="grade", pause_s=GRADE_S)
        nursery.forever(context.desk.digests.gather, name="digest", pause_s=DIGEST_S)
        nursery.forever(context.desk.signals.propose_mutes, name="mutes", pause_s=TIDY_S)
        nursery.forever(context.desk.news.resend, name="resend", pause_s=RESEND_S)
        nursery.forever(context.desk.risk.watch, name="breaker", pause_s=WATCH_S)
        nursery.forever(context.desk.questions.give_up, name="questions", pause_s=QUESTIONS_S)
        nursery.forever(context.desk.calls.grade_due, name="calls", pause_s=CALLS_S)
        nursery.forever(context.desk.gauges.grade_due, name="charts", pause_s=FEED_S)
        nursery.forever(context.desk.calls.watch, name="peaks", pause_s=CALLS_S)
        nursery.forever(context.desk.panic.finish, name="recall", pause_s=RECALL_S)
        nursery.forever(context.desk.reports.take_snapshots, name="snapshot", pause_s=SNAPSHOT_S)
        nursery.forever(lambda: feed(context), name="feed", pause_s=FEED_S)
        nursery.forever(lambda: tidy(context), name="tidy", pause_s=TIDY_S)
        await context.ready()
        log.info("upkeep worker is up")
        await asyncio.Event().wait()


async def feed(context: Context) -> None:
    """Lay out for the models what has closed, and write down what they have named."""
    symbols = await context.desk.market.instruments()
    await context.desk.gauges.feed(symbols)
    await context.desk.gauges.note(symbols)


async def tidy(context: Context) -> None:
    """Make and drop partitions, forget rows past their time."""
    made, dropped = await context.store.keep_up_partitions()
    swept = await context.store.sweep() + await context.desk.reports.thin()
    log.info("tidied", partitions_made=made, partitions_dropped=dropped, rows_swept=swept)
