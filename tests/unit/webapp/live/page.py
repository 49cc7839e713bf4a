"""A page at the other end of a line, which can stop reading."""

import json
from collections.abc import Callable
from typing import Any


class Page:
    """Takes what is written while it reads; what was written stays to be looked at."""

    def __init__(self) -> None:
        self.is_free = True
        self.on_drain: Callable[[], None] = lambda: None
        self.written: list[bytes] = []

    def write(self, frames: bytes) -> None:
        """See the protocol."""
        self.written.append(frames)

    def abort(self) -> None:
        """See the protocol."""

    def read_on(self) -> None:
        """Read again: all that was written has left."""
        self.is_free = True
        self.on_drain()

    def heard(self) -> list[dict[str, Any]]:
        """Return what was told since the last look."""
        rest, found = b"".join(self.written), []
        self.written.clear()
        while rest:
            assert rest[0] == 0x81, "a whole text"
            size, start = rest[1], 2
            if size == 126:
                size, start = int.from_bytes(rest[2:4], "big"), 4
            assert size < 1 << 16, "not masked, not longer than 64 KiB"
            found.append(json.loads(rest[start : start + size]))
            rest = rest[start + size :]
        return found
