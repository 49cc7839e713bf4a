"""A bus in memory: one stream in, one out, and an outage when it is wanted."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

ROUTES: Final = {("headlines", "ml"): "scores", ("questions", "llm"): "answers"}


@dataclass(frozen=True, slots=True)
class Message:
    """An entry of a stream."""

    id: str
    body: Mapping[str, Any]
    tries: int = 1


@dataclass
class MemoryBus:
    """Hands out what it was given, remembers what came back; `broken` calls fail first."""

    waiting: list[Message]
    published: list[dict[str, Any]] = field(default_factory=list)
    acked: list[str] = field(default_factory=list)
    buried: list[tuple[str, str]] = field(default_factory=list)
    called_off: set[str] = field(default_factory=set)
    broken: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    goes_to: str = ""

    async def consume(
        self, stream: str, /, *, group: str, consumer: str, count: int, block_ms: int
    ) -> Sequence[Message]:
        self.goes_to = ROUTES[stream, group]
        if self.broken:
            self.broken -= 1
            raise ConnectionError("away")
        taken, self.waiting = self.waiting[:count], self.waiting[count:]
        if not taken:
            await asyncio.sleep(block_ms / 1000)
        return taken

    async def ack(self, stream: str, group: str, /, *ids: str) -> None:
        assert ROUTES[stream, group] == self.goes_to
        self.acked += ids
        self.changed.set()

    async def publish(self, stream: str, body: dict[str, Any], /) -> str:
        assert stream == self.goes_to
        self.published.append(body)
        return "1-0"

    async def bury(
        self, stream: str, group: str, entry: str, body: Mapping[str, Any], reason: str, /
    ) -> None:
        assert ROUTES[stream, group] == self.goes_to
        self.buried.append((entry, reason))
        self.changed.set()

    async def is_called_off(self, name: str, /) -> bool:
        return name in self.called_off

    async def finished(self, count: int) -> None:
        """Wait until as many messages are acknowledged or buried."""
        async with asyncio.timeout(10):
            while len(self.acked) + len(self.buried) < count:
                self.changed.clear()
                await self.changed.wait()
