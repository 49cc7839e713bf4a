"""Moves plans on: each move is one transaction under the plan's row lock.

An order and the line that counts it are written together under a key made of the plan and the
number of the leg, so whoever runs this, however often and wherever it dies, a leg exists once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

import structlog

from desk import clock
from desk.errors import (
    DeskError,
    Halted,
    Misunderstood,
    NoQuote,
    NotAllowed,
    Stale,
    Unavailable,
    UnknownMarket,
    Used,
)
from desk.market.model import Instrument, Quote
from desk.money import ZERO, plain
from desk.orders.model import Order, Side
from desk.orders.origin import Origin
from desk.orders.placing import Placing, Seen
from desk.orders.recall import recall
from desk.plans import debut, model, moves
from desk.plans.decide import decide
from desk.plans.model import Debut, Edit, Exit, Plan, Problem, Terms, Trigger
from desk.plans.moves import Change, End, Place, Recall, Scene, Wait
from desk.plans.service import CARD, told
from desk.ports import OpenUnit
from desk.ports import Unit as Transaction
from desk.settings import Settings
from desk.venues.profiles import profile

log = structlog.get_logger(__name__)
MOST_MOVES: Final = 30
TROUBLE: Final = "trouble"
OUTCOME: Final = "outcome"
LET_GO: Final = "let-go"
LOOK: Final = timedelta(seconds=30)  # a plan is looked at this often even when nothing moves
_SOON: Final = timedelta(seconds=2)
_LATER: Final = timedelta(seconds=30)
_NOISY: Final = frozenset({model.Kind.DCA, model.Kind.TWAP, model.Kind.LADDER})


@dataclass(frozen=True, slots=True)
class Advance:
    """Runs where prices are watched; may run anywhere, several at a time."""

    open: OpenUnit
    placing: Placing
    settings: Settings

    async def live(self, since: datetime | None) -> list[Plan]:
        """Return live plans, and those changed `since` then whatever they are."""
        async with self.open() as unit:
            return await unit.plans.live(since)

    async def awaited(self, venue: str) -> set[str]:
        """Return the markets of a venue that plans at work wait for."""
        async with self.open(reads=True) as unit:
            return await unit.market.awaited(venue)

    async def watched(self, plan_ids: list[str]) -> None:
        """Write that these plans are in sight."""
        if plan_ids:
            async with self.open() as unit:
                await unit.plans.watched(plan_ids, clock.now())
                await unit.commit()

    async def advance(
        self, plan_id: str, quote: Quote | None = None, *, peak: Decimal = ZERO
    ) -> Plan | None:
        """Do everything that is due for a plan; return it as it is then, None for no such plan.

        `quote` is the newest price seen, `peak` the best bid since the last call. A price older
        than `quote_age_s` counts as none: what would trade on it waits and says so.
        """
        plan = None
        for _ in range(MOST_MOVES):
            try:
                plan, goes_on = await self._one(plan_id, quote, peak)
            except DeskError as error:
                return await self._trouble(plan_id, error)
            if not goes_on:
                return plan
        log.warning("plan moves on and on", plan_id=plan_id)
        return plan

    async def _one(
        self, plan_id: str, quote: Quote | None, peak: Decimal
    ) -> tuple[Plan | None, bool]:
        """Make one move; tell whether another may follow at once."""
        async with self.open() as unit:
            seen = await unit.plans.get(plan_id)
        if seen is None or not seen.status.is_live:
            return seen, False
        instrument = await self._instrument(seen)
        if instrument is None:
            return await self._unlisted(plan_id)
        fresh = self._fresh(quote)
        buys = seen.side is Side.BUY and fresh
        prices = await self.placing.risk.prices(seen.venue) if buys else {}
        async with self.open() as unit:
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is None or not plan.status.is_live:
                return plan, False
            scene = await self._scene(unit, plan, instrument, fresh, peak, prices)
            plan = _counted(plan, scene)
            move = decide(plan, scene)
            if isinstance(move, Place):
                after, goes_on = await self._place(unit, plan, move, scene)
            else:
                after, goes_on = await self._do(unit, plan, move, scene.now)
            return await _written(unit, after, seen, scene.now), goes_on

    async def _instrument(self, plan: Plan) -> Instrument | None:
        """Return the plan's market, None while a coin that it waits for is not listed."""
        try:
            return await self.placing.market.instrument(plan.symbol, plan.venue)
        except (UnknownMarket, Unavailable):
            if isinstance(plan.terms, Debut) and not plan.attempts:
                return None
            raise

    async def _unlisted(self, plan_id: str) -> tuple[Plan | None, bool]:
        """Make the move of a plan whose coin is not listed yet."""
        now = clock.now()
        async with self.open() as unit:
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is None or not plan.status.is_live or not isinstance(plan.terms, Debut):
                return plan, False
            move = debut.unlisted(plan, plan.terms, now)
            after, goes_on = await self._do(unit, plan, move, now)
            return await _written(unit, after, plan, now), goes_on

    def _fresh(self, quote: Quote | None) -> Quote | None:
        if quote is None or quote.age_s(clock.now()) > self.settings.quote_age_s:
            return None
        return quote

    async def _scene(
        self,
        unit: Transaction,
        plan: Plan,
        instrument: Instrument,
        quote: Quote | None,
        peak: Decimal,
        prices: Mapping[str, Decimal],
    ) -> Scene:
        origin = await self._origin(unit, plan)
        others = await unit.plans.orders(plan.account_id, open_in=(plan.venue, plan.symbol))
        balance = await unit.ledger.balance(plan.account_id, plan.venue, plan.base)
        venue = profile(plan.venue)
        native = self.settings.native_stops
        return Scene(
            now=clock.now(),
            quote=quote,
            peak=peak,
            instrument=instrument,
            legs=tuple(await unit.plans.orders(plan.account_id, plan_id=plan.id)),
            origin=origin,
            origin_fee=await _base_fee(unit, origin),
            others=tuple(order for order in others if order.plan_id != plan.id),
            free=balance.free,
            held=balance.total,
            max_order=self.settings.max_order,
            keeps_stops=native and venue.has_stops,
            keeps_take_profits=native and venue.has_take_profits,
            prices=prices,
        )

    async def _origin(self, unit: Transaction, plan: Plan) -> Order | None:
        match plan.terms:
            case Exit(entry_id=str() as order_id) | Edit(order_id=order_id):
                return await unit.orders.get(order_id)
            case _:
                return None

    async def _do(
        self,
        unit: Transaction,
        plan: Plan,
        move: Wait | Change | Recall | End,
        now: datetime,
    ) -> tuple[Plan, bool]:
        match move:
            case Wait(until=until):
                return replace(plan, wake_at=min(until or now + LOOK, now + LOOK)), False
            case Change(terms=terms, quantity=quantity):
                self._begin(unit, plan, quantity)
                if _is_watched(terms) and not _is_watched(plan.terms):
                    unit.notice(plan.id, LET_GO, chat_id=plan.account_id, message_id=None)
                return replace(plan, terms=terms, quantity=quantity), True
            case Recall(orders=orders):
                await _recall(unit, plan.account_id, orders)
                return replace(plan, wake_at=now + moves.SOON), True
            case End(status=status, reason=reason):
                return self._end(unit, plan, status, reason, now), False

    async def _place(
        self, unit: Transaction, plan: Plan, move: Place, scene: Scene
    ) -> tuple[Plan, bool]:
        if plan.hold_until and plan.hold_until > scene.now:
            return replace(plan, wake_at=plan.hold_until), False
        if await unit.books.is_behind(plan.account_id, plan.venue):  # its legs are being looked for
            return replace(plan, wake_at=scene.now + _SOON), False
        if scene.quote is None:
            raise NoQuote(symbol=plan.symbol)
        key = plan.leg_key()
        is_quiet = move.is_quiet or move.intent.kind.has_trigger
        origin = Origin(
            key=key,
            cause=key,
            source="plan",
            sent_at=scene.now,
            chat_id=None if is_quiet else plan.account_id,
        )
        await self.placing.put(
            unit,
            plan.account_id,
            move.intent,
            origin,
            seen=Seen(scene.instrument, scene.quote, scene.prices),
            plan_id=plan.id,
        )
        placed = replace(
            plan,
            attempts=plan.attempts + 1,
            next_at=move.next_at or plan.next_at,
            hold_until=None,
            problem=None,
            wake_at=scene.now + moves.SOON,
        )
        return placed, True

    def _begin(self, unit: Transaction, plan: Plan, quantity: Decimal | None) -> None:
        """Show the card of an exit once there is something that it covers."""
        if not plan.quantity and quantity:
            unit.notice(plan.id, CARD, chat_id=plan.account_id, message_id=None)

    def _end(
        self, unit: Transaction, plan: Plan, status: model.Status, reason: str, now: datetime
    ) -> Plan:
        """End the plan; what ends by itself in a failure, or after many legs, is told apart."""
        ended = plan.step(status, now=now, reason=plan.reason or reason)
        by_itself = plan.status is model.Status.ACTIVE
        told_apart = status is model.Status.FAILED or (plan.kind in _NOISY and by_itself)
        if told_apart:
            unit.notice(plan.id, OUTCOME, chat_id=plan.account_id, message_id=None)
        return replace(ended, problem=None, hold_until=None)

    async def _trouble(self, plan_id: str, error: DeskError) -> Plan | None:
        """Write down why the plan could not do what was due, and when to try again.

        A take-profit goes back to watching: the price that it was for may be gone by then.
        """
        now = clock.now()
        pause = _SOON if isinstance(error, Stale | NoQuote | Halted) else _LATER
        async with self.open() as unit:
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is None or not plan.status.is_live:
                return plan
            found = problem(error)
            if found != plan.problem:
                unit.notice(plan.id, TROUBLE, chat_id=plan.account_id, message_id=None)
                unit.publish(told(plan))
            troubled = replace(
                _unfired(plan),
                problem=found,
                hold_until=now + pause,
                wake_at=now + pause,
                updated_at=now,
            )
            if isinstance(error, NotAllowed | Misunderstood):
                troubled = self._end(unit, troubled, model.Status.FAILED, error.key, now)
            await unit.plans.save(troubled)
            await unit.commit()
        return troubled

    async def blind(self, plan_id: str, *, age_s: int) -> None:
        """Say that no price has come for a while, so that nothing can fire; once."""
        async with self.open() as unit:
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is None or not plan.status.is_live or plan.problem is not None:
                return
            found = Problem(key="plan-blind", values={"symbol": plan.symbol, "age-s": age_s})
            unit.notice(plan.id, TROUBLE, chat_id=plan.account_id, message_id=None)
            unit.publish(told(plan))
            await unit.plans.save(replace(plan, problem=found, updated_at=clock.now()))
            await unit.commit()

    async def sighted(self, plan_id: str) -> None:
        """Take back what `blind` said."""
        async with self.open() as unit:
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is None or plan.problem is None or plan.problem.key != "plan-blind":
                return
            unit.publish(told(plan))
            await unit.plans.save(replace(plan, problem=None, updated_at=clock.now()))
            await unit.commit()


def problem(error: DeskError) -> Problem:
    """Return an error as it is kept: its key, and its values as text or counts."""
    return Problem(key=error.key, values={n: _kept(v) for n, v in error.values.items()})


def _kept(value: object) -> str | int:
    match value:
        case bool():
            return str(value)
        case int():
            return value
        case Decimal():
            return plain(value)
        case tuple() | list():
            return ", ".join(str(one) for one in value)
        case _:
            return str(value)


async def _written(unit: Transaction, after: Plan, before: Plan, now: datetime) -> Plan:
    """Write and tell what a plan has become, and commit."""
    after = replace(after, updated_at=now)
    await unit.plans.save(after)
    if _shows(after, before):
        unit.publish(told(after))
    await unit.commit()
    return after


def _unfired(plan: Plan) -> Plan:
    if isinstance(plan.terms, Exit) and plan.terms.fired is Trigger.TAKE_PROFIT:
        return replace(plan, terms=replace(plan.terms, fired=None, is_whole=False))
    return plan


def _is_watched(terms: Terms) -> bool:
    return isinstance(terms, Exit) and terms.is_watched


def _counted(plan: Plan, scene: Scene) -> Plan:
    filled, cost = moves.filled(scene.legs), moves.cost(scene.legs)
    is_known = (plan.filled, plan.cost) == (filled, cost)
    return plan if is_known else replace(plan, filled=filled, cost=cost)


def _shows(after: Plan, before: Plan) -> bool:
    """Tell whether a card of the plan would read differently; a risen mark alone does not."""
    names = ("status", "quantity", "spend", "filled", "cost", "attempts", "problem")
    is_other = any(getattr(after, name) != getattr(before, name) for name in names)
    if is_other or after.terms == before.terms:
        return is_other
    return _unmarked(after.terms) != _unmarked(before.terms)


def _unmarked(terms: Terms) -> Terms:
    return replace(terms, high=None) if isinstance(terms, Exit) else terms


async def _recall(unit: Transaction, account_id: int, orders: tuple[str, ...]) -> None:
    for order_id in sorted(orders):
        try:
            await recall(unit, account_id, order_id)
        except Used:
            continue  # it ended in the same moment


async def _base_fee(unit: Transaction, order: Order | None) -> Decimal:
    if order is None or not order.filled:
        return ZERO
    fills = await unit.trades.fills(order.account_id, order_id=order.id)
    return sum((fill.fee for fill in fills if fill.fee_currency == order.base), ZERO)
