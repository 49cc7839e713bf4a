"""Thousands of histories in virtual time, played while the scenarios wait for real time to pass."""

import asyncio
import json
import os
import subprocess
import sys
from typing import Any, Final

from ops.temporary import ROOT

SEEDS: Final = int(os.environ.get("FAULT_SEEDS", "2000"))
PROCESSES: Final = 2
EACH: Final = SEEDS // PROCESSES
NICE: Final = 10  # they take the time that nobody else wants


class Histories:
    """In processes of their own: on both cores, and nothing measures what they cover."""

    def __init__(self) -> None:
        command = (sys.executable, str(ROOT / "main.py"), "bench", "simulate", "--json")
        self._playing = [
            subprocess.Popen(
                ("nice", "-n", str(NICE), *command, "--seeds", str(EACH), "--first", str(first)),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for first in range(0, EACH * PROCESSES, EACH)
        ]

    async def ends(self) -> list[dict[str, Any]]:
        """Wait for all of them; return the figures of each process by name."""
        return [self._figures(*await self._end_of(process)) for process in self._playing]

    def end(self) -> None:
        """Kill what still plays."""
        for process in self._playing:
            process.kill()
            process.communicate()

    async def _end_of(self, process: "subprocess.Popen[str]") -> tuple[int, str, str]:
        told, complaints = await asyncio.to_thread(process.communicate)
        return process.returncode, told, complaints

    def _figures(self, code: int, told: str, complaints: str) -> dict[str, Any]:
        assert code == 0, complaints
        return {f["what"]: f["stats"]["value"] for f in json.loads(told)["figures"]}
