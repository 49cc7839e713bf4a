"""When a funding rate has come over from the other side of nought. Pure."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.measured import LEAST, Gauge, Unit

PERIOD: Final = timedelta(hours=8)  # of funding; for so long a flip may grow past another limit
_LEAST: Final = LEAST[Gauge.FLIP, Unit.PERCENT]


@dataclass(frozen=True, slots=True)
class _Side:
    is_positive: bool
    turned_at: datetime | None = None


@dataclass(slots=True)
class Flips:
    """Remembers the side of each venue's rate of each market.

    A rate too close to nought is on no side, so one that hovers there does not flip. What turned
    while nobody looked is not known.
    """

    _sides: dict[tuple[str, str], _Side] = field(default_factory=dict)

    def turned(self, venue: str, symbol: str, percent: Decimal, at: datetime) -> bool:
        """Tell whether the rate has come to this side within the last period."""
        if abs(percent) < _LEAST:
            return False
        here = (venue, symbol)
        side = self._sides.setdefault(here, _Side(percent > 0))
        if side.is_positive is not (percent > 0):
            side = self._sides[here] = _Side(percent > 0, at)
        return side.turned_at is not None and at - side.turned_at < PERIOD
