"""Every room starts with as many open files as the system gives, within bounds."""

import subprocess
import sys

import pytest

from ops.temporary import ROOT

TELL = "import resource; print(resource.getrlimit(resource.RLIMIT_NOFILE))"


def told(limits: str, code: str) -> str:
    """Return what code prints in a process that was started under these limits."""
    command = f"{limits}; exec {sys.executable} -c '{code}'"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("limits", "most", "after"),
    [
        ("ulimit -Sn 256; ulimit -Hn 2000", 65_536, "(2000, 2000)"),
        ("ulimit -Sn 256; ulimit -Hn 2000", 1_000, "(1000, 2000)"),
        ("ulimit -Sn 1500; ulimit -Hn 2000", 1_000, "(1500, 2000)"),
    ],
    ids=["to-the-hard-limit", "within-bounds", "never-lower"],
)
def test_the_soft_limit_is_raised(limits: str, most: int, after: str) -> None:
    code = f"from ops import files; files.MOST = {most}; files.raise_limit(); {TELL}"
    assert told(limits, code) == after


def test_a_room_raises_it_before_it_does_anything_else() -> None:
    code = (
        "from desk.settings import Settings; from ops import cli\n"
        f"async def work(settings): {TELL}\n"
        'cli._serve("exchange", work, settings=Settings())'
    )
    assert told("ulimit -Sn 256; ulimit -Hn 2000", code).endswith("(2000, 2000)")
