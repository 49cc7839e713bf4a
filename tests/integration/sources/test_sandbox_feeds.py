"""The sandbox feed server, over HTTP."""

import asyncio
import gzip
from typing import Any

import aiohttp
import pytest

from desk.settings import Settings
from sandbox.feeds import app
from tests.integration.sources.conftest import up
from workers.sources import json_feed
from workers.sources.feed import parse


async def post(client: aiohttp.ClientSession, feed: str = "tape", **item: Any) -> dict[str, str]:
    async with client.post(f"/feeds/{feed}/items", json=item) as response:
        assert response.status == 201, await response.text()
        answer: dict[str, str] = await response.json()
        return answer


async def test_a_posted_item_stands_in_every_kind_of_feed_on_its_page_and_in_the_index(
    sandbox: aiohttp.ClientSession,
) -> None:
    made = await post(
        sandbox, title="Bitcoin <b>rises</b> & more", summary="Two\nparts", kind="social"
    )
    async with sandbox.get("/feeds/tape.json") as response:
        assert response.content_type == "application/feed+json"
        (item,) = json_feed.parse(await response.read())
    assert item.title == "Bitcoin &lt;b&gt;rises&lt;/b&gt; &amp; more", "a plain text, not HTML"
    assert item.link == made["url"]
    for kind in ("xml", "atom"):
        async with sandbox.get(f"/feeds/tape.{kind}") as response:
            (item,) = parse(await response.read())
        assert item.title == "Bitcoin <b>rises</b> & more"
        assert item.link == made["url"]
    async with sandbox.get(made["url"]) as response:
        page = await response.text()
    assert "Bitcoin &lt;b&gt;rises&lt;/b&gt; &amp; more" in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    async with sandbox.get("/") as response:
        assert "Bitcoin &lt;b&gt;rises" in await response.text()
    async with sandbox.get("/", headers={"Accept": "application/json"}) as response:
        assert list(await response.json()) == ["all", "tape", "wire"]


async def test_the_newest_50_come_first_and_a_feed_unchanged_is_304(
    sandbox: aiohttp.ClientSession,
) -> None:
    for number in range(60):
        await post(sandbox, title=f"Headline {number}")
    async with sandbox.get("/feeds/tape.xml") as response:
        titles = [item.title for item in parse(await response.read())]
        etag = response.headers["ETag"]
    assert titles == [f"Headline {number}" for number in range(59, 9, -1)]
    async with sandbox.get("/feeds/tape.xml", headers={"If-None-Match": etag}) as response:
        assert response.status == 304
    await post(sandbox, title="Another")
    async with sandbox.get("/feeds/tape.xml", headers={"If-None-Match": etag}) as response:
        assert response.status == 200


async def test_gzip_is_sent_only_when_asked(
    feed_settings: Settings, sandbox: aiohttp.ClientSession
) -> None:
    await post(sandbox, title="Bitcoin rises")
    url = f"{feed_settings.feeds_url}/feeds/tape.xml"
    async with aiohttp.ClientSession(auto_decompress=False) as plain:
        async with plain.get(url, headers={"Accept-Encoding": "gzip"}) as response:
            zipped = await response.read()
        async with plain.get(url, headers={"Accept-Encoding": "identity"}) as response:
            assert "Content-Encoding" not in response.headers
            assert gzip.decompress(zipped) == await response.read()


async def test_the_feed_all_names_each_items_feed(sandbox: aiohttp.ClientSession) -> None:
    await post(sandbox, "wire", title="One")
    await post(sandbox, "made-now", title="Two")
    async with sandbox.get("/feeds/all.xml") as response:
        items = parse(await response.read())
    assert [(item.title, item.origin) for item in items] == [("Two", "made-now"), ("One", "wire")]


async def test_a_wait_ends_at_once_when_there_is_news_and_with_204_when_not(
    sandbox: aiohttp.ClientSession,
) -> None:
    first = await post(sandbox, title="One")
    async with sandbox.get("/feeds/tape/wait?after=&timeout_s=5") as response:
        assert await response.json() == {"guid": first["guid"]}
    async with sandbox.get(f"/feeds/tape/wait?after={first['guid']}&timeout_s=0.05") as response:
        assert response.status == 204
    waiting = asyncio.create_task(
        sandbox.get(f"/feeds/all/wait?after={first['guid']}&timeout_s=50")
    )
    await asyncio.sleep(0.05)
    second = await post(sandbox, title="Two")
    async with asyncio.timeout(20), await waiting as response:
        assert await response.json() == {"guid": second["guid"]}


async def test_the_same_guid_again_edits_the_item_in_place(sandbox: aiohttp.ClientSession) -> None:
    made = await post(sandbox, title="Old words")
    await post(sandbox, title="Later")
    await post(sandbox, title="New words", guid=made["guid"])
    async with sandbox.get("/feeds/tape.xml") as response:
        assert [item.title for item in parse(await response.read())] == ["Later", "New words"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/feeds/tape/items", b"{", 400),
        ("/feeds/tape/items", b"[" * 50_000, 400),
        ("/feeds/tape/items", b"\xff\xfe", 400),
        ("/feeds/tape/items", b"[]", 422),
        ("/feeds/tape/items", b"{}", 422),
        ("/feeds/tape/items", b'{"title": ""}', 422),
        ("/feeds/tape/items", b'{"title": "\\u0000 "}', 422),
        ("/feeds/tape/items", b'{"title": 5}', 422),
        ("/feeds/tape/items", b'{"title": "a", "published": "soon"}', 422),
        ("/feeds/tape/items", b'{"title": "a", "kind": "gossip"}', 422),
        ("/feeds/tape/items", b'{"title": "' + b"a" * 70_000 + b'"}', 413),
        ("/feeds/TAPE!/items", b'{"title": "a"}', 422),
        ("/feeds/all/items", b'{"title": "a"}', 422),
        ("/feeds/tape/faults", b'{"kind": "fire"}', 422),
        ("/feeds/tape/faults", b'{"kind": "500", "times": "x"}', 422),
        ("/feeds/tape/faults", b'{"kind": "500", "times": 0}', 422),
    ],
)
async def test_a_bad_request_is_told_what_is_wrong(
    sandbox: aiohttp.ClientSession, path: str, body: bytes, status: int
) -> None:
    async with sandbox.post(path, data=body) as response:
        assert response.status == status
        assert (await response.json())["error"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feeds/none.xml", 404),
        ("/articles/none", 404),
        ("/feeds/tape/wait?timeout_s=x", 422),
        ("/feeds/tape/wait?after=&timeout_s=nan", 204),
    ],
)
async def test_what_is_not_there_is_said(
    sandbox: aiohttp.ClientSession, path: str, status: int
) -> None:
    async with sandbox.get(path) as response:
        assert response.status == status


async def test_odd_characters_in_an_item_leave_the_feed_readable(
    sandbox: aiohttp.ClientSession,
) -> None:
    await post(
        sandbox, title="a\x00b\x0b \ud800 ]]> &amp; <", summary="\uffff", url="javascript:alert(1)"
    )
    async with sandbox.get("/feeds/tape.xml") as response:
        (item,) = parse(await response.read())
    assert item.title == "ab ? ]]> &amp; <"


async def test_faults_happen_as_often_as_asked_and_can_be_cleared(
    sandbox: aiohttp.ClientSession,
) -> None:
    async def states(count: int) -> list[int]:
        found = []
        for _ in range(count):
            async with sandbox.get("/feeds/tape.xml") as response:
                found.append(response.status)
        return found

    async with sandbox.post("/feeds/tape/faults", json={"kind": "500", "times": 2}) as response:
        assert response.status == 201
    assert await states(3) == [500, 500, 200]
    async with sandbox.post("/feeds/tape/faults", json={"kind": "429", "times": 9}):
        pass
    assert await states(1) == [429]
    async with sandbox.delete("/feeds/tape/faults"):
        pass
    assert await states(1) == [200]


async def test_cancelling_the_server_ends_waits_and_frees_the_port() -> None:
    from tests.ports import free_port

    settings = Settings(feeds_port=free_port())
    for _ in range(2):
        serving = asyncio.create_task(app.serve(settings))
        async with aiohttp.ClientSession(settings.feeds_url) as client:
            await up(client)
            waiting = asyncio.create_task(client.get("/feeds/tape/wait?after=&timeout_s=50"))
            await asyncio.sleep(0.05)
            serving.cancel()
            async with asyncio.timeout(20):  # not the 50 that the wait was to take
                await asyncio.gather(serving, return_exceptions=True)
            async with await waiting as response:
                assert response.status == 204
