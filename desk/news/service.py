"""Takes headlines in: cleans, matches, recognises a story told before, hands new ones on."""

import asyncio
from collections.abc import Awaitable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, Protocol
from weakref import WeakValueDictionary

import structlog
from prometheus_client import Counter

from desk import clock
from desk.errors import NotFound
from desk.events import HeadlineChanged
from desk.market.measured import Measured
from desk.news import measured
from desk.news.dedup import WINDOW, RecentHeadlines, headline_id
from desk.news.intake import headline_from
from desk.news.model import Headline, Launch, RawHeadline
from desk.news.search import Found, Sought
from desk.news.tge import RULES, Grammar
from desk.ports import Bus, OpenUnit, Unit

log = structlog.get_logger(__name__)
STREAM: Final = "headlines"
POSTS: Final = "posts"
SCORES: Final = "scores"
TAKEN: Final = Counter("tapewire_headlines_total", "Headlines taken in.", ["source", "fate"])
BREATH: Final = 16
FRESH: Final = timedelta(minutes=15)  # an unscored headline older than this is history


class Hear(Protocol):
    """Takes note of a token launch in the transaction of the headline that tells it."""

    def __call__(self, unit: Unit, headline: Headline, launch: Launch) -> Awaitable[None]: ...


@dataclass(slots=True)
class _Memory:
    """Stories, and whose turn it is to be written: a first report, then later ones one by one."""

    recent: RecentHeadlines = field(default_factory=RecentHeadlines)
    is_loaded: bool = False
    loading: asyncio.Lock = field(default_factory=asyncio.Lock)
    following: asyncio.Lock = field(default_factory=asyncio.Lock)
    turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def turn(self, story: str) -> asyncio.Lock:
        return self.turns.setdefault(story, asyncio.Lock())


@dataclass(frozen=True, slots=True)
class News:
    """The wire. `take_in` remembers stories, so one process takes in all sources."""

    open: OpenUnit
    bus: Bus
    hear: Hear
    grammar: Grammar = RULES
    _memory: _Memory = field(default_factory=_Memory)

    async def take_in(self, raw: RawHeadline) -> Headline | None:
        """Keep a headline and hand a new story to the models; None for what is known or empty.

        An edit of a known item changes its words and is not told again.
        """
        await self._remember()
        headline = headline_from(raw, clock.now(), self.grammar)
        if not headline.title:
            TAKEN.labels(headline.source, "empty").inc()
            return None
        if raw.apart:
            headline = await self._with_own_id(headline, raw)
        told, is_new = await self._keep(self._memory.recent.add(headline))
        if not is_new:
            return None
        TAKEN.labels(told.source, "duplicate" if told.duplicate_of else "new").inc()
        if told.duplicate_of is None:
            await self.hand_on(told)
        return told

    async def report(self, event: Measured) -> Headline | None:
        """Keep an event of the market, to be handed on; None for one that is known.

        It goes past the models, which read words, and past the memory of stories: two moves are
        two.
        """
        headline = measured.headline_of(event, clock.now())
        async with self.open() as unit:
            if not await unit.news.add(headline):
                return None
            unit.publish(HeadlineChanged(headline_id=headline.id))
            await unit.commit()
        TAKEN.labels(headline.source, "new").inc()
        return headline

    async def hand_on(self, headline: Headline) -> None:
        """Hand a headline to the models, or, where nothing is to be read, on as judged."""
        if headline.measured is None:
            await self.bus.publish(STREAM, _entry(headline))
        else:
            await self.bus.publish(SCORES, measured.score_of(headline.id, headline.measured))

    async def reported(self, since: datetime) -> list[Measured]:
        """Return the events of the market told since, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.archive.measured(since)

    async def pass_on(self, raw: RawHeadline) -> None:
        """Hand a headline that another process has heard to the one that takes in all sources."""
        published = raw.published_at.isoformat() if raw.published_at else None
        await self.bus.publish(POSTS, asdict(raw) | {"published_at": published})

    async def resend(self) -> int:
        """Hand headlines to the models again that a crash left unscored; return how many.

        None while a stream still holds work: then nothing was lost, the models are only late.
        """
        if await self.bus.has_waiting(STREAM) or await self.bus.has_waiting(SCORES):
            return 0
        now = clock.now()
        async with self.open() as unit:
            waiting = await unit.news.unscored(now - FRESH, now - timedelta(seconds=5))
        for headline in waiting:
            await self.hand_on(headline)
        return len(waiting)

    async def get(self, headline_id: str) -> Headline:
        """Return a headline; raises `NotFound`."""
        async with self.open() as unit:
            headline = await unit.news.get(headline_id)
        if headline is None:
            raise NotFound(what="headline", id=headline_id[:16])
        return headline

    async def latest(self, *, limit: int = 20, coin: str | None = None) -> list[Headline]:
        """Return first reports, newest first, of one coin or of all."""
        async with self.open() as unit:
            return await unit.news.latest(limit=limit, coin=coin)

    async def search(self, sought: Sought) -> list[Found]:
        """Return first reports of all time that hold the words, newest first."""
        async with self.open(reads=True) as unit:
            return await unit.news.search(sought)

    async def _with_own_id(self, headline: Headline, raw: RawHeadline) -> Headline:
        """Return a headline that has its id of its link under the id that is its own for ever.

        The item that had a link first keeps it, and other ones are kept apart. What is stored
        decides, so that neither a restart nor what stands beside an item tells it twice.
        """
        own = replace(headline, id=headline_id(headline.source, raw.apart), guid=raw.apart)
        async with self.open(reads=True) as unit:
            if await unit.news.get(own.id):
                return own
            first = await unit.news.get(headline.id) if raw.is_shared else None
        return own if first and first.title != headline.title else headline

    async def _keep(self, told: Headline) -> tuple[Headline, bool]:
        """Write a headline and return it, and whether it is new.

        A first report that failed may have another one in its place when it is tried again.
        """
        memory = self._memory
        async with memory.turn(told.id):
            told = memory.recent.remembered(told)
            if told.duplicate_of is None:
                async with self.open() as unit:
                    return told, await self._write(unit, told)
        async with memory.following:
            return await self._follow(memory.recent.remembered(told))

    async def _follow(self, told: Headline) -> tuple[Headline, bool]:
        """Write a later report, once the first one's outcome is known.

        Where that was never written, the later one is the first: it would be a duplicate of
        nothing, and the story told to nobody.
        """
        async with self._memory.turn(told.story), self.open() as unit:
            if not await unit.news.count_report(told.story, told.reports):
                told = self._memory.recent.lead(told)
            return told, await self._write(unit, told)

    async def _write(self, unit: Unit, told: Headline) -> bool:
        is_new = await unit.news.add(told)
        if is_new and told.tge:
            await self.hear(unit, told, told.tge)
        if not is_new:
            await unit.news.reword(told)
        elif told.duplicate_of is None:
            unit.publish(HeadlineChanged(headline_id=told.id))
        await unit.commit()
        return is_new

    async def _remember(self) -> None:
        async with self._memory.loading:
            if self._memory.is_loaded:
                return
            async with self.open() as unit:
                known = await unit.news.since(clock.now() - WINDOW)
            for number, headline in enumerate(known):
                if headline.measured is None:
                    self._memory.recent.add(headline)
                if number % BREATH == 0:  # two days are seconds of work, and others wait
                    await asyncio.sleep(0)
            self._memory.is_loaded = True
            log.info("stories remembered", count=len(self._memory.recent))


def _entry(headline: Headline) -> dict[str, Any]:
    published = headline.published_at
    return {
        "id": headline.id,
        "text": headline.judged,
        "kind": headline.kind.value,
        "published_at": published.isoformat() if published else None,
        "seen_at": headline.seen_at.isoformat(),
    }
