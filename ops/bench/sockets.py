"""How late the last of a thousand sockets hears what the first one heard, and what that costs.

The market streams of the exchange and the live pages of the web app, each beside a bare
`websockets` server that tells as many clients texts of the same size. The clients share the
machine with the server, and each one's own reading is in the figure.
"""

import asyncio
import contextlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from db import redis as names
from ops import files
from ops.bench import cpu, ears
from ops.bench.figures import Budget, Figure, Floor, spread
from ops.bench.rig import Rig
from ops.temporary import free_port

SOCKETS: Final = (500, 1000)
SECONDS: Final = 5.0
_PAUSE_S: Final = 0.1
_BUDGET: Final = Budget(of="p99", limit=50)
_SETTLE_S: Final = 1.0
_VENUE: Final = "bench"


Stamp = Callable[[bytes], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Stream:
    """What to listen to: which process tells it, where, and when it says a text was sent.

    `stamp` returns what makes a text the same for every socket, and its time in seconds, 0 when
    it names none.
    """

    server: str
    url: str
    stamp: Stamp
    hello: bytes = b""


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


async def measure(
    rig: Rig, *, sockets: tuple[int, ...] = SOCKETS, seconds: float = SECONDS
) -> list[Figure]:
    """Return the delays of each kind of stream for each number of sockets."""
    files.raise_limit()
    exchange = rig.settings.paper_url.replace("http", "ws", 1)
    pages = f"ws://127.0.0.1:{rig.settings.webapp_port}/api/v1/live"
    figures = []
    for count in sockets:
        for topic, stamp in (("bookTicker", _by_update), ("depth@100ms", _by_event)):
            stream = Stream("exchange", f"{exchange}/ws/btcusdt@{topic}", stamp)
            figures.append(
                await _figure(rig, f"{topic} to {count:,} sockets", stream, count, seconds)
            )
        stream = Stream("webapp", pages, _by_quote, await _hello(rig))
        teller = rig.context.nursery.spawn(_tell(rig), name="quotes")
        try:
            what = f"quotes to {count:,} pages"
            figures.append(await _figure(rig, what, stream, count, seconds))
        finally:
            teller.cancel()
    return figures


async def _figure(rig: Rig, what: str, stream: Stream, count: int, seconds: float) -> Figure:
    pid = cpu.pids(rig.settings)[stream.server]
    idle = cpu.seconds(pid)
    await asyncio.sleep(seconds)
    idle = cpu.seconds(pid) - idle
    heard, spent = await _listen(stream, count, seconds, pid)
    bare, least = await _bare(heard.size, count, seconds)
    delays = heard.delays_ms
    return Figure(
        bench="fanout",
        what=what,
        unit="ms",
        n=len(delays),
        stats=spread(delays),
        budget=_BUDGET,
        floor=Floor(value=spread(bare.delays_ms).get("p99", 0.0), what="p99 of bare websockets"),
        parts={
            "messages": heard.messages,
            "bytes": heard.size,
            "CPU us each": max(0.0, spent - idle) * 1e6 / max(1, len(delays)),
            "CPU us each, bare": least * 1e6 / max(1, len(bare.delays_ms)),
        },
    )


async def _listen(stream: Stream, count: int, seconds: float, pid: int) -> tuple[Heard, float]:
    """Return what `count` clients heard and the seconds of CPU that telling them took."""
    heard = Heard(stream.stamp)
    clients = await ears.many(stream.url, count, heard.hear, hello=stream.hello)
    try:
        await asyncio.sleep(_SETTLE_S)
        heard.forget()
        before = cpu.seconds(pid)
        await asyncio.sleep(seconds)
        return heard, cpu.seconds(pid) - before
    finally:
        for client in clients:
            client.leave()


async def _bare(size: int, count: int, seconds: float) -> tuple[Heard, float]:
    port = free_port()
    program = str(Path(__file__).with_name("broadcast.py"))
    words = (str(port), str(size), str(_PAUSE_S))
    server = await asyncio.create_subprocess_exec(sys.executable, program, *words)
    try:
        await _until_open(port)
        stream = Stream("", f"ws://127.0.0.1:{port}/", _by_event)
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
            await asyncio.sleep(_PAUSE_S)


async def _tell(rig: Rig) -> None:
    """Publish a quote as the market worker does, of a venue that no page asks for but ours."""
    while True:
        quote = {"venue": _VENUE, "symbol": "BTC/USDT", "at": time.time(), "pad": "x" * 100}
        await rig.redis.publish(names.QUOTES_CHANNEL, orjson.dumps([quote]))
        await asyncio.sleep(_PAUSE_S)


async def _hello(rig: Rig) -> bytes:
    """Return what a page says first."""
    accounts = rig.context.desk.accounts
    person = await rig.person("Audience")
    link = await accounts.login_link(person.id)
    session = await accounts.open_link(link.partition("#")[2])
    return orjson.dumps({"token": session.token, "subscribe": [f"quotes:{_VENUE}:*"]})


def _by_update(text: bytes) -> tuple[float, float] | None:
    """Know a best price by its update; it names no time: the first socket's counts."""
    found = orjson.loads(text)
    return (found["u"], 0.0) if "u" in found else None


def _by_event(text: bytes) -> tuple[float, float] | None:
    found = orjson.loads(text)
    return (found["E"], found["E"] / 1000) if "E" in found else None


def _by_quote(text: bytes) -> tuple[float, float] | None:
    for quote in orjson.loads(text).get("quotes", ()):
        return quote["at"], quote["at"]
    return None
