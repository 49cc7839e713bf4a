"""/tge, /tge arm, and their buttons."""

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.callbacks.launches import Arm, Calendar, Launch
from bot.filters import Arms, InPrivate, Says
from bot.handlers import plans, screens
from bot.screen import answer, put, send_below
from bot.views import launches as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.launches import calendar
from desk.plans import debut

router = Router(name=__name__)


@router.message(Says("tge"), InPrivate(), Arms())
async def arm(message: Message, command: Command, visit: Visit) -> None:
    """Plan to buy a coin when it is first traded; a large purchase is asked about."""
    words, named = await visit.named(command.words.strip())
    wanted = debut.parse(words.partition(" ")[2], venue=named or visit.venue, now=clock.now())
    await plans.begin_or_ask(message, wanted, visit)


@router.message(Says("tge"))
async def launches(message: Message, command: Command, visit: Visit) -> None:
    """List the launches to come, those that fit the words when there are any."""
    await answer(message, await screens.launches_of(visit, command.words.strip()[:40]))


@router.callback_query(Launch.filter())
async def launch(query: CallbackQuery, callback_data: Launch, visit: Visit) -> None:
    """Show one launch."""
    event, reports = await visit.desk.launches.get(callback_data.event)
    is_private = query.message is not None and query.message.chat.type == "private"
    screen = view.launch(
        event, reports, visit.t, now=clock.now(), zone=visit.zone, is_private=is_private
    )
    await put(query, screen)


@router.callback_query(Arm.filter())
async def how_to_arm(query: CallbackQuery, callback_data: Arm, visit: Visit) -> None:
    """Tell below how to buy the launch's coin when it is first traded."""
    event, _ = await visit.desk.launches.get(callback_data.event)
    await query.answer()
    await send_below(query, view.how_to_arm(event, visit.me.preferences, visit.t))


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
