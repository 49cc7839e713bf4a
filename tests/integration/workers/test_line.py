"""The line to a venue whose server means no good: nothing goes elsewhere, nothing fills memory."""

import gzip
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.integration.sources.hostile import Hostile, answer, hostile
from workers.venues import imports, line
from workers.venues.letter import Letter, writing

KEY = {"X-KEY": "k", "X-PASSPHRASE": "p", "X-SIGNATURE": "s"}
JSON = "Content-Type: application/json"


@pytest.fixture
async def venue() -> AsyncIterator[Hostile]:
    async with hostile() as place:
        yield place


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with line.session() as ready:
        yield ready


async def refused(
    session: aiohttp.ClientSession, method: str, url: str, letter: Letter
) -> tuple[Any, str]:
    """Ask as ccxt does and return what was raised."""
    with pytest.raises(imports.errors().BaseError) as raised, writing(letter):
        async with session.request(method, url, headers=KEY, data=b"{}") as response:
            await response.text(errors="replace")
    return raised.value, letter.void


@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
async def test_no_redirect_is_followed_and_its_body_is_not_believed(
    venue: Hostile, session: aiohttp.ClientSession, method: str
) -> None:
    async with hostile() as stranger:
        for status in ("301 M", "302 F", "303 S", "307 T", "308 P"):
            to = f"Location: {stranger.url('/order?secret=1')}"
            venue.replies["/order"] = answer(b'{"id": "1"}', to, JSON, status=status)
            error, why = await refused(session, method, venue.url("/order"), Letter())
            assert isinstance(error, imports.errors().ExchangeNotAvailable)
            assert str(error) == why == f"status {status[:3]}"
        assert stranger.asked == []
    assert len(venue.asked) == 5


async def test_an_answer_that_unfolds_without_end_is_read_no_further(
    venue: Hostile, session: aiohttp.ClientSession
) -> None:
    bomb = gzip.compress(bytes(16 * 1024 * 1024), compresslevel=9) * 32  # half a GiB
    assert len(bomb) < 1024 * 1024
    venue.replies["/account"] = answer(bomb, "Content-Encoding: gzip", JSON)
    tracemalloc.start()
    try:
        error, why = await refused(session, "GET", venue.url("/account"), Letter())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, imports.errors().BadResponse)
    assert why == "more than 4 MiB"
    assert most < 4 * line.MOST_ANSWER


async def test_a_list_of_markets_may_be_long_and_not_endless(
    venue: Hostile, session: aiohttp.ClientSession
) -> None:
    fits = b" " * line.MOST_MARKETS
    venue.replies["/markets"] = answer(gzip.compress(fits, 1), "Content-Encoding: gzip", JSON)
    venue.replies["/endless"] = answer(gzip.compress(fits + b" ", 1), "Content-Encoding: gzip")
    async with session.get(venue.url("/markets")) as response:
        assert len(await response.text()) == line.MOST_MARKETS
    async with session.get(venue.url("/endless")) as response:
        with pytest.raises(imports.errors().BadResponse, match="more than 32 MiB"):
            await response.text()


async def test_an_ordinary_answer_is_whole_however_often_it_is_read(
    venue: Hostile, session: aiohttp.ClientSession
) -> None:
    body = b'{"id": "1"}'
    kept = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n" + body
    venue.replies["/order"] = kept
    async with session.post(venue.url("/order"), data=b"{}") as response:
        assert await response.text(errors="replace") == body.decode()
        assert await response.read() == body
        assert response.status == 200
