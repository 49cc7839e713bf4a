"""Enqueues arq jobs as JSON: arq's own pickle would be code execution."""

from typing import Any, Final

import orjson
from arq.connections import ArqRedis
from arq.constants import job_key_prefix
from arq.jobs import serialize_job
from arq.utils import timestamp_ms

from db import redis as names
from desk import clock

EXPIRES_S: Final = 60  # a hint older than this is worthless: the sweep has done its work
MAX_BODY: Final = 4096


def serialize(job: dict[str, Any]) -> bytes:
    """Write a job; a job carries ids only, so a large one is a mistake."""
    body = orjson.dumps(job)
    if len(body) > MAX_BODY:
        raise ValueError("a job carries ids, not data")
    return body


def deserialize(body: bytes) -> dict[str, Any]:
    """Read a job; anything but a small JSON object is refused."""
    if len(body) > MAX_BODY:
        raise ValueError("a job carries ids, not data")
    job = orjson.loads(body)
    if not isinstance(job, dict):
        raise ValueError("a job is a JSON object")
    return job


class Queue:
    """Adds jobs by name; each is a hint that a sweep can do without."""

    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis

    async def enqueue(self, job: str, argument: str) -> None:
        """Add a job with one id in one round trip; a worker that waits for it has it at once.

        arq's own `enqueue_job` takes four, to refuse a job id that is there already; ours are new.
        """
        job_id, now_ms = clock.new_id(), timestamp_ms()
        body = serialize_job(job, (argument,), {}, None, now_ms, serializer=serialize)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.psetex(job_key_prefix + job_id, EXPIRES_S * 1000, body)
            pipe.zadd(names.TRADE_QUEUE, {job_id: now_ms})
            await pipe.execute()
