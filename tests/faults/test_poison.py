"""F13: a feed whose bytes end or hang whoever reads them takes nobody along."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest

from desk.sources.model import State
from tests.integration.sources.hostile import Hostile, answer, hostile
from workers.addresses import Allowed
from workers.fetch import Fetcher
from workers.sources import readers as pools
from workers.sources.readers import Readers
from workers.sources.rss import FeedOptions, RssSource
from workers.sources.watch import Watch

# Reads as ever, but for a feed that says POISON.
POISONED = """
import os, signal, time
from workers.sources import reader

def parse(body, charset, plain=reader.parse):
    if b"POISON" in body:
        {deed}
    return plain(body, charset)

reader.parse = parse
reader.main()
"""
KILLS_ITSELF = "os.kill(os.getpid(), signal.SIGSEGV)"
HANGS = "time.sleep(600)"
ROUNDS = 3


def feed(title: str) -> bytes:
    """A feed of one item."""
    return f"<rss><channel><item><title>{title}</title></item></channel></rss>".encode()


@pytest.fixture
async def server() -> AsyncIterator[Hostile]:
    async with hostile() as found:
        found.replies = {"/poison": answer(feed("POISON")), "/well": answer(feed("0"))}
        yield found


@pytest.fixture
async def fetcher(server: Hostile) -> AsyncIterator[Fetcher]:
    async with Fetcher(Allowed.of(server.url("/"))) as found:
        yield found


@pytest.mark.parametrize("deed", [KILLS_ITSELF, HANGS], ids=["segfault", "hang"])
async def test_f13_a_feed_that_ends_its_reader_is_given_up_and_the_others_go_on(
    server: Hostile, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    monkeypatch.setattr(pools, "_WAIT_S", 1.0)
    monkeypatch.setattr(pools, "COMMAND", (sys.executable, "-c", POISONED.format(deed=deed)))
    async with Readers() as readers:
        poison = Watch(RssSource(server.url("/poison"), fetcher, readers, FeedOptions()))
        well = Watch(RssSource(server.url("/well"), fetcher, readers, FeedOptions()))
        seen = {*readers.pids}
        for number in range(ROUNDS):
            server.replies["/well"] = answer(feed(f"{number}"))
            found = await asyncio.gather(poison.look(), well.look())
            assert [len(items) for items in found] == [0, 1]
            seen |= {*readers.pids}
            assert len(readers.pids) == pools.SIZE, "who ended is replaced at once"
        assert (poison.health.state, poison.health.last_error) == (State.DEGRADED, "too_slow")
        assert well.health.state is State.OK
        assert len(seen) == pools.SIZE + ROUNDS

        server.replies["/poison"] = answer(feed("Bitcoin rises"))
        assert len(await poison.look()) == 1, "once its bytes are well it is read again"
        assert poison.health.state is State.OK
