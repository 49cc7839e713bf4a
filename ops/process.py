"""Child processes: output in a file, started again when they end, stopped in order.

Servers are programs of their own. Rooms are forked from a process that has the libraries they
share loaded once: a room starts (and starts again after a crash) in a fraction of the seconds
and of the memory that a fresh interpreter takes.
"""

import asyncio
import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import structlog

from db.embedded import Server
from desk import failpoints
from desk.nursery import whole
from desk.settings import Settings

log = structlog.get_logger(__name__)
# `main` first, which puts off looking for garbage in all the rest.
SHARED: Final = ("main", "db.context", "db.migrate", "aiohttp", "uvicorn")
FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 10.0
STEADY_S: Final = 30.0  # a child that lived this long starts again without a longer pause
STOP_S: Final = 8.0
POLL_S: Final = 0.1
KILLED: Final = 137  # what a shell says of a process that SIGKILL ended
DIED: Final = "died at"
_LONGEST_NAME: Final = 15  # Linux keeps no more of it
_life: Final = [""]  # which start of which room this process is


class Child(Protocol):
    """A running process."""

    @property
    def pid(self) -> int: ...
    async def wait(self) -> int:
        """Return the exit status once it has ended."""
        ...

    def send(self, how: signal.Signals) -> None:
        """Send a signal; an ended process is left alone."""
        ...


class Program(Protocol):
    """Something to keep running. Servers stop last, after everybody who talks to them."""

    @property
    def name(self) -> str: ...
    @property
    def stop(self) -> signal.Signals: ...
    @property
    def is_server(self) -> bool: ...
    async def start(self, log_file: Path) -> Child:
        """Start it with its output appended to the file."""
        ...


@dataclass(frozen=True, slots=True)
class ServerProgram:
    """A server of its own, such as PostgreSQL."""

    server: Server
    stop: signal.Signals
    is_server: bool = True

    @property
    def name(self) -> str:
        """The server's name."""
        return self.server.name

    async def start(self, log_file: Path) -> Child:
        """Start it, or take over the one that a desk left behind when it was killed."""
        left = await asyncio.to_thread(self.server.left_over)
        if left is not None:
            return _TakenOver(self.server, left)
        return _Spawned(self.server, await asyncio.to_thread(self.server.start, log=log_file))


@dataclass(frozen=True, slots=True)
class Room:
    """A room of ours: `work` is imported and called in the child with its environment."""

    name: str
    work: Callable[[], None]
    environment: Mapping[str, str]
    stop: signal.Signals = signal.SIGTERM
    is_server: bool = False
    lives: Iterator[int] = field(default_factory=itertools.count)

    async def start(self, log_file: Path) -> Child:
        """See the protocol."""
        process = _context().Process(
            target=_in_child,
            args=(
                self.work,
                dict(self.environment),
                str(log_file),
                f"{self.name}:{next(self.lives)}",
            ),
            name=self.name,
        )
        await asyncio.to_thread(process.start)
        return _Forked(process)


class Supervisor:
    """Keeps programs running until it is left; their process ids stand in `<name>.pid`."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: dict[str, tuple[Program, Child]] = {}
        self._is_stopping = False

    async def __aenter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_stopping = True
        found = list(self._running.values())
        await _stop([pair for pair in found if not pair[0].is_server])
        await _stop([pair for pair in found if pair[0].is_server])

    async def start(self, program: Program) -> None:
        """Start a program; one that is being started as we are told to stop is ours to end too."""
        await whole(self._start(program))

    async def _start(self, program: Program) -> None:
        child = await program.start(self._logs / f"{program.name}.log")
        (self._logs / f"{program.name}.pid").write_text(str(child.pid))
        self._running[program.name] = (program, child)

    async def watch(self) -> None:
        """Start again whatever ends; a program that keeps ending waits longer each time."""
        async with asyncio.TaskGroup() as group:
            for name in list(self._running):
                group.create_task(self._keep(name), name=f"keep-{name}")

    async def _keep(self, name: str) -> None:
        pause_s = FIRST_PAUSE_S
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            program, child = self._running[name]
            code = await child.wait()
            if self._is_stopping:
                return
            log.warning("program ended, starting it again", program=name, code=code)
            pause_s = FIRST_PAUSE_S if clock() - began > STEADY_S else pause_s
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
            try:
                await self.start(program)
            except (OSError, EOFError) as e:
                # The machine is short of something: nobody else may go unwatched for that.
                log.warning("program did not start", program=name, why=str(e))


class _Spawned:
    def __init__(self, server: Server, process: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid

    async def wait(self) -> int:
        while (code := self._process.poll()) is None:  # noqa: ASYNC110 - waitpid has no event
            await asyncio.sleep(POLL_S)
        return code

    def send(self, how: signal.Signals) -> None:
        self._server.forget()
        self._process.send_signal(how)


class _TakenOver:
    """Somebody else's child: nobody tells us how it ends, only that it does."""

    def __init__(self, server: Server, pid: int) -> None:
        self._server = server
        self.pid = pid

    async def wait(self) -> int:
        try:
            handle = os.pidfd_open(self.pid)
        except ProcessLookupError:
            return 0
        try:
            await _readable(handle)
        finally:
            os.close(handle)
        return 0

    def send(self, how: signal.Signals) -> None:
        self._server.forget()
        with suppress(ProcessLookupError):
            os.kill(self.pid, how)


class _Forked:
    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    async def wait(self) -> int:
        await _readable(self._process.sentinel)
        self._process.join()
        return self._process.exitcode or 0

    def send(self, how: signal.Signals) -> None:
        if self._process.exitcode is None:
            os.kill(self.pid, how)


async def _readable(handle: int) -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_reader(handle, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(handle)


def warm_up() -> None:
    """Start loading what rooms share, in a process of its own, while the caller goes on."""
    _context()
    before = os.environ.get("PYTHONPATH")
    # Python 3.11, and others before the end of 2024, look for what they preload on a path of
    # their own, silent when it is not there: https://github.com/python/cpython/issues/117378
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(SHARED))
    return context


def _in_child(
    work: Callable[[], None], environment: dict[str, str], log_file: str, life: str
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    _life[:] = [life]
    _call_it(life.partition(":")[0])
    threading.Thread(
        target=_end_with, args=(multiprocessing.parent_process(),), daemon=True
    ).start()
    work()


def _call_it(name: str) -> None:
    """Let `top` and `ps` show which room this is; elsewhere than on Linux they show Python."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(f"tapewire-{name}"[:_LONGEST_NAME], encoding="ascii")


def _end_with(up: BaseProcess | None) -> None:
    """End this room when whoever started it has died: nobody would start it again or stop it."""
    if up is not None:
        up.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(STOP_S)
        os.kill(os.getpid(), signal.SIGKILL)


def arm(settings: Settings) -> None:
    """Arm the failpoints of the settings: this process ends at them as if killed."""
    rules = failpoints.parse(settings.failpoints)
    failpoints.arm(failpoints.strikes(rules, salt=_life[0], end=_die))


def _die(name: str) -> None:
    os.write(2, f"{DIED} {name}\n".encode())
    os._exit(KILLED)


async def _stop(pairs: list[tuple[Program, Child]]) -> None:
    if not pairs:
        return
    for program, child in pairs:
        child.send(program.stop)
    async with asyncio.TaskGroup() as group:
        for program, child in pairs:
            group.create_task(_end(program, child), name=f"end-{program.name}")


async def _end(program: Program, child: Child) -> None:
    try:
        async with asyncio.timeout(STOP_S):
            await child.wait()
    except TimeoutError:
        log.warning("program would not stop, killed", program=program.name)
        child.send(signal.SIGKILL)
        await child.wait()
