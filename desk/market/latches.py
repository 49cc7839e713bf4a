"""Tells an event of the market once, and again only where it grows past another limit. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.measured import Limit, Measured, Reading

_OVER: Final = Decimal("0.6")  # an event is over when it has fallen to this share of what was told


@dataclass(slots=True)
class Latches:
    """Remembers of each event under way what was told of it and when.

    An event that hovers around a limit is one event: it is over when it has fallen well below
    what was told and `cool_down` has passed since.
    """

    cool_down: timedelta
    _told: dict[tuple[str, ...], tuple[Reading, datetime]] = field(default_factory=dict)

    def admits(self, found: Measured, limits: Collection[Limit]) -> Measured | None:
        """Return the event to tell, with what was told of it before; None when nothing is new.

        It counts as told from `remember` on: telling may fail.
        """
        reading, at = self._told.get(found.key, (None, found.at))
        if reading is not None and self._is_over(found, reading, at):
            del self._told[found.key]
            reading = None
        event = found if reading is None else replace(found, told=reading)
        return event if any(event.crosses(limit) for limit in limits) else None

    def remember(self, event: Measured) -> None:
        """Take an event for told, be it before a restart."""
        self._told[event.key] = (event.reading, event.at)

    def _is_over(self, found: Measured, told: Reading, at: datetime) -> bool:
        return found.at - at >= self.cool_down and found.reading.amount < told.amount * _OVER
