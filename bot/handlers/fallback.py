"""What nobody else took: secrets, unknown commands, small talk, buttons of older versions."""

import time
from collections.abc import Callable
from typing import Final

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.filters import InPrivate, Redacted, TooLarge
from bot.screen import Screen, answer
from bot.visit import Visit
from bot.words import Command
from desk.errors import Stale

router = Router(name=__name__)
HOUR_S: Final = 3600.0


class Hints:
    """Lets a hint through once an hour for each person."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._given_at: dict[int, float] = {}

    def may(self, user_id: int) -> bool:
        """Tell whether a hint is due, and note that it is given."""
        now = self._now()
        if now - self._given_at.get(user_id, -HOUR_S) < HOUR_S:
            return False
        self._given_at = {i: at for i, at in self._given_at.items() if now - at < HOUR_S}
        self._given_at[user_id] = now
        return True


@router.message(Redacted())
async def secret(message: Message, visit: Visit) -> None:
    """Delete a message that held a key, and say that the key is no secret any more."""
    try:
        await message.delete()
    except TelegramBadRequest:
        await message.answer(visit.t("secret-not-deleted"))
        return
    await message.answer(visit.t("secret-deleted"))


@router.message(TooLarge(), InPrivate())
async def too_large(message: Message, visit: Visit) -> None:
    """Say that a file is beyond what a bot may read, and that none is needed."""
    await answer(message, Screen(visit.t("file-too-large")))


@router.message(InPrivate())
async def unknown(message: Message, visit: Visit, hints: Hints, command: Command | None) -> None:
    """Answer an unknown command with short help, small talk with a hint once an hour."""
    if command:
        await answer(message, Screen(visit.t("unknown-command", command=f"/{command.name}")))
    elif hints.may(visit.me.id):
        await answer(message, Screen(visit.t("hint")))


@router.message()
async def silence(_message: Message) -> None:
    """Say nothing in groups: what is said there is not for us."""


@router.callback_query()
async def outdated(query: CallbackQuery) -> None:
    """Refuse a button that nothing here knows; games send none."""
    if not query.data:
        await query.answer()
        return
    raise Stale(what="button", age_s=0, limit_s=0)
