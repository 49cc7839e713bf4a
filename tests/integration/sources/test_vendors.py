"""News APIs of vendors, each asked as its documentation says, on stand-ins of the sandbox."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson
import pytest

from desk.news.model import Kind, RawHeadline
from desk.secret import Secret
from desk.settings import Settings
from tests.integration.sources.hostile import Hostile, answer
from tests.integration.sources.test_sandbox_feeds import post
from workers.addresses import Allowed
from workers.fetch import Fetcher, FetchFailed
from workers.sources import registry
from workers.sources.api import Api, ApiSource, BadAnswer
from workers.sources.model import Source
from workers.sources.readers import Readers

TITLE = "Bitcoin rises above $70,000"
URL = "https://outlet.example/a"


def with_vendors(settings: Settings, **more: Any) -> Settings:
    base = f"{settings.feeds_url}/vendors"
    found = {
        "cryptopanic_url": f"{base}/cryptopanic",
        "cryptopanic_token": "t",
        "newsapi_url": f"{base}/newsapi",
        "newsapi_key": "k",
        "github_url": f"{base}/github",
        "github_repos": "bitcoin/bitcoin",
        "reddit_url": f"{base}/reddit",
        "reddit_login_url": f"{base}/reddit",
        "reddit_client_id": "id",
        "reddit_client_secret": "s",
        "announcements": "binance,bybit,okx,kucoin",
        "announcements_url": f"{base}/notices",
    }
    return Settings(**{"feeds_port": settings.feeds_port, **found, **more})


@pytest.fixture
async def sources(
    sandbox: aiohttp.ClientSession, feed_settings: Settings
) -> AsyncIterator[dict[str, Source]]:
    """Every source that the settings turn on, by name, over a running sandbox."""
    assert sandbox is not None
    settings = with_vendors(feed_settings)
    async with Fetcher(registry.allowed(settings)) as fetcher:
        yield {w.source.name: w.source for w in registry.watches(settings, fetcher, Readers())}


VENDORS = {
    "cryptopanic": ("cryptopanic", "outlet.example", Kind.NEWS),
    "newsapi": ("newsapi", "outlet.example", Kind.NEWS),
    "github": ("github.com/bitcoin/bitcoin", "github.com", Kind.NEWS),
    "reddit": ("reddit.com", "r/CryptoCurrency", Kind.SOCIAL),
    "binance": ("binance notices", "binance", Kind.NEWS),
    "bybit": ("bybit notices", "bybit", Kind.NEWS),
    "okx": ("okx notices", "okx", Kind.NEWS),
    "kucoin": ("kucoin notices", "kucoin", Kind.NEWS),
}


@pytest.mark.parametrize("feed", VENDORS)
async def test_what_a_vendor_has_is_told_once_and_again_when_edited(
    feed: str, sandbox: aiohttp.ClientSession, sources: dict[str, Source]
) -> None:
    name, speaker, kind = VENDORS[feed]
    source = sources[name]
    assert await source.fetch() == []
    await post(sandbox, feed, title=TITLE, url=URL, guid="one", published="2026-03-02T10:00:00Z")
    (raw,) = await source.fetch()
    assert raw.title.endswith(TITLE)
    assert (raw.source, raw.kind) == (speaker, kind)
    assert raw.published_at is not None
    assert raw.published_at.isoformat() == "2026-03-02T10:00:00+00:00"
    assert raw.url.startswith("https://")
    assert raw.guid
    assert await source.fetch() == []
    await post(sandbox, feed, title=f"{TITLE} again", url=URL, guid="one")
    await post(sandbox, feed, title="Ether follows", url=f"{URL}2", guid="two")
    edited, new = await source.fetch()
    assert edited.guid == raw.guid
    assert new.title.endswith("Ether follows"), "the oldest first"


@pytest.mark.parametrize(
    ("name", "wrong", "reason"),
    [
        ("cryptopanic", {"cryptopanic_token": "wrong"}, "status 403"),
        ("newsapi", {"newsapi_key": "wrong"}, "status 401"),
        ("github.com/bitcoin/bitcoin", {"github_token": "wrong"}, "status 401"),
        ("reddit.com", {"reddit_client_secret": "wrong"}, "status 401"),
    ],
)
async def test_wrong_credentials_are_a_failure_that_does_not_repeat_them(
    name: str,
    wrong: dict[str, Any],
    reason: str,
    sandbox: aiohttp.ClientSession,
    feed_settings: Settings,
) -> None:
    assert sandbox is not None
    settings = with_vendors(feed_settings, **wrong)
    async with Fetcher(registry.allowed(settings)) as fetcher:
        found = {w.source.name: w.source for w in registry.watches(settings, fetcher, Readers())}
        with pytest.raises(FetchFailed) as refused:
            await found[name].fetch()
    assert refused.value.reason == reason
    assert "wrong" not in f"{refused.value!r} {refused.value} {refused.value.values}"
    assert "wrong" not in found[name].url


async def test_reddit_gives_another_token_when_the_first_has_run_out(
    sandbox: aiohttp.ClientSession, sources: dict[str, Source]
) -> None:
    await post(sandbox, "reddit", title=TITLE, url=URL)
    source = sources["reddit.com"]
    assert len(await source.fetch()) == 1
    async with sandbox.delete("/vendors/reddit/tokens") as made:
        assert made.status == 204
    with pytest.raises(FetchFailed):
        await source.fetch()
    await post(sandbox, "reddit", title="Ether follows", url=URL)
    assert [raw.title for raw in await source.fetch()] == ["Ether follows"]


async def test_faults_of_a_vendor_are_failures_with_their_reason(
    sandbox: aiohttp.ClientSession, sources: dict[str, Source]
) -> None:
    reasons = {"500": "status 500", "429": "status 429", "html": "json", "bomb": "too_big"}
    for kind, reason in reasons.items():
        async with sandbox.post("/feeds/newsapi/faults", json={"kind": kind}) as made:
            assert made.status == 201
        with pytest.raises((FetchFailed, BadAnswer)) as refused:
            await sources["newsapi"].fetch()
        assert refused.value.values["reason"] == reason
        assert getattr(refused.value, "retry_after_s", None) == (2.0 if kind == "429" else None)
    await post(sandbox, "newsapi", title=TITLE, url=URL)
    assert len(await sources["newsapi"].fetch()) == 1


BENT: list[Any] = [
    None, [], {}, {"results": None}, {"results": [{}]}, {"results": [None]}, {"data": {}},
    {"data": {"children": [{"kind": "t3", "data": {}}]}}, {"articles": [], "status": "error"},
    {"status": "ok", "articles": [{"title": "x"}]}, [{"id": 1}], "text", 7,
    {"data": {"catalogs": [{"articles": [{}]}]}}, {"result": {"list": [{}]}},
]  # fmt: skip


@pytest.mark.parametrize("feed", VENDORS)
async def test_an_answer_of_another_shape_is_a_failure_and_no_crash(
    feed: str, server: Hostile, sources: dict[str, Source]
) -> None:
    inner = sources[VENDORS[feed][0]]
    assert isinstance(inner, ApiSource)
    read = inner._api.read
    api = Api(name="x", url=server.url("/api"), read=read, interval_s=1.0)
    async with Fetcher(Allowed.of(server.url(""))) as fetcher:
        for bent in BENT:
            server.replies["/api"] = answer(orjson.dumps(bent), "Content-Type: application/json")
            try:
                found: list[RawHeadline] = await ApiSource(api, fetcher).fetch()
            except BadAnswer:
                continue
            assert found == []


async def test_credentials_stay_behind_when_a_server_sends_us_elsewhere(
    server: Hostile, sandbox: aiohttp.ClientSession, feed_settings: Settings
) -> None:
    assert sandbox is not None
    there = f"{feed_settings.feeds_url}/vendors/newsapi/v2/everything"
    server.replies["/api"] = answer(b"", f"Location: {there}", status="302 Found")
    async with Fetcher(Allowed.of(server.url(""), feed_settings.feeds_url)) as fetcher:
        with pytest.raises(FetchFailed) as refused:
            await fetcher.get(server.url("/api"), credentials={"X-Api-Key": "k"})
        assert refused.value.reason == "status 401"
        assert (await fetcher.get(there, credentials={"X-Api-Key": "k"})).status == 200


def test_sources_without_credentials_are_off() -> None:
    settings = Settings(telegram_bot_token=Secret(""), feeds=("https://a.example/feed",))
    fetcher = Fetcher()
    names = [watch.source.name for watch in registry.watches(settings, fetcher, Readers())]
    assert not {"cryptopanic", "newsapi", "reddit.com"} & set(names)
