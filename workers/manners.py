"""Politeness towards hosts: a pause between two requests, and a wait that was asked for is kept.

Several sources of ours may be on one host; what it says to one of them counts for all.
"""

import asyncio
from collections.abc import Callable
from typing import Final

PAUSE_S: Final = 0.5
_MOST: Final = 1000  # hosts remembered; the oldest are forgotten


class Manners:
    """When each host may be asked again; `is_free` names hosts that need no politeness."""

    def __init__(
        self,
        pause_s: float = PAUSE_S,
        is_free: Callable[[str, int], bool] = lambda _host, _port: False,
    ) -> None:
        self._pause_s = pause_s
        self._is_free = is_free
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}

    async def turn(self, host: str, port: int) -> None:
        """Return when the host may be asked; the turn is taken."""
        if self._is_free(host, port):
            return
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.pop(host, 0.0))
        self._next[host] = at + self._pause_s
        _forget(self._next)
        await asyncio.sleep(at - now)

    def hold(self, host: str, port: int, seconds: float) -> None:
        """Note that a host asked to be left alone for so long."""
        if not self._is_free(host, port):
            self._held.pop(host, None)
            self._held[host] = asyncio.get_running_loop().time() + seconds
            _forget(self._held)

    def held_s(self, host: str) -> float:
        """Return for how long a host still wants to be left alone, 0 for not at all."""
        return max(0.0, self._held.get(host, 0.0) - asyncio.get_running_loop().time())


def _forget(remembered: dict[str, float]) -> None:
    while len(remembered) > _MOST:
        del remembered[next(iter(remembered))]
