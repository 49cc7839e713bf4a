"""/portfolio and /report: what a person has, what it brought, and the file for taxes."""

import asyncio
import re
from typing import Final

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot import curves
from bot.callbacks.portfolio import Export, Report
from bot.canvas import PALETTES
from bot.filters import InPrivate, Says
from bot.handlers import screens
from bot.screen import Screen, answer, put_picture
from bot.views import reports as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.errors import Misunderstood, Stale

router = Router(name=__name__)
DAYS: Final = 30
MOST_DAYS: Final = 3660


@router.message(Says("portfolio", "balance"), InPrivate())
async def portfolio(message: Message, visit: Visit) -> None:
    """Show what the person has and how it does."""
    await answer(message, await screens.portfolio(visit, message.chat.id))


@router.message(Says("report"), InPrivate())
async def report(message: Message, command: Command, visit: Visit) -> None:
    """Show what the last days brought, as a curve with its figures: `/report 90`."""
    picture, caption = await _draw(days_of(command.words.strip()), visit)
    await message.answer_photo(picture, caption=caption.text, reply_markup=caption.keyboard)


def days_of(text: str, *, example: str = "/report 30") -> int:
    """Return the days that words ask for, the usual ones without words; raises `Misunderstood`."""
    if not text:
        return DAYS
    if not (re.fullmatch(r"[0-9]{1,4}", text) and 0 < int(text) <= MOST_DAYS):
        raise Misunderstood(what="days", text=text, offered=f"1-{MOST_DAYS}", example=example)
    return int(text)


@router.callback_query(Report.filter())
async def report_button(query: CallbackQuery, callback_data: Report, visit: Visit) -> None:
    """Send a report, or exchange the picture for another span."""
    if not 0 < callback_data.days <= MOST_DAYS:
        raise Stale(what="button", age_s=0, limit_s=0)
    picture, caption = await _draw(callback_data.days, visit)
    is_new = callback_data.is_new
    await put_picture(query, picture, caption, chat_id=visit.me.id, is_new=is_new)


@router.callback_query(Export.filter())
async def export(query: CallbackQuery, callback_data: Export, visit: Visit, bot: Bot) -> None:
    """Send the history as a document, into the person's own chat."""
    if not 0 < callback_data.days <= MOST_DAYS:
        raise Stale(what="button", age_s=0, limit_s=0)
    text = await visit.desk.reports.export(visit.me.id, days=callback_data.days, venue=visit.venue)
    await query.answer()
    name = f"tapewire-{clock.now():%Y-%m-%d}-{callback_data.days}d.csv"
    document = BufferedInputFile(text.encode(), filename=name)
    caption = visit.t("export-caption", days=callback_data.days, count=text.count("\r\n") - 1)
    await bot.send_document(visit.me.id, document, caption=caption)


async def _draw(days: int, visit: Visit) -> tuple[BufferedInputFile, Screen]:
    zone = visit.me.preferences.time_zone
    found = await visit.desk.reports.report(visit.me.id, days=days, zone=zone, venue=visit.venue)
    palette = PALETTES[visit.me.preferences.pictures]
    png = await asyncio.to_thread(
        curves.draw, found.curve, zone=zone, texts=visit.t, palette=palette
    )
    picture = BufferedInputFile(png, filename=f"equity-{days}d.png")
    return picture, view.caption(found, days, visit.t, venue=visit.venue)
