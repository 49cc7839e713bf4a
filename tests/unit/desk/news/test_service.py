"""What the wire does at its start and with a story's reports, over a memory of headlines alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from desk import clock
from desk.news.intake import headline_from
from desk.news.model import Headline, Kind, RawHeadline
from desk.news.service import BREATH, News

KNOWN = 200


def raw(number: int, source: str = "press") -> RawHeadline:
    """A story of its own, as a source tells it."""
    return RawHeadline(
        source=source,
        guid=f"g{number}",
        url="",
        title=f"Fund number {number} opens with {number * 7919 + 10_000} coins",
        summary="Here is what to know",
        published_at=clock.now(),
        kind=Kind.NEWS,
    )


class Memory:
    """Units over headlines of the last two days; counts how often they were asked for.

    Whose source is in `refused` is not written, and in the end that fails.
    """

    def __init__(self, *, known: int = 0, refused: tuple[str, ...] = ()) -> None:
        at = clock.now() - timedelta(hours=1)
        self.known = [headline_from(raw(number), at) for number in range(known)]
        self.asked = self.gets = self.told = 0
        self.added: list[Headline] = []
        self.reports: dict[str, int] = {}
        self.refused = refused
        self.news = SimpleNamespace(
            since=self.since,
            add=self.add,
            count_report=self.count_report,
            reword=self.reword,
            get=self.get,
        )

    @asynccontextmanager
    async def open(self, **_: bool) -> AsyncIterator["Memory"]:
        yield self

    async def since(self, _: object) -> list[Headline]:
        self.asked += 1
        return self.known

    async def add(self, headline: Headline) -> bool:
        await asyncio.sleep(0)  # others get their turn before it is known how this ends
        if headline.source in self.refused:
            raise OSError("the disk is full")
        if headline.id in self.reports:
            return False
        self.added.append(headline)
        self.reports[headline.id] = headline.reports
        return True

    async def count_report(self, headline_id: str, reports: int) -> bool:
        if headline_id in self.reports:
            self.reports[headline_id] = max(reports, self.reports[headline_id])
        return headline_id in self.reports

    async def reword(self, headline: Headline) -> None:
        self.added = [headline if told.id == headline.id else told for told in self.added]

    async def get(self, headline_id: str) -> Headline | None:
        self.gets += 1
        return next((told for told in self.added if told.id == headline_id), None)

    def publish(self, *_: object) -> None:
        """Heard by nobody."""

    async def commit(self) -> None:
        """Kept already."""


class Bus:
    """Takes what is published."""

    def __init__(self) -> None:
        self.published: list[dict[str, Any]] = []

    async def publish(self, _: str, body: dict[str, Any]) -> None:
        self.published.append(body)


def wire(memory: Memory) -> tuple[Any, list[dict[str, Any]]]:
    """A wire over a memory, and what it hands to the models."""
    bus = Bus()
    return News(open=memory.open, bus=bus, hear=None), bus.published  # type: ignore[arg-type]


async def test_two_days_of_stories_are_remembered_once_while_others_go_on() -> None:
    memory, turns = Memory(known=KNOWN), 0
    news, _ = wire(memory)
    taking = asyncio.gather(*(news.take_in(raw(KNOWN + number)) for number in range(3)))
    while not taking.done():
        turns += 1
        await asyncio.sleep(0)
    await taking
    assert turns >= KNOWN // BREATH
    assert memory.asked == 1
    assert [headline.duplicate_of for headline in memory.added] == [None] * 3
    assert len(news._memory.recent) == KNOWN + 3


async def test_the_models_are_handed_the_title_of_an_outlet() -> None:
    news, handed_on = wire(Memory())
    await news.take_in(raw(1))
    assert [body["text"] for body in handed_on] == [raw(1).title]


async def test_the_next_report_is_the_first_where_the_first_was_never_written() -> None:
    memory = Memory(refused=("press",))
    news, handed_on = wire(memory)
    with pytest.raises(OSError, match="disk"):
        await news.take_in(raw(1))
    second = await news.take_in(raw(1, "blog"))
    third = await news.take_in(raw(1, "tape"))
    memory.refused = ()
    again = await news.take_in(raw(1))
    assert (second.duplicate_of, third.duplicate_of, again.duplicate_of) == (
        None,
        second.id,
        second.id,
    )
    assert [body["id"] for body in handed_on] == [second.id]
    assert memory.reports[second.id] == 3


async def test_reports_that_come_together_have_one_first_whoever_of_them_fails() -> None:
    for refused in (), ("press",), ("press", "blog"):
        memory = Memory(refused=refused)
        news, handed_on = wire(memory)
        sources = ("press", "blog", "tape", "wire")
        takings = [news.take_in(raw(1, source)) for source in sources]
        await asyncio.gather(*takings, return_exceptions=True)
        memory.refused = ()
        await asyncio.gather(*(news.take_in(raw(1, source)) for source in refused))
        (first,) = [told for told in memory.added if told.duplicate_of is None]
        assert first.source == sources[len(refused)]
        assert {told.duplicate_of for told in memory.added} == {None, first.id}
        assert len(memory.added) == len(sources)
        assert [body["id"] for body in handed_on] == [first.id]


async def test_a_failed_first_report_that_comes_again_beside_the_second_is_not_told_twice() -> None:
    memory = Memory(refused=("press",))
    news, handed_on = wire(memory)
    with pytest.raises(OSError, match="disk"):
        await news.take_in(raw(1))
    memory.refused = ()
    await asyncio.gather(news.take_in(raw(1, "blog")), news.take_in(raw(1)))
    assert len(memory.added) == 2
    assert len(handed_on) == 1


async def test_a_source_that_says_it_twice_confirms_nothing() -> None:
    memory = Memory()
    news, _ = wire(memory)
    first = await news.take_in(raw(1))
    again = await news.take_in(replace(raw(1), guid="another"))
    assert again.duplicate_of == first.id
    assert memory.reports[first.id] == 1
    await news.take_in(raw(1, "blog"))
    assert memory.reports[first.id] == 2


LINK = "https://e.example/changes"
FIRST, SECOND, THIRD = "Kite reads hardware keys", "Fees before swaps", "Validators get boards"


def of_link(title: str, *, shared: bool = False) -> RawHeadline:
    """An item that has no id but its link, as it stands alone or beside others of that link."""
    return replace(
        raw(1), guid=LINK, url=LINK, title=title, apart=f"apart {title}", is_shared=shared
    )


async def look(memory: Memory, *titles: str, shared: bool = False) -> dict[str, str]:
    """Have a desk that remembers no story take items in; return the ids that titles have then."""
    news, handed_on = wire(memory)
    for title in titles:
        await news.take_in(of_link(title, shared=shared))
    memory.told += len(handed_on)
    return {told.title: told.id for told in memory.added}


async def test_an_item_keeps_its_id_when_its_link_becomes_another_ones_too() -> None:
    memory = Memory()
    first = await look(memory, FIRST)
    assert [told.guid for told in memory.added] == [LINK]
    both = await look(memory, FIRST, SECOND, shared=True)
    assert both[FIRST] == first[FIRST] != both[SECOND]
    for titles, shared in ([SECOND], False), ([FIRST], False), ([SECOND, FIRST], True):
        assert await look(memory, *titles, shared=shared) == both
    three = await look(memory, FIRST, SECOND, THIRD, shared=True)
    assert three.items() > both.items()
    assert (len(three), memory.told) == (3, 3)


async def test_items_of_a_link_kept_apart_by_older_versions_stay_what_they_are() -> None:
    memory = Memory()
    old = replace(of_link(FIRST), guid=f"apart {FIRST}", apart="")
    memory.added = [headline_from(old, clock.now())]
    memory.reports[memory.added[0].id] = 1
    known = memory.added[0].id
    for shared in False, True:
        assert await look(memory, FIRST, shared=shared) == {FIRST: known}
    found = await look(memory, FIRST, SECOND, shared=True)
    assert (found[FIRST], memory.told) == (known, 1)


async def test_an_edited_title_is_the_same_item_where_nobody_else_has_its_link() -> None:
    memory = Memory()
    first = await look(memory, FIRST)
    assert await look(memory, f"{FIRST}, and more") == {f"{FIRST}, and more": first[FIRST]}
    both = await look(memory, f"{FIRST}, and more", SECOND, shared=True)
    assert both[f"{FIRST}, and more"] == first[FIRST]


async def test_an_item_with_an_id_of_its_own_is_looked_up_nowhere() -> None:
    memory = Memory()
    news, _ = wire(memory)
    await news.take_in(raw(1))
    assert memory.gets == 0
    await news.take_in(of_link(FIRST))
    assert memory.gets == 1
