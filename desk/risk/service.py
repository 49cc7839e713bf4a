"""Limits as people see and set them, the halt, and the breaker that halts by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.accounts.service import need_admin
from desk.events import TradingHalted, TradingResumed
from desk.money import ZERO
from desk.ports import OpenUnit, Quotes, Unit
from desk.risk import gate, rules
from desk.risk.gate import HALT, Wish
from desk.risk.model import (
    Bounds,
    Check,
    Halt,
    Pressure,
    Rule,
    Standing,
    Thresholds,
    Trip,
    Verdict,
)
from desk.risk.past import Past
from desk.settings import Settings
from desk.venues.profiles import PAPER, Mode, mode_of, venues

RESUMED: Final = "resumed"
LEAST_REQUESTS: Final = 20  # fewer say nothing about a venue
MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
_NOTHING: Final = Wish(symbol="", notional=ZERO, is_buy=True)


@dataclass(frozen=True, slots=True)
class Limited:
    """How a person stands: what each rule measures now, the limits in force and their own.

    `live` counts real money, empty for who has no account at a live venue; `checks` paper. The
    limits are the same for both.
    """

    checks: tuple[Check, ...]
    bounds: Bounds
    live: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """Each call names the account it acts for; `halt` and `resume` refuse all but admins."""

    open: OpenUnit
    quotes: Quotes
    settings: Settings
    _past: Past = field(default_factory=Past)

    # -- an order

    async def prices(self, venue: str = PAPER) -> dict[str, Decimal]:
        """Return what each coin would fetch now, by market; call it before a unit is open.

        Real money is worth what `venue` pays, or another live one where that has no price: what
        trades on paper may be made up.
        """
        return await self.quotes.bids(*_in_turn(venue))

    async def stand(self, unit: Unit, account_id: int, *first: str) -> Standing:
        """Return what a person's orders of one kind of money are held against, in one's unit.

        It is the kind that lies at the venues named, which are asked first for a price. The day of
        the loss begins at midnight in the desk's zone, so that nobody moves it.
        """
        now = clock.now()
        since = gate.day_start(now, self.settings.time_zone)
        found = await unit.risks.standing(
            account_id, mode_of(first[0]), hour=now - HOUR, day=now - gate.DAY, since=since
        )
        markets = gate.markets(gate.held(found.balances), found.moved)
        then = await self._past.prices(unit, markets, since, _in_turn(*first))
        return replace(found, then=then)

    def judge(self, wish: Wish, standing: Standing, prices: Mapping[str, Decimal]) -> Verdict:
        """Hold an order against every limit; `prices` are bids by market."""
        return rules.measure(gate.exposure(wish, standing, prices), self._bounds(standing))

    def _bounds(self, standing: Standing) -> Bounds:
        return Bounds(gate.ceilings(self.settings), standing.own)

    # -- limits

    async def limits(self, account_id: int) -> Limited:
        """Return what a person has used of each limit, before any further order."""
        async with self.open(reads=True) as unit:
            connected = await unit.connections.of(account_id)
        own: dict[Mode, list[str]] = {Mode.PAPER: [PAPER]}
        for venue in sorted(c.venue for c in connected if c.is_live):
            own.setdefault(Mode.LIVE, []).append(venue)
        prices = {m: await self.quotes.bids(*_in_turn(*first)) for m, first in own.items()}
        async with self.open(reads=True) as unit:
            found = {m: await self.stand(unit, account_id, *first) for m, first in own.items()}
        used = {
            mode: tuple(_as_used(c) for c in self.judge(_NOTHING, standing, prices[mode]).checks)
            for mode, standing in found.items()
        }
        bounds = self._bounds(found[Mode.PAPER])
        return Limited(used[Mode.PAPER], bounds, used.get(Mode.LIVE, ()))

    async def limit(self, account_id: int, changes: Mapping[Rule, Decimal | None]) -> None:
        """Set or, by None, drop limits of a person's own; raises `BadSetting` above a ceiling."""
        for rule, amount in changes.items():
            if amount is not None:
                gate.check_own(rule, amount, self.settings)
        async with self.open() as unit:
            await unit.accounts.get(account_id, lock=True)
            for rule, amount in changes.items():
                await unit.risks.set_own(account_id, rule, amount)
            await unit.commit()

    # -- the halt

    async def halt(self, admin_id: int, reason: str, *, is_total: bool = False) -> None:
        """Refuse every purchase of everyone until resumed, and with `is_total` every sale too.

        Open orders stay where they are.
        """
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            await stop(unit, _ordered(admin_id, reason, is_total=is_total))
            await unit.commit()

    async def resume(self, admin_id: int) -> None:
        """Let orders in again; the breaker counts anew from here."""
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            if await unit.keeps.take(HALT) is not None:
                now = clock.now()
                kept = {"at": now.isoformat()}
                await unit.keeps.put(RESUMED, kept, until=now + self._window + HOUR)
                unit.publish(TradingResumed(by=admin_id))
            await unit.commit()

    async def halted(self) -> Halt | None:
        """Return the halt in force, None while trading goes on."""
        async with self.open() as unit:
            return await unit.keeps.halt()

    # -- the breaker

    async def watch(self) -> Trip | None:
        """Look at the whole desk once and halt it when something ran away; admins are told.

        What ran away with one kind of money stops that; both when the other follows.
        """
        prices = {mode: await self.quotes.bids(*venues(mode)) for mode in Mode}
        async with self.open() as unit:
            known = await unit.keeps.halt()
            if known is not None and known.mode is None:
                return None
            pressure = await self._pressure(unit, prices)
            trip = rules.tripped(pressure, self._thresholds, known=known)
            if trip is not None:
                mode = None if known else trip.mode
                halt = Halt(reason=trip.measure.value, by=0, at=clock.now(), trip=trip, mode=mode)
                await stop(unit, halt)
                await unit.commit()
        return trip

    async def _pressure(self, unit: Unit, prices: Mapping[Mode, Mapping[str, Decimal]]) -> Pressure:
        now = clock.now()
        kept = await unit.keeps.get(RESUMED)
        first = datetime.fromisoformat(kept["at"]) if kept else now - self._window - HOUR
        orders = await unit.pulse.ordered(max(first, now - MINUTE))
        asked = await unit.pulse.asked(max(first, now - self._window))
        since = max(first, now - HOUR)
        loss = {m: await gate.loss_of_all(unit, m, prices[m], since=since) for m in Mode}
        return Pressure(orders=orders, asked=asked, loss=loss)

    @property
    def _window(self) -> timedelta:
        return timedelta(seconds=self.settings.breaker_window_s)

    @property
    def _thresholds(self) -> Thresholds:
        s = self.settings
        return Thresholds(
            orders=s.breaker_orders,
            errors_percent=s.breaker_errors_percent,
            least_requests=LEAST_REQUESTS,
            loss=s.breaker_loss,
        )


def _in_turn(*first: str) -> tuple[str, ...]:
    """Return the venues that price one kind of money, these before the others."""
    return tuple(dict.fromkeys((*first, *venues(mode_of(first[0])))))


async def stop(unit: Unit, halt: Halt) -> None:
    """Write a halt over any that is in force and tell of it; the caller commits."""
    await unit.keeps.put(HALT, halt.written(), until=None)
    trip = halt.trip
    unit.publish(
        TradingHalted(
            by=halt.by,
            reason=halt.reason,
            is_total=halt.is_total,
            measure=trip.measure.value if trip else "",
            value=trip.value if trip else "",
            limit=trip.limit if trip else "",
            where=trip.where if trip else "",
            mode=halt.mode.value if halt.mode else "",
        )
    )


def _ordered(admin_id: int, reason: str, *, is_total: bool) -> Halt:
    return Halt(reason=reason[:200], by=admin_id, at=clock.now(), is_total=is_total)


def _as_used(check: Check) -> Check:
    """The measure of positions counts the one that would be opened; here none is."""
    return check if check.rule.counts_money else replace(check, value=check.value - 1)
