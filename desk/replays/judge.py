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
    """What was bought and what ends it, worked out once: a position is held over many candles.

    `covered` is up to when the archive has told of it without a hole, `alone_until` the end of the
    minute it was bought in.
    """

    entered_at: datetime
    price: Decimal
    is_exact: bool
    covered: datetime
    alone_until: datetime
    stop: Decimal | None
    target: Decimal | None
    ends_at: datetime
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
        if found := _exit(position, piece):
            return _trade(alert, terms, position, piece.at, *found)
    is_silent = until - position.covered > GAP
    return _doubted(alert, position, Doubt.GAP if is_silent else Doubt.OPEN)


async def _enter(alert: Raised, terms: Terms, cursor: Cursor) -> _Position | None:
    """Buy at the first price known once the delay has passed."""
    due = alert.sent_at + terms.delay
    async for piece in cursor:
        if piece.at - due > PATIENCE:
            return None
        if piece.kind is not Kind.CANDLE and piece.at >= due:
            return _bought(piece, terms)
    return None


def _bought(piece: Known, terms: Terms) -> _Position:
    is_exact, next_minute = piece.kind is Kind.MIDDLE, _next_minute(piece.at)
    paid = piece.open * (1 + terms.half_spread_bps / _BPS)
    return _Position(
        entered_at=piece.at,
        price=piece.open,
        is_exact=is_exact,
        covered=next_minute if is_exact else piece.at,
        alone_until=next_minute,
        stop=None if terms.stop is None else paid * (1 - terms.stop),
        target=None if terms.target is None else paid * (1 + terms.target),
        ends_at=piece.at + terms.hold,
    )


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
            return position.is_exact and piece.at < position.alone_until
    return False


def _exit(position: _Position, piece: Known) -> tuple[Decimal, Ending] | None:
    if position.stop is not None and piece.low <= position.stop:
        return min(position.stop, piece.open), Ending.STOP
    if position.target is not None and piece.high >= position.target:
        return position.target, Ending.TARGET
    if piece.at >= position.ends_at:
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
