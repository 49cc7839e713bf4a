"""What a person owns, what it cost and what it is worth now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desk import clock
from desk.errors import NotFound
from desk.market.model import Instrument, Quote
from desk.money import ZERO
from desk.portfolio import history, results, trips
from desk.portfolio.history import CASH
from desk.portfolio.ledger import Balance, Entry, Pocket, move
from desk.portfolio.pnl import Holding, Method, Traded
from desk.portfolio.results import Result
from desk.portfolio.returns import Flow
from desk.portfolio.trips import RoundTrip
from desk.ports import OpenUnit, Quotes, Unit
from desk.venues.profiles import PAPER

if TYPE_CHECKING:
    from desk.orders.model import Fill

DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One asset held. Sums in USDT; `price` is None when no quote is known."""

    symbol: str
    base: str
    free: Decimal
    reserved: Decimal
    holding: Holding
    price: Decimal | None

    @property
    def quantity(self) -> Decimal:
        """Free and reserved base units together."""
        return self.free + self.reserved

    @property
    def value(self) -> Decimal:
        """Worth at the price of now, at cost when no price is known."""
        return self.holding.cost if self.price is None else self.quantity * self.price

    @property
    def unrealised(self) -> Decimal:
        """Profit or loss on paper."""
        return ZERO if self.price is None else self.value - self.holding.cost

    @property
    def unrealised_percent(self) -> Decimal:
        """The same as percent of cost."""
        return self.unrealised / self.holding.cost * 100 if self.holding.cost else ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a person has at one venue in USDT; equity is cash, reserved cash and positions."""

    venue: str = PAPER
    cash: Decimal
    reserved: Decimal
    positions: tuple[Position, ...]
    realised: Decimal
    fees: Decimal
    deposited: Decimal
    day_change: Decimal

    @property
    def day_change_percent(self) -> Decimal:
        """The change of 24 hours as percent of the equity before it."""
        before = self.equity - self.day_change
        return self.day_change / before * 100 if before > 0 else ZERO

    @property
    def equity(self) -> Decimal:
        """Everything at the prices of now."""
        return self.cash + self.reserved + sum((p.value for p in self.positions), ZERO)

    @property
    def unrealised(self) -> Decimal:
        """Profit or loss on paper over all positions."""
        return sum((p.unrealised for p in self.positions), ZERO)

    @property
    def profit(self) -> Decimal:
        """Equity less what was put in."""
        return self.equity - self.deposited


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Balances come from the ledger, costs from the fills."""

    open: OpenUnit
    quotes: Quotes
    paper_balance: Decimal

    async def deposit_paper(self, unit: Unit, account_id: int) -> None:
        """Book the paper money a newcomer starts with, once; the caller commits."""
        await unit.ledger.post(
            Entry(
                account_id=account_id,
                venue=PAPER,
                kind="deposit",
                reference=f"welcome:{account_id}",
                postings=move(CASH, self.paper_balance, out_of=Pocket.OUTSIDE, into=Pocket.FREE),
                at=clock.now(),
            )
        )

    async def summary(
        self, account_id: int, venue: str = PAPER, *, method: Method = Method.AVERAGE
    ) -> Summary:
        """Return everything the person has at a venue, largest first, its cost by `method`."""
        async with self.open(reads=True) as unit:
            balances = [b for b in await unit.ledger.balances(account_id) if b.venue == venue]
            fills = [f for f in await unit.trades.fills(account_id) if f.venue == venue]
            flows = await unit.equity.flows(account_id, venue)
        quotes = await self.quotes.all(venue)
        flows = [_valued(flow, quotes) for flow in flows]
        holdings = history.holdings(history.moves(fills, flows), method)
        cash = next((b for b in balances if b.currency == CASH), None)
        return Summary(
            venue=venue,
            cash=cash.free if cash else ZERO,
            reserved=cash.reserved if cash else ZERO,
            positions=_positions(balances, holdings, quotes),
            realised=sum((h.realised for h in holdings.values()), ZERO),
            fees=sum((h.fees for h in holdings.values()), ZERO),
            deposited=sum((f.value or ZERO for f in flows), ZERO),
            day_change=_day_change(fills, flows, balances, quotes),
        )

    async def result(self, account_id: int, market: Instrument, venue: str = PAPER) -> Result:
        """Return how a coin does that the person holds, or else how their last sale of it did.

        What no market would take back is not held. Raises `NotFound` when there is neither.
        """
        summary = await self.summary(account_id, venue)
        priced = (p for p in summary.positions if p.price is not None and p.holding.cost)
        position = next((p for p in priced if p.symbol == market.symbol), None)
        if position and not market.is_dust(position.quantity, position.value):
            return results.held(position, venue, clock.now())
        last = await self._last_sale(account_id, market.symbol, venue)
        if last is not None:
            return results.sold(last, venue)
        if position:
            return results.held(position, venue, clock.now())
        raise NotFound(what="trade", id=market.base)

    async def _last_sale(self, account_id: int, symbol: str, venue: str) -> RoundTrip | None:
        async with self.open(reads=True) as unit:
            fills = [f for f in await unit.trades.fills(account_id) if f.venue == venue]
            flows = await unit.equity.flows(account_id, venue)
        sales = trips.round_trips(history.moves(fills, flows), Method.AVERAGE)
        return next((sale for sale in reversed(sales) if sale.symbol == symbol), None)

    async def holdings(self, account_id: int, venue: str) -> list[Balance]:
        """Return what the person has of each currency at a venue, none left out but nothing."""
        async with self.open(reads=True) as unit:
            found = await unit.ledger.balances(account_id)
        return [b for b in found if b.venue == venue and b.total]

    async def fills(self, account_id: int, *, symbol: str | None = None) -> "list[Fill]":
        """Return the person's fills, oldest first."""
        async with self.open(reads=True) as unit:
            return await unit.trades.fills(account_id, symbol=symbol)


def _valued(flow: Flow, quotes: Mapping[str, Quote]) -> Flow:
    """Return a flow at the price of now while it waits for one: what just came is no profit."""
    quote = quotes.get(f"{flow.currency}/{CASH}")
    if flow.value is not None or quote is None:
        return flow
    return replace(flow, value=flow.amount * quote.bid)


def _day_change(
    fills: "Sequence[Fill]",
    flows: Sequence[Flow],
    balances: Sequence[Balance],
    quotes: Mapping[str, Quote],
) -> Decimal:
    """What 24 hours brought: worth now, less worth then at the prices then, less what was paid.

    A market without a quote counts for nothing, for its price then cannot be known.
    """
    since = clock.now() - DAY
    held = {f"{b.currency}/{CASH}": b.total for b in balances if b.currency != CASH}
    recent: dict[str, list[Traded]] = {}
    for moved in history.moves(fills, flows):
        if moved.at >= since:
            recent.setdefault(moved.symbol, []).append(moved.traded)
    change = ZERO
    for symbol in quotes.keys() & (held.keys() | recent.keys()):
        quote, trades, now = quotes[symbol], recent.get(symbol, []), held.get(symbol, ZERO)
        bought = sum(((t.quantity if t.is_buy else -t.quantity) - t.fee_base for t in trades), ZERO)
        paid = sum(((t.cost if t.is_buy else -t.cost) + t.fee_quote for t in trades), ZERO)
        price_then = quote.last / (1 + quote.change_percent / 100)
        change += now * quote.bid - (now - bought) * price_then - paid
    return change


def _positions(
    balances: Sequence[Balance], holdings: Mapping[str, Holding], quotes: Mapping[str, Quote]
) -> tuple[Position, ...]:
    found = []
    for balance in balances:
        if balance.currency == CASH or not balance.total:
            continue
        symbol = f"{balance.currency}/{CASH}"
        quote = quotes.get(symbol)
        found.append(
            Position(
                symbol=symbol,
                base=balance.currency,
                free=balance.free,
                reserved=balance.reserved,
                holding=holdings.get(symbol, Holding()),
                price=quote.bid if quote else None,
            )
        )
    return tuple(sorted(found, key=lambda p: p.value, reverse=True))
