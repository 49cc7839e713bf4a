"""A person's settings with their origin, what each may be, and a file of them compared. Pure."""

from typing import Final, get_args

from bot.callbacks.accounts import Bring, Set, Setting
from bot.callbacks.screens import Go
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import errors, figures
from desk import i18n
from desk.accounts.model import PICTURES
from desk.choices.model import Change, Comparison, Denied, Origin, Part, Shown, written
from desk.choices.model import Setting as Choice
from desk.choices.service import Offer
from desk.i18n import Html, Texts
from desk.money import Figure

PRESETS: Final = ("10 25 50", "25 50 100", "50 100 250", "100 250 500")
QUICK: Final = ("25", "100", "250", "1000")
QUIET: Final = ("off", "22:00-07:00", "23:00-08:00", "00:00-09:00")
ZONES: Final = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
)
OFFERED: Final[dict[Setting, tuple[str, ...]]] = {
    "lang": tuple(i18n.NAMES),
    "presets": PRESETS,
    "quick": QUICK,
    "quiet": QUIET,
    "tz": ZONES,
    "pictures": PICTURES,
}
DEFAULT: Final = "default"
MEANT: Final[dict[Setting, Choice]] = {
    "lang": Choice.LANGUAGE,
    "presets": Choice.PRESETS,
    "quick": Choice.QUICK_LIMIT,
    "quiet": Choice.QUIET_HOURS,
    "tz": Choice.TIME_ZONE,
    "pictures": Choice.PICTURES,
}
NAMES: Final[dict[Choice, str]] = {
    choice: f"button-set-{name}" for name, choice in MEANT.items()
} | {Choice.DIGEST_AT: "setting-digest", Choice.HEADLINE_LANGUAGES: "setting-headlines"}
MOST_LINES: Final = 20
MOST_WORDS: Final = 120


def settings(shown: dict[Choice, Shown], t: Texts) -> Screen:
    """Return a person's settings, where each comes from, and the way to change it."""
    value = {choice: one.value for choice, one in shown.items()}
    origin = {choice: t("setting-from", origin=one.origin.value) for choice, one in shown.items()}
    text = t(
        "settings",
        language=i18n.NAMES[i18n.choose(value[Choice.LANGUAGE])],
        language_from=origin[Choice.LANGUAGE],
        presets=Figure(" · ".join(figures.dollars(p) for p in value[Choice.PRESETS])),
        presets_from=origin[Choice.PRESETS],
        quick=figures.dollars(value[Choice.QUICK_LIMIT]),
        quick_from=origin[Choice.QUICK_LIMIT],
        quiet=written(Choice.QUIET_HOURS, value[Choice.QUIET_HOURS]) or "off",
        quiet_from=origin[Choice.QUIET_HOURS],
        zone=value[Choice.TIME_ZONE],
        zone_from=origin[Choice.TIME_ZONE],
        pictures=value[Choice.PICTURES],
        pictures_from=origin[Choice.PICTURES],
        digest=written(Choice.DIGEST_AT, value[Choice.DIGEST_AT]) or "off",
        digest_from=origin[Choice.DIGEST_AT],
        headlines=" ".join(value[Choice.HEADLINE_LANGUAGES]) or "own",
        headlines_from=origin[Choice.HEADLINE_LANGUAGES],
    )
    buttons = [button(t(f"button-set-{name}"), Set(name=name)) for name in get_args(Setting)]
    buttons.append(button(t("button-limits"), Go(place="limits")))
    more = [
        button(t("button-back"), Go(place="home")),
        button(t("button-settings-file"), Bring(action="export")),
    ]
    return Screen(text, keyboard(*grid(buttons, 2), more))


def choices(name: Setting, shown: Shown, t: Texts) -> Screen:
    """Return what a setting may be set to; the present one is marked."""
    present = written(shown.setting, shown.value) or "off"
    values = OFFERED[name]
    buttons = [
        button(f"✓ {_label(name, v, t)}" if v == present else _label(name, v, t), _choice(name, v))
        for v in values
    ]
    back = [button(t("button-back"), Go(place="settings"))]
    if shown.origin is Origin.YOURS:
        back.append(button(t("button-setting-default"), Set(name=name, value=DEFAULT)))
    return Screen(t(f"choose-{name}"), keyboard(*grid(buttons, 2), back))


def _choice(name: Setting, value: str) -> Set:
    return Set(name=name, value=value.replace(":", "."))  # the colon parts packed fields


def _label(name: str, value: str, t: Texts) -> str:
    if name == "lang":
        return i18n.NAMES[value]
    if name == "presets":
        return " · ".join(f"${part}" for part in value.split())
    if name == "quick":
        return f"${value}"
    if name == "pictures":
        return t("pictures", pictures=value)
    return t("quiet-off") if value == "off" else value


def compared(offer: Offer, t: Texts) -> Screen:
    """Return what a file would change, to be applied or not."""
    found = offer.comparison
    text = lines(t("file-compared", changes=len(found.changes)), *_told(found, t))
    if not found.changes:
        return Screen(text)
    row = [
        button(t("button-file-apply"), Bring(action="apply", id=offer.id), "success"),
        button(t("button-file-cancel"), Bring(action="cancel", id=offer.id)),
    ]
    return Screen(text, keyboard(row))


def applied(done: Offer, t: Texts) -> Screen:
    """Return what a file changed, and the way back."""
    found = done.comparison
    text = lines(t("file-applied", changes=len(found.changes)), *_told(found, t))
    row = [
        button(t("button-settings"), Go(place="settings")),
        button(t("button-file-undo"), Bring(action="undo", id=done.id)),
    ]
    return Screen(text, keyboard(row))


def _told(found: Comparison, t: Texts) -> list[Html]:
    told = [_change(one, t) for one in found.changes] + [_denied(one, t) for one in found.denied]
    if len(told) <= MOST_LINES:
        return told
    return [*told[:MOST_LINES], t("file-more", count=len(told) - MOST_LINES)]


def _change(one: Change, t: Texts) -> Html:
    if isinstance(one.part, Part) and one.part is not Part.LIMIT:
        kind = one.part.value
        if one.part is Part.ALERT:
            kind = "added" if one.after else "removed"
        return t("file-alert", kind=kind, words=_short(one.after or one.before))
    name = _name(one.part, one.name, t)
    before, after = (_short(text) or "none" for text in (one.before, one.after))
    return t("file-change", name=name, before=before, after=after)


def _denied(one: Denied, t: Texts) -> Html:
    why = errors.refused(one.error, t).text
    name = _name(one.part, one.name, t)
    return t("file-denied", name=name, value=_short(one.value), why=why)


def _name(part: Part | Choice, name: str, t: Texts) -> Html:
    if isinstance(part, Choice):
        return t(NAMES[part])
    return t(f"button-{name}") if part is Part.LIMIT else t("button-alerts")


def _short(text: str) -> str:
    return text if len(text) <= MOST_WORDS else f"{text[: MOST_WORDS - 1]}…"
