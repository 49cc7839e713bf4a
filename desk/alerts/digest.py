"""What was held back and comes later as one message: when, and what it says."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from desk.alerts.model import DeliveryState
from desk.news.model import Headline
from desk.signals.model import Verdict

ALL: Final = "all"


class Reason(StrEnum):
    """Why an alert waits."""

    QUIET = "quiet"
    SNOOZE = "snooze"
    DAILY_CAP = "daily-cap"
    SOURCE_CAP = "source-cap"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class Delay:
    """Why an alert waits, and the first moment it may come."""

    reason: Reason
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a chat likes to hear.

    Digests come at `digest_at`, a local time of `zone`, or as each delay ends. `languages` are
    codes that need no mark; none chosen are the chat's own and English, `all` is every one.
    """

    chat_id: int
    digest_at: time | None = None
    zone: str = "UTC"
    languages: tuple[str, ...] = ()

    def foreign(self, language: str, own: str) -> str:
        """Return the language of a headline when it needs a mark, else nothing.

        `own` is the language the chat is spoken to in.
        """
        known = self.languages or (own, "en")
        return "" if language in known or ALL in known else language


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One headline held back from one chat; (headline, chat) is unique, as with a delivery.

    `because` are the words of the rule that fired. `digest_id` is empty until it is gathered.
    """

    headline_id: str
    chat_id: int
    rule_id: str
    because: str
    reason: Reason
    held_at: datetime
    due_at: datetime
    digest_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One message about what was held back; like an alert it is sent at most once."""

    id: str
    chat_id: int
    state: DeliveryState = DeliveryState.CLAIMED
    message_id: int | None = None
    made_at: datetime
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a digest; the verdict is None for a headline whose score is gone.

    `foreign` is its language when the chat wants that marked.
    """

    held: Held
    headline: Headline
    verdict: Verdict | None
    foreign: str = ""


def next_at(now: datetime, at: time, zone: str) -> datetime:
    """Return the first moment after `now` at which it is that time in a zone, in UTC.

    Where clocks are put back it may be twice in a night; a time they skip comes as late as it
    would have without.
    """
    local = now.astimezone(ZoneInfo(zone))
    moments = (
        datetime.combine(local.date() + timedelta(days=day), at.replace(fold=fold), local.tzinfo)
        for day in range(3)
        for fold in (0, 1)
    )
    return next(m for m in (moment.astimezone(UTC) for moment in moments) if m > now)
