"""The live pages of the web app: from a quote's publication to a thousand open pages."""

import asyncio
import math
import time
from typing import Final

import orjson

from db import redis as names
from desk.accounts.model import Person
from ops import files
from ops.bench import sockets
from ops.bench.figures import Budget, Figure, Floor
from ops.bench.memory import LIMIT_MB
from ops.bench.rig import Rig
from ops.bench.sockets import PAUSE_S, SECONDS, SOCKETS, Stream, Told

_VENUE: Final = "bench"
_AUDIENCE: Final = 9_100_000_001  # the first of people who are on no chat page
# Half of what webapp/live allows: those who just left may not be forgotten yet.
_PAGES_EACH: Final = 10


async def measure(
    rig: Rig, *, counts: tuple[int, ...] = SOCKETS, seconds: float = SECONDS
) -> list[Figure]:
    """Return for each number of pages how late they are told, and what they take of memory."""
    files.raise_limit()
    url = f"ws://127.0.0.1:{rig.settings.webapp_port}/api/v1/live"
    stream = Stream("webapp", url, _by_quote, await _hellos(rig, max(counts)))
    figures = []
    for count in counts:
        teller = rig.context.nursery.spawn(_tell(rig), name="quotes")
        what = f"quotes to {count:,} pages"
        try:
            figure, told = await sockets.compare(
                rig, "live", what, stream, count=count, seconds=seconds
            )
        finally:
            teller.cancel()
        figures += [figure, _memory(told, count)]
    return figures


def _memory(told: Told, count: int) -> Figure:
    grown = told.mb_with - told.mb_before
    return Figure(
        bench="live",
        what=f"private memory of the web app, {count:,} pages",
        unit="MB",
        n=1,
        stats={"value": told.mb_with},
        budget=Budget(of="value", limit=LIMIT_MB),
        floor=Floor(value=told.mb_before, what="the same without pages"),
        parts={"KB a page": max(0.0, grown) * 1024 / count},
    )


async def _tell(rig: Rig) -> None:
    """Publish a quote as the market worker does, of a venue that no page asks for but ours."""
    while True:
        quote = {"venue": _VENUE, "symbol": "BTC/USDT", "at": time.time(), "pad": "x" * 100}
        await rig.redis.publish(names.QUOTES_CHANNEL, orjson.dumps([quote]))
        await asyncio.sleep(PAUSE_S)


async def _hellos(rig: Rig, pages: int) -> tuple[bytes, ...]:
    """Return what pages say first, of enough people that none has too many pages open."""
    people = range(_AUDIENCE, _AUDIENCE + math.ceil(pages / _PAGES_EACH))
    return tuple([await _hello(rig, person) for person in people])


async def _hello(rig: Rig, person_id: int) -> bytes:
    accounts = rig.context.desk.accounts
    person = await accounts.enter(Person(id=person_id, first_name="Audience"))
    link = await accounts.login_link(person.id)
    session = await accounts.open_link(link.partition("#")[2])
    return orjson.dumps({"token": session.token, "subscribe": [f"quotes:{_VENUE}:*"]})


def _by_quote(text: bytes) -> tuple[float, float] | None:
    for quote in orjson.loads(text).get("quotes", ()):
        return quote["at"], quote["at"]
    return None
