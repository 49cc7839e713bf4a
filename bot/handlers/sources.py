"""/sources: how each does, for everyone; adding, pausing, removing for admins."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.callbacks.sources import Feed
from bot.filters import Says
from bot.handlers import screens
from bot.screen import Screen, answer, put
from bot.views import sources as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.errors import Misunderstood, NotAllowed
from desk.sources.model import Health

router = Router(name=__name__)
_ADD: Final = frozenset({"add", "добавить"})
EXAMPLE: Final = "/sources add https://www.coindesk.com/arc/outboundfeeds/rss/"


@router.message(Says("sources"))
async def sources(message: Message, command: Command, visit: Visit) -> None:
    """Show the sources, or add a feed by its address."""
    word, _, address = command.words.strip().partition(" ")
    if not word:
        await answer(message, await screens.sources(visit, message.chat.id))
        return
    if word.lower() not in _ADD or not address:
        raise Misunderstood(what="sources", text=word, offered="add", example=EXAMPLE)
    if not visit.me.is_admin or message.chat.type != "private":
        raise NotAllowed(what="admin")
    health = await visit.desk.sources.add(visit.me.id, address)
    await answer(message, _card(health, visit))


@router.callback_query(Feed.filter())
async def button(query: CallbackQuery, callback_data: Feed, visit: Visit) -> None:
    """Show a source, pause it, let it go on, or remove it."""
    if not visit.me.is_admin:
        raise NotAllowed(what="admin")
    desk, me = visit.desk.sources, visit.me.id
    match callback_data.action:
        case "show":
            health = await desk.get(callback_data.source)
        case "remove":
            gone = await desk.remove(me, callback_data.source)
            await put(query, view.removed(gone, visit.t))
            return
        case action:
            is_paused = action == "pause"
            health = await desk.pause(me, callback_data.source, is_paused=is_paused)
    await put(query, _card(health, visit))


def _card(health: Health, visit: Visit) -> Screen:
    return view.card(health, visit.t, now=clock.now(), zone=visit.zone)
