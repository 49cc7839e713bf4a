"""Sources come and go as admins decide, on the real stores and a real feed server."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import aiohttp
import pytest
from prometheus_client import REGISTRY

from db.context import Context
from desk import clock
from desk.errors import BadSource, NotAllowed, NotFound, Unreadable
from desk.nursery import Nursery
from desk.settings import Settings
from desk.sources.model import Health, State, mark
from tests.factories import ANN, BOB
from tests.integration.sources.test_sandbox_feeds import post
from workers.fetch import Fetcher
from workers.sources import registry
from workers.sources.readers import Readers
from workers.sources.roster import Roster


@pytest.fixture
async def admin(context: Context) -> int:
    """Ann, who runs this desk."""
    await context.desk.accounts.enter(ANN)
    code = await context.desk.accounts.offer_claim()
    assert code is not None
    await context.desk.accounts.claim(ANN.id, code)
    return ANN.id


@pytest.fixture
def wire_settings(settings: Settings, feed_settings: Settings) -> Settings:
    url = f"{feed_settings.feeds_url}/feeds/tape.xml"
    more = {"feeds_port": feed_settings.feeds_port, "feed_interval_s": 0.2, "feeds": (url,)}
    return settings.model_copy(update=more)


def roster_of(
    context: Context, nursery: Nursery, settings: Settings, fetcher: Fetcher, readers: Readers
) -> Roster:
    watches = registry.watches(settings, fetcher, readers)[:1]
    make = partial(registry.added, settings, fetcher, readers)
    return Roster(context.desk, nursery, watches, make)


@pytest.fixture
async def roster(
    context: Context, wire_settings: Settings, sandbox: aiohttp.ClientSession, readers: Readers
) -> AsyncIterator[Roster]:
    """A roster at work over the feed `tape`."""
    assert sandbox is not None
    async with Fetcher(registry.allowed(wire_settings)) as fetcher, Nursery() as nursery:
        found = roster_of(context, nursery, wire_settings, fetcher, readers)
        nursery.forever(found.follow, name="sources", pause_s=0.05)
        yield found


async def shown(context: Context, source_id: str, state: State) -> Health:
    """Wait until the worker itself shows a source in a state."""
    async with asyncio.timeout(30):
        while True:
            for health in await context.desk.sources.board.sources():
                if health.id == source_id and health.state is state:
                    return health
            await asyncio.sleep(0.02)


async def titles(context: Context, count: int) -> list[str]:
    async with asyncio.timeout(30):
        while len(found := await context.desk.news.latest(limit=50)) < count:  # noqa: ASYNC110 - the store is asked
            await asyncio.sleep(0.02)
    return [headline.title for headline in found]


@pytest.mark.usefixtures("roster")
async def test_a_feed_is_added_paused_resumed_and_removed(
    context: Context, admin: int, sandbox: aiohttp.ClientSession, feed_settings: Settings
) -> None:
    url = f"{feed_settings.feeds_url}/feeds/wire.json"
    await post(sandbox, "wire", title="Bitcoin rises above $70,000")
    health = await context.desk.sources.add(admin, url)
    assert (health.state, health.is_added, health.name) == (State.OK, True, "127.0.0.1")
    assert await titles(context, 1) == ["Bitcoin rises above $70,000"]
    assert (await context.desk.sources.get(health.id)).items_today == 1

    paused = await context.desk.sources.pause(admin, health.id, is_paused=True)
    assert paused.state is State.PAUSED
    await shown(context, health.id, State.PAUSED)
    await post(sandbox, "wire", title="Ethereum upgrade is scheduled for May")
    await asyncio.sleep(0.6)
    assert len(await titles(context, 1)) == 1, "nobody looks at it"

    resumed = await context.desk.sources.pause(admin, health.id, is_paused=False)
    assert resumed.state is not State.PAUSED
    assert (await titles(context, 2))[0] == "Ethereum upgrade is scheduled for May"
    async with asyncio.timeout(30):
        while (await shown(context, health.id, State.OK)).items_today < 2:  # noqa: ASYNC110 - the worker shows it
            await asyncio.sleep(0.02)

    await context.desk.sources.remove(admin, health.id)
    assert health.id not in {one.id for one in await context.desk.sources.page()}
    with pytest.raises(NotFound):
        await context.desk.sources.remove(admin, health.id)


@pytest.mark.usefixtures("roster")
async def test_a_source_of_the_settings_can_be_paused_and_not_removed(
    context: Context, admin: int, wire_settings: Settings
) -> None:
    source_id = mark(wire_settings.feeds[0])
    await shown(context, source_id, State.OK)
    await context.desk.sources.pause(admin, source_id, is_paused=True)
    assert [one.is_paused for one in await context.desk.sources.decisions()] == [True]
    with pytest.raises(NotFound):
        await context.desk.sources.remove(admin, source_id)
    await context.desk.sources.pause(admin, source_id, is_paused=False)
    assert await context.desk.sources.decisions() == [], "nothing is left to remember"
    await shown(context, source_id, State.OK)
    state = {"source": "127.0.0.1", "state": "ok"}
    assert REGISTRY.get_sample_value("tapewire_source_state", state) == 1
    assert REGISTRY.get_sample_value("tapewire_source_silent_seconds", {"source": "127.0.0.1"})


@pytest.mark.usefixtures("roster")
@pytest.mark.parametrize(
    ("path", "reason", "detail"),
    [
        ("http://10.0.0.7/feed", "address-denied", ""),
        ("http://169.254.169.254/latest/meta-data", "address-denied", ""),
        ("http://[::1]:6379/", "address-denied", ""),
        ("/feeds/none.xml", "status", "404"),
        ("/pages/tape", "content_type", ""),
        ("/", "not_a_feed", ""),
    ],
)
async def test_what_is_no_feed_does_not_stay_on_the_list(
    path: str,
    reason: str,
    detail: str,
    context: Context,
    admin: int,
    feed_settings: Settings,
) -> None:
    url = path if path.startswith("http") else feed_settings.feeds_url + path
    with pytest.raises(Unreadable) as refused:
        await context.desk.sources.add(admin, url)
    assert refused.value.values["reason"] == reason
    assert refused.value.values["detail"] == detail
    assert await context.desk.sources.decisions() == []


@pytest.mark.usefixtures("roster")
async def test_only_admins_decide_and_only_about_addresses(
    context: Context, admin: int, wire_settings: Settings
) -> None:
    sources, url = context.desk.sources, wire_settings.feeds[0]
    await shown(context, mark(url), State.OK)
    await context.desk.accounts.enter(BOB)
    with pytest.raises(NotAllowed):
        await sources.add(BOB.id, "https://example.com/feed")
    with pytest.raises(NotAllowed):
        await sources.pause(BOB.id, mark(url), is_paused=True)
    with pytest.raises(NotFound):
        await sources.pause(admin, "0" * 12, is_paused=True)
    with pytest.raises(BadSource) as known:
        await sources.add(admin, url)
    assert known.value.values["problem"] == "known"
    wrong_ones = (
        *("", "example.com", "ftp://x.example/f", "https://u:p@x.example/", "http://[x"),
        *("https://x.example/" + "a" * 2048, "https://x .example", "javascript:alert(1)"),
        *("https://x.example:80feed", "https://x.example:99999/", "https://:80/"),
    )
    for text in wrong_ones:
        with pytest.raises(BadSource) as wrong:
            await sources.add(admin, text)
        assert wrong.value.values["problem"] == "address", text


async def test_a_restart_goes_on_counting_today_and_begins_a_new_day_at_zero(
    context: Context, wire_settings: Settings, readers: Readers
) -> None:
    source_id = mark(wire_settings.feeds[0])
    before = Health(
        id=source_id, name="n", url="u", state=State.OPEN, at=clock.now(), items_today=41,
        last_ok_at=clock.now(), lag_s=3.0, cursor="9",
    )  # fmt: skip
    for at, count in ((before.at, 41), (before.at.replace(year=2020), 0)):
        await context.desk.sources.board.show([replace(before, at=at)])
        async with Fetcher() as fetcher, Nursery() as nursery:
            roster = roster_of(context, nursery, wire_settings, fetcher, readers)
            await roster.remember()
            await roster.follow()
        (health,) = await context.desk.sources.board.sources()
        assert (health.items_today, health.lag_s, health.cursor) == (count, 3.0, "9")
        assert health.state is State.NEW, "this process has not looked yet"
