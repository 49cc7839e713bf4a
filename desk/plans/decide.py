"""Given a plan and what is true now: the one thing to do next. Pure."""

from desk.market.model import Quote
from desk.plans import debut, exits, schedules
from desk.plans.model import Close, Debut, Edit, Entry, Exit, Ladder, Plan, Schedule
from desk.plans.moves import Move, Scene


def decide(plan: Plan, scene: Scene) -> Move:
    """Return the next move of a live plan."""
    match plan.terms:
        case Exit() as terms:
            move = exits.decide(plan, terms, scene)
        case Schedule() as terms:
            move = schedules.schedule(plan, terms, scene)
        case Ladder() as terms:
            move = schedules.ladder(plan, terms, scene)
        case Entry() as terms:
            move = schedules.entry(plan, terms, scene)
        case Edit() as terms:
            move = schedules.edit(plan, terms, scene)
        case Debut() as terms:
            move = debut.decide(plan, terms, scene)
        case Close() as terms:
            move = schedules.close(plan, terms, scene)
    return move


def concerns(plan: Plan, quote: Quote) -> bool:
    """Tell whether a price fires the plan; other ticks cost no transaction."""
    match plan.terms:
        case Exit(fired=None) as terms:
            return exits.hit(terms, quote.bid) is not None
        case Entry(is_fired=False) as terms:
            return quote.ask >= terms.trigger
        case Debut(is_listed=True) as terms:
            return quote.ask <= terms.max_price
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
