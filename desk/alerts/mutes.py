"""What a chat wants less of: coins, sources, kinds of event, light ones, all for a while. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

MORNING: Final = time(8)
HOUR: Final = timedelta(hours=1)
SOURCE_CAP: Final = 3
_TENTH: Final = Decimal("0.1")
_MOST_IMPACT: Final = Decimal("0.9")


class Kind(StrEnum):
    """What a mute is about."""

    COIN = "coin"
    SOURCE = "source"
    EVENT = "event"
    IMPACT = "impact"  # nothing below `amount`
    CAP = "cap"  # at most `amount` alerts of a source in 24 hours
    SNOOZE = "snooze"  # nothing before `until`


class Wish(StrEnum):
    """What the buttons under an alert offer."""

    COIN = "coin"
    SOURCE = "source"
    EVENT = "event"
    IMPACT = "impact"
    CAP = "cap"
    HOUR = "hour"
    TOMORROW = "tomorrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """One thing a chat wants less of; a chat has each (kind, value) once.

    `amount` is an impact from 0 to 1, or how many alerts in 24 hours.
    """

    chat_id: int
    kind: Kind
    value: str = ""
    amount: Decimal | None = None
    until: datetime | None = None
    created_by: int
    created_at: datetime

    @property
    def id(self) -> str:
        """A name within the chat that fits into a button, whatever the value."""
        return sha256(f"{self.kind.value}\0{self.value}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What an alert would be about. `coin` is empty for none, `impact` runs from 0 to 1.

    `told` is how many alerts of the source the chat has had in the last 24 hours.
    """

    coin: str
    source: str
    event: str
    impact: float
    told: int = 0


def muted_by(mutes: Iterable[Mute], matter: Matter) -> Mute | None:
    """Return the mute for which the chat never hears of the matter."""
    named = {Kind.COIN: matter.coin, Kind.SOURCE: matter.source, Kind.EVENT: matter.event}
    for mute in mutes:
        if mute.value and named.get(mute.kind) == mute.value:
            return mute
        if mute.kind is Kind.IMPACT and mute.amount is not None and matter.impact < mute.amount:
            return mute
    return None


def capped_by(mutes: Iterable[Mute], matter: Matter) -> Mute | None:
    """Return the cap on the matter's source that is used up."""
    caps = (m for m in mutes if m.kind is Kind.CAP and m.value == matter.source)
    return next((m for m in caps if m.amount is not None and matter.told >= m.amount), None)


def snoozed_until(mutes: Iterable[Mute], now: datetime) -> datetime | None:
    """Return when the chat wants to hear again, None when it does now."""
    ends = (mute.until for mute in mutes if mute.kind is Kind.SNOOZE and mute.until is not None)
    return max((end for end in ends if end > now), default=None)


def morning_after(now: datetime, zone: str) -> datetime:
    """Return eight o'clock of the next day in a time zone."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo)


def impact_above(impact: float) -> Decimal:
    """Return the next tenth above an impact, at most 0.9: what would have kept it away."""
    tenth = Decimal(format(impact, ".4f")).quantize(_TENTH, ROUND_DOWN) + _TENTH
    return min(tenth, _MOST_IMPACT)
