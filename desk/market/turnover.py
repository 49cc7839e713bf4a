"""How much more than usual trades in a market: volume against the coin's own. Pure."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from desk.market.measured import Reading
from desk.market.model import Candle
from desk.money import ZERO

SPAN: Final = 5  # minutes that are held against those before
BEFORE: Final = 24  # spans that say what is usual: two hours
_LEAST: Final = 12  # spans; fewer are no measure
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Burst:
    """What traded in the last five minutes; `sigmas` is its z-score, `direction` the price's."""

    reading: Reading
    sigmas: float
    direction: int
    at: datetime


@dataclass(slots=True)
class Turnover:
    """The minutes of one market."""

    _minutes: dict[datetime, Candle] = field(default_factory=dict)

    def add(self, candles: Sequence[Candle]) -> None:
        """Take in candles of a minute; a later one of the same minute replaces it."""
        for candle in candles:
            self._minutes[candle.at] = candle
        if self._minutes:
            oldest = max(self._minutes) - SPAN * (BEFORE + 1) * _MINUTE
            self._minutes = {at: c for at, c in self._minutes.items() if at > oldest}

    def burst(self) -> Burst | None:
        """Return the newest five minutes against the two hours before; None for too little."""
        if not self._minutes:
            return None
        newest = max(self._minutes)
        latest = self._span(newest)
        usual = [self._span(newest - SPAN * k * _MINUTE) for k in range(1, BEFORE + 1)]
        volumes = [sum(map(_worth, span), ZERO) for span in usual if len(span) == SPAN]
        mean = sum(volumes, ZERO) / len(volumes) if volumes else ZERO
        if len(volumes) < _LEAST or not mean or not latest:
            return None
        volume = sum(map(_worth, latest), ZERO)
        spread = statistics.pstdev(map(float, volumes)) or float(mean)
        opened, closed = latest[0].open, latest[-1].close
        return Burst(
            reading=Reading.of(volume, volume / mean),
            sigmas=float(volume - mean) / spread,
            direction=(closed > opened) - (closed < opened),
            at=newest,
        )

    def _span(self, last: datetime) -> list[Candle]:
        minutes = (last - k * _MINUTE for k in reversed(range(SPAN)))
        return [self._minutes[at] for at in minutes if at in self._minutes]


def _worth(candle: Candle) -> Decimal:
    return candle.volume * candle.close
