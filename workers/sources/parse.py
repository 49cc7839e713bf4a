"""Reads one large feed in a process of its own, which may take 5 s and 512 MB and no more.

`python -m workers.sources.parse [charset]`: feed bytes in on stdin, JSON out on stdout.
"""

import asyncio
import json
import os
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from workers.sources.feed import BadFeed, Item, parse

CPU_S: Final = 5
MEMORY: Final = 512 * 1024 * 1024
_ROOT: Final = Path(__file__).resolve().parents[2]
_WAIT_S: Final = 2 * CPU_S


async def parse_apart(body: bytes, charset: str = "") -> list[Item]:
    """Return what `parse` returns, without any risk to this process.

    Raises `BadFeed`, with the reason too_slow when the limits were met.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "workers.sources.parse", charset,
        cwd=_ROOT,
        # Nothing of ours goes along: the reader of foreign bytes has no secrets to lose.
        env={"PYTHONPATH": str(_ROOT), "PATH": os.environ.get("PATH", "")},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(_WAIT_S):
            out, _ = await process.communicate(body)
    except TimeoutError as e:
        raise BadFeed("too_slow") from e
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise BadFeed("too_slow")
    answer = json.loads(out)
    if "reason" in answer:
        raise BadFeed(answer["reason"])
    return [Item(**item) for item in answer["items"]]


def main() -> None:
    """Read stdin under limits and print the items or the reason why not."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        items = parse(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else "")
    except BadFeed as e:
        sys.stdout.write(json.dumps({"reason": e.reason}))
    else:
        sys.stdout.write(json.dumps({"items": [asdict(item) for item in items]}))


if __name__ == "__main__":
    main()
