"""A venue behind a bad line, in virtual time: what it does and what its client hears part ways."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum, auto
from random import Random
from typing import Final, NoReturn

from desk import clock
from desk.errors import VenueRefused, VenueUnsure
from desk.money import ZERO
from desk.orders.model import Fill, Order, Report
from desk.orders.outside import Deal, Resting
from desk.venues.forms import known_as
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
    still arrive, as long as it is valid. A look-up finds an order for as long as `memory`
    after its end, None for ever; lists of what rests and of trades forget nothing.
    """

    def __init__(
        self,
        rng: Random,
        book: Book,
        *,
        timeout_s: float,
        memory: timedelta | None,
        saw: Callable[[Order], None],
    ) -> None:
        self.book = book
        self._memory = memory
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
        is_known = found is not None and not self._has_forgotten(found)
        report = self.book.report(found, is_ill=self.is_ill) if found and is_known else None
        await self._answer()
        return report

    async def list_open(self, account_id: int, symbols: Sequence[str]) -> list[Resting]:
        """List what rests of an account, with the same delays and silences."""
        await asyncio.sleep(self._way_s())
        mine = [t for t in self.book.all() if t.is_open and t.order.account_id == account_id]
        listed = [_resting(t) for t in mine if t.order.symbol in symbols]
        await self._answer()
        return listed

    async def list_trades(self, is_meant: Callable[[Taken], bool]) -> list[Deal]:
        """List the trades of the orders that are meant, with the same delays and silences."""
        await asyncio.sleep(self._way_s())
        deals = [_deal(t, fill) for t in self.book.all() if is_meant(t) for fill in t.fills]
        await self._answer()
        return deals

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

    def _has_forgotten(self, found: Taken) -> bool:
        if self._memory is None or found.ended_at is None:
            return False
        return clock.now() - found.ended_at > self._memory

    async def _answer(self) -> None:
        """Be on the way back, if an answer comes at all."""
        await asyncio.sleep(self._rng.uniform(0, LAG_S))
        if self.is_ill and self._rng.random() < 0.2:
            await self._silence()

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

    async def open_orders(self, account_id: int, symbols: Sequence[str]) -> list[Resting]:
        """See the port."""
        await self._process.pause()
        listed = await self._venue.list_open(account_id, symbols)
        await self._process.pause()
        return listed

    async def trades(self, account_id: int, symbol: str, **_: object) -> list[Deal]:
        """See the port; all there ever were."""
        return await self._trades(
            lambda t: (t.order.account_id, t.order.symbol) == (account_id, symbol)
        )

    async def trades_of(self, order: Order) -> list[Deal]:
        """See the port."""
        return await self._trades(lambda t: t.id == order.venue_order_id)

    async def _trades(self, is_meant: Callable[[Taken], bool]) -> list[Deal]:
        await self._process.pause()
        deals = await self._venue.list_trades(is_meant)
        await self._process.pause()
        return deals


def _resting(found: Taken) -> Resting:
    order = found.order
    return Resting(
        venue=order.venue,
        symbol=order.symbol,
        venue_order_id=found.id,
        client_order_id=known_as(order.venue, order.client_order_id),
        side=order.side,
        kind=order.kind,
        quantity=order.quantity or ZERO,
        filled=found.filled,
        limit_price=order.limit_price,
        trigger_price=order.trigger_price,
        at=clock.now(),
    )


def _deal(found: Taken, fill: Fill) -> Deal:
    return Deal(
        venue=fill.venue,
        symbol=fill.symbol,
        trade_id=fill.trade_id,
        venue_order_id=found.id,
        client_order_id=known_as(fill.venue, found.order.client_order_id),
        side=fill.side,
        price=fill.price,
        quantity=fill.quantity,
        fee=fill.fee,
        fee_currency=fill.fee_currency,
        at=fill.at,
    )
