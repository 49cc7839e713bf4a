"""Follows the sources of the settings and those that admins added, but none that they paused."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import structlog
from prometheus_client import Gauge

from desk import clock
from desk.facade import Desk
from desk.nursery import Nursery
from desk.sources.model import Decision, Health, State
from workers.sources.watch import Watch

log = structlog.get_logger(__name__)
FOLLOW_S: Final = 1.0
STATES: Final = Gauge(
    "tapewire_source_state", "1 for the state that a source is in.", ["source", "state"]
)
LAG: Final = Gauge(
    "tapewire_source_lag_seconds", "Age of a source's newest item when it was seen.", ["source"]
)
SILENT: Final = Gauge(
    "tapewire_source_silent_seconds", "Time since the last look that worked.", ["source"]
)
TODAY: Final = Gauge("tapewire_source_items_today", "Items since midnight.", ["source"])


class Roster:
    """One task a source; starts and stops them as admins decide, and shows how they do."""

    def __init__(
        self,
        desk: Desk,
        nursery: Nursery,
        watches: Sequence[Watch],
        make: Callable[[str], Watch],
    ) -> None:
        self._desk = desk
        self._nursery = nursery
        self._make = make
        self._set = {watch.id: watch for watch in watches}
        self._added: dict[str, Watch] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._before: Mapping[str, Health] = {}

    async def remember(self) -> None:
        """Take over what the last process showed, so that a restart forgets no count."""
        self._before = {health.id: health for health in await self._desk.sources.board.sources()}
        for watch in self._set.values():
            self._recall(watch)

    async def follow(self) -> None:
        """Do what was decided since the last time, and show how every source is doing."""
        decisions = {one.id: one for one in await self._desk.sources.decisions()}
        self._take_on(decisions)
        watches = {**self._set, **self._added}
        for watch in watches.values():
            decision = decisions.get(watch.id)
            watch.is_paused = decision is not None and decision.is_paused
        self._stop([i for i in self._tasks if i not in watches or watches[i].is_paused])
        self._start({i: w for i, w in watches.items() if not w.is_paused})
        shown = [watch.health for watch in watches.values()]
        _count(shown)
        await self._desk.sources.board.show(shown)

    def _take_on(self, decisions: Mapping[str, Decision]) -> None:
        wanted = {i: one for i, one in decisions.items() if one.is_added and i not in self._set}
        for source_id in self._added.keys() - wanted.keys():
            _forget(self._added.pop(source_id).source.name)
        for source_id in wanted.keys() - self._added.keys():
            self._added[source_id] = watch = self._make(wanted[source_id].url)
            self._recall(watch)

    def _start(self, watches: Mapping[str, Watch]) -> None:
        for source_id, watch in watches.items():
            if source_id not in self._tasks:
                work = watch.follow(self._desk.news.take_in)
                self._tasks[source_id] = self._nursery.spawn(work, name=watch.source.name)

    def _stop(self, source_ids: Sequence[str]) -> None:
        for source_id in source_ids:
            log.info("source let go", source=source_id)
            self._tasks.pop(source_id).cancel()

    def _recall(self, watch: Watch) -> None:
        if (before := self._before.get(watch.id)) is not None:
            watch.remember(before)


def _count(shown: Sequence[Health]) -> None:
    now = clock.now()
    for health in shown:
        for state in State:
            STATES.labels(health.name, state.value).set(health.state is state)
        TODAY.labels(health.name).set(health.items_today)
        if health.lag_s is not None:
            LAG.labels(health.name).set(health.lag_s)
        if health.last_ok_at is not None:
            SILENT.labels(health.name).set((now - health.last_ok_at).total_seconds())


def _forget(name: str) -> None:
    for state in State:
        STATES.remove(name, state.value)
    for gauge in (LAG, SILENT, TODAY):
        gauge.remove(name)
