"""Charts that were given a name, and how often the price went the way the books say. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.model import Timeframe
from desk.signals.statistics import ENOUGH, Interval, wilson

AHEAD: Final = 48  # candles of the chart: what the model's own record looks at (docs/models.md)
WAYS: Final = {  # 1 is up; a symmetric triangle points nowhere
    "double top": -1,
    "double bottom": 1,
    "head and shoulders": -1,
    "inverse head and shoulders": 1,
    "ascending triangle": 1,
    "descending triangle": -1,
    "bull flag": 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A chart that was given a name at `at`; `price` is the middle of the book of then."""

    symbol: str
    frame: Timeframe
    name: str
    at: datetime
    price: Decimal

    @property
    def horizon(self) -> timedelta:
        """How far ahead it is judged."""
        return AHEAD * self.frame.length

    @property
    def due_at(self) -> datetime:
        """When it is judged."""
        return self.at + self.horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Of `n` charts of a name whose horizon has passed, how many went its way (`hits`).

    By more than five basis points, as alerts are judged; `moved` counts both ways. The interval is
    that of independent charts: markets that move together make the true one wider.
    """

    name: str
    n: int
    hits: int
    moved: int

    @property
    def way(self) -> int:
        """Where the books say that the price goes, 1 for up and -1 for down."""
        return WAYS[self.name]

    @property
    def hit_rate(self) -> Decimal | None:
        """Hits per chart, None for fewer than 20."""
        return Decimal(self.hits) / self.n if self.n >= ENOUGH else None

    @property
    def interval(self) -> Interval | None:
        """Where the true hit rate lies with 95 % confidence (Wilson), None for fewer than 20."""
        return wilson(self.hits, self.n) if self.n >= ENOUGH else None

    @property
    def chance(self) -> Decimal | None:
        """What a coin thrown for each would have hit, None for fewer than 20."""
        return Decimal(self.moved) / (2 * self.n) if self.n >= ENOUGH else None
