"""Intake: what the inbox could not be told is told it later, and nothing is handled twice."""

from collections.abc import Sequence
from typing import Any

import pytest
from aiogram import Bot, Dispatcher

from bot.intake import Intake
from bot.lanes import Lanes
from desk.nursery import Nursery

OTHER: dict[str, Any] = {"poll": {}}  # of no kind that anybody handles


class Inbox:
    """One that is away until told otherwise."""

    def __init__(self, *updates: int) -> None:
        self.left = dict.fromkeys(updates, OTHER)
        self.is_away = True
        self.asked: list[int] = []

    async def accept(self, updates: Sequence[tuple[int, dict[str, Any]]]) -> set[int]:
        """See the protocol."""
        return {update_id for update_id, _ in updates}

    async def pending(self, limit: int) -> list[tuple[int, dict[str, Any]]]:
        """See the protocol."""
        return sorted(self.left.items())[:limit]

    async def done(self, update_id: int, *, error: str = "") -> None:
        """See the protocol."""
        self.asked.append(update_id)
        if self.is_away:
            raise OSError("away")
        assert error == ""
        del self.left[update_id]


def intake(inbox: Inbox, nursery: Nursery) -> tuple[Intake, Lanes]:
    """Return one that handles nothing but what it knows no kind of."""
    lanes = Lanes(nursery, name="test")
    return Intake(inbox, Dispatcher(), Bot("42:TOKEN"), lanes), lanes


async def test_an_update_that_could_not_be_marked_done_is_marked_later() -> None:
    inbox = Inbox(7)
    async with Nursery() as nursery:
        found, lanes = intake(inbox, nursery)
        found._start(7, OTHER)
        await lanes.idle()
        with pytest.raises(OSError, match="away"):
            await found.mark()
        inbox.is_away = False
        await found.mark()
        await found.mark()
    assert not inbox.left
    assert inbox.asked == [7, 7, 7]


async def test_what_a_crash_left_is_handled_once_though_the_inbox_was_away() -> None:
    inbox = Inbox(7, 8)
    async with Nursery() as nursery:
        found, lanes = intake(inbox, nursery)
        with pytest.raises(OSError, match="away"):
            await found.drain()
        inbox.is_away = False
        await found.drain()
        await lanes.idle()
    assert not inbox.left
    assert inbox.asked == [7, 8, 7, 7, 8]
