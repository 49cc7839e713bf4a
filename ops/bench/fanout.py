"""The market streams of the exchange, told to a thousand sockets."""

from typing import Final

import orjson

from ops import files
from ops.bench import sockets
from ops.bench.figures import Figure
from ops.bench.rig import Rig
from ops.bench.sockets import SECONDS, SOCKETS, Stream

_TOPICS: Final = ("bookTicker", "depth@100ms")


async def measure(
    rig: Rig, *, counts: tuple[int, ...] = SOCKETS, seconds: float = SECONDS
) -> list[Figure]:
    """Return the delays of each kind of stream for each number of sockets."""
    files.raise_limit()
    url = rig.settings.paper_url.replace("http", "ws", 1)
    figures = []
    for count in counts:
        for topic in _TOPICS:
            stamp = sockets.by_event if "@" in topic else _by_update
            stream = Stream("exchange", f"{url}/ws/btcusdt@{topic}", stamp)
            what = f"{topic} to {count:,} sockets"
            figure, _ = await sockets.compare(
                rig, "fanout", what, stream, count=count, seconds=seconds
            )
            figures.append(figure)
    return figures


def _by_update(text: bytes) -> tuple[float, float] | None:
    """Know a best price by its update; it names no time: the first socket's counts."""
    found = orjson.loads(text)
    return (found["u"], 0.0) if "u" in found else None
