"""An arq worker that waits in Redis for the next job instead of looking for it twice a second.

A job starts when it is written, goes to one worker only, and is tried once: whoever dies with it
leaves it to the order table, which knows what is still to do. Jobs are JSON, with no result kept.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

from arq.connections import ArqRedis
from arq.worker import Worker

from desk.nursery import Nursery, is_ending
from workers.context import queue, redis

JOB_S: Final = 30
# As many as there are connections to PostgreSQL; others wait in Redis, for any worker.
MOST_JOBS: Final = 16
WAIT_S: Final = 2  # less than Redis has to answer
Job = Callable[..., Coroutine[Any, Any, None]]


class TakingWorker(Worker):
    """Takes jobs off the queue as they come, the oldest first."""

    async def main(self) -> None:
        """Run until cancelled, and then until the jobs under way are done."""
        self.ctx["redis"] = self.pool
        free = asyncio.Semaphore(self.max_jobs)
        async with Nursery() as nursery:
            try:
                while not is_ending():
                    await free.acquire()
                    taken = await self.pool.bzpopmin(self.queue_name, timeout=WAIT_S)
                    if taken is None:
                        free.release()
                        continue
                    _, job_id, score = taken
                    task = nursery.spawn(self.run_job(job_id.decode(), int(score)), name="job")
                    task.add_done_callback(lambda _: free.release())
            finally:
                await nursery.done()


async def work(redis_url: str, jobs: Sequence[Job], ctx: dict[str, Any]) -> None:
    """Take jobs off the trade queue until Redis goes away; the caller starts again."""
    pool: ArqRedis = ArqRedis.from_url(
        redis_url, socket_connect_timeout=redis.CONNECT_S, socket_timeout=redis.ANSWER_S
    )
    worker = TakingWorker(
        jobs,
        redis_pool=pool,
        queue_name=redis.TRADE_QUEUE,
        ctx=dict(ctx),
        handle_signals=False,
        job_timeout=JOB_S,
        keep_result=0,
        max_jobs=MOST_JOBS,
        max_tries=1,
        job_serializer=lambda _: b"",  # of results, and none is kept
        job_deserializer=queue.deserialize,
        log_results=False,
    )
    try:
        await worker.main()
    finally:
        await pool.aclose()
