"""Tells an event of the market once, and again only where it grows past another limit. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from desk.market.measured import Gauge, Limit, Measured

_APART: Final = frozenset({Gauge.WHALE, Gauge.LIQUIDATION})  # each by itself, no level that lasts
_OVER: Final = Decimal("0.6")  # an event is over when it has fallen to this share of what was told


@dataclass(slots=True)
class Latches:
    """Remembers of each event under way what was told of it and when.

    An event that hovers around a limit is one event: it is over when it has fallen well below
    what was told and `cool_down` has passed since; a flip when the rate has come back as late.
    Whales and liquidations do not last: with `cool_down` they are over.
    """

    cool_down: timedelta
    _told: dict[tuple[str, ...], Measured] = field(default_factory=dict)

    def admits(self, found: Measured, limits: Collection[Limit]) -> Measured | None:
        """Return the event to tell, with what was told of it before; None when nothing is new.

        It counts as told from `remember` on: telling may fail.
        """
        told = self._told.get(found.key)
        if told is not None and self._is_over(found, told):
            del self._told[found.key]
            told = None
        if told is not None and _is_back(found, told):
            return None
        event = found if told is None else replace(found, told=told.reading)
        return event if any(event.crosses(limit) for limit in limits) else None

    def remember(self, event: Measured) -> None:
        """Take an event for told, be it before a restart."""
        self._told[event.key] = event

    def _is_over(self, found: Measured, told: Measured) -> bool:
        if found.at - told.at < self.cool_down:
            return False
        if found.gauge in _APART:
            return True
        if found.gauge is Gauge.FLIP:
            return _is_back(found, told)
        return found.reading.amount < told.reading.amount * _OVER


def _is_back(found: Measured, told: Measured) -> bool:
    """Tell whether a rate that had flipped stands on its old side again."""
    return found.gauge is Gauge.FLIP and found.direction != told.direction
