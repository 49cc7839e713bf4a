"""The watchlist: one message with what each coin costs, buttons that open or remove. Pure."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from bot.callbacks.market import Card
from bot.callbacks.watchlists import Follow, Watchlist
from bot.screen import Screen, button, grid, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.watchlists.service import Watched

COLUMNS = 4


def page(
    found: Sequence[Watched], t: Texts, *, now: datetime, zone: str, is_edited: bool = False
) -> Screen:
    """Return the list with its newest price's time; with `is_edited` a tap removes a coin."""
    if not found:
        return Screen(t("watchlist-none"))
    newest = max((one.quote.at for one in found if one.quote), default=now)
    text = lines(
        t("watchlist-title", count=len(found), at=figures.clock(newest, zone)),
        *(_line(one, t, now) for one in found),
        t("watchlist-remove") if is_edited else t("watchlist-how"),
    )
    coins = [_button(one.coin, is_edited=is_edited) for one in found]
    below = [button(t("button-edit-list"), Watchlist(is_edited=True))]
    if is_edited:
        below = [button(t("button-list-done"), Watchlist(), "primary")]
    else:
        below.append(button(t("button-refresh"), Watchlist()))
    return Screen(text, keyboard(*grid(coins, COLUMNS), below))


def _button(coin: str, *, is_edited: bool) -> InlineKeyboardButton:
    if is_edited:
        return button(f"✕ {coin}", Follow(base=coin, is_followed=False, where="list"))
    return button(coin, Card(base=coin))


def _line(one: Watched, t: Texts, now: datetime) -> Html:
    quote = one.quote
    if quote is None:
        return t("watchlist-line-none", coin=one.coin)
    return t(
        "watchlist-line",
        coin=one.coin,
        price=money.show_price(quote.last),
        mark=figures.mark(quote.change_percent),
        change=figures.signed(quote.change_percent),
        age=figures.staleness(quote, t, now),
    )
