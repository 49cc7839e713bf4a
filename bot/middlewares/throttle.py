"""How often one person may ask; who asks faster is told once and then not heard for a moment.

An inline query is always refused, never dropped: the answer, an empty list, ends its wait.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update, User

from bot.pace import Bucket, Rate
from desk.errors import Busy

PERSON: Final = Rate(5, 30)
IN_SANDBOX: Final = Rate(500, 1000)  # scripts press faster than people
_QUIET_S: Final = 5.0
_MOST_PEOPLE: Final = 20_000


class Throttle(BaseMiddleware):
    """A token bucket per person."""

    def __init__(self, rate: Rate = PERSON, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self.start(rate)

    def start(self, rate: Rate) -> None:
        """Forget everyone and count anew."""
        self._rate = rate
        self._people: dict[int, Bucket] = {}
        self._told_at: dict[int, float] = {}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Let the update through, refuse it with `Busy`, or drop it."""
        user = data.get("event_from_user")
        if not isinstance(user, User):
            return await handler(event, data)
        wait_s = self._wait_s(user.id)
        if not wait_s:
            return await handler(event, data)
        is_inline = isinstance(event, Update) and event.inline_query is not None
        if not is_inline and self._now() - self._told_at.get(user.id, -_QUIET_S) < _QUIET_S:
            return None
        self._told_at[user.id] = self._now()
        raise Busy(retry_after_s=max(1, round(wait_s)))

    def _wait_s(self, user_id: int) -> float:
        now = self._now()
        if len(self._people) > _MOST_PEOPLE:
            self._people = {i: b for i, b in self._people.items() if b.delay_s(now)}
            self._told_at.clear()
        bucket = self._people.get(user_id)
        if bucket is None:
            bucket = self._people[user_id] = Bucket(self._rate, now)
        wait_s = bucket.delay_s(now)
        if not wait_s:
            bucket.take()
        return wait_s
