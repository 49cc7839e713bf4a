"""What a venue still shows of an order that it does not find any more: venues forget.

A list of what rests and a list of trades reach further back than a look-up, and neither can be
complete for one moment alone: the list of orders is read first, so that whatever ends in between
is among the trades.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from desk.errors import VenueUnsure
from desk.orders.execution import Execution
from desk.orders.model import Order, Report, Status
from desk.orders.outside import ANOTHER, Deal, Resting
from desk.orders.strangers import fill_of
from desk.ports import Venue
from desk.venues.forms import known_as

EARLIER: Final = timedelta(minutes=1)  # clocks differ
MOST_CANDIDATES: Final = 20  # orders by hand that are asked about for the sake of one of ours


@dataclass(frozen=True, slots=True)
class Traces:
    """What is an order's for certain, and the venue's ids of orders of which one may be it.

    `deals` are those that are not booked yet; `is_found` tells of the others, too.
    """

    resting: Resting | None = None
    is_found: bool = False
    deals: tuple[Deal, ...] = ()
    candidates: tuple[str, ...] = ()

    def report(self, order: Order) -> Report | None:
        """Return what they prove; None when that is nothing new. It says nothing of an end."""
        is_found = self.resting is not None and order.status is Status.UNKNOWN
        if not is_found and not self.deals:
            return None
        first: Resting | Deal = self.resting or self.deals[0]
        # One that was lost and whose trades alone are seen may be over: its look-up says so.
        is_lost = order.status is Status.UNKNOWN and self.resting is None
        status = Status.PARTIAL if self.deals else Status.OPEN
        return Report(
            status=Status.UNKNOWN if is_lost else status,
            venue_order_id=order.venue_order_id or first.venue_order_id,
            filled=order.filled,
            fills=tuple(fill_of(order, deal) for deal in self.deals),
        )


async def read(execution: Execution, order: Order) -> Traces:
    """Read what the venue shows; raises `VenueUnsure` and `VenueRefused` when it shows nothing."""
    venue = execution.venues[order.venue]
    listed = await venue.open_orders(order.account_id, [order.symbol])
    deals = await _deals(venue, order)
    resting = next((seen for seen in listed if _is_it(order, seen)), None)
    own = [deal for deal in deals if _is_it(order, deal)]
    others = [] if own or resting else [deal for deal in deals if _may_be_it(order, deal)]
    async with execution.open() as unit:
        fills = await unit.trades.fills(order.account_id, symbol=order.symbol)
        # Of this order alone for its own: both sides of one trade may be people of this desk.
        own_booked = {fill.trade_id for fill in fills if fill.order_id == order.id}
        booked = {fill.trade_id for fill in fills if fill.venue == order.venue}
        orders = {deal.venue_order_id for deal in others if deal.trade_id not in booked}
        known = await unit.books.at_venue(order.account_id, order.venue, orders)
    return Traces(
        resting,
        resting is not None or bool(own),
        tuple(deal for deal in own if deal.trade_id not in own_booked),
        tuple(sorted(orders - {one.venue_order_id for one in known})),
    )


async def _deals(venue: Venue, order: Order) -> list[Deal]:
    """Return the order's trades by its number; those of the market since, where it has none.

    A stop may trade under another number than it waited under.
    """
    if order.venue_order_id and not order.kind.has_trigger:
        return await venue.trades_of(order)
    since = order.created_at - EARLIER
    return await venue.trades(order.account_id, order.symbol, since=since)


async def led_to(venue: Venue, order: Order, candidates: Sequence[str]) -> Report | None:
    """Return the word on a lost order that is one of these; None when certainly none is it.

    Raises `VenueUnsure` when that stays open.
    """
    if len(candidates) > MOST_CANDIDATES:
        raise VenueUnsure(why="too many orders by hand")
    for number in candidates:
        lost = replace(order, status=Status.UNKNOWN, venue_order_id=number)
        try:
            report = await venue.find(lost)
        except VenueUnsure as e:
            if e.values.get("why") == ANOTHER:
                continue
            raise
        if report is None:
            raise VenueUnsure(why="a trade whose order is not known any more")
        return report
    return None


def _is_it(order: Order, seen: Resting | Deal) -> bool:
    is_numbered = bool(order.venue_order_id) and seen.venue_order_id == order.venue_order_id
    is_named = seen.client_order_id == known_as(order.venue, order.client_order_id)
    return seen.symbol == order.symbol and (is_numbered or is_named)


def _may_be_it(order: Order, deal: Deal) -> bool:
    is_nameless = not order.venue_order_id and not deal.client_order_id
    return is_nameless and (deal.symbol, deal.side) == (order.symbol, order.side)
