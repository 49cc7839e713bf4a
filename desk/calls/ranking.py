"""Who called how well: counted, with intervals, and no rank below a number of calls. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median
from typing import Final

from desk.calls.model import RANKED_AT, Call
from desk.money import ZERO
from desk.signals.statistics import Interval, wilson

LEAST: Final = 5  # graded calls; with fewer nobody has a rank, and no figure but counts is shown
_FINEST: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one person's calls did 24 hours later; moves are in percent, the way of the call.

    A hit went the way of the call by more than five basis points. `best` is the call with the
    highest peak. `hit_rate`, `interval`, `mean` and `median` are None below `LEAST` graded calls.
    """

    person_id: int
    name: str
    calls: int
    graded: int
    hits: int
    mean: Decimal | None
    median: Decimal | None
    best: Call | None

    @property
    def is_ranked(self) -> bool:
        """True from `LEAST` graded calls on."""
        return self.graded >= LEAST

    @property
    def hit_rate(self) -> Decimal | None:
        """Hits per graded call."""
        return Decimal(self.hits) / self.graded if self.is_ranked else None

    @property
    def interval(self) -> Interval | None:
        """Where the true hit rate lies with 95 % confidence (Wilson)."""
        return wilson(self.hits, self.graded) if self.is_ranked else None


def rank(calls: Iterable[Call], names: Mapping[int, str]) -> list[Row]:
    """Return a row for each person: best first by the lower end of the hit rate's interval.

    Who has too few graded calls follows, most calls first.
    """
    by_person: dict[int, list[Call]] = defaultdict(list)
    for call in calls:
        by_person[call.person_id].append(call)
    rows = [row(person, names.get(person, ""), made) for person, made in by_person.items()]
    return sorted(rows, key=_place)


def row(person_id: int, name: str, calls: Sequence[Call]) -> Row:
    """Return how one person's calls did."""
    results = [gain for call in calls if (gain := call.result(RANKED_AT)) is not None]
    is_enough = len(results) >= LEAST
    return Row(
        person_id=person_id,
        name=name,
        calls=len(calls),
        graded=len(results),
        hits=sum(call.is_hit(RANKED_AT) is True for call in calls),
        mean=_cut(sum(results, ZERO) / len(results)) if is_enough else None,
        median=_cut(median(results)) if is_enough else None,
        best=max(calls, key=lambda call: (call.peak, call.called_at), default=None),
    )


def _place(found: Row) -> tuple[object, ...]:
    interval, mean = found.interval, found.mean
    if interval is None or mean is None:
        return 1, -found.calls, found.name, found.person_id
    return 0, -interval.low, -mean, -found.calls, found.person_id


def _cut(value: Decimal) -> Decimal:
    return value.quantize(_FINEST, ROUND_HALF_EVEN)
