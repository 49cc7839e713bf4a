"""Answers of the language model, shown as they grow: one message a question in the end.

While it is written, the question's message stays with its Stop, which a draft cannot carry on
every client, and the words stream below it as a draft. A draft is gone with the next message, so
the answer comes as a new one and takes the place of the first. Where drafts are not taken (groups,
older servers), or the bot has just been started, the first message is edited instead.
"""

import asyncio
import zlib
from dataclasses import dataclass, field, replace
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound

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
    """What is known of an answer that grows; `turn` is held by who shows it."""

    text: str = ""
    takes_drafts: bool = True  # until one is refused
    is_drafted: bool = False
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
                await self._show_growing(question, growing)
                await asyncio.sleep(PACE_S)
        finally:
            growing.is_shown = False

    async def _show_growing(self, question: Question, growing: _Growing) -> None:
        async with growing.turn:
            if growing.is_over or question.message_id is None:
                return
            screen = view.growing(question, growing.text, _texts(question))
            try:
                with sending(Priority.NOTICE, is_once=True):
                    if growing.takes_drafts:
                        await self._draft(question, screen, growing)
                    if not growing.takes_drafts:
                        await self._edit(question.chat_id, question.message_id, screen)
            except TelegramAPIError as e:
                log.info("answer not shown growing", question=question.id, why=type(e).__name__)

    async def _draft(self, question: Question, screen: Screen, growing: _Growing) -> None:
        try:
            await self._bot.send_message_draft(
                question.chat_id, _draft_id(question), text=screen.text
            )
            growing.is_drafted = True
        except (TelegramBadRequest, TelegramNotFound) as e:
            log.info("draft refused", question=question.id, why=e.message[:100])
            growing.takes_drafts = False

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
            if growing.is_drafted and question.message_id is not None:
                await self._bot.delete_message(question.chat_id, question.message_id)
                await self._send(question, screen)
            else:
                await self._put(question, screen)

    async def _put(self, question: Question, screen: Screen) -> None:
        """Edit the question's message, or send it anew: a crash may have left none."""
        if question.message_id is not None:
            try:
                await self._edit(question.chat_id, question.message_id, screen)
            except TelegramBadRequest as e:
                log.info("answer sent anew", question=question.id, why=e.message[:100])
            else:
                return
        await self._send(question, screen)

    async def _send(self, question: Question, screen: Screen) -> None:
        sent = await self._bot.send_message(
            question.chat_id, screen.text, reply_markup=screen.keyboard
        )
        await self._questions.move(question.id, sent.message_id)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            screen.text, chat_id=chat_id, message_id=message_id, reply_markup=screen.keyboard
        )


def _draft_id(question: Question) -> int:
    """Return the same number for a question after a restart, too; Telegram wants none of 0."""
    return zlib.crc32(question.id.encode()) + 1


def _texts(question: Question) -> i18n.Texts:
    return i18n.texts(i18n.choose(question.language))
