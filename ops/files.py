"""How many files a process may have open: every client of a server is one."""

import resource
from pathlib import Path
from typing import Final

from desk.settings import Settings

MOST: Final = 65_536
ENOUGH: Final = 4_096  # a thousand listening clients, and as many again while they come back
SERVERS: Final = ("webapp", "exchange", "sandbox")
_LINE: Final = "Max open files"


def raise_limit() -> int:
    """Raise this process's own limit as far as the system lets it, and return it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = allowance()
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def allowance() -> int:
    """Return what `raise_limit` comes to here, `MOST` where the system sets no limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)


def of_servers(settings: Settings) -> dict[str, int]:
    """Return the limit of each server of a desk that runs on this machine, by its name."""
    logs = settings.data_dir / "logs"
    found = {name: _of(logs / f"{name}.pid") for name in SERVERS}
    return {name: limit for name, limit in found.items() if limit is not None}


def _of(pid_file: Path) -> int | None:
    """Read /proc; None for who does not run, or has no limit, or where there is no /proc."""
    try:
        pid = int(pid_file.read_text(encoding="ascii"))
        rows = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    soft = next(row for row in rows if row.startswith(_LINE)).removeprefix(_LINE).split()[0]
    return int(soft) if soft.isdigit() else None
