"""Looks at one source again and again, and hands on what it finds."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

import structlog
from prometheus_client import Counter

from desk import clock
from desk.errors import DeskError
from desk.news.model import RawHeadline
from workers.sources.breaker import Breaker
from workers.sources.model import Health, Source, State

log = structlog.get_logger(__name__)
FAILURES: Final = Counter(
    "tapewire_source_failures_total", "Looks at a source that failed.", ["source", "reason"]
)
ITEMS: Final = Counter("tapewire_source_items_total", "Items taken in from a source.", ["source"])
_RETRY_S: Final = 2.0
Take = Callable[[RawHeadline], Awaitable[object]]


class Watch:
    """One source with its breaker and its health."""

    def __init__(self, source: Source, *, chance: random.Random | None = None) -> None:
        self.source = source
        self._breaker = Breaker(chance or random.Random())  # noqa: S311
        self._last_ok_at: datetime | None = None
        self._lag_s: float | None = None
        self._last_error = ""
        self._pause_s = 0.0

    @property
    def health(self) -> Health:
        """How the source is doing now."""
        return Health(
            name=self.source.name,
            url=self.source.url,
            state=self._state(),
            last_ok_at=self._last_ok_at,
            lag_s=self._lag_s,
            failures=self._breaker.failures,
            last_error=self._last_error,
        )

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
        except Exception as e:
            log.exception("source not understood", source=self.source.name)
            self._failed(type(e).__name__)
            return ()
        self._breaker.succeeded()
        self._pause_s, self._last_error = 0.0, ""
        self._last_ok_at = clock.now()
        dates = [raw.published_at for raw in found if raw.published_at]
        if dates:
            self._lag_s = max(0.0, (self._last_ok_at - max(dates)).total_seconds())
        ITEMS.labels(self.source.name).inc(len(found))
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
            except Exception:
                FAILURES.labels(self.source.name, "take").inc()
                log.exception("headline not taken", source=self.source.name)
                await asyncio.sleep(_RETRY_S)
            else:
                return

    def _failed(self, reason: str, asked_s: float | None = None) -> None:
        self._pause_s = max(self._breaker.failed(), asked_s or 0.0)
        self._last_error = reason
        FAILURES.labels(self.source.name, self._last_error).inc()
        log.warning(
            "source failed",
            source=self.source.name,
            reason=self._last_error,
            failures=self._breaker.failures,
            pause_s=round(self._pause_s, 1),
        )

    def _state(self) -> State:
        if self._breaker.is_open:
            return State.OPEN
        if self._breaker.failures:
            return State.DEGRADED
        return State.OK if self._last_ok_at else State.NEW
