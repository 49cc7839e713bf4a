"""Home, help, settings, and waiting to be let in. Pure."""

from datetime import datetime
from decimal import Decimal
from typing import Final, get_args

from bot.callbacks import Decide, Go, Set, Setting
from bot.screen import Row, Screen, button, grid, keyboard, link, web_app
from bot.views import figures
from desk import i18n
from desk.accounts.model import Account, Preferences
from desk.i18n import Texts
from desk.money import Figure
from desk.portfolio.service import Summary
from desk.settings import Settings

TOPICS: Final = ("trade", "orders", "alerts", "news", "settings", "safety")
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


def home(
    account: Account, summary: Summary, settings: Settings, t: Texts, *, is_new: bool
) -> Screen:
    """Return the person's home: equity and at most six buttons."""
    text = t(
        "home",
        instance=settings.instance,
        is_new="yes" if is_new else "no",
        name=account.name,
        place=figures.place(summary.venue, t),
        equity=figures.usd(summary.equity),
        mark=figures.mark(summary.profit),
        profit=figures.signed(summary.profit),
        cash=figures.usd(summary.cash),
        positions=len(summary.positions),
    )
    rows: list[Row] = [
        [
            button(t("button-portfolio"), Go(place="portfolio")),
            button(t("button-orders"), Go(place="orders")),
        ],
        [
            button(t("button-alerts"), Go(place="alerts")),
            button(t("button-news"), Go(place="news")),
        ],
        [button(t("button-settings"), Go(place="settings"))],
    ]
    if offers_mini_app(settings):
        rows[-1].append(web_app(t("button-open-desk"), settings.web_url + "/"))
    else:
        rows[-1].append(button(t("button-help"), Go(place="help")))
    return Screen(text, keyboard(*rows))


def offers_mini_app(settings: Settings) -> bool:
    """Tell whether Telegram will open our pages: https, or anything in the sandbox."""
    is_reachable = settings.in_sandbox or settings.web_url.startswith("https://")
    return settings.mini_app == "telegram" and is_reachable


def help_topics(t: Texts) -> Screen:
    """Return what the bot can do, and topics to read more about."""
    topics = [button(t(f"help-{name}-title"), Go(place=f"help-{name}")) for name in TOPICS]
    return Screen(t("help"), keyboard(*grid(topics, 3)))


def help_topic(name: str, t: Texts) -> Screen:
    """Return one topic of the help."""
    return Screen(t(f"help-{name}"), keyboard([button(t("button-back"), Go(place="help"))]))


def settings(account: Account, t: Texts) -> Screen:
    """Return a person's preferences and the way to change each."""
    chosen = account.preferences
    text = t(
        "settings",
        language=i18n.NAMES[i18n.choose(chosen.language)],
        presets=Figure(" · ".join(figures.dollars(p) for p in chosen.presets)),
        quick=figures.dollars(chosen.quick_limit),
        quiet=quiet_of(chosen) or "off",
        zone=chosen.time_zone,
    )
    buttons = [button(t(f"button-set-{name}"), Set(name=name)) for name in get_args(Setting)]
    buttons.append(button(t("button-limits"), Go(place="limits")))
    return Screen(text, keyboard(*grid(buttons, 2), [button(t("button-back"), Go(place="home"))]))


def choices(name: Setting, account: Account, t: Texts) -> Screen:
    """Return what a setting may be set to; the present one is marked."""
    present = value_of(name, account.preferences)
    offered = {"presets": PRESETS, "quick": QUICK, "quiet": QUIET, "tz": ZONES}.get(name, ())
    values = list(i18n.NAMES) if name == "lang" else list(offered)
    buttons = [
        button(f"✓ {_label(name, v, t)}" if v == present else _label(name, v, t), _choice(name, v))
        for v in values
    ]
    back = button(t("button-back"), Go(place="settings"))
    return Screen(t(f"choose-{name}"), keyboard(*grid(buttons, 2), [back]))


def _choice(name: Setting, value: str) -> Set:
    return Set(name=name, value=value.replace(":", "."))  # the colon parts packed fields


def _label(name: str, value: str, t: Texts) -> str:
    if name == "lang":
        return i18n.NAMES[value]
    if name == "presets":
        return " · ".join(f"${part}" for part in value.split())
    if name == "quick":
        return f"${value}"
    return t("quiet-off") if value == "off" else value


def value_of(name: Setting, preferences: Preferences) -> str:
    """Write a preference the way `/settings` takes it."""
    values: dict[Setting, str] = {
        "lang": preferences.language,
        "presets": " ".join(_plain(p) for p in preferences.presets),
        "quick": _plain(preferences.quick_limit),
        "quiet": quiet_of(preferences) or "off",
        "tz": preferences.time_zone,
    }
    return values[name]


def quiet_of(preferences: Preferences) -> str:
    """Write the quiet hours as `22:00-07:00`; empty when there are none."""
    if preferences.quiet_from is None or preferences.quiet_to is None:
        return ""
    return f"{preferences.quiet_from:%H:%M}-{preferences.quiet_to:%H:%M}"


def _plain(amount: Decimal) -> str:
    return figures.dollars(amount).lstrip("$").replace(",", "")


def identity(account: Account | None, user_id: int, chat_id: int, t: Texts) -> Screen:
    """Return the numeric ids, which is what admins and limits know people by."""
    role = account.role.value if account else "none"
    return Screen(t("id", user=str(user_id), chat=str(chat_id), role=role))


def access_request(account: Account, t: Texts, *, zone: str, now: datetime) -> Screen:
    """Ask an admin whether a newcomer may come in."""
    text = t(
        "access-request",
        name=account.name,
        username=account.username or "none",
        id=str(account.id),
        at=figures.moment(t, now, zone),
    )
    row = [
        button(t("button-approve"), Decide(account=account.id, is_granted=True), "success"),
        button(t("button-deny"), Decide(account=account.id, is_granted=False), "danger"),
    ]
    return Screen(text, keyboard(row))


def login(url: str, t: Texts) -> Screen:
    """Return the one-time link into the web app; a button only where Telegram takes the address."""
    text = t("web-link", url=url)
    has_button = url.startswith("https://")
    return Screen(text, keyboard([link(t("button-open-desk"), url)]) if has_button else None)
