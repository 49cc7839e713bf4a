"""The process that judges: models loaded once, headlines in, scores out, until cancelled."""

import asyncio
import os
import socket

import structlog

from db.bus import RedisBus
from db.live import BEAT_S, Live
from db.redis import connect
from desk.nursery import Nursery
from desk.settings import Settings
from ml.batching import MicroBatcher
from ml.judge.service import Judge, load
from ml.worker import Bus, Worker

log = structlog.get_logger(__name__)


async def run(settings: Settings) -> None:
    """Serve until cancelled; raises `BadConfiguration` at once when a model cannot be loaded."""
    judge = await asyncio.to_thread(load, settings, directory=settings.ml_model_dir)
    redis = connect(settings.redis_url)
    live = Live(redis, "ml")
    try:
        async with Nursery() as nursery:
            nursery.forever(live.beat, name="heartbeat", pause_s=BEAT_S)
            await serve(judge, RedisBus(redis))
    finally:
        await redis.aclose()


async def serve(judge: Judge, bus: Bus) -> None:
    """Judge what comes over `bus` until cancelled; outages of the bus are waited out."""
    batcher = MicroBatcher(judge)
    async with Nursery() as nursery:
        worker = Worker(bus, batcher, nursery, consumer=f"{socket.gethostname()}-{os.getpid()}")
        nursery.forever(batcher.run, name="judge batches", pause_s=0.1)
        log.info("models ready", model=judge.version)
        await nursery.forever(worker.run, name="take headlines")
