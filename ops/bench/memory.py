"""Memory of every process of the desk, as Linux counts it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desk.settings import Settings
from ops.bench import cpu
from ops.bench.figures import Budget, Figure, Floor

LIMIT_MB: Final = 512
SCRAPE_MB: Final = 256
_KIB: Final = 1024
# What the process holds now: its greatest size would be inherited from whoever forked it.
_BARE: Final = "print(next(l for l in open('/proc/self/status') if l[:5] == 'VmRSS').split()[1])"
_FIELDS: Final = ("Rss", "Pss", "Private")


def measure(settings: Settings) -> list[Figure]:
    """Return a figure for each process that `tapewire up` started, and for `up` itself.

    RSS counts shared pages in full, PSS each process's share of them: the sum of PSS is what the
    desk takes of the machine. Children (PostgreSQL has one per connection) count with their parent.
    """
    floor = Floor(value=_bare_mb(), what="a bare Python")
    named = cpu.pids(settings)
    rooms = set(named.values())
    found = []
    for name, pid in named.items():
        sizes = sizes_of([pid, *cpu.descendants(pid, rooms)])
        if sizes:
            limit = SCRAPE_MB if name == "scrape" else LIMIT_MB
            found.append(_figure(name, sizes, Budget(of="rss", limit=limit), floor))
    return [*found, _total(found, floor)] if found else []


def _figure(name: str, sizes: dict[str, float], budget: Budget | None, floor: Floor) -> Figure:
    stats = {"rss": sizes["Rss"], "pss": sizes["Pss"], "private": sizes["Private"]}
    return Figure(
        bench="memory", what=name, unit="MB", n=1, stats=stats, budget=budget, floor=floor
    )


def _total(found: list[Figure], bare: Floor) -> Figure:
    pss = sum(figure.stats["pss"] for figure in found)
    limit = sum(figure.budget.limit for figure in found if figure.budget)
    return Figure(
        bench="memory",
        what="all together",
        unit="MB",
        n=len(found),
        stats={"pss": pss},
        budget=Budget(of="pss", limit=limit),
        floor=Floor(value=bare.value * len(found), what=f"{bare.what} each, nothing shared"),
    )


def sizes_of(pids: Sequence[int]) -> dict[str, float]:
    """Return megabytes by kind, of these processes together; the RSS is the largest one's."""
    each = [sizes for pid in pids if (sizes := _smaps(pid))]
    if not each:
        return {}
    sums = {name: sum(sizes[name] for sizes in each) for name in _FIELDS}
    return sums | {"Rss": max(sizes["Rss"] for sizes in each)}


def _smaps(pid: int) -> dict[str, float]:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:  # it has ended, or is somebody else's
        return {}
    kib = {line.partition(":")[0]: float(line.split()[1]) for line in lines}
    private = kib["Private_Clean"] + kib["Private_Dirty"]
    return {"Rss": kib["Rss"] / _KIB, "Pss": kib["Pss"] / _KIB, "Private": private / _KIB}


def _bare_mb() -> float:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _BARE], capture_output=True, text=True, check=True, timeout=20
    )
    return float(done.stdout) / _KIB
