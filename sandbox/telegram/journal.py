"""The sandbox's memory on disk: an append-only file of records, last one wins."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson
import structlog

log = structlog.get_logger(__name__)

Json: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[], Json | None]
FLUSH_S: Final = 0.25
_REWRITE_OVER_BYTES: Final = 4 << 20


class Journal:
    """Collects what changed and appends it; a kill -9 loses at most what `FLUSH_S` held back.

    `mark` names a record and how to read it when the time comes, so a record changed a hundred
    times between two flushes is written once. A record whose reader gives None is deleted.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._dirty: dict[tuple[str, str], Reader] = {}
        self._written: set[tuple[str, str]] = set()
        self._size = 0
        self._rewrite_at = _REWRITE_OVER_BYTES

    def load(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (table, key, value) of every live record in the order of first writing.

        The file is rewritten when most of it is history. A torn last line, as a kill leaves it,
        is skipped.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        records = self._read()
        self._rewrite(records)
        for (table, key), value in records.items():
            yield table, key, value

    def _read(self) -> dict[tuple[str, str], Json]:
        records: dict[tuple[str, str], Json] = {}
        if not self._path.exists():
            return records
        with self._path.open("rb") as lines:
            for line in lines:
                try:
                    table, key, value = orjson.loads(line)
                except ValueError:
                    log.warning("a torn line of the sandbox journal was skipped")
                    continue
                if value is None:
                    records.pop((table, key), None)
                else:
                    records[table, key] = value
        return records

    def _rewrite(self, records: dict[tuple[str, str], Json]) -> None:
        fresh = self._path.with_suffix(".new")
        self._size = 0
        with fresh.open("wb") as out:
            fresh.chmod(0o600)  # tokens are in there
            for (table, key), value in records.items():
                self._size += out.write(orjson.dumps([table, key, value]) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self._path)
        self._written = set(records)
        self._rewrite_at = max(_REWRITE_OVER_BYTES, 2 * self._size)

    def mark(self, table: str, key: str, read: Reader) -> None:
        """Note that the record changed; `read` is asked for its value at the next flush."""
        self._dirty[table, key] = read

    def flush(self) -> None:
        """Append every marked record in one write."""
        if not self._dirty:
            return
        lines = []
        for record, read in self._dirty.items():
            value = read()
            if value is None and record not in self._written:
                continue  # came and went between two flushes
            if value is None:
                self._written.discard(record)
            else:
                self._written.add(record)
            lines.append(orjson.dumps([*record, value]) + b"\n")
        with self._path.open("ab") as out:
            self._size += out.write(b"".join(lines))
        self._dirty.clear()  # only now: a full disk may be cleared, then the next flush has it all
        if self._size > self._rewrite_at:
            self._rewrite(self._read())
