"""What a person may do with plans: ask, confirm, look, edit, cancel, close a position."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.accounts.model import Account, State
from desk.errors import Conflict, NotAllowed, NotFound, RiskDenied, Stale, Used
from desk.events import PlanChanged
from desk.orders.model import Kind as OrderKind
from desk.orders.model import Order, Side
from desk.orders.origin import Origin
from desk.orders.recall import recall
from desk.orders.service import Orders
from desk.plans import changes, debut, drafting, model
from desk.plans.changes import Changes
from desk.plans.drafting import Drafted, Ground
from desk.plans.model import Close, Exit, Kind, Plan, Terms
from desk.plans.wanted import Wanted
from desk.ports import OpenUnit
from desk.ports import Unit as Transaction
from desk.risk import gate
from desk.risk.gate import Wish
from desk.settings import Settings
from desk.venues.profiles import PAPER, profile
from desk.venues.service import check_connected

CARD: Final = "card"
EVERY: Final = 10_000  # `max_plans` bounds what is asked for, not what is attached to purchases
AT_ONCE: Final = frozenset({Kind.EXIT})  # they only ever reduce what is at stake


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of everyone; each call names the account it acts for."""

    open: OpenUnit
    orders: Orders
    settings: Settings

    async def request(self, account_id: int, wanted: Wanted, origin: Origin) -> Plan:
        """Write a plan: active at once when it is an exit or within the quick limit, else a draft.

        A draft waits for one `confirm`, `ticket_ttl_s` long. The same key and cause return the
        plan made before. Raises what `drafting.draft` and `debut.terms` do, `Halted`, `NoQuote`,
        `Stale`, `Used`.
        """
        drafted, worth = await self._drafted(account_id, wanted)
        async with self.open() as unit:
            account = await active(unit, account_id, lock=True)
            made = await unit.plans.find(account_id, key=origin.key)
            if made:
                return _same(made[0], origin)
            reduces = wanted.side is Side.SELL
            await gate.check_open(unit, account_id, venue=wanted.venue, reduces=reduces)
            await self._check_room(unit, account_id)
            plan = self._new(account_id, wanted, drafted, origin)
            if self._asks(account, wanted.kind, worth, origin):
                plan = self._draft(plan)
            await self._write(unit, plan, origin)
            await unit.commit()
        return plan

    async def confirm(self, account_id: int, plan_id: str, origin: Origin) -> list[Plan]:
        """Make a draft active, and those drafted with it; once.

        Raises `NotFound`, `Stale` (past their time), `Used` (confirmed or dismissed before).
        """
        now = clock.now()
        async with self.open() as unit:
            drafts = await self._drafts(unit, account_id, plan_id)
            if drafts[0].expires_at and now > drafts[0].expires_at:
                age_s = int((now - drafts[0].created_at).total_seconds())
                raise Stale(what="ticket", age_s=age_s, limit_s=self.settings.ticket_ttl_s)
            made = [replace(d.step(model.Status.ACTIVE, now=now), expires_at=None) for d in drafts]
            for number, plan in enumerate(made):
                if plan.kind is Kind.CLOSE:
                    await self._stop_others(unit, plan)
                await unit.plans.save(plan)
                place = origin.message_id if number == 0 else None
                self._announce(unit, plan, message_id=place)
            # Last, for whoever moves a plan locks the plan before the account.
            await active(unit, account_id, lock=True)
            for draft in drafts:
                reduces = draft.side is Side.SELL
                await gate.check_open(unit, account_id, venue=draft.venue, reduces=reduces)
            await unit.commit()
        return made

    async def dismiss(self, account_id: int, plan_id: str) -> None:
        """Use a draft up, and those drafted with it, without doing anything."""
        now = clock.now()
        async with self.open() as unit:
            for draft in await self._drafts(unit, account_id, plan_id):
                await unit.plans.save(draft.step(model.Status.CANCELLED, now=now, reason="by-you"))
            await unit.commit()

    async def cancel(self, account_id: int, plan_id: str) -> Plan:
        """End a plan: its open orders are cancelled, what was filled stays."""
        async with self.open() as unit:
            plan = await _own(unit, account_id, plan_id)
            if plan.status is model.Status.ACTIVE:
                plan = plan.step(model.Status.ENDING, now=clock.now(), reason="by-you")
                await unit.plans.save(plan)
                unit.publish(told(plan))
                await unit.commit()
        return plan

    async def edit(self, account_id: int, plan_id: str, wanted: Changes) -> Plan:
        """Change an active plan; what rests at a venue for it is called back before it is renewed.

        Raises `Misunderstood` for what this kind of plan does not have, `RiskDenied`, `Used`.
        """
        seen = await self.get(account_id, plan_id)
        ground = await self.ground(account_id, seen.symbol, venue=seen.venue)
        async with self.open() as unit:
            plan = await _own(unit, account_id, seen.id)
            if plan.status is not model.Status.ACTIVE:
                raise Used(order_id="")
            account = await active(unit, account_id)
            plan = changes.apply(plan, wanted, ground, quick=account.preferences.quick_limit)
            now = clock.now()
            plan = replace(plan, updated_at=now, wake_at=now, hold_until=None, problem=None)
            await unit.plans.save(plan)
            unit.publish(told(plan))
            await unit.commit()
        return plan

    async def edit_order(
        self,
        account_id: int,
        order_id: str,
        origin: Origin,
        *,
        price: Decimal | None = None,
        quantity: Decimal | None = None,
    ) -> Plan:
        """Put another order in the place of a resting one: never are both live at once.

        `quantity` counts what the old one has filled. Raises `NotFound`, `Used` (it does not rest
        any more), `RiskDenied`, `InsufficientFunds`.
        """
        seen = await self.orders.get(account_id, order_id)
        ground = await self.ground(account_id, seen.symbol, venue=seen.venue)
        async with self.open() as unit:
            made = await unit.plans.find(account_id, key=origin.key)
            if made:
                return _same(made[0], origin)
            await active(unit, account_id, lock=True)
            order = await unit.orders.get(seen.id, lock=True)
            if order is None or order.status.is_final or order.kind is not OrderKind.LIMIT:
                raise Used(order_id=seen.id)
            if order.is_cancel_requested or await _is_busy(unit, order):
                raise Conflict(what="order-busy", id=order.id)
            reduces = order.side is Side.SELL
            await gate.check_open(unit, account_id, venue=order.venue, reduces=reduces)
            drafted = changes.replacement(order, price, quantity, ground)
            drafted = changes.carrying(drafted, await _attached(unit, order))
            wanted = Wanted(kind=Kind.EDIT, symbol=order.symbol, side=order.side, venue=order.venue)
            plan = self._new(account_id, wanted, drafted, origin)
            await unit.plans.add(plan)
            await recall(unit, account_id, order.id)  # from here on a second edit finds it busy
            unit.publish(told(plan))
            await unit.commit()
        return plan

    async def close(
        self, account_id: int, places: Sequence[tuple[str, str]], origin: Origin
    ) -> list[Plan]:
        """Draft the sale of everything held at these places, each a venue and a market there.

        One `confirm` of the batch does it. Raises `NotFound` when nothing of them is held.
        """
        async with self.open() as unit:
            await active(unit, account_id)
            made = await unit.plans.find(account_id, key=origin.key)
            if made:
                return made
            balances = await unit.ledger.balances(account_id)
            held = {(b.venue, b.currency) for b in balances if b.total}
            wanted = [at for at in places if (at[0], at[1].partition("/")[0]) in held]
            drafts = [self._closing(account_id, at, origin) for at in wanted]
            if not drafts:
                raise NotFound(what="position", id=places[0][1] if len(places) == 1 else "")
            for draft in drafts:
                await unit.plans.add(draft)
            await unit.commit()
        return drafts

    async def get(self, account_id: int, prefix: str) -> Plan:
        """Return the plan whose id begins with `prefix` (at least four characters)."""
        if len(prefix) < 4 or not prefix.isascii() or not prefix.isalnum():
            raise NotFound(what="plan", id=prefix[:16])
        async with self.open() as unit:
            found = await unit.plans.find(account_id, prefix=prefix.lower())
        if not found:
            raise NotFound(what="plan", id=prefix[:16])
        if len(found) > 1:
            raise Conflict(what="order-prefix", id=prefix[:16])
        return found[0]

    async def page(
        self, account_id: int, *, is_live: bool | None = True, symbol: str | None = None
    ) -> list[Plan]:
        """Return the account's plans, newest first, at most 50; drafts are left out."""
        async with self.open() as unit:
            return await unit.plans.page(account_id, is_live=is_live, symbol=symbol)

    async def legs(self, account_id: int, plan_id: str) -> list[Order]:
        """Return the orders a plan has placed, oldest first."""
        async with self.open() as unit:
            return await unit.plans.orders(account_id, plan_id=plan_id)

    async def ground(self, account_id: int, symbol: str, *, venue: str = PAPER) -> Ground:
        """Return what plans are measured against; raises `UnknownMarket`, `NoQuote`, `Stale`."""
        instrument = await self.orders.placing.market.instrument(symbol, venue)
        quote = await self.orders.placing.fresh_quote(symbol, venue)
        async with self.open() as unit:
            if venue != PAPER:
                await check_connected(unit, account_id, venue)
            account = await active(unit, account_id)
            base = await unit.ledger.balance(account_id, venue, instrument.base)
            cash = await unit.ledger.balance(account_id, venue, instrument.quote)
        return Ground(
            instrument=instrument,
            quote=quote,
            held=base.total,
            free=base.free,
            cash=cash.free,
            settings=self.settings,
            now=clock.now(),
            zone=account.preferences.time_zone,
        )

    # -- what the methods above are made of

    async def _drafted(self, account_id: int, wanted: Wanted) -> tuple[Drafted, Decimal]:
        """Return the plan's numbers and what the whole of it is worth."""
        if wanted.kind is Kind.DEBUT:
            drafted = await self._debut(account_id, wanted)
            return drafted, wanted.amount.value
        ground = await self.ground(account_id, wanted.symbol, venue=wanted.venue)
        drafted = drafting.draft(wanted, ground)
        return drafted, drafted.worth(ground.quote.ask)

    async def _debut(self, account_id: int, wanted: Wanted) -> Drafted:
        """Draft a purchase of a coin that has no market yet, held against every limit of now."""
        placing, venue = self.orders.placing, wanted.venue
        base, _, quote = wanted.symbol.partition("/")
        if wanted.symbol in await placing.market.instruments(venue):
            raise RiskDenied(rule="debut-listed", value=base, limit=profile(venue).title)
        prices = await placing.risk.prices(venue)
        async with self.open() as unit:
            if venue != PAPER:
                await check_connected(unit, account_id, venue)
            await active(unit, account_id)
            cash = await unit.ledger.balance(account_id, venue, quote)
            standing = await placing.risk.stand(unit, account_id, venue)
        terms = debut.terms(wanted, free=cash.free, now=clock.now())
        wish = Wish(symbol=wanted.symbol, notional=wanted.amount.value, is_buy=True)
        placing.risk.judge(wish, standing, prices).enforce()
        return Drafted(terms=terms, spend=wanted.amount.value)

    def _new(self, account_id: int, wanted: Wanted, drafted: Drafted, origin: Origin) -> Plan:
        now = clock.now()
        return Plan(
            id=clock.new_id(),
            account_id=account_id,
            venue=wanted.venue,
            symbol=wanted.symbol,
            kind=wanted.kind,
            side=wanted.side,
            quantity=drafted.quantity,
            spend=drafted.spend,
            terms=drafted.terms,
            slippage_percent=wanted.slippage_percent,
            key=origin.key,
            cause=origin.cause,
            source=origin.source,
            next_at=now,
            wake_at=now,
            created_at=now,
            updated_at=now,
        )

    def _draft(self, plan: Plan) -> Plan:
        until = plan.created_at + timedelta(seconds=self.settings.ticket_ttl_s)
        return replace(plan, status=model.Status.DRAFT, wake_at=None, expires_at=until)

    def _closing(self, account_id: int, at: tuple[str, str], origin: Origin) -> Plan:
        venue, symbol = at
        wanted = Wanted(kind=Kind.CLOSE, symbol=symbol, venue=venue)
        terms: Terms = Close()
        named = replace(origin, key=f"{origin.key}:{venue}:{symbol}")
        plan = self._new(account_id, wanted, Drafted(terms=terms), named)
        return replace(self._draft(plan), batch=origin.key)

    def _asks(self, account: Account, kind: Kind, worth: Decimal, origin: Origin) -> bool:
        age_s = (clock.now() - origin.sent_at).total_seconds()
        is_large = kind not in AT_ONCE and worth > account.preferences.quick_limit
        return is_large or age_s > self.settings.command_age_s

    async def _check_room(self, unit: Transaction, account_id: int) -> None:
        live = await unit.plans.page(account_id, is_live=True, limit=self.settings.max_plans)
        if len(live) >= self.settings.max_plans:
            limit = str(self.settings.max_plans)
            raise RiskDenied(rule="max-plans", value=limit, limit=limit)

    async def _write(self, unit: Transaction, plan: Plan, origin: Origin) -> None:
        if not await unit.plans.add(plan):
            raise Conflict(what="order-key", id=origin.key)
        if plan.status is model.Status.ACTIVE:
            self._announce(unit, plan, message_id=origin.message_id)

    def _announce(self, unit: Transaction, plan: Plan, *, message_id: int | None) -> None:
        unit.notice(plan.id, CARD, chat_id=plan.account_id, message_id=message_id)
        unit.publish(told(plan))

    async def _drafts(self, unit: Transaction, account_id: int, plan_id: str) -> list[Plan]:
        first = await _own(unit, account_id, plan_id)
        batch = await unit.plans.find(account_id, key=first.batch) if first.batch else [first]
        drafts = [await _own(unit, account_id, i) for i in sorted(plan.id for plan in batch)]
        if any(draft.status is not model.Status.DRAFT for draft in drafts):
            raise Used(order_id="")
        return drafts

    async def _stop_others(self, unit: Transaction, closing: Plan) -> None:
        """End every other plan with the coin: closing leaves nothing that would trade it."""
        now = clock.now()
        found = await unit.plans.page(
            closing.account_id, is_live=True, symbol=closing.symbol, limit=EVERY
        )
        for plan_id in sorted(p.id for p in found if p.venue == closing.venue):
            plan = await unit.plans.get(plan_id, lock=True)
            if plan is not None and plan.status is model.Status.ACTIVE and plan.id != closing.id:
                ended = plan.step(model.Status.ENDING, now=now, reason="closed")
                await unit.plans.save(ended)
                unit.publish(told(ended))


def told(plan: Plan) -> PlanChanged:
    """Return the event that tells of the plan as it is now."""
    return PlanChanged(account_id=plan.account_id, plan_id=plan.id)


async def active(unit: Transaction, account_id: int, *, lock: bool = False) -> Account:
    """Return the account that may act; raises `NotAllowed`.

    Whoever writes a plan locks it: a person's own stop in the same moment comes before, and
    refuses the plan, or after, and ends it.
    """
    account = await unit.accounts.get(account_id, lock=lock)
    if account is None or account.state is not State.ACTIVE:
        raise NotAllowed(what="trade")
    return account


async def _is_busy(unit: Transaction, order: Order) -> bool:
    """Tell whether a plan still minds the order; the edit that placed it is over."""
    plan = await unit.plans.get(order.plan_id) if order.plan_id else None
    return plan is not None and not (plan.kind is Kind.EDIT and plan.status.is_final)


async def _attached(unit: Transaction, order: Order) -> Exit | None:
    """Return how a purchase is to end, None where nothing was attached or it is over."""
    found = await unit.plans.find(order.account_id, key=drafting.exit_key(order.id))
    terms = found[0].terms if found and found[0].status is model.Status.ACTIVE else None
    return terms if isinstance(terms, Exit) else None


async def _own(unit: Transaction, account_id: int, plan_id: str) -> Plan:
    plan = await unit.plans.get(plan_id, lock=True)
    if plan is None or plan.account_id != account_id:
        raise NotFound(what="plan", id=plan_id[:16])
    return plan


def _same(made: Plan, origin: Origin) -> Plan:
    if made.cause != origin.cause:
        raise Used(order_id=made.id)
    return made
