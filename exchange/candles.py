"""Candles: recorded minutes on disk, minutes before them from `history`, longer ones from both.

The recorded minutes of a market are a ring in a memory-mapped file, a slot for each minute of
the last four days. A slot names its minute, so a file that is old, new or half filled needs no
repair: what is not the wanted minute is not there. The hours that long candles are made of are
another such ring, of all the days that candles go back: each is worked out once, ever.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from exchange.markets import Market

Rows: TypeAlias = npt.NDArray[np.int64]
Past: TypeAlias = Callable[[Market, int, int], Rows]

# The columns of a row. Prices in ticks, volumes in lots, turnovers in units of the quote currency.
MINUTE, OPEN, HIGH, LOW, CLOSE, VOLUME, TURNOVER, TRADES, BUY_VOLUME, BUY_TURNOVER = range(10)
COLUMNS: Final = 10
KEPT_MINUTES: Final = 4 * 1440
LISTED_DAYS: Final = 400  # how far back candles go
_DAY: Final = 1440
_HOUR: Final = 60
_KEPT_HOURS: Final = (LISTED_DAYS + 31) * 24  # a month that begins within the days is whole
_AT_ONCE: Final = 10 * _DAY  # minutes of history worked out in one go
_MONDAY: Final = 4 * _DAY  # 1970 began on a Thursday

_NO_ROWS: Final[Rows] = np.empty((0, COLUMNS), dtype=np.int64)

INTERVALS: Final = {
    "1m": 1,
    "3m": 3,
    "5m": 5,
    "15m": 15,
    "30m": 30,
    "1h": 60,
    "2h": 120,
    "4h": 240,
    "6h": 360,
    "8h": 480,
    "12h": 720,
    "1d": _DAY,
    "3d": 3 * _DAY,
    "1w": 7 * _DAY,
    "1M": 0,  # as long as the month
}


@dataclass(frozen=True, slots=True)
class Span:
    """Which candles are wanted: by opening time, both ends included, in milliseconds."""

    interval: str
    start_ms: int | None
    end_ms: int | None
    limit: int


class Candles:
    """The candles of one market."""

    def __init__(self, market: Market, file: Path, past: Past) -> None:
        self.market = market
        self._past = past
        self._ring = _Ring(file, KEPT_MINUTES, 1)
        self._hours = _Ring(file.with_suffix(".hours"), _KEPT_HOURS, _HOUR)

    def record(self, row: list[int]) -> None:
        """Keep a minute that is over, or is still going on and will be recorded again."""
        self._ring.write(np.array([row], dtype=np.int64))

    def fill(self, now_minute: int) -> None:
        """Record from history what the last four days lack; the minute going on is left out."""
        first = now_minute - KEPT_MINUTES + 1
        absent = self._ring.lacks(first, now_minute)
        if absent.any():
            self._ring.write(self._past(self.market, first, len(absent))[absent])

    def minutes(self, first: int, count: int) -> Rows:
        """Return the minutes from `first` on, recorded where they are, else from history."""
        absent = self._ring.lacks(first, first + count)
        if not absent.any():
            return self._ring.read(first, first + count)
        holes = np.flatnonzero(absent)
        low, high = int(holes[0]), int(holes[-1]) + 1
        rows = self._past(self.market, first + low, high - low)
        if len(holes) < count:
            past, rows = rows, self._ring.read(first, first + count)
            rows[holes] = past[holes - low]
        is_known = rows[:, MINUTE] == np.arange(first, first + count)
        return rows if is_known.all() else rows[is_known]

    def query(self, span: Span, now_minute: int) -> tuple[list[int], Rows]:
        """Return opening minutes and rows of the candles in `span`, oldest first."""
        edges = _edges(span, now_minute)
        first, end = edges[0], min(edges[-1], now_minute + 1)
        if first >= end:
            return [], _NO_ROWS
        # A minute without a trade is recorded with the next trade: a day on, that has come.
        border = (now_minute - _DAY) // _HOUR * _HOUR
        if INTERVALS[span.interval] % _HOUR or first >= border:
            rows = self.minutes(first, end - first)
        elif end <= border:
            rows = self._by_hours(first, end)
        else:
            recent = self.minutes(border, end - border)
            rows = np.concatenate([self._by_hours(first, border), recent])
        return _merge(rows, edges) if len(rows) else ([], rows)

    def _by_hours(self, first: int, end: int) -> Rows:
        """Return the hours from `first` to before `end`, all of them over."""
        spans = [(start, min(start + _AT_ONCE, end)) for start in range(first, end, _AT_ONCE)]
        return np.concatenate([self._hours_of(*span) for span in spans])

    def _hours_of(self, first: int, end: int) -> Rows:
        """Return the hours that are kept, and the others worked out from their minutes."""
        kept, absent = self._hours.read(first, end), self._hours.lacks(first, end)
        if not absent.any():
            return kept
        lacking = np.arange(first, end, _HOUR)[absent]
        first, end = int(lacking[0]), int(lacking[-1]) + _HOUR
        rows = self.minutes(first, end - first)
        if not len(rows):
            return kept[~absent]
        starts, made = _merge(rows, list(range(first, end + 1, _HOUR)))
        made[:, MINUTE] = starts
        made = made[np.isin(made[:, MINUTE], lacking)]
        if len(rows) == end - first:  # of another exchange's past, not every minute is known
            self._hours.write(made)
        both = np.concatenate([kept[~absent], made])
        return both[np.argsort(both[:, MINUTE])]


class _Ring:
    """The newest rows of a market in a file, each in the slot of its opening minute."""

    def __init__(self, file: Path, slots: int, minutes: int) -> None:
        self._slots = slots
        self._minutes = minutes  # how long a row is
        self._rows = _map(file, slots)

    def lacks(self, first: int, end: int) -> npt.NDArray[np.bool_]:
        """Tell which of the rows that open from `first` to before `end` are not here."""
        wanted = np.arange(first, end, self._minutes)
        lacks: npt.NDArray[np.bool_] = self._rows[self._slot(wanted), MINUTE] != wanted
        return lacks

    def read(self, first: int, end: int) -> Rows:
        """Return what is in the slots of the rows from `first` to before `end`."""
        rows: Rows = self._rows[self._slot(np.arange(first, end, self._minutes))]
        return rows

    def write(self, rows: Rows) -> None:
        """Keep rows."""
        self._rows[self._slot(rows[:, MINUTE])] = rows

    def _slot(self, opening: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        return opening // self._minutes % self._slots


def _map(file: Path, slots: int) -> Rows:
    """Map the file of a ring, made anew when it is absent or of another size."""
    size = slots * COLUMNS * 8
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists() or file.stat().st_size != size:
        with file.open("wb") as handle:
            handle.truncate(size)
    ring: Rows = np.asarray(np.memmap(file, dtype=np.int64, mode="r+", shape=(slots, COLUMNS)))
    return ring


def _edges(span: Span, now_minute: int) -> list[int]:
    """Return the opening minutes of the wanted candles and, last, the end of the last one."""
    listed = now_minute // _DAY * _DAY - LISTED_DAYS * _DAY
    last = now_minute if span.end_ms is None else min(span.end_ms // 60_000, now_minute)
    last = floor(span.interval, last)
    if span.start_ms is None:
        edges = [following(span.interval, last)]
        while len(edges) <= span.limit and edges[-1] > listed:
            edges.append(floor(span.interval, edges[-1] - 1))
        return edges[::-1]
    # No later than the next minute: months of a far future are not in any calendar.
    wanted = min(max(-(-span.start_ms // 60_000), listed), now_minute + 1)
    first = floor(span.interval, wanted)
    if first * 60_000 < span.start_ms:
        first = following(span.interval, first)
    edges = [first]
    while len(edges) <= span.limit and edges[-1] <= last:
        edges.append(following(span.interval, edges[-1]))
    return edges


def floor(interval: str, minute: int) -> int:
    """Return the opening minute of the candle that `minute` falls into; weeks open on Monday."""
    length = INTERVALS[interval]
    if interval == "1w":
        return (minute - _MONDAY) // length * length + _MONDAY
    if length:
        return minute // length * length
    day = datetime.fromtimestamp(minute * 60, UTC)
    month = day.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return int(month.timestamp()) // 60


def following(interval: str, opening: int) -> int:
    """Return the opening minute of the candle after the one that opens at `opening`."""
    length = INTERVALS[interval]
    return opening + length if length else floor(interval, opening + 32 * _DAY)


def _merge(rows: Rows, edges: list[int]) -> tuple[list[int], Rows]:
    """Merge minutes into the candles that open at `edges`; candles without minutes are left out."""
    opens = np.array(edges[:-1], dtype=np.int64)
    owner = np.searchsorted(opens, rows[:, MINUTE], side="right") - 1
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    merged = np.add.reduceat(rows, firsts, axis=0)
    merged[:, OPEN] = rows[firsts, OPEN]
    merged[:, HIGH] = np.maximum.reduceat(rows[:, HIGH], firsts)
    merged[:, LOW] = np.minimum.reduceat(rows[:, LOW], firsts)
    merged[:, CLOSE] = rows[np.append(firsts[1:], len(rows)) - 1, CLOSE]
    merged[:, MINUTE] = rows[firsts, MINUTE]
    starts: list[int] = opens[owner[firsts]].tolist()
    return starts, merged
