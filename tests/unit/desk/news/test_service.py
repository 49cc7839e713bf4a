"""What the wire does at its start, over a memory that only knows headlines."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from desk import clock
from desk.news.intake import headline_from
from desk.news.model import Headline, Kind, RawHeadline
from desk.news.service import BREATH, News

KNOWN = 200


def raw(number: int) -> RawHeadline:
    """A story of its own."""
    return RawHeadline(
        source="press",
        guid=f"g{number}",
        url="",
        title=f"Fund number {number} opens with {number * 7919 + 10_000} coins",
        summary="",
        published_at=clock.now(),
        kind=Kind.NEWS,
    )


class Memory:
    """Units over headlines of the last two days; counts how often they were asked for."""

    def __init__(self) -> None:
        at = clock.now() - timedelta(hours=1)
        self.known = [headline_from(raw(number), at) for number in range(KNOWN)]
        self.asked = 0
        self.added: list[Headline] = []
        self.news = SimpleNamespace(since=self.since, add=self.add)

    @asynccontextmanager
    async def open(self, **_: bool) -> AsyncIterator["Memory"]:
        yield self

    async def since(self, _: object) -> list[Headline]:
        self.asked += 1
        return self.known

    async def add(self, headline: Headline) -> bool:
        self.added.append(headline)
        return True

    async def count_report(self, _: str) -> None:
        """Counted elsewhere."""

    def publish(self, *_: object) -> None:
        """Heard by nobody."""

    async def commit(self) -> None:
        """Kept already."""


class Bus:
    """Takes what is published."""

    async def publish(self, *_: object) -> None:
        """Read by nobody."""


async def test_two_days_of_stories_are_remembered_once_while_others_go_on() -> None:
    memory, turns = Memory(), 0
    news: Any = News(open=memory.open, bus=Bus(), hear=None)  # type: ignore[arg-type]
    taking = asyncio.gather(*(news.take_in(raw(KNOWN + number)) for number in range(3)))
    while not taking.done():
        turns += 1
        await asyncio.sleep(0)
    await taking
    assert turns >= KNOWN // BREATH
    assert memory.asked == 1
    assert [headline.duplicate_of for headline in memory.added] == [None] * 3
    assert len(news._memory.recent) == KNOWN + 3
