"""/pnl, and `@bot pnl` in any chat: a card to share of what a coin, or everything, brought."""

import asyncio
import re
from contextlib import suppress
from decimal import Decimal
from typing import Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineQuery,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    Message,
)

from bot import cards
from bot.callbacks.results import Share
from bot.canvas import PALETTES
from bot.filters import AsksInline, InPrivate, Says
from bot.handlers.portfolio import days_of
from bot.pace import Crowded, Priority
from bot.screen import Screen, put_picture
from bot.sender import sending
from bot.views import results as view
from bot.visit import Visit
from bot.words import Command
from desk.errors import DeskError
from desk.i18n import Html
from desk.market.model import Timeframe
from desk.market.service import find
from desk.portfolio.results import Result
from desk.portfolio.returns import index, performance
from desk.venues.profiles import profile

router = Router(name=__name__)
_POINTS: Final = 300  # of a curve, at most
_DAYS: Final = re.compile(r"[-+]?[0-9]+")


@router.message(Says("pnl"), InPrivate())
async def share(message: Message, command: Command, visit: Visit) -> None:
    """Draw a card of the last days, or of a coin: `/pnl`, `/pnl 7`, `/pnl btc`."""
    picture, caption = await _draw(await _asked(command.words.strip(), visit), visit)
    await message.answer_photo(picture, caption=caption.text, reply_markup=caption.keyboard)


@router.callback_query(Share.filter())
async def share_button(query: CallbackQuery, callback_data: Share, visit: Visit) -> None:
    """Send a card, or exchange the picture for one of another span, with or without the sum."""
    picture, caption = await _draw(callback_data, visit)
    is_new = callback_data.is_new
    await put_picture(query, picture, caption, chat_id=visit.me.id, is_new=is_new)


@router.inline_query(AsksInline("pnl"))
async def share_inline(query: InlineQuery, words: str, visit: Visit, bot: Bot) -> None:
    """Offer the asker their own card, without the sum; nobody else is ever shown the answer."""
    if visit.account is None or not await _has_traded(visit):
        await _offer(query, way_in=view.way_in(visit.t("inline-pnl-none")))
        return
    try:
        card, shown = await _card(await _asked(words, visit), visit)
    except DeskError:
        await _offer(query, way_in=view.way_in(visit.t("inline-pnl-nothing")))
        return
    picture = await _upload(card, visit, bot)
    await _offer(query, view.inline(shown, picture, visit.t))


async def _offer(
    query: InlineQuery,
    *results: InlineQueryResultUnion,
    way_in: InlineQueryResultsButton | None = None,
) -> None:
    await query.answer([*results], cache_time=0, is_personal=True, button=way_in)


async def _upload(card: cards.Card, visit: Visit, bot: Bot) -> str:
    """Return the id of a card's picture at Telegram, empty when it takes none now.

    An inline result takes no new files: the picture passes, without a sound, through the asker's
    own chat with the bot, the one place where nobody else could see it, and is gone from there.
    """
    png = await asyncio.to_thread(cards.draw, card)
    file = BufferedInputFile(png, filename="pnl.png")
    try:
        with sending(Priority.MONEY, is_once=True, is_spare=True):
            sent = await bot.send_photo(visit.me.id, file, disable_notification=True)
    except (Crowded, TelegramAPIError):
        return ""
    with suppress(TelegramAPIError):
        await bot.delete_message(visit.me.id, sent.message_id)
    return sent.photo[-1].file_id if sent.photo else ""


async def _asked(words: str, visit: Visit) -> Share:
    if words and not _DAYS.fullmatch(words):
        instrument = find(words, await visit.desk.market.instruments(visit.venue))
        return Share(base=instrument.base)
    return Share(days=days_of(words, example="/pnl 30"))


async def _has_traded(visit: Visit) -> bool:
    return any(f.venue == visit.venue for f in await visit.desk.portfolio.fills(visit.me.id))


async def _draw(asked: Share, visit: Visit) -> tuple[BufferedInputFile, Screen]:
    card, shown = await _card(asked, visit)
    png = await asyncio.to_thread(cards.draw, card)
    name = asked.base.lower() or f"{asked.days}d"
    file = BufferedInputFile(png, filename=f"pnl-{name}.png")
    return file, view.caption(shown, asked, visit.t)


async def _card(asked: Share, visit: Visit) -> tuple[cards.Card, Html]:
    return await (_coin if asked.base else _everything)(asked, visit)


async def _everything(asked: Share, visit: Visit) -> tuple[cards.Card, Html]:
    curve = await visit.desk.reports.curve(visit.me.id, days=asked.days, venue=visit.venue)
    found, levels = performance(curve), [float(level) for level in index(curve)]
    card = cards.Card(
        place=_place(visit.venue),
        percent=found.time_weighted * 100,
        profit=_seen(found.profit, asked),
        line=(*levels[:: -(-len(levels) // _POINTS)], levels[-1]),
        begin=curve[0].at,
        until=curve[-1].at,
        zone=visit.zone,
        texts=visit.t,
        palette=PALETTES[visit.me.preferences.pictures],
    )
    return card, view.everything(found, asked, visit.t, venue=visit.venue)


async def _coin(asked: Share, visit: Visit) -> tuple[cards.Card, Html]:
    instrument = find(asked.base, await visit.desk.market.instruments(visit.venue))
    result = await visit.desk.portfolio.result(visit.me.id, instrument, visit.venue)
    card = cards.Card(
        symbol=result.symbol,
        place=_place(result.venue),
        percent=result.percent,
        profit=_seen(result.profit, asked),
        entry=result.entry,
        price=result.price,
        line=await _way(result, visit),
        begin=result.opened_at,
        until=result.until,
        zone=visit.zone,
        texts=visit.t,
        palette=PALETTES[visit.me.preferences.pictures],
    )
    return card, view.coin(result, asked, visit.t)


async def _way(result: Result, visit: Visit) -> tuple[float, ...]:
    """Return the price from what was paid to what is fetched, by the candles in between."""
    span = result.until - result.opened_at
    fitting = (frame for frame in Timeframe if span / frame.length <= _POINTS)
    frame = next(fitting, Timeframe.D1)
    found = await visit.desk.market.candles(
        result.symbol,
        frame,
        limit=max(1, min(_POINTS, span // frame.length)),
        before=result.until,
        venue=result.venue,
    )
    closes = [candle.close for candle in found if candle.at >= result.opened_at]
    return tuple(map(float, (result.entry, *closes, result.price)))


def _seen(profit: Decimal, asked: Share) -> Decimal | None:
    return profit if asked.has_sum else None


def _place(venue: str) -> str:
    known = profile(venue)
    return known.title if known.is_live else ""
