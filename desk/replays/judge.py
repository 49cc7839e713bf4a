"""Buys one alert and sells it again, by what was known at each moment. Pure but for the cursor.

Where a candle touches both exits the stop comes first; a stop that is jumped over sells at the
opening price beyond it, a target at the target and no better.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from desk.market.model import Timeframe
from desk.money import floor_to
from desk.replays.cursor import Cursor, Kind, Known
from desk.replays.model import Doubt, Ending, Terms, Trade, Unjudged
from desk.signals.model import Raised

PATIENCE: Final = timedelta(minutes=1)
GAP: Final = timedelta(minutes=5)
MINUTE: Final = Timeframe.M1.length
_FINEST: Final = Decimal("0.00000001")
_BPS: Final = Decimal(10_000)


@dataclass(slots=True)
class _Position:
    """What was bought; `covered` is up to when the archive has told of it without a hole."""

    entered_at: datetime
    price: Decimal
    is_exact: bool
    covered: datetime
    missing: timedelta = timedelta()


async def judge(
    alert: Raised, terms: Terms, cursor: Cursor, *, until: datetime
) -> Trade | Unjudged:
    """Return what came of an alert under the terms, or why that cannot be said.

    The cursor ends at `until`: what it has not told long before is missing, not yet to come.
    """
    position = await _enter(alert, terms, cursor)
    if position is None:
        return Unjudged(alert=alert, doubt=Doubt.NO_PRICE)
    async for piece in cursor:
        if not _concerns(position, piece):
            continue
        hole = max(piece.since - position.covered, timedelta())
        if hole > GAP:
            return _doubted(alert, position, Doubt.GAP)
        if piece.kind is Kind.CANDLE:
            position.missing += hole
            position.covered = piece.at
        if found := _exit(position, terms, piece):
            return _trade(alert, terms, position, piece.at, *found)
    is_silent = until - position.covered > GAP
    return _doubted(alert, position, Doubt.GAP if is_silent else Doubt.OPEN)


async def _enter(alert: Raised, terms: Terms, cursor: Cursor) -> _Position | None:
    """Buy at the first price known once the delay has passed."""
    due = alert.sent_at + terms.delay
    async for piece in cursor:
        if piece.kind is Kind.CANDLE or piece.at < due:
            continue
        if piece.at - due > PATIENCE:
            return None
        is_exact = piece.kind is Kind.MIDDLE
        covered = _next_minute(piece.at) if is_exact else piece.at
        return _Position(piece.at, piece.open, is_exact, covered)
    return None


def _doubted(alert: Raised, position: _Position, doubt: Doubt) -> Unjudged:
    return Unjudged(alert=alert, doubt=doubt, entered_at=position.entered_at, entry=position.price)


def _next_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0) + MINUTE


def _concerns(position: _Position, piece: Known) -> bool:
    """Tell whether a piece can end the position.

    The minute it was bought in is judged by the prices after the purchase alone: how high and low
    that whole minute went may have been before. From then on whole candles count.
    """
    match piece.kind:
        case Kind.CANDLE:
            return piece.since >= position.covered
        case Kind.MIDDLE:
            return position.is_exact and piece.at < _next_minute(position.entered_at)
    return False


def _exit(position: _Position, terms: Terms, piece: Known) -> tuple[Decimal, Ending] | None:
    paid = position.price * (1 + terms.half_spread_bps / _BPS)
    if terms.stop is not None:
        level = paid * (1 - terms.stop)
        if piece.low <= level:
            return min(level, piece.open), Ending.STOP
    if terms.target is not None:
        level = paid * (1 + terms.target)
        if piece.high >= level:
            return level, Ending.TARGET
    if piece.at >= position.entered_at + terms.hold:
        return piece.close, Ending.TIME
    return None


def _trade(
    alert: Raised,
    terms: Terms,
    position: _Position,
    at: datetime,
    price: Decimal,
    ending: Ending,
) -> Trade:
    entry, lost = position.price, terms.half_spread_bps / _BPS
    quantity = floor_to(terms.spend / (entry * (1 + lost)), _FINEST)
    turnover = quantity * (entry * (1 + lost) + price * (1 - lost))
    return Trade(
        alert=alert,
        entered_at=position.entered_at,
        entry=entry,
        is_exact=position.is_exact,
        quantity=quantity,
        exited_at=at,
        exit=price,
        ending=ending,
        missing=position.missing,
        gross=(quantity * (price - entry)).quantize(_FINEST, ROUND_FLOOR),
        spread=(quantity * (entry + price) * lost).quantize(_FINEST, ROUND_CEILING),
        fees=(turnover * terms.fee_bps / _BPS).quantize(_FINEST, ROUND_CEILING),
    )
