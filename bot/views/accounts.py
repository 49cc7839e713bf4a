"""Home, help, and waiting to be let in. Pure."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.operations import Decide
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, copies, grid, keyboard, link, web_app
from bot.views import figures
from desk.accounts.model import Account
from desk.i18n import Html, Texts
from desk.portfolio.service import Summary
from desk.settings import Settings

TOPICS: Final = ("trade", "orders", "alerts", "news", "settings", "safety")


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


def identity(account: Account | None, user_id: int, chat_id: int, t: Texts) -> Screen:
    """Return the numeric ids, which is what admins and limits know people by."""
    role = account.role.value if account else "none"
    return Screen(t("id", user=str(user_id), chat=str(chat_id), role=role))


def access_request(account: Account, t: Texts, *, zone: str, goes_on: bool = False) -> Screen:
    """Ask an admin whether a newcomer may come in; with `goes_on` the next one is asked about."""
    text = t(
        "access-request",
        name=account.name,
        username=account.username or "none",
        id=str(account.id),
        at=figures.moment(t, account.created_at, zone),
    )
    let_in, turn_away = (
        Decide(account=account.id, is_granted=granted, goes_on=goes_on) for granted in (True, False)
    )
    row = [
        button(t("button-approve"), let_in, "success"),
        button(t("button-deny"), turn_away, "danger"),
    ]
    return Screen(text, keyboard(row))


def waiting(found: Sequence[Account], t: Texts, *, zone: str) -> Screen:
    """Ask an admin about the first of those who wait, and say how many wait besides."""
    if not found:
        return Screen(t("nobody-waits"))
    screen = access_request(found[0], t, zone=zone, goes_on=True)
    if len(found) == 1:
        return screen
    besides = t("waiting-besides", count=len(found) - 1)
    return Screen(Html(f"{screen.text}\n{besides}"), screen.keyboard)


def login(url: str, t: Texts) -> Screen:
    """Return the one-time link into the web app; it opens only where Telegram takes the address."""
    opens = [link(t("button-open-desk"), url)] if url.startswith("https://") else []
    return Screen(t("web-link", url=url), keyboard(opens + copies(t("button-copy-link"), url)))
