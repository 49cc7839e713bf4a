"""What a model said of a headline, what we make of it, and what the market did after."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

HORIZONS: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=24),
)
FLAT_BP: Final = Decimal(5)  # a move within five basis points is no move


class Tone(StrEnum):
    """Which way a headline leans for the coins it names."""

    BEARISH = "bearish"
    NEUTRAL = "neutral"
    BULLISH = "bullish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the local models said. All but `sentiment` (-1 to 1) and `took_ms` run from 0 to 1.

    `impact` is a prior by kind of event, not a forecast; `confidence` is calibrated on held-out
    data; `model` names the weights that spoke.
    """

    headline_id: str
    sentiment: float
    tone: Tone
    confidence: float
    impact: float
    event: str
    manipulation: float
    model: str
    took_ms: float
    scored_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What people are shown: the tone that survives our doubts, and why."""

    tone: Tone
    confidence: float
    impact: float
    event: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The market's move from the moment of the alert to one horizon later, in basis points."""

    headline_id: str
    symbol: str
    horizon: timedelta
    before: Decimal
    after: Decimal
    graded_at: datetime

    @property
    def move_bp(self) -> Decimal:
        """The move in basis points of the price before."""
        return (self.after - self.before) / self.before * 10_000

    def is_hit(self, tone: Tone) -> bool | None:
        """Tell whether the market went the way of the tone; None when it made no call."""
        if tone is Tone.NEUTRAL:
            return None
        move = self.move_bp if tone is Tone.BULLISH else -self.move_bp
        return move > FLAT_BP
