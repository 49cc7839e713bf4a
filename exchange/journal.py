"""An append-only file of checksummed lines; what was acknowledged survives a kill.

A line is the CRC-32 of its JSON, chained on the checksum of the line before it, then the JSON:
a list of records that took effect together. Lines appended while one fsync runs share the next,
so a hundred waiting orders cost one write to the disk.
"""

import asyncio
import fcntl
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Final

import orjson
import structlog

from exchange.records import Record

log = structlog.get_logger(__name__)
COMPACT_AT: Final = 32 * 2**20  # bytes
_MODE: Final = 0o600  # it holds the keys of accounts


class JournalUnusable(Exception):
    """The journal cannot be trusted; the message says where and what to do."""


class Journal:
    """Writes batches of records; read it with `load` before the first `append`.

    Opening raises `JournalUnusable` when another process has the file.
    `append` never blocks; `settled` waits until all that was appended before is on the disk.
    `run` does the writing and must be running for `settled` to return.
    """

    def __init__(self, path: Path, snapshot: Callable[[], Iterable[list[Record]]]) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = path
        self._snapshot = snapshot
        self._file = _open(path, os.O_RDWR | os.O_CREAT)
        self._crc = 0
        self._size = 0
        self._floor = 0  # size after the last compaction
        self._pending: list[bytes] = []
        self._waiter: asyncio.Future[None] | None = None
        self._flushing: asyncio.Future[None] | None = None
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")

    @property
    def size(self) -> int:
        """Return the bytes on the disk."""
        return self._size

    def load(self) -> Iterator[list[Record]]:
        """Yield the recorded batches; cut off a torn end.

        Raises `JournalUnusable` when a line in the middle is bad.
        """
        for line in self._file:
            batch, crc = _read(line, self._crc)
            if batch is None:
                self._cut(line)
                break
            self._crc = crc
            self._size += len(line)
            yield batch
        self._file.seek(self._size)

    def append(self, batch: list[Record]) -> None:
        """Add records that took effect together; an empty batch is nothing."""
        if batch:
            line, self._crc = _line(batch, self._crc)
            self._pending.append(line)
            self._wake.set()

    async def settled(self) -> None:
        """Return once everything appended so far is on the disk."""
        if self._pending:
            if self._waiter is None:
                self._waiter = asyncio.get_running_loop().create_future()
            await asyncio.shield(self._waiter)
        elif self._flushing:
            await asyncio.shield(self._flushing)

    async def run(self) -> None:
        """Write what is appended until cancelled; a failing disk ends it with the error.

        After a failed fsync nobody knows what is on the disk, so the process must stop and
        recover from what is.
        """
        while True:
            await self._wake.wait()
            self._wake.clear()
            await self._flush()
            if self._size > max(COMPACT_AT, 2 * self._floor):
                await self.compact()

    async def close(self) -> None:
        """Write the rest and release the file."""
        await self._flush()
        self._thread.shutdown()
        self._file.close()

    async def compact(self) -> None:
        """Replace the file by a snapshot of the state, which contains all that is pending."""
        crc, lines = 0, []
        for batch in self._snapshot():
            line, crc = _line(batch, crc)
            lines.append(line)
        self._pending.clear()
        self._crc = crc
        data = b"".join(lines)
        await self._write(data, replace=True)
        self._size = self._floor = len(data)
        log.info("journal compacted", bytes=len(data))

    async def _flush(self) -> None:
        if self._pending:
            data = b"".join(self._pending)
            self._pending.clear()
            await self._write(data, replace=False)
            self._size += len(data)

    async def _write(self, data: bytes, *, replace: bool) -> None:
        loop = asyncio.get_running_loop()
        done = self._waiter or loop.create_future()
        self._waiter, self._flushing = None, done
        work = self._replace if replace else self._append
        try:
            await loop.run_in_executor(self._thread, work, data)
        except OSError as e:
            done.set_exception(e)
            done.exception()  # seen: nobody has to be waiting
            raise
        finally:
            self._flushing = None
        done.set_result(None)

    def _append(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()
        os.fdatasync(self._file.fileno())

    def _replace(self, data: bytes) -> None:
        fresh = self.path.with_suffix(".new")
        file = _open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        fresh.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        self._file.close()
        self._file = file

    def _cut(self, bad: bytes) -> None:
        rest = self._file.read()
        if any(_looks_whole(line) for line in rest.splitlines()):
            self._file.close()
            raise JournalUnusable(
                f"{self.path}: the line at byte {self._size} does not match its checksum, and "
                f"whole lines follow it. Restore the file from a backup, or move it away to start "
                f"the paper exchange empty, for example: mv {self.path} {self.path}.damaged"
            )
        log.warning("journal end was torn", at=self._size, bytes=len(bad) + len(rest))
        self._file.truncate(self._size)


def _open(path: Path, flags: int) -> BinaryIO:
    file = os.fdopen(os.open(path, flags, _MODE), "r+b")
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        file.close()
        raise JournalUnusable(
            f"{path} is in use by another paper exchange. Stop that one, or give this one a "
            f"directory of its own, for example: TAPEWIRE_DATA_DIR=./var2"
        ) from e
    return file


def _line(batch: list[Record], crc: int) -> tuple[bytes, int]:
    body = orjson.dumps(batch)
    crc = zlib.crc32(body, crc)
    return b"%08x %b\n" % (crc, body), crc


def _read(line: bytes, crc: int) -> tuple[list[Record] | None, int]:
    body = line[9:-1]
    crc = zlib.crc32(body, crc)
    if not line.endswith(b"\n") or line[:9] != b"%08x " % crc:
        return None, crc
    batch: list[Record] = orjson.loads(body)
    return batch, crc


def _looks_whole(line: bytes) -> bool:
    try:
        orjson.loads(line[9:])
    except orjson.JSONDecodeError:
        return False
    return True
