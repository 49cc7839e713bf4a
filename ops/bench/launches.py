"""How well token launches are read, on headlines labelled by hand before any rule was tuned.

`tests/cases/launches_labelled.jsonl` is split in two; the rules were tuned on one half alone, and
these figures are of the other. The floor is what one gets for looking at words of launches alone.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from desk.news.keywords import matcher
from desk.news.model import Launch
from desk.news.tge import find_launch
from ops.bench.figures import Budget, Figure, Floor

LABELLED: Final = Path(__file__).parents[2] / "tests" / "cases" / "launches_labelled.jsonl"
SEEN_AT: Final = datetime(2026, 3, 2, 10, tzinfo=UTC)  # when all of them were read, a Monday
FACTS: Final = (
    "token", "project", "at", "precision", "venues", "chain", "raised_usd", "fdv_usd",
    "unlocked_percent", "certainty",
)  # fmt: skip
Row = Mapping[str, Any]
_LEAST: Final = 0.9


def rows(part: str) -> list[Row]:
    """Return one half of the set: `tune` or `held-out`."""
    lines = LABELLED.read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["part"] == part]


def measure() -> list[Figure]:
    """Return precision, recall and the share of facts read right, of the held-out half."""
    held_out = rows("held-out")
    precision, recall = scored(held_out, lambda text: read(text) is not None)
    base_precision, base_recall = scored(held_out, lambda t: matcher().scan(t).has_launch_words)
    naive = "any word of launches"
    told = [(row["launch"], found) for row in held_out if (found := read(row["text"]))]
    right = [is_right(want, found, fact) for want, found in told if want for fact in FACTS]
    return [
        _figure("precision, held-out half", precision, base_precision, naive, len(held_out)),
        # The rules prefer silence to a guess: recall has no budget.
        _figure("recall, held-out half", recall, base_recall, naive, len(held_out), least=None),
        _figure("facts read right", sum(right) / len(right), None, "", len(right)),
    ]


def read(text: str) -> Launch | None:
    """Return what the desk reads out of a headline."""
    return find_launch(text, SEEN_AT) if matcher().scan(text).has_launch_words else None


def scored(labelled: list[Row], says: Callable[[str], bool]) -> tuple[float, float]:
    """Return precision and recall of "this tells a launch"."""
    said = [(says(row["text"]), row["launch"] is not None) for row in labelled]
    hits = sum(guess and truth for guess, truth in said)
    return hits / sum(guess for guess, _ in said), hits / sum(truth for _, truth in said)


def is_right(want: Row, found: Launch, fact: str) -> bool:
    """Tell whether one fact is exactly what the label says."""
    value = getattr(found, fact)
    if fact == "at":
        value = f"{value:%Y-%m-%dT%H:%MZ}" if value else None
    if fact == "unlocked_percent":
        value = float(value) if value is not None else None
    return bool((list(value) if fact == "venues" else value) == want[fact])


def _figure(
    what: str,
    value: float,
    floor: float | None,
    naive: str,
    count: int,
    *,
    least: float | None = _LEAST,
) -> Figure:
    return Figure(
        bench="launches",
        what=what,
        unit="of 1",
        n=count,
        stats={"value": round(value, 3)},
        budget=None if least is None else Budget(of="value", limit=least, is_least=True),
        floor=None if floor is None else Floor(value=round(floor, 3), what=naive),
    )
