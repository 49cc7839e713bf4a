"""`tapewire up` where it must not start, and what is left of a desk when it alone is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import stage as stages
from tests.ports import free_port
from tests.stage import ROOT, Running

START_S = 90.0


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with stages.temporary_data() as found:
        yield found


def up(variables: dict[str, str]) -> subprocess.Popen[str]:
    """Start `tapewire up` and do not wait for it.

    Ctrl-C reaches it even when the tests run in a background that ignores it, as its children do.
    """
    return subprocess.Popen(
        ["env", "--default-signal=INT", sys.executable, str(ROOT / "main.py"), "up"],
        env=variables,
        cwd=variables["TAPEWIRE_DATA_DIR"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def last_words(process: subprocess.Popen[str]) -> str:
    """Wait for the end and return what was said."""
    said, _ = process.communicate(timeout=START_S)
    return said


def wait_for(path: Path) -> str:
    """Wait until a file says something."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if path.is_file() and (text := path.read_text()):
            return text
        time.sleep(0.05)
    raise AssertionError(f"nothing in {path}")


def processes_of(data_dir: Path) -> list[str]:
    """Return the command lines of living processes that name a data directory."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(data_dir) in command:
            found.append(command)
    return found


def test_a_second_desk_on_the_same_data_says_who_has_them_and_leaves_the_first_alone(
    data_dir: Path,
) -> None:
    variables = stages.environment(data_dir)
    first = up(variables)
    try:
        holder = wait_for(data_dir / "up.lock")
        second = up(variables | stages.environment(data_dir))
        said = last_words(second)
        assert second.returncode == 2
        assert holder == str(first.pid)
        assert f"process {first.pid}" in said
        assert "TAPEWIRE_DATA_DIR" in said
        assert "Traceback" not in said
        assert first.poll() is None
        assert wait_for(data_dir / "up.lock") == holder
    finally:
        first.send_signal(signal.SIGINT)
        last_words(first)
    assert processes_of(data_dir) == []


@pytest.mark.parametrize("name", ["TAPEWIRE_WEBAPP_PORT", "TAPEWIRE_FEEDS_PORT"])
def test_a_port_that_is_taken_is_named_with_its_setting_and_nothing_is_started(
    data_dir: Path, name: str
) -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        refused = up(stages.environment(data_dir, **{name: str(port)}))
        said = last_words(refused)
    assert refused.returncode == 2
    assert name in said
    assert str(port) in said
    assert "Traceback" not in said
    assert not (data_dir / "postgres").exists()
    assert processes_of(data_dir) == []


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Running]:
    """A desk that runs, from a folder that is not ours."""
    with stages.started(stages.environment(data_dir)) as found:
        yield found


def rooms(desk: Running) -> dict[str, int]:
    """Process ids of the rooms and servers; 0 while one is being written down."""
    files = (desk.data_dir / "logs").glob("*.pid")
    return {path.stem: int(path.read_text() or 0) for path in files}


def ended(pid: int) -> bool:
    """Tell whether a process has ended; who waits for its parent to ask has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_rooms_end_with_who_started_them_and_the_next_takes_the_servers_over(
    desk: Running,
) -> None:
    before = rooms(desk)
    servers = {name: before.pop(name) for name in ("postgres", "redis")}
    parent = Path(f"/proc/{before['upkeep']}/stat").read_text().rpartition(")")[2].split()[1]
    assert "orjson" in Path(f"/proc/{parent}/maps").read_text(), "what rooms share is loaded once"
    called = {name: Path(f"/proc/{pid}/comm").read_text().strip() for name, pid in before.items()}
    assert called == {name: f"tapewire-{name}"[:15] for name in before}

    desk.process.kill()
    desk.process.wait()
    deadline = time.monotonic() + START_S
    while not all(ended(pid) for pid in before.values()):
        assert time.monotonic() < deadline, [n for n, pid in before.items() if not ended(pid)]
        time.sleep(0.1)

    with stages.started(desk.environment) as again:
        after = rooms(again)
        assert {name: after.pop(name) for name in servers} == servers
        assert not set(after.values()) & set(before.values())
        assert again.command("verify").returncode == 0
        # What was taken over is kept running too, and stopped with the rest.
        os.kill(servers["redis"], signal.SIGKILL)
        while rooms(again)["redis"] in {0, servers["redis"]}:
            assert time.monotonic() < deadline
            time.sleep(0.1)
    assert processes_of(desk.data_dir) == []
    assert all(ended(pid) for pid in (*servers.values(), *after.values()))
