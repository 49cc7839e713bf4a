"""A desk for a while: `tapewire up` on data and ports of its own, gone afterwards."""

import os
import queue
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desk import environment as configuration
from desk.settings import Settings

ROOT: Final = Path(__file__).parents[1]
START_S: Final = 320.0  # longer than `up` itself waits for its rooms
STOP_S: Final = 20.0
COMMAND_S: Final = 60.0
PORTS = range(20_000, 32_000)  # below those that the kernel hands out to clients
_GIVEN: Final[set[int]] = set()


class NotStarted(AssertionError):
    """A desk that did not come up; the message ends with what it said last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a running desk is, and how to reach it."""

    data_dir: Path
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)

    def url(self, name: str) -> str:
        """Address of the server on a port setting: webapp, sandbox, exchange or feeds."""
        return f"http://127.0.0.1:{self.environment[f'TAPEWIRE_{name.upper()}_PORT']}"

    def pid(self, name: str) -> int:
        """Process id of a room or server now, such as trade; each restart has a new one."""
        return int((self.data_dir / "logs" / f"{name}.pid").read_text(encoding="utf-8"))

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a `tapewire` subcommand beside the desk."""
        return subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, str(ROOT / "main.py"), *words],
            env=self.environment,
            cwd=self.data_dir,
            capture_output=True,
            text=True,
            timeout=COMMAND_S,
            check=False,
        )

    def settings(self) -> Settings:
        """Settings in force, as a command run beside the desk reads them."""
        return configuration.load(self.environment, dotenv=self.data_dir / ".env")


@dataclass(frozen=True, slots=True, kw_only=True)
class Running(Place):
    """A desk that `tapewire up` started."""

    process: subprocess.Popen[str]


def free_port() -> int:
    """Return a loopback port nobody listens on, one of `PORTS`, a new one each time.

    It is listened on seconds later: processes that ask at once need parts of `PORTS` of their own.
    """
    chooser = random.SystemRandom()
    while True:
        port = chooser.choice(PORTS)
        with socket.socket() as probe:
            if port not in _GIVEN and probe.connect_ex(("127.0.0.1", port)) != 0:
                _GIVEN.add(port)
                return port


def environment(data_dir: Path, **changes: str) -> dict[str, str]:
    """Return the variables of a desk on ports of its own; no setting of the caller's is kept."""
    ports = {
        f"TAPEWIRE_{name}_PORT": str(free_port())
        for name in ("WEBAPP", "SANDBOX", "EXCHANGE", "FEEDS", "WEBHOOK")
    }
    names = {configuration.variable(name) for name in Settings.model_fields}
    settings = names | {f"{name}_FILE" for name in names}
    plain = {n: v for n, v in os.environ.items() if n not in settings}
    return plain | ports | {"TAPEWIRE_DATA_DIR": str(data_dir), "TAPEWIRE_REPLAY": "0"} | changes


@contextmanager
def temporary_data() -> Iterator[Path]:
    """A data directory that the servers' system user can reach, gone afterwards."""
    root = Path("/var/lib" if os.geteuid() == 0 else tempfile.gettempdir())
    data_dir = Path(tempfile.mkdtemp(prefix="tapewire-desk-", dir=root))
    data_dir.chmod(0o755)
    try:
        yield data_dir
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)


def start(variables: Mapping[str, str]) -> Running:
    """Start `tapewire up` and wait until it says that it is; raises `NotStarted`."""
    data_dir = Path(variables["TAPEWIRE_DATA_DIR"])
    process = subprocess.Popen(  # noqa: S603 - our own command line
        [sys.executable, str(ROOT / "main.py"), "up"],
        env=dict(variables),
        cwd=data_dir,  # a .env where the caller stands is not this desk's
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    running = Running(process=process, data_dir=data_dir, environment=dict(variables))
    try:
        _listen(running)
    except BaseException:
        stop(running)
        raise
    return running


def _listen(running: Running) -> None:
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_pump, args=(running, lines), daemon=True).start()
    deadline = time.monotonic() + START_S
    while (left := deadline - time.monotonic()) > 0:
        try:
            line = lines.get(timeout=left)
        except queue.Empty:
            break
        running.said.append(line.rstrip())
        if not line or line.startswith("Logs are in"):
            break
    if not running.said or not running.said[-1].startswith("Logs are in"):
        raise NotStarted("the desk did not start:\n" + "\n".join(running.said[-20:]))


def _pump(running: Running, lines: "queue.SimpleQueue[str]") -> None:
    """Hand lines on until the desk is up, then an empty one; a read has no time limit itself."""
    for line in running.process.stdout or ():
        lines.put(line)
        if line.startswith("Logs are in"):
            return
    lines.put("")


def stop(running: Running) -> None:
    """End the desk as a service manager does, and make sure that it ended.

    Not by SIGINT: a program that a shell put into the background ignores it, and so do its
    children.
    """
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        try:
            running.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            os.killpg(running.process.pid, signal.SIGKILL)
    if running.process.stdout is not None:
        running.process.stdout.close()
    running.process.wait(5)


@contextmanager
def started(variables: Mapping[str, str]) -> Iterator[Running]:
    """A running desk, stopped at the end; raises `NotStarted`."""
    running = start(variables)
    try:
        yield running
    finally:
        stop(running)


@contextmanager
def desk(**changes: str) -> Iterator[Running]:
    """A whole running desk on temporary data."""
    with temporary_data() as data_dir, started(environment(data_dir, **changes)) as running:
        yield running
