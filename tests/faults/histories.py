"""Thousands of histories in virtual time, played while the scenarios wait for real time to pass."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ops.temporary import ROOT

SEEDS: Final = int(os.environ.get("FAULT_SEEDS", "2000"))
PROCESSES: Final = 2
EACH: Final = SEEDS // PROCESSES
FIRSTS: Final = range(0, EACH * PROCESSES, EACH)
NICE: Final = 5  # they take the time that nobody else wants


_PLAY: Final = '"$@" > "$0.said" 2> "$0.complaints"; echo $? > "$0.code"'


class Histories:
    """In processes of their own: on both cores, and nothing measures what they cover.

    They write into `folder`, so that whichever process runs the test of them can read it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder
        self._playing: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Play them from now on, unless they do."""
        command = (sys.executable, str(ROOT / "main.py"), "bench", "simulate", "--json")
        for first in FIRSTS if not self._playing else ():
            seeds = ("--seeds", str(EACH), "--first", str(first))
            play = ("sh", "-c", _PLAY, str(self.folder / str(first)), "nice", "-n", str(NICE))
            self._playing.append(subprocess.Popen((*play, *command, *seeds), process_group=0))

    def end(self) -> None:
        """Kill what still plays."""
        for process in self._playing:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(self.folder)


async def ends(folder: Path) -> list[dict[str, Any]]:
    """Wait for all of them; return the figures of each process by name."""
    return [await _figures(folder / str(first)) for first in FIRSTS]


async def _figures(played: Path) -> dict[str, Any]:
    code = played.with_suffix(".code")
    while not (code.exists() and code.read_text()):  # noqa: ASYNC110 - a file tells
        await asyncio.sleep(0.2)
    assert code.read_text().strip() == "0", played.with_suffix(".complaints").read_text()
    told = json.loads(played.with_suffix(".said").read_text())
    return {f["what"]: f["stats"]["value"] for f in told["figures"]}
