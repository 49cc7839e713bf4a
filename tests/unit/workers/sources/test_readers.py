"""Processes that read feeds: the same items, within limits, and replaced when they end."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator

import pytest

from workers.sources import readers as pools
from workers.sources.feed import BadFeed, Item, parse
from workers.sources.readers import Readers

TITLE = "<item><title>é — ₿ \U0001f680</title></item>"
# What reads feeds here does to a feed that holds its name what its name says.
DEEDS = """
import os, signal, sys, time
from workers.sources import reader

def parse(body, charset, plain=reader.parse):
    for name, deed in DEEDS.items():
        if name in body:
            deed()
    return plain(body, charset)

def allocate():
    kept = [bytearray(2**24) for _ in range(64)]

def spin():
    while True:
        pass

def toil():
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass

DEEDS = {
    b"toils": toil,
    b"dies": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"hangs": lambda: time.sleep(600),
    b"allocates": allocate,
    b"spins": spin,
    b"babbles": lambda: os.write(1, b"what?\\n"),
    b"boasts": lambda: os.write(1, b'{"bytes": 999999999999}\\n'),
}
reader.parse = parse
reader.CPU_S = 1
reader.main()
"""


def rss(items: str) -> bytes:
    return f"<rss><channel>{items}</channel></rss>".encode()


@pytest.fixture
async def readers() -> AsyncIterator[Readers]:
    async with Readers() as pool:
        yield pool


@pytest.fixture
async def doers(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Readers]:
    monkeypatch.setattr(pools, "COMMAND", (sys.executable, "-c", DEEDS))
    monkeypatch.setattr(pools, "_WAIT_S", 4.0)
    async with Readers(1) as pool:
        yield pool


async def test_items_are_the_same_as_here_whatever_their_size(readers: Readers) -> None:
    for count in (0, 1, 400):
        body = rss(TITLE * count)
        assert await readers.read(body) == parse(body)
    wide = rss(f"<item><title>{'é' * 19_000}</title></item>" * 20)
    assert await readers.read(wide) == parse(wide)
    assert await readers.read(
        "<rss><item><title>привет".encode("cp1251") + b"</title></item></rss>", "windows-1251"
    ) == [Item(title="привет")]
    assert await readers.read(b"") == []


async def test_a_refusal_comes_back_by_its_name_and_the_process_stays(readers: Readers) -> None:
    before = readers.pids
    for body, reason in ((b"<html/>", "not_a_feed"), (b"<!DOCTYPE x><rss/>", "dtd")):
        with pytest.raises(BadFeed) as bad:
            await readers.read(body)
        assert bad.value.reason == reason
    assert readers.pids == before


async def test_more_feeds_than_processes_wait_their_turn(readers: Readers) -> None:
    bodies = [rss(f"<item><title>{n}</title></item>") for n in range(50)]
    found = await asyncio.gather(*(readers.read(body) for body in bodies))
    assert [item.title for (item,) in found] == [str(n) for n in range(50)]
    assert len(readers.pids) == pools.SIZE


@pytest.mark.parametrize("deed", ["dies", "allocates", "spins", "babbles", "boasts"])
async def test_a_feed_that_ends_its_process_is_refused_and_the_process_replaced(
    doers: Readers, deed: str
) -> None:
    before = doers.pids
    with pytest.raises(BadFeed) as bad:
        await doers.read(rss(f"<item><title>{deed}</title></item>"))
    assert bad.value.reason == "too_slow"
    (after,) = doers.pids
    assert after not in before, "the next one is there before anybody asks"
    assert await doers.read(rss(TITLE)) == parse(rss(TITLE))
    assert doers.pids == [after]


async def test_who_hangs_is_ended_when_the_time_is_over_or_nobody_waits_any_longer(
    doers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = doers.pids
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await doers.read(rss("hangs"))
    assert doers.pids == []
    assert await doers.read(rss(TITLE)) == parse(rss(TITLE))
    monkeypatch.setattr(pools, "_WAIT_S", 0.3)
    with pytest.raises(BadFeed):
        await doers.read(rss("hangs"))
    assert not {*before} & {*doers.pids}


async def test_a_process_that_was_killed_while_idle_costs_nobody_a_feed(readers: Readers) -> None:
    before = readers.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    async with asyncio.timeout(5):
        while readers.pids:  # noqa: ASYNC110 - what reaps it tells nobody
            await asyncio.sleep(0.01)
    found = await asyncio.gather(*(readers.read(rss(TITLE)) for _ in range(4)))
    assert found == [parse(rss(TITLE))] * 4


async def test_each_feed_has_seconds_of_its_own(doers: Readers) -> None:
    before = doers.pids
    for _ in range(6):  # three seconds in all, of two at most for one
        assert len(await doers.read(rss("<item><title>toils</title></item>"))) == 1
    assert doers.pids == before


async def test_a_process_does_not_live_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pools, "LIFE", 3)
    async with Readers(1) as pool:
        pids = []
        for _ in range(7):
            pids += pool.pids
            await pool.read(rss(TITLE))
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [2, 3, 2], "the first one warms up"


async def test_nothing_runs_once_the_pool_is_closed() -> None:
    async with Readers() as pool:
        pids = pool.pids
    assert len(pids) == pools.SIZE
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
