"""What a feed can do wrong on request, so that tests meet it by the real HTTP path."""

import asyncio
import gzip
from collections import Counter, deque
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse

KINDS: Final = ("slow", "500", "429", "403", "html", "huge", "bomb", "laughs", "drip")
_SLOW_S: Final = 30.0
_HUGE: Final = 3 * 1024 * 1024
_BOMB: Final = 64 * 1024 * 1024
_RSS: Final = "application/rss+xml"
_LAUGHS: Final = 9  # entities of ten of the one before: three gigabytes, if anybody unfolds them


class Faults:
    """Faults waiting for the next requests of each feed; `met` counts those that came to pass."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self._waiting: dict[str, deque[str]] = {}

    def add(self, feed: str, kind: str, times: int) -> None:
        """Have the next `times` requests for a feed go wrong."""
        self._waiting.setdefault(feed, deque(maxlen=1000)).extend([kind] * times)

    def clear(self, feed: str) -> None:
        """Let a feed work again."""
        self._waiting.pop(feed, None)

    async def next(self, feed: str) -> Response | None:
        """Return the wrong answer due now, None when there is none; `slow` sleeps 30 s first."""
        waiting = self._waiting.get(feed)
        if not waiting:
            return None
        kind = waiting.popleft()
        self.met[kind] += 1
        if kind == "slow":
            await asyncio.sleep(_SLOW_S)
            return None
        return _response(kind)


def _response(kind: str) -> Response:
    if kind.isdigit():
        headers = {"Retry-After": "2"} if kind == "429" else None
        return PlainTextResponse("broken on request", status_code=int(kind), headers=headers)
    match kind:
        case "html":
            return HTMLResponse("<!doctype html><title>Sign in</title><form>Sign in</form>")
        case "huge":
            return Response(b"<rss><channel>" + b" " * _HUGE, media_type=_RSS)
        case "bomb":
            zipped = gzip.compress(bytes(_BOMB), compresslevel=1)
            return Response(zipped, media_type=_RSS, headers={"Content-Encoding": "gzip"})
        case "laughs":
            return Response(_laughs(), media_type=_RSS)
        case _:
            return StreamingResponse(_drip(), media_type=_RSS)


def _laughs() -> bytes:
    """Return a feed whose title unfolds tenfold, again and again ("billion laughs")."""
    inner = ['<!ENTITY l0 "lol">']
    inner += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, _LAUGHS + 1)]
    title = f"<rss><channel><item><title>&l{_LAUGHS};</title></item></channel></rss>"
    return f"<!DOCTYPE rss [{''.join(inner)}]>{title}".encode()


async def _drip() -> AsyncIterator[bytes]:
    """One byte a second, for longer than anybody should wait."""
    for byte in b"<rss version='2.0'><channel>".ljust(120):
        yield bytes([byte])
        await asyncio.sleep(1)
