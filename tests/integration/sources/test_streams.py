"""Sources that push, on stand-ins: X's filtered stream and Discord's gateway."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from desk.errors import DeskError
from desk.news.model import Kind, RawHeadline
from desk.settings import Settings
from sandbox.feeds.streams import CHANNEL
from tests.integration.sources.test_sandbox_feeds import post
from workers.fetch import Fetcher
from workers.sources import registry
from workers.sources.model import Source
from workers.sources.readers import Readers

Open = Callable[..., Awaitable[Source]]
ENOUGH_S = 20.0


@pytest.fixture
async def source(sandbox: aiohttp.ClientSession, feed_settings: Settings) -> AsyncIterator[Open]:
    """Opens the source of a name over a running sandbox, with settings of the test's own."""
    assert sandbox is not None
    base = f"{feed_settings.feeds_url}/vendors"
    known: dict[str, Any] = {
        "x_url": f"{base}/x",
        "x_token": "t",
        "x_query": "from:herald",
        "discord_url": f"{base.replace('http', 'ws', 1)}/discord",
        "discord_api_url": f"{base}/discord",
        "discord_token": "t",
        "discord_channels": CHANNEL,
    }
    fetchers: list[Fetcher] = []
    sources: list[Source] = []

    async def open_source(name: str, **more: Any) -> Source:
        settings = Settings(**{"feeds_port": feed_settings.feeds_port, **known, **more})
        fetcher = await Fetcher(registry.allowed(settings)).__aenter__()
        fetchers.append(fetcher)
        watches = registry.watches(settings, fetcher, Readers())
        sources.append(next(w.source for w in watches if w.source.name == name))
        return sources[-1]

    yield open_source
    for opened in sources:
        await opened.close()
    for fetcher in fetchers:
        await fetcher.__aexit__(None, None, None)


async def heard(source: Source, count: int) -> list[RawHeadline]:
    """Look and rest until that many headlines have come."""
    found: list[RawHeadline] = []
    async with asyncio.timeout(ENOUGH_S):
        while len(found) < count:
            await source.rest()
            found += await source.fetch()
    return found


async def broken(source: Source) -> DeskError:
    """Look and rest until the source says that its connection ended."""
    async with asyncio.timeout(ENOUGH_S):
        while True:
            await source.rest()
            try:
                await source.fetch()
            except DeskError as e:
                return e


@pytest.mark.parametrize(("name", "feed"), [("x.com", "x"), ("discord.com", "discord")])
async def test_what_is_posted_comes_at_once_and_once(
    name: str, feed: str, sandbox: aiohttp.ClientSession, source: Open
) -> None:
    listening = await source(name)
    await post(sandbox, feed, title="before anybody listened")
    assert await listening.fetch() == []
    await post(sandbox, feed, title="Bitcoin rises", published="2026-03-02T10:00:00Z")
    (raw,) = await heard(listening, 1)
    assert (raw.title, raw.kind) == ("Bitcoin rises", Kind.SOCIAL)
    assert raw.source in {"@herald", "discord/herald"}
    assert raw.published_at is not None
    assert raw.published_at.isoformat() == "2026-03-02T10:00:00+00:00"
    await post(sandbox, feed, title="Ether follows")
    assert [r.title for r in await heard(listening, 1)] == ["Ether follows"]


@pytest.mark.parametrize(("name", "feed"), [("x.com", "x"), ("discord.com", "discord")])
async def test_what_is_said_while_the_connection_is_away_is_not_lost(
    name: str, feed: str, sandbox: aiohttp.ClientSession, source: Open
) -> None:
    listening = await source(name)
    await listening.fetch()
    await post(sandbox, feed, title="one")
    await heard(listening, 1)
    async with sandbox.delete("/vendors/connections") as cut:
        assert cut.status == 204
    await broken(listening)
    await post(sandbox, feed, title="two")
    await post(sandbox, feed, title="three")
    missed = await listening.fetch()
    missed += await heard(listening, 2 - len(missed))
    assert [raw.title for raw in missed] == ["two", "three"]
    await post(sandbox, feed, title="four")
    assert [raw.title for raw in await heard(listening, 1)] == ["four"]


@pytest.mark.parametrize(
    ("name", "wrong"), [("x.com", "x_token"), ("discord.com", "discord_token")]
)
async def test_a_wrong_token_is_a_failure_that_does_not_repeat_it(
    name: str, wrong: str, source: Open
) -> None:
    listening = await source(name, **{wrong: "wrong"})
    refused = None
    try:
        await listening.fetch()
        refused = await broken(listening)
    except DeskError as e:
        refused = e
    assert "wrong" not in f"{refused!r} {refused.values}"
    assert getattr(refused, "reason", "") in {"status 401", "closed 4004"}


async def test_other_channels_are_not_read(sandbox: aiohttp.ClientSession, source: Open) -> None:
    listening = await source("discord.com")
    await listening.fetch()
    await post(sandbox, "discord", title="elsewhere", kind="social")
    await post(sandbox, "discord", title="here\nand more")
    (raw,) = await heard(listening, 1)
    assert (raw.title, raw.summary) == ("here", "and more")


async def test_the_rule_of_an_older_query_is_replaced(
    sandbox: aiohttp.ClientSession, source: Open
) -> None:
    await (await source("x.com", x_query="from:somebody")).fetch()
    await (await source("x.com", x_query="from:herald")).fetch()
    headers = {"Authorization": "Bearer t"}
    async with sandbox.get("/vendors/x/2/tweets/search/stream/rules", headers=headers) as answer:
        rules = (await answer.json())["data"]
    assert [(rule["value"], rule["tag"]) for rule in rules] == [("from:herald", "tapewire")]


@pytest.mark.parametrize(("name", "feed"), [("x.com", "x"), ("discord.com", "discord")])
async def test_what_is_said_while_the_process_is_away_is_not_lost(
    name: str, feed: str, sandbox: aiohttp.ClientSession, source: Open
) -> None:
    listening = await source(name)
    await listening.fetch()
    await post(sandbox, feed, title="one")
    (one,) = await heard(listening, 1)
    await listening.close()
    await post(sandbox, feed, title="two")
    await post(sandbox, feed, title="three")
    again = await source(name)
    again.resume(one.guid)
    missed = await again.fetch()
    missed += await heard(again, 2 - len(missed))
    assert [raw.title for raw in missed] == ["two", "three"]
    await post(sandbox, feed, title="four")
    (four,) = await heard(again, 1)
    assert four.title == "four"
    assert {raw.url.rpartition("/")[0] for raw in missed} == {four.url.rpartition("/")[0]}


async def test_x_is_not_searched_further_back_than_it_answers(
    sandbox: aiohttp.ClientSession, source: Open
) -> None:
    await post(sandbox, "x", title="long ago")
    listening = await source("x.com")
    listening.resume("1700000000000000000")  # of 2023
    assert await listening.fetch() == []


async def test_a_channel_whose_history_is_closed_to_the_bot_is_heard_from_now_on(
    sandbox: aiohttp.ClientSession, source: Open
) -> None:
    await post(sandbox, "discord", title="before")
    await refuse(sandbox, "discord-history", "403")
    listening = await source("discord.com")
    listening.resume("1")
    assert await listening.fetch() == []
    await listening.rest()
    await post(sandbox, "discord", title="after")
    assert [raw.title for raw in await heard(listening, 1)] == ["after"]


async def test_a_session_whose_beginning_could_not_be_read_is_begun_again(
    sandbox: aiohttp.ClientSession, source: Open
) -> None:
    await post(sandbox, "discord", title="before")
    await refuse(sandbox, "discord-history", "500")
    listening = await source("discord.com")
    listening.resume("1")
    await listening.fetch()
    assert getattr(await broken(listening), "reason", "") == "status 500"
    found = await listening.fetch()
    found += await heard(listening, 1 - len(found))
    assert [raw.title for raw in found] == ["before"]


@pytest.mark.parametrize(("name", "feed"), [("x.com", "x"), ("discord.com", "discord")])
@pytest.mark.parametrize("kind", ["429", "500", "html", "bomb"])
async def test_a_connection_that_is_refused_is_a_failure_and_the_next_one_stands(
    kind: str, name: str, feed: str, sandbox: aiohttp.ClientSession, source: Open
) -> None:
    await refuse(sandbox, feed, kind)
    listening = await source(name)
    with pytest.raises(DeskError, match=r"fetch-failed|bad-answer"):
        await first_failure(listening)
    await listening.fetch()
    await post(sandbox, feed, title="after")
    assert [raw.title for raw in await heard(listening, 1)] == ["after"]


async def first_failure(listening: Source) -> None:
    await listening.fetch()
    raise await broken(listening)


async def refuse(sandbox: aiohttp.ClientSession, feed: str, kind: str) -> None:
    async with sandbox.post(f"/feeds/{feed}/faults", json={"kind": kind}) as made:
        assert made.status == 201
