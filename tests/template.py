"""Data of a desk that has run before, copied for whoever needs a desk of its own.

A new desk lays out its database and works out years of candles, twenty seconds of a core; a run
of all tests starts dozens. The first that asks makes the template, the others wait for it. Tests
of a first start take `temporary_data` instead.
"""

import asyncio
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from db.context import open_desk
from desk import clock
from desk.market.model import Timeframe
from desk.venues.profiles import PAPER
from ops.temporary import Running, environment, started, temporary_data

_FOLDER: Final = "DESK_TEMPLATE"  # environment variable that says to all workers where it is
_MADE_S: Final = 240.0
_DAYS: Final = 300
_PASSING: Final = ("logs", "run", "up.lock")


def begin() -> None:
    """Say where the template of this run will be."""
    root = Path("/var/lib" if os.geteuid() == 0 else tempfile.gettempdir())
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix="tapewire-template-", dir=root)


def end() -> None:
    """Remove it."""
    shutil.rmtree(os.environ.pop(_FOLDER), ignore_errors=True)


@contextmanager
def copied() -> Iterator[Path]:
    """A data directory of a desk that has run before, gone afterwards."""
    with temporary_data() as data_dir:
        _fill(data_dir)
        yield data_dir


@contextmanager
def desk(**changes: str) -> Iterator[Running]:
    """A whole running desk that has run before."""
    with copied() as data_dir, started(environment(data_dir, **changes)) as running:
        yield running


def _fill(data_dir: Path) -> None:
    folder = Path(os.environ[_FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "data").exists():
            _make(folder / "data")
    # Files of the servers' system user stay its own.
    subprocess.run(["cp", "-a", f"{folder}/data/.", data_dir], check=True)


def _make(target: Path) -> None:
    with temporary_data() as data_dir:
        with started(environment(data_dir)) as running:
            asyncio.run(_until_filled(running))
        for name in _PASSING:
            path = data_dir / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        data_dir.rename(target)


async def _until_filled(running: Running) -> None:
    """Wait for the daily candles of every market, which come last."""
    since = clock.now() - _DAYS * Timeframe.D1.length
    async with asyncio.timeout(_MADE_S), open_desk(running.settings(), pool_size=1) as context:
        listed = set(await context.desk.market.instruments(PAPER))
        while True:
            async with context.desk.market.open(reads=True) as unit:
                stored = await unit.market.stored(Timeframe.D1, since)
            if {symbol for symbol, found in stored.items() if found.count >= _DAYS} == listed:
                return
            await asyncio.sleep(0.5)
