"""What is owned, what it cost, what it is worth, what a span of time brought."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Self

from desk.orders.model import Fill
from desk.portfolio import returns
from desk.portfolio.returns import Snapshot
from desk.portfolio.service import Position, Summary
from desk.portfolio.trips import Day, RoundTrip
from webapp.schemas.fields import Answer, Cost, Moment, Percent, Sum, Symbol, VenueName

MOST_POINTS: Final = 400


class PositionOut(Answer):
    """One asset held; sums in USDT, `price` null while no quote is known."""

    symbol: Symbol
    base: str
    quantity: Sum
    free: Sum
    reserved: Sum
    average_cost: Sum
    cost: Sum
    price: Sum | None
    value: Sum
    unrealised: Sum
    unrealised_percent: Percent
    realised: Sum

    @classmethod
    def of(cls, position: Position) -> Self:
        """Write a position."""
        return cls(
            symbol=position.symbol,
            base=position.base,
            quantity=position.quantity,
            free=position.free,
            reserved=position.reserved,
            average_cost=position.holding.average_cost,
            cost=position.holding.cost,
            price=position.price,
            value=position.value,
            unrealised=position.unrealised,
            unrealised_percent=position.unrealised_percent,
            realised=position.holding.realised,
        )


class SummaryOut(Answer):
    """The whole desk in USDT; `day_change` is what the last 24 hours brought or took."""

    venue: VenueName
    currency: str = "USDT"
    equity: Sum
    cash: Sum
    reserved: Sum
    unrealised: Sum
    realised: Sum
    fees: Sum
    deposited: Sum
    profit: Sum
    day_change: Sum
    day_change_percent: Percent
    positions: tuple[PositionOut, ...]

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """Write a summary."""
        return cls(
            venue=summary.venue,
            equity=summary.equity,
            cash=summary.cash,
            reserved=summary.reserved,
            unrealised=summary.unrealised,
            realised=summary.realised,
            fees=summary.fees,
            deposited=summary.deposited,
            profit=summary.profit,
            day_change=summary.day_change,
            day_change_percent=summary.day_change_percent,
            positions=tuple(PositionOut.of(p) for p in summary.positions),
        )


class FillOut(Answer):
    """One trade at a venue."""

    venue: VenueName
    symbol: Symbol
    order_id: str
    side: str
    price: Sum
    quantity: Sum
    cost: Cost
    fee: Sum
    fee_currency: str
    fee_value: Sum | None
    at: Moment

    @classmethod
    def of(cls, fill: Fill) -> Self:
        """Write a fill for its owner."""
        return cls(
            venue=fill.venue,
            symbol=fill.symbol,
            order_id=fill.order_id,
            side=fill.side.value,
            price=fill.price,
            quantity=fill.quantity,
            cost=fill.cost,
            fee=fill.fee,
            fee_currency=fill.fee_currency,
            fee_value=fill.fee_value,
            at=fill.at,
        )


class PointOut(Answer):
    """What everything was worth at a moment in USDT, after the `flow` of that very moment."""

    at: Moment
    value: Sum
    flow: Sum

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """Write a snapshot."""
        return cls(at=snapshot.at, value=snapshot.value, flow=snapshot.flow)


class CurveOut(Answer):
    """The equity curve, at most about 400 points, and its figures, which count all of them.

    `profit` is what it brought without flows; `time_weighted` links the returns between flows;
    `drawdown` is the deepest fall of that return from a peak, positive.
    """

    begin: Sum
    end: Sum
    flows: Sum
    profit: Sum
    time_weighted_percent: Percent
    drawdown_percent: Percent
    points: tuple[PointOut, ...]

    @classmethod
    def of(cls, curve: Sequence[Snapshot]) -> Self:
        """Write a curve."""
        found = returns.performance(curve)
        return cls(
            begin=found.begin,
            end=found.end,
            flows=found.flows,
            profit=found.profit,
            time_weighted_percent=found.time_weighted * 100,
            drawdown_percent=found.drawdown * 100,
            points=tuple(PointOut.of(s) for s in returns.sample(curve, MOST_POINTS)),
        )


class RoundTripOut(Answer):
    """Units bought and sold again by one order; `cost` and `proceeds` with fees."""

    symbol: Symbol
    order_id: str
    opened_at: Moment | None
    closed_at: Moment
    held_s: int
    quantity: Sum
    cost: Sum
    proceeds: Sum
    fees: Sum
    profit: Sum
    profit_percent: Percent

    @classmethod
    def of(cls, trip: RoundTrip) -> Self:
        """Write a round trip."""
        return cls(
            symbol=trip.symbol,
            order_id=trip.order_id,
            opened_at=trip.opened_at,
            closed_at=trip.closed_at,
            held_s=int(trip.held.total_seconds()),
            quantity=trip.quantity,
            cost=trip.cost,
            proceeds=trip.proceeds,
            fees=trip.fees,
            profit=trip.profit,
            profit_percent=trip.percent,
        )


class DayOut(Answer):
    """A calendar day in the person's zone; `equity` and its return null without a snapshot."""

    date: date
    trades: int
    turnover: Sum
    realised: Sum
    fees: Sum
    flows: Sum
    equity: Sum | None
    return_percent: Percent | None

    @classmethod
    def of(cls, day: Day) -> Self:
        """Write a day."""
        return cls(
            date=day.date,
            trades=day.trades,
            turnover=day.turnover,
            realised=day.realised,
            fees=day.fees,
            flows=day.flows,
            equity=day.equity,
            return_percent=day.percent,
        )
