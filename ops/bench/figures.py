"""A measured figure beside its budget and its floor, and how it is printed."""

import math
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from desk import clock

_WIDTH: Final = 46


def load() -> float:
    """Return how many programs wanted a core over the last minute: the weather of a figure."""
    return round(os.getloadavg()[0], 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A limit on one statistic of a figure.

    `is_least`: more is better. `is_reached`: reaching the limit keeps it. `is_above_floor`: what
    counts is the distance from the floor. `is_ceiling`: the hard limit of a budget whose aim is
    lower. `is_promise`: being over it is a failure, however busy the machine.
    """

    of: str
    limit: float
    is_least: bool = False
    is_reached: bool = False
    is_above_floor: bool = False
    is_ceiling: bool = False
    is_promise: bool = False

    def is_kept_by(self, value: float) -> bool:
        """Tell whether a value is on the right side of the limit."""
        if value == self.limit:
            return self.is_reached
        return value > self.limit if self.is_least else value < self.limit

    def words(self, unit: str) -> str:
        """Say the limit, such as `p95 < 100 ms`."""
        name = "" if self.of == "value" else f"{self.of} "
        sign = (">" if self.is_least else "<") + "=" * self.is_reached
        where = " above the floor" if self.is_above_floor else ""
        kind = " (ceiling)" if self.is_ceiling else ""
        return f"{name}{sign} {number(self.limit)} {unit}{where}{kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least this machine can do, measured in the same run, and what was measured."""

    value: float
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line: statistics of `n` samples in `unit`; `parts` say where the time went."""

    bench: str
    what: str
    unit: str
    n: int
    stats: Mapping[str, float]
    budget: Budget | None = None
    floor: Floor | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    load: float = field(default_factory=load)

    @property
    def verdict(self) -> str:
        """`ok` or `over`; empty without a budget, and without samples."""
        if self.budget is None or self.budget.of not in self.stats:
            return ""
        value = self.stats[self.budget.of]
        if self.budget.is_above_floor and self.floor is not None:
            value -= self.floor.value
        return "ok" if self.budget.is_kept_by(value) else "over"

    @property
    def is_broken(self) -> bool:
        """True when a promise was not kept."""
        return self.verdict == "over" and self.budget is not None and self.budget.is_promise

    def lines(self) -> list[str]:
        """Return the figure for a terminal."""
        stats = "  ".join(
            number(v) if k == "value" else f"{k} {number(v)}" for k, v in self.stats.items()
        )
        words = [
            f"{self.bench:<10} {self.what:<{_WIDTH}} {stats or '-'} {self.unit}",
            f"n {self.n}",
        ]
        if self.budget:
            words.append(f"budget {self.budget.words(self.unit)}")
        if self.floor:
            words.append(f"floor {number(self.floor.value)} {self.unit} ({self.floor.what})")
        words.append(f"load {self.load}")
        lines = ["  ".join([*words, self.verdict]).rstrip()]
        if self.parts:
            parts = "  ".join(f"{k} {number(v)}" for k, v in self.parts.items())
            lines.append(f"{'':<10}   {parts}")
        return lines

    def as_json(self) -> dict[str, Any]:
        """Return the figure for machines."""
        return {**asdict(self), "verdict": self.verdict}


def spread(samples: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and p99 by nearest rank; nothing for no samples.

    Below 100 samples the 99th percentile is the slowest one: `n` stands beside it.
    """
    found = sorted(samples)
    ranks = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
    if not found:
        return {}
    return {name: found[math.ceil(q * len(found)) - 1] for name, q in ranks.items()}


def median(samples: Sequence[float]) -> float:
    """Return the middle sample, 0 for none."""
    return spread(samples).get("p50", 0.0)


def number(value: float) -> str:
    """Write a figure with three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value else "0"


def machine() -> dict[str, Any]:
    """Return what every figure depends on."""
    return {
        "at": clock.now().isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "processor": _processor(),
    }


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 - not a file to keep
            named = (line.partition(":")[2].strip() for line in lines if "model name" in line)
            return next(named, platform.machine())
    except OSError:
        return platform.machine()
