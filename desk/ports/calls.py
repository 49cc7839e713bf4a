"""Stores of calls, and of the groups that track them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desk.calls.model import Board, Call, Group, Member
    from desk.signals.model import Move


class Calls(Protocol):
    """Calls with what became of them."""

    async def add(self, call: Call) -> None:
        """Write a new call."""
        ...

    async def get(self, call_id: str) -> Call | None:
        """Return the call or None."""
        ...

    async def remove(self, call_id: str) -> None:
        """Forget a call."""
        ...

    async def page(
        self,
        *,
        chat_id: int | None = None,
        person_id: int | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> list[Call]:
        """Return the calls of a group, a person, or a person in a group, newest first."""
        ...

    async def ungraded(self, now: datetime, horizon: timedelta) -> list[Call]:
        """Return calls whose grade at a horizon is due, without their grades, at most 200."""
        ...

    async def add_grade(self, call_id: str, move: Move) -> bool:
        """Write a grade; False when it is known, or the call is gone."""
        ...

    async def watch(self, now: datetime) -> int:
        """Take over better prices written since each call was last watched; return of how many."""
        ...


class Boards(Protocol):
    """Groups that track calls, and who is in them."""

    async def get(self, chat_id: int) -> Board | None:
        """Return what was decided in a group the bot is in, None when nothing was."""
        ...

    async def save(self, board: Board) -> None:
        """Write or overwrite what was decided."""
        ...

    async def meet(self, member: Member) -> None:
        """Write or overwrite a member, who is then nobody else's to write until the unit ends."""
        ...

    async def members(self, chat_id: int) -> list[Member]:
        """Return everybody who was ever seen in the group."""
        ...

    async def leave(self, chat_id: int, person_id: int | None = None) -> None:
        """Note that a person left the group; without one the bot did, and tracking is off."""
        ...

    async def of(self, person_id: int) -> list[Group]:
        """Return the groups that track calls and that a person was seen in, by title."""
        ...
