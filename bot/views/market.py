"""Price cards, coin pickers and what stands under a chart. Pure."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from bot.callbacks.market import Card, Chart
from bot.callbacks.orders import Ask, Buy
from bot.callbacks.price_alerts import AlertOffers
from bot.callbacks.watchlists import Follow, Watchlist
from bot.plots import Plot
from bot.screen import Row, Screen, button, grid, keyboard, lines, link
from bot.views import figures
from desk import money
from desk.accounts.model import Preferences
from desk.gauges.model import Band, Look, Oddity
from desk.gauges.sightings import AHEAD, Tally
from desk.i18n import Html, Texts
from desk.market.model import Instrument, Quote, Reference, Timeframe
from desk.orders.model import Side
from desk.signals.statistics import ENOUGH

OLD = timedelta(minutes=30)


def card(
    instrument: Instrument,
    quote: Quote,
    preferences: Preferences,
    t: Texts,
    *,
    now: datetime,
    oddity: Oddity | None = None,
    is_followed: bool = False,
) -> Screen:
    """Return a coin's price with one-tap presets, and a warning of odd trades.

    `is_followed` tells that it is on the reader's watchlist.
    """
    head = t(
        "card",
        symbol=instrument.symbol,
        name=instrument.name or instrument.base,
        price=money.show_price(quote.last),
        mark=figures.mark(quote.change_percent),
        change=figures.signed(quote.change_percent),
        low=money.show_price(quote.low),
        high=money.show_price(quote.high),
        volume=f"{t.short(quote.volume)} {instrument.quote}",
        bid=money.show_price(quote.bid),
        ask=money.show_price(quote.ask),
        age=figures.staleness(quote, t, now),
        place=figures.place(instrument.venue, t),
    )
    text = lines(head, warning(oddity, t, now=now))
    base, venue = instrument.base, instrument.venue
    sell = figures.live(t("button-sell"), venue)
    rows = [
        presets(base, preferences.presets, t, venue=venue),
        [
            button(sell, Ask(side=Side.SELL, base=base, venue=venue), "danger"),
            button(t("button-chart"), Chart(base=base, timeframe=Timeframe.M15)),
        ],
        [
            button(t("button-alert-me"), AlertOffers(base=base)),
            follow(base, t, is_followed=is_followed),
            button(t("button-refresh"), Card(base=base)),
        ],
    ]
    return Screen(text, keyboard(*rows))


def follow(base: str, t: Texts, *, is_followed: bool) -> InlineKeyboardButton:
    """Return the star of a card: filled while the coin is on the watchlist."""
    label = t("button-follow", followed="yes" if is_followed else "no")
    return button(label, Follow(base=base, is_followed=not is_followed))


def group_card(
    instrument: Instrument, quote: Quote, bot_name: str, t: Texts, *, now: datetime
) -> Screen:
    """Return a price for a group: no buttons that trade, only the way to the private chat."""
    text = t(
        "card-group",
        symbol=instrument.symbol,
        price=money.show_price(quote.last),
        mark=figures.mark(quote.change_percent),
        change=figures.signed(quote.change_percent),
        age=figures.staleness(quote, t, now),
    )
    where = way_in(instrument.base, bot_name)
    return Screen(text, keyboard([link(t("button-buy-coin", coin=instrument.base), where)]))


def elsewhere(found: Sequence[Reference], t: Texts, *, now: datetime) -> Screen:
    """Return what others say a coin costs that does not trade here; nothing can be bought."""
    told = [
        t(
            "reference-line",
            price=money.show_price(one.price),
            mark="none" if one.change_percent is None else figures.mark(one.change_percent),
            change="" if one.change_percent is None else figures.signed(one.change_percent),
            source=one.source,
            age=figures.age(t, one.at, now),
            is_old="yes" if now - one.at > OLD else "no",
        )
        for one in found
    ]
    coin = found[0]
    title = t("reference-title", symbol=coin.symbol, name=coin.name)
    refresh = button(t("button-refresh"), Card(base=coin.symbol))
    return Screen(lines(title, *told, t("reference-note")), keyboard([refresh]))


def presets(
    base: str, amounts: Sequence[Decimal], t: Texts, *, venue: str, headline: str = ""
) -> Row:
    """Return the row of one-tap buys; the first names the coin."""
    row = []
    for place, amount in enumerate(amounts):
        label = t("button-buy-coin-amount", coin=base, amount=figures.dollars(amount))
        text = label if place == 0 else t.figure(figures.dollars(amount))
        data = Buy(base=base, amount=money.plain(amount), headline=headline, venue=venue)
        row.append(button(figures.live(text, venue), data, "success"))
    return row


def pick(
    quotes: Sequence[Quote],
    question: Html,
    on: Callable[..., CallbackData],
    t: Texts,
    *,
    below: Row | None = None,
) -> Screen:
    """Return coins to choose from: the way on when a command came without one.

    `on` makes what the button of a coin says, given `base`; `below` stands under them all.
    """
    buttons = []
    for quote in quotes[:12]:
        base = quote.symbol.partition("/")[0]
        change = figures.signed(quote.change_percent, decimals=1)
        label = t("percent-change", value=change)
        buttons.append(button(f"{base} {label}", on(base=base)))
    return Screen(question, keyboard(*grid(buttons, 3), below))


def watchlist(t: Texts) -> InlineKeyboardButton:
    """Return the way to the coins a person follows."""
    return button(t("button-watchlist"), Watchlist())


def way_in(base: str, bot_name: str) -> str:
    """Return the address that opens a coin's card in the person's own chat with the bot."""
    return f"https://t.me/{bot_name}?start=b_{base}"


def warning(oddity: Oddity | None, t: Texts, *, now: datetime) -> Html | None:
    """Tell that trades look like a pump, who found it and why; nothing without an alarm."""
    if oddity is None:
        return None
    return t(
        "oddity",
        finder=oddity.found_by.value,
        volume=money.show(oddity.volume, decimals=0),
        price=money.show(oddity.price, decimals=0),
        move=figures.signed(oddity.move * 100, decimals=1),
        age=figures.age(t, oddity.at, now),
    )


def chart_caption(
    plot: Plot,
    t: Texts,
    *,
    trade: Row,
    band: Band | None = None,
    look: Look | None = None,
    tally: Tally | None = None,
) -> Screen:
    """Return what stands under a chart: what models read in it, other timeframes, how to trade."""
    head = t(
        "chart-caption",
        symbol=plot.symbol,
        timeframe=plot.timeframe.value,
        price=money.show_price(plot.last) if plot.last is not None else "-",
        is_empty="no" if plot.is_drawable else "yes",
    )
    base = plot.symbol.partition("/")[0]
    marks = t("chart-marks", marks=plot.marks) if plot.marks else None
    text = lines(head, marks, _band(band, t), _look(look, t), _tally(tally, t))
    return Screen(text, keyboard(_frames(base, plot.timeframe), trade))


def _band(band: Band | None, t: Texts) -> Html | None:
    if band is None:
        return None
    half, most = (money.show(share * 100) for share in (band.half, band.most))
    return t("chart-band", half=half, most=most, liveliness=band.liveliness.value)


def _look(look: Look | None, t: Texts) -> Html | None:
    if look is None:
        return None
    low, high = look.interval
    return t(
        "chart-look",
        name=look.name.replace(" ", "-"),
        confidence=money.show(look.confidence * 100, decimals=0),
        windows=look.windows,
        mean=figures.signed(look.mean_bp, decimals=0),
        low=figures.signed(low, decimals=0),
        high=figures.signed(high, decimals=0),
    )


def _tally(tally: Tally | None, t: Texts) -> Html | None:
    if tally is None:
        return None
    known = {"way": "up" if tally.way > 0 else "down", "candles": AHEAD}
    rate, interval, chance = tally.hit_rate, tally.interval, tally.chance
    if rate is None or interval is None or chance is None:
        return t("chart-tally-few", **known, n=tally.n, enough=ENOUGH)
    shares = {"rate": rate, "low": interval.low, "high": interval.high, "chance": chance}
    shown = {name: money.show(share * 100, decimals=0) for name, share in shares.items()}
    return t("chart-tally", **known, **shown, hits=tally.hits, n=tally.n)


def trade_row(base: str, t: Texts) -> Row:
    """Return the ways from a chart to the coin's card and to price alerts, in a private chat."""
    return [
        button(t("button-trade", coin=base), Card(base=base), "success"),
        button(t("button-alert-me"), AlertOffers(base=base)),
    ]


def trade_link(base: str, bot_name: str, t: Texts) -> Row:
    """Return the way to the card in a group: it leads into the private chat."""
    return [link(t("button-trade", coin=base), way_in(base, bot_name))]


def _frames(base: str, timeframe: Timeframe) -> Row:
    """Return a button a timeframe, the chosen one marked."""
    return [
        button(
            f"✓{frame.value}" if frame is timeframe else frame.value,
            Chart(base=base, timeframe=frame, is_new=False),
        )
        for frame in Timeframe
    ]


def inline_results(
    found: Sequence[tuple[Instrument, Quote]], t: Texts, *, bot_name: str, now: datetime
) -> list[InlineQueryResultArticle]:
    """Return prices as inline results, each a message with a private way to buy."""
    results = []
    for instrument, quote in found:
        screen = group_card(instrument, quote, bot_name, t, now=now)
        change = figures.signed(quote.change_percent)
        results.append(
            InlineQueryResultArticle(
                id=instrument.base,
                title=f"{instrument.symbol}  {t.figure(money.show_price(quote.last))}",
                description=t("inline-change", change=change, age=figures.staleness(quote, t, now)),
                input_message_content=InputTextMessageContent(message_text=screen.text),
                reply_markup=screen.keyboard,
            )
        )
    return results


def nothing_found(t: Texts) -> list[InlineQueryResultArticle]:
    """Return the one result that says there is none."""
    return [
        InlineQueryResultArticle(
            id="nothing",
            title=t("inline-nothing"),
            input_message_content=InputTextMessageContent(message_text=t("inline-nothing")),
        )
    ]
