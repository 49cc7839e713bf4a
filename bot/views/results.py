"""What stands under a card to share, and what inline mode offers of it. Pure."""

from decimal import Decimal

from aiogram.types import (
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.callbacks.results import Share
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Html, Texts
from desk.portfolio.results import Result
from desk.portfolio.returns import Performance

SPANS = (7, 30, 365)


def everything(found: Performance, asked: Share, t: Texts, *, venue: str) -> Html:
    """Return what a card of everything shows."""
    return t(
        "pnl",
        days=asked.days,
        place=figures.place(venue, t),
        percent=figures.signed(found.time_weighted * 100),
        profit=_profit(found.profit, asked),
    )


def coin(result: Result, asked: Share, t: Texts) -> Html:
    """Return what a card of a coin shows."""
    return t(
        "pnl-coin",
        symbol=result.symbol,
        place=figures.place(result.venue, t),
        state="held" if result.is_held else "sold",
        percent=figures.signed(result.percent),
        profit=_profit(result.profit, asked),
        entry=money.show_price(result.entry),
        price=money.show_price(result.price),
    )


def caption(shown: Html, asked: Share, t: Texts) -> Screen:
    """Return the words under a card, other spans of one of everything, and the way to the sum."""
    spans = [] if asked.base else [_span(days, asked, t) for days in SPANS]
    return Screen(lines(shown, t("pnl-private")), keyboard(spans, _last(asked, t)))


def inline(
    shown: Html, picture: str, t: Texts
) -> InlineQueryResultCachedPhoto | InlineQueryResultArticle:
    """Return a card to be sent into any chat.

    `picture` is the id that Telegram gave it; without one the words alone are sent.
    """
    title, description = t("inline-pnl"), t("inline-pnl-seen")
    if picture:
        return InlineQueryResultCachedPhoto(
            id="pnl",
            photo_file_id=picture,
            title=title,
            description=description,
            caption=shown,
        )
    content = InputTextMessageContent(message_text=shown)
    return InlineQueryResultArticle(
        id="pnl", title=title, description=description, input_message_content=content
    )


def way_in(text: Html) -> InlineQueryResultsButton:
    """Return what stands above no results: a word, and the way into the private chat."""
    return InlineQueryResultsButton(text=text, start_parameter="pnl")


def _span(days: int, asked: Share, t: Texts) -> InlineKeyboardButton:
    text = t("button-report-days", days=days, is_shown="yes" if days == asked.days else "no")
    return button(text, asked.model_copy(update={"days": days, "is_new": False}))


def _profit(profit: Decimal, asked: Share) -> str:
    return figures.signed(profit) if asked.has_sum else "hidden"


def _last(asked: Share, t: Texts) -> Row:
    turned = asked.model_copy(update={"has_sum": not asked.has_sum, "is_new": False})
    return [
        button(t("button-pnl-sum", is_shown="yes" if asked.has_sum else "no"), turned),
        button(t("button-portfolio"), Go(place="portfolio")),
    ]
