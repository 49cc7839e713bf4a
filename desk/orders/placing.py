"""From an intent to a written order: looked at, priced, judged and written in one transaction."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final, Protocol

from desk import clock
from desk.accounts.model import Account, State
from desk.errors import Conflict, InsufficientFunds, NotAllowed
from desk.market.model import Instrument, Quote
from desk.market.service import Market
from desk.money import ZERO
from desk.orders import judged, sizing
from desk.orders.exits import Exits
from desk.orders.intent import Intent
from desk.orders.model import Kind, Order, Side, TimeInForce
from desk.orders.origin import Origin
from desk.orders.recall import changed
from desk.orders.sizing import Sized
from desk.orders.ticket import Preview
from desk.portfolio.ledger import Entry, Pocket, move
from desk.ports import Unit as Transaction
from desk.risk import gate, rules
from desk.risk.model import NOTHING, Rule, Standing, Verdict
from desk.risk.service import Risk
from desk.settings import Settings
from desk.venues.profiles import PAPER
from desk.venues.service import check_connected

EXECUTE: Final = "execute_order"


@dataclass(frozen=True, slots=True)
class Seen:
    """What an order is priced and judged by, read before its transaction begins.

    `prices` are what each coin would fetch now, by market; only purchases need them.
    """

    instrument: Instrument
    quote: Quote
    prices: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An intent in numbers, what is `free` of what it gives away, and what every limit says."""

    sized: Sized
    free: Decimal
    verdict: Verdict

    def preview(self, intent: Intent, seen: Seen) -> Preview:
        """Return what the person is shown of it."""
        return Preview.of(intent, seen.quote, self.sized, self.free, self.verdict)


class Attach(Protocol):
    """Writes the plan that ends a purchase into the transaction of the purchase."""

    def __call__(self, unit: Transaction, order: Order, exits: Exits) -> Awaitable[None]: ...


@dataclass(frozen=True, slots=True)
class Placing:
    """The steps of placing, for transactions of the caller's, who commits."""

    market: Market
    settings: Settings
    risk: Risk
    attach: Attach

    async def fresh_quote(self, symbol: str, venue: str = PAPER) -> Quote:
        """Return the quote to trade on now; raises `NoQuote` or `Stale`."""
        quote = await self.market.quote(symbol, venue)
        rules.check_age(quote.age_s(clock.now()), self.settings.quote_age_s)
        return quote

    async def look(self, intent: Intent) -> Seen:
        """Return what an order is priced and judged by; raises `UnknownMarket` and as above."""
        symbol, venue = intent.symbol, intent.venue
        instrument = await self.market.instrument(symbol, venue)
        quote = await self.fresh_quote(symbol, venue)
        buys = intent.side is Side.BUY
        return Seen(instrument, quote, await self.risk.prices(venue) if buys else {})

    async def weigh(
        self, unit: Transaction, account_id: int, intent: Intent, seen: Seen
    ) -> Weighed:
        """Price an intent and hold it against every limit; limits that are over do not raise.

        Raises `Refused`, `InsufficientFunds` (a share of nothing), `RiskDenied` (too small, price
        band, exits that would sell at once).
        """
        if intent.venue != PAPER:
            await check_connected(unit, account_id, intent.venue)
        standing = await self.risk.stand(unit, account_id, intent.venue)
        sized = sizing.size(
            intent,
            seen.instrument,
            seen.quote,
            free_base=_free(standing, intent.venue, seen.instrument.base),
            bands=sizing.Bands(self.settings.slippage_percent, self.settings.price_band_percent),
        )
        if intent.exits:
            intent.exits.check(sized.price)
        verdict = self.risk.judge(judged.wish(intent, sized), standing, seen.prices)
        return Weighed(sized, _free(standing, intent.venue, sized.reserve_currency), verdict)

    async def put(
        self,
        unit: Transaction,
        account_id: int,
        intent: Intent,
        origin: Origin,
        *,
        seen: Seen,
        waived: frozenset[Rule] = NOTHING,
        plan_id: str | None = None,
    ) -> Order:
        """Do what `Orders.place` does inside a transaction of the caller's, who commits.

        What was `seen` must be fresh; the `waived` rules were confirmed by the person.
        """
        _, placed = await admit(unit, account_id, intent, origin, lock=True)
        if placed:
            return placed
        weighed = await self.weigh(unit, account_id, intent, seen)
        weighed.verdict.enforce(waived=waived)
        return await self.write(
            unit, account_id, intent, origin, weighed=weighed, waived=waived, plan_id=plan_id
        )

    async def write(
        self,
        unit: Transaction,
        account_id: int,
        intent: Intent,
        origin: Origin,
        *,
        weighed: Weighed,
        waived: frozenset[Rule] = NOTHING,
        plan_id: str | None = None,
    ) -> Order:
        """Write the order with its reserve, its exits, its receipt, and the job that sends it."""
        draft = _draft(account_id, self.bounded(intent), weighed.sized, origin)
        # A leg is known to its venue under the same id even when a restore has forgotten it.
        order_id = clock.id_of(origin.key) if plan_id else draft.id
        order = replace(judged.keep(draft, weighed.verdict, waived), id=order_id, plan_id=plan_id)
        if not await unit.orders.add(order):
            raise Conflict(what="order-key", id=origin.key)
        await _reserve(unit, order, weighed.free)
        if origin.chat_id is not None:
            unit.receipt(order.id, chat_id=origin.chat_id, message_id=origin.message_id)
        unit.publish(changed(order))
        unit.enqueue(EXECUTE, order.id)
        if intent.exits:
            await self.attach(unit, order, intent.exits)
        return order

    def bounded(self, intent: Intent) -> Intent:
        """Give an order that rests its end, when it names none."""
        rests = intent.kind is Kind.LIMIT and intent.time_in_force is TimeInForce.GTC
        if not rests or intent.expires_at:
            return intent
        until = clock.now() + timedelta(days=self.settings.limit_days)
        return replace(intent, expires_at=until)


async def active(unit: Transaction, account_id: int, *, lock: bool = False) -> Account:
    """Return the account; raises `NotAllowed` for who may not trade."""
    account = await unit.accounts.get(account_id, lock=lock)
    if account is None or account.state is not State.ACTIVE:
        raise NotAllowed(what="trade")
    return account


async def admit(
    unit: Transaction, account_id: int, intent: Intent, origin: Origin, *, lock: bool = False
) -> tuple[Account, Order | None]:
    """Return who asks, and the order that the same request placed before.

    Raises `NotAllowed`, `Used` (the same key from another cause), `Halted`, `Frozen`.
    """
    account = await active(unit, account_id, lock=lock)
    placed = await unit.orders.by_key(account_id, origin.key)
    if placed:
        return account, origin.same(placed)
    reduces = intent.side is Side.SELL
    await gate.check_open(unit, account_id, venue=intent.venue, reduces=reduces)
    return account, None


async def _reserve(unit: Transaction, order: Order, free: Decimal) -> None:
    if free < order.reserved:
        raise InsufficientFunds(currency=order.reserved_currency, free=free, needed=order.reserved)
    await unit.ledger.post(
        Entry(
            account_id=order.account_id,
            venue=order.venue,
            kind="reserve",
            reference=order.id,
            postings=move(
                order.reserved_currency,
                order.reserved,
                out_of=Pocket.FREE,
                into=Pocket.RESERVED,
            ),
            at=order.created_at,
        )
    )


def _free(standing: Standing, venue: str, currency: str) -> Decimal:
    here = (b.free for b in standing.balances if (b.venue, b.currency) == (venue, currency))
    return next(here, ZERO)


def _draft(account_id: int, intent: Intent, sized: Sized, origin: Origin) -> Order:
    now = clock.now()
    in_force = intent.time_in_force if intent.kind is not Kind.MARKET else TimeInForce.IOC
    return Order(
        id=clock.new_id(),
        account_id=account_id,
        venue=intent.venue,
        symbol=intent.symbol,
        side=intent.side,
        kind=intent.kind,
        time_in_force=in_force,
        is_post_only=intent.is_post_only,
        quantity=None if sized.spend is not None else sized.quantity,
        spend=sized.spend,
        limit_price=sized.worst_price,
        trigger_price=intent.trigger_price,
        expires_at=intent.expires_at,
        notional=sized.notional,
        reserved=sized.reserve,
        reserved_currency=sized.reserve_currency,
        quoted_price=sized.price,
        key=origin.key,
        cause=origin.cause,
        source=origin.source,
        headline_id=origin.headline_id,
        next_check_at=now,
        created_at=now,
        updated_at=now,
    )
