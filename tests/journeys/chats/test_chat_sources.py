"""Everyone sees how sources do; an admin adds a feed, pauses it and removes it by buttons."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
import pytest

from desk import clock
from desk.nursery import Nursery
from desk.settings import Settings
from desk.sources.model import Decision, Health, State
from sandbox.feeds import app as feeds
from tests.integration.sources.conftest import up
from tests.integration.sources.test_sandbox_feeds import post
from tests.journeys.chats.stage import Stage, labels
from tests.ports import free_port
from tests.stage import words_of
from workers.fetch import Fetcher
from workers.sources import registry
from workers.sources.readers import Readers
from workers.sources.roster import Roster


@pytest.fixture
async def sandbox(stage: Stage) -> AsyncIterator[aiohttp.ClientSession]:
    """Feeds of this machine, and a worker that follows what admins add."""
    settings: Settings = stage.settings.model_copy(
        update={"feeds_port": free_port(), "feed_interval_s": 0.2}
    )
    serving = asyncio.create_task(feeds.serve(settings))
    async with (
        aiohttp.ClientSession(settings.feeds_url) as client,
        Fetcher(registry.allowed(settings)) as fetcher,
        Readers(1) as readers,
        Nursery() as nursery,
    ):
        await up(client)
        make = partial(registry.added, settings, fetcher, readers)
        roster = Roster(stage.context.desk, nursery, [], make)
        nursery.forever(roster.follow, name="sources", pause_s=0.05)
        yield client
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def test_everyone_reads_how_each_source_is_doing(stage: Stage) -> None:
    now = clock.now()
    at: dict[str, Any] = {
        "url": "https://x.example",
        "at": now,
        "last_ok_at": now - timedelta(minutes=3),
    }
    await stage.context.desk.sources.board.show(
        [
            Health(id="1" * 12, name="coindesk.com", state=State.OK, lag_s=42,
                   items_today=12, **at),
            Health(id="2" * 12, name="decrypt.co", state=State.OPEN, failures=6,
                   last_error="status 503", again_at=now + timedelta(minutes=1), **at),
            Health(id="3" * 12, name="reddit.com", state=State.DEGRADED, failures=1,
                   last_error="timeout", lag_s=7300, **at),
            Health(id="4" * 12, name="x.com", state=State.PAUSED, **at),
        ]
    )  # fmt: skip
    paused = Decision(id="4" * 12, url="https://x.example", is_paused=True, by=1, at=now)
    async with stage.context.desk.sources.open() as unit:
        await unit.sources.save(paused)
        await unit.commit()
    ann = await stage.newcomer()
    said = await stage.say(ann, "/sources")
    page = await stage.heard(ann, "Sources", after=said)
    told = words_of(page)
    assert "1 of 4 well" in told
    assert "🟢 coindesk.com · 12 today · looked 3 min ago · lag 42 s" in told
    assert "after 6 failures: the server answered 503 · last well 3 min ago" in told
    assert "🟡 reddit.com · 0 today · lag 2 h" in told
    assert "last look failed: no answer in time" in told
    assert "⏸ x.com · 0 today · paused by an admin" in told
    assert told.index("decrypt.co") < told.index("coindesk.com"), "trouble first"
    assert labels(page) == ["Refresh"], "buttons are for admins"
    said = await stage.say(ann, "/sources add https://example.com/feed")
    await stage.heard(ann, "admin", after=said)
    said = await stage.say(ann, "/sources fix")
    await stage.heard(ann, "I do not know “fix” there", after=said)
    bob = await stage.newcomer("Боб", "ru")
    said = await stage.say(bob, "/sources")
    await stage.heard(bob, "отдыхает до", after=said)


async def is_well(stage: Stage) -> bool:
    """Tell whether the worker itself shows its one source as well."""
    return [one.state for one in await stage.context.desk.sources.page()] == [State.OK]


async def test_an_admin_adds_pauses_and_removes_a_feed(
    stage: Stage, sandbox: aiohttp.ClientSession
) -> None:
    boss = await stage.newcomer("Boss")
    await stage.claim(boss)
    said = await stage.say(boss, "/sources")
    await stage.heard(boss, "No source has been looked at yet", after=said)
    await post(sandbox, "wire", title="Bitcoin rises above $70,000")
    url = f"{sandbox._base_url}/feeds/wire.atom"
    said = await stage.say(boss, f"/sources add {url}")
    card = await stage.heard(boss, "127.0.0.1", after=said)
    assert "🟢" in words_of(card)
    assert "1 today" in words_of(card)
    await stage.press(boss, card, "Pause")
    card = await stage.heard(boss, "paused by an admin", after=said)
    await stage.press(boss, card, "Go on")
    card = await stage.heard(boss, lambda text: "paused" not in text and url in text, after=said)
    await stage.until(partial(is_well, stage))
    await stage.press(boss, card, "All sources")
    page = await stage.heard(boss, "1 of 1 well", after=said)
    await stage.press(boss, page, "127.0.0.1")
    card = await stage.heard(boss, url, after=said)
    await stage.press(boss, card, "Remove")
    gone = await stage.heard(boss, "Removed:", after=said)
    assert f"/sources add {url}" in words_of(gone)
    assert await stage.context.desk.sources.decisions() == []


async def test_bad_addresses_are_refused_with_the_reason(
    stage: Stage, sandbox: aiohttp.ClientSession
) -> None:
    assert sandbox is not None
    boss = await stage.newcomer("Boss")
    await stage.claim(boss)
    for address, words in {
        "coindesk.com": "is not an http(s) address",
        "http://127.0.0.1:6379/": "it is not on the public internet",
        f"{sandbox._base_url}/feeds/none.xml": "the server answered 404",
        f"{sandbox._base_url}/pages/wire": "a page, not a feed",
        f"{sandbox._base_url}feeds": "is not an http(s) address",
    }.items():
        said = await stage.say(boss, f"/sources add {address}")
        await stage.heard(boss, words, after=said)
    forged = await stage.forge(boss, "src:zzz:pause")
    assert forged is not None
    assert await stage.context.desk.sources.decisions() == []
