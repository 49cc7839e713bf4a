"""How headlines about a coin leaned over time, with the count behind every mean. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from desk.news.model import Headline
from desk.signals import fusion
from desk.signals.model import Score, Tone

_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
_WIDTHS: Final = ((2, 1), (14, 6))  # up to so many days, buckets of so many hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """The first reports seen from `at` on for `width`.

    The three counts are of tones that survived our doubts; `mean` is of the model's sentiment,
    -1 to 1, over all `headlines`, None where there is none.
    """

    at: datetime
    width: timedelta
    headlines: int
    bullish: int
    neutral: int
    bearish: int
    mean: float | None


def series(found: Sequence[tuple[Headline, Score]], *, days: int, until: datetime) -> list[Bucket]:
    """Return every bucket of the last days, empty ones too, oldest first.

    Buckets begin at whole hours, quarters of a day or days in UTC.
    """
    width = timedelta(hours=next((hours for most, hours in _WIDTHS if days <= most), 24))
    first, last = ((at - _EPOCH) // width for at in (until - timedelta(days=days), until))
    groups: dict[int, list[tuple[Headline, Score]]] = defaultdict(list)
    for headline, score in found:
        groups[(headline.seen_at - _EPOCH) // width].append((headline, score))
    return [
        _bucket(_EPOCH + number * width, width, groups[number]) for number in range(first, last + 1)
    ]


def _bucket(at: datetime, width: timedelta, found: Sequence[tuple[Headline, Score]]) -> Bucket:
    tones = [fusion.verdict(headline, score).tone for headline, score in found]
    sentiments = [score.sentiment for _, score in found]
    return Bucket(
        at=at,
        width=width,
        headlines=len(found),
        bullish=tones.count(Tone.BULLISH),
        neutral=tones.count(Tone.NEUTRAL),
        bearish=tones.count(Tone.BEARISH),
        mean=sum(sentiments) / len(sentiments) if sentiments else None,
    )
