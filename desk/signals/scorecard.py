"""How right alerts were, by who or what is behind them: counted, ranked, never without n. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desk.signals.model import HORIZONS
from desk.signals.statistics import ENOUGH, Interval, Sample, Spread, sample, wilson

MUTE_AT: Final = 50  # calls below chance that make a source a case for muting
_JUDGED_BY: Final = HORIZONS[1:4]  # a minute is mostly noise, a day mostly something else


class By(StrEnum):
    """What the scorecard is about."""

    SOURCE = "source"
    MODEL = "model"
    EVENT = "event"
    RULE = "rule"
    COIN = "coin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The alerts of one key at a horizon, as the tables count them (see `Row`).

    `ways` is None for fewer than two calls with a volatility to measure by; `size` is the median of
    `sized` moves, None without any.
    """

    key: str
    horizon: timedelta
    alerts: int
    calls: int
    hits: int
    moved: int
    ways: Spread | None
    sized: int
    size: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How the alerts of one source, model, kind of event, rule or coin did at a horizon.

    A call is an alert whose tone survived our doubts; it is a hit when the market went its way by
    more than five basis points, and it `moved` when the market went either way by more. `way` is
    in units of the coin's own volatility over the horizon, positive where the market went the way
    of the call. `size` is the median size of the move after any alert, in the same
    units: 0.67 is what it is where nothing happens (normal distribution). Figures that fewer than
    20 alerts stand behind are None.
    """

    key: str
    horizon: timedelta
    alerts: int
    calls: int
    hits: int
    moved: int
    way: Sample | None
    size: Decimal | None

    @property
    def hit_rate(self) -> Decimal | None:
        """Hits per call, None for too few calls."""
        return Decimal(self.hits) / self.calls if self.calls >= ENOUGH else None

    @property
    def interval(self) -> Interval | None:
        """Where the true hit rate lies with 95 % confidence (Wilson), None for too few calls."""
        return wilson(self.hits, self.calls) if self.calls >= ENOUGH else None

    @property
    def chance(self) -> Decimal | None:
        """What a coin thrown for each of the calls would have hit, None for too few of them.

        Half of the calls after which the market moved at all: flat markets give no hit to anyone.
        """
        return Decimal(self.moved) / (2 * self.calls) if self.calls >= ENOUGH else None

    @property
    def is_below_chance(self) -> bool:
        """Tell whether even the upper end of the hit rate is worse than a coin, at 50 calls."""
        found, chance = self.interval, self.chance
        if found is None or chance is None or self.calls < MUTE_AT:
            return False
        return found.high < chance

    @property
    def edge(self) -> Decimal | None:
        """The lower end of the hit rate above chance, by which rows are ranked."""
        found, chance = self.interval, self.chance
        return None if found is None or chance is None else found.low - chance


def rank(counted: Iterable[Counted]) -> list[Row]:
    """Return a row for each key and horizon: best first within a horizon, too few to tell last."""
    return sorted(map(_row, counted), key=_place)


def hopeless(rows: Iterable[Row]) -> list[Row]:
    """Return sources whose calls stay worse than a coin: after 5 and 30 minutes and an hour alike.

    One row a source, that of the hour; there are at least 50 calls behind each.
    """
    bad: dict[str, dict[timedelta, Row]] = defaultdict(dict)
    for row in rows:
        if row.horizon in _JUDGED_BY and row.is_below_chance:
            bad[row.key][row.horizon] = row
    return [found[_JUDGED_BY[-1]] for found in bad.values() if len(found) == len(_JUDGED_BY)]


def _place(row: Row) -> tuple[object, ...]:
    edge = row.edge
    return row.horizon, edge is None, -(edge or 0), -row.calls, -row.alerts, row.key


def _row(found: Counted) -> Row:
    return Row(
        key=found.key,
        horizon=found.horizon,
        alerts=found.alerts,
        calls=found.calls,
        hits=found.hits,
        moved=found.moved,
        way=sample(found.ways),
        size=found.size if found.sized >= ENOUGH else None,
    )
