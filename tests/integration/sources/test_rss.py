"""Headlines by the real HTTP path: sandbox feed, source, watch."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import NoReturn

import aiohttp
import pytest

from desk.news.clean import clean
from desk.news.model import Kind, RawHeadline
from desk.secret import Secret
from desk.settings import Settings
from desk.sources.model import State
from tests.integration.sources.hostile import Hostile, answer
from tests.integration.sources.test_sandbox_feeds import post
from workers.addresses import Allowed
from workers.fetch import Fetcher, FetchFailed
from workers.sources import feed, registry, replay
from workers.sources.readers import Readers
from workers.sources.rss import FeedOptions, RssSource
from workers.sources.watch import Watch


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>".encode()


@pytest.fixture
async def fetcher(server: Hostile, feed_settings: Settings) -> AsyncIterator[Fetcher]:
    places = Allowed.of(server.url(""), feed_settings.feeds_url)
    async with Fetcher(places) as ready:
        yield ready


@pytest.fixture
def source(server: Hostile, fetcher: Fetcher, readers: Readers) -> RssSource:
    return RssSource(server.url("/feed"), fetcher, readers, FeedOptions(interval_s=0.05))


async def test_each_item_is_handed_out_once_and_again_when_it_was_edited(
    server: Hostile, source: RssSource
) -> None:
    server.replies["/feed"] = answer(
        rss(
            "<item><guid>2</guid><title>B</title></item>",
            "<item><guid>1</guid><title>A</title></item>",
        )
    )
    assert [raw.title for raw in await source.fetch()] == ["A", "B"]
    assert await source.fetch() == []
    server.replies["/feed"] = answer(
        rss(
            "<item><guid>2</guid><title>B!</title></item>",
            "<item><guid>1</guid><title>A</title></item>",
        )
    )
    (edited,) = await source.fetch()
    assert (edited.guid, edited.title) == ("2", "B!")


async def test_items_that_share_a_link_are_items_of_their_own(
    server: Hostile, source: RssSource
) -> None:
    item = "<item><link>https://e.example/changes</link><title>{}</title></item>"
    alone = "<item><link>https://e.example/a</link><title>Alone</title></item>"
    shared = [item.format(title) for title in ("Third", "Second", "First", "First")]
    server.replies["/feed"] = answer(rss(alone, *shared))
    told = await source.fetch()
    assert [raw.title for raw in told] == ["First", "Second", "Third", "Alone"]
    assert len({raw.apart for raw in told}) == 4
    assert {raw.guid for raw in told[:3]} == {"https://e.example/changes"}
    assert [raw.is_shared for raw in told] == [True, True, True, False]
    assert {raw.url for raw in told[:3]} == {"https://e.example/changes"}
    assert told[-1].guid == "https://e.example/a"
    server.replies["/feed"] = answer(rss(shared[0]))
    assert await source.fetch() == [], "it is the same when the others have gone"


async def test_a_json_feed_is_recognised_by_what_it_holds(
    server: Hostile, source: RssSource
) -> None:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": 2, "url": "/b", "title": "AT&T &amp; co", "date_published": "2026-03-02"},
            {"id": "1", "external_url": "https://e.example/a", "content_text": "Words alone"},
        ],
    }
    for kind in ("application/feed+json", "application/json", "text/plain", "text/xml"):
        server.replies["/feed"] = answer(json.dumps(told).encode(), f"Content-Type: {kind}")
        fresh = RssSource(source.url, source._fetcher, source._readers, FeedOptions())
        first, second = await fresh.fetch()
        assert (first.guid, first.title) == ("1", "Words alone")
        assert first.url == "https://e.example/a"
        assert second.url == server.url("/b")
        assert second.title == "AT&amp;T &amp;amp; co"
        assert clean(second.title, limit=99) == "AT&T & co"
        assert second.published_at is not None


async def test_json_that_is_no_feed_degrades_the_source(server: Hostile, source: RssSource) -> None:
    server.replies["/feed"] = answer(b'{"error": "sign in"}', "Content-Type: application/json")
    watch = Watch(source)
    assert await watch.look() == ()
    assert (watch.health.state, watch.health.last_error) == (State.DEGRADED, "not_a_feed")


async def test_relative_links_kinds_and_content_are_read(
    server: Hostile, source: RssSource
) -> None:
    server.replies["/feed"] = answer(
        rss(
            '<item><link>/a?b=1</link><title>A</title><category domain="kind">social</category>'
            "</item>"
        )
    )
    (raw,) = await source.fetch()
    assert raw.url == server.url("/a?b=1")
    assert raw.kind is Kind.SOCIAL
    assert raw.source == "127.0.0.1"


async def test_a_foreign_feed_cannot_name_its_origin(server: Hostile, source: RssSource) -> None:
    server.replies["/feed"] = answer(
        rss("<item><title>A</title><source url='u'>reuters.com</source></item>")
    )
    assert (await source.fetch())[0].source == "127.0.0.1"


async def test_an_item_without_a_title_is_left_out(server: Hostile, source: RssSource) -> None:
    server.replies["/feed"] = answer(rss("<item><title> </title></item>", "<item/>"))
    assert await source.fetch() == []


@pytest.mark.parametrize("link", ["http://[x", "//[", "http://ex℀mple.com/"])
async def test_a_link_that_no_address_can_be_is_left_out_and_the_item_is_told(
    server: Hostile, source: RssSource, link: str
) -> None:
    server.replies["/feed"] = answer(
        rss(f"<item><guid>1</guid><link>{link}</link><title>A</title></item>")
    )
    assert [(raw.title, raw.url) for raw in await source.fetch()] == [("A", "")]


async def test_the_second_look_asks_whether_anything_has_changed(
    server: Hostile, source: RssSource
) -> None:
    since = "Tue, 10 Mar 2026 12:00:00 GMT"
    item = rss("<item><guid>1</guid><title>A</title></item>")
    server.replies["/feed"] = answer(item, 'ETag: "v1"', f"Last-Modified: {since}")
    assert len(await source.fetch()) == 1
    server.replies["/feed"] = answer(b"", status="304 Not Modified")
    assert await source.fetch() == []
    assert await source.fetch() == []
    first, second, third = server.asked
    assert "If-None-Match" not in first
    for asked in (second, third):
        assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', since)


async def test_every_feed_is_read_in_a_process_apart(
    server: Hostile, source: RssSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> NoReturn:
        raise AssertionError("read in this process")

    monkeypatch.setattr(feed, "_items", never)
    few, many = (
        [f"<item><guid>{n}</guid><title>T</title></item>" for n in range(*numbers)]
        for numbers in ((0, 1), (1, 501))
    )
    for items in (few, many):
        server.replies["/feed"] = answer(rss(*items))
        assert len(await source.fetch()) == len(items)


async def test_a_wait_address_elsewhere_is_not_followed(server: Hostile, source: RssSource) -> None:
    server.replies["/feed"] = answer(rss(), 'Link: <http://127.0.0.1:1/wait>; rel="wait"')
    await source.fetch()
    await source.rest()
    assert [asked["path"] for asked in server.asked] == ["/feed"]


async def test_a_posted_headline_is_taken_as_soon_as_it_is_there(
    sandbox: aiohttp.ClientSession, feed_settings: Settings, fetcher: Fetcher, readers: Readers
) -> None:
    (watch,) = registry.watches(feed_settings, fetcher, readers)
    taken: asyncio.Queue[RawHeadline] = asyncio.Queue()
    following = asyncio.create_task(watch.follow(taken.put))
    try:
        await asyncio.sleep(0.2)
        for number in range(10):
            await post(sandbox, "brand-new", title=f"Bitcoin moves {number}", kind="social")
            raw = await asyncio.wait_for(taken.get(), 20)
            assert (raw.title, raw.source, raw.kind) == (
                f"Bitcoin moves {number}",
                "brand-new",
                Kind.SOCIAL,
            )
            assert raw.published_at is not None
        assert watch.health.state is State.OK
        assert watch.health.lag_s is not None
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_headlines_posted_together_all_arrive_in_order(
    sandbox: aiohttp.ClientSession, feed_settings: Settings, fetcher: Fetcher, readers: Readers
) -> None:
    (watch,) = registry.watches(feed_settings, fetcher, readers)
    for number in range(30):
        await post(sandbox, title=f"Headline {number}")
    assert [raw.title for raw in await watch.look()] == [f"Headline {n}" for n in range(30)]


async def test_a_failing_source_opens_its_breaker_and_one_good_look_closes_it(
    server: Hostile, source: RssSource
) -> None:
    server.replies["/feed"] = answer(b"", status="500 Broken")
    watch = Watch(source, chance=random.Random(1))
    assert watch.health.state is State.NEW
    states = []
    for _ in range(6):
        assert await watch.look() == ()
        states.append(watch.health.state)
    assert states == [State.DEGRADED] * 4 + [State.OPEN] * 2
    assert (watch.health.failures, watch.health.last_error) == (6, "status 500")
    server.replies["/feed"] = answer(rss("<item><title>A</title></item>"))
    assert len(await watch.look()) == 1
    assert (watch.health.state, watch.health.failures) == (State.OK, 0)


@dataclass
class Faulty:
    """A source with a defect of our own, once."""

    name: str = "faulty"
    url: str = "http://127.0.0.1/feed"
    looks: int = 0

    def resume(self, cursor: str) -> None: ...

    async def fetch(self) -> list[RawHeadline]:
        self.looks += 1
        if self.looks == 1:
            raise IndexError("a defect")
        raw = RawHeadline(
            source=self.name, guid="1", url="", title="A", summary="",
            published_at=None, kind=Kind.NEWS,
        )  # fmt: skip
        return [raw]

    async def close(self) -> None: ...

    async def rest(self) -> None:
        await asyncio.sleep(0)


async def test_a_defect_while_reading_is_a_failed_look_and_not_the_end_of_the_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workers.sources.breaker._FIRST_S", 0.01)
    watch = Watch(Faulty())
    assert await watch.look() == ()
    assert (watch.health.state, watch.health.last_error) == (State.DEGRADED, "IndexError")
    taken: asyncio.Queue[RawHeadline] = asyncio.Queue()
    following = asyncio.create_task(watch.follow(taken.put))
    assert (await asyncio.wait_for(taken.get(), 5)).title == "A"
    assert watch.health.state is State.OK
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


async def test_the_watch_waits_as_long_as_retry_after_asks(
    server: Hostile, source: RssSource
) -> None:
    server.replies["/feed"] = answer(b"", "Retry-After: 120", status="429 Slow Down")
    watch = Watch(source)
    assert await watch.look() == ()
    assert watch._pause_s == 120


async def test_retry_after_is_waited_for(server: Hostile, source: RssSource) -> None:
    server.replies["/feed"] = answer(b"", "Retry-After: 120", status="429 Slow Down")
    with pytest.raises(FetchFailed) as failed:
        await source.fetch()
    assert failed.value.retry_after_s == 120


async def test_a_headline_that_could_not_be_taken_is_tried_again(
    server: Hostile, source: RssSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.sources.watch._RETRY_S", 0.01)
    server.replies["/feed"] = answer(rss("<item><title>A</title></item>"))
    tries: list[str] = []
    done = asyncio.Event()

    async def take(raw: RawHeadline) -> None:
        tries.append(raw.title)
        if len(tries) < 3:
            raise OSError("the memory is away")
        done.set()

    following = asyncio.create_task(Watch(source).follow(take))
    await asyncio.wait_for(done.wait(), 20)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    assert tries == ["A", "A", "A"]


async def test_the_replayed_day_comes_back_as_real_headlines(
    sandbox: aiohttp.ClientSession, feed_settings: Settings, fetcher: Fetcher, readers: Readers
) -> None:
    (watch,) = registry.watches(feed_settings, fetcher, readers)
    taken: list[RawHeadline] = []
    enough = asyncio.Event()

    async def take(raw: RawHeadline) -> None:
        taken.append(raw)
        if len(taken) >= 5:
            enough.set()

    tasks = [
        asyncio.create_task(watch.follow(take)),
        asyncio.create_task(replay.run(feed_settings)),
    ]
    await asyncio.wait_for(enough.wait(), 20)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert {raw.source for raw in taken} <= {"tape", "wire"}
    assert len({raw.guid for raw in taken}) == len(taken)
    assert all(raw.url.startswith(feed_settings.feeds_url + "/articles/day-") for raw in taken)


def test_feeds_of_the_settings_are_followed_and_the_sandbox_only_when_it_runs() -> None:
    feeds = ("https://example.com/rss", "https://example.com/rss", "https://example.org/atom")
    live = Settings(feeds=feeds, telegram_bot_token=Secret("123456789:" + "A" * 35))
    assert [w.source.url for w in registry.watches(live, Fetcher(), Readers())] == [
        "https://example.com/rss",
        "https://example.org/atom",
    ]
    assert registry.allowed(live) == Allowed()
    assert (
        registry.watches(Settings(), Fetcher(), Readers())[0].source.url
        == "http://127.0.0.1:8083/feeds/all.xml"
    )


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("slow", "timeout"),
        ("drip", "timeout"),
        ("500", "status 500"),
        ("429", "status 429"),
        ("html", "content_type"),
        ("huge", "too_big"),
        ("bomb", "too_big"),
        ("laughs", "dtd"),
    ],
)
async def test_every_fault_of_the_sandbox_degrades_the_source_and_passes(
    sandbox: aiohttp.ClientSession,
    feed_settings: Settings,
    fetcher: Fetcher,
    readers: Readers,
    fault: str,
    reason: str,
) -> None:
    deadline_s = 0.5 if reason == "timeout" else 10.0
    url = f"{feed_settings.feeds_url}/feeds/tape.xml"
    watch = Watch(RssSource(url, fetcher, readers, FeedOptions(deadline_s=deadline_s)))
    await post(sandbox, title="Bitcoin rises")
    async with sandbox.post("/feeds/tape/faults", json={"kind": fault}) as response:
        assert response.status == 201
    assert await watch.look() == ()
    assert (watch.health.state, watch.health.last_error) == (State.DEGRADED, reason)
    assert len(await watch.look()) == 1
    assert watch.health.state is State.OK
