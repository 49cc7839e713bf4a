"""/tge and its buttons."""

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.callbacks import Calendar, Launch
from bot.filters import Says
from bot.handlers import screens
from bot.screen import answer, put
from bot.views import launches as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.launches import calendar

router = Router(name=__name__)


@router.message(Says("tge"))
async def launches(message: Message, command: Command, visit: Visit) -> None:
    """List the launches to come, those that fit the words when there are any."""
    await answer(message, await screens.launches_of(visit, command.words.strip()[:40]))


@router.callback_query(Launch.filter())
async def launch(query: CallbackQuery, callback_data: Launch, visit: Visit) -> None:
    """Show one launch."""
    event, reports = await visit.desk.launches.get(callback_data.event)
    await put(query, view.launch(event, reports, visit.t, now=clock.now(), zone=visit.zone))


@router.callback_query(Calendar.filter())
async def file(query: CallbackQuery, visit: Visit) -> None:
    """Send the launches whose day is known as a file that calendars read."""
    await query.answer()
    found = await visit.desk.launches.upcoming(limit=calendar.MOST)
    text = calendar.write(found, clock.now())
    if isinstance(query.message, Message):
        document = BufferedInputFile(text.encode(), filename="launches.ics")
        caption = visit.t("launches-file", count=text.count("BEGIN:VEVENT"))
        await query.message.answer_document(document, caption=caption)
