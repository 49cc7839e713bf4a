"""Who may change what a group hears: asked of Telegram at the time, remembered for a minute."""

import time
from collections.abc import Callable
from typing import Final

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramAPIError

KEPT_S: Final = 60.0
_MOST: Final = 10_000
_MAY: Final = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})


class GroupAdmins:
    """Remembers answers of getChatMember, at most a minute."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._known: dict[tuple[int, int], tuple[bool, float]] = {}

    async def has(self, bot: Bot, chat_id: int, user_id: int) -> bool:
        """Tell whether the person administers the chat; no answer counts as no."""
        known = self._known.get((chat_id, user_id))
        if known and self._now() - known[1] < KEPT_S:
            return known[0]
        try:
            member = await bot.get_chat_member(chat_id, user_id)
        except TelegramAPIError:
            return False
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[chat_id, user_id] = (member.status in _MAY, self._now())
        return member.status in _MAY
