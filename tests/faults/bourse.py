"""A venue that behaves as badly as venues do, one call at a time, with others let in between."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum, auto
from random import Random
from typing import Final

from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.orders.model import Order, Report
from ops.simulation.book import Book
from tests.quiet import Quiet

TIMEOUT: Final = timedelta(seconds=5)


class Crash(BaseException):
    """The process dies here: no handler below the test may catch it."""


class Fate(StrEnum):
    """What becomes of one request."""

    ANSWERED = auto()
    REFUSED = auto()
    TAKEN_IN_SILENCE = auto()
    TAKEN_LATE = auto()
    DROPPED = auto()
    DIES_BEFORE = auto()
    DIES_AFTER = auto()


_FATES: Final = {
    Fate.ANSWERED: 2,
    Fate.REFUSED: 1,
    Fate.TAKEN_IN_SILENCE: 2,
    Fate.TAKEN_LATE: 5,
    Fate.DROPPED: 3,
    Fate.DIES_BEFORE: 2,
    Fate.DIES_AFTER: 2,
}


class Bourse(Quiet):
    """Implements desk.ports.Venue over a seeded stream of accidents until `heal`.

    A request is good for `valid_for` after the moment its order was marked SENDING; `meanwhile`
    is awaited in the middle of calls, so that a test can let others act just then.
    """

    def __init__(
        self, rng: Random, *, valid_for: timedelta, advance: Callable[[timedelta], None]
    ) -> None:
        self.book = Book(rng, valid_for=valid_for)
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        self._rng = rng
        self._advance = advance
        self._under_way: list[tuple[datetime, Order]] = []
        self._is_healed = False

    def heal(self) -> None:
        """Behave from now on; what is under way still arrives."""
        self._is_healed = True

    def trade(self) -> None:
        """Let requests that were slow arrive, and resting orders trade a little."""
        self._arrive()
        self.book.trade()

    async def submit(self, order: Order) -> Report:
        """See the port."""
        fate = self._fate()
        if fate is Fate.DIES_BEFORE:
            raise Crash
        await self._others()
        self._arrive()
        if fate is Fate.REFUSED:
            raise VenueRefused(code="429", message="the venue is busy")
        if fate is Fate.TAKEN_LATE:
            delay = timedelta(seconds=self._rng.uniform(0, 8))
            self._under_way.append((clock.now() + delay, order))
            raise VenueUnsure(why="connection reset")
        if fate is Fate.DROPPED:
            self._advance(TIMEOUT)
            raise VenueUnsure(why="RequestTimeout")
        found = self.book.take(order, at=clock.now())
        if fate is Fate.DIES_AFTER:
            raise Crash
        await self._others()
        if fate is Fate.TAKEN_IN_SILENCE or found is None:
            self._advance(TIMEOUT)
            raise VenueUnsure(why="RequestTimeout")
        return self.book.report(found, is_ill=not self._is_healed)

    async def find(self, order: Order) -> Report | None:
        """See the port."""
        return await self._asked(order)

    async def cancel(self, order: Order) -> Report | None:
        """See the port."""
        self._arrive()
        self.book.cancel(order)
        return await self._asked(order)

    async def _asked(self, order: Order) -> Report | None:
        self._arrive()
        found = self.book.newest(order)
        report = self.book.report(found, is_ill=not self._is_healed) if found else None
        await self._others()
        if not self._is_healed and self._rng.random() < 0.25:
            self._advance(TIMEOUT)
            raise VenueUnsure(why="NetworkError")
        return report

    def _fate(self) -> Fate:
        if self._is_healed:
            return Fate.ANSWERED
        return self._rng.choices(list(_FATES), list(_FATES.values()))[0]

    async def _others(self) -> None:
        if self.meanwhile is not None and not self._is_healed:
            await self.meanwhile()

    def _arrive(self) -> None:
        now = clock.now()
        for arrives, order in sorted(self._under_way, key=lambda pair: pair[0]):
            if arrives <= now:
                self._under_way.remove((arrives, order))
                self.book.take(order, at=arrives)
