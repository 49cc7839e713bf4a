"""One desk at a time on a data directory; a lock that ends with the process that holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desk.errors import BadConfiguration


@contextmanager
def hold(data_dir: Path) -> Iterator[None]:
    """Have the directory for ourselves; raises `BadConfiguration` naming who has it."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "up.lock").open("a+", encoding="utf-8") as lock:
        _take(lock, data_dir)
        try:
            yield
        finally:
            lock.truncate(0)


def is_held(data_dir: Path) -> bool:
    """Tell whether a living process has the directory."""
    try:
        with hold(data_dir):
            return False
    except BadConfiguration:
        return True


def _take(lock: IO[str], data_dir: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        lock.seek(0)
        problem = f"{data_dir} is in use by a running desk (process {lock.read().strip() or '?'})"
        raise BadConfiguration(variable="TAPEWIRE_DATA_DIR", problem=problem) from e
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
