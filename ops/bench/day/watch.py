"""Eyes on the scrape worker while bombs arrive: its memory and its event loop."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from prometheus_client.parser import text_string_to_metric_families as families

from db.live import Live
from desk.settings import Settings
from ops.bench import cpu, memory

ROOM: Final = "scrape"
_STEP_S: Final = 0.25
_GAUGES: Final = ("tapewire_loop_lag_seconds", "tapewire_loop_busy_seconds")


@dataclass(slots=True)
class Watch:
    """The worst seen so far; of the loop, what the worker itself says every three seconds.

    `rss_mb` is the worker's, `with_readers_mb` what it and the processes that parse have for
    themselves together.
    """

    rss_mb: float = 0.0
    with_readers_mb: float = 0.0
    loop_s: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_GAUGES, 0.0))

    @property
    def lag_ms(self) -> float:
        """How late the event loop was, whatever kept it."""
        return self.loop_s[_GAUGES[0]] * 1000

    @property
    def busy_ms(self) -> float:
        """How late it was by its own computing."""
        return self.loop_s[_GAUGES[1]] * 1000

    async def run(self, settings: Settings, live: Live) -> None:
        """Look until cancelled."""
        while True:
            with suppress(OSError, ValueError):  # it is being started again
                self._weigh(cpu.pids(settings)[ROOM])
            for family in families((await live.metrics()).get(ROOM, "")):
                for sample in family.samples:
                    if sample.name in self.loop_s:
                        self.loop_s[sample.name] = max(self.loop_s[sample.name], sample.value)
            await asyncio.sleep(_STEP_S)

    def _weigh(self, pid: int) -> None:
        alone, all_ = memory.sizes_of([pid]), memory.sizes_of([pid, *cpu.descendants(pid, set())])
        if alone:
            self.rss_mb = max(self.rss_mb, alone["Rss"])
            self.with_readers_mb = max(self.with_readers_mb, all_["Private"])
