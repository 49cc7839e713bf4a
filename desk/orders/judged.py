"""What risk sees of an order, and what of its verdict stays with the order."""

from dataclasses import replace

from desk.orders.intent import Intent
from desk.orders.model import Order, Side
from desk.orders.sizing import Sized
from desk.risk.gate import Wish
from desk.risk.model import Rule, Verdict


def wish(intent: Intent, sized: Sized) -> Wish:
    """Return the plain values that limits look at."""
    return Wish(symbol=intent.symbol, notional=sized.notional, is_buy=intent.side is Side.BUY)


def keep(order: Order, verdict: Verdict, waived: frozenset[Rule]) -> Order:
    """Return the order with the limits of its time, so that lowering one accuses nobody."""
    return replace(
        order,
        max_order=verdict.bound(Rule.MAX_ORDER, waived=waived),
        max_hour=verdict.bound(Rule.MAX_HOUR, waived=waived),
        max_day=verdict.bound(Rule.MAX_DAY, waived=waived),
    )
