"""Looks at one source again and again, and hands on what it finds."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from prometheus_client import Counter

from desk import clock
from desk.errors import DeskError
from desk.news.model import RawHeadline
from desk.sources.model import Health, State, mark
from workers.sources.breaker import Breaker
from workers.sources.model import Source

log = structlog.get_logger(__name__)
FAILURES: Final = Counter(
    "tapewire_source_failures_total", "Looks at a source that failed.", ["source", "reason"]
)
ITEMS: Final = Counter("tapewire_source_items_total", "Items taken in from a source.", ["source"])
_RETRY_S: Final = 2.0
Take = Callable[[RawHeadline], Awaitable[object]]


class Watch:
    """One source with its breaker and its health; days begin at midnight in `zone`."""

    def __init__(
        self,
        source: Source,
        *,
        chance: random.Random | None = None,
        zone: str = "UTC",
        is_added: bool = False,
    ) -> None:
        self.source = source
        self.id = mark(source.url)
        self.is_paused = False
        self._is_added = is_added
        self._zone = ZoneInfo(zone)
        self._counted: tuple[date, int] = (date.min, 0)
        self._breaker = Breaker(chance or random.Random())  # noqa: S311
        self._has_looked = False
        self._last_ok_at: datetime | None = None
        self._lag_s: float | None = None
        self._last_error = ""
        self._cursor = ""
        self._pause_s = 0.0
        self._again_at: datetime | None = None

    @property
    def health(self) -> Health:
        """How the source is doing now."""
        return Health(
            id=self.id,
            name=self.source.name,
            url=self.source.url.partition("?")[0],
            state=self._state(),
            at=clock.now(),
            last_ok_at=self._last_ok_at,
            lag_s=self._lag_s,
            items_today=self._today(),
            failures=self._breaker.failures,
            last_error=self._last_error,
            again_at=self._again_at,
            is_added=self._is_added,
            cursor=self._cursor,
        )

    def remember(self, before: Health) -> None:
        """Go on where this source's last process stopped; with counting, if that was today."""
        if before.at.astimezone(self._zone).date() == self._day():
            self._counted = (self._day(), before.items_today)
        self._last_ok_at, self._lag_s = before.last_ok_at, before.lag_s
        if before.cursor:
            self._cursor = before.cursor
            self.source.resume(before.cursor)

    async def follow(self, take: Take) -> None:
        """Hand every new or edited item to `take`, for ever.

        An item whose `take` raises is tried again until it is taken: a memory that is away for
        a while delays headlines and loses none.
        """
        try:
            while True:
                for raw in await self.look():
                    await self._hand_on(raw, take)
                await self.rest()
        finally:
            await self.source.close()

    async def look(self) -> Sequence[RawHeadline]:
        """Return what is new; nothing, and a note in `health`, when the look failed."""
        try:
            found = await self.source.fetch()
        except DeskError as e:
            self._failed(str(getattr(e, "reason", e.key)), getattr(e, "retry_after_s", None))
            return ()
        except Exception as e:  # a loop edge: what strangers write breaks readers in any way
            log.exception("source not understood", source=self.source.name)
            self._failed(type(e).__name__)
            return ()
        self._breaker.succeeded()
        self._pause_s, self._last_error, self._again_at = 0.0, "", None
        self._has_looked, self._last_ok_at = True, clock.now()
        dates = [raw.published_at for raw in found if raw.published_at]
        if dates:
            self._lag_s = max(0.0, (self._last_ok_at - max(dates)).total_seconds())
        ITEMS.labels(self.source.name).inc(len(found))
        self._counted = (self._day(), self._today() + len(found))
        return found

    async def rest(self) -> None:
        """Wait: for the source when all is well, else as long as the breaker says."""
        if self._pause_s:
            await asyncio.sleep(self._pause_s)
        else:
            await self.source.rest()

    async def _hand_on(self, raw: RawHeadline, take: Take) -> None:
        while True:
            try:
                await take(raw)
            except Exception:  # a loop edge: tried until our own memory answers again
                FAILURES.labels(self.source.name, "take").inc()
                log.exception("headline not taken", source=self.source.name)
                await asyncio.sleep(_RETRY_S)
            else:
                self._cursor = raw.guid
                return

    def _failed(self, reason: str, asked_s: float | None = None) -> None:
        self._pause_s = max(self._breaker.failed(), asked_s or 0.0)
        self._last_error = reason
        self._again_at = clock.now() + timedelta(seconds=self._pause_s)
        FAILURES.labels(self.source.name, self._last_error).inc()
        log.warning(
            "source failed",
            source=self.source.name,
            reason=self._last_error,
            failures=self._breaker.failures,
            pause_s=round(self._pause_s, 1),
        )

    def _day(self) -> date:
        return clock.now().astimezone(self._zone).date()

    def _today(self) -> int:
        day, count = self._counted
        return count if day == self._day() else 0

    def _state(self) -> State:
        if self.is_paused:
            return State.PAUSED
        if self._breaker.is_open:
            return State.OPEN
        if self._breaker.failures:
            return State.DEGRADED
        return State.OK if self._has_looked else State.NEW
