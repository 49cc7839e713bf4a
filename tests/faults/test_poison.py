"""F13: a feed whose bytes end or hang whoever reads them takes nobody along."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.sources.hostile import Hostile, answer, hostile
from workers.addresses import Allowed
from workers.fetch import Fetcher
from workers.sources import parse
from workers.sources.model import State
from workers.sources.rss import INLINE_BYTES, FeedOptions, RssSource
from workers.sources.watch import Watch

KILLS_ITSELF = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
HANGS = "import time; time.sleep(600)"
ITEM = "<item><guid>g1</guid><title>Bitcoin rises</title></item>"
LARGE = f"<rss><channel>{ITEM}<x>{'y' * INLINE_BYTES}</x></channel></rss>".encode()
SMALL = f"<rss><channel>{ITEM}</channel></rss>".encode()


@pytest.fixture
async def server() -> AsyncIterator[Hostile]:
    async with hostile() as found:
        found.replies = {"/large": answer(LARGE), "/small": answer(SMALL)}
        yield found


@pytest.fixture
async def fetcher(server: Hostile) -> AsyncIterator[Fetcher]:
    async with Fetcher(Allowed.of(server.url("/"))) as found:
        yield found


def become(program: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of the one that reads large feeds."""
    sources = folder / "workers" / "sources"
    sources.mkdir(parents=True)
    (sources / "parse.py").write_text(program)
    monkeypatch.setattr(parse, "_ROOT", folder)


@pytest.mark.parametrize("program", [KILLS_ITSELF, HANGS], ids=["segfault", "hang"])
async def test_f13_a_feed_that_ends_its_reader_is_given_up_and_the_others_go_on(
    server: Hostile,
    fetcher: Fetcher,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    poison = Watch(RssSource(server.url("/large"), fetcher, FeedOptions()))
    other = Watch(RssSource(server.url("/small"), fetcher, FeedOptions()))
    with monkeypatch.context() as patch:
        patch.setattr(parse, "_WAIT_S", 1.0)
        become(program, tmp_path, patch)
        found = await asyncio.gather(poison.look(), other.look())
    assert [len(items) for items in found] == [0, 1]
    assert (poison.health.state, poison.health.last_error) == (State.DEGRADED, "too_slow")
    assert other.health.state is State.OK
    assert len(await poison.look()) == 1, "once its bytes are well it is read again"
    assert poison.health.state is State.OK
