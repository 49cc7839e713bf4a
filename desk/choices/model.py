"""Everything that a person chose, in one value; its parts by name. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desk import money
from desk.accounts.model import Preferences
from desk.errors import DeskError
from desk.risk.model import Rule


class Setting(StrEnum):
    """What a person may choose; the names are those of the file and of the API."""

    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    PICTURES = "pictures"
    PRESETS = "presets"
    QUICK_LIMIT = "quick_limit"
    QUIET_HOURS = "quiet_hours"
    DIGEST_AT = "digest_at"
    HEADLINE_LANGUAGES = "headline_languages"


class Origin(StrEnum):
    """Whose word a value is."""

    YOURS = "yours"
    OPERATOR = "operator"
    TELEGRAM = "telegram"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule of the person's own chat, in the words that desk.alerts.terms writes."""

    words: str
    is_paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All choices of one person; `alerts` are those of their own chat, oldest first."""

    preferences: Preferences
    digest_at: time | None = None
    headline_languages: tuple[str, ...] = ()
    limits: Mapping[Rule, Decimal] = field(default_factory=dict)
    alerts: tuple[Listed, ...] = ()

    def value(self, setting: Setting) -> Any:
        """Return a setting: text, sums, a pair of times or None, as `choosing` takes it."""
        match setting:
            case Setting.DIGEST_AT:
                return self.digest_at
            case Setting.HEADLINE_LANGUAGES:
                return self.headline_languages
            case Setting.QUIET_HOURS:
                chosen = self.preferences
                has_both = chosen.quiet_from is not None and chosen.quiet_to is not None
                return (chosen.quiet_from, chosen.quiet_to) if has_both else None
        return getattr(self.preferences, setting.value)

    def choosing(self, setting: Setting, value: Any) -> "Chosen":
        """Return the choices with one setting changed; nothing is checked."""
        match setting:
            case Setting.DIGEST_AT:
                return replace(self, digest_at=value)
            case Setting.HEADLINE_LANGUAGES:
                return replace(self, headline_languages=tuple(dict.fromkeys(value)))
            case Setting.QUIET_HOURS:
                begin, end = value or (None, None)
                changed = replace(self.preferences, quiet_from=begin, quiet_to=end)
            case _:
                changed = replace(self.preferences, **{setting.value: value})
        return replace(self, preferences=changed)


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as it is, whose word that is, and what it would be without the person's."""

    setting: Setting
    value: Any
    origin: Origin
    given: Any


class Part(StrEnum):
    """What else than a setting a file may change."""

    LIMIT = "limit"
    ALERT = "alert"
    PAUSE = "alert_paused"
    RESUME = "alert_resumed"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a comparison: from what to what, empty for nothing.

    `name` is a setting, a rule of desk.risk for a limit, and empty for an alert.
    """

    part: Part | Setting
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Denied:
    """One line of a file that cannot be had, and why; the rest may be."""

    part: Part | Setting
    name: str
    value: str
    error: DeskError


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file would change, what of it is denied, and the choices after it."""

    changes: tuple[Change, ...]
    denied: tuple[Denied, ...]
    after: Chosen


def written(setting: Setting, value: Any) -> str:
    """Write a value as `/settings` takes it, empty for none: `25 50 100`, `22:00-07:00`."""
    match setting:
        case Setting.PRESETS:
            return " ".join(money.plain(sum_) for sum_ in value)
        case Setting.QUICK_LIMIT:
            return money.plain(value)
        case Setting.QUIET_HOURS:
            return f"{value[0]:%H:%M}-{value[1]:%H:%M}" if value else ""
        case Setting.DIGEST_AT:
            return f"{value:%H:%M}" if value is not None else ""
        case Setting.HEADLINE_LANGUAGES:
            return " ".join(value)
    return str(value)
