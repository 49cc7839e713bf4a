"""The sandbox process: Telegram on this machine and, beside it, the news feeds."""

import asyncio
import importlib
import importlib.util

from db.live import told_alive
from desk.errors import BadConfiguration
from desk.settings import Settings
from sandbox.telegram.app import serve as serve_telegram

_FEEDS = "sandbox.feeds.app"


async def run(settings: Settings) -> None:
    """Serve until cancelled: Telegram on `sandbox_port`, feeds on `feeds_port`.

    Raises `BadConfiguration` for a port that is taken.
    """
    try:
        async with told_alive(settings.redis_url, "sandbox"), asyncio.TaskGroup() as group:
            group.create_task(serve_telegram(settings), name="sandbox telegram")
            if importlib.util.find_spec(_FEEDS) is not None:
                feeds = importlib.import_module(_FEEDS)
                group.create_task(feeds.serve(settings), name="sandbox feeds")
    except BaseExceptionGroup as failed:
        problems, _ = failed.split(BadConfiguration)
        if problems is None:
            raise
        raise problems.exceptions[0] from None
