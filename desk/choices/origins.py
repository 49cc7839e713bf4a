"""Where each value comes from: the person, their Telegram, the operator, or nobody. Pure."""

from dataclasses import replace
from decimal import Decimal

from desk.accounts import preferences
from desk.accounts.model import OWN
from desk.choices.model import Chosen, Origin, Setting, Shown
from desk.risk.model import Rule
from desk.settings import Settings


def shown(chosen: Chosen, settings: Settings) -> dict[Setting, Shown]:
    """Return every setting with its origin."""
    given = Chosen(preferences=preferences.given(chosen.preferences, settings))
    return {
        setting: Shown(
            setting,
            chosen.value(setting),
            _origin(setting, chosen, given, settings),
            given.value(setting),
        )
        for setting in Setting
    }


def _origin(setting: Setting, chosen: Chosen, given: Chosen, settings: Settings) -> Origin:
    is_theirs = (
        setting in chosen.preferences.own
        if setting in OWN
        else chosen.value(setting) != given.value(setting)
    )
    if is_theirs:
        return Origin.YOURS
    if setting is Setting.LANGUAGE and chosen.preferences.came_with:
        return Origin.TELEGRAM
    is_set = setting in {Setting.TIME_ZONE, Setting.QUICK_LIMIT} and _is_set(setting, settings)
    return Origin.OPERATOR if is_set else Origin.DEFAULT


def of_limit(rule: Rule, own: Decimal | None, settings: Settings) -> Origin:
    """Return whose word a limit is; a ceiling that the operator left alone is nobody's."""
    if own is not None:
        return Origin.YOURS
    return Origin.OPERATOR if _is_set(rule.value.replace("-", "_"), settings) else Origin.DEFAULT


def back(chosen: Chosen, setting: Setting, settings: Settings) -> Chosen:
    """Return the choices with one setting as if the person had never chosen it."""
    given = Chosen(preferences=preferences.given(chosen.preferences, settings))
    return mine(chosen.choosing(setting, given.value(setting)), chosen, without=setting)


def mine(after: Chosen, before: Chosen, *, without: Setting | None = None) -> Chosen:
    """Return choices that count what differs from before as the person's, but for `without`."""
    owned = preferences.owned(before.preferences, after.preferences)
    kept = frozenset(name for name in owned.own if name != without)
    return replace(after, preferences=replace(owned, own=kept))


def _is_set(name: str, settings: Settings) -> bool:
    return bool(getattr(settings, name) != type(settings).model_fields[name].default)
