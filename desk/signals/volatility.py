"""How much a coin moves by itself, so that a move after an alert can be held against it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise
from typing import Final

from desk.market.model import Candle, Timeframe
from desk.money import ZERO

_FINEST: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Which candles a horizon is measured by: the last `count` of a timeframe."""

    timeframe: Timeframe
    count: int


_SHORT: Final = Yardstick(Timeframe.M5, 288)  # a day
_LONG: Final = Yardstick(Timeframe.H1, 336)  # a fortnight
_LEAST: Final = 48  # returns; fewer are no measure


def yardstick(horizon: timedelta) -> Yardstick:
    """Return the candles that tell of moves over a horizon."""
    return _SHORT if horizon <= timedelta(hours=1) else _LONG


def usual_move_bp(
    candles: Sequence[Candle], timeframe: Timeframe, horizon: timedelta, at: datetime
) -> Decimal | None:
    """Return one standard deviation of the move over a horizon in basis points, as known at `at`.

    Realised volatility: the root of the mean squared return of candles that follow each other,
    scaled by the root of time. Five-minute returns are the usual compromise between too few of
    them and the bounce between bid and ask (Andersen, Bollerslev, Diebold and Labys,
    Econometrica 71, 2003). Candles that end after `at` are left out; None for fewer than 48
    returns or where nothing moved.
    """
    known = [candle for candle in candles if candle.at + timeframe.length <= at]
    squares = [
        (later.close / earlier.close - 1) ** 2
        for earlier, later in pairwise(known)
        if later.at - earlier.at == timeframe.length
    ]
    if len(squares) < _LEAST:
        return None
    spans = Decimal(horizon // timedelta(seconds=1)) / (timeframe.length // timedelta(seconds=1))
    found = (sum(squares, ZERO) / len(squares) * spans).sqrt() * 10_000
    return found.quantize(_FINEST, ROUND_HALF_EVEN) or None
