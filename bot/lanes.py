"""Lanes: what has the same key runs in order, one at a time; different keys run side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

import structlog

from desk.nursery import FAILURES, Nursery

log = structlog.get_logger(__name__)
Work = Callable[[], Awaitable[object]]


class Lanes:
    """Each key with work has one task; it ends when its lane is empty."""

    def __init__(self, nursery: Nursery, *, name: str) -> None:
        self._nursery = nursery
        self._name = name
        self._waiting: dict[Hashable, deque[Work]] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    def put(self, key: Hashable, work: Work) -> None:
        """Run `work` after everything put under the same key before.

        Work that raises is logged and counted; the lane goes on.
        """
        self._idle.clear()
        if key in self._waiting:
            self._waiting[key].append(work)
            return
        self._waiting[key] = deque([work])
        self._nursery.spawn(self._drive(key), name=self._name)

    async def idle(self) -> None:
        """Wait until no lane has work."""
        await self._idle.wait()

    async def _drive(self, key: Hashable) -> None:
        lane = self._waiting[key]
        try:
            while lane:
                await self._guard(lane.popleft())
        finally:
            del self._waiting[key]
            if not self._waiting:
                self._idle.set()

    async def _guard(self, work: Work) -> None:
        try:
            await work()
        except Exception:  # a loop edge: the next in the lane has nothing to do with it
            FAILURES.labels(self._name).inc()
            log.exception("work in a lane failed", lanes=self._name)
