"""Answers of the language model, shown as they grow: one message a question, edited calmly."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from bot.pace import Priority
from bot.screen import Screen
from bot.sender import sending
from bot.views import questions as view
from db.bus import Entry
from db.context import Context
from desk import i18n
from desk.nursery import Nursery
from desk.questions.model import ANSWERS, Ending, Question, State

log = structlog.get_logger(__name__)
GROUP: Final = "bot"
PACE_S: Final = 1.2  # Telegram lets a bot say one thing a second to a chat


@dataclass(slots=True)
class _Growing:
    """What is known of an answer that grows; `turn` is held by who edits its message."""

    text: str = ""
    is_fresh: bool = False
    is_shown: bool = False  # somebody is about to
    is_over: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Answers:
    """Reads what the model writes. Losing some of that costs an edit; endings are kept."""

    def __init__(self, context: Context, bot: Bot, nursery: Nursery) -> None:
        self._questions = context.desk.questions
        self._bus = context.bus
        self._bot = bot
        self._nursery = nursery
        self._growing: dict[str, _Growing] = {}

    async def round(self) -> None:
        """Wait two seconds for what the model writes, and take it; raises what the bus raises."""
        found = await self._bus.consume(ANSWERS, group=GROUP, consumer=GROUP, block_ms=2000)
        for entry in found:
            await self._take(entry)

    async def _take(self, entry: Entry) -> None:
        try:
            ending = Ending.of(entry.body)
        except (KeyError, TypeError, ValueError) as e:
            await self._bus.bury(ANSWERS, GROUP, entry.id, entry.body, type(e).__name__)
            return
        if ending.state is State.WAITING:
            self._grow(ending.question_id, ending.answer)
        else:
            await self._questions.finish(ending)
        await self._bus.ack(ANSWERS, GROUP, entry.id)

    def _grow(self, question_id: str, text: str) -> None:
        growing = self._growing.setdefault(question_id, _Growing())
        growing.text, growing.is_fresh = text, True
        if not growing.is_shown:
            growing.is_shown = True
            self._nursery.spawn(self._show(question_id, growing), name="show answer")

    async def _show(self, question_id: str, growing: _Growing) -> None:
        """Put what is there into the message until nothing new has come for a moment."""
        try:
            question = await self._questions.get(question_id)
            if question.state is not State.WAITING:
                self._growing.pop(question_id, None)
                return
            while growing.is_fresh and not growing.is_over:
                growing.is_fresh = False
                await self._edit_growing(question, growing)
                await asyncio.sleep(PACE_S)
        finally:
            growing.is_shown = False

    async def _edit_growing(self, question: Question, growing: _Growing) -> None:
        async with growing.turn:
            if growing.is_over or question.message_id is None:
                return
            screen = view.growing(question, growing.text, _texts(question))
            try:
                with sending(Priority.NOTICE, is_once=True):
                    await self._edit(question.chat_id, question.message_id, screen)
            except TelegramAPIError as e:
                log.info("answer not shown growing", question=question.id, why=type(e).__name__)

    async def ended(self, question_id: str) -> None:
        """Make the question's one message say how it ended; safe to repeat."""
        growing = self._growing.pop(question_id, None) or _Growing()
        async with growing.turn:
            growing.is_over = True
            question = await self._questions.get(question_id)
            shown = replace(question, answer=question.answer or growing.text)
            if question.state is not State.STOPPED:
                shown = question
            screen = view.ended(shown, _texts(question))
            await self._put(question, screen)

    async def _put(self, question: Question, screen: Screen) -> None:
        if question.message_id is not None:
            try:
                await self._edit(question.chat_id, question.message_id, screen)
            except TelegramBadRequest as e:
                log.info("answer sent anew", question=question.id, why=e.message[:100])
            else:
                return
        await self._bot.send_message(question.chat_id, screen.text, reply_markup=screen.keyboard)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            screen.text, chat_id=chat_id, message_id=message_id, reply_markup=screen.keyboard
        )


def _texts(question: Question) -> i18n.Texts:
    return i18n.texts(i18n.choose(question.language))
