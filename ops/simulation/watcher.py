"""What the watch worker does all day, over simulated prices: move plans on when they are due."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk import clock
from desk.facade import Desk
from desk.market.model import Quote
from desk.money import ZERO
from desk.plans.decide import concerns
from desk.plans.model import Exit, Plan
from ops.simulation.process import Process
from ops.simulation.tape import Tape

REFRESH_S: Final = 0.4
LOOK_S: Final = 0.2
_OVERLAP: Final = timedelta(seconds=5)


class Watcher:
    """One life of a watch worker: it knows nothing but what it reads."""

    def __init__(self, desk: Desk, tape: Tape) -> None:
        self._advance = desk.advance
        self._tape = tape
        self._plans: dict[str, Plan] = {}
        self._quotes: dict[str, Quote] = {}
        self._peaks: dict[str, Decimal] = {}
        self._busy: set[str] = set()
        self._read_at: datetime | None = None

    async def run(self, process: Process) -> None:
        """Work until the process ends."""
        self._quotes = await self._tape.all()
        process.spawn(self._listen(process))
        process.spawn(self._refresh(process))
        while True:
            await asyncio.sleep(LOOK_S)
            now = clock.now()
            for plan in list(self._plans.values()):
                if plan.wake_at is not None and plan.wake_at <= now:
                    self._go(process, plan)

    async def _refresh(self, process: Process) -> None:
        while True:
            await process.survive(self._read())
            await asyncio.sleep(REFRESH_S)

    async def _read(self) -> None:
        """Read plans that are new or changed, all of them after a start."""
        began = clock.now()
        since = None if self._read_at is None else self._read_at - _OVERLAP
        for plan in await self._advance.live(since):
            self._know(plan)
        self._read_at = began

    async def _listen(self, process: Process) -> None:
        while True:
            for quote in await self._tape.hear():
                self._quotes[quote.symbol] = quote
                for plan in [p for p in self._plans.values() if p.symbol == quote.symbol]:
                    self._price(process, plan, quote)

    def _price(self, process: Process, plan: Plan, quote: Quote) -> None:
        if plan.hold_until is not None and plan.hold_until > quote.at:
            return
        if self._rises(plan, quote.bid) or concerns(plan, quote):
            self._go(process, plan)

    def _rises(self, plan: Plan, bid: Decimal) -> bool:
        """Tell whether a bid, or one since the plan was read, lifts the mark that it trails."""
        terms = plan.terms
        if not isinstance(terms, Exit) or terms.trail_percent is None or terms.fired:
            return False
        peak = self._peaks[plan.id] = max(self._peaks.get(plan.id, ZERO), bid)
        return terms.high is None or peak > terms.high

    def _know(self, plan: Plan) -> None:
        known = self._plans.get(plan.id)
        if known is not None and known.updated_at > plan.updated_at:
            return
        if plan.status.is_live:
            self._plans[plan.id] = plan
        else:
            self._plans.pop(plan.id, None)

    def _go(self, process: Process, plan: Plan) -> None:
        if plan.id not in self._busy:
            self._busy.add(plan.id)
            process.spawn(self._move(plan))

    async def _move(self, plan: Plan) -> None:
        try:
            quote, peak = self._quotes.get(plan.symbol), self._peaks.get(plan.id, ZERO)
            after = await self._advance.advance(plan.id, quote, peak=peak)
        finally:
            self._busy.discard(plan.id)
        if after is not None:
            self._know(after)
