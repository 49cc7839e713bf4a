"""A chat's rule for headlines, and the delivery of one headline to one chat."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from desk.alerts.terms import Lean, Term
from desk.signals.model import Tone


class Wanted(StrEnum):
    """Which tones the buttons offer."""

    ANY = "any"
    BULLISH = "bullish"
    BEARISH = "bearish"
    DIRECTIONAL = "directional"  # bullish or bearish, not neutral

    @property
    def lean(self) -> Lean | None:
        """The condition of a rule that it stands for, None for none."""
        return None if self is Wanted.ANY else Lean(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a chat wants to hear.

    The same rule tells of one coin at most once per `cool_down_s`, what comes meanwhile waits for
    its end; and a chat hears at most `daily_cap` alerts in 24 hours.
    """

    id: str
    chat_id: int
    created_by: int
    condition: Term
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
    """How often a rule has told its chat of a market from a source in some span, and when last."""

    chat_id: int
    rule_id: str
    symbol: str
    source: str
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """When a chat was told of a market, and the tone that it was shown."""

    at: datetime
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One headline for one chat; (headline, chat) is unique. `price` is the mid at the alert.

    `symbol` is empty when the headline names no coin that trades; `because` are the words of the
    rule as it was then.
    """

    headline_id: str
    chat_id: int
    rule_id: str
    symbol: str
    because: str = ""
    price: Decimal | None
    state: DeliveryState = DeliveryState.CLAIMED
    message_id: int | None = None
    raised_at: datetime
    sent_at: datetime | None = None
