"""Real PostgreSQL and Redis for tests, out of the wheels, once per test run."""

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from db import migrate
from db.embedded import Embedded

# Nothing here outlives the run; what must survive a kill is tested on whole desks.
HASTY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Servers:
    """Addresses of the servers of this run."""

    database_url: str
    redis_url: str


@contextmanager
def running() -> Iterator[Servers]:
    """Start both servers on fresh directories, migrate, and clean up at the end."""
    root = Path("/var/lib" if os.geteuid() == 0 else tempfile.gettempdir())
    data_dir = Path(tempfile.mkdtemp(prefix="tapewire-test-", dir=root))
    data_dir.chmod(0o755)
    embedded = Embedded(data_dir)
    embedded.prepare()
    started = [
        replace(embedded.postgres, command=(*embedded.postgres.command, *HASTY)).start(
            log=data_dir / "postgres.log"
        ),
        embedded.redis.start(log=data_dir / "redis.log"),
    ]
    try:
        asyncio.run(migrate.create_database(embedded.database_url))
        asyncio.run(migrate.upgrade(embedded.database_url))
        yield Servers(embedded.database_url, embedded.redis_url)
    finally:
        for process in started:
            process.send_signal(signal.SIGINT)
        for process in started:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(data_dir, ignore_errors=True)
