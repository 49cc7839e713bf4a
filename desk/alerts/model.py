"""A chat's rule for headlines, and the delivery of one headline to one chat."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desk.signals.model import Tone


class Wanted(StrEnum):
    """Which tones a rule lets through."""

    ANY = "any"
    BULLISH = "bullish"
    BEARISH = "bearish"
    DIRECTIONAL = "directional"  # bullish or bearish, not neutral

    def admits(self, tone: Tone) -> bool:
        """Tell whether a headline of this tone passes."""
        if self is Wanted.ANY:
            return True
        if self is Wanted.DIRECTIONAL:
            return tone is not Tone.NEUTRAL
        return tone.value == self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a chat wants to hear. No coins means all that trade; impact runs from 0 to 1.

    The same rule tells of one coin at most once per `cool_down_s`, and a chat hears at most
    `daily_cap` alerts in 24 hours.
    """

    id: str
    chat_id: int
    created_by: int
    coins: tuple[str, ...] = ()
    wanted: Wanted = Wanted.ANY
    min_impact: float = 0.3
    cool_down_s: int = 300
    daily_cap: int = 50
    is_paused: bool = False
    created_at: datetime


class DeliveryState(StrEnum):
    """A claimed delivery is sent at most once: a crash while sending loses it, never doubles it."""

    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How often a rule has told its chat of a market in some span, and when last."""

    chat_id: int
    rule_id: str
    symbol: str
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One headline for one chat; (headline, chat) is unique. `price` is the mid at the alert."""

    headline_id: str
    chat_id: int
    rule_id: str
    symbol: str
    price: Decimal | None
    is_silent: bool = False
    state: DeliveryState = DeliveryState.CLAIMED
    message_id: int | None = None
    raised_at: datetime
    sent_at: datetime | None = None
