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


@router.message(Says("news"))
async def news(message: Message, command: Command, visit: Visit) -> None:
    """Show the latest headlines, of one coin when it is named."""
    words = command.words.split()
    coin = find(words[0], await visit.desk.market.instruments()).base if words else None
    await answer(message, await screens.news_of(visit, message.chat.id, coin))
