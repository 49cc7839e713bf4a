"""`/settings quick 250` and its buttons: words into preferences. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.callbacks.accounts import Setting
from desk import i18n, money
from desk.accounts.model import Preferences
from desk.accounts.preferences import MOST_PRESETS
from desk.errors import BadSetting

_SPAN: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)")
_NAMES: Final[dict[str, Setting]] = {
    "language": "lang",
    "preset": "presets",
    "limit": "quick",
    "quick-limit": "quick",
    "timezone": "tz",
    "zone": "tz",
    "picture": "pictures",
    "charts": "pictures",
}


def named(name: str) -> Setting:
    """Return the setting that a word means; raises `BadSetting` when it means none."""
    found = next((s for s in _READERS if s == name), _NAMES.get(name))
    if found is None:
        raise BadSetting(what="setting", offered=", ".join(_READERS), text=name)
    return found


def changed(preferences: Preferences, name: Setting, value: str) -> Preferences:
    """Return the preferences with one setting changed as the words say.

    Raises `BadSetting` for a value that is not possible, `BadAmount` for what is no amount.
    """
    return _READERS[name](preferences, value)


def _language(preferences: Preferences, value: str) -> Preferences:
    return replace(preferences, language=i18n.nearest(value) or value)


def _presets(preferences: Preferences, value: str) -> Preferences:
    words = [word for word in re.split(r"[\s;/·]+", value) if word]
    if not 1 <= len(words) <= MOST_PRESETS:
        raise BadSetting(what="preset-count", limit=MOST_PRESETS)
    return replace(preferences, presets=tuple(money.parse(word).value for word in words))


def _quick(preferences: Preferences, value: str) -> Preferences:
    return replace(preferences, quick_limit=money.parse(value).value)


def _quiet(preferences: Preferences, value: str) -> Preferences:
    if value.lower() in {"off", "none", "0", "нет"}:
        return replace(preferences, quiet_from=None, quiet_to=None)
    found = _SPAN.fullmatch(value)
    if not found:
        raise BadSetting(what="quiet", text=value)
    begin, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    return replace(preferences, quiet_from=begin, quiet_to=end)


def _zone(preferences: Preferences, value: str) -> Preferences:
    try:
        name = ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise BadSetting(what="time-zone", text=value) from e
    return replace(preferences, time_zone=name)


def _pictures(preferences: Preferences, value: str) -> Preferences:
    return replace(preferences, pictures=value.lower())


_READERS: Final[dict[Setting, Callable[[Preferences, str], Preferences]]] = {
    "lang": _language,
    "presets": _presets,
    "quick": _quick,
    "quiet": _quiet,
    "tz": _zone,
    "pictures": _pictures,
}
