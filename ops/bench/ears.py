"""Many WebSocket clients in one process, with no more work a message than reading its time."""

import asyncio
import base64
import os
import time
from collections.abc import Callable, Sequence
from typing import Final, cast
from urllib.parse import urlsplit

PATIENCE_S: Final = 30.0
_AT_ONCE: Final = 50
_ASK: Final = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
Hear = Callable[[bytes, float], None]  # a text and the time it came at, in seconds since 1970


class Ear(asyncio.Protocol):
    """One client: hands every text it is told to `hear`."""

    def __init__(self, ask: bytes, hear: Hear) -> None:
        self.is_open = asyncio.get_running_loop().create_future()
        self.is_met = asyncio.Event()  # it was told something
        self._ask = ask
        self._hear = hear
        self._rest = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._ask)

    def data_received(self, data: bytes) -> None:
        """Take frames off what has come; a server's are not masked."""
        at, rest = time.time(), self._rest + data
        if not self.is_open.done():
            head, end, rest = rest.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self.is_open.set_result(b" 101 " in head)
        while len(rest) > 1:
            size, start = rest[1], 2
            if size == 126:
                size, start = int.from_bytes(rest[2:4], "big"), 4
            elif size == 127:
                size, start = int.from_bytes(rest[2:10], "big"), 10
            if len(rest) < start + size:
                break
            if rest[0] == 0x81:
                self.is_met.set()
                self._hear(rest[start : start + size], at)
            rest = rest[start + size :]
        self._rest = rest

    def connection_lost(self, exc: Exception | None) -> None:
        """Note a server that hung up before it agreed."""
        del exc
        if not self.is_open.done():
            self.is_open.set_result(False)

    def say(self, text: bytes) -> None:
        """Send a text of less than 64 KiB, masked by nothing but zeros."""
        size = len(text)
        head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
        self._transport.write(head + bytes(4) + text)

    def leave(self) -> None:
        """Hang up."""
        self._transport.abort()


async def many(url: str, count: int, hear: Hear, *, hellos: Sequence[bytes] = ()) -> list[Ear]:
    """Connect `count` clients, which say the hellos first in turn; raises `OSError` otherwise."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    key = base64.b64encode(os.urandom(16)).decode()
    ask = _ASK.format(path=path, host=parts.netloc, key=key).encode()
    gate = asyncio.Semaphore(_AT_ONCE)
    loop = asyncio.get_running_loop()

    async def one(number: int) -> Ear:
        async with gate, asyncio.timeout(PATIENCE_S):
            _, ear = await loop.create_connection(
                lambda: Ear(ask, hear), parts.hostname or "", parts.port or 80
            )
            if not await ear.is_open:
                raise OSError(f"{url} takes no more clients")
            if hellos:
                ear.say(hellos[number % len(hellos)])
            return ear

    return list(await asyncio.gather(*map(one, range(count))))
