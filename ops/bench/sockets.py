"""How late the last of many sockets hears what the first one heard, and what that costs.

Beside a bare `websockets` server that tells as many clients texts of the same size. The clients
share the machine with the server, and each one's own reading is in the figure.
"""

import asyncio
import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from ops.bench import cpu, ears, memory
from ops.bench.figures import Budget, Figure, Floor, spread
from ops.bench.rig import Rig
from ops.temporary import free_port

SOCKETS: Final = (500, 1000)
SECONDS: Final = 5.0
PAUSE_S: Final = 0.1
_BUDGET: Final = Budget(of="p99", limit=50)
_SETTLE_S: Final = 1.0


Stamp = Callable[[bytes], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Stream:
    """What to listen to: which process tells it, where, and when it says a text was sent.

    `stamp` returns what makes a text the same for every socket, and its time in seconds, 0 when
    it names none. Clients say the `hellos` in turn.
    """

    server: str
    url: str
    stamp: Stamp
    hellos: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Heard:
    """How long after it was sent each socket was told each text, in milliseconds."""

    stamp: Stamp
    delays_ms: list[float] = field(default_factory=list)
    size: int = 0
    _first: dict[float, float] = field(default_factory=dict)

    def hear(self, text: bytes, at: float) -> None:
        """Take in a text; one without a time counts from its first listener on."""
        found = self.stamp(text)
        if found is None:
            return
        name, sent = found
        first = self._first.setdefault(name, at)
        self.size = len(text)
        self.delays_ms.append((at - (sent or first)) * 1000)

    @property
    def messages(self) -> int:
        """How many different texts came."""
        return len(self._first)

    def forget(self) -> None:
        """Begin anew."""
        self.delays_ms.clear()
        self._first.clear()


@dataclass(frozen=True, slots=True)
class Told:
    """What clients heard, and what telling them took of the process that told."""

    heard: Heard
    cpu_s: float
    mb_before: float  # private memory without the clients
    mb_with: float


async def compare(
    rig: Rig, bench: str, what: str, stream: Stream, *, count: int, seconds: float
) -> tuple[Figure, Told]:
    """Return how late `count` clients of a stream are told, beside as many of a bare server."""
    pid = cpu.pids(rig.settings)[stream.server]
    idle = cpu.seconds(pid)
    await asyncio.sleep(seconds)
    idle = cpu.seconds(pid) - idle
    told = await _listen(stream, count, seconds, pid)
    bare = await _bare(told.heard.size, count, seconds)
    delays, least = told.heard.delays_ms, bare.heard.delays_ms
    figure = Figure(
        bench=bench,
        what=what,
        unit="ms",
        n=len(delays),
        stats=spread(delays),
        budget=_BUDGET,
        floor=Floor(value=spread(least).get("p99", 0.0), what="p99 of bare websockets"),
        parts={
            "messages": told.heard.messages,
            "bytes": told.heard.size,
            "CPU us each": max(0.0, told.cpu_s - idle) * 1e6 / max(1, len(delays)),
            "CPU us each, bare": bare.cpu_s * 1e6 / max(1, len(least)),
        },
    )
    return figure, told


async def _listen(stream: Stream, count: int, seconds: float, pid: int) -> Told:
    heard = Heard(stream.stamp)
    before = _private_mb(pid)
    clients = await ears.many(stream.url, count, heard.hear, hellos=stream.hellos)
    try:
        # Whoever comes is greeted first, which is not what is measured.
        async with asyncio.timeout(ears.PATIENCE_S):
            for client in clients:
                await client.is_met.wait()
        await asyncio.sleep(_SETTLE_S)
        heard.forget()
        spent = cpu.seconds(pid)
        await asyncio.sleep(seconds)
        return Told(heard, cpu.seconds(pid) - spent, before, _private_mb(pid))
    finally:
        for client in clients:
            client.leave()


def _private_mb(pid: int) -> float:
    return memory.sizes_of([pid]).get("Private", 0.0)


async def _bare(size: int, count: int, seconds: float) -> Told:
    port = free_port()
    program = str(Path(__file__).with_name("broadcast.py"))
    words = (str(port), str(size), str(PAUSE_S))
    server = await asyncio.create_subprocess_exec(sys.executable, program, *words)
    try:
        await _until_open(port)
        stream = Stream("", f"ws://127.0.0.1:{port}/", by_event)
        return await _listen(stream, count, seconds, server.pid)
    finally:
        server.kill()
        await server.wait()


async def _until_open(port: int) -> None:
    async with asyncio.timeout(ears.PATIENCE_S):
        while True:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(PAUSE_S)


def by_event(text: bytes) -> tuple[float, float] | None:
    """Know an event by the time that it names, in milliseconds."""
    found = orjson.loads(text)
    return (found["E"], found["E"] / 1000) if "E" in found else None
