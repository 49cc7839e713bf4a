"""Given a plan and what is true now: the one thing to do next. Pure."""

from desk.market.model import Quote
from desk.plans import exits, schedules
from desk.plans.model import Close, Edit, Entry, Exit, Ladder, Plan, Schedule
from desk.plans.moves import Move, Scene


def decide(plan: Plan, scene: Scene) -> Move:
    """Return the next move of a live plan."""
    match plan.terms:
        case Exit():
            return exits.decide(plan, plan.terms, scene)
        case Schedule():
            return schedules.schedule(plan, plan.terms, scene)
        case Ladder():
            return schedules.ladder(plan, plan.terms, scene)
        case Entry():
            return schedules.entry(plan, plan.terms, scene)
        case Edit():
            return schedules.edit(plan, plan.terms, scene)
        case Close():
            return schedules.close(plan, plan.terms, scene)


def concerns(plan: Plan, quote: Quote) -> bool:
    """Tell whether a price fires the plan; other ticks cost no transaction."""
    match plan.terms:
        case Exit(fired=None) as terms:
            return exits.hit(terms, quote.bid) is not None
        case Entry(is_fired=False) as terms:
            return quote.ask >= terms.trigger
        case _:
            return False


def needs_price(plan: Plan) -> bool:
    """Tell whether the plan watches a price, so that it is blind without one."""
    match plan.terms:
        case Exit() | Entry(is_fired=False):
            return bool(plan.quantity or plan.spend)
        case Close():
            return True
        case _:
            return False
