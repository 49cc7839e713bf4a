"""The latest headlines with what the models made of them. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.callbacks.market import Card
from bot.callbacks.screens import Go
from bot.screen import Screen, button, grid, keyboard, lines, link
from bot.views import figures
from bot.views.alerts import MARKS, Marks, titled
from bot.views.market import way_in
from desk.i18n import Html, Texts
from desk.news.model import Headline
from desk.news.search import Found
from desk.signals import fusion
from desk.signals.model import Score, Tone


def news(
    found: Sequence[Headline],
    scores: Mapping[str, Score],
    tradable: Sequence[str],
    t: Texts,
    *,
    now: datetime,
    bot_name: str = "",
) -> Screen:
    """Return headlines, newest first, and buttons for the coins they name that trade here.

    With `bot_name`, in a group, the buttons lead into the private chat: a card for one person
    would take the headlines away from everybody.
    """
    if not found:
        return Screen(t("news-none"), keyboard([button(t("button-refresh"), Go(place="news"))]))
    told = [_line(headline, scores.get(headline.id), t, now=now) for headline in found]
    coins = dict.fromkeys(c for h in found for c in h.coins if c in tradable)
    buttons = [
        link(coin, way_in(coin, bot_name)) if bot_name else button(coin, Card(base=coin))
        for coin in list(coins)[:8]
    ]
    refresh = button(t("button-refresh"), Go(place="news"))
    return Screen(lines(t("news-title"), *told), keyboard(*grid(buttons, 4), [refresh]))


def found(
    headlines: Sequence[Found],
    scores: Mapping[str, Score],
    words: str,
    t: Texts,
    *,
    now: datetime,
) -> Screen:
    """Return what a search found, newest first, with the words that were found in bold."""
    back = keyboard([button(t("button-wire"), Go(place="news"))])
    if not headlines:
        return Screen(t("search-none", words=words), back)
    told = [
        _line(one.headline, scores.get(one.headline.id), t, now=now, marks=one.marks)
        for one in headlines
    ]
    return Screen(lines(t("search-title", words=words), *told), back)


def _line(
    headline: Headline, score: Score | None, t: Texts, *, now: datetime, marks: Marks = ()
) -> Html:
    tone = fusion.verdict(headline, score).tone if score else Tone.NEUTRAL
    return t(
        "news-line",
        mark=MARKS[tone] if score else "▫",
        title=titled(headline, t, marks),
        source=headline.source,
        age=figures.age(t, headline.published_at or headline.seen_at, now),
        coins=", ".join(headline.coins[:4]) or "none",
    )
