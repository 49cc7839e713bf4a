"""Runs one group of workers until cancelled: trade, market, watch, scrape or upkeep."""

import importlib
from collections.abc import Awaitable, Callable
from typing import Final

from desk.settings import Settings

GROUPS: Final = ("trade", "market", "watch", "scrape", "upkeep")


async def run(settings: Settings, group: str) -> None:
    """Run a group; each is imported only by the process that needs it."""
    if group not in GROUPS:
        raise ValueError(f"no group {group}; there are {', '.join(GROUPS)}")
    work: Callable[[Settings], Awaitable[None]] = importlib.import_module(f"workers.{group}").run
    await work(settings)
