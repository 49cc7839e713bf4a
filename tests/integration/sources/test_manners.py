"""Hosts are asked one after the other, and left alone when they say so, whoever of us asks."""

import asyncio

import pytest

from tests.integration.sources.hostile import Hostile, answer
from workers.addresses import Allowed
from workers.fetch import Fetcher, FetchFailed
from workers.manners import Manners

OK = answer(b"ok", "Content-Type: text/plain")


async def test_requests_to_one_host_keep_a_pause_and_parts_of_a_page_do_not(
    server: Hostile,
) -> None:
    server.replies["/a"] = OK
    turns = asyncio.get_running_loop().time
    async with Fetcher(Allowed.of(server.url("")), Manners(0.2)) as fetcher:
        began = turns()
        await asyncio.gather(*(fetcher.get(server.url("/a")) for _ in range(4)))
        assert turns() - began >= 0.6, "three pauses between four requests"
        await asyncio.gather(*(fetcher.get(server.url("/a"), is_part=True) for _ in range(20)))
    assert len(server.asked) == 24


async def test_a_host_that_asks_to_wait_is_left_alone_by_every_source(server: Hostile) -> None:
    server.replies["/a"] = answer(b"", "Retry-After: 1", status="429 Slow down")
    server.replies["/b"] = OK
    async with Fetcher(Allowed.of(server.url("")), Manners(0.0)) as fetcher:
        with pytest.raises(FetchFailed):
            await fetcher.get(server.url("/a"))
        for path in ("/a", "/b"):
            with pytest.raises(FetchFailed) as held:
                await fetcher.get(server.url(path))
            assert held.value.reason == "status 429"
            assert 0 < (held.value.retry_after_s or 0) <= 1
        assert [asked["path"] for asked in server.asked] == ["/a"], "nobody asked again"
        await asyncio.sleep(1.05)
        assert (await fetcher.get(server.url("/b"))).body == b"ok"


async def test_our_own_hosts_need_no_politeness(server: Hostile) -> None:
    server.replies["/a"] = answer(b"", "Retry-After: 60", status="429 Slow down")
    server.replies["/b"] = OK
    async with Fetcher(Allowed.of(server.url(""))) as fetcher:
        with pytest.raises(FetchFailed):
            await fetcher.get(server.url("/a"))
        assert (await fetcher.get(server.url("/b"))).body == b"ok"


async def test_hosts_without_end_are_not_all_remembered() -> None:
    manners = Manners(0.0)
    for number in range(3000):
        await manners.turn(f"{number}.example", 443)
        manners.hold(f"{number}.example", 443, 60)
    assert len(manners._next) == len(manners._held) == 1000
    assert manners.held_s("2999.example") > 0
    assert manners.held_s("0.example") == 0
