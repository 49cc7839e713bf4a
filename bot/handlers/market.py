"""/price /chart, tickers typed anywhere, and inline queries."""

import asyncio
import re
from collections.abc import Sequence
from typing import Final

from aiogram import Router
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    Chat,
    InlineQuery,
    Message,
)

from bot import charts
from bot.callbacks.market import Card, Chart
from bot.canvas import DARK, PALETTES
from bot.filters import NamesMarket, Says
from bot.handlers import screens
from bot.plots import Plot
from bot.screen import Screen, answer, put, put_picture, send_below
from bot.views import market as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.alerts.model import Mark
from desk.errors import Misunderstood, NoQuote, Stale
from desk.market.model import Candle, Instrument, Quote, Timeframe
from desk.market.service import find

router = Router(name=__name__)
CANDLES: Final = 140
WARM_UP: Final = 200  # candles before those shown: of what began an EMA 50, 0.04 % is left
INLINE_PAGE: Final = 20
INLINE_CACHE_S: Final = 3
_OFFSET: Final = re.compile(r"[0-9]{0,9}")


@router.message(Says("price"))
async def price(message: Message, command: Command, visit: Visit) -> None:
    """Show the price card of a coin, or coins to choose from."""
    if not command.words:
        is_private = message.chat.type == "private"
        await answer(message, await screens.pick(visit, "card", is_private=is_private))
        return
    await _price(message, command.words.split()[0], visit)


async def _price(message: Message, text: str, visit: Visit) -> None:
    if message.chat.type == "private":
        await answer(message, await screens.card(text, visit))
        return
    await answer(message, await screens.group_card(text, visit))


@router.callback_query(Card.filter())
async def card(query: CallbackQuery, callback_data: Card, visit: Visit) -> None:
    """Show a coin's card, in place when the message is text."""
    if query.message and query.message.chat.type != "private":
        await put(query, await screens.group_card(callback_data.base, visit))
        return
    screen = await screens.card(callback_data.base, visit)
    if _must_stay(query):
        await query.answer()
        await send_below(query, screen)
    else:
        await put(query, screen)


def _must_stay(query: CallbackQuery) -> bool:
    """Tell whether the tapped message must stay what it is: an alert, a receipt, a list."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    data = [
        b.callback_data or "" for row in (markup.inline_keyboard if markup else []) for b in row
    ]
    is_card = any(d.startswith("a:sell") for d in data)
    stays = ("b:", "w:", "s:", "wl:1", "go:portfolio", "go:news")
    return not is_card and any(d.startswith(stays) for d in data)


@router.message(Says("chart"))
async def chart(message: Message, command: Command, visit: Visit) -> None:
    """Draw a coin's candles: `/chart btc 1h`."""
    words = command.words.split()
    if not words:
        await answer(message, await screens.pick(visit, "chart"))
        return
    instrument = find(words[0], await visit.desk.market.instruments())
    timeframe = _timeframe(words[1]) if len(words) > 1 else Timeframe.M15
    picture, caption = await _draw(instrument, timeframe, message.chat, visit)
    await message.answer_photo(picture, caption=caption.text, reply_markup=caption.keyboard)


@router.callback_query(Chart.filter())
async def chart_button(query: CallbackQuery, callback_data: Chart, visit: Visit) -> None:
    """Send a chart, or exchange the picture for another timeframe."""
    instrument = find(callback_data.base, await visit.desk.market.instruments())
    if query.message is None:
        raise Stale(what="button", age_s=0, limit_s=0)
    chat, is_new = query.message.chat, callback_data.is_new
    picture, caption = await _draw(instrument, callback_data.timeframe, chat, visit)
    await put_picture(query, picture, caption, chat_id=chat.id, is_new=is_new)


def _timeframe(text: str) -> Timeframe:
    try:
        return Timeframe(text.lower())
    except ValueError as e:
        offered = ", ".join(frame.value for frame in Timeframe)
        raise Misunderstood(
            what="timeframe", text=text, offered=offered, example="/chart btc 1h"
        ) from e


async def _draw(
    instrument: Instrument, timeframe: Timeframe, chat: Chat, visit: Visit
) -> tuple[BufferedInputFile, Screen]:
    """Draw for the chat that will see it: a person's own trades are nobody else's business."""
    desk, base = visit.desk, instrument.base
    account = visit.account if chat.type == "private" else None
    candles = await desk.market.candles(instrument.symbol, timeframe, limit=CANDLES + WARM_UP)
    fills = await desk.portfolio.fills(account.id, symbol=instrument.symbol) if account else []
    quote = await _quote(instrument.symbol, visit)
    plot = Plot(
        symbol=instrument.symbol,
        timeframe=timeframe,
        candles=tuple(candles),
        shown=CANDLES,
        fills=tuple(fills),
        alerts=tuple(await _told(chat, instrument.symbol, candles, visit)),
        last=quote.last if quote else None,
        zone=account.preferences.time_zone if account else desk.settings.time_zone,
        texts=visit.t,
        palette=PALETTES[account.preferences.pictures] if account else DARK,
    )
    png = await asyncio.to_thread(charts.draw, plot)
    trade = (
        view.trade_row(base, visit.t)
        if chat.type == "private"
        else view.trade_link(base, visit.bot_name, visit.t)
    )
    band = await desk.gauges.band(instrument.symbol)
    look = await desk.gauges.look(instrument.symbol, timeframe)
    tally = await desk.gauges.tally(look)
    caption = view.chart_caption(plot, visit.t, trade=trade, band=band, look=look, tally=tally)
    return BufferedInputFile(png, filename=f"{base}-{timeframe.value}.png"), caption


async def _told(chat: Chat, symbol: str, candles: Sequence[Candle], visit: Visit) -> Sequence[Mark]:
    shown = candles[-CANDLES:]
    return await visit.desk.alerts.marks(chat.id, symbol, shown[0].at) if shown else ()


async def _quote(symbol: str, visit: Visit) -> Quote | None:
    try:
        return await visit.desk.market.quote(symbol)
    except NoQuote:
        return None


@router.message(NamesMarket())
async def ticker(message: Message, instrument: Instrument, visit: Visit) -> None:
    """Answer a ticker in a text with the first coin's card."""
    await _price(message, instrument.symbol, visit)


@router.inline_query()
async def inline(query: InlineQuery, visit: Visit) -> None:
    """Answer `@bot btc` in any chat with prices; the cache is what workers keep, never a venue."""
    quotes = await visit.desk.market.quotes.all()
    markets = await visit.desk.market.instruments()
    asked = query.query.strip().upper().removeprefix("$")
    is_ours = _OFFSET.fullmatch(query.offset) is not None
    begin = int(query.offset or 0) if is_ours else 0
    found = [
        (markets[symbol], quote)
        for symbol, quote in sorted(quotes.items())
        if is_ours and symbol in markets and markets[symbol].base.startswith(asked[:12])
    ]
    page = found[begin : begin + INLINE_PAGE]
    results = view.inline_results(page, visit.t, bot_name=visit.bot_name, now=clock.now())
    more = str(begin + INLINE_PAGE) if len(found) > begin + INLINE_PAGE else ""
    await query.answer(
        list(results) if found else list(view.nothing_found(visit.t)),
        cache_time=INLINE_CACHE_S,
        is_personal=True,
        next_offset=more,
    )
