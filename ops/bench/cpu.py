"""CPU seconds that each process of a desk has used: what other programs do not disturb."""

import os
from pathlib import Path
from typing import Final

from desk.settings import Settings

_TICK: Final = os.sysconf("SC_CLK_TCK")
_USER: Final = 13  # place of utime in /proc/<pid>/stat, counted from the name


def pids(settings: Settings) -> dict[str, int]:
    """Return the process ids of everything that `tapewire up` started, and of itself, by name."""
    found = {path.stem: _pid(path) for path in sorted((settings.data_dir / "logs").glob("*.pid"))}
    up = settings.data_dir / "up.lock"
    return found | ({"up": _pid(up)} if up.exists() else {})


def descendants(pid: int, named: set[int]) -> list[int]:
    """Return the processes below one that have no name of their own."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    below = [int(child) for child in text.split() if int(child) not in named]
    return [found for child in below for found in (child, *descendants(child, named))]


class Meter:
    """Measures what a desk computes while something is done to it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._before = self._seconds()

    def each_ms(self, count: int) -> dict[str, float]:
        """Return milliseconds of CPU by process for each of `count` things done since.

        What the desk does anyway (prices, heartbeats) is in it. Kernel work counts.
        """
        after = self._seconds()
        spent = {n: (s - self._before.get(n, s)) * 1000 / max(1, count) for n, s in after.items()}
        busy = sorted(spent.items(), key=lambda pair: -pair[1])
        return {f"CPU of {name}": ms for name, ms in busy if ms >= 0.1}

    def _seconds(self) -> dict[str, float]:
        named = pids(self._settings)
        own = set(named.values())
        return {
            name: sum(seconds(each) for each in (pid, *descendants(pid, own)))
            for name, pid in named.items()
        }


def seconds(pid: int) -> float:
    """Return the seconds of CPU that a process has used, the kernel's for it included."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # it has ended
        return 0.0
    user, system = fields[_USER - 2 : _USER]
    return (int(user) + int(system)) / _TICK


def _pid(path: Path) -> int:
    text = path.read_text(encoding="ascii").strip()
    return int(text) if text.isdigit() else 0
