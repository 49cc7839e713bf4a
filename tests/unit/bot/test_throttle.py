"""Who asks too fast is told once, then not heard for a moment; others are not held up."""

from typing import Any

import pytest
from aiogram.types import TelegramObject, Update, User

from bot.middlewares.throttle import Throttle
from bot.pace import Rate
from desk.errors import Busy
from tests.unit.bot.test_pace import Clock


def data_of(person: int) -> dict[str, Any]:
    return {"event_from_user": User(id=person, is_bot=False, first_name="Ann")}


async def passed(event: TelegramObject, data: dict[str, Any]) -> str:
    return "handled"


async def test_fast_asker_is_told_once_and_heard_again_later() -> None:
    clock = Clock()
    throttle, update = Throttle(Rate(1, 2), now=clock), Update(update_id=1)
    for _ in range(2):
        assert await throttle(passed, update, data_of(7)) == "handled"
    with pytest.raises(Busy) as refusal:
        await throttle(passed, update, data_of(7))
    assert refusal.value.values["retry_after_s"] == 1
    assert await throttle(passed, update, data_of(7)) is None
    assert await throttle(passed, update, data_of(8)) == "handled"
    clock.now += 1
    assert await throttle(passed, update, data_of(7)) == "handled"


async def test_updates_of_nobody_pass() -> None:
    throttle = Throttle(Rate(1, 1), now=Clock())
    for _ in range(3):
        assert await throttle(passed, Update(update_id=1), {}) == "handled"
