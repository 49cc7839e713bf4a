"""The process that judges and answers: headlines in, scores out, questions in, answers out."""

import asyncio
import os
import socket

import structlog

from db.bus import RedisBus
from db.gauges import RedisDials
from db.live import BEAT_S, Live
from db.redis import connect
from desk import pulse
from desk.nursery import Nursery
from desk.settings import Settings
from ml.batching import MicroBatcher
from ml.bus import Bus
from ml.gauging import LISTEN_S, ROUND_S, Gauging, Models
from ml.judge.service import Judge, load
from ml.llm.backends import open_backend
from ml.llm.worker import Writer
from ml.worker import Relief, Worker

log = structlog.get_logger(__name__)


async def run(settings: Settings) -> None:
    """Serve until cancelled; raises `BadConfiguration` at once when a model cannot be loaded."""
    judge = await asyncio.to_thread(load, settings)
    quick = await asyncio.to_thread(judge.relieved)
    redis = connect(settings.redis_url)
    live = Live(redis, "ml")
    try:
        async with Nursery() as nursery:
            nursery.spawn(pulse.watch(), name="pulse")
            nursery.forever(live.beat, name="heartbeat", pause_s=BEAT_S)
            bus = RedisBus(redis)
            if not settings.llm_lacks:
                nursery.forever(lambda: answer(settings, bus), name="answer questions")
            nursery.spawn(gauge(RedisDials(redis), nursery), name="gauges")
            await serve(judge, bus, quick=quick, lag_s=settings.ml_lag_s)
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
    async with Nursery() as nursery:
        worker = Worker(bus, batcher, nursery, consumer=_consumer(), relief=relief)
        for one in (batcher, relief.batcher):
            nursery.forever(one.run, name="judge batches", pause_s=0.1)
        log.info("models ready", model=judge.version)
        await nursery.forever(worker.run, name="take headlines")


async def answer(settings: Settings, bus: Bus) -> None:
    """Have the language model of the settings answer questions until cancelled."""
    async with open_backend(settings) as llm, Nursery() as nursery:
        writer = Writer(bus, llm, nursery, consumer=_consumer(), at_once=settings.llm_at_once)
        log.info("language model asked", backend=settings.llm, model=settings.llm_model)
        await nursery.forever(writer.run, name="take questions")


def _consumer() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"
