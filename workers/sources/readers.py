"""The pool of processes that read feeds: the bytes of strangers never meet this process.

They run before the first feed comes, and one that ended or hangs is replaced at once, so nobody
waits for a start but who follows the feed that ended it.
"""

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import structlog

from workers.sources.feed import BadFeed, Item
from workers.sources.reader import CPU_S, frame

log = structlog.get_logger(__name__)
SIZE: Final = 2  # a feed that takes long holds up no other
LIFE: Final = 2_000  # feeds; then it starts anew, whatever it has gathered
COMMAND: Final = (sys.executable, "-m", "workers.sources.reader")
_ROOT: Final = Path(__file__).resolve().parents[2]
_WAIT_S: Final = 2 * CPU_S  # a busy machine gives less than a core
_LARGEST: Final = 256 * 1024 * 1024  # of an answer; what is fetched of a feed comes to less


class Readers:
    """Reads as many feeds at once as there are processes; the others wait their turn."""

    def __init__(self, size: int = SIZE) -> None:
        self._all = [_Reader() for _ in range(size)]
        self._idle: asyncio.LifoQueue[_Reader] = asyncio.LifoQueue()
        for reader in self._all:
            self._idle.put_nowait(reader)

    async def __aenter__(self) -> Self:
        warming = (reader.read(b"", _head("", None)) for reader in self._all)
        await asyncio.gather(*warming, return_exceptions=True)  # who fails starts with a feed
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for reader in self._all:
            await reader.end()

    @property
    def pids(self) -> list[int]:
        """The processes that run."""
        return [pid for reader in self._all if (pid := reader.pid)]

    async def read(
        self, body: bytes, charset: str = "", *, selectors: tuple[str, str] | None = None
    ) -> list[Item]:
        """Return the items of a feed as `feed.parse` does, with selectors those of a page's HTML.

        Raises `BadFeed`, with the reason too_slow when a limit was met or the process ended.
        """
        reader = await self._idle.get()
        try:
            return await reader.read(body, _head(charset, selectors))
        finally:
            self._idle.put_nowait(reader)


class _Reader:
    """One of them; there is always a process, or one that starts with the next feed."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._served = 0

    @property
    def pid(self) -> int:
        """0 for none."""
        return self._process.pid if self._process and self._process.returncode is None else 0

    async def start(self) -> Process:
        """Start a process unless one runs, and return it."""
        if self._process is None or self._process.returncode is not None:
            self._served = 0
            self._process = await asyncio.create_subprocess_exec(
                *COMMAND,
                cwd=_ROOT,
                # Nothing of ours goes along: who reads foreign bytes has no secrets to lose.
                env={"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", "")},
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
            )
        return self._process

    async def end(self) -> None:
        """Kill the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def read(self, body: bytes, head: Mapping[str, str]) -> list[Item]:
        """See `Readers.read`."""
        try:
            async with asyncio.timeout(_WAIT_S):
                answer = await _ask(await self.start(), body, head)
        except (TimeoutError, OSError, EOFError, ValueError) as e:
            log.warning("reader ended", why=repr(e)[:200], bytes=len(body))
            await self._replace()
            raise BadFeed("too_slow") from e
        except asyncio.CancelledError:
            await self.end()  # half an answer is on its way
            raise
        self._served += 1
        if self._served >= LIFE:
            await self._replace()
        if "reason" in answer:
            raise BadFeed(answer["reason"])
        return [Item(*row) for row in answer["items"]]

    async def _replace(self) -> None:
        await self.end()
        with suppress(OSError):  # the machine is short of something: the next feed tries again
            await self.start()


def _head(charset: str, selectors: tuple[str, str] | None) -> Mapping[str, str]:
    if selectors is None:
        return {"charset": charset}
    return {"item": selectors[0], "title": selectors[1]}


async def _ask(process: Process, body: bytes, head: Mapping[str, str]) -> dict[str, Any]:
    """Raises EOFError when the process ends, ValueError when it says what no reader says."""
    inward, outward = process.stdin, process.stdout
    if inward is None or outward is None:
        raise EOFError
    inward.write(frame(body, **head))
    await inward.drain()
    line = await outward.readline()
    size = int(json.loads(line)["bytes"]) if line else 0
    if not 0 < size < _LARGEST:
        raise EOFError
    answer: dict[str, Any] = json.loads(await outward.readexactly(size))
    return answer
