"""A second worker of a room beside the desk that is measured."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from desk.settings import Settings
from ops.temporary import ROOT

READY_S: Final = 60.0


@asynccontextmanager
async def another(settings: Settings, *words: str, says: bytes) -> AsyncIterator[None]:
    """Run a subcommand such as `worker trade` once it says that it is ready, until the block ends.

    Raises `TimeoutError` when it does not say so within a minute.
    """
    beside = {
        "TAPEWIRE_DATA_DIR": str(settings.data_dir.resolve()),
        "TAPEWIRE_EXCHANGE_URL": settings.paper_url,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
    }
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "main.py"), *words),
        env=os.environ | beside,
        cwd=settings.data_dir,
        stdout=PIPE,
        stderr=STDOUT,
    )
    try:
        async with asyncio.timeout(READY_S):
            while worker.stdout and says not in await worker.stdout.readline():
                pass
        yield
    finally:
        worker.terminate()
        await worker.communicate()
