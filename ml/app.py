"""The process that judges: models loaded once, headlines in, scores out, until cancelled."""

import asyncio
import os
import socket

import structlog

from db.bus import RedisBus
from db.gauges import RedisDials
from db.live import BEAT_S, Live
from db.redis import connect
from desk.nursery import Nursery
from desk.settings import Settings
from ml.batching import MicroBatcher
from ml.gauging import LISTEN_S, ROUND_S, Gauging, Models
from ml.judge.service import Judge, load
from ml.worker import Bus, Relief, Worker

log = structlog.get_logger(__name__)


async def run(settings: Settings) -> None:
    """Serve until cancelled; raises `BadConfiguration` at once when a model cannot be loaded."""
    judge = await asyncio.to_thread(load, settings, directory=settings.ml_model_dir)
    quick = await asyncio.to_thread(judge.relieved)
    redis = connect(settings.redis_url)
    live = Live(redis, "ml")
    try:
        async with Nursery() as nursery:
            nursery.forever(live.beat, name="heartbeat", pause_s=BEAT_S)
            nursery.spawn(gauge(RedisDials(redis), nursery), name="gauges")
            await serve(judge, RedisBus(redis), quick=quick, lag_s=settings.ml_lag_s)
    finally:
        await redis.aclose()


async def gauge(dials: RedisDials, nursery: Nursery) -> None:
    """Read prices from now on; headlines do not wait for these models to load."""
    gauging = Gauging(dials, await asyncio.to_thread(Models.load))
    nursery.forever(gauging.round, name="read prices", pause_s=ROUND_S)
    nursery.forever(gauging.listen, name="hear trades", pause_s=LISTEN_S)
    nursery.forever(gauging.answer, name="answer wishes", pause_s=0.0)


async def serve(judge: Judge, bus: Bus, *, quick: Judge, lag_s: float) -> None:
    """Judge what comes over `bus` until cancelled; outages of the bus are waited out.

    What has waited longer than `lag_s` seconds is left to `quick`.
    """
    batcher, relief = MicroBatcher(judge), Relief(MicroBatcher(quick), lag_s)
    consumer = f"{socket.gethostname()}-{os.getpid()}"
    async with Nursery() as nursery:
        worker = Worker(bus, batcher, nursery, consumer=consumer, relief=relief)
        for one in (batcher, relief.batcher):
            nursery.forever(one.run, name="judge batches", pause_s=0.1)
        log.info("models ready", model=judge.version)
        await nursery.forever(worker.run, name="take headlines")
