"""Asks venues about orders whose fate is open: nothing is assumed, nothing is sent twice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from desk import clock
from desk.errors import VenueNonsense, VenueRefused, VenueUnsure
from desk.failpoints import passing
from desk.orders import traces
from desk.orders.execution import Execution
from desk.orders.model import Order, Report, Status
from desk.venues.profiles import profile

LONGEST_WAIT: Final = timedelta(seconds=30)
SHORTEST_WAIT: Final = timedelta(seconds=1)
LONG_UNKNOWN: Final = timedelta(hours=24)
HOURLY: Final = timedelta(hours=1)
PATIENCE: Final = timedelta(minutes=15)  # before a person may give up what a venue may still take
NEVER_SENT: Final = "never-reached"
NOT_SENT_AGAIN: Final = "not-sent-again"
NOT_KNOWN: Final = "not-known"  # the venue may have forgotten it, and does not show all else
FORGOTTEN: Final = "not-found-any-more"
ENDED_UNSEEN: Final = "ended-unseen"
SURE: Final = timedelta(minutes=1)  # between two looks that find an order gone


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
            await self._unanswered(order, e)
            return
        passing("lookup.answered")
        if report is None:
            await self._missing(order, asked_at)
            return
        if order.reason == FORGOTTEN:
            await self._found_again(order)
        await self.execution.settle(order.id, report)

    async def _unanswered(self, order: Order, error: VenueUnsure) -> None:
        why = str(error.values.get("why", "no answer"))
        if isinstance(error, VenueNonsense) and order.status in {Status.OPEN, Status.PARTIAL}:
            await self.execution.doubt(order.id, why=why)
        else:
            await self.execution.lose_sight(order.id, why=why)

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
        """Move the next check away, so that others leave the order alone meanwhile.

        By the whole back-off and before the look: one that kills its process kills none as soon as
        the lease is over, again and again.
        """
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
        if order.status in {Status.OPEN, Status.PARTIAL} or order.filled:
            await self._forgotten(order)
            return
        if order.sent_at is None or asked_at < order.sent_at + self.execution.fence:
            await self._look_again(order)
            return
        if order.status is Status.SENDING:
            await self.execution.lose_sight(order.id, why="the venue does not know it yet")
        is_beyond = asked_at - order.sent_at > profile(order.venue).remembers
        if is_beyond and not await self._is_traceless(order):
            return
        if not profile(order.venue).is_bounded:
            await self._keep_looking(order, asked_at)
            return
        if is_beyond or self._is_old(order) or order.is_cancel_requested:
            await self.execution.expire(order.id, attempt=order.attempt, reason=NEVER_SENT)
            return
        again = await self.execution.mark_sending(
            order.id, of=Status.UNKNOWN, attempt=order.attempt
        )
        if again is not None:
            await self.execution.send(again)

    async def _forgotten(self, order: Order) -> None:
        """An order that was there is not found: it is over, unless it still rests.

        Some venues know an order that ended for an hour or two only. That it rests no more is
        believed when it is seen twice, some time apart; its trades are booked before it is ended.
        One that has only just been sent is not listed everywhere yet.
        """
        if clock.now() - (order.sent_at or order.created_at) < SURE:
            return
        try:
            seen = await traces.read(self.execution, order)
        except (VenueUnsure, VenueRefused):
            if order.reason != FORGOTTEN:
                alarm = f"order {order.id} may be forgotten at {order.venue}"
                await self.execution.note(order.id, NOT_KNOWN, alarm=alarm)
            return
        if seen.resting is not None:
            await self._found_again(order)
        if report := seen.report(order):
            order = await self.execution.settle(order.id, report)
        if seen.resting is not None or order.status.is_final:
            return
        is_whole = order.quantity is not None and order.filled >= order.quantity
        if not is_whole and not _is_noted(order, FORGOTTEN):
            alarm = f"order {order.id} is not found any more at {order.venue}"
            await self.execution.note(order.id, FORGOTTEN, alarm=alarm)
            return
        ended = Report(
            status=Status.FILLED if is_whole else Status.CANCELLED,
            venue_order_id=order.venue_order_id,
            filled=order.filled,
            reason=ENDED_UNSEEN,
        )
        await self.execution.settle(order.id, ended)

    async def _found_again(self, order: Order) -> None:
        """Take back the note of a miss, so that the next one counts from the beginning."""
        async with self.execution.open() as unit:
            current = await unit.orders.get(order.id, lock=True)
            if current is not None and current.reason == FORGOTTEN:
                await unit.orders.save(replace(current, reason=""))
                await unit.commit()

    async def _is_traceless(self, order: Order) -> bool:
        """Tell whether an order older than its venue remembers left nothing: it never got there.

        What it left is written down. While that cannot be known, the order stays UNKNOWN and the
        operator is told once.
        """
        lost = replace(order, status=Status.UNKNOWN)
        try:
            seen = await traces.read(self.execution, lost)
            report = seen.report(lost)
            if report is None and not seen.is_found:
                venue = self.execution.venues[order.venue]
                report = await traces.led_to(venue, lost, seen.candidates)
        except (VenueUnsure, VenueRefused):
            alarm = f"order {order.id} may be forgotten at {order.venue}"
            await self.execution.note(order.id, NOT_KNOWN, alarm=alarm)
            return False
        if report is not None:
            await self.execution.settle(order.id, report)
        return report is None and not seen.is_found

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


def _is_noted(order: Order, reason: str) -> bool:
    """Tell whether an order has been left with a note for long enough to act on it."""
    return order.reason == reason and clock.now() - order.updated_at >= SURE


def _backoff(order: Order, now: datetime) -> timedelta:
    """Ask less and less often, but never stop: hourly once it has been open for a day."""
    if order.status is Status.UNKNOWN and now - order.created_at > LONG_UNKNOWN:
        return HOURLY
    return min(max((now - order.created_at) / 4, SHORTEST_WAIT), LONGEST_WAIT)
