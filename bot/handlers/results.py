"""/pnl: a card to share of what a coin, or everything, brought."""

import asyncio
import re
from decimal import Decimal
from typing import Final

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot import cards
from bot.callbacks.results import Share
from bot.canvas import PALETTES
from bot.filters import InPrivate, Says
from bot.handlers.portfolio import days_of
from bot.screen import Screen, put_picture
from bot.views import results as view
from bot.visit import Visit
from bot.words import Command
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
    words = command.words.strip()
    if words and not _DAYS.fullmatch(words):
        instrument = find(words, await visit.desk.market.instruments(visit.venue))
        asked = Share(base=instrument.base)
    else:
        asked = Share(days=days_of(words, example="/pnl 30"))
    picture, caption = await _draw(asked, visit)
    await message.answer_photo(picture, caption=caption.text, reply_markup=caption.keyboard)


@router.callback_query(Share.filter())
async def share_button(query: CallbackQuery, callback_data: Share, visit: Visit) -> None:
    """Send a card, or exchange the picture for one of another span, with or without the sum."""
    picture, caption = await _draw(callback_data, visit)
    is_new = callback_data.is_new
    await put_picture(query, picture, caption, chat_id=visit.me.id, is_new=is_new)


async def _draw(asked: Share, visit: Visit) -> tuple[BufferedInputFile, Screen]:
    card, caption = await (_coin if asked.base else _everything)(asked, visit)
    png = await asyncio.to_thread(cards.draw, card)
    name = asked.base.lower() or f"{asked.days}d"
    return BufferedInputFile(png, filename=f"pnl-{name}.png"), caption


async def _everything(asked: Share, visit: Visit) -> tuple[cards.Card, Screen]:
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


async def _coin(asked: Share, visit: Visit) -> tuple[cards.Card, Screen]:
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
