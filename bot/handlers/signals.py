"""/score with its buttons, /replay, and what admins say to a source that does badly."""

import re
from typing import Final

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.callbacks.signals import Mute, Score
from bot.filters import InPrivate, Says
from bot.handlers import screens
from bot.screen import answer, put
from bot.views import replays as replays_view
from bot.views import signals as view
from bot.visit import Visit
from bot.words import Command
from desk import clock
from desk.errors import Misunderstood
from desk.replays import export, words
from desk.signals.scorecard import By

router = Router(name=__name__)
EXAMPLE: Final = "/score coins 30m 30d"
OFFERED: Final = "sources, models, events, rules, coins; 1m, 5m, 30m, 1h, 24h; 30d"
_BY: Final = {
    "sources": By.SOURCE,
    "models": By.MODEL,
    "events": By.EVENT,
    "keywords": By.EVENT,
    "rules": By.RULE,
    "coins": By.COIN,
}
_DAYS: Final = re.compile(r"([1-9][0-9]{0,2})d")


def read(text: str) -> Score:
    """Read `coins 30m 30d` in any order; raises `Misunderstood` for anything else."""
    found = Score()
    for word in text.lower().split():
        days = _DAYS.fullmatch(word)
        if word in view.HORIZONS_BY_NAME:
            found = found.model_copy(update={"horizon": word})
        elif days and int(days[1]) <= 365:
            found = found.model_copy(update={"days": int(days[1])})
        elif by := _BY.get(word) or _BY.get(f"{word}s"):
            found = found.model_copy(update={"by": by})
        else:
            raise Misunderstood(what="score", text=word[:40], offered=OFFERED, example=EXAMPLE)
    return found


@router.message(Says("score"))
async def score(message: Message, command: Command, visit: Visit) -> None:
    """Show how right the alerts were: `/score coins 1h 30d`."""
    asked = read(command.words)
    await answer(message, await screens.score_of(visit, message.chat.id, asked))


@router.callback_query(Score.filter())
async def choose(query: CallbackQuery, callback_data: Score, visit: Visit) -> None:
    """Show the scorecard by something else, at another horizon, over another span."""
    chat_id = query.message.chat.id if query.message else visit.me.id
    await put(query, await screens.score_of(visit, chat_id, callback_data))


@router.callback_query(Mute.filter())
async def mute(query: CallbackQuery, callback_data: Mute, visit: Visit) -> None:
    """Mute a source for everybody or let it be heard again; the desk refuses who is no admin."""
    is_muted = callback_data.is_muted
    source = await visit.desk.signals.mute(visit.me.id, callback_data.source, is_muted=is_muted)
    await put(query, view.decided(source, visit.t, is_muted=is_muted))


@router.message(Says("replay"), InPrivate())
async def replay(message: Message, command: Command, visit: Visit) -> None:
    """Send what the alerts of a source would have brought: `/replay coindesk tp 5% sl 3% 30d`."""
    asked = words.parse(command.words, spend=visit.me.preferences.presets[0])
    words.check(asked.terms, asked.days)
    result = await visit.desk.replays.run(asked.source, asked.terms, days=asked.days)
    name = f"replay-{clock.now():%Y-%m-%d}.csv"
    document = BufferedInputFile(export.write(result).encode(), filename=name)
    caption = replays_view.caption(result, visit.t, days=asked.days)
    await message.answer_document(document, caption=caption)
