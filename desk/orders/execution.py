"""From a written order to a venue and back; no transaction is open while a venue is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

import structlog

from desk import clock
from desk.errors import Halted, NotFound, VenueRefused, VenueUnsure
from desk.events import OperatorAlarmed
from desk.failpoints import passing
from desk.money import plain
from desk.orders.gate import Gate
from desk.orders.model import Fill, Order, Report, Side, Status
from desk.orders.plausible import fault
from desk.orders.recall import changed, release
from desk.portfolio.cover import bring_in
from desk.portfolio.fees import valued
from desk.portfolio.ledger import Entry, Pocket, Traded, change, trade
from desk.ports import OpenUnit, Unit, Venue
from desk.risk.gate import check_open
from desk.settings import Settings

log = structlog.get_logger(__name__)
POLL: Final = timedelta(seconds=2)  # how often a resting order is looked at
SOON: Final = timedelta(milliseconds=500)  # a venue whose fills lag behind its status
MARGIN: Final = timedelta(seconds=1)
NO_KEYS: Final = "no-keys"  # the code of a refusal because sealed keys did not open
# A venue that counts trades in money divides them back, each cut behind the 18th digit: less than
# the step of any market.
_CUT: Final = Decimal("1e-12")
DOUBTED: Final = timedelta(seconds=15)  # until a venue that told what cannot be is asked again


@dataclass(frozen=True, slots=True)
class Execution:
    """Sends orders and writes down what came of them; runs in the trade worker alone."""

    open: OpenUnit
    venues: Mapping[str, Venue]
    settings: Settings
    gate: Gate = field(default_factory=Gate)

    async def execute(self, order_id: str) -> None:
        """Commit the intent to send, send once, commit the outcome.

        An order that is not ACCEPTED is left alone: somebody else has it. A crash in between
        leaves it SENDING, and reconciliation asks the venue about it.
        """
        order = await self.mark_sending(order_id, of=Status.ACCEPTED)
        if order is not None:
            await self.send(order)

    async def mark_sending(self, order_id: str, *, of: Status, attempt: int = 0) -> Order | None:
        """Take an order of status `of` to SENDING; None when it is not there any more.

        What the person or the desk has stopped since it was placed is cancelled instead, in the
        same transaction. `attempt` is the last one that the caller knows of: when there was another
        since, what the caller found out about the order is of the past.
        """
        now = clock.now()
        async with self.open() as unit:
            take = partial(
                unit.orders.take,
                order_id,
                of=of,
                attempt=attempt,
                now=now,
                next_check_at=now + self.lease,
            )
            sending = await take()
            if sending is None and await _is_let_through(unit, order_id, of, attempt):
                sending = await take(is_checked=True)
            if sending is None:
                return None
            if self.gate.lets_out(sending.account_id, sending.venue):
                passing("sending.committing")
                await unit.commit()
                passing("sending.committed")
                return sending
        await self._wait(order_id, of)
        return None

    async def _wait(self, order_id: str, status: Status) -> None:
        """Come back soon: the books of the order's account are still being read."""
        async with self.open() as unit:
            order = await unit.orders.get(order_id, lock=True)
            if order is not None and order.status is status:
                await unit.orders.save(replace(order, next_check_at=clock.now() + MARGIN))
                await unit.commit()

    async def send(self, order: Order) -> None:
        """Ask the venue once and settle its answer; silence becomes UNKNOWN, never failure."""
        passing("venue.asking")
        try:
            report = await self.venues[order.venue].submit(order)
        except VenueRefused as e:
            await self.refuse(
                order.id,
                attempt=order.attempt,
                reason=str(e.values.get("message", e.key)),
                is_ours=e.values.get("code") == NO_KEYS,
            )
        except VenueUnsure as e:
            await self.lose_sight(order.id, why=str(e.values.get("why", "no answer")))
        else:
            passing("venue.answered")
            await self.settle(order.id, report)

    async def settle(self, order_id: str, report: Report) -> Order:
        """Write a venue's report: new fills into the ledger, the status one step on.

        Safe to repeat and to run in any order: fills are unique by the venue's trade id, a
        status never goes back, and a final one waits until all its fills are known. A report that
        cannot be true changes nothing: the funds stay reserved and the operator is told.
        """
        now = clock.now()
        async with self.open() as unit:
            before = await _locked(unit, order_id)
            wrong = fault(before, report) or await _overfill(unit, before, report)
            if wrong:
                return await _doubt(unit, before, wrong, now)
            order = replace(before, venue_order_id=report.venue_order_id or before.venue_order_id)
            for fill in report.fills:
                if await unit.trades.add_fill(await valued(unit, fill)):
                    order = await book(unit, order, fill)
            order = await self._advance(unit, order, report, now)
            if order.filled > before.filled or order.status is not before.status:
                unit.publish(changed(order))
            await unit.orders.save(order)
            passing("outcome.committing")
            await unit.commit()
        passing("outcome.committed")
        return order

    async def refuse(
        self, order_id: str, *, attempt: int, reason: str, is_ours: bool = False
    ) -> None:
        """Write the venue's definite no and give the funds back.

        The no to an earlier attempt says nothing of the one under way. `is_ours`: nothing was
        asked, for a fault that only the operator can mend.
        """
        now = clock.now()
        async with self.open() as unit:
            order = await _locked(unit, order_id)
            if not order.status.is_final and order.attempt == attempt:
                order = order.step(Status.REJECTED, now=now, reason=reason[:200])
                await unit.orders.save(await release(unit, order, now), reason[:200])
                unit.publish(changed(order))
                if is_ours:
                    alarm = f"order {order.id} could not be sent"
                    unit.publish(OperatorAlarmed(subject=alarm, detail=reason[:200]))
                await unit.commit()

    async def lose_sight(self, order_id: str, *, why: str) -> None:
        """Write that no answer came: funds stay reserved, person and operator learn of it."""
        now = clock.now()
        async with self.open() as unit:
            order = await _locked(unit, order_id)
            if order.status is Status.SENDING:
                order = order.step(Status.UNKNOWN, now=now, reason=why[:200])
                order = replace(order, next_check_at=now + MARGIN)
                await unit.orders.save(order, why[:200])
                unit.publish(changed(order))
                unit.publish(
                    OperatorAlarmed(subject=f"order {order.id} is UNKNOWN", detail=why[:200])
                )
                await unit.commit()

    async def doubt(self, order_id: str, *, why: str) -> None:
        """Leave an order of which the venue told what cannot be as it is; the operator is told."""
        async with self.open() as unit:
            await _doubt(unit, await _locked(unit, order_id), why, clock.now())

    async def expire(self, order_id: str, *, attempt: int, reason: str) -> None:
        """End an order that certainly never reached the venue, by no attempt up to this one.

        One of which something has filled meanwhile did, and is left alone.
        """
        now = clock.now()
        async with self.open() as unit:
            order = await _locked(unit, order_id)
            is_unsent = order.status in {Status.ACCEPTED, Status.UNKNOWN} and not order.filled
            if is_unsent and order.attempt == attempt:
                order = order.step(Status.EXPIRED, now=now, reason=reason)
                await unit.orders.save(await release(unit, order, now), reason)
                unit.publish(changed(order))
                await unit.commit()

    async def note(self, order_id: str, reason: str, *, alarm: str) -> None:
        """Write why an order stays as it is; the person and the operator learn of it once."""
        now = clock.now()
        async with self.open() as unit:
            order = await _locked(unit, order_id)
            if order.status.is_final or order.reason == reason:
                return
            await unit.orders.save(replace(order, reason=reason, updated_at=now), reason)
            unit.publish(changed(order))
            unit.publish(OperatorAlarmed(subject=alarm, detail=reason))
            await unit.commit()

    @property
    def lease(self) -> timedelta:
        """How long a sender has before somebody else asks the venue about its order."""
        return timedelta(seconds=self.settings.venue_timeout_s) + 2 * MARGIN

    @property
    def valid_for(self) -> timedelta:
        """How long after `sent_at` a venue may accept the request; adapters sign it to lapse then.

        Counted from what is written down, not from the signature: a process that was suspended
        in between must not send what somebody else has sent again meanwhile.
        """
        window = timedelta(milliseconds=self.settings.receive_window_ms)
        return timedelta(seconds=self.settings.venue_timeout_s) + window

    @property
    def fence(self) -> timedelta:
        """After this long since `sent_at`, a lost request can no longer be accepted."""
        return self.valid_for + MARGIN  # the venue's clock may be behind ours by less than that

    async def _advance(self, unit: Unit, order: Order, report: Report, now: datetime) -> Order:
        wanted = report.status
        knows_all = order.filled + _CUT >= report.filled
        if wanted.is_final and not knows_all:
            wanted = Status.PARTIAL if order.filled else Status.OPEN
        reason = report.reason[:200]
        if wanted is Status.CANCELLED and order.is_past(now):
            wanted, reason = Status.EXPIRED, "past-its-end"
        if order.can(wanted):
            order = order.step(wanted, now=now, reason=reason)
        if order.status.is_final:
            return await release(unit, order, now)
        return replace(order, next_check_at=now + (POLL if knows_all else SOON), updated_at=now)


async def _locked(unit: Unit, order_id: str) -> Order:
    order = await unit.orders.get(order_id, lock=True)
    if order is None:
        raise NotFound(what="order", id=order_id)
    return order


async def _is_let_through(unit: Unit, order_id: str, of: Status, attempt: int) -> bool:
    """Tell whether an order may leave in spite of a halt; cancel it when it may not."""
    order = await unit.orders.get(order_id, lock=True)
    if order is None or order.status is not of or order.attempt != attempt:
        return False
    try:
        await check_open(unit, order.account_id, venue=order.venue, reduces=order.side is Side.SELL)
    except Halted as e:
        now = clock.now()
        stopped = order.step(Status.CANCELLED, now=now, reason=e.key)
        await unit.orders.save(await release(unit, stopped, now), e.key)
        unit.publish(changed(stopped))
        await unit.commit()
        return False
    return True


async def book(unit: Unit, order: Order, fill: Fill) -> Order:
    """Post a new fill to the ledger and return the order with it; the caller saves.

    What the venue took beyond what is booked must have been there: it is brought in, the operator
    is told, and the next reading of the venue's books takes out again what was too much.
    """
    buys = order.side is Side.BUY
    traded = Traded(
        paid_currency=order.quote if buys else order.base,
        paid=fill.cost if buys else fill.quantity,
        received_currency=order.base if buys else order.quote,
        received=fill.quantity if buys else fill.cost,
        fee_currency=fill.fee_currency,
        fee=fill.fee,
    )
    entry = Entry(
        account_id=order.account_id,
        venue=order.venue,
        kind="fill",
        reference=f"{fill.symbol}:{fill.trade_id}:{order.id}",
        postings=trade(traded, reserved=order.reserved),
        at=fill.at,
    )
    brought = await bring_in(unit, entry)
    if brought and not order.is_external:
        what = ", ".join(f"{plain(amount)} {currency}" for currency, amount in brought.items())
        detail = f"trade {fill.trade_id[:40]} at {order.venue} took {what} that was not booked"
        unit.publish(OperatorAlarmed(subject=f"order {order.id} took more", detail=detail))
    await unit.ledger.post(entry)
    return replace(
        order,
        filled=order.filled + fill.quantity,
        cost=order.cost + fill.cost,
        reserved=order.reserved + change(entry.postings, Pocket.RESERVED)[traded.paid_currency],
    )


async def _overfill(unit: Unit, order: Order, report: Report) -> str:
    """Return what is wrong when trades add up to too much over several reports."""
    if not order.filled or order.quantity is None or not report.fills:
        return ""
    known = {f.trade_id for f in await unit.trades.fills(order.account_id, order_id=order.id)}
    fresh = {f.trade_id: f.quantity for f in report.fills if f.trade_id not in known}
    total = order.filled + sum(fresh.values())
    return f"filled {plain(total)} of {plain(order.quantity)}" if total > order.quantity else ""


async def _doubt(unit: Unit, order: Order, wrong: str, now: datetime) -> Order:
    """Leave an order whose venue told what cannot be as it is, and say so once."""
    reason = f"the venue's report cannot be: {wrong}"[:200]
    doubted = replace(order, reason=reason, next_check_at=now + DOUBTED)
    if order.status.is_final:
        doubted = replace(doubted, next_check_at=None)
    elif order.status is Status.SENDING:
        doubted = replace(doubted.step(Status.UNKNOWN, now=now), next_check_at=now + DOUBTED)
    is_news = order.reason != reason
    await unit.orders.save(doubted, reason if is_news else "")
    if is_news:
        log.error("a report that cannot be", order_id=order.id, detail=wrong)
        unit.publish(changed(doubted))
        unit.publish(OperatorAlarmed(subject=f"order {order.id}: report refused", detail=reason))
    await unit.commit()
    return doubted
