"""What people see of the sources, and what admins do about them."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from urllib.parse import SplitResult, urlsplit

from desk import clock
from desk.accounts.service import need_admin
from desk.errors import BadSource, NotFound, Unreadable
from desk.ports import Board, OpenUnit
from desk.sources.model import Decision, Health, Pace, Race, State, host_of, mark

MOST_ADDED: Final = 100
MAX_URL: Final = 2048
FIRST_LOOK_S: Final = 14.0  # a fetch may take ten
_LOOK_S: Final = 0.1
DOCUMENTS_OVER: Final = timedelta(minutes=5)
LAG_OVER: Final = timedelta(hours=1)
_PRINTABLE: Final = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Metrics:
    """The wire in numbers: how fast, how late, how much waits, and how each source is doing."""

    documents_per_minute: float
    lag: Pace
    queues: Mapping[str, int]
    sources: tuple[Health, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources as the scrape worker shows them, with what was decided since."""

    open: OpenUnit
    board: Board

    async def page(self) -> list[Health]:
        """Return every source, those in trouble first, then by name."""
        shown = await self.board.sources()
        decided = {one.id: one for one in await self.decisions()}
        found = [_as_decided(h, decided.get(h.id)) for h in shown if _is_still_there(h, decided)]
        known = {health.id for health in found}
        found += [_unseen(one) for one in decided.values() if one.is_added and one.id not in known]
        return sorted(found, key=lambda health: (health.is_well, health.name, health.url))

    async def get(self, source_id: str) -> Health:
        """Return one source; raises `NotFound`."""
        return _named(await self.page(), source_id)

    async def decisions(self) -> list[Decision]:
        """Return what admins decided, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.sources.all()

    async def pause(self, admin_id: int, source_id: str, *, is_paused: bool) -> Health:
        """Leave a source alone, or go on with it; raises `NotAllowed` and `NotFound`."""
        known = _named(await self.page(), source_id)
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            before = await unit.sources.get(source_id)
            now = before or Decision(id=source_id, url=known.url, by=admin_id, at=clock.now())
            now = replace(now, is_paused=is_paused, by=admin_id)
            if now.is_added or now.is_paused:
                await unit.sources.save(now)
            else:
                await unit.sources.remove(source_id)
            await unit.commit()
        return _as_decided(known, now)

    async def add(self, admin_id: int, text: str) -> Health:
        """Add a feed by its address and return how the first look at it went.

        It stays only when that look found a feed, or when nobody looked in time (state NEW).
        Raises `NotAllowed`, `BadSource` for what cannot be added, `Unreadable` for what is none.
        """
        url = _address(text)
        source_id = mark(url)
        known = {health.id for health in await self.page()}
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            added = [one for one in await unit.sources.all() if one.is_added]
            if source_id in known:
                raise BadSource(problem="known", text=url, limit=MOST_ADDED)
            if len(added) >= MOST_ADDED:
                raise BadSource(problem="many", text=url, limit=MOST_ADDED)
            now = clock.now()
            new = Decision(id=source_id, url=url, is_added=True, by=admin_id, at=now)
            await unit.sources.save(new)
            await unit.commit()
        health = await self._first_look(new)
        if not health.is_well:
            await self.remove(admin_id, source_id)
            raise Unreadable(text=url, reason=health.reason, detail=health.detail)
        return health

    async def remove(self, admin_id: int, source_id: str) -> Decision:
        """Forget a feed that was added; raises `NotAllowed`, and `NotFound` for all others."""
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            known = await unit.sources.get(source_id)
            if known is None or not known.is_added:
                raise NotFound(what="source", id=source_id)
            await unit.sources.remove(source_id)
            await unit.commit()
        return known

    async def metrics(self) -> Metrics:
        """Return the wire in numbers: the last five minutes, alerts of the last hour."""
        now = clock.now()
        async with self.open(reads=True) as unit:
            recent = await unit.sources.pace(now - DOCUMENTS_OVER)
            pace = await unit.sources.pace(now - LAG_OVER)
        minutes = DOCUMENTS_OVER / timedelta(minutes=1)
        queues = dict(await self.board.queues())
        queues |= {"updates": pace.updates_waiting, "events": pace.events_waiting}
        return Metrics(recent.documents / minutes, pace, queues, tuple(await self.page()))

    async def races(self, *, days: int) -> list[Race]:
        """Return how early each source was with the stories of the last days, by its name."""
        async with self.open(reads=True) as unit:
            return await unit.sources.races(clock.now() - timedelta(days=days))

    async def _first_look(self, new: Decision) -> Health:
        asked = asyncio.get_running_loop().time
        until = asked() + FIRST_LOOK_S
        while asked() < until:
            shown = {health.id: health for health in await self.board.sources()}
            health = shown.get(new.id)
            if health and health.at >= new.at and health.state is not State.NEW:
                return health
            await asyncio.sleep(_LOOK_S)
        return _unseen(new)


def _named(found: list[Health], source_id: str) -> Health:
    health = next((health for health in found if health.id == source_id), None)
    if health is None:
        raise NotFound(what="source", id=source_id[:16])
    return health


def _is_still_there(health: Health, decided: Mapping[str, Decision]) -> bool:
    return not health.is_added or (health.id in decided and decided[health.id].is_added)


def _as_decided(health: Health, decision: Decision | None) -> Health:
    """Show a decision at once that the worker has not acted on yet."""
    if decision is not None and decision.is_paused:
        return replace(health, state=State.PAUSED, again_at=None)
    return replace(health, state=State.NEW) if health.state is State.PAUSED else health


def _unseen(decision: Decision) -> Health:
    state = State.PAUSED if decision.is_paused else State.NEW
    return Health(
        id=decision.id,
        name=host_of(decision.url),
        url=decision.url.partition("?")[0],
        state=state,
        at=decision.at,
        is_added=decision.is_added,
    )


def _address(text: str) -> str:
    """Return an address that a feed may have; whether it may be reached the fetch decides."""
    url = text.strip()
    if len(url) > MAX_URL or not _PRINTABLE.fullmatch(url):
        raise BadSource(problem="address", text=url[:80], limit=MAX_URL)
    try:
        parts = urlsplit(url)
        is_good = _is_web(parts)
    except ValueError:
        is_good = False
    if not is_good:
        raise BadSource(problem="address", text=url[:80], limit=MAX_URL)
    return url


def _is_web(parts: SplitResult) -> bool:
    """Tell whether it is http(s) without password; raises ValueError for a port that is none."""
    has_host = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    return has_host and parts.username is None and parts.password is None
