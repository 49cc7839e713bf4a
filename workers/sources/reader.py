"""One process that reads feeds and pages, each within 5 s of CPU, all within 512 MB of memory.

`python -m workers.sources.reader`: feeds in on stdin, items out on stdout. Either is a line of
JSON that says how many bytes follow, and those bytes.
"""

import json
import resource
import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import BinaryIO, Final

from workers.sources import feed, html_page, json_feed
from workers.sources.feed import BadFeed, Item

CPU_S: Final = 5
MEMORY: Final = 512 * 1024 * 1024
_FIELDS: Final = tuple(field.name for field in fields(Item))


def frame(body: bytes, **more: str) -> bytes:
    """Return bytes as they go through a pipe, after a line that tells their number and `more`."""
    return json.dumps({"bytes": len(body), **more}).encode() + b"\n" + body


def main(inward: BinaryIO = sys.stdin.buffer, outward: BinaryIO = sys.stdout.buffer) -> None:
    """Read feeds until there are no more; one that goes beyond a limit ends the process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while line := inward.readline():
        head = json.loads(line)
        _grant(CPU_S)
        outward.write(frame(_answer(inward.read(head["bytes"]), head)))
        outward.flush()


def parse(body: bytes, charset: str) -> list[Item]:
    """Return the items of a feed of either kind, recognised by its first character."""
    read = json_feed.parse if json_feed.is_one(body) else feed.parse
    return read(body, charset)


def _grant(seconds: int) -> None:
    """Let this process use so many seconds of CPU from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _answer(body: bytes, head: Mapping[str, str]) -> bytes:
    try:
        items = (
            html_page.parse(body, head["item"], head["title"])
            if "item" in head
            else parse(body, head["charset"])
        )
    except BadFeed as e:
        return json.dumps({"reason": e.reason}).encode()
    rows = [[getattr(item, name) for name in _FIELDS] for item in items]
    return json.dumps({"items": rows}).encode()


if __name__ == "__main__":
    main()
