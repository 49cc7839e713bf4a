"""The only place that starts a task; what fails in a detached one is logged and counted."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, Final, Self, TypeVar
from weakref import WeakSet

import structlog
from prometheus_client import Counter

log = structlog.get_logger(__name__)
FAILURES = Counter("tapewire_task_failures_total", "Detached tasks that raised.", ["task"])
FIRST_REST_S: Final = 0.05
LONGEST_REST_S: Final = 1.0
T = TypeVar("T")
_ENDING: WeakSet[asyncio.Task[Any]] = WeakSet()  # tasks that were told to end


class Nursery:
    """Owns the background tasks of a process and cancels them on the way out.

    Use as an async context manager. A task that raises is logged and counted, never silent, and
    never takes its siblings down; `forever` starts a loop again after a pause.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def spawn(self, work: Coroutine[Any, Any, Any], *, name: str) -> asyncio.Task[None]:
        """Start `work` now; its result is dropped, its failure is logged and counted."""
        task = asyncio.create_task(_guard(work, name), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # it may be cancelled before it began
        return task

    def forever(
        self, make: Callable[[], Awaitable[object]], *, name: str, pause_s: float = 1.0
    ) -> asyncio.Task[None]:
        """Run `make()` again and again, `pause_s` after it returns or raises.

        The more often it has raised in a row, the longer it rests, up to a second.
        """
        return self.spawn(_repeat(make, name, pause_s), name=name)

    async def done(self) -> None:
        """Wait until every task has ended by itself."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Cancel every task and wait until each has ended."""
        tasks = list(self._tasks)
        for task in tasks:
            end(task)
        await asyncio.gather(*tasks, return_exceptions=True)


def end(task: asyncio.Task[Any]) -> None:
    """Cancel a task for good: it may ask `is_ending` should the cancellation get lost."""
    _ENDING.add(task)
    task.cancel()


def is_ending() -> bool:
    """Tell whether the task that asks has been told to end, by its nursery or by a signal.

    A client whose server hangs may take the cancellation for an answer, and nobody cancels twice:
    a loop around such a client asks here before each round. What a client's own deadlines have
    cancelled, and not taken back, ends no loop.
    """
    return asyncio.current_task() in _ENDING


async def within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` returns; raises `TimeoutError` once `seconds` are over, come what may.

    `asyncio.timeout` waits for who was cancelled, and a client whose server hangs may not end for
    seconds, or take the cancellation for an answer. What is late here ends unheard.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task}, timeout=seconds)
    finally:
        if not task.done():
            task.cancel()
            task.add_done_callback(_unheard)
    if not task.done():
        raise TimeoutError
    return task.result()


async def whole(work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` returns; whoever is cancelled meanwhile is so once it has ended.

    For what cannot be stopped half way, such as a program that a thread is starting.
    """
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        _unheard(task)
        raise


def _unheard(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()  # looked at, so that nobody is told that it was not


async def _guard(work: Coroutine[Any, Any, Any], name: str) -> None:
    try:
        await work
    except Exception:
        FAILURES.labels(name).inc()
        log.exception("task failed", task=name)


async def _repeat(make: Callable[[], Awaitable[object]], name: str, pause_s: float) -> None:
    rest_s = 0.0
    while not is_ending():
        try:
            await make()
        except Exception:
            FAILURES.labels(name).inc()
            log.exception("round failed", task=name)
            # A server that is away may be so for hours: nobody fills a core and a disk with that.
            rest_s = min(max(2 * rest_s, FIRST_REST_S), LONGEST_REST_S)
        else:
            rest_s = 0.0
        await asyncio.sleep(max(pause_s, rest_s))
