"""How long the event loop of this process makes others wait, measured ten times a second."""

import asyncio
import time
from typing import Final

from prometheus_client import Gauge

STEP_S: Final = 0.1
LAG: Final = Gauge(
    "tapewire_loop_lag_seconds", "Longest time that the event loop was late, since the start."
)
BUSY: Final = Gauge(
    "tapewire_loop_busy_seconds",
    "Longest time that the event loop was late by its own computing, since the start.",
)


async def watch() -> None:
    """Measure until cancelled.

    What other programs take of the cores makes the loop late too; of a delay, its own computing
    explains at most the CPU time that its thread has used meanwhile.
    """
    loop = asyncio.get_running_loop()
    worst = busiest = 0.0
    while True:
        due, used = loop.time() + STEP_S, time.thread_time()
        await asyncio.sleep(STEP_S)
        late = max(0.0, loop.time() - due)
        worst = max(worst, late)
        busiest = max(busiest, min(late, time.thread_time() - used))
        LAG.set(worst)
        BUSY.set(busiest)
