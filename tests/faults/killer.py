"""Kills processes of a running desk with SIGKILL, by a plan that a seed decides."""

import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

from tests.stage import Place

BACK_S: Final = 60.0  # by then a killed process must run again


class Killer:
    """Kills each victim `times` times, in a seeded order with seeded pauses between."""

    def __init__(
        self, running: Place, victims: Sequence[str], *, times: int, pause_s: float, seed: int
    ) -> None:
        self.killed: Counter[str] = Counter()
        self.at: list[datetime] = []  # when each kill struck
        self._running = running
        self._rng = Random(seed)
        self._order = [name for name in victims for _ in range(times)]
        self._rng.shuffle(self._order)
        self._pause_s = pause_s
        self._last: dict[str, int] = {}

    async def go(self) -> None:
        """Carry the plan out."""
        for name in self._order:
            await asyncio.sleep(self._rng.uniform(0.2, 1.8) * self._pause_s)
            pid = await self._living(name)
            os.kill(pid, signal.SIGKILL)
            self.at.append(datetime.now(UTC))
            self._last[name] = pid
            self.killed[name] += 1

    async def back(self) -> None:
        """Wait until everybody who was killed runs again."""
        for name in self.killed:
            await self._living(name)

    async def _living(self, name: str) -> int:
        deadline = time.monotonic() + BACK_S
        while time.monotonic() < deadline:
            with suppress(OSError, ValueError):
                pid = self._running.pid(name)
                if pid != self._last.get(name) and is_of(pid, self._running.data_dir):
                    return pid
            await asyncio.sleep(0.02)
        raise AssertionError(f"{name} was not started again within {BACK_S:.0f} s")


def is_of(pid: int, data_dir: Path) -> bool:
    """Tell whether a process lives and belongs to the desk of a data directory."""
    process = Path(f"/proc/{pid}")
    told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    return str(data_dir).encode() in told
