"""A process of the desk in the simulation: its tasks die together at any wait, and start again."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from random import Random
from typing import Any, Final

from desk.errors import DeskError
from ops.simulation.memory import Deadlock

DEATH: Final = 0.004  # at each wait
LOST_LINE: Final = 0.001
SLOW: Final = 0.3  # the others are answered at once, after whoever else is ready
LONGEST_WAIT_S: Final = 0.012
RESTART_S: Final = (0.3, 3.0)
_AT_WORK: Final[ContextVar["Process"]] = ContextVar("process")


class Died(BaseException):
    """The process ends here: nothing below may catch it."""


class LostLine(Exception):
    """The line to the database broke; what was asked for may have been done."""


class Process:
    """Runs `work` until told to stop, again after each death."""

    def __init__(self, name: str, rng: Random) -> None:
        self.name = name
        self.deaths: Counter[str] = Counter()
        self.mishaps: list[str] = []  # what no fault explains
        self.is_frail = True
        self._rng = rng
        self._tasks: list[asyncio.Task[None]] = []
        self._over = asyncio.Event()

    async def live(self, work: Callable[["Process"], Coroutine[Any, Any, None]]) -> None:
        """Work, die, and start again, until cancelled."""
        try:
            while True:
                self._over.clear()
                self.spawn(work(self))
                await self._over.wait()
                await self._end()
                await asyncio.sleep(self._rng.uniform(*RESTART_S))
        finally:
            await self._end()

    def spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Start a task that dies with the others, and takes them along when it dies."""
        task = asyncio.get_running_loop().create_task(self._guard(work))
        task.add_done_callback(lambda _: work.close())  # it may have died before its first step
        self._tasks = [t for t in self._tasks if not t.done()]
        self._tasks.append(task)
        return task

    async def pause(self) -> None:
        """Wait for an answer from somewhere, and perhaps not live to get it."""
        self.maybe_die("asking")
        is_slow = self._rng.random() < SLOW
        await asyncio.sleep(self._rng.uniform(0, LONGEST_WAIT_S) if is_slow else 0)
        if self.is_frail and self._rng.random() < LOST_LINE:
            raise LostLine
        self.maybe_die("answered")

    def maybe_die(self, step: str) -> None:
        """Die now, or do not."""
        if self.is_frail and self._rng.random() < DEATH:
            self.deaths[step] += 1
            raise Died

    async def survive(self, work: Awaitable[object]) -> bool:
        """Do something that may fail as things do; False when it did."""
        try:
            await work
        except (LostLine, Deadlock, DeskError):
            return False
        return True

    async def _guard(self, work: Coroutine[Any, Any, None]) -> None:
        _AT_WORK.set(self)
        try:
            await work
        except Died:
            self._over.set()
        except (LostLine, Deadlock):
            return  # a worker logs it and goes on; patrols find what it left
        except Exception as e:  # noqa: BLE001 - whatever it is, it is a finding
            self.mishaps.append(f"{self.name}: {type(e).__name__}: {e}")

    async def _end(self) -> None:
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        for task in tasks:
            await asyncio.wait([task])


def strike(step: str) -> None:
    """Let the process that passes a failpoint die there, perhaps."""
    _AT_WORK.get().maybe_die(step)
