"""What the workers here need of the bus, and how they take from it no more than they can do."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any, Final, Protocol

from desk.nursery import Nursery, is_ending

BLOCK_MS: Final = 2000


class Entry(Protocol):
    """One message of a stream; `tries` counts how often it was handed out."""

    @property
    def id(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def tries(self) -> int: ...


class Bus(Protocol):
    """Streams, at least once; `bury` also takes the message out of the group's hands."""

    async def consume(
        self, stream: str, /, *, group: str, consumer: str, count: int, block_ms: int
    ) -> Sequence[Entry]: ...
    async def ack(self, stream: str, group: str, /, *ids: str) -> Any: ...
    async def publish(self, stream: str, body: dict[str, Any], /) -> Any: ...
    async def bury(
        self, stream: str, group: str, entry: str, body: Mapping[str, Any], reason: str, /
    ) -> Any: ...
    async def is_called_off(self, name: str, /) -> bool: ...


class Intake:
    """Takes, and has each take worked on beside the next, `at_once` of them at most."""

    def __init__(
        self,
        take: Callable[[], Awaitable[Sequence[Entry]]],
        work: Callable[[Sequence[Entry]], Coroutine[Any, Any, None]],
        nursery: Nursery,
        *,
        name: str,
        at_once: int,
    ) -> None:
        self._take = take
        self._work = work
        self._nursery = nursery
        self._name = name
        self._free = asyncio.Semaphore(at_once)

    async def run(self) -> None:
        """Take until cancelled; raises what `take` raises, and may then be run again."""
        while not is_ending():
            await self._free.acquire()
            try:
                entries = await self._take()
            except BaseException:
                self._free.release()
                raise
            if entries:
                task = self._nursery.spawn(self._work(entries), name=self._name)
                task.add_done_callback(lambda _: self._free.release())
            else:
                self._free.release()
