"""Asks venues about orders whose fate is open: nothing is assumed, nothing is sent twice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from desk import clock
from desk.errors import VenueNonsense, VenueUnsure
from desk.failpoints import passing
from desk.orders.execution import Execution
from desk.orders.model import Order, Report, Status
from desk.venues.profiles import profile

log = structlog.get_logger(__name__)
LONGEST_WAIT: Final = timedelta(seconds=30)
SHORTEST_WAIT: Final = timedelta(seconds=1)
LONG_UNKNOWN: Final = timedelta(hours=24)
HOURLY: Final = timedelta(hours=1)
PATIENCE: Final = timedelta(minutes=15)  # before a person may give up what a venue may still take
NEVER_SENT: Final = "never-reached"
NOT_SENT_AGAIN: Final = "not-sent-again"


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Looks at orders that are due: unsent, unanswered, resting, or asked to be cancelled."""

    execution: Execution

    async def due(self, *, limit: int = 50) -> list[str]:
        """Return ids of orders that somebody must look at now, oldest first."""
        async with self.execution.open() as unit:
            return await unit.orders.due(clock.now(), limit=limit)

    async def check(self, order_id: str) -> None:
        """Bring one order nearer to the truth; safe to call at any time, by anybody."""
        order = await self._claim(order_id)
        if order is None:
            return
        if order.status is Status.ACCEPTED:
            await self._send_late(order)
            return
        asked_at = clock.now()
        passing("lookup.asking")
        try:
            report = await self._ask(order)
        except VenueUnsure as e:
            why = str(e.values.get("why", "no answer"))
            if isinstance(e, VenueNonsense) and order.status in {Status.OPEN, Status.PARTIAL}:
                await self.execution.doubt(order.id, why=why)
            else:
                await self.execution.lose_sight(order.id, why=why)
            return
        passing("lookup.answered")
        if report is None:
            await self._missing(order, asked_at)
        else:
            await self.execution.settle(order.id, report)

    async def _send_late(self, order: Order) -> None:
        """Send what no job has sent, unless the person's words are too old to act on by now."""
        if self._is_old(order):
            await self.execution.expire(order.id, attempt=order.attempt, reason=NEVER_SENT)
        else:
            await self.execution.execute(order.id)

    def _is_old(self, order: Order) -> bool:
        age = clock.now() - order.created_at
        return age > timedelta(seconds=self.execution.settings.command_age_s)

    async def _claim(self, order_id: str) -> Order | None:
        """Move the next check away, so that others leave the order alone meanwhile."""
        now = clock.now()
        async with self.execution.open() as unit:
            order = await unit.orders.get(order_id, lock=True)
            if order is None or order.status.is_final or order.is_external:
                return None
            if order.next_check_at and order.next_check_at > now:
                return None
            wait = max(_backoff(order, now), self.execution.lease)
            claimed = replace(order, next_check_at=now + wait)
            if order.is_past(now):
                claimed = replace(claimed, is_cancel_requested=True)
            if order.status is not Status.ACCEPTED:
                await unit.orders.save(claimed)
                await unit.commit()
        return claimed

    async def _ask(self, order: Order) -> Report | None:
        venue = self.execution.venues[order.venue]
        if order.is_cancel_requested:
            report = await venue.cancel(order)
            if report is not None:
                return report
        return await venue.find(order)

    async def _missing(self, order: Order, asked_at: datetime) -> None:
        """The venue did not know the order: conclusive only if asked after the request lapsed."""
        if order.status in {Status.OPEN, Status.PARTIAL}:
            log.error("venue forgot a resting order", order_id=order.id)
            return
        if order.sent_at is None or asked_at < order.sent_at + self.execution.fence:
            await self._look_again(order)
            return
        if order.status is Status.SENDING:
            await self.execution.lose_sight(order.id, why="the venue does not know it yet")
        if not profile(order.venue).is_bounded:
            await self._keep_looking(order, asked_at)
            return
        if self._is_old(order) or order.is_cancel_requested:
            await self.execution.expire(order.id, attempt=order.attempt, reason=NEVER_SENT)
            return
        again = await self.execution.mark_sending(
            order.id, of=Status.UNKNOWN, attempt=order.attempt
        )
        if again is not None:
            await self.execution.send(again)

    async def _keep_looking(self, order: Order, asked_at: datetime) -> None:
        """A venue that may still take the request: never sent again, never assumed dead.

        Only the person may give it up, by cancelling it when it has been missing long enough.
        """
        is_missing_long = order.sent_at is not None and asked_at > order.sent_at + PATIENCE
        if order.is_cancel_requested and is_missing_long:
            await self.execution.expire(order.id, attempt=order.attempt, reason=NEVER_SENT)
            return
        await self.execution.note(
            order.id,
            NOT_SENT_AGAIN,
            alarm=f"order {order.id} is missing at {order.venue} and is not sent again",
        )

    async def _look_again(self, order: Order) -> None:
        """Come back when the fence has passed rather than when the lease runs out."""
        async with self.execution.open() as unit:
            current = await unit.orders.get(order.id, lock=True)
            if current is None or current.status not in {Status.SENDING, Status.UNKNOWN}:
                return
            lapses = (current.sent_at or clock.now()) + self.execution.fence
            soon = min(lapses, clock.now() + SHORTEST_WAIT)
            await unit.orders.save(replace(current, next_check_at=soon))
            await unit.commit()


def _backoff(order: Order, now: datetime) -> timedelta:
    """Ask less and less often, but never stop: hourly once it has been open for a day."""
    if order.status is Status.UNKNOWN and now - order.created_at > LONG_UNKNOWN:
        return HOURLY
    return min(max((now - order.created_at) / 4, SHORTEST_WAIT), LONGEST_WAIT)
