"""/news."""

from aiogram import Router
from aiogram.types import Message

from bot.filters import Says
from bot.handlers import screens
from bot.screen import answer
from bot.visit import Visit
from bot.words import Command
from desk.market.service import find

router = Router(name=__name__)
_SEARCH = frozenset({"search", "find", "поиск", "найти"})


@router.message(Says("news"))
async def news(message: Message, command: Command, visit: Visit) -> None:
    """Show the latest headlines, of one coin when it is named, or those that hold words."""
    words = command.words.split()
    if words and words[0].lower() in _SEARCH:
        await answer(message, await screens.found(visit, words[1:]))
        return
    coin = find(words[0], await visit.desk.market.instruments()).base if words else None
    await answer(message, await screens.news_of(visit, message.chat.id, coin))
