"""Who watches the processes of a desk: what dies is started again, what cannot start is tried."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.embedded import Server
from desk.nursery import Nursery
from ops import process
from ops.process import Child, ServerProgram, Supervisor


def sleeper(name: str, folder: Path) -> ServerProgram:
    """A program that does nothing for long."""
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    server = Server(name, command, None, folder / "none.sock", sign=str(folder))
    return ServerProgram(server, signal.SIGTERM, is_server=False)


@dataclass(frozen=True, slots=True)
class Reluctant:
    """A program that the machine cannot start for a while, after the first time."""

    inner: ServerProgram
    refusals: list[OSError] = field(default_factory=list)
    stop: signal.Signals = signal.SIGTERM
    is_server: bool = False
    name: str = "reluctant"

    async def start(self, log_file: Path) -> Child:
        if self.refusals:
            raise self.refusals.pop()
        return await self.inner.start(log_file)


@dataclass(frozen=True, slots=True)
class Late:
    """A program whose start takes a moment that nobody can cut short."""

    inner: ServerProgram
    children: list[Child] = field(default_factory=list)
    stop: signal.Signals = signal.SIGTERM
    is_server: bool = False
    name: str = "late"

    async def start(self, log_file: Path) -> Child:
        await asyncio.to_thread(time.sleep, 0.2)
        self.children.append(await self.inner.start(log_file))
        return self.children[0]


async def until(check: Callable[[], bool], *, timeout_s: float = 10.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + timeout_s
    while not check():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


def pid(folder: Path, name: str) -> int:
    text = (folder / f"{name}.pid").read_text()
    return int(text) if text else 0


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "FIRST_PAUSE_S", 0.02)


async def test_what_is_killed_is_started_again_and_its_pid_file_follows(tmp_path: Path) -> None:
    async with Supervisor(tmp_path) as supervisor, Nursery() as nursery:
        await supervisor.start(sleeper("one", tmp_path))
        first = pid(tmp_path, "one")
        nursery.spawn(supervisor.watch(), name="watch")
        os.kill(first, signal.SIGKILL)
        await until(lambda: pid(tmp_path, "one") not in {0, first})
        second = pid(tmp_path, "one")
        os.kill(second, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


async def test_a_program_that_cannot_start_is_tried_again_and_the_others_stay_watched(
    tmp_path: Path,
) -> None:
    reluctant = Reluctant(sleeper("reluctant", tmp_path))
    async with Supervisor(tmp_path) as supervisor, Nursery() as nursery:
        await supervisor.start(reluctant)
        await supervisor.start(sleeper("other", tmp_path))
        nursery.spawn(supervisor.watch(), name="watch")
        reluctant.refusals.extend(OSError("no memory") for _ in range(3))
        dead = {name: pid(tmp_path, name) for name in ("reluctant", "other")}
        os.kill(dead["reluctant"], signal.SIGKILL)
        await until(lambda: not reluctant.refusals)
        os.kill(dead["other"], signal.SIGKILL)
        for name, old in dead.items():
            await until(lambda name=name, old=old: pid(tmp_path, name) not in {0, old})  # type: ignore[misc]


async def test_a_program_that_was_being_started_when_all_had_to_stop_is_stopped_too(
    tmp_path: Path,
) -> None:
    late = Late(sleeper("late", tmp_path))
    async with Supervisor(tmp_path) as supervisor:
        starting = asyncio.create_task(supervisor.start(late))
        await asyncio.sleep(0.02)
        starting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await starting
        (child,) = late.children
        assert pid(tmp_path, "late") == child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
