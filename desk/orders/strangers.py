"""Orders and trades that the desk did not make: told from its own, kept as EXTERNAL."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desk import clock
from desk.money import ZERO
from desk.orders.execution import book
from desk.orders.model import EXTERNAL, Fill, Kind, Order, Report, Status
from desk.orders.outside import Deal, Resting
from desk.orders.recall import changed, release
from desk.portfolio.fees import valued
from desk.ports import Unit
from desk.venues.forms import known_as


@dataclass(frozen=True, slots=True)
class Stranger:
    """An order placed outside, with those of its trades that are new."""

    order: Order
    deals: tuple[Deal, ...] = ()


@dataclass(frozen=True, slots=True)
class SortedOut:
    """What a venue told, sorted.

    `own`: trades of our orders that we did not know. `late`: our orders that counted as over and
    yet rest there. `is_murky` while an order of ours has no id of the venue's: what happened in
    its market may be its doing.
    """

    foreign: list[Stranger] = field(default_factory=list)
    own: list[tuple[Order, Report]] = field(default_factory=list)
    late: list[Order] = field(default_factory=list)
    is_murky: bool = False


async def sort_out(
    unit: Unit,
    account_id: int,
    venue: str,
    *,
    resting: Sequence[Resting],
    deals: Sequence[Deal],
) -> SortedOut:
    """Tell our own orders from strangers', by the venue's id and by the id we gave."""
    known = await _known(unit, account_id, venue, {*_ids(resting), *_ids(deals)})
    found = SortedOut()
    strange: dict[str, Resting] = {}
    for seen in resting:
        order = known.find(seen)
        if order is not None and order.status.is_final:
            found.late.append(order)
        elif order is None and (seen.symbol not in known.murky or seen.client_order_id):
            strange[seen.venue_order_id] = seen
    groups: dict[str, list[Deal]] = defaultdict(list)
    is_murky = False
    for deal in await _new(unit, venue, deals):
        order = known.find(deal)
        if order is not None and not order.is_external:
            found.own.append((order, _report(order, deal)))
        elif order is None and deal.symbol in known.murky:
            is_murky = True
        else:
            groups[deal.venue_order_id].append(deal)
    for name in strange.keys() | groups.keys():
        of_it = groups.get(name, [])
        outside = known.by_venue.get(name) or _draft(account_id, strange.get(name), of_it)
        found.foreign.append(Stranger(outside, tuple(of_it)))
    return replace(found, is_murky=is_murky)


@dataclass(frozen=True, slots=True)
class _Known:
    by_venue: dict[str, Order]
    by_client: dict[str, Order]
    murky: set[str]  # markets in which an order of ours has no id of the venue's yet

    def find(self, seen: Resting | Deal) -> Order | None:
        return self.by_venue.get(seen.venue_order_id) or self.by_client.get(seen.client_order_id)


async def _known(unit: Unit, account_id: int, venue: str, ids: set[str]) -> _Known:
    ours = await unit.books.still_open(account_id, venue)
    lost = await unit.books.at_venue(account_id, venue, [""])
    told = await unit.books.at_venue(account_id, venue, ids)
    return _Known(
        {order.venue_order_id: order for order in told},
        {known_as(venue, o.client_order_id): o for o in (*lost, *ours)},
        {order.symbol for order in ours if not order.venue_order_id},
    )


def _ids(seen: Sequence[Resting | Deal]) -> set[str]:
    return {one.venue_order_id for one in seen}


async def keep(unit: Unit, stranger: Stranger) -> None:
    """Write an order placed outside and book its new trades; the caller commits."""
    await unit.orders.add(stranger.order)
    order = await unit.orders.get(stranger.order.id, lock=True)
    if order is None:
        return
    for deal in stranger.deals:
        fill = await valued(unit, fill_of(order, deal))
        if await unit.trades.add_fill(fill):
            order = await book(unit, order, fill)
    whole = max(order.quantity or ZERO, order.filled)
    is_done = order.filled >= whole
    status = order.status
    if stranger.deals:
        status = Status.FILLED if is_done else Status.PARTIAL
    now = clock.now()
    order = replace(order, quantity=whole, status=status, updated_at=now)
    await unit.orders.save(await release(unit, order, now) if status.is_final else order)
    unit.publish(changed(order))


async def close(unit: Unit, account_id: int, venue: str, resting: Sequence[Resting]) -> None:
    """End orders placed outside that rest at the venue no more."""
    there = {order.venue_order_id for order in resting}
    for order in await unit.books.open_outside(account_id, venue):
        if order.venue_order_id not in there:
            is_done = order.quantity is not None and order.filled >= order.quantity
            status = Status.FILLED if is_done else Status.CANCELLED
            now = clock.now()
            ended = replace(order, status=status, updated_at=now)
            await unit.orders.save(await release(unit, ended, now))
            unit.publish(changed(ended))


async def _new(unit: Unit, venue: str, deals: Sequence[Deal]) -> list[Deal]:
    """Return each trade that is not booked, once, however often it was told."""
    by_symbol: dict[str, list[Deal]] = defaultdict(list)
    for deal in {(d.symbol, d.trade_id, d.venue_order_id): d for d in deals}.values():
        by_symbol[deal.symbol].append(deal)
    found = []
    for symbol, these in by_symbol.items():
        booked = await unit.books.known_trades(venue, symbol, [d.trade_id for d in these])
        found += [deal for deal in these if deal.trade_id not in booked]
    return found


def _draft(account_id: int, seen: Resting | None, deals: Sequence[Deal]) -> Order:
    """Return the row of an order placed outside; one that is over is known by its trades alone."""
    now = clock.now()
    first: Resting | Deal = seen or deals[0]
    quantity = seen.quantity if seen else sum((d.quantity for d in deals), ZERO)
    return Order(
        # Derived, so that reading the same order twice is one row.
        id=clock.id_of(f"{EXTERNAL}:{account_id}:{first.venue}:{first.venue_order_id}"),
        account_id=account_id,
        venue=first.venue,
        symbol=first.symbol,
        side=first.side,
        kind=seen.kind if seen else Kind.MARKET,
        quantity=quantity,
        limit_price=seen.limit_price if seen else None,
        trigger_price=seen.trigger_price if seen else None,
        status=Status.OPEN,
        key=f"{EXTERNAL}:{first.venue}:{first.venue_order_id}",
        source=EXTERNAL,
        venue_order_id=first.venue_order_id,
        created_at=first.at,
        updated_at=now,
    )


def fill_of(order: Order, deal: Deal) -> Fill:
    """Return a trade as a fill of an order."""
    return Fill(
        venue=deal.venue,
        symbol=deal.symbol,
        trade_id=deal.trade_id,
        order_id=order.id,
        account_id=order.account_id,
        side=deal.side,
        price=deal.price,
        quantity=deal.quantity,
        fee=deal.fee,
        fee_currency=deal.fee_currency,
        at=deal.at,
    )


def _report(order: Order, deal: Deal) -> Report:
    """Return one trade of ours as a report that says nothing of the status."""
    return Report(
        status=order.status,
        venue_order_id=deal.venue_order_id,
        filled=ZERO,
        fills=(fill_of(order, deal),),
    )
