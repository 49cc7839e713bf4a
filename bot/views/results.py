"""What stands under a card to share. Pure."""

from decimal import Decimal

from bot.callbacks.results import Share
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, keyboard, lines
from bot.views import figures
from desk import money
from desk.i18n import Texts
from desk.portfolio.results import Result
from desk.portfolio.returns import Performance

SPANS = (7, 30, 365)


def everything(found: Performance, asked: Share, t: Texts, *, venue: str) -> Screen:
    """Return what a card of everything shows, other spans, and the way to show the sum."""
    text = t(
        "pnl",
        days=asked.days,
        place=figures.place(venue, t),
        percent=figures.signed(found.time_weighted * 100),
        profit=_profit(found.profit, asked),
    )
    spans = [
        button(
            t("button-report-days", days=span, is_shown="yes" if span == asked.days else "no"),
            asked.model_copy(update={"days": span, "is_new": False}),
        )
        for span in SPANS
    ]
    return Screen(lines(text, t("pnl-private")), keyboard(spans, _last(asked, t)))


def coin(result: Result, asked: Share, t: Texts) -> Screen:
    """Return what a card of a coin shows, and the way to show the sum."""
    text = t(
        "pnl-coin",
        symbol=result.symbol,
        place=figures.place(result.venue, t),
        state="held" if result.is_held else "sold",
        percent=figures.signed(result.percent),
        profit=_profit(result.profit, asked),
        entry=money.show_price(result.entry),
        price=money.show_price(result.price),
    )
    return Screen(lines(text, t("pnl-private")), keyboard(_last(asked, t)))


def _profit(profit: Decimal, asked: Share) -> str:
    return figures.signed(profit) if asked.has_sum else "hidden"


def _last(asked: Share, t: Texts) -> Row:
    turned = asked.model_copy(update={"has_sum": not asked.has_sum, "is_new": False})
    return [
        button(t("button-pnl-sum", is_shown="yes" if asked.has_sum else "no"), turned),
        button(t("button-portfolio"), Go(place="portfolio")),
    ]
