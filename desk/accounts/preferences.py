"""What a person may prefer, and whose word counts where they said nothing. Pure."""

from dataclasses import replace
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desk import i18n, money
from desk.accounts.model import OWN, PICTURES, Preferences
from desk.errors import BadSetting
from desk.settings import Settings

MOST_PRESETS: Final = 4
_CENT: Final = Decimal("0.01")


def check(wanted: Preferences, settings: Settings, now: Preferences) -> None:
    """Raise `BadSetting` for the first preference that differs from now and is out of range.

    What an operator has narrowed since stands until the person touches it.
    """
    if wanted.language != now.language and wanted.language not in i18n.languages():
        offered = ", ".join(i18n.languages())
        raise BadSetting(what="language", text=wanted.language[:40], offered=offered)
    if wanted.pictures not in PICTURES:
        offered = ", ".join(PICTURES)
        raise BadSetting(what="pictures", text=wanted.pictures[:40], offered=offered)
    quick, most = wanted.quick_limit, settings.max_order
    if quick != now.quick_limit and not 0 < quick <= most:
        raise BadSetting(what="quick-limit", limit=most, value=quick)
    if wanted.presets != now.presets:
        _check_presets(wanted.presets, most)
    if wanted.time_zone != now.time_zone:
        _check_zone(wanted.time_zone)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as e:
        raise BadSetting(what="time-zone", text=name[:40]) from e


def _check_presets(presets: tuple[Decimal, ...], most: Decimal) -> None:
    if not 1 <= len(presets) <= MOST_PRESETS:
        raise BadSetting(what="preset-count", limit=MOST_PRESETS)
    wrong = next((p for p in presets if not _is_preset(p, most)), None)
    if wrong is not None:
        raise BadSetting(what="presets", limit=most, value=wrong)


def _is_preset(amount: Decimal, most: Decimal) -> bool:
    """A preset travels in the 64 bytes of a button: cents, from one unit up to the limit."""
    return 1 <= amount <= most and amount == money.floor_to(amount, _CENT)


def owned(before: Preferences, wanted: Preferences) -> Preferences:
    """Return the wanted preferences, with what differs from before as the person's own."""
    changed = {name for name in OWN if getattr(before, name) != getattr(wanted, name)}
    return replace(wanted, own=before.own | changed, came_with=before.came_with)


def given(preferences: Preferences, settings: Settings) -> Preferences:
    """Return what would be in force had the person chosen nothing; the venue stays."""
    return Preferences(
        venue=preferences.venue,
        language=preferences.came_with or i18n.DEFAULT,
        time_zone=settings.time_zone,
        quick_limit=settings.quick_limit,
        came_with=preferences.came_with,
    )


def followed(preferences: Preferences, settings: Settings) -> Preferences:
    """Return the preferences with the operator's word of today where the person said nothing."""
    now = given(preferences, settings)
    zone = preferences.time_zone if "time_zone" in preferences.own else now.time_zone
    quick = preferences.quick_limit if "quick_limit" in preferences.own else now.quick_limit
    return replace(preferences, time_zone=zone, quick_limit=quick)
