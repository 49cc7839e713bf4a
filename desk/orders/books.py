"""A venue's own books of an account, held against the desk's: what differs came from outside.

Orders placed by hand and their trades are kept as EXTERNAL, whatever balances differ after that
as deposits and withdrawals, so that the ledger says what the venue says. Nothing here sends,
cancels or re-prices anything.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

import structlog

from desk import clock
from desk.errors import Unavailable, VenueUnsure
from desk.events import OperatorAlarmed
from desk.market.service import QUOTE, Market
from desk.money import ZERO, plain
from desk.orders import holds, strangers
from desk.orders.execution import Execution
from desk.orders.model import Order
from desk.orders.outside import Deal, Resting
from desk.orders.reconcile import Reconcile
from desk.portfolio.cover import KIND
from desk.portfolio.ledger import Balance, Entry, Pocket, move
from desk.ports import Unit
from desk.venues.model import Reading
from desk.venues.statement import Holding

log = structlog.get_logger(__name__)
OVERLAP: Final = timedelta(minutes=5)  # trades that a venue lists late
DUST: Final = Decimal("0.00000001")  # venues cut balances, not trades
AGAIN_TOLD: Final = timedelta(days=1)  # the operator hears once a day of what goes on
AGAIN: Final = timedelta(seconds=5)  # a difference counts when it is seen twice this far apart


@dataclass(frozen=True, slots=True)
class Told:
    """What a venue told in one reading."""

    holdings: Sequence[Holding]
    resting: Sequence[Resting]
    deals: Sequence[Deal]


@dataclass(frozen=True, slots=True)
class _Gap:
    """What both sides said of a currency, and when that was first seen."""

    ours: Decimal
    theirs: Decimal
    at: datetime


_Which = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Books:
    """Runs in the trade worker alone."""

    execution: Execution
    reconcile: Reconcile
    market: Market
    _gaps: dict[_Which, dict[str, _Gap]] = field(default_factory=dict)

    async def read(self, reading: Reading) -> None:
        """Read everything new since the last time, write it down, and let orders out again.

        Raises `VenueUnsure` when the venue did not answer, `VenueRefused` when it does not take
        the keys any more; the gate stays as it was then. `VenueUnsure` with a shut gate is for
        balances that cannot be.
        """
        account_id, venue = reading.account_id, reading.venue
        began = clock.now()
        is_shut = not self.execution.gate.lets_out(account_id, venue)
        was_still = not await self._ask_of_ours(account_id, venue)
        told = await self._ask(reading, is_whole=is_shut or reading.is_behind)
        await self._doubt(account_id, venue, told.holdings)
        is_complete = await self._write(account_id, venue, told)
        await self._level(account_id, venue, told.holdings, at_once=is_shut and was_still)
        if is_complete:
            await self._done(replace(reading, read_until=began, is_behind=False))

    def forget(self, account_id: int, venue: str) -> None:
        """Shut the gate: the keys changed or are gone."""
        self.execution.gate.shut(account_id, venue)
        self._gaps.pop((account_id, venue), None)

    async def _ask_of_ours(self, account_id: int, venue: str) -> list[Order]:
        """Look at our own orders first, so that what they did is not taken for a stranger's."""
        async with self.execution.open() as unit:
            ours = await unit.books.still_open(account_id, venue)
        for order in ours:
            await self.reconcile.check(order.id)
        return ours

    async def _ask(self, reading: Reading, *, is_whole: bool) -> Told:
        account_id, venue = reading.account_id, reading.venue
        there = self.execution.venues[venue]
        holdings = await there.balances(account_id)
        async with self.execution.open() as unit:
            balances = await _balances(unit, account_id, venue)
            outside = await unit.books.open_outside(account_id, venue)
            ours = await unit.books.still_open(account_id, venue)
        listed = await self._listed(venue)
        worked = {order.symbol for order in (*outside, *ours)}
        moved = _moved(balances, holdings, is_whole=is_whole)
        of_coins = {s for c in moved if (s := f"{c}/{QUOTE}") in listed}
        resting = await there.open_orders(account_id, worked | of_coins)
        read = of_coins | _restless(outside, resting)
        if is_whole:
            read |= worked | {order.symbol for order in resting}
        since = reading.read_until - OVERLAP if reading.read_until else reading.keys_since
        deals: list[Deal] = []
        for symbol in sorted(read):
            deals += await there.trades(account_id, symbol, since=since)
        return Told(holdings, resting, sorted(deals, key=lambda deal: deal.at))

    async def _doubt(self, account_id: int, venue: str, holdings: Sequence[Holding]) -> None:
        """Believe nothing of a venue where somebody has less than nothing, and send nothing more.

        Raises `VenueUnsure` then: the gate stays shut until the venue says what can be.
        """
        debts = [(h.currency, least) for h in holdings if (least := min(h.free, h.used)) < -DUST]
        if not debts:
            return
        self.execution.gate.shut(account_id, venue)
        what = ", ".join(f"{plain(least)} {currency}" for currency, least in debts)[:160]
        async with self.execution.open() as unit:
            until = clock.now() + AGAIN_TOLD
            if await unit.keeps.claim(f"debt:{account_id}:{venue}", until=until):
                subject = f"account {account_id} at {venue} is shut"
                unit.publish(OperatorAlarmed(subject=subject, detail=f"it says {what}"))
                await unit.commit()
        raise VenueUnsure(why=f"less than nothing: {what}")

    async def _listed(self, venue: str) -> Collection[str]:
        """Return the markets of a venue; none while the first person there is still connecting."""
        try:
            return await self.market.instruments(venue)
        except Unavailable:
            return ()

    async def _write(self, account_id: int, venue: str, told: Told) -> bool:
        """Sort what is ours from what is not; False when some of it cannot be told apart yet."""
        async with self.execution.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            sorted_out = await strangers.sort_out(
                unit, account_id, venue, resting=told.resting, deals=told.deals
            )
            for found in sorted_out.foreign:
                await strangers.keep(unit, found)
            await strangers.close(unit, account_id, venue, told.resting)
            for order in sorted_out.late:
                await _alarm_late(unit, order)
            await unit.commit()
        for order, report in sorted_out.own:
            await self.execution.settle(order.id, report)
        return not sorted_out.is_murky

    async def _level(
        self, account_id: int, venue: str, holdings: Sequence[Holding], *, at_once: bool
    ) -> None:
        """Book what balances still differ by, once it is certain that no order of ours did it.

        What the venue keeps back for orders placed outside is reserved in the same transaction.
        """
        now = clock.now()
        which = (account_id, venue)
        theirs = {h.currency: h.total for h in holdings}
        async with self.execution.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            ours = await _balances(unit, account_id, venue)
            still_open = await unit.books.still_open(account_id, venue)
            if any(not order.venue_order_id for order in still_open):
                return
            before = self._gaps.get(which, {})
            gaps = _gaps(venue, ours, theirs, before=before, now=now)
            is_sure = at_once and not still_open
            sure = {c: g for c, g in gaps.items() if is_sure or now - g.at >= AGAIN}
            for currency, gap in sure.items():
                await _move(unit, account_id, ours[currency], gap, now)
            await holds.level(unit, account_id, venue, holdings)
            await unit.commit()
        self._gaps[which] = {c: g for c, g in gaps.items() if c not in sure}

    async def _done(self, reading: Reading) -> None:
        async with self.execution.open() as unit:
            await unit.books.save_reading(reading)
            await unit.commit()
        self.execution.gate.open(reading.account_id, reading.venue)


async def _balances(unit: Unit, account_id: int, venue: str) -> dict[str, Balance]:
    return {b.currency: b for b in await unit.ledger.balances(account_id) if b.venue == venue}


def _moved(ours: Mapping[str, Balance], theirs: Sequence[Holding], *, is_whole: bool) -> set[str]:
    """Return the currencies whose markets are worth reading: all, or those that differ."""
    there = {h.currency: h.total for h in theirs}
    mine = {c: b.total for c, b in ours.items()}
    return {
        c
        for c in there.keys() | mine.keys()
        if is_whole or abs(there.get(c, ZERO) - mine.get(c, ZERO)) > DUST
    }


def _restless(known: Sequence[Order], resting: Sequence[Resting]) -> set[str]:
    """Return the markets in which orders placed outside appeared, filled or went."""
    now = {(r.symbol, r.venue_order_id): r.filled for r in resting}
    before = {(o.symbol, o.venue_order_id): o.filled for o in known}
    return {which[0] for which in now.keys() | before.keys() if now.get(which) != before.get(which)}


def _gaps(
    venue: str,
    ours: dict[str, Balance],
    theirs: Mapping[str, Decimal],
    *,
    before: Mapping[str, _Gap],
    now: datetime,
) -> dict[str, _Gap]:
    """Return where both sides differ; the time of a difference that stayed the same is kept."""
    found = {}
    for currency in ours.keys() | theirs.keys():
        balance = ours.setdefault(currency, Balance(venue, currency, ZERO, ZERO))
        gap = _Gap(balance.total, theirs.get(currency, ZERO), now)
        if abs(gap.ours - gap.theirs) <= DUST:
            continue
        known = before.get(currency)
        is_same = known is not None and (known.ours, known.theirs) == (gap.ours, gap.theirs)
        found[currency] = known if known is not None and is_same else gap
    return found


async def _move(unit: Unit, account_id: int, balance: Balance, gap: _Gap, now: datetime) -> None:
    """Book a deposit or a withdrawal; what is reserved for our own orders cannot have left."""
    amount = gap.theirs - gap.ours
    if amount < -balance.free:
        missing = f"{plain(-amount)} {balance.currency} less at the venue than booked"
        unit.publish(OperatorAlarmed(subject=f"account {account_id} is short", detail=missing))
        amount = -balance.free
    if amount:
        way = (Pocket.OUTSIDE, Pocket.FREE) if amount > 0 else (Pocket.FREE, Pocket.OUTSIDE)
        postings = move(balance.currency, abs(amount), out_of=way[0], into=way[1])
        await unit.ledger.post(
            Entry(
                account_id=account_id,
                venue=balance.venue,
                kind=KIND,
                reference=clock.new_id(),
                postings=postings,
                at=now,
            )
        )


async def _alarm_late(unit: Unit, order: Order) -> None:
    """Tell once that an order which counted as over is alive at the venue."""
    until = clock.now() + timedelta(days=365)
    if await unit.keeps.claim(f"late-order:{order.id}", until=until):
        detail = f"it ended here as {order.status.value} and rests at {order.venue}"
        unit.publish(OperatorAlarmed(subject=f"order {order.id} is alive", detail=detail))
