"""What a trade worker does all day, over simulated jobs: take them, and patrol what is due."""

import asyncio
from collections import deque
from typing import Final

from desk.facade import Desk
from ops.simulation.process import Process

PATROL_S: Final = 1.0
AT_ONCE: Final = 20


class Jobs:
    """The queue in Redis: a hint that is lost with whoever took it."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[str, str]] = deque()
        self.added = asyncio.Event()

    def put(self, job: str, argument: str) -> None:
        """Add a job and wake the workers."""
        self.waiting.append((job, argument))
        self.added.set()

    async def take(self) -> tuple[str, str]:
        """Return the next job as soon as there is one."""
        while not self.waiting:
            self.added.clear()
            await self.added.wait()
        return self.waiting.popleft()


class Worker:
    """One life of a trade worker."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs
        self._busy: set[str] = set()

    async def run(self, process: Process) -> None:
        """Work until the process ends."""
        process.spawn(self._patrol(process))
        while True:
            process.spawn(self._do(*await self._jobs.take()))

    async def _do(self, job: str, order_id: str) -> None:
        if job == "execute_order":
            await self._desk.execution.execute(order_id)
        else:
            await self._desk.reconcile.check(order_id)

    async def _patrol(self, process: Process) -> None:
        while True:
            due: list[str] = []

            async def look(found: list[str] = due) -> None:
                found += await self._desk.reconcile.due()

            if await process.survive(look()):
                fresh = [i for i in due if i not in self._busy][:AT_ONCE]
                tasks = [process.spawn(self._check(i)) for i in fresh]
                for task in tasks:
                    await asyncio.wait([task])
            await asyncio.sleep(PATROL_S)

    async def _check(self, order_id: str) -> None:
        self._busy.add(order_id)
        try:
            await self._desk.reconcile.check(order_id)
        finally:
            self._busy.discard(order_id)
