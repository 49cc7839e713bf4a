"""Reserves what a venue keeps back for orders placed outside.

So nothing of ours counts on it: a stop sells what is free, and not what an order by hand holds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desk import clock
from desk.money import ZERO
from desk.orders.model import Order, Side
from desk.portfolio.ledger import Entry, Pocket, move
from desk.ports import Unit
from desk.venues.statement import Holding


async def level(unit: Unit, account_id: int, venue: str, holdings: Sequence[Holding]) -> None:
    """Let open orders placed outside hold what the venue says; the caller locks and commits.

    Beyond what our own orders hold, and no more than each could use: of a pair of orders, of which
    one can fill, a venue keeps the sum back once.
    """
    outside = await unit.books.open_outside(account_id, venue)
    if not outside:
        return
    ours = await unit.books.still_open(account_id, venue)
    room = _room(holdings, ours)
    for order in outside:
        currency, most = _most(order)
        wanted = min(most, room[currency])
        room[currency] -= wanted
        if wanted != order.reserved:
            await _hold(unit, replace(order, reserved_currency=currency), wanted)


def _room(holdings: Sequence[Holding], ours: Sequence[Order]) -> dict[str, Decimal]:
    """Return what the venue keeps back by currency, less what it does for orders of ours."""
    room = defaultdict(lambda: ZERO, {h.currency: h.used for h in holdings})
    for order in ours:
        room[order.reserved_currency] -= order.reserved
    return defaultdict(lambda: ZERO, {c: max(sum_, ZERO) for c, sum_ in room.items()})


def _most(order: Order) -> tuple[str, Decimal]:
    """Return the currency that an order gives away, and the most of it that it still may."""
    left = max((order.quantity or ZERO) - order.filled, ZERO)
    if order.side is Side.SELL:
        return order.base, left
    return order.quote, left * (order.limit_price or order.trigger_price or ZERO)


async def _hold(unit: Unit, order: Order, wanted: Decimal) -> None:
    """Reserve more, as far as it is free, or give back what is too much."""
    more = wanted - order.reserved
    ways = (Pocket.FREE, Pocket.RESERVED) if more > 0 else (Pocket.RESERVED, Pocket.FREE)
    if more > 0:
        balance = await unit.ledger.balance(order.account_id, order.venue, order.reserved_currency)
        more = min(more, balance.free)
    if not more:
        return
    now = clock.now()
    await unit.ledger.post(
        Entry(
            account_id=order.account_id,
            venue=order.venue,
            kind="hold",
            reference=clock.new_id(),
            postings=move(order.reserved_currency, abs(more), out_of=ways[0], into=ways[1]),
            at=now,
        )
    )
    await unit.orders.save(replace(order, reserved=order.reserved + more, updated_at=now))
