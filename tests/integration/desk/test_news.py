"""Headlines taken in: each story once, edits silent, and nothing lost by a crash."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from db import redis as redises
from db.bus import RedisBus
from db.context import Context, open_desk
from db.repositories.news import NewsRepository
from desk import clock
from desk.errors import NotFound
from desk.news.model import Headline, RawHeadline
from desk.settings import Settings
from tests.factories import furnish

STORY = "Aurelia Holdings adds 1,201 BTC to its treasury reserve"


@pytest.fixture
async def waiting(context: Context, settings: Settings) -> AsyncIterator[Any]:
    """Return what the models have been handed since the last call."""
    redis = redises.connect(settings.redis_url)
    bus = RedisBus(redis)
    await furnish(context)

    async def taken() -> list[str]:
        found = await bus.consume("headlines", group="g", consumer="c", block_ms=20)
        await bus.ack("headlines", "g", *[e.id for e in found])
        return [e.body["id"] for e in found]

    yield taken
    await redis.aclose()


async def tell(
    context: Context, title: str = STORY, *, source: str = "wire", guid: str = "1", url: str = ""
) -> Headline | None:
    raw = RawHeadline(
        source=source,
        guid=guid,
        url=url or f"https://{source}.example/{guid}",
        title=title,
        published_at=clock.now(),
    )
    return await context.desk.news.take_in(raw)


async def test_a_new_story_is_kept_and_handed_to_the_models_once(
    context: Context, waiting: Any
) -> None:
    first = await tell(context)
    assert first is not None
    assert first.coins == ("BTC",)
    assert await tell(context) is None, "the same item of the same feed"
    assert await waiting() == [first.id]
    assert await context.desk.news.get(first.id) == first
    assert [h.id for h in await context.desk.news.latest(coin="BTC")] == [first.id]
    assert await context.desk.news.latest(coin="ETH") == []


async def test_another_outlet_confirms_a_story_and_nobody_is_told_again(
    context: Context, waiting: Any
) -> None:
    first = await tell(context)
    assert first is not None
    assert not first.is_confirmed
    second = await tell(context, STORY.replace("adds", "Adds"), source="blog", guid="9")
    assert second is not None
    assert second.duplicate_of == first.id
    assert await waiting() == [first.id]
    assert (await context.desk.news.get(first.id)).is_confirmed
    assert [h.id for h in await context.desk.news.latest()] == [first.id], "first reports only"


async def test_a_source_that_says_it_twice_confirms_nothing(context: Context, waiting: Any) -> None:
    first = await tell(context)
    assert first is not None
    for source, guid, reports in ("wire", "2", 1), ("blog", "9", 2), ("blog", "10", 2):
        again = await tell(context, source=source, guid=guid)
        assert again is not None
        assert again.duplicate_of == first.id
        assert (await context.desk.news.get(first.id)).reports == reports
    assert await waiting() == [first.id]


async def test_a_headline_whose_first_report_is_not_kept_is_the_first(
    context: Context, waiting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(NewsRepository, "add", _fails)
        with pytest.raises(OSError, match="disk"):
            await tell(context)
    second = await tell(context, source="blog", guid="9")
    assert second is not None
    third = await tell(context, source="tape", guid="3")
    assert third is not None
    assert (second.duplicate_of, third.duplicate_of) == (None, second.id)
    assert await waiting() == [second.id]
    assert await context.desk.news.get(second.id) == replace(second, reports=3)


async def _fails(*_: object) -> bool:
    raise OSError("the disk is full")


async def test_an_id_that_cannot_be_stored_is_stored_without_what_is_wrong_in_it(
    context: Context, waiting: Any
) -> None:
    told = await tell(context, guid="a\x00b", url="https://wire.example/a")
    assert told is not None
    assert (await context.desk.news.get(told.id)).guid == "a\ufffdb"
    assert await waiting() == [told.id]


async def test_an_edit_changes_the_words_and_tells_nobody(context: Context, waiting: Any) -> None:
    first = await tell(context)
    assert first is not None
    await waiting()
    assert await tell(context, f"{STORY}, filing shows") is None
    assert (await context.desk.news.get(first.id)).title == f"{STORY}, filing shows"
    assert await waiting() == []


async def test_an_item_without_words_is_nothing(context: Context, waiting: Any) -> None:
    assert await tell(context, "<p> </p>") is None
    assert await waiting() == []
    assert await context.desk.news.latest() == []
    with pytest.raises(NotFound):
        await context.desk.news.get("nothing")


async def test_a_process_that_starts_again_remembers_the_stories(
    context: Context, settings: Settings, waiting: Any
) -> None:
    first = await tell(context)
    assert first is not None
    async with open_desk(settings, process="test") as again:
        second = await tell(again, source="blog", guid="9")
    assert second is not None
    assert second.duplicate_of == first.id


async def test_what_a_crash_left_unscored_is_handed_over_again_while_it_is_news(
    context: Context, waiting: Any
) -> None:
    first = await tell(context)
    assert first is not None
    await waiting()
    assert await context.desk.news.resend() == 0, "the models have it this moment"
    start = clock.now()
    clock.set_clock(now=lambda: start + timedelta(seconds=10))
    assert await context.desk.news.resend() == 1
    assert await waiting() == [first.id]
    clock.set_clock(now=lambda: start + timedelta(minutes=20))
    assert await context.desk.news.resend() == 0, "by now it is history"


async def test_items_of_one_link_keep_their_ids_over_a_restart(
    context: Context, settings: Settings, waiting: Any
) -> None:
    page = "https://kite.example/changelog"
    told = [
        RawHeadline(source="kite", guid=page, url=page, title=title, apart=title, is_shared=True)
        for title in ("Kite wallet reads hardware keys", "Fees are shown before a swap")
    ]
    first = await context.desk.news.take_in(replace(told[0], is_shared=False))
    second = await context.desk.news.take_in(told[1])
    assert first is not None
    assert second is not None
    assert (first.guid, second.guid) == (page, told[1].apart)
    async with open_desk(settings, process="test") as again:
        for raw in *told, *(replace(one, is_shared=False) for one in told):
            assert await again.desk.news.take_in(raw) is None
        assert [(await again.desk.news.get(one.id)).title for one in (first, second)] == [
            one.title for one in told
        ]
    assert await waiting() == [first.id, second.id]
