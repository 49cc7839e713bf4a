"""One figure of a model beside what it must reach and what a naive rule reaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ml.registry import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """`value` over `n` rows; without a `limit` it is told and judges nothing, with no rows is none.

    `is_least`: at least the limit, else at most; reaching it is enough. `naive` is the same figure
    of the rule named `naive_is`. `parts` stand beside it.
    """

    what: str
    value: float
    n: int
    limit: float | None = None
    is_least: bool = True
    unit: str = ""
    naive: float | None = None
    naive_is: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_kept(self) -> bool:
        """Tell whether the figure is on the right side of its limit."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.is_least else self.value <= self.limit


class Gates(Protocol):
    """What a module of this package offers."""

    NAME: str
    TOLERANCE: float

    def golden(self) -> Sequence[float]:
        """Return what the shipped model says to an input that is always the same."""
        ...

    def measured(self, folder: Path) -> list[Gate]:
        """Measure the shipped model on the data sets; raises `MissingData`."""
        ...


def between(what: str, value: float, n: int, low: float, high: float) -> list[Gate]:
    """Return the two gates of a figure that must lie between two limits."""
    return [
        Gate(what=f"{what}, not below", value=value, n=n, limit=low),
        Gate(what=f"{what}, not above", value=value, n=n, limit=high, is_least=False),
    ]


def unmeasured(why: str) -> Gate:
    """Return the line that says why there is no figure."""
    return Gate(what=f"not measured: {why}", value=0.0, n=0)


def farthest(card: Card, found: Sequence[float]) -> float:
    """Return how far outputs lie from those on the card; infinite when they cannot be compared."""
    wanted: Sequence[float] = card.parameters.get("golden", ())
    if len(wanted) != len(found) or not wanted:
        return float("inf")
    return max(abs(a - b) for a, b in zip(wanted, found, strict=True))
