"""What a model said of a headline, what we make of it, and what the market did after."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk.news.model import Headline

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


def move_of(before: Decimal, after: Decimal) -> Decimal:
    """Return a move in basis points of the price before."""
    return (after - before) / before * 10_000


def in_sigmas(move_bp: Decimal, volatility_bp: Decimal | None) -> Decimal | None:
    """Return a move in units of the coin's own volatility, None where that is not known."""
    return move_bp / volatility_bp if volatility_bp else None


def is_way(move_bp: Decimal, *, up: bool) -> bool:
    """Tell whether a move went this way, by more than a move that is none."""
    return (move_bp if up else -move_bp) > FLAT_BP


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A market's move from some moment to one horizon later; prices are middles of the book."""

    symbol: str
    horizon: timedelta
    before: Decimal
    after: Decimal
    graded_at: datetime

    @property
    def move_bp(self) -> Decimal:
        """The move in basis points of the price before."""
        return move_of(self.before, self.after)

    def went(self, *, up: bool) -> bool:
        """Tell whether the price went this way, by more than a move that is none."""
        return is_way(self.move_bp, up=up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Move):
    """The market's move from the moment an alert was sent to one horizon later.

    `volatility_bp` is one standard deviation of the coin's own moves over that horizon as it was
    known when the alert was sent, in basis points; None where there was too little to tell.
    """

    headline_id: str
    volatility_bp: Decimal | None = None

    @property
    def sigmas(self) -> Decimal | None:
        """The move in units of the coin's own volatility, None where that is not known."""
        return in_sigmas(self.move_bp, self.volatility_bp)

    def is_hit(self, tone: Tone) -> bool | None:
        """Tell whether the market went the way of the tone; None when it made no call."""
        return None if tone is Tone.NEUTRAL else self.went(up=tone is Tone.BULLISH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One alert from the source to what came of it; `sent_at` is None while it reached nobody."""

    headline: Headline
    score: Score
    sent_at: datetime | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the models said of an alert, and how far the market went one horizon later.

    `sentiment` is -1 to 1 and `impact` 0 to 1, as the models said them, doubted or not; `sigmas`
    is the move in units of the coin's own volatility.
    """

    sentiment: float
    impact: float
    sigmas: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An alert about one market, when it first left for a chat or, unsent, was to leave."""

    headline: Headline
    score: Score
    symbol: str
    sent_at: datetime
