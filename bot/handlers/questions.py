"""/ask, /explain, the button under alerts, and Stop: answers come into the asker's own chat."""

import re
from typing import Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.callbacks.alerts import Less
from bot.callbacks.questions import Explain, Hush
from bot.filters import InPrivate, Says
from bot.views import questions as view
from bot.views.errors import toast
from bot.visit import Visit
from bot.whisper import whisper
from bot.words import Command
from desk.errors import Misunderstood
from desk.questions.model import Question, State

router = Router(name=__name__)
_ID: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{12}")
EXAMPLE: Final = "/explain k7m2x9qf4t1z"


@router.message(Says("ask"), InPrivate())
async def ask(message: Message, command: Command, visit: Visit, bot: Bot) -> None:
    """Answer a question from what the desk knows: `/ask why did btc fall today?`."""
    question = await visit.desk.questions.ask(visit.me, command.words, key=_key(message))
    await _begin(question, visit, bot)


@router.message(Says("explain"), InPrivate())
async def explain(message: Message, command: Command, visit: Visit, bot: Bot) -> None:
    """Explain the alert that is replied to, the one whose id is given, or the last one."""
    replied = message.reply_to_message
    words = command.words.strip()
    headline_id = _alerted(replied.reply_markup if replied else None)
    if not headline_id and words:
        headline_id, words = _named(words), ""
    headline_id = headline_id or await visit.desk.questions.last_alert(message.chat.id)
    question = await visit.desk.questions.ask(
        visit.me, words, key=_key(message), headline_id=headline_id
    )
    await _begin(question, visit, bot)


@router.callback_query(Explain.filter())
async def explain_alert(
    query: CallbackQuery, callback_data: Explain, visit: Visit, bot: Bot
) -> None:
    """Explain the alert under which the button stands; who never came in is led to the chat."""
    if visit.account is None:
        await query.answer(url=f"https://t.me/{visit.bot_name}?start=explain")
        return
    question = await visit.desk.questions.ask(
        visit.account, "", key=f"tap:{query.id}", headline_id=callback_data.headline
    )
    try:
        await _begin(question, visit, bot)
    except TelegramForbiddenError:
        await query.answer(url=f"https://t.me/{visit.bot_name}?start=explain")
        return
    is_here = query.message is not None and query.message.chat.id == visit.me.id
    if is_here:
        await query.answer()
    else:
        await whisper(query, visit.t("question-privately"), visit)


@router.callback_query(Hush.filter())
async def stop(query: CallbackQuery, callback_data: Hush, visit: Visit) -> None:
    """Stop an answer; of one that ended before the tap, the end is on its way."""
    question = await visit.desk.questions.stop(visit.me.id, callback_data.question)
    is_stopped = question.state is State.STOPPED
    await query.answer(toast(visit.t("question-stopped")) if is_stopped else None)


async def _begin(question: Question, visit: Visit, bot: Bot) -> None:
    """Say that it is being answered, then have it answered; asked twice it is done once."""
    if question.message_id is not None or question.state is not State.WAITING:
        return
    screen = view.waiting(question, visit.t)
    sent = await bot.send_message(visit.me.id, screen.text, reply_markup=screen.keyboard)
    await visit.desk.questions.begin(question.id, sent.message_id)


def _key(message: Message) -> str:
    return f"msg:{message.chat.id}:{message.message_id}"


def _named(words: str) -> str:
    """Return the id that is written; raises `Misunderstood`."""
    if not _ID.fullmatch(words.lower()):
        raise Misunderstood(what="explain", text=words[:40], example=EXAMPLE)
    return words.lower()


def _alerted(markup: InlineKeyboardMarkup | None) -> str:
    """Return the headline of an alert, which its buttons name; empty for any other message."""
    for row in markup.inline_keyboard if markup else []:
        for button in row:
            for kind in (Explain, Less):
                if (button.callback_data or "").startswith(f"{kind.__prefix__}:"):
                    return kind.unpack(button.callback_data or "").headline
    return ""
