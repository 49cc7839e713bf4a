"""What the journal says is on the disk is there after a kill, and nothing that is not."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from exchange import journal as module
from exchange.journal import Journal, JournalUnusable
from exchange.records import Record

Batches = list[list[Record]]


@asynccontextmanager
async def writing(path: Path, snapshot: Batches | None = None) -> AsyncIterator[Journal]:
    """Open a journal, read it and keep it writing."""
    journal = Journal(path, lambda: snapshot or [])
    list(journal.load())
    task = asyncio.create_task(journal.run())
    try:
        yield journal
    finally:
        task.cancel()
        await asyncio.wait([task])
        await journal.close()


async def read(path: Path) -> Batches:
    """Return what is in a journal."""
    journal = Journal(path, list)
    found = list(journal.load())
    await journal.close()
    return found


async def write(path: Path, count: int) -> None:
    async with writing(path) as journal:
        for number in range(count):
            journal.append([["order", number]])
        await journal.settled()


async def test_settled_batches_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.log"
    await write(path, 3)
    await write(path, 1)
    assert await read(path) == [[["order", n]] for n in (0, 1, 2, 0)]
    assert path.stat().st_mode & 0o777 == 0o600


async def test_waiting_orders_share_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    syncs: list[int] = []
    real = os.fdatasync

    def counted(fd: int) -> None:
        syncs.append(fd)
        real(fd)

    monkeypatch.setattr(os, "fdatasync", counted)
    async with writing(tmp_path / "journal.log") as journal:

        async def one(number: int) -> None:
            journal.append([["order", number]])
            await journal.settled()

        await asyncio.gather(*(one(number) for number in range(200)))
        assert len(syncs) <= 3
        await journal.settled()


@pytest.mark.parametrize("lost", [1, 5, 20])
async def test_torn_last_line_is_cut_off_and_writing_goes_on(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "journal.log"
    await write(path, 3)
    whole = path.read_bytes()
    path.write_bytes(whole[:-lost])
    await write(path, 1)
    assert await read(path) == [[["order", n]] for n in (0, 1, 0)]


async def test_garbage_after_the_last_line_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "journal.log"
    await write(path, 2)
    with path.open("ab") as file:
        file.write(b"\0" * 100)
    assert await read(path) == [[["order", n]] for n in (0, 1)]


async def test_damage_in_the_middle_refuses_the_start_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "journal.log"
    await write(path, 3)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[1].replace(b"order", b"0rder") + lines[2])
    with pytest.raises(JournalUnusable, match=f"at byte {len(lines[0])}"):
        await read(path)


async def test_missing_line_in_the_middle_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "journal.log"
    await write(path, 4)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2] + lines[3])
    with pytest.raises(JournalUnusable, match="does not match its checksum"):
        await read(path)


async def test_second_exchange_on_the_same_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.log"
    async with writing(path):
        with pytest.raises(JournalUnusable, match="in use by another"):
            Journal(path, list)


async def test_compaction_replaces_the_file_by_the_snapshot_and_later_batches_follow(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.log"
    snapshot: Batches = [[["account", 1]], [["next", 5]]]
    async with writing(path, snapshot) as journal:
        for number in range(50):
            journal.append([["order", number]])
        await journal.compact()
        journal.append([["order", 99]])
        await journal.settled()
    assert await read(path) == [*snapshot, [["order", 99]]]


async def test_growing_over_the_limit_compacts_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COMPACT_AT", 2000)
    path = tmp_path / "journal.log"
    async with writing(path, [[["account", 1]]]) as journal:
        for number in range(200):
            journal.append([["order", number]])
            await journal.settled()
        assert journal.size < 2100
    assert (await read(path))[0] == [["account", 1]]


async def test_failing_disk_stops_the_writer_and_tells_who_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(fd: int) -> None:
        raise OSError(28, "No space left on device")

    journal = Journal(tmp_path / "journal.log", list)
    list(journal.load())
    monkeypatch.setattr(os, "fdatasync", broken)
    task = asyncio.create_task(journal.run())
    journal.append([["order", 1]])
    with pytest.raises(OSError, match="No space left"):
        await journal.settled()
    with pytest.raises(OSError, match="No space left"):
        await task
    monkeypatch.undo()
    await journal.close()
