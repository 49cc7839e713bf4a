"""How fast a venue is asked: one budget for orders and one for questions, shared by all workers."""

import asyncio
from typing import Final

from desk.errors import VenueRefused, VenueUnsure
from desk.ports import Budget
from workers.venues import answers
from workers.venues.letter import Letter
from workers.venues.table import Row

PATIENCE_S: Final = 1.0  # an order that would leave later than that is not sent at all
LONG_PATIENCE_S: Final = 3.0
USUAL_PAUSE_S: Final = 2.0
LONGEST_PAUSE_S: Final = 600.0


class Pace:
    """Orders and cancels never wait behind questions; whoever was told to wait, waits."""

    def __init__(self, row: Row, budget: Budget | None) -> None:
        self._row = row
        self._budget = budget

    async def before_order(self) -> None:
        """Wait for a turn, or raise `VenueRefused`: then nothing was sent."""
        wait = await self._wait("orders", self._row.orders_per_s, PATIENCE_S)
        if wait > PATIENCE_S:
            message = f"too many requests: nothing was sent, try again in {wait:.0f} s"
            raise VenueRefused(venue=self._row.name, code="429", message=message)
        await asyncio.sleep(wait)

    async def before_cancel(self) -> None:
        """Wait for a turn in the budget of orders, or raise `VenueUnsure`."""
        await self._patiently("orders", self._row.orders_per_s)

    async def before_question(self) -> None:
        """Wait for a turn, or raise `VenueUnsure`."""
        await self._patiently("reads", self._row.reads_per_s)

    async def spare(self) -> bool:
        """Take a turn for a question that can be left out; False while others have them all."""
        return await self._wait("reads", self._row.reads_per_s, 0.0) <= 0

    async def after(self, error: Exception, letter: Letter) -> None:
        """Make everybody wait when the venue said so (429, 418), as long as it said."""
        if self._budget is not None and answers.is_busy(error, letter):
            pause = min(letter.retry_after_s or USUAL_PAUSE_S, LONGEST_PAUSE_S)
            for lane in ("orders", "reads"):
                await self._budget.pause(f"{self._row.name}:{lane}", seconds=pause)

    async def _patiently(self, lane: str, per_second: float) -> None:
        wait = await self._wait(lane, per_second, LONG_PATIENCE_S)
        if wait > LONG_PATIENCE_S:
            raise VenueUnsure(venue=self._row.name, why=f"it asked for a pause of {wait:.0f} s")
        await asyncio.sleep(wait)

    async def _wait(self, lane: str, per_second: float, patience_s: float) -> float:
        if self._budget is None:
            return 0.0
        return await self._budget.take(
            f"{self._row.name}:{lane}", per_second=per_second, patience_s=patience_s
        )
