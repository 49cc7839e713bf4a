"""Sees what no end of a history tells: the venue at every moment, plans while they are live."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from desk.market.model import Quote
from desk.money import ZERO, floor_to
from desk.orders.model import Order, Side
from desk.plans.exits import hit
from desk.plans.model import Exit, Plan, Status
from ops.simulation.book import STEP, Book, Taken
from ops.simulation.memory import Database


class Witness:
    """Notes, in words, what must never be true."""

    def __init__(self, database: Database, book: Book, gifts: Mapping[str, Decimal]) -> None:
        self.breaches: list[str] = []
        self._database = database
        self._book = book
        self._gifts = gifts

    def saw(self, order: Order) -> None:
        """Look at the venue just after a request has reached it."""
        self.breaches += [*self._sells_what_is_not_there(order), *self._is_beyond_plan(order)]

    def look(self, plans: Sequence[Plan], quotes: Mapping[str, Quote]) -> None:
        """Look at live plans while prices have been standing still for seconds."""
        for plan in plans:
            is_armed = plan.status is Status.ACTIVE and plan.quantity and not plan.problem
            if not is_armed or not isinstance(plan.terms, Exit) or plan.terms.fired:
                continue
            fires = hit(plan.terms, quotes[plan.symbol].bid)
            if fires is not None:
                self.breaches.append(f"plan {plan.id} is past its {fires} and has not fired")

    def sold(self, plan: Plan) -> Decimal:
        """Return what the venue has traded for a plan, in base units."""
        return sum((t.filled for t in self._legs(plan.id)), ZERO)

    def covers(self, plan: Plan) -> Decimal | None:
        """Return what a plan's entry has brought in after fees; None for what has no entry."""
        if not isinstance(plan.terms, Exit) or plan.terms.entry_id is None:
            return None
        fills = [f for t in self._book.all() for f in t.fills if f.order_id == plan.terms.entry_id]
        own = sum((f.quantity for f in fills), ZERO)
        return own - sum((f.fee for f in fills if f.fee_currency == plan.base), ZERO)

    def _legs(self, plan_id: str) -> list[Taken]:
        return [t for t in self._book.all() if t.order.plan_id == plan_id]

    def _sells_what_is_not_there(self, order: Order) -> Iterator[str]:
        person, base = order.account_id, order.base
        mine = [t for t in self._book.all() if t.order.account_id == person]
        held = self._gifts[base]
        for fill in (f for t in mine for f in t.fills if t.order.base == base):
            held += fill.quantity if fill.side is Side.BUY else -fill.quantity
            held -= fill.fee if fill.fee_currency == base else ZERO
        offered = sum(t.rest for t in mine if t.order.side is Side.SELL and t.order.base == base)
        if offered > held:
            yield f"{person} offers {offered} {base} and has {held}"

    def _is_beyond_plan(self, order: Order) -> Iterator[str]:
        """What a plan's legs have traded and still offer is never more than it covers."""
        if order.plan_id is None:
            return
        plan: Plan = self._database.tables["plans"]["plans", order.plan_id]
        at_stake = self.sold(plan) + sum((t.rest for t in self._legs(plan.id)), ZERO)
        if plan.quantity is not None and at_stake > plan.quantity:
            yield f"plan {plan.id} has {at_stake} at the venue and covers {plan.quantity}"
        own = self.covers(plan)
        is_whole = isinstance(plan.terms, Exit) and plan.terms.is_whole
        if own is not None and not is_whole and at_stake > floor_to(own, STEP):
            yield f"plan {plan.id} has {at_stake} at the venue and its entry bought {own}"
