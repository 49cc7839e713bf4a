"""Accounts at live venues: takes keys over, reads the venues' books, lets go of what is revoked."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog

from desk import clock
from desk.errors import CannotOpen, VenueRefused, VenueUnsure
from desk.facade import Desk
from desk.nursery import Nursery
from desk.ports import Venue
from desk.venues import keys
from desk.venues.custody import AWAY, objection
from desk.venues.model import Connection, Reading, State
from desk.venues.profiles import profile
from workers.keys import Credentials, KeyRing, read_keys

log = structlog.get_logger(__name__)
READ_EVERY: Final = timedelta(seconds=10)
ASK_AGAIN: Final = timedelta(seconds=15)  # a venue that was away
AT_ONCE: Final = 8
MOST_ASKED: Final = 5  # orders that new keys must know one of


class Doors(Protocol):
    """Ways to venues with keys that are not in force yet, and what is kept of those that are."""

    def trial(self, venue: str, found: Mapping[str, str]) -> Venue:
        """Return the venue as seen with these keys, whoever asks."""
        ...

    def forget(self, account_id: int, venue: str) -> None:
        """Drop the client that was made of an account's keys."""
        ...


class Connections:
    """One look at everything that is due, over and over; one that fails stops no other."""

    def __init__(self, desk: Desk, ring: KeyRing, credentials: Credentials, doors: Doors) -> None:
        self._desk = desk
        self._ring = ring
        self._published = ""
        self._credentials = credentials
        self._doors = doors
        self._looks: dict[tuple[int, str], datetime] = {}
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._busy: dict[tuple[int, str], asyncio.Lock] = {}
        self._awaited: set[tuple[int, str]] = set()

    async def begin(self) -> None:
        """Let faces seal for this worker, and nothing out before it has been reconciled."""
        await self._publish()
        readings = await self._desk.custody.readings()
        behind = {(r.account_id, r.venue) for r in readings if r.is_behind}
        self._desk.execution.gate.close(behind)
        if behind:
            log.warning("restored from a backup: reading the venues' history", accounts=len(behind))

    async def round(self) -> None:
        """Look at every connection, and at every account that a restore has put behind."""
        await self._publish()
        connections = {(c.account_id, c.venue): c for c in await self._desk.custody.at_work()}
        readings = {(r.account_id, r.venue): r for r in await self._desk.custody.readings()}
        due = [
            self._guarded(which, readings.get(which))
            for which in connections.keys() | {w for w, r in readings.items() if r.is_behind}
            if self._is_due(which, connections.get(which))
        ]
        async with Nursery() as nursery:
            await asyncio.gather(*(nursery.spawn(work, name="connection") for work in due))

    async def _publish(self) -> None:
        """Tell faces which key to seal for: anew after a rotation."""
        public_key = self._ring.opener.public_key
        if public_key != self._published:
            await self._desk.custody.publish_key(public_key)
            self._published = public_key

    async def look(self, account_id: int, venue: str) -> None:
        """Look at one connection now, unless somebody waits to: they will see the same."""
        if (account_id, venue) not in self._awaited:
            await self._guarded((account_id, venue), None)

    def _is_due(self, which: tuple[int, str], found: Connection | None) -> bool:
        busy, last = self._busy.get(which), self._looks.get(which)
        if busy is not None and busy.locked():
            return False  # somebody is at it: a round is not held up by one venue that is slow
        pause = READ_EVERY if found and found.is_live and not found.trouble else ASK_AGAIN
        return last is None or clock.now() - last >= pause

    async def _guarded(self, which: tuple[int, str], reading: Reading | None) -> None:
        """Wait for the look before to end, then for a place: who waits takes none from others."""
        lock = self._busy.setdefault(which, asyncio.Lock())
        self._awaited.add(which)
        try:
            await lock.acquire()
        finally:
            self._awaited.discard(which)
        try:
            async with self._gate:
                self._looks[which] = clock.now()
                await self._deal(which, reading)
        finally:
            lock.release()

    async def _deal(self, which: tuple[int, str], reading: Reading | None) -> None:
        """Do what is to be done now: what was when somebody asked may have been done since."""
        found = await self._desk.custody.get(*which)
        if found is not None and found.envelope:
            await self._check(found)
        elif found is not None and found.state is State.REVOKED:
            await self._let_go(found)
        elif found is None or found.is_live:
            reading = reading or await self._desk.custody.reading(*which)
            if reading is not None:
                await self._read(reading)
            if found is not None and found.state is State.LEAVING:
                await self._leave(found)

    # -- new keys

    async def _check(self, found: Connection) -> None:
        """Open what was handed in, ask the venue what it may do, and put it into force or not."""
        custody = self._desk.custody
        bound = keys.belongs(found.account_id, found.venue)
        try:
            opened = self._ring.opener.open(found.envelope, bound)
        except CannotOpen:
            await custody.refuse(found, "cannot-open")
            return
        venue = self._doors.trial(found.venue, read_keys(opened))
        try:
            permissions = await venue.permissions(found.account_id)
            wrong = objection(permissions)
            if wrong:
                await custody.refuse(found, wrong)
                return
            await venue.balances(found.account_id)
            if await self._is_another(found, venue):
                await custody.refuse(found, "another-account")
                return
        except VenueRefused as e:
            await custody.refuse(found, "not-taken", str(e.values.get("message", "")))
            return
        except VenueUnsure as e:
            await custody.refuse(found, AWAY, str(e.values.get("why", "")))
            return
        sealed = self._credentials.seal(opened, found.account_id, found.venue)
        if await custody.take(found, sealed, permissions):
            await self._let_go(found)
            await self._first_reading(found)

    async def _is_another(self, found: Connection, venue: Venue) -> bool:
        """Tell whether new keys open another account than the one our orders rest in.

        An order that is missing says so only as long as the venue remembers one that has ended:
        it may have ended since the keys before went dead.
        """
        ours = await self._desk.custody.resting(found.account_id, found.venue)
        since = clock.now() - profile(found.venue).remembers
        telling = [order for order in ours if order.updated_at > since]
        for order in sorted(telling, key=lambda o: o.updated_at, reverse=True)[:MOST_ASKED]:
            if await venue.find(order) is not None:
                return False
        return bool(telling)

    async def _first_reading(self, found: Connection) -> None:
        which = (found.account_id, found.venue)
        reading = await self._desk.custody.reading(*which)
        if reading is not None:
            await self._read(reading)
        await self._desk.custody.tell(*which)

    # -- keys in force

    async def _read(self, reading: Reading) -> None:
        custody, which = self._desk.custody, (reading.account_id, reading.venue)
        try:
            if reading.is_behind:
                await self._desk.recovery.look(*which)
            await self._desk.books.read(reading)
        except VenueUnsure as e:
            await custody.trouble(*which, AWAY, str(e.values.get("why", "")))
        except VenueRefused as e:
            await custody.trouble(*which, "not-taken", str(e.values.get("message", "")))
        else:
            await custody.trouble(*which, "")

    async def _leave(self, found: Connection) -> None:
        """Cancel what is open; once the last order is over, forget the keys."""
        account_id, venue = found.account_id, found.venue
        await self._desk.orders.cancel_all(account_id, venue)
        if await self._desk.custody.leave(account_id, venue):
            await self._let_go(found)

    async def _let_go(self, found: Connection) -> None:
        """Use nothing any more that was made of former keys."""
        self._desk.books.forget(found.account_id, found.venue)
        self._doors.forget(found.account_id, found.venue)
        self._looks.pop((found.account_id, found.venue), None)
