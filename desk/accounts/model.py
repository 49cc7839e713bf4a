"""An account, its preferences, and the chats the bot is in."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self
from zoneinfo import ZoneInfo

from desk.venues.profiles import PAPER


class Role(StrEnum):
    """What an account may do beyond trading for itself."""

    USER = "user"
    ADMIN = "admin"


class State(StrEnum):
    """Whether an account may act: a newcomer may have to wait for an admin."""

    PENDING = "pending"
    ACTIVE = "active"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is writing, as Telegram tells it. `id` is the numeric Telegram id; names may change."""

    id: int
    first_name: str
    username: str = ""
    language: str = ""


OWN: Final = ("language", "time_zone", "pictures", "presets", "quick_limit")
PICTURES: Final = ("dark", "light")  # the looks of charts and cards; the first one is the usual


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose. Amounts are in USDT; quiet hours are local times of `time_zone`.

    `venue` is where orders go; choosing a live one is the business of desk.venues. `own` names
    the fields among `OWN` that the person set; the others are the desk's. `came_with` is the
    language of their Telegram as they came, empty where nobody wrote it down.
    """

    venue: str = PAPER
    language: str = "en"
    time_zone: str = "UTC"
    pictures: str = PICTURES[0]
    presets: tuple[Decimal, ...] = (Decimal(25), Decimal(50), Decimal(100))
    quick_limit: Decimal = Decimal(100)
    quiet_from: time | None = None
    quiet_to: time | None = None
    own: frozenset[str] = frozenset()
    came_with: str = ""

    def is_quiet(self, at: datetime) -> bool:
        """Tell whether `at` falls into the quiet hours; they may span midnight."""
        if self.quiet_from is None or self.quiet_to is None:
            return False
        local = at.astimezone(ZoneInfo(self.time_zone)).time()
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= local < self.quiet_to
        return local >= self.quiet_from or local < self.quiet_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person's desk. The id is the numeric Telegram id; `session_version` ends web sessions."""

    id: int
    name: str
    username: str = ""
    role: Role = Role.USER
    state: State = State.ACTIVE
    preferences: Preferences = field(default_factory=Preferences)
    session_version: int = 1
    created_at: datetime

    @property
    def is_admin(self) -> bool:
        """True for an active admin."""
        return self.role is Role.ADMIN and self.state is State.ACTIVE

    def known_as(self, person: Person) -> Self:
        """Return the account under the name the person has now."""
        return replace(self, name=person.first_name[:64], username=person.username[:32])


class ChatKind(StrEnum):
    """Kinds of chat, in Telegram's words."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat the bot is or was in. `account_id` is set for private chats only.

    `moved_to` is the id of the supergroup that a group has become.
    """

    id: int
    kind: ChatKind
    title: str = ""
    language: str = "en"
    is_active: bool = True
    account_id: int | None = None
    moved_to: int | None = None
