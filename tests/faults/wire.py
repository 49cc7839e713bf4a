"""A TCP line of ours between two programs, to be slowed, held, cut and broken at will."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Final

from tests.ports import free_port

_PIECE: Final = 65536
Server = tuple[str, int] | Path


class Way(Enum):
    """Which way bytes go: to the server, or back."""

    THERE = "there"
    BACK = "back"


class Wire:
    """One line with any number of connections on it.

    `latency_s` is added to each piece each way. While `cuts_answers`, a request goes through and
    the connection breaks in place of its answer. What is held goes on when it is let go, as TCP
    does after a partition.
    """

    def __init__(self, server: Server) -> None:
        self.port = free_port()
        self.latency_s = 0.0
        self.cuts_answers = False
        self.cut = 0
        self._server = server
        self._open = {way: asyncio.Event() for way in Way}
        self._lines: list[asyncio.StreamWriter] = []
        self.let_go()

    def hold(self, *ways: Way) -> None:
        """Let no byte pass in these directions, both when none is named; nobody is told."""
        for way in ways or Way:
            self._open[way].clear()

    def let_go(self) -> None:
        """Let everything pass again."""
        for flow in self._open.values():
            flow.set()

    def heal(self) -> None:
        """Carry everything at once and whole again."""
        self.latency_s = 0.0
        self.cuts_answers = False
        self.let_go()

    def reset(self) -> None:
        """Break every connection there is."""
        for line in self._lines:
            line.transport.abort()
        self._lines.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until an end closes."""
        try:
            far_reader, far_writer = await self._reach()
        except OSError:
            writer.transport.abort()
            return
        self._lines += [writer, far_writer]
        there = asyncio.create_task(self._pump(reader, far_writer, Way.THERE))
        back = asyncio.create_task(self._pump(far_reader, writer, Way.BACK))
        try:
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (there, back):
                task.cancel()
            for line in (writer, far_writer):
                line.transport.abort() if self.cuts_answers else line.close()
                with suppress(ValueError):
                    self._lines.remove(line)

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if isinstance(self._server, Path):
            return await asyncio.open_unix_connection(self._server)
        return await asyncio.open_connection(*self._server)

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way
    ) -> None:
        with suppress(OSError):
            while piece := await reader.read(_PIECE):
                if self.latency_s:
                    await asyncio.sleep(self.latency_s)
                await self._open[way].wait()
                if way is Way.BACK and self.cuts_answers:
                    self.cut += 1
                    return
                writer.write(piece)
                await writer.drain()


@asynccontextmanager
async def wire(server: Server) -> AsyncIterator[Wire]:
    """A line to a server, listening on a port of its own."""
    line = Wire(server)
    listening = await asyncio.start_server(line.serve, "127.0.0.1", line.port)
    try:
        yield line
    finally:
        listening.close()
        line.let_go()
        line.reset()
