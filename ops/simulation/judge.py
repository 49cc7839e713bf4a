"""Holds what the desk believes at the end of a history against what the venue has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from desk.failpoints import NAMES
from desk.money import ZERO
from desk.orders.model import Fill, Order, Side, Status
from desk.orders.reconcile import ENDED_UNSEEN, NEVER_SENT
from desk.plans import model as plans
from desk.plans.model import Entry, Exit, Plan, Schedule
from desk.portfolio.ledger import Pocket
from desk.venues.profiles import PAPER
from ops.simulation.book import STEP
from ops.simulation.world import GIFTS, PEOPLE, Plant, World

_NOT_TAKEN = {Status.REJECTED, Status.EXPIRED, Status.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one seed came to; `breaches` are promises broken, in words.

    `intended` counts orders that were written down, `at_venue` what the venue took, `unsent` what
    was refused, cancelled or lapsed before; `off_by` is how far the ledger is from zero over all
    currencies; `fired` counts plans whose price came, `struck` names the failpoints at which a
    process died; `is_forgetful` tells that the venue soon forgets orders that have ended.
    """

    seed: int
    intended: int
    at_venue: int
    unsent: int
    duplicates: int
    lost: int
    off_by: Decimal
    plans: int
    fired: int
    kills: int
    struck: frozenset[str]
    deadlocks: int
    is_forgetful: bool
    recovery_s: float
    digest: str
    breaches: tuple[str, ...]


def play(seed: int, *, plant: Plant | None = None) -> Outcome:
    """Live through one seed and judge it."""
    world = World(seed, plant) if plant else World(seed)
    world.run()
    taken = world.book.taken
    known = {o.client_order_id: o for o in world.orders}
    lost = [*_lost(world, known), *_broken_words(world, known)]
    doubled = [f"{c} was taken {len(t)} times" for c, t in taken.items() if len(t) > 1]
    others = [*_differences(world), *_balances(world), *_untold(world), *_plans(world)]
    mishaps = [m for process in world.processes for m in process.mishaps]
    return Outcome(
        seed=seed,
        intended=len(known),
        at_venue=sum(map(len, taken.values())),
        unsent=sum(1 for client_order_id in known if not taken.get(client_order_id)),
        duplicates=sum(len(found) - 1 for found in taken.values()),
        lost=len(lost),
        off_by=sum((abs(s) for s in _sums(world).values()), ZERO),
        plans=len(world.plans),
        fired=sum(1 for plan in world.plans if _has_fired(plan)),
        kills=sum(process.deaths.total() for process in world.processes),
        struck=frozenset(NAMES) & {step for process in world.processes for step in process.deaths},
        deadlocks=world.database.deadlocks,
        is_forgetful=world.memory is not None,
        recovery_s=world.recovery_s,
        digest=world.digest(),
        breaches=(*doubled, *lost, *others, *world.witness.breaches, *mishaps),
    )


def _has_fired(plan: Plan) -> bool:
    match plan.terms:
        case Exit(fired=fired):
            return fired is not None
        case Entry(is_fired=is_fired):
            return is_fired
        case _:
            return False


def _lost(world: World, known: dict[str, Order]) -> Iterator[str]:
    """Yield what the venue has and the desk does not, and what never came to an end."""
    for client_order_id in world.book.taken:
        if client_order_id not in known:
            yield f"{client_order_id} is at the venue alone"
    for order in known.values():
        if not order.status.is_final:
            yield f"{order.id} is {order.status} for ever"


def _broken_words(world: World, known: dict[str, Order]) -> Iterator[str]:
    """Yield orders that somebody was told of and that are not there, or that were dismissed."""
    ids = {order.id for order in known.values()} | {plan.id for plan in world.plans}
    keys = {order.key for order in known.values()}
    for act in world.inbox.acts:
        if act.placed and act.placed not in ids:
            yield f"{act.placed} was promised to {act.person} and is not there"
        if act.is_dismissal and act.answer == "asked" and f"ticket:{act.ticket_id}" in keys:
            yield f"ticket {act.ticket_id} was dismissed and ordered"
        if not act.is_done:
            yield f"{act.key or act.ticket_id} of {act.person} was never answered"


def _differences(world: World) -> Iterator[str]:
    fills: dict[str, list[Fill]] = defaultdict(list)
    for fill in world.database.tables["fills"].values():
        fills[fill.order_id].append(fill)
    for order in world.orders:
        taken = world.book.taken.get(order.client_order_id, [])
        status = taken[0].status if taken else order.status
        filled = sum((t.filled for t in taken), ZERO)
        cost = sum((f.cost for t in taken for f in t.fills), ZERO)
        booked = sum((f.quantity for f in fills[order.id]), ZERO)
        is_as_it_ended = order.status is status or (taken and _ended_unseen(world, order))
        if not is_as_it_ended or (not taken and order.status not in _NOT_TAKEN):
            yield f"{order.id} is {order.status}, at the venue {status if taken else 'unknown'}"
        if not order.filled == filled == booked or order.cost != cost:
            yield f"{order.id} filled {order.filled}, at the venue {filled}, booked {booked}"
        if order.reserved:
            yield f"{order.id} is over and holds {order.reserved} {order.reserved_currency}"


def _ended_unseen(world: World, order: Order) -> bool:
    """Tell whether nobody can know how it ended: its venue has forgotten it, all but its trades."""
    if world.memory is None or order.filled == order.quantity:
        return False
    return order.reason == ENDED_UNSEEN or (order.reason == NEVER_SENT and not order.filled)


def _balances(world: World) -> Iterator[str]:
    """Yield balances that are not what was given plus what the fills moved."""
    should: dict[tuple[int, str], Decimal] = {(p, c): a for p in PEOPLE for c, a in GIFTS.items()}
    for many in world.book.taken.values():
        for fill in (f for taken in many for f in taken.fills):
            base, _, quote = fill.symbol.partition("/")
            sign = 1 if fill.side is Side.BUY else -1
            should[fill.account_id, base] += sign * fill.quantity
            should[fill.account_id, quote] -= sign * fill.cost
            should[fill.account_id, fill.fee_currency] -= fill.fee
    rows = world.database.tables["balances"]
    for (person, currency), amount in should.items():
        for pocket, wanted in ((Pocket.FREE, amount), (Pocket.RESERVED, ZERO)):
            row = rows.get(("balances", person, PAPER, currency, pocket))
            if (row[-1] if row else ZERO) != wanted:
                yield f"{person} has {row and row[-1]} {currency} {pocket}, not {wanted}"
    for currency, total in _sums(world).items():
        if total:
            yield f"the ledger is off by {total} {currency}"


def _sums(world: World) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for entry in world.database.tables["entries"].values():
        for posting in entry.postings:
            sums[posting.currency] += posting.amount
    return sums


def _untold(world: World) -> Iterator[str]:
    """Yield orders whose end is in no event, or that have no receipt to show it."""
    last = {e.order_id: e.status for e in world.database.tables["outbox"].values() if _is_news(e)}
    for order in world.orders:
        if last.get(order.id) != order.status.value:
            yield f"{order.id} is {order.status}, last told {last.get(order.id)}"
        has_receipt = ("receipts", order.id) in world.database.tables["receipts"]
        if not has_receipt and not order.plan_id:
            yield f"{order.id} has no receipt"


def _plans(world: World) -> Iterator[str]:
    """Yield plans that have lost count, fired twice, sold too much, or came to no end."""
    for plan in world.plans:
        legs = sorted((o for o in world.orders if o.plan_id == plan.id), key=lambda o: o.created_at)
        keys = [f"plan:{plan.id}:{number}" for number in range(1, plan.attempts + 1)]
        if [leg.key for leg in legs] != keys:
            yield f"plan {plan.id} counts {plan.attempts} legs and has {[leg.key for leg in legs]}"
        if not plan.status.is_final and plan.status is not plans.Status.DRAFT:
            yield f"plan {plan.id} is {plan.status} for ever"
        yield from _amounts(world, plan)
        if plan.kind is not plans.Kind.LADDER:
            yield from _two_at_once(world, plan, legs)


def _amounts(world: World, plan: Plan) -> Iterator[str]:
    legs = [o for o in world.orders if o.plan_id == plan.id]
    sold, cost = world.witness.sold(plan), sum((leg.cost for leg in legs), ZERO)
    if plan.quantity is not None and sold > plan.quantity:
        yield f"plan {plan.id} sold {sold} and covers {plan.quantity}"
    if plan.spend is not None and cost > plan.spend:
        yield f"plan {plan.id} spent {cost} of {plan.spend}"
    if plan.status is not plans.Status.DONE:
        return
    done = sum(1 for leg in legs if leg.filled)
    match plan.terms:
        case Exit() if plan.reason != "nothing-left" and (plan.quantity or ZERO) - sold >= STEP:
            yield f"plan {plan.id} is done, sold {sold} and covers {plan.quantity}"
        case Entry() if done != 1:
            yield f"plan {plan.id} is done and bought {done} times"
        case Schedule(count=count) if done != count:
            yield f"plan {plan.id} is done after {done} of {count} legs"


def _two_at_once(world: World, plan: Plan, legs: Sequence[Order]) -> Iterator[str]:
    """Yield legs that were sent while another was still open; the venue's own stops aside."""
    ended = {}
    for step in world.database.tables["steps"].values():
        if Status(step.status).is_final:
            ended[step.order_id] = step.at
    moved = [leg for leg in legs if not leg.kind.has_trigger]
    for before, after in pairwise(moved):
        if before.id not in ended or ended[before.id] > after.created_at:
            yield f"plan {plan.id} had {before.id} and {after.id} open at once"


def _is_news(event: object) -> bool:
    return type(event).__name__ == "OrderChanged"
