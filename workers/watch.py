"""The watch worker: follows prices and the clock, moves plans on when they are due, fires alerts.

What it knows is a copy; the tables decide. Killed at any moment it loses at most the last second
of a high-water mark, and what starts in its place reads every live plan and looks at each at once.
"""

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import structlog
from prometheus_client import Gauge

from desk import clock
from desk.market.jumps import Jumps
from desk.market.model import Quote
from desk.money import ZERO
from desk.nursery import Nursery
from desk.plans.advance import Advance
from desk.plans.decide import concerns, needs_price
from desk.plans.model import Debut, Exit, Plan, Status
from desk.settings import Settings
from desk.venues.profiles import PROFILES
from workers.context import open_desk
from workers.price_alerts import PriceAlertWatch
from workers.prices import Prices
from workers.venues import streams

log = structlog.get_logger(__name__)
REFRESH_S: Final = 0.4
LOOK_S: Final = 0.2
ALL_S: Final = 30.0  # how often every live plan is read again
STAMP_S: Final = 10.0
AT_ONCE: Final = 20
MARK_S: Final = timedelta(seconds=1)  # how often a rising high-water mark is written
BLIND_S: Final = 30
FIRST_PRICE: Final = timedelta(seconds=3)  # what a stream may take to tell the first one
_OVERLAP: Final = timedelta(seconds=5)
WATCHED: Final = Gauge("tapewire_plans_watched", "Live plans in sight.")
Place = tuple[str, str]


async def run(settings: Settings) -> None:
    """Run until cancelled."""
    async with open_desk(settings, process="watch", pool_size=4) as context, Nursery() as nursery:
        alerts = PriceAlertWatch(context.desk.price_alerts, nursery)
        watch = Watch(context.desk.advance, settings, nursery, alerts)
        try:
            await watch.begin()
            nursery.forever(watch.refresh, name="plans", pause_s=REFRESH_S)
            nursery.forever(alerts.release, name="held price alerts", pause_s=STAMP_S)
            nursery.forever(watch.look, name="look", pause_s=LOOK_S)
            nursery.forever(watch.stamp, name="stamp", pause_s=STAMP_S)
            await context.ready()
            log.info("watch worker is up")
            await asyncio.Event().wait()
        finally:
            await nursery.close()
            await watch.close()


class Watch:
    """Every live plan in sight, by market; each moves in one task at a time.

    `alerts` hears the same prices.
    """

    def __init__(
        self, advance: Advance, settings: Settings, nursery: Nursery, alerts: PriceAlertWatch
    ) -> None:
        self._advance = advance
        self._settings = settings
        self._nursery = nursery
        self._alerts = alerts
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._plans: dict[str, Plan] = {}
        self._at: defaultdict[Place, set[str]] = defaultdict(set)
        self._quotes: dict[Place, Quote] = {}
        self._jumps: defaultdict[str, Jumps] = defaultdict(Jumps)
        self._peaks: dict[str, Decimal] = {}
        self._written_at: dict[str, datetime] = {}
        self._busy: set[str] = set()
        self._prices: dict[str, Prices] = {}
        self._read_at: datetime | None = None
        self._read_all_at: datetime | None = None

    async def begin(self) -> None:
        """Take the prices known before a restart for good, so that a first one cannot deceive."""
        for venue in PROFILES:
            for quote in (await self._advance.placing.market.quotes.all(venue)).values():
                self._jumps[venue].remember(quote, clock.now())

    # -- what is to be watched

    async def refresh(self) -> None:
        """Read plans that are new or changed, now and then all of them."""
        now = clock.now()
        is_whole = self._read_all_at is None or (now - self._read_all_at).total_seconds() > ALL_S
        since = None if is_whole or self._read_at is None else self._read_at - _OVERLAP
        found = await self._advance.live(since)
        if is_whole:
            self._forget(set(self._plans) - {plan.id for plan in found})
            self._read_all_at = now
        self._read_at = now
        for plan in found:
            self._know(plan)
        await self._alerts.refresh()
        self._follow()
        WATCHED.set(len(self._plans))

    def _know(self, plan: Plan) -> None:
        known = self._plans.get(plan.id)
        if known is not None and known.updated_at > plan.updated_at:
            return
        if not plan.status.is_live:
            self._forget({plan.id})
            return
        self._plans[plan.id] = plan
        self._at[plan.venue, plan.symbol].add(plan.id)

    def _forget(self, plan_ids: set[str]) -> None:
        for plan_id in plan_ids:
            plan = self._plans.pop(plan_id, None)
            if plan is not None:
                self._at[plan.venue, plan.symbol].discard(plan_id)
            self._peaks.pop(plan_id, None)
            self._written_at.pop(plan_id, None)

    def _follow(self) -> None:
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for plan in self._plans.values():
            if not isinstance(plan.terms, Debut) or plan.terms.is_listed:
                wanted[plan.venue].add(plan.symbol)
        for venue, symbol in self._alerts.places():
            wanted[venue].add(symbol)
        for venue, symbols in wanted.items():
            if venue not in self._prices:
                self._prices[venue] = self._open(venue)
            self._prices[venue].follow(symbols)

    def _open(self, venue: str) -> Prices:
        async def client() -> Any:
            return await streams.public(self._settings, venue)

        return Prices(venue, client, lambda quote: self.hear(venue, quote), self._nursery)

    # -- what happens

    def hear(self, venue: str, quote: Quote) -> None:
        """Take a price in; plans that it concerns move on."""
        if not self._jumps[venue].admits(quote, clock.now()):
            return
        place = (venue, quote.symbol)
        self._quotes[place] = quote
        for plan_id in self._at[place]:
            self._price(self._plans[plan_id], quote)
        self._alerts.hear(venue, quote)

    def _price(self, plan: Plan, quote: Quote) -> None:
        if plan.hold_until is not None and plan.hold_until > quote.at:
            return
        marked = self._marked(plan, quote.bid)
        if concerns(marked, quote) or (marked is not plan and self._may_write(plan, quote.at)):
            self._go(plan.id, quote)

    def _marked(self, plan: Plan, bid: Decimal) -> Plan:
        """Return the plan with the best bid since it was read; the table learns of it later."""
        terms = plan.terms
        if not isinstance(terms, Exit) or terms.trail_percent is None or terms.fired:
            return plan
        peak = self._peaks[plan.id] = max(self._peaks.get(plan.id, ZERO), bid)
        if terms.high is not None and peak <= terms.high:
            return plan
        return replace(plan, terms=replace(terms, high=peak))

    def _may_write(self, plan: Plan, at: datetime) -> bool:
        """Tell whether a risen mark is to be written now: once a second."""
        written = self._written_at.get(plan.id)
        if written is not None and at - written < MARK_S:
            return False
        self._written_at[plan.id] = at
        return True

    async def look(self) -> None:
        """Move on the plans whose time has come, and say which are blind."""
        now = clock.now()
        for plan in list(self._plans.values()):
            if plan.wake_at is not None and plan.wake_at <= now and self._may_look(plan, now):
                self._go(plan.id, self._believed(plan))
            if needs_price(plan):
                await self._sense(plan, now)

    def _may_look(self, plan: Plan, now: datetime) -> bool:
        """Tell whether to move a plan on, or the first price it needs is still on its way."""
        is_new = plan.status is Status.ACTIVE and now - plan.updated_at < FIRST_PRICE
        return not (is_new and needs_price(plan) and self._believed(plan) is None)

    async def _sense(self, plan: Plan, now: datetime) -> None:
        quote = self._believed(plan)
        since = quote.at if quote else plan.created_at
        age_s = int((now - since).total_seconds())
        is_blind = plan.problem is not None and plan.problem.key == "plan-blind"
        if age_s > BLIND_S and plan.problem is None and plan.id not in self._busy:
            await self._advance.blind(plan.id, age_s=age_s)
            await self._reread()
        elif age_s <= self._settings.quote_age_s and quote is not None and is_blind:
            await self._advance.sighted(plan.id)
            await self._reread()

    async def _reread(self) -> None:
        self._read_at = clock.now() if self._read_at is None else self._read_at
        await self.refresh()

    def _believed(self, plan: Plan) -> Quote | None:
        return self._quotes.get((plan.venue, plan.symbol))

    def _go(self, plan_id: str, quote: Quote | None) -> None:
        if plan_id not in self._busy:
            self._busy.add(plan_id)
            self._nursery.spawn(self._move(plan_id, quote), name="move-plan")

    async def _move(self, plan_id: str, quote: Quote | None) -> None:
        try:
            async with self._gate:
                peak = self._peaks.get(plan_id, ZERO)
                plan = await self._advance.advance(plan_id, quote, peak=peak)
        finally:
            self._busy.discard(plan_id)
        if plan is not None:
            self._know(plan)

    async def stamp(self) -> None:
        """Write which plans are in sight."""
        await self._advance.watched(list(self._plans))

    async def close(self) -> None:
        """Close every stream."""
        for prices in self._prices.values():
            await prices.close()
