"""What waits to be sent to one WebSocket client: never more than it may, however slow it reads.

A message is a whole WebSocket frame, written once for everybody who hears it.
A message that tells a state (a best price, a ticker, a candle) takes the place of the one before
it that still waits. Messages that tell one event each are never left out: a client that lets
too many of them pile up is cut off, and comes back to a fresh start.
"""

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Final

from prometheus_client import Counter

MOST_WAITING: Final = 2000
CUT_OFF: Final = Counter("tapewire_exchange_slow_readers_total", "Sockets cut off as too slow.")


def frame(text: bytes) -> bytes:
    """Return a text as the frame that a server sends."""
    size = len(text)
    if size < 126:
        return b"\x81%c%b" % (size, text)
    if size < 1 << 16:
        return b"\x81\x7e%b%b" % (size.to_bytes(2, "big"), text)
    return b"\x81\x7f%b%b" % (size.to_bytes(8, "big"), text)


class Outbox:
    """Messages in order; `cut` ends the connection at once."""

    def __init__(self, cut: Callable[[], None], most: int = MOST_WAITING) -> None:
        self.cut = cut
        self._most = most
        self._waiting: dict[str | int, bytes] = {}
        self._numbers = count()
        self._held = b""
        self._filled = asyncio.Event()
        self._send: Callable[[bytes], bool] = _not_yet
        self._taken = False  # what was taken may not be sent yet: nothing overtakes it

    def __len__(self) -> int:
        return len(self._waiting)

    def open(self, send: Callable[[bytes], bool]) -> None:
        """Send at once from now on what nothing waits before, if `send` says that it could."""
        self._send = send

    def put(self, message: bytes) -> None:
        """Send an event after all that waits."""
        self._add(next(self._numbers), message)

    def renew(self, name: str, message: bytes) -> None:
        """Send the newest state of `name`, instead of the one that still waits."""
        self._add(name, message)

    def hold(self, message: bytes) -> None:
        """Send an event after the next one; see the fault `disorder`."""
        self._held = message

    async def take(self) -> list[bytes]:
        """Wait until something waits to be sent and return all of it."""
        self._taken = False
        await self._filled.wait()
        self._filled.clear()
        messages = list(self._waiting.values())
        self._waiting.clear()
        self._taken = True
        return messages

    def _add(self, key: str | int, message: bytes) -> None:
        if not (self._waiting or self._taken or self._held) and self._send(message):
            return
        self._waiting[key] = message
        if self._held:
            held, self._held = self._held, b""
            self._waiting[next(self._numbers)] = held
        if len(self._waiting) > self._most:
            CUT_OFF.inc()
            self._waiting.clear()
            self.cut()
        self._filled.set()


def _not_yet(message: bytes) -> bool:
    """Refuse to send: the handshake is not over."""
    del message
    return False
