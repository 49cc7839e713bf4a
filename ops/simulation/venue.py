"""A venue behind a bad line, in virtual time: what it does and what its client hears part ways."""

import asyncio
from collections.abc import Callable
from enum import StrEnum, auto
from random import Random
from typing import Final, NoReturn

from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.orders.model import Order, Report
from ops.simulation.book import Book, Taken
from ops.simulation.process import Process

SLOWEST_S: Final = 0.4  # the way to a healthy venue
LAG_S: Final = 0.4  # how far a look-up may trail behind the book


class Fate(StrEnum):
    """What becomes of one request that sends an order."""

    ANSWERED = auto()
    BUSY = auto()  # 429: refused at the gateway
    BAD_GATEWAY_BEFORE = auto()
    BAD_GATEWAY_AFTER = auto()
    TAKEN_IN_SILENCE = auto()
    TAKEN_LATE = auto()
    DROPPED = auto()


_FATES: Final = {
    Fate.ANSWERED: 8,
    Fate.BUSY: 1,
    Fate.BAD_GATEWAY_BEFORE: 1,
    Fate.BAD_GATEWAY_AFTER: 2,
    Fate.TAKEN_IN_SILENCE: 2,
    Fate.TAKEN_LATE: 3,
    Fate.DROPPED: 2,
}


class Venue:
    """Implements what orders need of desk.ports.Venue, for the worker that calls it.

    Requests go on without their sender: one whose process died, or that waited in vain, may
    still arrive, as long as it is valid.
    """

    def __init__(
        self, rng: Random, book: Book, *, timeout_s: float, saw: Callable[[Order], None]
    ) -> None:
        self.book = book
        self._saw = saw
        self.is_ill = True
        self._rng = rng
        self._timeout_s = timeout_s
        self._under_way: list[asyncio.Task[Taken | None]] = []

    def seen_by(self, process: Process) -> "Line":
        """Return the port for one process."""
        return Line(self, process)

    async def take(self, order: Order) -> Taken | None:
        """Carry one request to the venue; return what the sender gets to know of it."""
        fate = self._fate()
        if fate is Fate.DROPPED:
            await self._silence()
        delay_s = self._rng.uniform(0.5, 9) if fate is Fate.TAKEN_LATE else self._way_s()
        if fate is Fate.BUSY:
            await asyncio.sleep(delay_s)
            raise VenueRefused(code="429", message="the venue is busy")
        if fate is Fate.BAD_GATEWAY_BEFORE:
            await asyncio.sleep(delay_s)
            raise VenueUnsure(why="ExchangeNotAvailable")
        arriving = self._send(order, delay_s)
        if fate is Fate.TAKEN_LATE:
            await asyncio.sleep(min(delay_s, self._rng.choice((0.1, self._timeout_s))))
            raise VenueUnsure(why="connection reset")
        found = await asyncio.shield(arriving)
        if fate is Fate.TAKEN_IN_SILENCE or found is None:
            await self._silence()
        await asyncio.sleep(self._way_s())  # fills may go on meanwhile: before the answer is read
        if fate is Fate.BAD_GATEWAY_AFTER:
            raise VenueUnsure(why="ExchangeNotAvailable")
        return found

    async def look(self, order: Order) -> Report | None:
        """Answer a question about an order from a copy that may trail behind, or not at all."""
        await asyncio.sleep(self._way_s())
        found = self.book.newest(order)
        report = self.book.report(found, is_ill=self.is_ill) if found else None
        await asyncio.sleep(self._rng.uniform(0, LAG_S))
        if self.is_ill and self._rng.random() < 0.2:
            await self._silence()
        return report

    async def cancel(self, order: Order) -> None:
        """End an order that rests; a fill may have won the race."""
        await asyncio.sleep(self._way_s())
        self.book.cancel(order)

    def _send(self, order: Order, delay_s: float) -> "asyncio.Task[Taken | None]":
        async def arrive() -> Taken | None:
            await asyncio.sleep(delay_s)
            found = self.book.take(order, at=clock.now())
            self._saw(order)
            return found

        task = asyncio.get_running_loop().create_task(arrive())
        self._under_way.append(task)
        return task

    async def _silence(self) -> NoReturn:
        await asyncio.sleep(self._timeout_s)
        raise VenueUnsure(why="RequestTimeout")

    def _way_s(self) -> float:
        return self._rng.uniform(0.005, SLOWEST_S)

    def _fate(self) -> Fate:
        if not self.is_ill:
            return Fate.ANSWERED
        return self._rng.choices(list(_FATES), list(_FATES.values()))[0]


class Line:
    """The venue as one process reaches it; `process` may die while it waits."""

    def __init__(self, venue: Venue, process: Process) -> None:
        self._venue = venue
        self._process = process

    async def submit(self, order: Order) -> Report:
        """See the port."""
        await self._process.pause()
        found = await self._venue.take(order)
        await self._process.pause()
        if found is None:
            raise VenueUnsure(why="no such order after all")
        return self._venue.book.report(found, is_ill=self._venue.is_ill)

    async def find(self, order: Order) -> Report | None:
        """See the port."""
        await self._process.pause()
        report = await self._venue.look(order)
        await self._process.pause()
        return report

    async def cancel(self, order: Order) -> Report | None:
        """See the port."""
        await self._process.pause()
        await self._venue.cancel(order)
        return await self.find(order)
